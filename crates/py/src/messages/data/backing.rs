//! Messages whose storage is a protobuf message.
//!
//! proto-plus keeps a protobuf message in each of its messages and hands it out as `task._pb`. What is written there is written to
//! the task, and the reverse. Here a message gives up its slots when its protobuf message is asked for: from then on it reads
//! and writes that one. What exists of it (its messages, lists and maps, as far as Python holds them) moves with it.
//! Fields that the protobuf class lacks stay in the slots: those of REST alone, and those that are newer than the installed
//! package of the class.

use super::class::class;
use super::copy;
use super::instance::new_message;
use super::list::RepeatedField;
use super::map::MapField;
use super::message::{Link, Message, empty_slots};
use super::slot::Slot;
use crate::sync::{self, intern};
use cloudtasks::schema::{Cardinality, FieldDescriptor, FieldType};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCFunction, PyDict, PyString, PyTuple};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether this process has such a message. Most never do, and pay one load for it.
static IN_USE: AtomicBool = AtomicBool::new(false);

/// Whether any message of this process has a protobuf message as its storage.
pub fn in_use() -> bool {
    IN_USE.load(Ordering::Relaxed)
}

/// Makes a protobuf message the storage of ours, and gives it what ours holds.
pub fn attach(this: &Bound<'_, Message>, pb: &Bound<'_, PyAny>) -> PyResult<()> {
    store_all(pb, this)?;
    adopt(this, pb)
}

/// Makes a protobuf message the storage of ours as it is.
pub fn adopt(this: &Bound<'_, Message>, pb: &Bound<'_, PyAny>) -> PyResult<()> {
    IN_USE.store(true, Ordering::Relaxed);
    let (py, message) = (this.py(), this.get());
    let slots: Vec<Slot> = message.lock(py).slots.iter().map(|slot| slot.clone_ref(py)).collect();
    let mut views = empty_slots(message.descriptor);
    for (index, slot) in slots.iter().enumerate() {
        let field = message.field(index);
        if !has_field(pb, field)? {
            views[index] = slot.clone_ref(py);
            continue;
        }
        match slot {
            Slot::Message(child) | Slot::Stub(child) => {
                let child = child.bind(py);
                child.get().detach(py);
                adopt(child, &pb.getattr(field.name)?)?;
                views[index] = Slot::Message(child.clone().unbind());
            }
            Slot::List(list) => adopt_list(list.get(), &pb.getattr(field.name)?)?,
            Slot::Map(map) => adopt_map(map.get(), &pb.getattr(field.name)?)?,
            _ => continue,
        }
        if matches!(slot, Slot::List(_) | Slot::Map(_)) {
            views[index] = slot.clone_ref(py);
        }
    }
    let mut state = message.lock(py);
    let displaced = (
        std::mem::replace(&mut state.slots, views),
        std::mem::replace(&mut state.link, Link::Protobuf(pb.clone().unbind())),
    );
    drop(state);
    drop((displaced, slots));
    Ok(())
}

fn adopt_list(list: &RepeatedField, pb: &Bound<'_, PyAny>) -> PyResult<()> {
    let items = std::mem::take(&mut list.lock(pb.py()).items);
    for (index, item) in items.iter().enumerate() {
        if let Slot::Message(element) = item {
            adopt(element.bind(pb.py()), &pb.get_item(index)?)?;
        }
    }
    list.detach(pb.py());
    let displaced = list.lock(pb.py()).pb.replace(pb.clone().unbind());
    drop(displaced);
    Ok(())
}

fn adopt_map(map: &MapField, pb: &Bound<'_, PyAny>) -> PyResult<()> {
    let entries = map.entries.bind(pb.py());
    for (key, value) in sync::entries(entries)? {
        if let Ok(value) = value.cast::<Message>() {
            adopt(value, &pb.get_item(key)?)?;
        }
    }
    map.detach(pb.py());
    let displaced = map.lock(pb.py()).pb.replace(pb.clone().unbind());
    drop(displaced);
    entries.clear();
    Ok(())
}

/// The message, or a copy of it without such storage: what the codec reads runs no Python.
pub fn settled<'py>(message: &Bound<'py, Message>) -> PyResult<Bound<'py, Message>> {
    match IN_USE.load(Ordering::Relaxed) && has_backing(message.py(), message.get()) {
        true => copy::message(message),
        false => Ok(message.clone()),
    }
}

fn has_backing(py: Python<'_>, message: &Message) -> bool {
    let slots: Vec<Slot> = {
        let state = message.lock(py);
        if state.link.protobuf().is_some() {
            return true;
        }
        state.slots.iter().map(|slot| slot.clone_ref(py)).collect()
    };
    slots.iter().any(|slot| match slot {
        Slot::Message(child) => has_backing(py, child.get()),
        Slot::List(list) => {
            let (pb, items) = {
                let state = list.get().lock(py);
                (state.pb.is_some(), state.items.iter().map(|item| item.clone_ref(py)).collect::<Vec<_>>())
            };
            pb || items.iter().any(|item| matches!(item, Slot::Message(element) if has_backing(py, element.get())))
        }
        Slot::Map(map) => {
            let is_backed = map.get().lock(py).pb.is_some();
            is_backed
                || map.get().holds_messages()
                    && map
                        .get()
                        .entries
                        .bind(py)
                        .values()
                        .iter()
                        .any(|value| matches!(value.cast::<Message>(), Ok(value) if has_backing(py, value.get())))
        }
        _ => false,
    })
}

/// Whether the class of a protobuf message has a field of ours.
pub fn has_field(pb: &Bound<'_, PyAny>, field: &FieldDescriptor) -> PyResult<bool> {
    let descriptor = pb.getattr(intern!(pb.py(), "DESCRIPTOR"))?;
    descriptor.getattr(intern!(pb.py(), "fields_by_name"))?.contains(field.name)
}

/// What a field of a protobuf message holds. Messages, lists and maps are views of it.
pub fn read(message: &Message, index: usize, pb: &Bound<'_, PyAny>) -> PyResult<Slot> {
    let (py, field) = (pb.py(), message.field(index));
    if is_view(field) {
        return match is_present(pb, field)? {
            true => view(message, index, pb),
            false => Ok(Slot::Empty),
        };
    }
    if field.has_presence() && !is_present(pb, field)? {
        return Ok(Slot::Empty);
    }
    Ok(element(field, &pb.getattr(field.name)?)?.normalized(py, field))
}

/// Whether a field is read as an object that is live: a message, a list or a map.
pub fn is_view(field: &FieldDescriptor) -> bool {
    field.is_repeated() || field.is_map() || matches!(field.field_type, FieldType::Message(_))
}

pub fn is_present(pb: &Bound<'_, PyAny>, field: &FieldDescriptor) -> PyResult<bool> {
    if field.is_repeated() || field.is_map() {
        return Ok(pb.getattr(field.name)?.len()? > 0);
    }
    if field.has_presence() {
        return pb.call_method1(intern!(pb.py(), "HasField"), (field.name,))?.is_truthy();
    }
    let slot = element(field, &pb.getattr(field.name)?)?.normalized(pb.py(), field);
    Ok(!matches!(slot, Slot::Empty))
}

/// The live object of a field: the same one as long as protobuf has the same one.
pub fn view(message: &Message, index: usize, pb: &Bound<'_, PyAny>) -> PyResult<Slot> {
    let (py, field) = (pb.py(), message.field(index));
    let inner = pb.getattr(field.name)?;
    let known = message.lock(py).slots[index].clone_ref(py);
    let storage = match &known {
        Slot::Message(child) => child.get().backing(py),
        Slot::List(list) => list.get().backing(py),
        Slot::Map(map) => map.get().backing(py),
        _ => None,
    };
    if storage.is_some_and(|storage| storage.is(&inner)) {
        return Ok(known);
    }
    let made = match (field.cardinality, field.field_type) {
        (Cardinality::Repeated, _) => Slot::List(Py::new(py, RepeatedField::backed(field, inner.unbind()))?),
        (Cardinality::Map | Cardinality::IntMap, _) => {
            Slot::Map(Py::new(py, MapField::backed(py, field, inner.unbind()))?)
        }
        _ => element(field, &inner)?,
    };
    let displaced = std::mem::replace(&mut message.lock(py).slots[index], made.clone_ref(py));
    drop(displaced);
    Ok(made)
}

/// One value of protobuf as a slot.
pub fn element(field: &FieldDescriptor, value: &Bound<'_, PyAny>) -> PyResult<Slot> {
    let py = value.py();
    let seconds = || value.getattr(intern!(py, "seconds"))?.extract();
    let nanos = || value.getattr(intern!(py, "nanos"))?.extract();
    Ok(match field.field_type {
        FieldType::String => Slot::String(value.cast::<PyString>()?.clone().unbind()),
        FieldType::Bytes => Slot::Bytes(value.cast::<PyBytes>()?.clone().unbind()),
        FieldType::Bool => Slot::Bool(value.is_truthy()?),
        FieldType::Int32 | FieldType::Int64 => Slot::Int(value.extract()?),
        FieldType::Double => Slot::Double(value.extract()?),
        FieldType::Enum(_) => Slot::Enum(value.extract()?),
        FieldType::Timestamp => Slot::Timestamp(seconds()?, nanos()?),
        FieldType::Duration => Slot::Duration(seconds()?, nanos()?),
        FieldType::Message(descriptor) => {
            let message = new_message(py, class(py, descriptor)?, empty_slots(descriptor))?;
            message.get().lock(py).link = Link::Protobuf(value.clone().unbind());
            Slot::Message(message.unbind())
        }
    })
}

/// Gives a protobuf message what ours holds, and nothing else.
pub fn store_all(pb: &Bound<'_, PyAny>, message: &Bound<'_, Message>) -> PyResult<()> {
    let py = pb.py();
    let slots = copy::slots(message)?;
    pb.call_method0(intern!(py, "Clear"))?;
    pb.call_method0(intern!(py, "SetInParent"))?;
    for (field, slot) in message.get().descriptor.fields.iter().zip(&slots) {
        if slot.is_present(py) && has_field(pb, field)? {
            store_in_empty(pb, field, slot)?;
        }
    }
    Ok(())
}

/// Replaces all that a message with such storage holds. Views of absent fields become views of the values.
pub fn replace(this: &Bound<'_, Message>, pb: &Bound<'_, PyAny>, slots: Box<[Slot]>) -> PyResult<()> {
    let (py, message) = (pb.py(), this.get());
    // Not by Clear, which would cut the views of absent fields off.
    let new = pb.get_type().call0()?;
    for (index, slot) in slots.into_iter().enumerate() {
        match has_field(pb, message.field(index))? {
            true => store_in_empty(&new, message.field(index), &slot)?,
            false => Message::put(this, index, slot)?,
        }
    }
    pb.call_method0(intern!(py, "SetInParent"))?;
    pb.call_method1(intern!(py, "CopyFrom"), (new,)).map(drop)
}

/// Sets a field of a protobuf message. Parts of the old value that were handed out no longer belong to the message.
pub fn store(pb: &Bound<'_, PyAny>, field: &FieldDescriptor, slot: &Slot) -> PyResult<()> {
    let py = pb.py();
    // Copied before the field is cleared: it may be what the value is a view of.
    let slot = copy::slot(py, slot.clone_ref(py))?;
    if matches!(slot, Slot::Empty | Slot::Lazy(_) | Slot::Message(_) | Slot::List(_) | Slot::Map(_))
        || matches!(slot, Slot::Timestamp(..) | Slot::Duration(..))
    {
        pb.call_method1(intern!(py, "ClearField"), (field.name,))?;
    }
    store_in_empty(pb, field, &slot)
}

/// The same for a field that is empty. Views of it become views of the value.
fn store_in_empty(pb: &Bound<'_, PyAny>, field: &FieldDescriptor, slot: &Slot) -> PyResult<()> {
    let (py, name) = (pb.py(), field.name);
    match slot {
        Slot::Empty | Slot::Stub(_) => Ok(()),
        Slot::Lazy(lazy) => store_in_empty(pb, field, &lazy.make(py)?),
        Slot::Timestamp(..) | Slot::Duration(..) | Slot::Message(_) => fill(&pb.getattr(name)?, slot),
        Slot::List(list) => append_items(&pb.getattr(name)?, list.get().snapshot(py)?),
        Slot::Map(map) => store_entries(&pb.getattr(name)?, &map.get().entries(py)?),
        scalar => pb.setattr(name, plain(py, scalar)?),
    }
}

fn fill(inner: &Bound<'_, PyAny>, slot: &Slot) -> PyResult<()> {
    let py = inner.py();
    match slot {
        Slot::Timestamp(seconds, nanos) | Slot::Duration(seconds, nanos) => {
            inner.call_method0(intern!(py, "SetInParent"))?;
            inner.setattr(intern!(py, "seconds"), seconds)?;
            inner.setattr(intern!(py, "nanos"), nanos)
        }
        Slot::Message(message) => store_all(inner, message.bind(py)),
        _ => Ok(()),
    }
}

/// Makes a repeated field of protobuf hold these.
fn replace_items(pb: &Bound<'_, PyAny>, items: Vec<Slot>) -> PyResult<()> {
    let py = pb.py();
    // Copied before the list is emptied: they may be what it holds.
    let items = items.into_iter().map(|item| copy::slot(py, item)).collect::<PyResult<_>>()?;
    pb.del_item(pyo3::types::PySlice::full(py))?;
    append_items(pb, items)
}

/// Makes a repeated field of protobuf hold these, of which some may be views of its elements: they stay that.
pub fn rearrange(pb: &Bound<'_, PyAny>, items: Vec<Slot>) -> PyResult<()> {
    let py = pb.py();
    if !items.iter().any(|item| matches!(item, Slot::Message(_))) {
        return replace_items(pb, items);
    }
    let held = pb.try_iter()?.collect::<PyResult<Vec<_>>>()?;
    let mut wanted: Vec<Bound<'_, PyAny>> = Vec::with_capacity(items.len());
    for item in &items {
        let own = match item {
            Slot::Message(message) => message.get().backing(py),
            _ => None,
        };
        let own = own.filter(|own| held.iter().any(|element| element.is(own)));
        wanted.push(match own.filter(|own| !wanted.iter().any(|other| other.is(own))) {
            Some(own) => own,
            None => {
                let added = pb.call_method0(intern!(py, "add"))?;
                fill(&added, item)?;
                added
            }
        });
    }
    for (index, element) in held.iter().enumerate().rev() {
        if !wanted.iter().any(|other| other.is(element)) {
            pb.del_item(index)?;
        }
    }
    let places: HashMap<usize, usize> = wanted.iter().enumerate().map(|(at, of)| (of.as_ptr() as usize, at)).collect();
    let place = move |arguments: &Bound<'_, PyTuple>, _: Option<&Bound<'_, PyDict>>| -> PyResult<usize> {
        Ok(places.get(&(arguments.get_item(0)?.as_ptr() as usize)).copied().unwrap_or_default())
    };
    let options = PyDict::new(py);
    options.set_item(intern!(py, "key"), PyCFunction::new_closure(py, None, None, place)?)?;
    pb.call_method(intern!(py, "sort"), (), Some(&options)).map(drop)
}

pub fn append_items(pb: &Bound<'_, PyAny>, items: Vec<Slot>) -> PyResult<()> {
    let py = pb.py();
    items.iter().try_for_each(|item| match item {
        Slot::Message(_) | Slot::Timestamp(..) | Slot::Duration(..) => {
            fill(&pb.call_method0(intern!(py, "add"))?, item)
        }
        scalar => pb.call_method1(intern!(py, "append"), (plain(py, scalar)?,)).map(drop),
    })
}

/// Adds entries to a map of protobuf.
pub fn store_entries(pb: &Bound<'_, PyAny>, entries: &Bound<'_, PyDict>) -> PyResult<()> {
    sync::entries(entries)?.iter().try_for_each(|(key, value)| store_entry(pb, key, value))
}

pub fn store_entry(pb: &Bound<'_, PyAny>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
    match value.cast::<Message>() {
        Ok(message) => store_all(&pb.get_item(key)?, message),
        Err(_) => pb.set_item(key, value),
    }
}

/// The entries of a map of protobuf.
pub fn entries<'py>(field: &FieldDescriptor, pb: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let py = pb.py();
    let entries = PyDict::new(py);
    for key in pb.try_iter()?.collect::<PyResult<Vec<_>>>()? {
        match element(field, &pb.get_item(&key)?)? {
            Slot::Message(message) => entries.set_item(key, message)?,
            Slot::String(text) => entries.set_item(key, text)?,
            other => entries.set_item(key, plain(py, &other)?)?,
        }
    }
    Ok(entries)
}

/// A scalar as protobuf takes it; enums as their number.
fn plain(py: Python<'_>, slot: &Slot) -> PyResult<Py<PyAny>> {
    use pyo3::IntoPyObjectExt;
    match slot {
        Slot::Bool(value) => value.into_py_any(py),
        Slot::Int(number) => number.into_py_any(py),
        Slot::Double(number) => number.into_py_any(py),
        Slot::Enum(number) => number.into_py_any(py),
        Slot::String(text) => Ok(text.clone_ref(py).into_any()),
        Slot::Bytes(bytes) => Ok(bytes.clone_ref(py).into_any()),
        _ => Ok(py.None()),
    }
}
