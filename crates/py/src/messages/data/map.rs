//! A map field. A dict keeps the entries in insertion order.

use super::copy;
use super::message::Message;
use cloudtasks::schema::{FieldDescriptor, FieldType};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::sync::{Mutex, PoisonError};

/// A live view of a map field. What is put in is checked and copied. What Python sees of it is in `api::map`.
#[pyclass(frozen, mapping, module = "cloudtasks._native")]
pub struct MapField {
    pub field: &'static FieldDescriptor,
    /// Holds only checked keys and values: exact str or int keys, and exact str values or messages.
    pub entries: Py<PyDict>,
    /// The stub to which the map belongs, until the first change makes that present.
    pub owner: Mutex<Option<Py<Message>>>,
}

impl MapField {
    pub fn new(field: &'static FieldDescriptor, entries: Py<PyDict>) -> Self {
        MapField { field, entries, owner: Mutex::new(None) }
    }

    /// The empty map of a message's absent field.
    pub fn view_of(field: &'static FieldDescriptor, message: &Bound<'_, Message>) -> Self {
        let owner = message.get().is_linked().then(|| message.clone().unbind());
        MapField { field, entries: PyDict::new(message.py()).unbind(), owner: Mutex::new(owner) }
    }

    pub fn entries<'a, 'py>(&'a self, py: Python<'py>) -> &'a Bound<'py, PyDict> {
        self.entries.bind(py)
    }

    pub fn len(&self, py: Python<'_>) -> usize {
        self.entries(py).len()
    }

    pub fn holds_messages(&self) -> bool {
        matches!(self.field.field_type, FieldType::Message(_))
    }

    pub fn duplicate(&self, py: Python<'_>) -> PyResult<Self> {
        let copy = self.entries(py).copy()?;
        if self.holds_messages() {
            for (key, value) in self.entries(py).copy()?.iter() {
                copy.set_item(key, copy::message(value.cast::<Message>()?)?)?;
            }
        }
        Ok(MapField::new(self.field, copy.unbind()))
    }

    /// Adds copies of another map's entries.
    pub fn merge(&self, py: Python<'_>, other: &MapField) -> PyResult<()> {
        self.add(py, other.duplicate(py)?.entries(py))
    }

    /// Adds entries that are checked.
    pub fn add(&self, py: Python<'_>, entries: &Bound<'_, PyDict>) -> PyResult<()> {
        self.entries(py).update(entries.as_mapping())?;
        if !entries.is_empty() {
            self.changed(py);
        }
        Ok(())
    }

    /// Cuts the link to the owner.
    pub fn detach(&self) {
        let owner = self.owner.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(owner);
    }

    /// Makes the owner present after a change.
    pub fn changed(&self, py: Python<'_>) {
        let owner = self.owner.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(owner) = owner {
            Message::make_present(owner.bind(py));
        }
    }
}
