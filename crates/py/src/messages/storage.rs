//! The fields of a message as Python reads and writes them one by one: presence, oneofs, and children that join their
//! parent when they are first written.
//!
//! The rule of every lock here: while it is held, no Python runs, no object is made and no reference is dropped.
//! Values are cloned out, the lock is let go, and only then acted upon; what was displaced is dropped last.

use super::class::class;
use super::convert;
use super::instance::new_message;
use super::list::RepeatedField;
use super::map::MapField;
use super::message::Message;
use super::present;
use super::refusal::Taken;
use super::slot::Slot;
use cloudtasks::schema::{Cardinality, FieldDescriptor, FieldType, MessageDescriptor};
use pyo3::prelude::*;
use std::sync::{MutexGuard, PoisonError};

/// What a message's lock guards.
pub struct State {
    /// One a field, in table order. None at all before the first look: most messages are given theirs by then.
    pub slots: Box<[Slot]>,
    /// The message of which this is an unwritten child, and in which field.
    pub parent: Option<(Py<Message>, usize)>,
}

pub fn empty_slots(descriptor: &MessageDescriptor) -> Box<[Slot]> {
    descriptor.fields.iter().map(|_| Slot::Empty).collect()
}

impl Message {
    pub fn lock(&self) -> MutexGuard<'_, State> {
        let mut state = self.lock_as_is();
        if state.slots.is_empty() {
            state.slots = empty_slots(self.descriptor);
        }
        state
    }

    fn lock_as_is(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn field(&self, index: usize) -> &'static FieldDescriptor {
        &self.descriptor.fields[index]
    }

    /// The value of a field as Python sees it. An absent message, list or map is made here and stays live.
    pub fn read(this: &Bound<'_, Self>, index: usize) -> PyResult<Py<PyAny>> {
        let (py, message) = (this.py(), this.get());
        let field = message.field(index);
        loop {
            let held = message.held(py, index)?;
            if !matches!(held, Slot::Empty) {
                return present::value(py, field, &held);
            }
            let view = match (field.cardinality, field.field_type) {
                (Cardinality::Repeated, _) => Slot::List(Py::new(py, RepeatedField::view_of(field, this))?),
                (Cardinality::Map | Cardinality::IntMap, _) => Slot::Map(Py::new(py, MapField::view_of(field, this))?),
                (_, FieldType::Message(descriptor)) => {
                    let child = new_message(py, class(py, descriptor)?, empty_slots(descriptor))?;
                    child.get().lock().parent = Some((this.clone().unbind(), index));
                    Slot::Unwritten(child.unbind())
                }
                _ => return present::default(py, field),
            };
            let mut state = message.lock();
            if matches!(state.slots[index], Slot::Empty) {
                state.slots[index] = view;
            } else {
                drop(state);
                view.release();
            }
        }
    }

    /// Sets a field from a Python value; None clears it.
    pub fn write(this: &Bound<'_, Self>, index: usize, value: &Bound<'_, PyAny>) -> Taken<()> {
        let field = this.get().field(index);
        let slot = if value.is_none() { Slot::Empty } else { convert::field(field, value)? };
        Message::put(this, index, slot);
        Ok(())
    }

    /// Replaces what a field holds. A value that is set clears the others of its oneof, and any write makes an
    /// unwritten child present in its parent.
    pub fn put(this: &Bound<'_, Self>, index: usize, slot: Slot) {
        let message = this.get();
        let set = !matches!(slot, Slot::Empty);
        let mut displaced = Vec::new();
        {
            let mut state = message.lock();
            displaced.push(std::mem::replace(&mut state.slots[index], slot));
            if set {
                message.clear_siblings(&mut state, index, &mut displaced);
            }
        }
        Message::join_parent(this);
        displaced.into_iter().for_each(Slot::release);
    }

    /// Replaces all fields at once.
    pub fn put_all(this: &Bound<'_, Self>, slots: Box<[Slot]>) {
        let displaced = std::mem::replace(&mut this.get().lock_as_is().slots, slots);
        Message::join_parent(this);
        displaced.into_iter().filter(|slot| !matches!(slot, Slot::Empty)).for_each(Slot::release);
    }

    /// Empties the others of a oneof. Unwritten ones are absent as they are and may yet take their turn.
    fn clear_siblings(&self, state: &mut State, index: usize, displaced: &mut Vec<Slot>) {
        for sibling in self.descriptor.oneof_siblings(index) {
            let slot = &mut state.slots[sibling];
            if !matches!(slot, Slot::Unwritten(_)) {
                displaced.push(std::mem::take(slot));
            }
        }
    }

    /// Makes a child that was read before it was set present in its parent, and so on upwards.
    pub fn join_parent(this: &Bound<'_, Self>) {
        let py = this.py();
        let mut child = this.clone();
        loop {
            let Some((parent, index)) = child.get().lock().parent.take() else { return };
            let parent = parent.into_bound(py);
            let message = parent.get();
            let mut displaced = Vec::new();
            {
                let mut state = message.lock();
                if matches!(&state.slots[index], Slot::Unwritten(held) if held.is(&child)) {
                    displaced.push(std::mem::replace(&mut state.slots[index], Slot::Message(child.clone().unbind())));
                    message.clear_siblings(&mut state, index, &mut displaced);
                }
            }
            // The link of the child is taken already, so that releasing its old slot does nothing to it.
            displaced.into_iter().for_each(Slot::release);
            child = parent;
        }
    }

    /// Whether writing to this message has to reach a parent.
    pub fn is_linked(&self) -> bool {
        self.lock().parent.is_some()
    }

    pub fn cut_link(&self) {
        let link = self.lock().parent.take();
        drop(link);
    }

    /// What a slot holds. Objects are made of what was decoded, and stay.
    pub fn held(&self, py: Python<'_>, index: usize) -> PyResult<Slot> {
        loop {
            let unread = match self.lock().slots[index].clone_ref(py) {
                Slot::Unread(unread) => unread,
                held => return Ok(held),
            };
            let made = unread.make(py)?;
            let mut state = self.lock();
            if matches!(state.slots[index], Slot::Unread(_)) {
                let displaced = std::mem::replace(&mut state.slots[index], made);
                drop(state);
                drop(displaced);
            }
        }
    }

    /// What the slots hold, in table order.
    pub fn snapshot(&self, py: Python<'_>) -> PyResult<Vec<Slot>> {
        loop {
            let slots: Vec<_> = self.lock().slots.iter().map(|slot| slot.clone_ref(py)).collect();
            match slots.iter().position(|slot| matches!(slot, Slot::Unread(_))) {
                None => return Ok(slots),
                Some(index) => drop(self.held(py, index)?),
            }
        }
    }

    pub fn is_present(&self, py: Python<'_>, index: usize) -> bool {
        self.lock().slots[index].is_present(py)
    }
}
