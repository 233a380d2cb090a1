//! The methods of protobuf's own messages, which call sites use on IAM policies, statuses and operations, and which
//! code written for google-cloud-tasks 1.x uses on all messages.

use super::super::data::{Message, Slot, class};
use super::super::from_python::{self, type_name};
use super::super::to_python;
use super::attributes;
use super::descriptor::FieldInfo;
use crate::sync::intern;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

fn field_index(message: &Message, name: &Bound<'_, PyString>) -> PyResult<usize> {
    class(name.py(), message.descriptor)?.exact_field(name).ok_or_else(|| {
        let owner = message.descriptor.name;
        PyValueError::new_err(format!("Protocol message {owner} has no \"{}\" field.", name.to_string_lossy()))
    })
}

pub fn has_field(this: &Bound<'_, Message>, name: &Bound<'_, PyString>) -> PyResult<bool> {
    let message = this.get();
    let index = field_index(message, name)?;
    if !message.field(index).has_presence() {
        let owner = message.descriptor.full_name;
        return Err(PyValueError::new_err(format!(
            "Field {owner}.{} does not have presence: compare its value instead.",
            message.field(index).name
        )));
    }
    Ok(message.is_present(this.py(), index))
}

/// Clears a field, or the member of a oneof that is set.
pub fn clear_field(this: &Bound<'_, Message>, name: &Bound<'_, PyString>) -> PyResult<()> {
    let message = this.get();
    match field_index(message, name) {
        Ok(index) => Message::put(this, index, Slot::Empty)?,
        Err(error) => {
            let oneof = name.to_str()?;
            if !message.descriptor.fields.iter().any(|field| field.oneof == Some(oneof)) {
                return Err(error);
            }
            if let Some(index) = set_member(message, this.py(), oneof) {
                Message::put(this, index, Slot::Empty)?;
            }
        }
    }
    Ok(())
}

pub fn which_oneof(message: &Message, py: Python<'_>, oneof: &str) -> PyResult<Option<&'static str>> {
    if !message.descriptor.fields.iter().any(|field| field.oneof == Some(oneof)) {
        let owner = message.descriptor.name;
        return Err(PyValueError::new_err(format!("Protocol message {owner} has no oneof \"{oneof}\" field.")));
    }
    Ok(set_member(message, py, oneof).map(|index| message.field(index).name))
}

fn set_member(message: &Message, py: Python<'_>, oneof: &str) -> Option<usize> {
    let mut members = (0..message.descriptor.fields.len()).filter(|&i| message.field(i).oneof == Some(oneof));
    members.find(|&index| message.is_present(py, index))
}

/// Pairs of descriptor and value of the present fields, by number.
pub fn list_fields<'py>(this: &Bound<'py, Message>) -> PyResult<Bound<'py, PyList>> {
    let (py, message) = (this.py(), this.get());
    let slots = message.snapshot(py)?.into_iter().enumerate();
    let present = slots.filter(|(_, slot)| slot.is_present(py));
    let mut present: Vec<_> = present.map(|(index, slot)| (message.field(index), index, slot)).collect();
    present.sort_by_key(|(field, ..)| field.number);
    let list = PyList::empty(py);
    for (field, index, slot) in present {
        let info = FieldInfo { field, owner: message.descriptor };
        let value = match slot {
            Slot::Timestamp(seconds, nanos) | Slot::Duration(seconds, nanos) => time(py, &info, seconds, nanos)?,
            Slot::Message(_) | Slot::Map(_) => attributes::read(this, index)?,
            slot => to_python::value(py, field, &slot)?,
        };
        list.append((Py::new(py, info)?, value))?;
    }
    Ok(list)
}

/// A time or span as the message that it is in protobuf.
fn time(py: Python<'_>, field: &FieldInfo, seconds: i64, nanos: i32) -> PyResult<Py<PyAny>> {
    let fields = PyDict::new(py);
    fields.set_item(intern!(py, "seconds"), seconds)?;
    fields.set_item(intern!(py, "nanos"), nanos)?;
    match field.message(py)? {
        Some(class) => class.call(py, (), Some(&fields)),
        None => Ok(py.None()),
    }
}

/// The other message of CopyFrom and MergeFrom: ours, or protobuf's of the same type.
pub fn same_type<'py>(this: &Bound<'py, Message>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Message>> {
    let descriptor = this.get().descriptor;
    let found = match other.cast::<Message>() {
        Ok(message) => (message.get().descriptor == descriptor).then(|| message.clone()),
        Err(_) => from_python::protobuf::message(class(this.py(), descriptor)?, other)?,
    };
    found.ok_or_else(|| {
        PyTypeError::new_err(format!("expected a message of type {}, got {}", descriptor.name, type_name(other)))
    })
}
