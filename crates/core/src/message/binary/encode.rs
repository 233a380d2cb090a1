//! From fields to the binary form.

use super::{DELIMITED, ENTRY_VALUE, KEY, NANOS, SECONDS, VARINT, is_packed, wire_type};
use crate::message::sorted_runs::SortedRuns;
use crate::message::{Duration, Error, MapKey, OwnedKey, ReadFields, ReadMap, Scalar, Timestamp, Value};
use crate::schema::{FieldDescriptor, FieldType};

/// Appends the binary form of a message to `out`: fields by number, map entries by key, so that equal messages give
/// equal bytes. Fields that only REST has are left out.
pub fn to_binary(message: &dyn ReadFields, out: &mut Vec<u8>) -> Result<(), Error> {
    let descriptor = message.descriptor();
    let mut runs = SortedRuns::new();
    message.visit_fields(&mut |index, value| {
        let field = &descriptor.fields[index];
        if field.number == 0 {
            return Ok(());
        }
        runs.begin(field.number, out);
        append_field(field, value, out).map_err(|error| error.in_field(field.name))
    })?;
    runs.arrange(out, |_, _| {});
    Ok(())
}

fn append_field(field: &FieldDescriptor, value: Value<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
    match value {
        Value::List(list) if is_packed(field.field_type) => append_delimited(field.number, out, |out| {
            list.visit_items(&mut |item| append_bare(field.field_type, item, out))
        }),
        Value::List(list) => list.visit_items(&mut |item| append_value(field.number, field.field_type, item, out)),
        Value::Map(map) => append_map(field, map, out),
        single => append_value(field.number, field.field_type, single, out),
    }
}

fn append_map(field: &FieldDescriptor, map: &dyn ReadMap, out: &mut Vec<u8>) -> Result<(), Error> {
    let mut runs = SortedRuns::new();
    map.visit_entries(&mut |key, value| {
        runs.begin(OwnedKey::from(key), out);
        append_delimited(field.number, out, |out| {
            match key {
                MapKey::String(text) => append_value(KEY, FieldType::String, Value::Scalar(Scalar::String(text)), out)?,
                MapKey::Int(number) => {
                    append_value(KEY, FieldType::Int32, Value::Scalar(Scalar::Int(number.into())), out)?;
                }
            }
            append_value(ENTRY_VALUE, field.field_type, value, out)
        })
    })?;
    runs.arrange(out, |_, _| {});
    Ok(())
}

fn append_value(number: u32, field_type: FieldType, value: Value<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
    match wire_type(field_type) {
        DELIMITED => append_delimited(number, out, |out| append_bare(field_type, value, out)),
        wire => {
            append_varint(u64::from(number << 3 | wire), out);
            append_bare(field_type, value, out)
        }
    }
}

/// Appends a value without its tag and length.
fn append_bare(field_type: FieldType, value: Value<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
    match value {
        Value::Message(message) => return to_binary(message, out),
        Value::Scalar(Scalar::String(text)) => out.extend_from_slice(text.as_bytes()),
        Value::Scalar(Scalar::Bytes(bytes)) => out.extend_from_slice(bytes),
        Value::Scalar(Scalar::Bool(value)) => out.push(value.into()),
        Value::Scalar(Scalar::Int(number)) => append_varint(number as u64, out),
        Value::Scalar(Scalar::Enum(number)) => append_varint(i64::from(number) as u64, out),
        Value::Scalar(Scalar::Double(number)) => out.extend_from_slice(&number.to_le_bytes()),
        Value::Scalar(Scalar::Timestamp(Timestamp { seconds, nanos })) => append_instant(seconds, nanos, out),
        Value::Scalar(Scalar::Duration(Duration { seconds, nanos })) => append_instant(seconds, nanos, out),
        Value::List(_) | Value::Map(_) => {
            return Err(Error::new(format!("a list cannot stand for one {field_type:?}")));
        }
    }
    Ok(())
}

/// Timestamp and Duration: seconds and nanoseconds, each left out where it is 0.
fn append_instant(seconds: i64, nanos: i32, out: &mut Vec<u8>) {
    for (number, part) in [(SECONDS, seconds), (NANOS, nanos.into())] {
        if part != 0 {
            append_varint(u64::from(number << 3 | VARINT), out);
            append_varint(part as u64, out);
        }
    }
}

/// Appends a tag, a length and what `append` adds. The length is put in once it is known.
fn append_delimited(
    number: u32,
    out: &mut Vec<u8>,
    append: impl FnOnce(&mut Vec<u8>) -> Result<(), Error>,
) -> Result<(), Error> {
    append_varint(u64::from(number << 3 | DELIMITED), out);
    let start = out.len();
    append(out)?;
    let mut length = Vec::with_capacity(5);
    append_varint((out.len() - start) as u64, &mut length);
    out.splice(start..start, length);
    Ok(())
}

fn append_varint(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
