//! What there is: methods, message types, fields and enums by number, so that a printer or a binding generator can be
//! written over them. Texts are valid as long as the library is loaded.

use crate::argument::{Out, optional_out, text};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::message::find_type;
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::schema::{APIS, Api, Cardinality, EnumDescriptor, FieldType, VERSIONS};
use std::collections::HashMap;
use std::ffi::{CString, c_char};
use std::ptr::null;
use std::sync::{Mutex, PoisonError};

/// The type of a field's values.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum cloudtasks_field_type {
    CLOUDTASKS_FIELD_STRING = 1,
    CLOUDTASKS_FIELD_BYTES = 2,
    CLOUDTASKS_FIELD_BOOL = 3,
    CLOUDTASKS_FIELD_INT32 = 4,
    CLOUDTASKS_FIELD_INT64 = 5,
    CLOUDTASKS_FIELD_DOUBLE = 6,
    CLOUDTASKS_FIELD_ENUM = 7,
    CLOUDTASKS_FIELD_MESSAGE = 8,
    CLOUDTASKS_FIELD_TIMESTAMP = 9,
    CLOUDTASKS_FIELD_DURATION = 10,
}

/// How many values a field has.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum cloudtasks_cardinality {
    /// One; a scalar that is its default counts as not set.
    CLOUDTASKS_CARDINALITY_SINGULAR = 1,
    /// One, and a scalar that is its default may be set.
    CLOUDTASKS_CARDINALITY_OPTIONAL = 2,
    /// A list.
    CLOUDTASKS_CARDINALITY_REPEATED = 3,
    /// A map with text keys.
    CLOUDTASKS_CARDINALITY_MAP = 4,
    /// A map with int32 keys.
    CLOUDTASKS_CARDINALITY_INT_MAP = 5,
}

use cloudtasks_cardinality::*;
use cloudtasks_field_type::*;

/// A text of the table with a NUL behind it. Each is copied once, and the table has a fixed number of them.
fn constant(text: &'static str) -> *const c_char {
    static COPIES: Mutex<Option<HashMap<&'static str, CString>>> = Mutex::new(None);
    let mut copies = COPIES.lock().unwrap_or_else(PoisonError::into_inner);
    let copies = copies.get_or_insert_default();
    copies.entry(text).or_insert_with(|| CString::new(text).unwrap_or_default()).as_ptr()
}

fn put<T>(place: Option<Out<'_, T>>, value: T) {
    if let Some(place) = place {
        place.set(value);
    }
}

/// The parts of the table that a version has: its own, then what all versions share.
fn parts(version: &str) -> Result<impl Iterator<Item = &'static Api> + use<>, Failure> {
    let own = VERSIONS.into_iter().find(|api| api.version == version).ok_or_else(|| {
        Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("there is no version {version:?}; expected \"v2\" or a sibling"))
    })?;
    Ok(std::iter::once(own).chain(APIS.into_iter().filter(|api| api.version == "common")))
}

fn find_enum(version: &str, name: &str) -> Result<&'static EnumDescriptor, Failure> {
    let mut all = parts(version)?.flat_map(|api| api.enums);
    let found = all.find(|descriptor| descriptor.full_name == name || descriptor.name == name);
    found.copied().ok_or_else(|| Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("{version} has no enum {name:?}")))
}

/// The method of a version at a position, counted from 0; CLOUDTASKS_DONE after the last. Each place may be NULL.
///
/// @param name      gets what cloudtasks_call takes, without the version: "create_task"
/// @param request   gets the full name of the type of its request
/// @param response  gets the full name of the type of its response
/// @param items     gets the field of the response that a pager walks; NULL for a method that lists nothing
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_method_at(
    version: *const c_char,
    position: usize,
    name: *mut *const c_char,
    request: *mut *const c_char,
    response: *mut *const c_char,
    items: *mut *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let mut methods = parts(text(version, "version")?)?.flat_map(|api| api.methods);
        let method = methods.nth(position).ok_or_else(Failure::done)?;
        put(optional_out(name), constant(method.name));
        put(optional_out(request), constant(method.request.full_name));
        put(optional_out(response), constant(method.response.full_name));
        put(optional_out(items), method.paged.map_or(null(), constant));
        Ok(())
    })
}

/// The message type of a version at a position, counted from 0, the shared ones after its own; CLOUDTASKS_DONE after the last.
///
/// @param full_name  gets the full name, such as "google.cloud.tasks.v2.Task"; may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_type_at(
    version: *const c_char,
    position: usize,
    full_name: *mut *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let mut types = parts(text(version, "version")?)?.flat_map(|api| api.messages);
        let found = types.nth(position).ok_or_else(Failure::done)?;
        put(optional_out(full_name), constant(found.full_name));
        Ok(())
    })
}

/// The field of a message type at a position, counted from 0; CLOUDTASKS_DONE after the last. Each place may be NULL.
///
/// @param name         gets the name in the API, such as "http_request"
/// @param number       gets the number of the binary form; 0 for a field that only REST has
/// @param type         gets a cloudtasks_field_type, of the values for a map
/// @param cardinality  gets a cloudtasks_cardinality
/// @param value_type   gets the full name of the enum or message type; NULL for other types
/// @param oneof        gets the name of the oneof that the field is in; NULL for most
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_field_at(
    version: *const c_char,
    type_name: *const c_char,
    position: usize,
    name: *mut *const c_char,
    number: *mut u32,
    r#type: *mut i32,
    cardinality: *mut i32,
    value_type: *mut *const c_char,
    oneof: *mut *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let descriptor = find_type(text(version, "version")?, text(type_name, "type_name")?)?;
        let field = descriptor.fields.get(position).ok_or_else(Failure::done)?;
        let (kind, of_values) = match field.field_type {
            FieldType::String => (CLOUDTASKS_FIELD_STRING, None),
            FieldType::Bytes => (CLOUDTASKS_FIELD_BYTES, None),
            FieldType::Bool => (CLOUDTASKS_FIELD_BOOL, None),
            FieldType::Int32 => (CLOUDTASKS_FIELD_INT32, None),
            FieldType::Int64 => (CLOUDTASKS_FIELD_INT64, None),
            FieldType::Double => (CLOUDTASKS_FIELD_DOUBLE, None),
            FieldType::Enum(descriptor) => (CLOUDTASKS_FIELD_ENUM, Some(descriptor.full_name)),
            FieldType::Message(descriptor) => (CLOUDTASKS_FIELD_MESSAGE, Some(descriptor.full_name)),
            FieldType::Timestamp => (CLOUDTASKS_FIELD_TIMESTAMP, None),
            FieldType::Duration => (CLOUDTASKS_FIELD_DURATION, None),
        };
        let many = match field.cardinality {
            Cardinality::Singular => CLOUDTASKS_CARDINALITY_SINGULAR,
            Cardinality::Optional => CLOUDTASKS_CARDINALITY_OPTIONAL,
            Cardinality::Repeated => CLOUDTASKS_CARDINALITY_REPEATED,
            Cardinality::Map => CLOUDTASKS_CARDINALITY_MAP,
            Cardinality::IntMap => CLOUDTASKS_CARDINALITY_INT_MAP,
        };
        put(optional_out(name), constant(field.name));
        put(optional_out(number), field.number);
        put(optional_out(r#type), kind as i32);
        put(optional_out(cardinality), many as i32);
        put(optional_out(value_type), of_values.map_or(null(), constant));
        put(optional_out(oneof), field.oneof.map_or(null(), constant));
        Ok(())
    })
}

/// The value of an enum at a position, counted from 0; CLOUDTASKS_DONE after the last. Each place may be NULL.
///
/// @param enum_name  the full name, as cloudtasks_field_at gives it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_enum_value_at(
    version: *const c_char,
    enum_name: *const c_char,
    position: usize,
    name: *mut *const c_char,
    number: *mut i32,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let descriptor = find_enum(text(version, "version")?, text(enum_name, "enum_name")?)?;
        let value = descriptor.values.get(position).ok_or_else(Failure::done)?;
        put(optional_out(name), constant(value.name));
        put(optional_out(number), value.number);
        Ok(())
    })
}
