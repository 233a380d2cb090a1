//! A repeated field.

use super::backing;
use super::copy;
use super::message::Message;
use super::slot::Slot;
use crate::sync::Lock;
use cloudtasks::schema::FieldDescriptor;
use pyo3::exceptions::{PyIndexError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use std::convert::Infallible;
use std::sync::MutexGuard;

/// A live view of a repeated field. What is put in is checked and copied. What Python sees of it is in `api::list`.
#[pyclass(frozen, sequence, module = "cloudtasks._native")]
pub struct RepeatedField {
    pub field: &'static FieldDescriptor,
    pub state: Lock<ListState>,
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
        RepeatedField { field, state: Lock::new(ListState { items, owner: None, pb: None }) }
    }

    /// The empty list of a message's absent field.
    pub fn view_of(field: &'static FieldDescriptor, message: &Bound<'_, Message>) -> Self {
        let owner = message.get().is_linked(message.py()).then(|| message.clone().unbind());
        RepeatedField { field, state: Lock::new(ListState { items: Vec::new(), owner, pb: None }) }
    }

    /// A view of a repeated field of protobuf.
    pub fn backed(field: &'static FieldDescriptor, pb: Py<PyAny>) -> Self {
        RepeatedField { field, state: Lock::new(ListState { items: Vec::new(), owner: None, pb: Some(pb) }) }
    }

    pub fn backing<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        if !backing::in_use() {
            return None;
        }
        self.lock(py).pb.as_ref().map(|pb| pb.bind(py).clone())
    }

    pub fn lock(&self, py: Python<'_>) -> MutexGuard<'_, ListState> {
        self.state.lock(py)
    }

    pub fn len(&self, py: Python<'_>) -> usize {
        if let Some(pb) = self.backing(py) {
            return pb.len().unwrap_or(0);
        }
        self.lock(py).items.len()
    }

    /// Cuts the link to the owner.
    pub fn detach(&self, py: Python<'_>) {
        let owner = self.lock(py).owner.take();
        drop(owner);
    }

    pub fn snapshot(&self, py: Python<'_>) -> PyResult<Vec<Slot>> {
        if let Some(pb) = self.backing(py) {
            return pb.try_iter()?.map(|value| backing::element(self.field, &value?)).collect();
        }
        Ok(self.lock(py).items.iter().map(|item| item.clone_ref(py)).collect())
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
        self.lock(py).items.extend(slots);
        self.changed(py);
        Ok(())
    }

    /// Takes the element at an index of Python out; the others stay what they are.
    pub fn take(&self, py: Python<'_>, index: isize) -> PyResult<Slot> {
        if let Some(pb) = self.backing(py) {
            let position = position(index, pb.len()?).ok_or_else(out_of_range)?;
            let slot = backing::element(self.field, &pb.get_item(position)?)?;
            pb.del_item(position)?;
            return Ok(slot);
        }
        let taken = self.try_change(py, |items| match position(index, items.len()) {
            Some(position) => Ok(items.remove(position)),
            None => Err(()),
        })?;
        taken.map_err(|()| out_of_range())
    }

    /// Takes out an element that was found in a snapshot. What compared it, or another thread, may have changed the list.
    pub fn remove_found(&self, py: Python<'_>, position: usize, found: &Slot) -> PyResult<Slot> {
        if self.backing(py).is_some() {
            return self.take(py, position as isize);
        }
        let removed = self.try_change(py, |items| match items.get(position) {
            Some(item) if item.is_same(found) => Ok(items.remove(position)),
            _ => Err(()),
        })?;
        removed.map_err(|()| PyValueError::new_err("the list changed while an element was looked for"))
    }

    /// Replaces all elements by what became of a snapshot, unless they have changed since.
    pub fn replace(&self, py: Python<'_>, snapshot: &[Slot], items: Vec<Slot>) -> PyResult<()> {
        if let Some(pb) = self.backing(py) {
            return backing::rearrange(&pb, items);
        }
        let replaced = self.try_change(py, |held| {
            let is_unchanged =
                held.len() == snapshot.len() && held.iter().zip(snapshot).all(|(one, other)| one.is_same(other));
            if is_unchanged { Ok(std::mem::replace(held, items)) } else { Err(items) }
        })?;
        replaced.map(drop).map_err(|_| PyRuntimeError::new_err("the list changed during the operation"))
    }

    /// Changes the elements. `change` runs under the lock: it must run no Python and drop nothing.
    pub fn change<T>(&self, py: Python<'_>, change: impl FnOnce(&mut Vec<Slot>) -> T) -> PyResult<T> {
        let Ok(changed) = self.try_change(py, |items| Ok::<_, Infallible>(change(items)))?;
        Ok(changed)
    }

    /// The same for a change that may not apply, and then does nothing.
    pub fn try_change<T, E>(
        &self,
        py: Python<'_>,
        change: impl FnOnce(&mut Vec<Slot>) -> Result<T, E>,
    ) -> PyResult<Result<T, E>> {
        if let Some(pb) = self.backing(py) {
            let mut items = self.snapshot(py)?;
            let changed = change(&mut items);
            if changed.is_ok() {
                backing::rearrange(&pb, items)?;
            }
            return Ok(changed);
        }
        let changed = change(&mut self.lock(py).items);
        if changed.is_ok() {
            self.changed(py);
        }
        Ok(changed)
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

/// The position of an index that may count from the end.
pub fn position(index: isize, len: usize) -> Option<usize> {
    let position = if index < 0 { index.checked_add_unsigned(len)? } else { index };
    usize::try_from(position).ok().filter(|position| *position < len)
}

pub fn out_of_range() -> PyErr {
    PyIndexError::new_err("list index out of range")
}
