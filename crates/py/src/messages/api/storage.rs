//! The protobuf message of a message: `task._pb`, `Task.pb(task)` and `Task.wrap(pb)`.

use super::super::data::{Message, backing, descriptor_of, whole};
use super::super::from_python::{self, type_name};
use super::construct;
use super::descriptor::protobuf_class;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyType;

/// The protobuf message that is the storage of ours, from now on if it was not yet.
pub fn of<'py>(this: &Bound<'py, Message>) -> PyResult<Bound<'py, PyAny>> {
    let (py, message) = (this.py(), this.get());
    if let Some(pb) = message.backing(py) {
        return Ok(pb);
    }
    // What is written to the protobuf message of a part is written to the whole, and the reverse, whichever was handed out
    // first: it has to be the one inside the whole's.
    if let Some(whole) = whole(this)? {
        of(&whole)?;
        if let Some(pb) = message.backing(py) {
            return Ok(pb);
        }
    }
    // Of a field that protobuf lacks: it is present from now on, whatever is written.
    Message::make_present(this);
    let pb = protobuf_class(py, message.descriptor)?.call0()?;
    backing::attach(this, &pb)?;
    Ok(pb)
}

/// A message of this class whose storage is the given protobuf message.
pub fn wrap<'py>(class_of: &Bound<'py, PyType>, pb: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let descriptor = descriptor_of(class_of)?;
    let is_ours = pb.is_instance_of::<Message>();
    if is_ours || from_python::protobuf::full_name(pb).as_deref() != Some(descriptor.full_name) {
        let given = type_name(pb);
        return Err(PyTypeError::new_err(format!("expected a protobuf message of {}, got {given}", descriptor.name)));
    }
    let message = construct::make(class_of, Box::default())?;
    backing::adopt(message.cast::<Message>()?, pb)?;
    Ok(message)
}
