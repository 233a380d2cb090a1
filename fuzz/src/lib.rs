//! Fuzz targets: functions of arbitrary bytes that panic where a promise is broken.
//!
//! | target | promise |
//! |---|---|
//! | [`json`], [`binary`] | A decoder takes or refuses any input. What it took, it encodes and reads back as the same message |
//! | [`field_path`] | A path is parsed or refused; setting, reading and clearing through it agree |
//! | [`resource_name`] | A parsed name is built again from its ids |
//! | [`request`] | The emulator answers any request with a status other than 500, and goes on |
//! | [`calls`] | Any sequence of calls leaves the emulator with what it acknowledged, no more and no less |
//!
//! `cargo test -p cloudtasks-fuzz` runs each target over its corpus and over a few thousand mutations of it. `make fuzz` lets libFuzzer
//! search for longer.

pub mod binary;
pub mod calls;
pub mod field_path;
mod http;
pub mod json;
pub mod mutation;
pub mod request;
pub mod resource_name;

use cloudtasks::schema::{APIS, MessageDescriptor};

/// The message that the first line of an input names, or one that it stands for, and what follows the line.
fn split_message(input: &[u8]) -> Option<(&'static MessageDescriptor, &[u8])> {
    let end = input.iter().position(|byte| *byte == b'\n')?;
    let (name, rest) = (&input[..end], &input[end + 1..]);
    let messages: Vec<_> = APIS.iter().flat_map(|api| api.messages).copied().collect();
    let named = messages.iter().find(|message| message.full_name.as_bytes() == name);
    let any = name.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    Some((named.copied().unwrap_or(messages[any % messages.len()]), rest))
}
