//! Converts what a slot holds into a Python value.

pub mod enums;
pub mod time;

use super::data::Slot;
use crate::sync::intern;
use cloudtasks::schema::{FieldDescriptor, FieldType};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt};

/// The value that a slot holds.
pub fn value(py: Python<'_>, field: &FieldDescriptor, slot: &Slot) -> PyResult<Py<PyAny>> {
    Ok(match slot {
        Slot::Empty => return default(py, field),
        Slot::Bool(value) => PyBool::new(py, *value).to_owned().into_any().unbind(),
        Slot::Int(number) => PyInt::new(py, *number).into_any().unbind(),
        Slot::Double(number) => PyFloat::new(py, *number).into_any().unbind(),
        Slot::Enum(number) => return enum_value(py, field, *number),
        Slot::Timestamp(seconds, nanos) => return time::to_datetime(py, *seconds, *nanos),
        Slot::Duration(seconds, nanos) => time::delta(py, *seconds, *nanos)?.into_any().unbind(),
        Slot::String(text) => text.clone_ref(py).into_any(),
        Slot::Bytes(bytes) => bytes.clone_ref(py).into_any(),
        Slot::Message(message) | Slot::Stub(message) => message.clone_ref(py).into_any(),
        Slot::Lazy(lazy) => return value(py, field, &lazy.make(py)?),
        Slot::List(list) => list.clone_ref(py).into_any(),
        Slot::Map(map) => map.clone_ref(py).into_any(),
    })
}

/// What an absent field reads as. An absent timestamp is None, an absent duration no time, as in proto-plus.
pub fn default(py: Python<'_>, field: &FieldDescriptor) -> PyResult<Py<PyAny>> {
    Ok(match field.field_type {
        FieldType::String => intern!(py, "").clone().into_any().unbind(),
        FieldType::Bytes => PyBytes::new(py, b"").into_any().unbind(),
        FieldType::Bool => PyBool::new(py, false).to_owned().into_any().unbind(),
        FieldType::Int32 | FieldType::Int64 => PyInt::new(py, 0).into_any().unbind(),
        FieldType::Double => PyFloat::new(py, 0.0).into_any().unbind(),
        FieldType::Enum(_) => return enum_value(py, field, 0),
        FieldType::Duration => time::delta(py, 0, 0)?.into_any().unbind(),
        FieldType::Timestamp | FieldType::Message(_) => py.None(),
    })
}

fn enum_value(py: Python<'_>, field: &FieldDescriptor, number: i32) -> PyResult<Py<PyAny>> {
    match field.field_type {
        FieldType::Enum(descriptor) => enums::member(py, descriptor, number),
        _ => Ok(PyInt::new(py, number).into_any().unbind()),
    }
}
