//! A map field. A dict keeps the entries in insertion order.

use super::backing;
use super::copy;
use super::message::Message;
use crate::sync::{self, Lock, intern};
use cloudtasks::schema::{FieldDescriptor, FieldType};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::sync::MutexGuard;

/// A live view of a map field. What is put in is checked and copied. What Python sees of it is in `api::map`.
#[pyclass(frozen, mapping, module = "cloudtasks._native")]
pub struct MapField {
    pub field: &'static FieldDescriptor,
    /// Holds only checked keys and values: exact str or int keys, and exact str values or messages.
    pub entries: Py<PyDict>,
    pub state: Lock<MapState>,
}

#[derive(Default)]
pub struct MapState {
    /// The stub to which the map belongs, until the first change makes that present.
    pub owner: Option<Py<Message>>,
    /// The map of a protobuf message that holds the entries instead, once that was asked for.
    pub pb: Option<Py<PyAny>>,
}

impl MapField {
    pub fn new(field: &'static FieldDescriptor, entries: Py<PyDict>) -> Self {
        MapField { field, entries, state: Lock::default() }
    }

    /// The empty map of a message's absent field.
    pub fn view_of(field: &'static FieldDescriptor, message: &Bound<'_, Message>) -> Self {
        let owner = message.get().is_linked(message.py()).then(|| message.clone().unbind());
        let state = Lock::new(MapState { owner, pb: None });
        MapField { field, entries: PyDict::new(message.py()).unbind(), state }
    }

    /// A view of a map of protobuf.
    pub fn backed(py: Python<'_>, field: &'static FieldDescriptor, pb: Py<PyAny>) -> Self {
        let state = Lock::new(MapState { owner: None, pb: Some(pb) });
        MapField { field, entries: PyDict::new(py).unbind(), state }
    }

    pub fn lock(&self, py: Python<'_>) -> MutexGuard<'_, MapState> {
        self.state.lock(py)
    }

    pub fn backing<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        if !backing::in_use() {
            return None;
        }
        self.lock(py).pb.as_ref().map(|pb| pb.bind(py).clone())
    }

    /// The entries, to be read.
    pub fn entries<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        match self.backing(py) {
            Some(pb) => backing::entries(self.field, &pb),
            None => Ok(self.entries.bind(py).clone()),
        }
    }

    pub fn len(&self, py: Python<'_>) -> usize {
        match self.backing(py) {
            Some(pb) => pb.len().unwrap_or(0),
            None => self.entries.bind(py).len(),
        }
    }

    /// Sets an entry that is checked.
    pub fn put(&self, py: Python<'_>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if let Some(pb) = self.backing(py) {
            return backing::store_entry(&pb, key, value);
        }
        self.entries.bind(py).set_item(key, value)?;
        self.changed(py);
        Ok(())
    }

    /// The value of a key, which gets this one unless it has one.
    pub fn get_or_put<'py>(&self, key: &Bound<'py, PyAny>, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = key.py();
        if let Some(pb) = self.backing(py) {
            backing::store_entry(&pb, key, value)?;
            return Ok(value.clone());
        }
        let held = self.entries.bind(py).call_method1(intern!(py, "setdefault"), (key, value))?;
        self.changed(py);
        Ok(held)
    }

    /// Removes an entry; KeyError if there is none of the key.
    pub fn remove(&self, py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<()> {
        match self.backing(py) {
            Some(pb) => pb.del_item(key),
            None => {
                self.entries.bind(py).del_item(key)?;
                self.changed(py);
                Ok(())
            }
        }
    }

    pub fn clear(&self, py: Python<'_>) -> PyResult<()> {
        if let Some(pb) = self.backing(py) {
            return pb.call_method0(intern!(py, "clear")).map(drop);
        }
        self.entries.bind(py).clear();
        self.changed(py);
        Ok(())
    }

    pub fn holds_messages(&self) -> bool {
        matches!(self.field.field_type, FieldType::Message(_))
    }

    pub fn duplicate(&self, py: Python<'_>) -> PyResult<Self> {
        let copy = self.entries(py)?.copy()?;
        if self.holds_messages() {
            for (key, value) in sync::entries(&copy)? {
                copy.set_item(key, copy::message(value.cast::<Message>()?)?)?;
            }
        }
        Ok(MapField::new(self.field, copy.unbind()))
    }

    /// Adds copies of another map's entries.
    pub fn merge(&self, py: Python<'_>, other: &MapField) -> PyResult<()> {
        self.add(py, other.duplicate(py)?.entries.bind(py))
    }

    /// Adds entries that are checked.
    pub fn add(&self, py: Python<'_>, entries: &Bound<'_, PyDict>) -> PyResult<()> {
        if let Some(pb) = self.backing(py) {
            return backing::store_entries(&pb, entries);
        }
        self.entries.bind(py).update(entries.as_mapping())?;
        if !entries.is_empty() {
            self.changed(py);
        }
        Ok(())
    }

    /// Cuts the link to the owner.
    pub fn detach(&self, py: Python<'_>) {
        let owner = self.lock(py).owner.take();
        drop(owner);
    }

    /// Makes the owner present after a change. Whoever finds no owner finds it present.
    pub fn changed(&self, py: Python<'_>) {
        let owner = self.lock(py).owner.as_ref().map(|owner| owner.clone_ref(py));
        if let Some(owner) = owner {
            Message::make_present(owner.bind(py));
            self.detach(py);
        }
    }
}
