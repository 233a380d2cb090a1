//! Fields as attributes: `task.name`, `task.name = "…"`.

use super::super::data::backing;
use super::super::data::message::Link;
use super::super::data::{MapField, Message, RepeatedField, Slot, class, empty_slots, new_message};
use super::super::from_python::{self, Converted};
use super::super::to_python;
use super::storage;
use crate::sync::Once;
use cloudtasks::schema::{Cardinality, FieldDescriptor, FieldType, MessageDescriptor};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3::{PyTraverseError, PyVisit};

/// The value of a field as Python sees it. An absent message, list or map is made here and stays live.
pub fn read(this: &Bound<'_, Message>, index: usize) -> PyResult<Py<PyAny>> {
    let (py, message) = (this.py(), this.get());
    let field = message.field(index);
    let is_shared = is_of_shared_type(message.descriptor, field) && shared_type_is_loaded(py, field)?;
    if is_shared {
        storage::of(this)?;
    }
    if let Some(pb) = message.field_backing(py, index)
        && backing::is_view(field)
    {
        return match backing::view(message, index, &pb)? {
            Slot::Message(child) if is_shared => storage::of(child.bind(py)).map(Bound::unbind),
            view => to_python::value(py, field, &view),
        };
    }
    loop {
        let held = message.held(py, index)?;
        if !matches!(held, Slot::Empty) {
            return to_python::value(py, field, &held);
        }
        let view = match (field.cardinality, field.field_type) {
            (Cardinality::Repeated, _) => Slot::List(Py::new(py, RepeatedField::view_of(field, this))?),
            (Cardinality::Map | Cardinality::IntMap, _) => Slot::Map(Py::new(py, MapField::view_of(field, this))?),
            (_, FieldType::Message(descriptor)) => {
                let child = new_message(py, class(py, descriptor)?, empty_slots(descriptor))?;
                child.get().lock(py).link = Link::Parent { parent: this.clone().unbind(), index: index as u32 };
                Slot::Stub(child.unbind())
            }
            _ => return to_python::default(py, field),
        };
        let mut state = message.lock(py);
        if matches!(state.slots[index], Slot::Empty) {
            state.slots[index] = view;
        } else {
            drop(state);
            view.release(py);
        }
    }
}

/// Whether a field of a message of Cloud Tasks holds messages of a type that Google's APIs share, such as `Status`.
fn is_of_shared_type(owner: &MessageDescriptor, field: &FieldDescriptor) -> bool {
    const OURS: &str = "google.cloud.tasks.";
    matches!(field.field_type, FieldType::Message(held) if !held.full_name.starts_with(OURS))
        && owner.full_name.starts_with(OURS)
}

/// Whether the program has the class that Google's packages have for the type. It then gets messages of that class.
pub fn shared_type_is_loaded(py: Python<'_>, field: &FieldDescriptor) -> PyResult<bool> {
    let FieldType::Message(held) = field.field_type else { return Ok(false) };
    static IS_LOADED: Once<Py<PyAny>> = Once::new();
    let is_loaded = IS_LOADED.import(py, "cloudtasks._compat.shared_types", "is_loaded")?;
    is_loaded.call1((held.full_name,))?.is_truthy()
}

/// Sets a field from a Python value; None clears it.
pub fn write(this: &Bound<'_, Message>, index: usize, value: &Bound<'_, PyAny>) -> Converted<()> {
    let field = this.get().field(index);
    let slot = if value.is_none() { Slot::Empty } else { from_python::field(field, value)? };
    Ok(Message::put(this, index, slot)?)
}

/// The attribute of a class by which its instances read a field.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct Field {
    pub owner: &'static MessageDescriptor,
    pub index: usize,
}

#[pymethods]
impl Field {
    /// On the class itself only a field with explicit presence answers, with its name, as in proto-plus.
    fn __get__(
        &self,
        py: Python<'_>,
        instance: Option<&Bound<'_, PyAny>>,
        _class: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let field = &self.owner.fields[self.index];
        let Some(instance) = instance else {
            return match field.cardinality {
                Cardinality::Optional => Ok(PyString::intern(py, field.name).into_any().unbind()),
                _ => {
                    let (class, name) = (self.owner.name, field.name);
                    Err(PyAttributeError::new_err(format!("type object '{class}' has no attribute '{name}'")))
                }
            };
        };
        let message = instance.cast::<Message>()?;
        if message.get().descriptor != self.owner {
            return Err(PyTypeError::new_err(format!(
                "{} is not a {}",
                message.get().descriptor.name,
                self.owner.name
            )));
        }
        read(message, self.index)
    }

    #[getter]
    fn __doc__(&self) -> &'static str {
        self.owner.fields[self.index].doc
    }

    /// It holds no Python object; it is told so because a class is made of it.
    fn __traverse__(&self, _visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        Ok(())
    }
}
