//! A repeated field.

use super::copy;
use super::message::Message;
use super::slot::Slot;
use cloudtasks::schema::FieldDescriptor;
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
}

impl RepeatedField {
    pub fn new(field: &'static FieldDescriptor, items: Vec<Slot>) -> Self {
        RepeatedField { field, state: Mutex::new(ListState { items, owner: None }) }
    }

    /// The empty list of a message's absent field.
    pub fn view_of(field: &'static FieldDescriptor, message: &Bound<'_, Message>) -> Self {
        let owner = message.get().is_linked().then(|| message.clone().unbind());
        RepeatedField { field, state: Mutex::new(ListState { items: Vec::new(), owner }) }
    }

    pub fn lock(&self) -> MutexGuard<'_, ListState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn len(&self) -> usize {
        self.lock().items.len()
    }

    /// Cuts the link to the owner.
    pub fn detach(&self) {
        let owner = self.lock().owner.take();
        drop(owner);
    }

    pub fn snapshot(&self, py: Python<'_>) -> Vec<Slot> {
        self.lock().items.iter().map(|item| item.clone_ref(py)).collect()
    }

    pub fn duplicate(&self, py: Python<'_>) -> PyResult<Self> {
        let items = self.snapshot(py).into_iter().map(|item| copy::slot(py, item)).collect::<PyResult<_>>()?;
        Ok(RepeatedField::new(self.field, items))
    }

    /// Adds elements that have the type of the field.
    pub fn append_slots(&self, py: Python<'_>, slots: Vec<Slot>) {
        self.lock().items.extend(slots);
        self.changed(py);
    }

    /// Makes the owner present after a change.
    pub fn changed(&self, py: Python<'_>) {
        let owner = self.lock().owner.take();
        if let Some(owner) = owner {
            Message::make_present(owner.bind(py));
        }
    }
}
