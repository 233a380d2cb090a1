//! The proto3 JSON form of any message, both ways, straight between fields and bytes.
//!
//! Every binding reads and writes through this one codec. Its meaning is that of `google.protobuf.json_format`:
//! int64 travels as text, bytes as base64, times as RFC 3339, a field mask as `"a,bC"`, an `Any` with its `@type`.

mod decode;
mod encode;
mod scan;
mod text;
mod well_known;

#[cfg(test)]
mod tests;

use super::{Error, ReadFields, WriteFields};

pub(super) use encode::append_plain;
pub(super) use well_known::mask_text;

/// Messages inside messages beyond this are refused, so that no input exhausts the stack.
const MAX_DEPTH: usize = 100;

/// How an enum value is written. Numbers without a name are always written as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumForm {
    Numbers,
    Names,
}

/// How [`to_json`] writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonOptions {
    pub enums: EnumForm,
    /// Also write the fields that are at their default, if they have no presence of their own.
    pub defaults: bool,
    /// Field names as in the table, `http_request`, in place of `httpRequest`.
    pub proto_names: bool,
    /// Order the names of every object by their text.
    pub sort_keys: bool,
    /// Begin a line for each element, indented by this many spaces a level.
    pub indent: Option<usize>,
    /// Text as Python's `json.dumps` gives it: a space after each separator, and escapes for all beyond ASCII.
    pub python_text: bool,
}

impl JsonOptions {
    /// What is sent: as short as it gets, enums as numbers.
    pub const WIRE: Self = JsonOptions {
        enums: EnumForm::Numbers,
        defaults: false,
        proto_names: false,
        sort_keys: false,
        indent: None,
        python_text: false,
    };
}

/// What [`from_json`] does about a name that the message has no field for, an enum name that the table lacks and an
/// `Any` of a type that the table lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Pass over it. Of such an `Any` the type is kept and the value is left empty.
    Ignore,
    /// Fail, and name the nearest field.
    Refuse,
}

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
    decode(utf8(json)?, message, unknown, usize::MAX)
}

/// Reads what a server answered, which may be made to fill the memory: 64 MiB of `{},{},` would be 13 GB of tasks. What
/// is read takes at most about 64 MiB and the length of the text; a full page of the largest queues takes 30 MB.
pub(crate) fn from_response(json: &[u8], message: &mut dyn WriteFields) -> Result<(), Error> {
    decode(utf8(json)?, message, Unknown::Ignore, (64 << 20) + json.len())
}

fn decode(text: &str, message: &mut dyn WriteFields, unknown: Unknown, room: usize) -> Result<(), Error> {
    let mut decoder = decode::Decoder::new(text, unknown, room);
    decoder.message(message)?;
    decoder.finish()
}

fn utf8(json: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(json)
        .map_err(|error| Error::new(format!("invalid JSON at byte {}: the text is not UTF-8", error.valid_up_to())))
}
