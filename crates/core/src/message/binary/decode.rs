//! From the binary form to fields.

use super::{
    DELIMITED, END_OF_GROUP, ENTRY_VALUE, FIXED32, FIXED64, GROUP, KEY, NANOS, SECONDS, VARINT, is_packed, wire_type,
};
use crate::message::{Duration, Error, MapKey, Place, Scalar, Timestamp, WriteFields};
use crate::schema::{Cardinality, FieldDescriptor, FieldType};

/// Messages inside messages beyond this are refused, so that no input exhausts the stack.
const MAX_DEPTH: usize = 100;

/// A tag has 32 bits, in groups of seven.
const MAX_TAG_BYTES: usize = 5;

/// What stands after a tag.
#[derive(Clone, Copy)]
enum Payload<'a> {
    Varint(u64),
    Fixed64(u64),
    Delimited(&'a [u8]),
    /// Of a kind that no field of the table has.
    Unread,
}

impl Payload<'_> {
    /// Whether a value of this type stands there in this form.
    fn has_form_of(&self, field_type: FieldType) -> bool {
        wire_type(field_type)
            == match self {
                Payload::Varint(_) => VARINT,
                Payload::Fixed64(_) => FIXED64,
                Payload::Delimited(_) => DELIMITED,
                Payload::Unread => return false,
            }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

/// Writes the fields that a binary form tells into a message, which is expected to be empty.
///
/// Unknown fields are passed over, and so is a known one whose form on the wire is another than the table's. A message
/// field that comes several times is the merge of all.
pub fn from_binary(binary: &[u8], message: &mut dyn WriteFields) -> Result<(), Error> {
    read_message(binary, message, 0)
}

fn read_message(binary: &[u8], into: &mut dyn WriteFields, depth: usize) -> Result<(), Error> {
    if depth > MAX_DEPTH {
        return Err(Error::new(format!("more than {MAX_DEPTH} levels of nesting")));
    }
    let fields = into.descriptor().fields;
    let mut reader = Reader { rest: binary };
    let (mut met, mut merged) = (0_u64, 0_u64);
    // Of a oneof, what comes after its other members were set.
    let mut since = binary;
    loop {
        let from = reader.rest;
        let Some((number, payload)) = reader.field()? else { return Ok(()) };
        let Some(index) = fields.iter().position(|field| field.number == number) else { continue };
        let (field, bit) = (&fields[index], 1 << index);
        let is_merged = matches!(field.cardinality, Cardinality::Singular | Cardinality::Optional)
            && matches!(field.field_type, FieldType::Message(_) | FieldType::Timestamp | FieldType::Duration);
        if is_merged && !matches!(payload, Payload::Delimited(_)) {
            continue;
        }
        let comes_again = is_merged && met & bit != 0;
        met |= bit;
        if field.oneof.is_some() && !comes_again {
            let others = !into.descriptor().oneof_siblings(index).fold(0, |bits, sibling| bits | 1 << sibling);
            (met, merged, since) = (met & others, merged & others, from);
        }
        let read = if !comes_again {
            read_field(field, into, index, payload, depth)
        } else if merged & bit == 0 {
            merged |= bit;
            let all = joined(if field.oneof.is_some() { since } else { binary }, number)?;
            read_field(field, into, index, Payload::Delimited(&all), depth)
        } else {
            Ok(())
        };
        read.map_err(|error| error.in_field(field.name))?;
    }
}

/// Every occurrence of a message field, one after the other: that is the binary form of their merge.
fn joined(binary: &[u8], wanted: u32) -> Result<Vec<u8>, Error> {
    let (mut reader, mut all) = (Reader { rest: binary }, Vec::new());
    while let Some((number, payload)) = reader.field()? {
        if let Payload::Delimited(bytes) = payload
            && number == wanted
        {
            // Each is whole: none takes what follows for its own.
            let mut part = Reader { rest: bytes };
            while part.field()?.is_some() {}
            all.extend_from_slice(bytes);
        }
    }
    Ok(all)
}

fn read_field(
    field: &FieldDescriptor,
    into: &mut dyn WriteFields,
    index: usize,
    payload: Payload<'_>,
    depth: usize,
) -> Result<(), Error> {
    match (field.cardinality, payload) {
        (Cardinality::Map | Cardinality::IntMap, Payload::Delimited(entry)) => {
            read_entry(field, into, index, entry, depth)
        }
        (Cardinality::Map | Cardinality::IntMap, _) => Ok(()),
        (Cardinality::Repeated, Payload::Delimited(packed)) if is_packed(field.field_type) => {
            let mut reader = Reader { rest: packed };
            while !reader.rest.is_empty() {
                let item = reader.payload(wire_type(field.field_type))?;
                read_value(field.field_type, into, index, Place::Item, item, depth)?;
            }
            Ok(())
        }
        (Cardinality::Repeated, payload) => read_value(field.field_type, into, index, Place::Item, payload, depth),
        (Cardinality::Singular | Cardinality::Optional, payload) => {
            read_value(field.field_type, into, index, Place::Field, payload, depth)
        }
    }
}

fn read_entry(
    field: &FieldDescriptor,
    into: &mut dyn WriteFields,
    index: usize,
    entry: &[u8],
    depth: usize,
) -> Result<(), Error> {
    let mut reader = Reader { rest: entry };
    let mut key = if field.cardinality == Cardinality::IntMap { MapKey::Int(0) } else { MapKey::String("") };
    let mut value = match wire_type(field.field_type) {
        VARINT => Payload::Varint(0),
        FIXED64 => Payload::Fixed64(0),
        _ => Payload::Delimited(&[]),
    };
    let (mut has_value, mut merged) = (false, Vec::new());
    while let Some((number, payload)) = reader.field()? {
        match (number, payload) {
            (KEY, Payload::Varint(bits)) if field.cardinality == Cardinality::IntMap => key = MapKey::Int(bits as i32),
            (KEY, Payload::Delimited(bytes)) if field.cardinality == Cardinality::Map => {
                key = MapKey::String(utf8(bytes)?)
            }
            (ENTRY_VALUE, payload) if payload.has_form_of(field.field_type) => {
                if has_value && let (FieldType::String, Payload::Delimited(text)) = (field.field_type, value) {
                    // One that another follows is text, too.
                    utf8(text).map_err(|error| error.in_entry(key))?;
                }
                if has_value && matches!(field.field_type, FieldType::Message(_)) {
                    merged = joined(entry, ENTRY_VALUE)?;
                }
                (has_value, value) = (true, payload);
            }
            _ => {}
        }
    }
    if !merged.is_empty() {
        value = Payload::Delimited(&merged);
    }
    read_value(field.field_type, into, index, Place::Entry(key), value, depth).map_err(|error| error.in_entry(key))
}

fn read_value(
    field_type: FieldType,
    into: &mut dyn WriteFields,
    index: usize,
    place: Place<'_>,
    payload: Payload<'_>,
    depth: usize,
) -> Result<(), Error> {
    let scalar = match (field_type, payload) {
        (FieldType::Message(_), Payload::Delimited(bytes)) => {
            return into.write_message(index, place, &mut |inner| read_message(bytes, inner, depth + 1));
        }
        (FieldType::String, Payload::Delimited(bytes)) => Scalar::String(utf8(bytes)?),
        (FieldType::Bytes, Payload::Delimited(bytes)) => Scalar::Bytes(bytes),
        (FieldType::Timestamp, Payload::Delimited(bytes)) => {
            let (seconds, nanos) = read_instant(bytes)?;
            Scalar::Timestamp(Timestamp { seconds, nanos }.checked()?)
        }
        (FieldType::Duration, Payload::Delimited(bytes)) => {
            let (seconds, nanos) = read_instant(bytes)?;
            Scalar::Duration(Duration { seconds, nanos }.checked()?)
        }
        (FieldType::Bool, Payload::Varint(bits)) => Scalar::Bool(bits != 0),
        (FieldType::Int32, Payload::Varint(bits)) => Scalar::Int((bits as i32).into()),
        (FieldType::Int64, Payload::Varint(bits)) => Scalar::Int(bits as i64),
        (FieldType::Enum(_), Payload::Varint(bits)) => Scalar::Enum(bits as i32),
        (FieldType::Double, Payload::Fixed64(bits)) => Scalar::Double(f64::from_bits(bits)),
        _ => return Ok(()),
    };
    into.write_scalar(index, place, scalar)
}

fn read_instant(bytes: &[u8]) -> Result<(i64, i32), Error> {
    let (mut reader, mut seconds, mut nanos) = (Reader { rest: bytes }, 0, 0);
    while let Some((number, payload)) = reader.field()? {
        match (number, payload) {
            (SECONDS, Payload::Varint(bits)) => seconds = bits as i64,
            (NANOS, Payload::Varint(bits)) => nanos = bits as i32,
            _ => {}
        }
    }
    Ok((seconds, nanos))
}

fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|_| Error::new("malformed binary form: the text is not UTF-8"))
}

impl<'a> Reader<'a> {
    /// The number and payload of the next field; `None` at the end.
    fn field(&mut self) -> Result<Option<(u32, Payload<'a>)>, Error> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (number, wire_type) = self.tag()?;
        if wire_type == GROUP {
            return self.skip_group(number).map(|()| Some((number, Payload::Unread)));
        }
        self.payload(wire_type).map(|payload| Some((number, payload)))
    }

    /// The number of a field and its wire type.
    fn tag(&mut self) -> Result<(u32, u32), Error> {
        let before = self.rest.len();
        let tag = u32::try_from(self.varint()?).ok().filter(|_| before - self.rest.len() <= MAX_TAG_BYTES);
        match tag.map(|tag| (tag >> 3, tag & 7)) {
            None => Err(malformed("a field number is too large")),
            Some((0, _)) => Err(malformed("field number 0")),
            Some(tag) => Ok(tag),
        }
    }

    /// Steps over a group, of any depth. Fields of old messages are groups; the table has none.
    fn skip_group(&mut self, number: u32) -> Result<(), Error> {
        let mut open = vec![number];
        while let Some(&innermost) = open.last() {
            match self.tag()? {
                (number, GROUP) => open.push(number),
                (number, END_OF_GROUP) if number == innermost => drop(open.pop()),
                (_, wire_type) => drop(self.payload(wire_type)?),
            }
        }
        Ok(())
    }

    fn payload(&mut self, wire_type: u32) -> Result<Payload<'a>, Error> {
        match wire_type {
            VARINT => self.varint().map(Payload::Varint),
            FIXED64 => self.take().map(|bytes| Payload::Fixed64(u64::from_le_bytes(bytes))),
            DELIMITED => {
                let length = usize::try_from(self.varint()?).map_err(|_| ends_early())?;
                let (bytes, rest) = self.rest.split_at_checked(length).ok_or_else(ends_early)?;
                self.rest = rest;
                Ok(Payload::Delimited(bytes))
            }
            FIXED32 => self.take::<4>().map(|_| Payload::Unread),
            other => Err(malformed(&format!("wire type {other}"))),
        }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let (bytes, rest) = self.rest.split_first_chunk().ok_or_else(ends_early)?;
        self.rest = rest;
        Ok(*bytes)
    }

    fn varint(&mut self) -> Result<u64, Error> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let [byte] = self.take()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(malformed("a number of more than 10 bytes"))
    }
}

#[cold]
fn ends_early() -> Error {
    malformed("it ends too early")
}

#[cold]
fn malformed(problem: &str) -> Error {
    Error::new(format!("malformed binary form: {problem}"))
}
