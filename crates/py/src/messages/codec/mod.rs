//! The core's codec over slots: bytes come straight from them and go straight into them.

mod string_cache;

use super::data::lazy::{Lazy, LazyMap};
use super::data::slot::with_slots;
use super::data::{MapField, Message, RepeatedField, Slot, class, empty_slots, new_message};
use super::to_python;
use crate::sync;
use cloudtasks::message::{Error, Fill, MapKey, Place, ReadFields, ReadList, ReadMap, Scalar, Value, WriteFields};
use cloudtasks::message::{VisitEntry, VisitField, VisitItem};
use cloudtasks::schema::{FieldType, MessageDescriptor};
use cloudtasks::{Duration, Timestamp};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyInt, PyString};
use std::cell::RefCell;
use std::rc::Rc;
use string_cache::StringCache;

/// A message as the core reads it, after [`settled`](super::data::backing::settled). The visitor runs no Python: where threads
/// do not run at the same time, it visits under the lock.
pub struct MessageReader<'a, 'py> {
    py: Python<'py>,
    message: &'a Message,
}

impl<'a, 'py> MessageReader<'a, 'py> {
    pub fn new(message: &'a Bound<'py, Message>) -> Self {
        MessageReader { py: message.py(), message: message.get() }
    }
}

impl ReadFields for MessageReader<'_, '_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.message.descriptor
    }

    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), Error> {
        let state = self.message.lock(self.py);
        with_slots(self.py, state, |state| &state.slots, |slots| visit_slots(self.py, slots, visit))
    }
}

/// The same for a message that is not yet an object.
struct LazyReader<'a, 'py> {
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    slots: &'a [Slot],
}

impl ReadFields for LazyReader<'_, '_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.descriptor
    }

    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), Error> {
        visit_slots(self.py, self.slots, visit)
    }
}

fn visit_slots(py: Python<'_>, slots: &[Slot], visit: &mut VisitField<'_>) -> Result<(), Error> {
    for (index, slot) in slots.iter().enumerate() {
        visit_slot(py, slot, &mut |value| visit(index, value))?;
    }
    Ok(())
}

/// Shows a slot, unless it counts as absent.
fn visit_slot(py: Python<'_>, slot: &Slot, visit: &mut VisitItem<'_>) -> Result<(), Error> {
    let scalar = match slot {
        Slot::Empty | Slot::Stub(_) => return Ok(()),
        Slot::Message(message) => return visit(Value::Message(&MessageReader { py, message: message.get() })),
        Slot::Lazy(lazy) => {
            return match &**lazy {
                Lazy::Message(descriptor, slots) => visit(Value::Message(&LazyReader { py, descriptor, slots })),
                Lazy::Map(map) => visit(Value::Map(&LazyMapReader { py, map })),
            };
        }
        Slot::List(list) => {
            let visit_items = |items: &[Slot]| match items {
                [] => Ok(()),
                items => visit(Value::List(&ListReader { py, items })),
            };
            return with_slots(py, list.get().lock(py), |state| &state.items, visit_items);
        }
        Slot::Map(map) => return MapReader { py, map: map.get() }.visit_if_present(visit),
        Slot::Bool(value) => Scalar::Bool(*value),
        Slot::Int(number) => Scalar::Int(*number),
        Slot::Double(number) => Scalar::Double(*number),
        Slot::Enum(number) => Scalar::Enum(*number),
        &Slot::Timestamp(seconds, nanos) => Scalar::Timestamp(Timestamp { seconds, nanos }),
        &Slot::Duration(seconds, nanos) => Scalar::Duration(Duration { seconds, nanos }),
        Slot::String(text) => Scalar::String(utf8(text.bind(py))?),
        Slot::Bytes(bytes) => Scalar::Bytes(bytes.as_bytes(py)),
    };
    visit(Value::Scalar(scalar))
}

fn utf8<'a>(text: &'a Bound<'_, PyString>) -> Result<&'a str, Error> {
    text.to_str().map_err(|_| Error::new("the text is not valid Unicode"))
}

struct ListReader<'a, 'py> {
    py: Python<'py>,
    items: &'a [Slot],
}

impl ReadList for ListReader<'_, '_> {
    fn visit_items(&self, visit: &mut VisitItem<'_>) -> Result<(), Error> {
        self.items.iter().try_for_each(|item| visit_slot(self.py, item, visit))
    }
}

struct MapReader<'a, 'py> {
    py: Python<'py>,
    map: &'a MapField,
}

impl MapReader<'_, '_> {
    fn visit_if_present(&self, visit: &mut VisitItem<'_>) -> Result<(), Error> {
        if self.map.entries.bind(self.py).is_empty() { Ok(()) } else { visit(Value::Map(self)) }
    }
}

impl ReadMap for MapReader<'_, '_> {
    fn visit_entries(&self, visit: &mut VisitEntry<'_>) -> Result<(), Error> {
        sync::visit_entries(self.map.entries.bind(self.py), |key, value| {
            let number: Option<i32> = key.is_instance_of::<PyInt>().then(|| key.extract().ok()).flatten();
            let key = match (number, key.cast::<PyString>()) {
                (Some(number), _) => MapKey::Int(number),
                (None, Ok(text)) => MapKey::String(utf8(text)?),
                (None, Err(_)) => return Err(Error::new("the map has a key that is neither text nor an int")),
            };
            if let Ok(message) = value.cast::<Message>() {
                return visit(key, Value::Message(&MessageReader::new(message)));
            }
            match value.cast::<PyString>() {
                Ok(text) => visit(key, Value::Scalar(Scalar::String(utf8(text)?))),
                Err(_) => Err(Error::new("the map has a value that is neither text nor a message")),
            }
        })
        .map_err(raised)?
    }
}

struct LazyMapReader<'a, 'py> {
    py: Python<'py>,
    map: &'a LazyMap,
}

impl ReadMap for LazyMapReader<'_, '_> {
    fn visit_entries(&self, visit: &mut VisitEntry<'_>) -> Result<(), Error> {
        self.map.entries.iter().try_for_each(|(key, text)| {
            let text = Value::Scalar(Scalar::String(utf8(text.bind(self.py))?));
            visit(MapKey::String(utf8(key.bind(self.py))?), text)
        })
    }
}

/// A message that the core writes. It becomes a Python object when it is whole, one within another when it is read.
pub struct MessageWriter<'py> {
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    slots: Box<[Slot]>,
    /// What the messages of one list have in common; without it outside of lists.
    texts: Option<Rc<RefCell<StringCache>>>,
}

impl<'py> MessageWriter<'py> {
    pub fn new(py: Python<'py>, descriptor: &'static MessageDescriptor) -> Self {
        MessageWriter { py, descriptor, slots: empty_slots(descriptor), texts: None }
    }

    /// A message of a field: of a list, a map or this message.
    fn within(&mut self, descriptor: &'static MessageDescriptor, place: Place<'_>) -> Self {
        if let (Place::Item, None) = (place, &self.texts) {
            self.texts = Some(Rc::default());
        }
        MessageWriter { texts: self.texts.clone(), ..MessageWriter::new(self.py, descriptor) }
    }

    fn text(&self, text: &str) -> Py<PyString> {
        match &self.texts {
            Some(texts) => texts.borrow_mut().get(self.py, text),
            None => PyString::new(self.py, text).unbind(),
        }
    }

    pub fn into_slots(self) -> Box<[Slot]> {
        self.slots
    }

    pub fn into_message(self) -> PyResult<Bound<'py, Message>> {
        new_message(self.py, class(self.py, self.descriptor)?, self.slots)
    }

    fn place(&mut self, index: usize, place: Place<'_>, slot: Slot) -> PyResult<()> {
        let (py, field) = (self.py, &self.descriptor.fields[index]);
        match place {
            Place::Field => {
                for sibling in self.descriptor.oneof_siblings(index) {
                    self.slots[sibling] = Slot::Empty;
                }
                self.slots[index] = slot.normalized(py, field);
            }
            Place::Item => match &self.slots[index] {
                Slot::List(list) => list.get().lock(py).items.push(slot),
                _ => self.slots[index] = Slot::List(Py::new(py, RepeatedField::new(field, vec![slot]))?),
            },
            Place::Entry(key) => self.place_entry(index, key, slot)?,
        }
        Ok(())
    }

    fn place_entry(&mut self, index: usize, key: MapKey<'_>, slot: Slot) -> PyResult<()> {
        let (py, field) = (self.py, &self.descriptor.fields[index]);
        let key = match key {
            MapKey::String(text) => self.text(text).into_bound(py).into_any(),
            MapKey::Int(number) => PyInt::new(py, number).into_any(),
        };
        if let Slot::Empty = self.slots[index] {
            self.slots[index] = Slot::Lazy(Box::new(Lazy::Map(LazyMap::new(field))));
        }
        if let Slot::Lazy(lazy) = &mut self.slots[index]
            && let Lazy::Map(map) = &mut **lazy
        {
            if let (Ok(key), Slot::String(text)) = (key.cast::<PyString>(), &slot)
                && map.put(key, text)?
            {
                return Ok(());
            }
            self.slots[index] = Slot::Map(map.make(py)?);
        }
        if let Slot::Map(map) = &self.slots[index] {
            map.get().entries.bind(py).set_item(key, to_python::value(py, field, &slot)?)?;
        }
        Ok(())
    }
}

impl WriteFields for MessageWriter<'_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.descriptor
    }

    fn write_scalar(&mut self, field: usize, place: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        let slot = match value {
            Scalar::String(text) => Slot::String(self.text(text)),
            Scalar::Bytes(bytes) => Slot::Bytes(PyBytes::new(self.py, bytes).unbind()),
            Scalar::Bool(value) => Slot::Bool(value),
            Scalar::Int(number) => Slot::Int(number),
            Scalar::Double(number) => Slot::Double(number),
            Scalar::Enum(number) => Slot::Enum(number),
            Scalar::Timestamp(time) => time.into(),
            Scalar::Duration(span) => span.into(),
        };
        self.place(field, place, slot).map_err(raised)
    }

    fn text_memory(&self, text: &str) -> usize {
        str_memory(text)
    }

    fn write_message(&mut self, field: usize, place: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
        let FieldType::Message(descriptor) = self.descriptor.fields[field].field_type else {
            return Err(Error::new("the field is not a message"));
        };
        let mut inner = self.within(descriptor, place);
        fill(&mut inner)?;
        let slot = match place {
            Place::Field => Slot::Lazy(Box::new(Lazy::Message(descriptor, inner.slots))),
            _ => Slot::Message(inner.into_message().map_err(raised)?.unbind()),
        };
        self.place(field, place, slot).map_err(raised)
    }
}

/// CPython has one, two or four bytes for each character of a str, by its widest one. While it decodes, what it has read
/// so far may be there in the narrower form too.
fn str_memory(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let widest = text.bytes().max().unwrap_or_default();
    let width = match widest {
        0xF0.. => 5,
        0xC4.. => 3,
        _ => 1,
    };
    text.chars().count().saturating_mul(width)
}

/// Python refuses only for want of memory here.
#[cold]
fn raised(error: PyErr) -> Error {
    Error::new(error.to_string())
}
