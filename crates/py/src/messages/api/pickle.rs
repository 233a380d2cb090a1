//! How pickle takes a message apart and makes it again.

use super::super::data::{Message, Slot, class, descriptor_of, empty_slots};
use super::super::{from_python, to_python};
use super::construct;
use crate::sync::{self, intern};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

/// A message as a function and its arguments.
pub fn reduce<'py>(message: &Bound<'py, Message>) -> PyResult<Bound<'py, PyTuple>> {
    let py = message.py();
    let restore = py.import(intern!(py, "cloudtasks._native"))?.getattr(intern!(py, "_restore"))?;
    let arguments = (message.get_type(), fields_of(message)?);
    match construct::attributes_of(message)? {
        Some(attributes) => (restore, arguments, attributes).into_pyobject(py),
        None => (restore, arguments).into_pyobject(py),
    }
}

/// The present fields, in forms that a constructor takes and that lose nothing.
fn fields_of<'py>(message: &Bound<'py, Message>) -> PyResult<Bound<'py, PyDict>> {
    let py = message.py();
    let fields = PyDict::new(py);
    for (field, slot) in message.get().descriptor.fields.iter().zip(message.get().snapshot(py)?) {
        match slot {
            slot if !slot.is_present(py) => {}
            Slot::Enum(number) => fields.set_item(field.name, number)?,
            Slot::Timestamp(seconds, nanos) | Slot::Duration(seconds, nanos) => {
                let parts = PyDict::new(py);
                parts.set_item(intern!(py, "seconds"), seconds)?;
                parts.set_item(intern!(py, "nanos"), nanos)?;
                fields.set_item(field.name, parts)?;
            }
            slot => fields.set_item(field.name, to_python::value(py, field, &slot)?)?,
        }
    }
    Ok(fields)
}

/// Makes a pickled message again.
#[pyfunction]
#[pyo3(name = "_restore")]
pub fn restore<'py>(class_of: &Bound<'py, PyType>, fields: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
    let descriptor = descriptor_of(class_of)?;
    let mut slots = empty_slots(descriptor);
    from_python::fill(class(class_of.py(), descriptor)?, &mut slots, sync::entries(fields)?, false)
        .map_err(|error| error.in_message(descriptor))?;
    construct::make(class_of, slots)
}
