//! The message of which another one is a part.
//!
//! A part does not know its whole: a reference back would make a cycle of both, and only the collector would free them. The whole
//! is asked for when the protobuf message of a part is handed out, which few programs do, and then only of a part that
//! was read before its whole got one. So it is looked for among all objects of the collector.

use super::list::RepeatedField;
use super::map::MapField;
use super::message::{Link, Message};
use super::slot::Slot;
use crate::sync::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

/// The message that has this one in a field, a list or a map.
pub fn whole<'py>(part: &Bound<'py, Message>) -> PyResult<Option<Bound<'py, Message>>> {
    let py = part.py();
    match &part.get().lock(py).link {
        Link::Parent { parent, .. } => return Ok(Some(parent.bind(py).clone())),
        Link::Protobuf(_) | Link::Root => return Ok(None),
        Link::None => {}
    }
    let referrers = referrers(&[part.as_any().clone()])?;
    if let Some(whole) = message_with(&referrers, part.as_any()) {
        return Ok(Some(whole));
    }
    let lists = referrers.iter().filter(|referrer| {
        referrer.cast::<RepeatedField>().is_ok_and(|list| list.get().lock(py).items.iter().any(|item| is(item, part)))
    });
    let mut containers: Vec<Bound<'py, PyAny>> = lists.collect();
    if containers.is_empty() {
        containers = maps_with(&referrers)?;
    }
    for container in &containers {
        let whole = message_with(&self::referrers(std::slice::from_ref(container))?, container);
        if whole.is_some() {
            return Ok(whole);
        }
    }
    Ok(None)
}

/// The maps whose entries are one of these dicts.
fn maps_with<'py>(referrers: &Bound<'py, PyList>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let dicts: Vec<_> = referrers.iter().filter(|referrer| referrer.is_instance_of::<PyDict>()).collect();
    if dicts.is_empty() {
        return Ok(Vec::new());
    }
    let is_map = |map: &Bound<'py, PyAny>| {
        map.cast::<MapField>().is_ok_and(|map| dicts.iter().any(|dict| map.get().entries.is(dict)))
    };
    Ok(self::referrers(&dicts)?.iter().filter(is_map).collect())
}

fn referrers<'py>(objects: &[Bound<'py, PyAny>]) -> PyResult<Bound<'py, PyList>> {
    let py = objects[0].py();
    let found = py.import(intern!(py, "gc"))?.call_method1(intern!(py, "get_referrers"), PyTuple::new(py, objects)?)?;
    Ok(found.cast_into()?)
}

/// Of these, the message that has an object in a field.
fn message_with<'py>(referrers: &Bound<'py, PyList>, object: &Bound<'py, PyAny>) -> Option<Bound<'py, Message>> {
    let messages = referrers.iter().filter_map(|referrer| referrer.cast_into::<Message>().ok());
    let mut holders =
        messages.filter(|message| message.get().lock(message.py()).slots.iter().any(|slot| is(slot, object)));
    holders.next()
}

/// Whether a slot holds this object.
fn is(slot: &Slot, object: &Bound<'_, PyAny>) -> bool {
    match slot {
        Slot::Message(message) => message.is(object),
        Slot::List(list) => list.is(object),
        Slot::Map(map) => map.is(object),
        _ => false,
    }
}
