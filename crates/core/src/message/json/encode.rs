//! From fields to JSON.

use super::options::{EnumForm, JsonOptions, MAX_DEPTH};
use super::text::{append_base64, append_string};
use super::well_known;
use crate::message::sorted_runs::SortedRuns;
use crate::message::{Error, MapKey, ReadFields, ReadList, ReadMap, Scalar, Value};
use crate::schema::{Cardinality, FieldDescriptor, FieldType, MessageDescriptor};

pub(super) struct Encoder<'e> {
    options: &'e JsonOptions,
    out: &'e mut Vec<u8>,
    depth: usize,
    /// The wire form, whose members stand ready in the table.
    is_compact: bool,
}

/// An object or list of which some elements are written.
pub(super) struct Open {
    written: usize,
    /// Set where the members are to be ordered by name.
    sorted: Option<SortedRuns<Box<str>>>,
}

impl<'e> Encoder<'e> {
    pub(super) fn new(options: &'e JsonOptions, out: &'e mut Vec<u8>) -> Self {
        let JsonOptions { proto_names, sort_keys, indent, python_text, .. } = *options;
        let is_compact = !proto_names && !sort_keys && indent.is_none() && !python_text;
        Encoder { options, out, depth: 0, is_compact }
    }

    pub(super) fn message(&mut self, message: &dyn ReadFields) -> Result<(), Error> {
        if let Some(form) = well_known::form(message.descriptor()) {
            return form.encode(self, message);
        }
        let mut object = self.open_object()?;
        self.members(&mut object, message)?;
        self.close_object(object);
        Ok(())
    }

    /// Writes the fields of a message into an object that is open.
    pub(super) fn members(&mut self, object: &mut Open, message: &dyn ReadFields) -> Result<(), Error> {
        let descriptor = message.descriptor();
        let mut present = 0;
        message.visit_fields(&mut |index, value| {
            let field = &descriptor.fields[index];
            check_oneof(descriptor, index, present)?;
            present |= 1 << index;
            self.field_name(object, field);
            self.value(field, value).map_err(|error| error.in_field(field.name))
        })?;
        if self.options.defaults {
            self.absent_members(object, descriptor, present);
        }
        Ok(())
    }

    /// Writes the default of each field that has no presence and is not among the `present` ones.
    fn absent_members(&mut self, object: &mut Open, descriptor: &MessageDescriptor, present: u64) {
        for (index, field) in descriptor.fields.iter().enumerate() {
            if present & (1 << index) == 0 && !field.has_presence() {
                self.field_name(object, field);
                self.default_value(field);
            }
        }
    }

    fn default_value(&mut self, field: &FieldDescriptor) {
        let text: &[u8] = match (field.cardinality, field.field_type) {
            (Cardinality::Map | Cardinality::IntMap, _) => b"{}",
            (Cardinality::Repeated, _) => b"[]",
            (_, FieldType::String | FieldType::Bytes) => b"\"\"",
            (_, FieldType::Bool) => b"false",
            (_, FieldType::Int32) => b"0",
            (_, FieldType::Int64) => b"\"0\"",
            (_, FieldType::Double) => b"0.0",
            (_, field_type @ FieldType::Enum(_)) => return self.enum_value(field_type, 0),
            (_, FieldType::Message(_) | FieldType::Timestamp | FieldType::Duration) => b"null",
        };
        self.out.extend_from_slice(text);
    }

    fn value(&mut self, field: &FieldDescriptor, value: Value<'_>) -> Result<(), Error> {
        match value {
            Value::Scalar(scalar) => self.scalar(field.field_type, scalar),
            Value::Message(message) => self.message(message),
            Value::List(list) => self.list(field, list),
            Value::Map(map) => self.map(field, map),
        }
    }

    fn list(&mut self, field: &FieldDescriptor, list: &dyn ReadList) -> Result<(), Error> {
        self.out.push(b'[');
        self.depth += 1;
        let mut written = 0;
        list.visit_items(&mut |item| {
            self.separate(written);
            written += 1;
            self.value(field, item).map_err(|error| error.in_item(written - 1))
        })?;
        self.close(written, b']');
        Ok(())
    }

    fn map(&mut self, field: &FieldDescriptor, map: &dyn ReadMap) -> Result<(), Error> {
        let mut object = self.open_object()?;
        map.visit_entries(&mut |key, item| {
            match key {
                MapKey::String(name) => self.member(&mut object, name),
                MapKey::Int(number) => self.member(&mut object, itoa::Buffer::new().format(number)),
            }
            self.value(field, item).map_err(|error| error.in_entry(key))
        })?;
        self.close_object(object);
        Ok(())
    }

    #[inline]
    fn scalar(&mut self, field_type: FieldType, scalar: Scalar<'_>) -> Result<(), Error> {
        match scalar {
            Scalar::String(text) => self.string(text),
            Scalar::Enum(number) => self.enum_value(field_type, number),
            Scalar::Int(number) if !matches!(field_type, FieldType::Int64) => append_integer(number, self.out),
            Scalar::Double(number) if number.is_finite() => append_double(number, self.out),
            Scalar::Bool(_) => append_plain(scalar, self.out)?,
            _ => {
                self.out.push(b'"');
                append_plain(scalar, self.out)?;
                self.out.push(b'"');
            }
        }
        Ok(())
    }

    pub(super) fn string(&mut self, text: &str) {
        append_string(text, self.options.python_text, self.out);
    }

    fn enum_value(&mut self, field_type: FieldType, number: i32) {
        match field_type {
            FieldType::Enum(descriptor) if self.options.enums == EnumForm::Names => match descriptor.name_of(number) {
                Some(name) => append_string(name, false, self.out),
                None => append_integer(number.into(), self.out),
            },
            _ => append_integer(number.into(), self.out),
        }
    }

    pub(super) fn open_object(&mut self) -> Result<Open, Error> {
        if self.depth >= MAX_DEPTH {
            return Err(Error::new(format!("more than {MAX_DEPTH} levels of nesting")));
        }
        self.depth += 1;
        self.out.push(b'{');
        Ok(Open { written: 0, sorted: self.options.sort_keys.then(SortedRuns::new) })
    }

    pub(super) fn close_object(&mut self, object: Open) {
        if let Some(runs) = object.sorted {
            let (options, depth) = (self.options, self.depth);
            runs.arrange(self.out, |position, out| separate(options, depth, position, out));
        }
        self.close(object.written, b'}');
    }

    /// Begins a member with a name of any text.
    pub(super) fn member(&mut self, object: &mut Open, name: &str) {
        self.begin_member(object, name);
        self.string(name);
        self.end_name();
    }

    fn field_name(&mut self, object: &mut Open, field: &FieldDescriptor) {
        if self.is_compact {
            let first = usize::from(object.written == 0);
            self.out.extend_from_slice(&field.json_member.as_bytes()[first..]);
            object.written += 1;
            return;
        }
        let name = if self.options.proto_names { field.name } else { field.json_name };
        self.begin_member(object, name);
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.push(b'"');
        self.end_name();
    }

    fn begin_member(&mut self, object: &mut Open, name: &str) {
        match &mut object.sorted {
            Some(runs) => runs.begin(name.into(), self.out),
            None => self.separate(object.written),
        }
        object.written += 1;
    }

    fn end_name(&mut self) {
        let spaced = self.options.python_text || self.options.indent.is_some();
        self.out.extend_from_slice(if spaced { b": " } else { b":" });
    }

    fn separate(&mut self, written: usize) {
        separate(self.options, self.depth, written, self.out);
    }

    fn close(&mut self, written: usize, bracket: u8) {
        self.depth -= 1;
        if written > 0
            && let Some(width) = self.options.indent
        {
            new_line(width * self.depth, self.out);
        }
        self.out.push(bracket);
    }
}

/// Separates an element from the one before it, or from the bracket.
fn separate(options: &JsonOptions, depth: usize, written: usize, out: &mut Vec<u8>) {
    if written > 0 {
        out.push(b',');
    }
    match options.indent {
        Some(width) => new_line(width * depth, out),
        None if options.python_text && written > 0 => out.push(b' '),
        None => {}
    }
}

fn new_line(indent: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    out.resize(out.len() + indent, b' ');
}

/// Fails if another member of the field's oneof is among the `present` ones.
fn check_oneof(descriptor: &MessageDescriptor, index: usize, present: u64) -> Result<(), Error> {
    let field = &descriptor.fields[index];
    let Some(oneof) = field.oneof else { return Ok(()) };
    match descriptor.oneof_siblings(index).find(|sibling| present & (1 << sibling) != 0) {
        None => Ok(()),
        Some(other) => {
            let other = descriptor.fields[other].name;
            Err(Error::new(format!("set beside {other}, but only one of {oneof} can be")).in_field(field.name))
        }
    }
}

/// Appends a value as text without quotes: what a query parameter holds, too.
pub(in crate::message) fn append_plain(scalar: Scalar<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
    match scalar {
        Scalar::String(text) => out.extend_from_slice(text.as_bytes()),
        Scalar::Bytes(bytes) => append_base64(bytes, out),
        Scalar::Bool(value) => out.extend_from_slice(if value { b"true" } else { b"false" }),
        Scalar::Int(number) => append_integer(number, out),
        Scalar::Enum(number) => append_integer(number.into(), out),
        Scalar::Double(number) => append_double(number, out),
        Scalar::Timestamp(time) => time.checked()?.append(out),
        Scalar::Duration(span) => span.checked()?.append(out),
    }
    Ok(())
}

fn append_integer(number: i64, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

fn append_double(number: f64, out: &mut Vec<u8>) {
    let mut buffer = ryu::Buffer::new();
    let text = match number {
        _ if number.is_nan() => "NaN",
        f64::INFINITY => "Infinity",
        f64::NEG_INFINITY => "-Infinity",
        _ => buffer.format_finite(number),
    };
    out.extend_from_slice(text.as_bytes());
}
