//! The protobuf binary form of any message, both ways, from the same table. It is what an `Any` keeps.

mod decode;
mod encode;

#[cfg(test)]
mod tests;

use crate::schema::FieldType;

pub use decode::from_binary;
pub use encode::to_binary;

const VARINT: u32 = 0;
const FIXED64: u32 = 1;
const DELIMITED: u32 = 2;
const GROUP: u32 = 3;
const END_OF_GROUP: u32 = 4;
const FIXED32: u32 = 5;

/// The fields of a map entry.
const KEY: u32 = 1;
const ENTRY_VALUE: u32 = 2;

/// The fields of a timestamp and of a duration.
const SECONDS: u32 = 1;
const NANOS: u32 = 2;

fn wire_type(field_type: FieldType) -> u32 {
    match field_type {
        FieldType::Bool | FieldType::Int32 | FieldType::Int64 | FieldType::Enum(_) => VARINT,
        FieldType::Double => FIXED64,
        FieldType::String | FieldType::Bytes | FieldType::Message(_) | FieldType::Timestamp | FieldType::Duration => {
            DELIMITED
        }
    }
}

/// Repeated numbers travel in one piece.
fn is_packed(field_type: FieldType) -> bool {
    wire_type(field_type) != DELIMITED
}
