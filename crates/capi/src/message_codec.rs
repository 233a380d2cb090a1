//! Messages in and out as JSON and as protobuf's binary form.

use crate::argument::{bytes, optional_out, out, text, text_of_length};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, give};
use crate::memory::give_bytes;
use crate::message::{MessageInner, cloudtasks_message, find_type};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::json::{EnumForm, JsonOptions, Unknown, from_json, to_json};
use cloudtasks::message::{DynamicMessage, from_binary, to_binary};
use std::ffi::c_char;

/// Write enum values as numbers instead of names.
pub const CLOUDTASKS_JSON_ENUM_NUMBERS: u32 = 1;
/// Write fields that are not set, too, with their defaults.
pub const CLOUDTASKS_JSON_DEFAULTS: u32 = 2;
/// Write field names as in the API definition (http_request) instead of as on the wire (httpRequest).
pub const CLOUDTASKS_JSON_PROTO_NAMES: u32 = 4;
/// Write on several lines, indented by two blanks.
pub const CLOUDTASKS_JSON_INDENT: u32 = 8;
/// Skip unknown fields instead of refusing them.
pub const CLOUDTASKS_JSON_IGNORE_UNKNOWN: u32 = 16;

const WRITING: u32 =
    CLOUDTASKS_JSON_ENUM_NUMBERS | CLOUDTASKS_JSON_DEFAULTS | CLOUDTASKS_JSON_PROTO_NAMES | CLOUDTASKS_JSON_INDENT;

/// A flag that means nothing here may mean something in a later version.
fn check_flags(flags: u32, known: u32) -> Result<(), Failure> {
    match flags & !known {
        0 => Ok(()),
        rest => {
            Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, format!("flags: {rest:#x} is not a flag of this function")))
        }
    }
}

/// Writes a message as JSON. `flags` are CLOUDTASKS_JSON_ values. The caller frees the text by cloudtasks_free; `length` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_to_json(
    message: *const cloudtasks_message,
    flags: u32,
    json: *mut *mut c_char,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(json, "json")?, borrow(message, "message")?);
        check_flags(flags, WRITING)?;
        let options = JsonOptions {
            enums: if flags & CLOUDTASKS_JSON_ENUM_NUMBERS != 0 { EnumForm::Numbers } else { EnumForm::Names },
            defaults: flags & CLOUDTASKS_JSON_DEFAULTS != 0,
            proto_names: flags & CLOUDTASKS_JSON_PROTO_NAMES != 0,
            indent: (flags & CLOUDTASKS_JSON_INDENT != 0).then_some(2),
            ..JsonOptions::WIRE
        };
        let mut written = Vec::new();
        to_json(&inner.message, &options, &mut written)
            .map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))?;
        give_bytes(&written, place.cast(), optional_out(length))
    })
}

/// Reads a message of the named type from JSON. `flags` is 0 or CLOUDTASKS_JSON_IGNORE_UNKNOWN. Names of fields may be in both
/// forms, enum values names or numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_from_json(
    version: *const c_char,
    type_name: *const c_char,
    json: *const c_char,
    length: usize,
    flags: u32,
    message: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(message, "message")?;
        let descriptor = find_type(text(version, "version")?, text(type_name, "type_name")?)?;
        let json = text_of_length(json, length, "json")?;
        check_flags(flags, CLOUDTASKS_JSON_IGNORE_UNKNOWN)?;
        let unknown = if flags & CLOUDTASKS_JSON_IGNORE_UNKNOWN != 0 { Unknown::Ignore } else { Unknown::Refuse };
        let mut read = DynamicMessage::new(descriptor);
        from_json(json.as_bytes(), &mut read, unknown)
            .map_err(|error| Failure::in_message(CLOUDTASKS_BAD_DATA, &error))?;
        place.set(give(MessageInner::new(read)));
        Ok(())
    })
}

/// Writes a message in protobuf's binary form. The caller frees the bytes by cloudtasks_free. Fields that only REST has are
/// left out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_to_binary(
    message: *const cloudtasks_message,
    data: *mut *mut u8,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, length) = (out(data, "data")?, out(length, "length")?);
        let mut written = Vec::new();
        let source = &borrow(message, "message")?.message;
        to_binary(source, &mut written).map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))?;
        give_bytes(&written, place, Some(length))
    })
}

/// Reads a message of the named type from protobuf's binary form. Unknown fields are left out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_from_binary(
    version: *const c_char,
    type_name: *const c_char,
    data: *const u8,
    length: usize,
    message: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(message, "message")?;
        let descriptor = find_type(text(version, "version")?, text(type_name, "type_name")?)?;
        let data = bytes(data, length, "data")?;
        let mut read = DynamicMessage::new(descriptor);
        from_binary(data, &mut read).map_err(|error| Failure::in_message(CLOUDTASKS_BAD_DATA, &error))?;
        place.set(give(MessageInner::new(read)));
        Ok(())
    })
}
