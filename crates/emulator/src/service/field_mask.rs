//! Field field_mask: which fields a call reads or changes.

use crate::error::ApiError;
use cloudtasks::message::{DynamicMessage, Slot};

/// Copies what is at each path of a mask, or that nothing is there.
pub fn copy(from: &DynamicMessage, into: &mut DynamicMessage, mask: &DynamicMessage) -> Result<(), ApiError> {
    for path in mask.list("paths") {
        if let Slot::String(path) = path {
            copy_path(from, into, path)?;
        }
    }
    Ok(())
}

fn copy_path(from: &DynamicMessage, into: &mut DynamicMessage, path: &str) -> Result<(), ApiError> {
    if path == "*" {
        *into = from.clone();
        return Ok(());
    }
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(index) = from.descriptor().field_index(name) else {
        return Err(ApiError::invalid_argument(format!(
            "Invalid field mask: {} has no field \"{name}\".",
            from.descriptor().name
        )));
    };
    if rest.is_empty() {
        match from.slot(index) {
            Slot::Empty => *into.slot_mut(index) = Slot::Empty,
            slot => into.put(index, slot.clone()),
        }
        return Ok(());
    }
    let inner = into
        .message_mut(name)
        .map_err(|_| ApiError::invalid_argument(format!("Invalid field mask: \"{name}\" has no fields of its own.")))?;
    let absent = DynamicMessage::new(inner.descriptor());
    copy_path(from.message(name).unwrap_or(&absent), inner, rest)
}
