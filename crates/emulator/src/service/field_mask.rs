//! Field masks: which fields a call reads or changes.

use crate::error::ApiError;
use cloudtasks::message::{DynamicMessage, Slot};
use cloudtasks::schema::{FieldType, MessageDescriptor};

/// Checks that each path leads to a field of the message, by names as in the protobuf definition.
pub fn check(message: &'static MessageDescriptor, mask: &DynamicMessage) -> Result<(), ApiError> {
    match paths(mask).find(|path| *path != "*" && !leads_to_field(message, path)) {
        Some(path) => Err(invalid(path)),
        None => Ok(()),
    }
}

fn leads_to_field(message: &'static MessageDescriptor, path: &str) -> bool {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let Some(field) = message.fields.iter().find(|field| field.name.trim_end_matches('_') == name) else {
        return false;
    };
    match (rest, field.field_type) {
        (None, _) => true,
        // `copy` refuses a path that leads through a list.
        (Some(rest), FieldType::Message(inner)) => leads_to_field(inner, rest),
        _ => false,
    }
}

/// Copies what is at each path of a mask, or that nothing is there.
pub fn copy(from: &DynamicMessage, into: &mut DynamicMessage, mask: &DynamicMessage) -> Result<(), ApiError> {
    paths(mask).try_for_each(|path| copy_path(from, into, path).ok_or_else(|| invalid(path)))
}

fn copy_path(from: &DynamicMessage, into: &mut DynamicMessage, path: &str) -> Option<()> {
    if path == "*" {
        *into = from.clone();
        return Some(());
    }
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let index = from.descriptor().field_index(name)?;
    if rest.is_empty() {
        match from.slot(index) {
            Slot::Empty => *into.slot_mut(index) = Slot::Empty,
            slot => into.put(index, slot.clone()),
        }
        return Some(());
    }
    let inner = into.message_mut(name).ok()?;
    let absent = DynamicMessage::new(inner.descriptor());
    copy_path(from.message(name).unwrap_or(&absent), inner, rest)
}

fn paths(mask: &DynamicMessage) -> impl Iterator<Item = &str> {
    mask.list("paths").iter().filter_map(|path| match path {
        Slot::String(path) => Some(&**path),
        _ => None,
    })
}

fn invalid(path: &str) -> ApiError {
    ApiError::invalid_argument(format!("Invalid mask: {path}"))
}
