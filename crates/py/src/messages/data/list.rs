//! A repeated field.

use super::backing;
use super::copy;
use super::message::Message;
use super::slot::Slot;
use cloudtasks::schema::FieldDescriptor;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A live view of a repeated field. What is put in is checked and copied. What Python sees of it is in `api::list`.
#[pyclass(frozen, sequence, module = "cloudtasks._native")]
pub struct RepeatedField {
    pub field: &'static FieldDescriptor,
    pub state: Mutex<ListState>,
}

pub struct ListState {
    pub items: Vec<Slot>,
    /// The stub to which the list belongs, until the first change makes that present.
    pub owner: Option<Py<Message>>,
    /// The repeated field of a protobuf message that holds the elements instead, once that was asked for.
    pub pb: Option<Py<PyAny>>,
}

impl RepeatedField {
    pub fn new(field: &'static FieldDescriptor, items: Vec<Slot>) -> Self {
        RepeatedField { field, state: Mutex::new(ListState { items, owner: None, pb: None }) }
    }

    /// The empty list of a message's absent field.
    pub fn view_of(field: &'static FieldDescriptor, message: &Bound<'_, Message>) -> Self {
        let owner = message.get().is_linked().then(|| message.clone().unbind());
        RepeatedField { field, state: Mutex::new(ListState { items: Vec::new(), owner, pb: None }) }
    }

    /// A view of a repeated field of protobuf.
    pub fn backed(field: &'static FieldDescriptor, pb: Py<PyAny>) -> Self {
        RepeatedField { field, state: Mutex::new(ListState { items: Vec::new(), owner: None, pb: Some(pb) }) }
    }

    pub fn backing<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        if !backing::in_use() {
            return None;
        }
        self.lock().pb.as_ref().map(|pb| pb.bind(py).clone())
    }

    pub fn lock(&self) -> MutexGuard<'_, ListState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn len(&self, py: Python<'_>) -> usize {
        if let Some(pb) = self.backing(py) {
            return pb.len().unwrap_or(0);
        }
        self.lock().items.len()
    }

    /// Cuts the link to the owner.
    pub fn detach(&self) {
        let owner = self.lock().owner.take();
        drop(owner);
    }

    pub fn snapshot(&self, py: Python<'_>) -> PyResult<Vec<Slot>> {
        if let Some(pb) = self.backing(py) {
            return pb.try_iter()?.map(|value| backing::element(self.field, &value?)).collect();
        }
        Ok(self.lock().items.iter().map(|item| item.clone_ref(py)).collect())
    }

    pub fn duplicate(&self, py: Python<'_>) -> PyResult<Self> {
        let items = self.snapshot(py)?.into_iter().map(|item| copy::slot(py, item)).collect::<PyResult<_>>()?;
        Ok(RepeatedField::new(self.field, items))
    }

    /// Adds elements that have the type of the field.
    pub fn append_slots(&self, py: Python<'_>, slots: Vec<Slot>) -> PyResult<()> {
        if let Some(pb) = self.backing(py) {
            return backing::append_items(&pb, slots);
        }
        self.lock().items.extend(slots);
        self.changed(py);
        Ok(())
    }

    /// Takes an element out; the others stay what they are. The comparison that found it, or another thread, may have
    /// changed the list.
    pub fn remove_at(&self, py: Python<'_>, position: usize) -> PyResult<Slot> {
        if let Some(pb) = self.backing(py) {
            let slot = backing::element(self.field, &pb.get_item(position)?)?;
            pb.del_item(position)?;
            return Ok(slot);
        }
        let slot = {
            let items = &mut self.lock().items;
            (position < items.len()).then(|| items.remove(position))
        };
        let slot = slot.ok_or_else(|| PyValueError::new_err("the list changed while an element was looked for"))?;
        self.changed(py);
        Ok(slot)
    }

    /// Changes the elements. `change` runs under the lock: it must run no Python and drop nothing.
    pub fn change<T>(&self, py: Python<'_>, change: impl FnOnce(&mut Vec<Slot>) -> T) -> PyResult<T> {
        if let Some(pb) = self.backing(py) {
            let mut items = self.snapshot(py)?;
            let displaced = change(&mut items);
            backing::rearrange(&pb, items)?;
            return Ok(displaced);
        }
        let displaced = change(&mut self.lock().items);
        self.changed(py);
        Ok(displaced)
    }

    /// Makes the owner present after a change.
    pub fn changed(&self, py: Python<'_>) {
        let owner = self.lock().owner.take();
        if let Some(owner) = owner {
            Message::make_present(owner.bind(py));
        }
    }
}
