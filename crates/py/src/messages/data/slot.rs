//! Where a message keeps one field.

use super::lazy::Lazy;
use super::list::RepeatedField;
use super::map::MapField;
use super::message::Message;
use crate::sync::FREE_THREADED;
use cloudtasks::message::Scalar;
use cloudtasks::schema::FieldDescriptor;
use cloudtasks::{Duration, Timestamp};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use pyo3::{PyTraverseError, PyVisit};
use std::sync::MutexGuard;

/// What a message keeps of one field, or a list of one element.
#[derive(Default)]
pub enum Slot {
    #[default]
    Empty,
    Bool(bool),
    Int(i64),
    Double(f64),
    Enum(i32),
    /// Seconds and nanoseconds; not the struct, so that a slot stays at 16 bytes.
    Timestamp(i64, i32),
    Duration(i64, i32),
    /// Exactly a str, without lone surrogates.
    String(Py<PyString>),
    /// Exactly a bytes.
    Bytes(Py<PyBytes>),
    Message(Py<Message>),
    /// A child that was read but not written: absent, and linked to this message until its first write.
    Stub(Py<Message>),
    /// A message or map that was decoded but not read. Only [`Message::held`] and the codec see it.
    Lazy(Box<Lazy>),
    List(Py<RepeatedField>),
    Map(Py<MapField>),
}

const _: () = assert!(size_of::<Slot>() == 16);

impl Slot {
    pub fn clone_ref(&self, py: Python<'_>) -> Slot {
        match self {
            Slot::Empty => Slot::Empty,
            Slot::Bool(value) => Slot::Bool(*value),
            Slot::Int(number) => Slot::Int(*number),
            Slot::Double(number) => Slot::Double(*number),
            Slot::Enum(number) => Slot::Enum(*number),
            Slot::Timestamp(seconds, nanos) => Slot::Timestamp(*seconds, *nanos),
            Slot::Duration(seconds, nanos) => Slot::Duration(*seconds, *nanos),
            Slot::String(text) => Slot::String(text.clone_ref(py)),
            Slot::Bytes(bytes) => Slot::Bytes(bytes.clone_ref(py)),
            Slot::Message(message) => Slot::Message(message.clone_ref(py)),
            Slot::Stub(message) => Slot::Stub(message.clone_ref(py)),
            Slot::Lazy(lazy) => Slot::Lazy(Box::new(lazy.clone_ref(py))),
            Slot::List(list) => Slot::List(list.clone_ref(py)),
            Slot::Map(map) => Slot::Map(map.clone_ref(py)),
        }
    }

    /// Whether the field counts as present. A default without presence is never stored, see [`Slot::normalized`].
    pub fn is_present(&self, py: Python<'_>) -> bool {
        match self {
            Slot::Empty | Slot::Stub(_) => false,
            Slot::List(list) => list.get().len(py) > 0,
            Slot::Map(map) => map.get().len(py) > 0,
            _ => true,
        }
    }

    /// This value as the field keeps it: a default counts as absent where the field has no presence.
    pub fn normalized(self, py: Python<'_>, field: &FieldDescriptor) -> Slot {
        if field.has_presence() || !self.is_default(py) { self } else { Slot::Empty }
    }

    fn is_default(&self, py: Python<'_>) -> bool {
        match self {
            Slot::Bool(value) => Scalar::Bool(*value).is_default(),
            Slot::Int(number) => Scalar::Int(*number).is_default(),
            Slot::Double(number) => Scalar::Double(*number).is_default(),
            Slot::Enum(number) => Scalar::Enum(*number).is_default(),
            Slot::String(text) => text.bind(py).is_empty().unwrap_or(false),
            Slot::Bytes(bytes) => Scalar::Bytes(bytes.as_bytes(py)).is_default(),
            _ => false,
        }
    }

    /// Releases a value that was removed from its message. Views and children that are still referenced live on, detached.
    /// Must not be called under a lock.
    pub fn release(self, py: Python<'_>) {
        match &self {
            Slot::Stub(message) => message.get().detach(py),
            Slot::List(list) => list.get().detach(py),
            Slot::Map(map) => map.get().detach(py),
            _ => {}
        }
    }

    /// Whether both are the same object or equal scalars.
    pub fn is_same(&self, other: &Slot) -> bool {
        match (self, other) {
            (Slot::Bool(one), Slot::Bool(other)) => one == other,
            (Slot::Int(one), Slot::Int(other)) => one == other,
            (Slot::Double(one), Slot::Double(other)) => one.to_bits() == other.to_bits(),
            (Slot::Enum(one), Slot::Enum(other)) => one == other,
            (Slot::Timestamp(one, nanos), Slot::Timestamp(other, others)) => (one, nanos) == (other, others),
            (Slot::Duration(one, nanos), Slot::Duration(other, others)) => (one, nanos) == (other, others),
            (Slot::String(one), Slot::String(other)) => one.is(other),
            (Slot::Bytes(one), Slot::Bytes(other)) => one.is(other),
            (Slot::Message(one), Slot::Message(other)) => one.is(other),
            _ => false,
        }
    }

    pub fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self {
            Slot::Message(message) | Slot::Stub(message) => visit.call(message),
            Slot::Lazy(lazy) => lazy.traverse(visit),
            Slot::List(list) => visit.call(list),
            Slot::Map(map) => visit.call(map),
            _ => Ok(()),
        }
    }
}

/// Lets `read` see slots as they are at one time. It runs no Python.
///
/// Where threads run at the same time it sees a copy, since what it does with a text or a map may wait for another thread.
pub fn with_slots<T, R>(
    py: Python<'_>,
    lock: MutexGuard<'_, T>,
    slots: impl FnOnce(&T) -> &[Slot],
    read: impl FnOnce(&[Slot]) -> R,
) -> R {
    if FREE_THREADED {
        let copies: Vec<Slot> = slots(&lock).iter().map(|slot| slot.clone_ref(py)).collect();
        drop(lock);
        return read(&copies);
    }
    read(slots(&lock))
}

impl From<Timestamp> for Slot {
    fn from(time: Timestamp) -> Self {
        Slot::Timestamp(time.seconds, time.nanos)
    }
}

impl From<Duration> for Slot {
    fn from(span: Duration) -> Self {
        Slot::Duration(span.seconds, span.nanos)
    }
}
