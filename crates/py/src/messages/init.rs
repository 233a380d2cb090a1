//! What a message is made from: fields by name, a mapping, another message or a protobuf object.

use super::class::{class, descriptor_of};
use super::convert::{self, Pairs};
use super::copies;
use super::foreign;
use super::instance::new_message;
use super::message::Message;
use super::present;
use super::refusal::type_name;
use super::slot::Slot;
use super::storage::empty_slots;
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

/// Fills a new message as `__init__` does. Named fields win over those of a mapping, and merge into those of a message.
pub fn fill(
    this: &Bound<'_, Message>,
    mapping: Option<&Bound<'_, PyAny>>,
    fields: Pairs<'_>,
    ignore_unknown: bool,
) -> PyResult<()> {
    let descriptor = this.get().descriptor;
    let class = class(this.py(), descriptor)?;
    let mut slots = empty_slots(descriptor);
    let mut take = |pairs: Pairs<'_>| {
        convert::fill(class, &mut slots, pairs, ignore_unknown).map_err(|refusal| refusal.in_message(descriptor))
    };
    let Some(mapping) = mapping else {
        take(fields)?;
        Message::put_all(this, slots);
        return Ok(());
    };
    if let Some(pairs) = convert::pairs(mapping)? {
        take(pairs)?;
        take(fields)?;
        Message::put_all(this, slots);
        return Ok(());
    }
    let original = match mapping.cast::<Message>() {
        Ok(given) if given.get().descriptor == descriptor => Some(copies::slots(given)?),
        Ok(_) => None,
        Err(_) => foreign::message(class, mapping)?.map(|message| copies::slots(&message)).transpose()?,
    };
    let original = original.ok_or_else(|| {
        let name = descriptor.name;
        PyTypeError::new_err(format!(
            "Invalid constructor input for {name}: expected a dict or {name}, got {}",
            type_name(mapping)
        ))
    })?;
    Message::put_all(this, original);
    if fields.is_empty() {
        return Ok(());
    }
    take(fields)?;
    copies::merge(this, &new_message(this.py(), class, slots)?)
}

/// A new message of a class, which may be a user's, with these fields. Its `__init__` is not called.
pub fn make<'py>(class_of: &Bound<'py, PyType>, slots: Box<[Slot]>) -> PyResult<Bound<'py, PyAny>> {
    let py = class_of.py();
    let made = class_of.call_method1(intern!(py, "__new__"), (class_of,))?;
    Message::put_all(made.cast::<Message>()?, slots);
    Ok(made)
}

/// A copy as copy.copy and copy.deepcopy make it: of the same class, with the attributes that a user's class added.
pub fn copy_of<'py>(original: &Bound<'py, Message>) -> PyResult<Bound<'py, PyAny>> {
    let py = original.py();
    let table_class = class(py, original.get().descriptor)?;
    if original.get_type().is(&table_class.python) {
        return Ok(copies::message(original)?.into_any());
    }
    let copy = make(&original.get_type(), copies::slots(original)?)?;
    if let Some(attributes) = original.getattr_opt(intern!(py, "__dict__"))? {
        copy.getattr(intern!(py, "__dict__"))?.call_method1(intern!(py, "update"), (attributes,))?;
    }
    Ok(copy)
}

/// How pickle takes a message apart: its class and what makes it anew.
pub fn reduce<'py>(message: &Bound<'py, Message>) -> PyResult<Bound<'py, PyTuple>> {
    let py = message.py();
    let restore = py.import(intern!(py, "cloudtasks._native"))?.getattr(intern!(py, "_restore"))?;
    let arguments = (message.get_type(), fields_of(message)?);
    match message.getattr_opt(intern!(py, "__dict__"))? {
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
            slot => fields.set_item(field.name, present::value(py, field, &slot)?)?,
        }
    }
    Ok(fields)
}

/// Makes a pickled message anew.
#[pyfunction]
#[pyo3(name = "_restore")]
pub fn restore<'py>(class_of: &Bound<'py, PyType>, fields: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
    let descriptor = descriptor_of(class_of)?;
    let mut slots = empty_slots(descriptor);
    convert::fill(class(class_of.py(), descriptor)?, &mut slots, fields.iter().collect(), false)
        .map_err(|refusal| refusal.in_message(descriptor))?;
    make(class_of, slots)
}
