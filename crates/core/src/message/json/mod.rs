//! The proto3 JSON form of any message, both ways, straight between fields and bytes.
//!
//! Every binding reads and writes through this one codec. Its meaning is that of `google.protobuf.json_format`:
//! int64 travels as text, bytes as base64, times as RFC 3339, a field mask as `"a,bC"`, an `Any` with its `@type`.

mod decode;
mod encode;
mod options;
mod scan;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod serde;
mod text;
mod well_known;

#[cfg(test)]
mod tests;

use super::{Error, ReadFields, WriteFields};
use std::time::Instant;

#[cfg(feature = "serde")]
#[doc(hidden)]
pub use ::serde as serde_crate;
pub use options::{EnumForm, JsonOptions, Unknown};

pub(super) use encode::append_plain;
pub(super) use well_known::mask_text;

/// Appends the JSON form of a message to `out`.
///
/// Fails if two members of a oneof are set, if a time or field mask cannot be written, or if an `Any` holds a type that
/// the table lacks; `out` then ends in an unfinished text.
///
/// ```
/// use cloudtasks::message::json::{JsonOptions, to_json};
/// use cloudtasks::v2::{HttpRequest, Task};
/// let task = Task::new().http_request(HttpRequest::new().url("https://example.com/").body("hi".as_bytes()));
/// let mut out = Vec::new();
/// to_json(&task, &JsonOptions::WIRE, &mut out).unwrap();
/// assert_eq!(out, br#"{"httpRequest":{"url":"https://example.com/","body":"aGk="}}"#);
/// ```
pub fn to_json(message: &dyn ReadFields, options: &JsonOptions, out: &mut Vec<u8>) -> Result<(), Error> {
    encode::Encoder::new(options, out).message(message)
}

/// Writes the fields that a JSON text tells into a message, which is expected to be empty.
///
/// Names may be in either spelling, bytes in either base64 alphabet, numbers as numbers or text; null is the default.
/// A name given twice, two members of a oneof and any text that is not exactly one JSON object are errors. Of a map key
/// given twice the last value counts. After an error the message holds what was read before it.
///
/// ```
/// use cloudtasks::message::json::{Unknown, from_json};
/// let mut task = cloudtasks::v2::Task::new();
/// from_json(br#"{"http_request": {"url": "https://example.com/"}}"#, &mut task, Unknown::Refuse).unwrap();
/// assert_eq!(task.http_request.unwrap().url, "https://example.com/");
///
/// let problem = from_json(br#"{"httpRequest": {"headers": []}}"#, &mut cloudtasks::v2::Task::new(), Unknown::Refuse);
/// assert_eq!(problem.unwrap_err().to_string(), "http_request.headers: expected a map of strings, got a list");
/// ```
pub fn from_json(json: &[u8], message: &mut dyn WriteFields, unknown: Unknown) -> Result<(), Error> {
    decode(utf8(json)?, message, unknown, Limits { room: usize::MAX, deadline: None })
}

/// The limits of reading a response. A hostile body can fill the memory: 64 MiB of `{},{},` would be 13 GB of tasks.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// How many bytes of memory the message may take, in addition to the text.
    pub room: usize,
    pub deadline: Option<Instant>,
}

/// Why a response cannot be read.
pub(crate) enum Unreadable {
    /// The message would take more memory than it may.
    TooLarge,
    /// The deadline has passed.
    TimedOut,
    /// The text is not the JSON of the message.
    Invalid(Error),
}

/// Decodes the response of a server.
pub(crate) fn from_response(json: &[u8], message: &mut dyn WriteFields, limits: Limits) -> Result<(), Unreadable> {
    let read = utf8(json).and_then(|text| decode(text, message, Unknown::Ignore, limits));
    read.map_err(|error| match error.problem() {
        scan::NO_ROOM => Unreadable::TooLarge,
        scan::OUT_OF_TIME => Unreadable::TimedOut,
        _ => Unreadable::Invalid(error),
    })
}

fn decode(text: &str, message: &mut dyn WriteFields, unknown: Unknown, limits: Limits) -> Result<(), Error> {
    let mut decoder = decode::Decoder::new(text, unknown, limits);
    decoder.message(message)?;
    decoder.finish()
}

fn utf8(json: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(json)
        .map_err(|error| Error::new(format!("invalid JSON at byte {}: the text is not UTF-8", error.valid_up_to())))
}
