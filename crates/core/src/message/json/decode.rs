//! From JSON to fields.

use super::Limits;
use super::options::{MAX_DEPTH, Unknown};
use super::scan::Scanner;
use super::text::read_base64;
use super::well_known;
use crate::message::well_known::shortened;
use crate::message::{Duration, Error, MapKey, Place, Scalar, Timestamp, WriteFields};
use crate::schema::{Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor, nearest};
use std::borrow::Cow;

/// Estimates of the memory that elements take beyond their text. They are doubled, because a list that grows moves its
/// elements.
const ENTRY: usize = 96;
const MESSAGE: usize = 128;
const FIELD: usize = 120;
pub(super) const ITEM: usize = 64;

/// How many fields are tried for a name before it is parsed.
const TRIES: usize = 4;

pub(super) struct Decoder<'a> {
    pub(super) scan: Scanner<'a>,
    pub(super) unknown: Unknown,
    depth: usize,
}

/// The name of a member.
enum Name {
    Field(usize),
    PassedOver,
}

/// The fields of one object that have been read: bit sets by position.
#[derive(Default)]
struct Met {
    named: u64,
    set: u64,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(text: &'a str, unknown: Unknown, limits: Limits) -> Self {
        Decoder { scan: Scanner::new(text, limits), unknown, depth: 0 }
    }

    /// Reserves memory for a text that a message keeps. A text with escapes is in memory twice while it is written.
    #[inline]
    fn take_room_for_text(&mut self, into: &dyn WriteFields, text: &str, is_copy: bool) -> Result<(), Error> {
        let bytes = into.text_memory(text);
        if is_copy {
            self.scan.need_room(bytes.saturating_add(text.len()))?;
        }
        self.scan.take_room(bytes)
    }

    pub(super) fn finish(&mut self) -> Result<(), Error> {
        self.scan.finish()
    }

    pub(super) fn message(&mut self, into: &mut dyn WriteFields) -> Result<(), Error> {
        match well_known::form(into.descriptor()) {
            Some(form) => form.decode(self, into),
            None => self.object(into, None),
        }
    }

    /// Reads an object into a message; a member with the name `foreign` belongs to the caller.
    pub(super) fn object(&mut self, into: &mut dyn WriteFields, foreign: Option<&str>) -> Result<(), Error> {
        if !self.scan.take(b'{') {
            return Err(self.scan.mismatch("an object"));
        }
        if self.depth == MAX_DEPTH {
            return Err(self.scan.too_deep());
        }
        self.depth += 1;
        let descriptor = into.descriptor();
        let (mut met, mut expected, mut is_first) = (Met::default(), 0, true);
        while let Some(name) = self.next_name(descriptor, expected, is_first, foreign)? {
            is_first = false;
            if let Name::Field(index) = name {
                let read = self.member(into, descriptor, index, &mut met);
                read.map_err(|error| error.in_field(descriptor.fields[index].name))?;
                expected = index + 1;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Moves to the value of the next member, or out of the object. Skips members that have no field.
    ///
    /// Members usually come in table order with few left out, so the next fields are tried before a name is parsed.
    #[inline]
    fn next_name(
        &mut self,
        descriptor: &MessageDescriptor,
        expected: usize,
        is_first: bool,
        foreign: Option<&str>,
    ) -> Result<Option<Name>, Error> {
        if !self.scan.has_next(is_first, b'}')? {
            return Ok(None);
        }
        let next = descriptor.fields[expected..].iter().take(TRIES);
        if let Some(offset) = self.scan.take_member(next.map(|field| field.json_member)) {
            return Ok(Some(Name::Field(expected + offset)));
        }
        let name = self.member_name()?;
        self.scan.expect(b':')?;
        match find_field(descriptor.fields, &name) {
            Some(index) => Ok(Some(Name::Field(index))),
            None if self.unknown == Unknown::Ignore || Some(&*name) == foreign => {
                self.scan.skip_value().map(|()| Some(Name::PassedOver))
            }
            None => Err(no_field(descriptor, &name)),
        }
    }

    /// The name of a member. A name that is not text is an error only where unknown names are.
    pub(super) fn member_name(&mut self) -> Result<Cow<'a, str>, Error> {
        if self.unknown == Unknown::Ignore { self.scan.name() } else { self.scan.string() }
    }

    #[inline]
    fn member(
        &mut self,
        into: &mut dyn WriteFields,
        descriptor: &'static MessageDescriptor,
        index: usize,
        met: &mut Met,
    ) -> Result<(), Error> {
        met.name(index)?;
        if self.scan.peek() == Some(b'n') && self.scan.take_word("null") {
            return Ok(());
        }
        met.set(descriptor, index)?;
        let field = &descriptor.fields[index];
        match field.cardinality {
            Cardinality::Singular | Cardinality::Optional => self.value(field, into, index, Place::Field),
            Cardinality::Repeated => self.list(field, into, index),
            Cardinality::Map | Cardinality::IntMap => self.map(field, into, index),
        }
    }

    #[inline(never)]
    fn list(&mut self, field: &FieldDescriptor, into: &mut dyn WriteFields, index: usize) -> Result<(), Error> {
        if !self.scan.take(b'[') {
            return Err(self.scan.mismatch(&format!("a list of {}", plural(field.field_type))));
        }
        let mut position = 0;
        while self.scan.has_next(position == 0, b']')? {
            self.scan.take_room(ITEM)?;
            self.value(field, into, index, Place::Item).map_err(|error| error.in_item(position))?;
            position += 1;
        }
        Ok(())
    }

    #[inline(never)]
    fn map(&mut self, field: &FieldDescriptor, into: &mut dyn WriteFields, index: usize) -> Result<(), Error> {
        if !self.scan.take(b'{') {
            return Err(self.scan.mismatch(&format!("a map of {}", plural(field.field_type))));
        }
        let mut is_first = true;
        while self.scan.has_next(is_first, b'}')? {
            is_first = false;
            let text = self.scan.string()?;
            self.scan.expect(b':')?;
            let key = match field.cardinality {
                Cardinality::IntMap => MapKey::Int(int32(read_integer(&text), &text)?),
                _ => MapKey::String(&text),
            };
            self.scan.take_room(ENTRY)?;
            self.take_room_for_text(into, &text, matches!(text, Cow::Owned(_)))?;
            self.value(field, into, index, Place::Entry(key)).map_err(|error| error.in_entry(key))?;
        }
        Ok(())
    }

    fn value(
        &mut self,
        field: &FieldDescriptor,
        into: &mut dyn WriteFields,
        index: usize,
        place: Place<'_>,
    ) -> Result<(), Error> {
        match field.field_type {
            FieldType::Message(descriptor) => {
                // A few bytes of text, such as `{}`, may become a message with many fields.
                self.scan.take_room(MESSAGE + FIELD * descriptor.fields.len())?;
                into.write_message(index, place, &mut |inner| self.message(inner))
            }
            FieldType::String => {
                let text = self.string("a string")?;
                self.take_room_for_text(into, &text, matches!(text, Cow::Owned(_)))?;
                into.write_scalar(index, place, Scalar::String(&text))
            }
            FieldType::Bytes => into.write_scalar(index, place, Scalar::Bytes(&self.bytes()?)),
            FieldType::Enum(descriptor) => match self.enum_value(descriptor)? {
                Some(number) => into.write_scalar(index, place, Scalar::Enum(number)),
                None => Ok(()),
            },
            field_type => into.write_scalar(index, place, self.small_scalar(field_type)?),
        }
    }

    /// Reads a value that needs no extra memory.
    fn small_scalar(&mut self, field_type: FieldType) -> Result<Scalar<'static>, Error> {
        Ok(match field_type {
            FieldType::Int32 => match self.scan.take_small_integer() {
                Some(number) => Scalar::Int(number.into()),
                None => {
                    let text = self.number("an int32")?;
                    Scalar::Int(int32(read_integer(&text), &text)?.into())
                }
            },
            FieldType::Int64 => {
                let text = self.number("an int64")?;
                Scalar::Int(read_integer(&text).ok_or_else(|| misfit("an int64", &text))?)
            }
            FieldType::Double => Scalar::Double(self.double()?),
            FieldType::Timestamp => Scalar::Timestamp(Timestamp::parse(&self.string("an RFC 3339 time in a string")?)?),
            FieldType::Duration => {
                Scalar::Duration(Duration::parse(&self.string("a duration in a string, \"3.5s\"")?)?)
            }
            _ => Scalar::Bool(self.boolean()?),
        })
    }

    #[inline]
    pub(super) fn string(&mut self, expected: &str) -> Result<Cow<'a, str>, Error> {
        if self.scan.peek() == Some(b'"') { self.scan.string() } else { Err(self.scan.mismatch(expected)) }
    }

    fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        if self.scan.peek() != Some(b'"') {
            return Err(self.scan.mismatch("bytes as base64 in a string"));
        }
        let text = self.scan.long_string()?;
        // The decoded bytes are in memory twice while they are written, or with a copy of the text in the other alphabet.
        let copies = if matches!(text, Cow::Owned(_)) { 3 } else { 2 };
        self.scan.need_room(text.len().saturating_mul(copies))?;
        let bytes = read_base64(&text).ok_or_else(|| misfit("base64", &text))?;
        self.scan.take_room(bytes.len())?;
        Ok(bytes)
    }

    fn boolean(&mut self) -> Result<bool, Error> {
        if self.scan.take_word("true") {
            Ok(true)
        } else if self.scan.take_word("false") {
            Ok(false)
        } else {
            Err(self.scan.mismatch("a boolean"))
        }
    }

    /// Reads a number, written as such or as a string.
    fn number(&mut self, expected: &str) -> Result<Cow<'a, str>, Error> {
        match self.scan.peek() {
            Some(b'"') => self.scan.string(),
            Some(b'-' | b'0'..=b'9') => self.scan.number().map(Cow::Borrowed),
            _ => Err(self.scan.mismatch(expected)),
        }
    }

    fn double(&mut self) -> Result<f64, Error> {
        let text = self.number("a number")?;
        match &*text {
            // Only strings hold these: a number has digits.
            "NaN" => Ok(f64::NAN),
            "Infinity" => Ok(f64::INFINITY),
            "-Infinity" => Ok(f64::NEG_INFINITY),
            text => read_double(text).filter(|number| number.is_finite()).ok_or_else(|| misfit("a double", text)),
        }
    }

    /// The number of an enum value, told by name or number; `None` for an unknown name that is to be ignored.
    fn enum_value(&mut self, descriptor: &EnumDescriptor) -> Result<Option<i32>, Error> {
        if let Some(number) = self.scan.take_small_integer() {
            return Ok(Some(number));
        }
        let is_name = self.scan.peek() == Some(b'"');
        let text = match self.scan.peek() {
            Some(b'"' | b'-' | b'0'..=b'9') => self.number("")?,
            _ => return Err(self.scan.mismatch(&format!("a name or number of {}", descriptor.name))),
        };
        if let Some(number) = descriptor.number(&text) {
            return Ok(Some(number));
        }
        if let Some(number) = read_integer(&text) {
            return int32(Some(number), &text).map(Some);
        }
        match self.unknown {
            Unknown::Ignore if is_name => Ok(None),
            _ => Err(no_value(descriptor, &text)),
        }
    }
}

impl Met {
    fn name(&mut self, index: usize) -> Result<(), Error> {
        let bit = 1 << index;
        if self.named & bit != 0 {
            return Err(Error::new("given twice"));
        }
        self.named |= bit;
        Ok(())
    }

    /// Notes a value other than null. Fails for a second member of a oneof.
    fn set(&mut self, descriptor: &MessageDescriptor, index: usize) -> Result<(), Error> {
        let Some(oneof) = descriptor.fields[index].oneof else { return Ok(()) };
        if self.set != 0
            && let Some(other) = descriptor.oneof_siblings(index).find(|sibling| self.set & (1 << sibling) != 0)
        {
            let other = descriptor.fields[other].name;
            return Err(Error::new(format!("set beside {other}, but only one of {oneof} can be")));
        }
        self.set |= 1 << index;
        Ok(())
    }
}

fn find_field(fields: &[FieldDescriptor], name: &str) -> Option<usize> {
    fields
        .iter()
        .position(|field| field.json_name == name)
        .or_else(|| fields.iter().position(|field| field.name == name))
}

/// The integer that a text writes, also as `1.0` or `1e3`.
fn read_integer(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let has_point_or_exponent = text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
    let number = read_double(text).filter(|number| has_point_or_exponent && number.fract() == 0.0)?;
    let limit = -(i64::MIN as f64);
    (-limit..limit).contains(&number).then_some(number as i64)
}

/// The double that a text of digits writes; the standard parser also knows words.
fn read_double(text: &str) -> Option<f64> {
    let is_number = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|_| is_number)
}

fn int32(number: Option<i64>, text: &str) -> Result<i32, Error> {
    number.and_then(|number| i32::try_from(number).ok()).ok_or_else(|| misfit("an int32", text))
}

#[cold]
fn misfit(expected: &str, text: &str) -> Error {
    Error::new(format!("expected {expected}, got {:?}", shortened(text)))
}

#[cold]
fn no_field(descriptor: &MessageDescriptor, name: &str) -> Error {
    let names = descriptor.fields.iter().flat_map(|field| [field.name, field.json_name]);
    let hint = nearest(name, names).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
    Error::new(format!("{} has no such field{hint}", descriptor.name)).in_field(shortened(name))
}

#[cold]
fn no_value(descriptor: &EnumDescriptor, name: &str) -> Error {
    let names = descriptor.values.iter().map(|value| value.name);
    let hint = nearest(name, names).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
    Error::new(format!("{} has no value {:?}{hint}", descriptor.name, shortened(name)))
}

/// The name of the element type of a list or map, for messages.
fn plural(field_type: FieldType) -> &'static str {
    match field_type {
        FieldType::String => "strings",
        FieldType::Bytes => "base64 strings",
        FieldType::Bool => "booleans",
        FieldType::Int32 | FieldType::Int64 => "integers",
        FieldType::Double => "numbers",
        FieldType::Enum(_) => "enum values",
        FieldType::Message(_) => "objects",
        FieldType::Timestamp => "times",
        FieldType::Duration => "durations",
    }
}
