//! A message and its fields: presence, oneofs, and stubs that become present in their parent when they are first written.
//!
//! Values are cloned out under the lock, the lock is released, and only then are they used. Displaced values are dropped last.

use super::backing;
use super::slot::Slot;
use crate::sync::Lock;
use cloudtasks::schema::{FieldDescriptor, MessageDescriptor};
use pyo3::prelude::*;
use std::sync::MutexGuard;

/// A message of the API: the base class of `Task`, `Queue` and all others. What Python sees of it is in `api::message`.
#[pyclass(frozen, subclass, weakref, module = "cloudtasks._native")]
pub struct Message {
    pub descriptor: &'static MessageDescriptor,
    pub state: Lock<MessageState>,
}

/// What a message's lock guards.
pub struct MessageState {
    /// One slot for each field, in table order. Empty until the first access: most messages get their slots before that.
    pub slots: Box<[Slot]>,
    pub link: Link,
}

/// What a message is tied to. A message whose fields a protobuf message holds is never a stub, so one place is enough: a
/// message is as small as it was without them.
#[derive(Default)]
pub enum Link {
    /// It may be a part of another message; see `whole`.
    #[default]
    None,
    /// It does not belong to another message.
    Root,
    /// It is a stub: absent in this field of this message.
    Parent { parent: Py<Message>, index: u32 },
    /// The protobuf message that holds the fields instead of the slots, once it was asked for; see `backing`.
    Protobuf(Py<PyAny>),
}

const _: () = assert!(size_of::<Link>() <= 16);

impl Link {
    /// The message of which this is a stub, and the position of the field.
    pub fn parent(&self) -> Option<(&Py<Message>, usize)> {
        match self {
            Link::Parent { parent, index } => Some((parent, *index as usize)),
            _ => None,
        }
    }

    pub fn protobuf(&self) -> Option<&Py<PyAny>> {
        match self {
            Link::Protobuf(pb) => Some(pb),
            _ => None,
        }
    }

    /// Cuts the link to a parent and returns it.
    pub fn take_parent(&mut self) -> Option<(Py<Message>, usize)> {
        match std::mem::take(self) {
            Link::Parent { parent, index } => Some((parent, index as usize)),
            other => {
                *self = other;
                None
            }
        }
    }
}

pub fn empty_slots(descriptor: &MessageDescriptor) -> Box<[Slot]> {
    descriptor.fields.iter().map(|_| Slot::Empty).collect()
}

impl Message {
    pub fn lock(&self, py: Python<'_>) -> MutexGuard<'_, MessageState> {
        let mut state = self.state.lock(py);
        if state.slots.is_empty() {
            state.slots = empty_slots(self.descriptor);
        }
        state
    }

    pub fn descriptor(&self) -> &'static MessageDescriptor {
        self.descriptor
    }

    pub fn field(&self, index: usize) -> &'static FieldDescriptor {
        &self.descriptor.fields[index]
    }

    /// Replaces what a field holds. A value that is set clears the others of its oneof, and any write makes an
    /// unwritten child present in its parent.
    pub fn put(this: &Bound<'_, Self>, index: usize, slot: Slot) -> PyResult<()> {
        let (py, message) = (this.py(), this.get());
        if let Some(pb) = message.field_backing(py, index) {
            return backing::store(&pb, message.field(index), &slot);
        }
        let set = !matches!(slot, Slot::Empty);
        let mut displaced = Vec::new();
        {
            let mut state = message.lock(py);
            displaced.push(std::mem::replace(&mut state.slots[index], slot));
            if set {
                message.clear_siblings(&mut state, index, &mut displaced);
            }
        }
        Message::make_present(this);
        displaced.into_iter().for_each(|slot| slot.release(py));
        Ok(())
    }

    /// Replaces all fields at once.
    pub fn put_all(this: &Bound<'_, Self>, mut slots: Box<[Slot]>) -> PyResult<()> {
        let (py, message) = (this.py(), this.get());
        if let Some(pb) = message.backing(py) {
            if slots.is_empty() {
                slots = empty_slots(message.descriptor);
            }
            return backing::replace(this, &pb, slots);
        }
        let displaced = std::mem::replace(&mut message.state.lock(py).slots, slots);
        Message::make_present(this);
        for (index, slot) in displaced.into_iter().enumerate() {
            match slot {
                Slot::Empty => {}
                Slot::Stub(_) | Slot::List(_) | Slot::Map(_) => Message::keep_view(this, index, slot)?,
                slot => slot.release(py),
            }
        }
        Ok(())
    }

    /// Lets what was read of an absent field before all fields were replaced become what the field holds now.
    fn keep_view(this: &Bound<'_, Self>, index: usize, view: Slot) -> PyResult<()> {
        let (py, message) = (this.py(), this.get());
        match (&view, message.held(py, index)?) {
            (Slot::Stub(_), Slot::Empty) => {}
            (Slot::Stub(child), Slot::Message(value)) => {
                child.get().detach(py);
                Message::put_all(child.bind(py), value.get().snapshot(py)?.into_boxed_slice())?;
            }
            (Slot::List(list), Slot::List(items)) if list.get().len(py) == 0 => {
                list.get().detach(py);
                list.get().append_slots(py, items.get().snapshot(py)?)?;
            }
            (Slot::Map(map), Slot::Map(entries)) if map.get().len(py) == 0 => {
                map.get().detach(py);
                map.get().add(py, &entries.get().entries(py)?)?;
            }
            (Slot::List(list), Slot::Empty) if list.get().len(py) == 0 => {}
            (Slot::Map(map), Slot::Empty) if map.get().len(py) == 0 => {}
            _ => {
                view.release(py);
                return Ok(());
            }
        }
        let is_absent = matches!(&view, Slot::Stub(child) if child.get().is_linked(py));
        let view = match view {
            Slot::Stub(child) if !is_absent => Slot::Message(child),
            view => view,
        };
        let displaced = std::mem::replace(&mut message.lock(py).slots[index], view);
        drop(displaced);
        Ok(())
    }

    /// Empties the others of a oneof. Unwritten ones are absent as they are and may yet take their turn.
    fn clear_siblings(&self, state: &mut MessageState, index: usize, displaced: &mut Vec<Slot>) {
        for sibling in self.descriptor.oneof_siblings(index) {
            let slot = &mut state.slots[sibling];
            if !matches!(slot, Slot::Stub(_)) {
                displaced.push(std::mem::take(slot));
            }
        }
    }

    /// Makes a child that was read before it was set present in its parent, and so on upwards.
    ///
    /// The link is cut last, and the uppermost one first: whoever finds a child without a link finds it present.
    pub fn make_present(this: &Bound<'_, Self>) {
        let py = this.py();
        let link = this.get().state.lock(py).link.parent().map(|(parent, index)| (parent.clone_ref(py), index));
        let Some((parent, index)) = link else { return };
        let parent = parent.into_bound(py);
        Message::make_present(&parent);
        let message = parent.get();
        let mut displaced = Vec::new();
        {
            let mut state = message.lock(py);
            if matches!(&state.slots[index], Slot::Stub(held) if held.is(this)) {
                displaced.push(std::mem::replace(&mut state.slots[index], Slot::Message(this.clone().unbind())));
                message.clear_siblings(&mut state, index, &mut displaced);
            }
        }
        this.get().detach(py);
        displaced.into_iter().for_each(|slot| slot.release(py));
    }

    /// Whether writing to this message has to reach a parent.
    pub fn is_linked(&self, py: Python<'_>) -> bool {
        self.state.lock(py).link.parent().is_some()
    }

    pub fn detach(&self, py: Python<'_>) {
        let link = self.state.lock(py).link.take_parent();
        drop(link);
    }

    /// What a slot holds. Objects are made of what was decoded, and stay.
    pub fn held(&self, py: Python<'_>, index: usize) -> PyResult<Slot> {
        loop {
            if let Some(pb) = self.backing(py)
                && backing::has_field(&pb, self.field(index))?
            {
                return backing::read(self, index, &pb);
            }
            let state = self.lock(py);
            let lazy = match state.slots[index].clone_ref(py) {
                Slot::Lazy(lazy) => lazy,
                held => return Ok(held),
            };
            drop(state);
            let made = lazy.make(py)?;
            let mut state = self.lock(py);
            if matches!(state.slots[index], Slot::Lazy(_)) {
                let displaced = std::mem::replace(&mut state.slots[index], made);
                drop(state);
                drop(displaced);
            }
        }
    }

    /// What the slots hold, in table order.
    pub fn snapshot(&self, py: Python<'_>) -> PyResult<Vec<Slot>> {
        if self.backing(py).is_some() {
            return (0..self.descriptor.fields.len()).map(|index| self.held(py, index)).collect();
        }
        loop {
            let slots: Vec<_> = self.lock(py).slots.iter().map(|slot| slot.clone_ref(py)).collect();
            match slots.iter().position(|slot| matches!(slot, Slot::Lazy(_))) {
                None => return Ok(slots),
                Some(index) => drop(self.held(py, index)?),
            }
        }
    }

    /// The protobuf message that is this one's storage.
    pub fn backing<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        if !backing::in_use() {
            return None;
        }
        self.state.lock(py).link.protobuf().map(|pb| pb.bind(py).clone())
    }

    /// The same, for a field that protobuf has.
    pub fn field_backing<'py>(&self, py: Python<'py>, index: usize) -> Option<Bound<'py, PyAny>> {
        self.backing(py).filter(|pb| backing::has_field(pb, self.field(index)).unwrap_or(true))
    }

    pub fn is_present(&self, py: Python<'_>, index: usize) -> bool {
        if let Some(pb) = self.field_backing(py, index) {
            return backing::is_present(&pb, self.field(index)).unwrap_or(false);
        }
        let container = match &self.lock(py).slots[index] {
            slot @ (Slot::List(_) | Slot::Map(_)) => slot.clone_ref(py),
            slot => return slot.is_present(py),
        };
        container.is_present(py)
    }
}
