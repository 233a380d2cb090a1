//! What was decoded and not yet read: kept as slots, and made into objects of Python at the first look.
//!
//! A page of tasks is mostly listed for their names. As objects the request of each and its headers would be three of
//! the four that Python's collector has to walk, again and again while the page grows.

use super::class::class;
use super::instance::new_message;
use super::map::MapField;
use super::slot::Slot;
use cloudtasks::schema::{FieldDescriptor, MessageDescriptor};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pyo3::{PyTraverseError, PyVisit};

pub enum Lazy {
    Message(&'static MessageDescriptor, Box<[Slot]>),
    Map(LazyMap),
}

/// A few entries of text, each key once. A larger map is made at once: finding a key here takes a walk over them.
pub struct LazyMap {
    field: &'static FieldDescriptor,
    pub entries: Vec<(Py<PyString>, Py<PyString>)>,
}

const MAX_ENTRIES: usize = 8;

impl Lazy {
    /// The objects that this stands for.
    pub fn make(&self, py: Python<'_>) -> PyResult<Slot> {
        Ok(match self {
            Lazy::Message(descriptor, slots) => {
                let slots = slots.iter().map(|slot| slot.clone_ref(py)).collect();
                Slot::Message(new_message(py, class(py, descriptor)?, slots)?.unbind())
            }
            Lazy::Map(map) => Slot::Map(map.make(py)?),
        })
    }

    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        match self {
            Lazy::Message(descriptor, slots) => {
                Lazy::Message(descriptor, slots.iter().map(|slot| slot.clone_ref(py)).collect())
            }
            Lazy::Map(map) => {
                let entries = map.entries.iter().map(|(key, text)| (key.clone_ref(py), text.clone_ref(py)));
                Lazy::Map(LazyMap { field: map.field, entries: entries.collect() })
            }
        }
    }

    pub fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self {
            Lazy::Message(_, slots) => slots.iter().try_for_each(|slot| slot.traverse(visit)),
            Lazy::Map(_) => Ok(()),
        }
    }
}

impl LazyMap {
    pub fn new(field: &'static FieldDescriptor) -> Self {
        LazyMap { field, entries: Vec::new() }
    }

    /// Adds an entry, or replaces the one of this key. False when there is no room for it.
    pub fn put(&mut self, key: &Bound<'_, PyString>, text: &Py<PyString>) -> PyResult<bool> {
        let (py, name) = (key.py(), key.to_str()?);
        for (other, held) in &mut self.entries {
            if other.bind(py).to_str()? == name {
                *held = text.clone_ref(py);
                return Ok(true);
            }
        }
        let has_room = self.entries.len() < MAX_ENTRIES;
        if has_room {
            self.entries.push((key.clone().unbind(), text.clone_ref(py)));
        }
        Ok(has_room)
    }

    pub fn make(&self, py: Python<'_>) -> PyResult<Py<MapField>> {
        let entries = PyDict::new(py);
        for (key, text) in &self.entries {
            entries.set_item(key, text)?;
        }
        Py::new(py, MapField::new(self.field, entries.unbind()))
    }
}
