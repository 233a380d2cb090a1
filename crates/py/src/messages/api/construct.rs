//! What a message is made from: fields by name, a mapping, another message or a protobuf object.

use super::super::data::message::Link;
use super::super::data::{Message, Slot, class, copy, empty_slots, new_message};
use super::super::from_python::{self, Pairs, type_name};
use crate::sync::intern;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyType;

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
        from_python::fill(class, &mut slots, pairs, ignore_unknown).map_err(|error| error.in_message(descriptor))
    };
    let Some(mapping) = mapping else {
        take(fields)?;
        return Message::put_all(this, slots);
    };
    if let Some(pairs) = from_python::pairs(mapping)? {
        take(pairs)?;
        take(fields)?;
        return Message::put_all(this, slots);
    }
    let original = match mapping.cast::<Message>() {
        Ok(given) if given.get().descriptor == descriptor => Some(copy::slots(given)?),
        Ok(_) => None,
        Err(_) => from_python::protobuf::message(class, mapping)?.map(|message| copy::slots(&message)).transpose()?,
    };
    let original = original.ok_or_else(|| {
        let name = descriptor.name;
        PyTypeError::new_err(format!(
            "Invalid constructor input for {name}: expected a dict or {name}, got {}",
            type_name(mapping)
        ))
    })?;
    Message::put_all(this, original)?;
    if fields.is_empty() {
        return Ok(());
    }
    take(fields)?;
    copy::merge(this, &new_message(this.py(), class, slots)?)
}

/// A new message of a class, which may be a user's, with these fields. Its `__init__` is not called.
pub fn make<'py>(class_of: &Bound<'py, PyType>, slots: Box<[Slot]>) -> PyResult<Bound<'py, PyAny>> {
    let py = class_of.py();
    let made = class_of.call_method1(intern!(py, "__new__"), (class_of,))?;
    Message::put_all(made.cast::<Message>()?, slots)?;
    Ok(made)
}

/// A copy as copy.copy and copy.deepcopy make it: of the same class, with the attributes that a user's class added.
pub fn copy_of<'py>(original: &Bound<'py, Message>) -> PyResult<Bound<'py, PyAny>> {
    let py = original.py();
    let table_class = class(py, original.get().descriptor)?;
    if original.get_type().is(&table_class.python) {
        let copy = copy::message(original)?;
        copy.get().lock(py).link = Link::Root;
        return Ok(copy.into_any());
    }
    let copy = make(&original.get_type(), copy::slots(original)?)?;
    if let Some(attributes) = attributes_of(original)? {
        copy.getattr(intern!(py, "__dict__"))?.call_method1(intern!(py, "update"), (attributes,))?;
    }
    Ok(copy)
}

/// The attributes that a user's class gives its instances. Others have only the `__dict__` that `vars` shows.
pub fn attributes_of<'py>(message: &Bound<'py, Message>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = message.py();
    let offset: isize = message.get_type().getattr(intern!(py, "__dictoffset__"))?.extract()?;
    if offset == 0 { Ok(None) } else { message.getattr(intern!(py, "__dict__")).map(Some) }
}
