//! The protobuf binary form of any message, both ways, from the same table. It is what an `Any` keeps.

mod decode;
mod encode;

#[cfg(test)]
mod tests;

use crate::schema::Kind;

pub use decode::from_binary;
pub use encode::to_binary;

const VARINT: u32 = 0;
const FIXED64: u32 = 1;
const DELIMITED: u32 = 2;
const FIXED32: u32 = 5;

/// The fields of a map entry.
const KEY: u32 = 1;
const ENTRY_VALUE: u32 = 2;

/// The fields of a timestamp and of a duration.
const SECONDS: u32 = 1;
const NANOS: u32 = 2;

fn wire_type(kind: Kind) -> u32 {
    match kind {
        Kind::Bool | Kind::Int32 | Kind::Int64 | Kind::Enum(_) => VARINT,
        Kind::Double => FIXED64,
        Kind::String | Kind::Bytes | Kind::Message(_) | Kind::Timestamp | Kind::Duration => DELIMITED,
    }
}

/// Repeated numbers travel in one piece.
fn is_packed(kind: Kind) -> bool {
    wire_type(kind) != DELIMITED
}
