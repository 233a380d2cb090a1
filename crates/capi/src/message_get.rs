//! Reading a message by field path.
//!
//! A field that is not set reads as the default of its kind, as everywhere in the API: "", 0, false. What has no
//! default (a timestamp, a duration, a message, a list element or map entry that is not there) is CLOUDTASKS_ABSENT.

use crate::argument::{optional_out, out, text};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, give};
use crate::message::{MessageInner, cloudtasks_message};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::{FieldPath, OwnedKey, PathTarget, Slot};
use cloudtasks::schema::FieldType;
use std::ffi::c_char;

/// Reads the value at a path by `read`, which gives nothing for a value of another kind, or takes `default` where the
/// field is not set.
fn get<'m, T>(
    inner: &'m MessageInner,
    path: &str,
    wanted: &str,
    is_kind: impl Fn(&FieldType) -> bool,
    default: Option<T>,
    read: impl FnOnce(&'m Slot) -> Option<T>,
) -> Result<T, Failure> {
    let path = inner.path(path)?;
    if path.target() != PathTarget::Value || !is_kind(&path.field().field_type) {
        return Err(mismatch(&path, wanted));
    }
    match inner.message.at(&path) {
        Some(slot) => read(slot).ok_or_else(|| mismatch(&path, wanted)),
        None if inner.message.misses_element(&path) => Err(absent(&path)),
        None => default.ok_or_else(|| absent(&path)),
    }
}

fn mismatch(path: &FieldPath<'_>, wanted: &str) -> Failure {
    Failure::in_message(CLOUDTASKS_MISMATCH, &path.error(format!("holds {}, not {wanted}", path.expected())))
}

fn absent(path: &FieldPath<'_>) -> Failure {
    Failure::in_message(CLOUDTASKS_ABSENT, &path.error("is not set"))
}

/// Reads a string field. The text ends in NUL and is valid until the message changes or is freed. `length` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_string(
    message: *const cloudtasks_message,
    path: *const c_char,
    value: *mut *const c_char,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(value, "value")?, borrow(message, "message")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::String);
        let found = get(inner, text(path, "path")?, "a string", is_kind, Some(""), |slot| match slot {
            Slot::String(text) => Some(&**text),
            _ => None,
        })?;
        inner.lend(found, place, optional_out(length));
        Ok(())
    })
}

/// Reads a bytes field. The bytes are valid until the message changes or is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_bytes(
    message: *const cloudtasks_message,
    path: *const c_char,
    value: *mut *const u8,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, length, inner) = (out(value, "value")?, out(length, "length")?, borrow(message, "message")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::Bytes);
        let found = get(inner, text(path, "path")?, "bytes", is_kind, Some(&[][..]), |slot| match slot {
            Slot::Bytes(bytes) => Some(&**bytes),
            _ => None,
        })?;
        place.set(found.as_ptr());
        length.set(found.len());
        Ok(())
    })
}

/// Reads a bool field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_bool(
    message: *const cloudtasks_message,
    path: *const c_char,
    value: *mut bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(value, "value")?, borrow(message, "message")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::Bool);
        place.set(get(inner, text(path, "path")?, "a bool", is_kind, Some(false), |slot| match slot {
            Slot::Bool(value) => Some(*value),
            _ => None,
        })?);
        Ok(())
    })
}

/// Reads an int32 or int64 field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_int(
    message: *const cloudtasks_message,
    path: *const c_char,
    value: *mut i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(value, "value")?, borrow(message, "message")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::Int32 | FieldType::Int64);
        place.set(get(inner, text(path, "path")?, "an integer", is_kind, Some(0), |slot| match slot {
            Slot::Int(value) => Some(*value),
            _ => None,
        })?);
        Ok(())
    })
}

/// Reads a double field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_double(
    message: *const cloudtasks_message,
    path: *const c_char,
    value: *mut f64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(value, "value")?, borrow(message, "message")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::Double);
        place.set(get(inner, text(path, "path")?, "a double", is_kind, Some(0.0), |slot| match slot {
            Slot::Double(value) => Some(*value),
            _ => None,
        })?);
        Ok(())
    })
}

fn enum_number(inner: &MessageInner, path: &str) -> Result<i32, Failure> {
    let is_kind = |kind: &FieldType| matches!(kind, FieldType::Enum(_));
    get(inner, path, "an enum value", is_kind, Some(0), |slot| match slot {
        Slot::Enum(number) => Some(*number),
        _ => None,
    })
}

/// Reads an enum field as its number, which may be one that this version of the library does not know.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_enum(
    message: *const cloudtasks_message,
    path: *const c_char,
    value: *mut i32,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(value, "value")?;
        place.set(enum_number(borrow(message, "message")?, text(path, "path")?)?);
        Ok(())
    })
}

/// Reads an enum field as the name of its value, such as "POST"; CLOUDTASKS_UNKNOWN_NAME for a number without a name. Valid
/// until the message changes or is freed. `length` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_enum_name(
    message: *const cloudtasks_message,
    path: *const c_char,
    name: *mut *const c_char,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(name, "name")?, borrow(message, "message")?);
        let text = text(path, "path")?;
        let (number, path) = (enum_number(inner, text)?, inner.path(text)?);
        let known = path.enumeration().and_then(|descriptor| descriptor.name_of(number));
        let unnamed =
            || Failure::in_message(CLOUDTASKS_UNKNOWN_NAME, &path.error(format!("the value {number} has no name")));
        inner.lend(known.ok_or_else(unnamed)?, place, optional_out(length));
        Ok(())
    })
}

/// Reads a timestamp field: seconds since 1970 UTC, and nanoseconds from 0 to 999,999,999 that count forward.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_timestamp(
    message: *const cloudtasks_message,
    path: *const c_char,
    seconds: *mut i64,
    nanos: *mut i32,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, place_nanos) = (out(seconds, "seconds")?, out(nanos, "nanos")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::Timestamp);
        let inner = borrow(message, "message")?;
        let time = get(inner, text(path, "path")?, "a timestamp", is_kind, None, |slot| match slot {
            Slot::Timestamp(time) => Some(*time),
            _ => None,
        })?;
        place.set(time.seconds);
        place_nanos.set(time.nanos);
        Ok(())
    })
}

/// Reads a duration field: seconds and nanoseconds of the same sign.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_duration(
    message: *const cloudtasks_message,
    path: *const c_char,
    seconds: *mut i64,
    nanos: *mut i32,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, place_nanos) = (out(seconds, "seconds")?, out(nanos, "nanos")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::Duration);
        let inner = borrow(message, "message")?;
        let span = get(inner, text(path, "path")?, "a duration", is_kind, None, |slot| match slot {
            Slot::Duration(span) => Some(*span),
            _ => None,
        })?;
        place.set(span.seconds);
        place_nanos.set(span.nanos);
        Ok(())
    })
}

/// Copies the message in a field, a list element or a map entry. The caller frees the copy.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_get_message(
    message: *const cloudtasks_message,
    path: *const c_char,
    value: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(value, "value")?, borrow(message, "message")?);
        let is_kind = |kind: &FieldType| matches!(kind, FieldType::Message(_));
        let found = get(inner, text(path, "path")?, "a message", is_kind, None, |slot| match slot {
            Slot::Message(found) => Some(found),
            _ => None,
        })?;
        place.set(give(MessageInner::new((**found).clone())));
        Ok(())
    })
}

/// Whether there is something at a path: a field with presence that is set, any other that is not its default, an
/// element or entry that is there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_has(
    message: *const cloudtasks_message,
    path: *const c_char,
    present: *mut bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(present, "present")?, borrow(message, "message")?);
        let path = inner.path(text(path, "path")?)?;
        place.set(inner.message.at(&path).is_some());
        Ok(())
    })
}

/// How many elements a list has, or entries a map.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_count(
    message: *const cloudtasks_message,
    path: *const c_char,
    count: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(count, "count")?, borrow(message, "message")?);
        let path = inner.path(text(path, "path")?)?;
        if path.target() == PathTarget::Value {
            return Err(mismatch(&path, "a list or a map"));
        }
        place.set(match inner.message.at(&path) {
            Some(Slot::List(items)) => items.len(),
            Some(Slot::Map(entries)) => entries.len(),
            _ => 0,
        });
        Ok(())
    })
}

/// The map entry at a position, counted from 0: its key, an integer key in decimal, and its value if that is a text. Both
/// are valid until the message changes or is freed.
///
/// @param key           gets the key; may be NULL, as each place may
/// @param key_length    gets its length
/// @param value         gets the value, or NULL for a message, which is read by its path
/// @param value_length  gets its length
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_entry(
    message: *const cloudtasks_message,
    path: *const c_char,
    position: usize,
    key: *mut *const c_char,
    key_length: *mut usize,
    value: *mut *const c_char,
    value_length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow(message, "message")?;
        let path = inner.path(text(path, "path")?)?;
        if path.target() != PathTarget::Map {
            return Err(mismatch(&path, "a map"));
        }
        let entries = if let Some(Slot::Map(entries)) = inner.message.at(&path) {
            entries.as_slice()
        } else {
            Default::default()
        };
        let (held_key, held_value) = entries.get_index(position).ok_or_else(|| {
            let problem = path.error(format!("has {} entries, none at {position}", entries.len()));
            Failure::in_message(CLOUDTASKS_ABSENT, &problem)
        })?;
        if let Some(place) = optional_out(key) {
            match held_key {
                OwnedKey::String(text) => inner.lend(text, place, optional_out(key_length)),
                OwnedKey::Int(number) => inner.lend_made(number, &number.to_string(), place, optional_out(key_length)),
            }
        }
        if let Some(place) = optional_out(value) {
            match held_value {
                Slot::String(text) => inner.lend(text, place, optional_out(value_length)),
                _ => place.set(std::ptr::null()),
            }
        }
        Ok(())
    })
}
