//! From the binary form to fields.

use super::{DELIMITED, ENTRY_VALUE, FIXED32, FIXED64, KEY, NANOS, SECONDS, VARINT, is_packed, wire_type};
use crate::message::{Duration, Error, MapKey, Place, Scalar, Timestamp, WriteFields};
use crate::schema::{Cardinality, FieldDescriptor, FieldType};

/// Messages inside messages beyond this are refused, so that no input exhausts the stack.
const MAX_DEPTH: usize = 100;

/// What stands after a tag.
#[derive(Clone, Copy)]
enum Payload<'a> {
    Varint(u64),
    Fixed64(u64),
    Delimited(&'a [u8]),
    Fixed32,
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
    while let Some((number, payload)) = reader.field()? {
        let Some(index) = fields.iter().position(|field| field.number == number) else { continue };
        let (field, bit) = (&fields[index], 1 << index);
        let comes_again = met & bit != 0
            && field.cardinality == Cardinality::Singular
            && matches!(field.field_type, FieldType::Message(_));
        met |= bit;
        let read = if !comes_again {
            read_field(field, into, index, payload, depth)
        } else if merged & bit == 0 {
            merged |= bit;
            let all = joined(binary, number)?;
            read_field(field, into, index, Payload::Delimited(&all), depth)
        } else {
            Ok(())
        };
        read.map_err(|error| error.in_field(field.name))?;
    }
    Ok(())
}

/// Every occurrence of a message field, one after the other: that is the binary form of their merge.
fn joined(binary: &[u8], wanted: u32) -> Result<Vec<u8>, Error> {
    let (mut reader, mut all) = (Reader { rest: binary }, Vec::new());
    while let Some((number, payload)) = reader.field()? {
        match payload {
            Payload::Delimited(bytes) if number == wanted => all.extend_from_slice(bytes),
            _ => {}
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
    while let Some((number, payload)) = reader.field()? {
        match (number, payload) {
            (KEY, Payload::Varint(bits)) if field.cardinality == Cardinality::IntMap => key = MapKey::Int(bits as i32),
            (KEY, Payload::Delimited(bytes)) if field.cardinality == Cardinality::Map => {
                key = MapKey::String(utf8(bytes)?)
            }
            (ENTRY_VALUE, payload) => value = payload,
            _ => {}
        }
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
        let tag = u32::try_from(self.varint()?).map_err(|_| malformed("a field number is too large"))?;
        if tag >> 3 == 0 {
            return Err(malformed("field number 0"));
        }
        Ok(Some((tag >> 3, self.payload(tag & 7)?)))
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
            FIXED32 => self.take::<4>().map(|_| Payload::Fixed32),
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
