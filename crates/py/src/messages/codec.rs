//! The core's one codec over the slots: bytes come straight from them and go straight into them.

use super::class::{Class, class};
use super::instance::new_message;
use super::list::RepeatedField;
use super::map::MapField;
use super::message::Message;
use super::present;
use super::slot::Slot;
use super::storage::empty_slots;
use cloudtasks::message::{Error, Fill, MapKey, Place, ReadFields, ReadList, ReadMap, Scalar, Value, WriteFields};
use cloudtasks::message::{VisitEntry, VisitField, VisitItem};
use cloudtasks::schema::{Kind, MessageDescriptor};
use cloudtasks::{Duration, Timestamp};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyInt, PyString};

/// A message as the core reads it. Its lock is held during the visit, so that the visitor must run no Python.
pub struct Reading<'a, 'py> {
    py: Python<'py>,
    message: &'a Message,
}

impl<'a, 'py> Reading<'a, 'py> {
    pub fn new(message: &'a Bound<'py, Message>) -> Self {
        Reading { py: message.py(), message: message.get() }
    }
}

impl ReadFields for Reading<'_, '_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.message.descriptor
    }

    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), Error> {
        let state = self.message.lock();
        for (index, slot) in state.slots.iter().enumerate() {
            visit_slot(self.py, slot, &mut |value| visit(index, value))?;
        }
        Ok(())
    }
}

/// Shows a slot, unless it counts as absent.
fn visit_slot(py: Python<'_>, slot: &Slot, visit: &mut VisitItem<'_>) -> Result<(), Error> {
    let scalar = match slot {
        Slot::Empty | Slot::Unwritten(_) => return Ok(()),
        Slot::Message(message) => return visit(Value::Message(&Reading { py, message: message.get() })),
        Slot::List(list) => return ListReading { py, list: list.get() }.visit_if_present(visit),
        Slot::Map(map) => return MapReading { py, map: map.get() }.visit_if_present(visit),
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

struct ListReading<'a, 'py> {
    py: Python<'py>,
    list: &'a RepeatedField,
}

impl ListReading<'_, '_> {
    fn visit_if_present(&self, visit: &mut VisitItem<'_>) -> Result<(), Error> {
        if self.is_empty() { Ok(()) } else { visit(Value::List(self)) }
    }
}

impl ReadList for ListReading<'_, '_> {
    fn len(&self) -> usize {
        self.list.len()
    }

    fn visit_items(&self, visit: &mut VisitItem<'_>) -> Result<(), Error> {
        self.list.lock().items.iter().try_for_each(|item| visit_slot(self.py, item, visit))
    }
}

struct MapReading<'a, 'py> {
    py: Python<'py>,
    map: &'a MapField,
}

impl MapReading<'_, '_> {
    fn visit_if_present(&self, visit: &mut VisitItem<'_>) -> Result<(), Error> {
        if self.is_empty() { Ok(()) } else { visit(Value::Map(self)) }
    }
}

impl ReadMap for MapReading<'_, '_> {
    fn len(&self) -> usize {
        self.map.len(self.py)
    }

    fn visit_entries(&self, visit: &mut VisitEntry<'_>) -> Result<(), Error> {
        self.map.entries(self.py).iter().try_for_each(|(key, value)| {
            let number: Option<i32> = key.is_instance_of::<PyInt>().then(|| key.extract().ok()).flatten();
            let key = match (number, key.cast::<PyString>()) {
                (Some(number), _) => MapKey::Int(number),
                (None, Ok(text)) => MapKey::String(utf8(text)?),
                (None, Err(_)) => return Err(Error::new("the map has a key that is neither text nor an int")),
            };
            if let Ok(message) = value.cast::<Message>() {
                return visit(key, Value::Message(&Reading::new(message)));
            }
            match value.cast::<PyString>() {
                Ok(text) => visit(key, Value::Scalar(Scalar::String(utf8(text)?))),
                Err(_) => Err(Error::new("the map has a value that is neither text nor a message")),
            }
        })
    }
}

/// A message that the core writes; it becomes a Python object when it is whole.
pub struct Writing<'py> {
    py: Python<'py>,
    class: &'static Class,
    slots: Box<[Slot]>,
}

impl<'py> Writing<'py> {
    pub fn new(py: Python<'py>, descriptor: &'static MessageDescriptor) -> PyResult<Self> {
        Ok(Writing { py, class: class(py, descriptor)?, slots: empty_slots(descriptor) })
    }

    pub fn into_slots(self) -> Box<[Slot]> {
        self.slots
    }

    pub fn into_message(self) -> PyResult<Bound<'py, Message>> {
        new_message(self.py, self.class, self.slots)
    }

    fn place(&mut self, index: usize, place: Place<'_>, slot: Slot) -> PyResult<()> {
        let (py, field) = (self.py, &self.class.descriptor.fields[index]);
        match place {
            Place::Field => {
                for sibling in self.class.descriptor.oneof_siblings(index) {
                    self.slots[sibling] = Slot::Empty;
                }
                self.slots[index] = slot.normalised(py, field);
            }
            Place::Item => match &self.slots[index] {
                Slot::List(list) => list.get().lock().items.push(slot),
                _ => self.slots[index] = Slot::List(Py::new(py, RepeatedField::new(field, vec![slot]))?),
            },
            Place::Entry(key) => {
                if !matches!(self.slots[index], Slot::Map(_)) {
                    self.slots[index] = Slot::Map(Py::new(py, MapField::new(field, PyDict::new(py).unbind()))?);
                }
                if let Slot::Map(map) = &self.slots[index] {
                    let value = present::value(py, field, &slot)?;
                    match key {
                        MapKey::String(text) => map.get().entries(py).set_item(text, value)?,
                        MapKey::Int(number) => map.get().entries(py).set_item(number, value)?,
                    }
                }
            }
        }
        Ok(())
    }
}

impl WriteFields for Writing<'_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.class.descriptor
    }

    fn write_scalar(&mut self, field: usize, place: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        let slot = match value {
            Scalar::String(text) => Slot::String(PyString::new(self.py, text).unbind()),
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

    fn write_message(&mut self, field: usize, place: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
        let Kind::Message(descriptor) = self.class.descriptor.fields[field].kind else {
            return Err(Error::new("the field is no message"));
        };
        let mut inner = Writing::new(self.py, descriptor).map_err(raised)?;
        fill(&mut inner)?;
        let message = inner.into_message().map_err(raised)?;
        self.place(field, place, Slot::Message(message.unbind())).map_err(raised)
    }
}

/// Python refuses only for want of memory here.
#[cold]
fn raised(error: PyErr) -> Error {
    Error::new(error.to_string())
}
