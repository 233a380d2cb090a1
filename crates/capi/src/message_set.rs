//! Changing a message by field path. A set makes the messages, list elements and map entries on the way; the element
//! after the last one can be set, which appends. On an error the message is as it was.

use crate::argument::{bytes, text, text_of_length};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_mut};
use crate::message::{MessageInner, cloudtasks_message};
use crate::status::cloudtasks_status::{self, *};
use bytes::Bytes;
use cloudtasks::message::{DynamicMessage, Slot};
use cloudtasks::schema::FieldType;
use cloudtasks::{Duration, Timestamp};
use std::ffi::c_char;

fn set(inner: &mut MessageInner, path: &str, value: Slot) -> Result<(), Failure> {
    let path = inner.path(path)?;
    inner.change().set_at(&path, value).map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))
}

/// Sets a string field. `length` is in bytes, or CLOUDTASKS_NUL_TERMINATED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_string(
    message: *mut cloudtasks_message,
    path: *const c_char,
    value: *const c_char,
    length: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow_mut(message, "message")?;
        set(inner, text(path, "path")?, Slot::String(text_of_length(value, length, "value")?.into()))
    })
}

/// Sets a bytes field to a copy of these bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_bytes(
    message: *mut cloudtasks_message,
    path: *const c_char,
    value: *const u8,
    length: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow_mut(message, "message")?;
        set(inner, text(path, "path")?, Slot::Bytes(Bytes::copy_from_slice(bytes(value, length, "value")?)))
    })
}

/// Sets a bool field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_bool(
    message: *mut cloudtasks_message,
    path: *const c_char,
    value: bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { set(borrow_mut(message, "message")?, text(path, "path")?, Slot::Bool(value)) })
}

/// Sets an int32 or int64 field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_int(
    message: *mut cloudtasks_message,
    path: *const c_char,
    value: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { set(borrow_mut(message, "message")?, text(path, "path")?, Slot::Int(value)) })
}

/// Sets a double field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_double(
    message: *mut cloudtasks_message,
    path: *const c_char,
    value: f64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { set(borrow_mut(message, "message")?, text(path, "path")?, Slot::Double(value)) })
}

/// Sets an enum field by number. Numbers that this version of the library does not know are taken, too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_enum(
    message: *mut cloudtasks_message,
    path: *const c_char,
    value: i32,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { set(borrow_mut(message, "message")?, text(path, "path")?, Slot::Enum(value)) })
}

/// Sets an enum field by the name of a value, such as "POST".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_enum_name(
    message: *mut cloudtasks_message,
    path: *const c_char,
    name: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (inner, path, name) = (borrow_mut(message, "message")?, text(path, "path")?, text(name, "name")?);
        let parsed = inner.path(path)?;
        let Some(descriptor) = parsed.enumeration() else {
            let problem = format!("expected {}, got the name of an enum value", parsed.expected());
            return Err(Failure::in_message(CLOUDTASKS_MISMATCH, &parsed.error(problem)));
        };
        let number = descriptor.number(name).ok_or_else(|| {
            let known = descriptor.values.iter().map(|value| value.name).collect::<Vec<_>>().join(", ");
            let problem = format!("{} has no value {name:?}; its values are: {known}", descriptor.name);
            Failure::in_message(CLOUDTASKS_UNKNOWN_NAME, &parsed.error(problem))
        })?;
        set(inner, path, Slot::Enum(number))
    })
}

/// Sets a timestamp field: seconds since 1970 UTC, and nanoseconds from 0 to 999,999,999 that count forward.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_timestamp(
    message: *mut cloudtasks_message,
    path: *const c_char,
    seconds: i64,
    nanos: i32,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let value = Slot::Timestamp(Timestamp { seconds, nanos });
        set(borrow_mut(message, "message")?, text(path, "path")?, value)
    })
}

/// Sets a duration field: seconds and nanoseconds of the same sign.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_duration(
    message: *mut cloudtasks_message,
    path: *const c_char,
    seconds: i64,
    nanos: i32,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let value = Slot::Duration(Duration { seconds, nanos });
        set(borrow_mut(message, "message")?, text(path, "path")?, value)
    })
}

/// Sets a message field, list element or map entry to a copy of a message, which must be of its type. The two may be
/// the same message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_message(
    message: *mut cloudtasks_message,
    path: *const c_char,
    value: *const cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let copy = borrow(value, "value")?.message.clone();
        set(borrow_mut(message, "message")?, text(path, "path")?, Slot::Message(Box::new(copy)))
    })
}

/// Sets a message field, list element or map entry to an empty message: present, with nothing set in it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_set_empty(
    message: *mut cloudtasks_message,
    path: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (inner, path) = (borrow_mut(message, "message")?, text(path, "path")?);
        let parsed = inner.path(path)?;
        let FieldType::Message(descriptor) = parsed.field().field_type else {
            let problem = parsed.error(format!("holds {}, not a message", parsed.expected()));
            return Err(Failure::in_message(CLOUDTASKS_MISMATCH, &problem));
        };
        set(inner, path, Slot::Message(Box::new(DynamicMessage::new(descriptor))))
    })
}

/// Empties a field, or removes a list element (those after it move up) or a map entry. What is not there stays so.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_clear(
    message: *mut cloudtasks_message,
    path: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow_mut(message, "message")?;
        let path = inner.path(text(path, "path")?)?;
        inner.change().clear_at(&path);
        Ok(())
    })
}
