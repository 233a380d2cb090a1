//! Copies, merges and comparison of messages.

use super::class::class;
use super::instance::new_message;
use super::message::Message;
use super::slot::Slot;
use pyo3::prelude::*;

/// A deep copy, of the table's own class. It is linked to nothing.
pub fn message<'py>(original: &Bound<'py, Message>) -> PyResult<Bound<'py, Message>> {
    let py = original.py();
    new_message(py, class(py, original.get().descriptor)?, slots(original)?)
}

/// Deep copies of what a message holds.
pub fn slots(original: &Bound<'_, Message>) -> PyResult<Box<[Slot]>> {
    let py = original.py();
    original.get().snapshot(py)?.into_iter().map(|held| slot(py, held)).collect()
}

/// A deep copy of what a slot refers to.
pub fn slot(py: Python<'_>, slot: Slot) -> PyResult<Slot> {
    Ok(match slot {
        Slot::Stub(_) => Slot::Empty,
        Slot::Message(held) => Slot::Message(message(held.bind(py))?.unbind()),
        Slot::List(list) => Slot::List(Py::new(py, list.get().duplicate(py)?)?),
        Slot::Map(map) => Slot::Map(Py::new(py, map.get().duplicate(py)?)?),
        scalar => scalar,
    })
}

/// Adds what `from` holds to `into`, as protobuf merges: lists grow, maps and messages merge, other values replace.
pub fn merge(into: &Bound<'_, Message>, from: &Bound<'_, Message>) -> PyResult<()> {
    let py = into.py();
    for (index, slot) in from.get().snapshot(py)?.into_iter().enumerate() {
        if !slot.is_present(py) {
            continue;
        }
        let held = into.get().held(py, index)?;
        match (&slot, &held) {
            (Slot::Message(slot), Slot::Message(held) | Slot::Stub(held)) => {
                merge(held.bind(py), slot.bind(py))?;
                Message::make_present(held.bind(py));
            }
            (Slot::List(slot), Slot::List(held)) => {
                let copies = slot.get().duplicate(py)?.snapshot(py)?;
                held.get().append_slots(py, copies)?;
            }
            (Slot::Map(slot), Slot::Map(held)) => held.get().merge(py, slot.get())?,
            _ => Message::put(into, index, self::slot(py, slot)?)?,
        }
    }
    Ok(())
}

/// Whether two messages are of one type and hold the same.
pub fn equal(one: &Bound<'_, Message>, other: &Bound<'_, Message>) -> PyResult<bool> {
    let py = one.py();
    if one.is(other) {
        return Ok(true);
    }
    if one.get().descriptor != other.get().descriptor {
        return Ok(false);
    }
    all_equal(py, &one.get().snapshot(py)?, &other.get().snapshot(py)?)
}

fn all_equal(py: Python<'_>, ones: &[Slot], others: &[Slot]) -> PyResult<bool> {
    if ones.len() != others.len() {
        return Ok(false);
    }
    for (one, other) in ones.iter().zip(others) {
        if !slot_equal(py, one, other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn slot_equal(py: Python<'_>, one: &Slot, other: &Slot) -> PyResult<bool> {
    Ok(match (one, other) {
        (Slot::Bool(one), Slot::Bool(other)) => one == other,
        (Slot::Int(one), Slot::Int(other)) => one == other,
        (Slot::Double(one), Slot::Double(other)) => one == other,
        (Slot::Enum(one), Slot::Enum(other)) => one == other,
        (Slot::Timestamp(one, nanos), Slot::Timestamp(other, others)) => (one, nanos) == (other, others),
        (Slot::Duration(one, nanos), Slot::Duration(other, others)) => (one, nanos) == (other, others),
        (Slot::String(one), Slot::String(other)) => one.bind(py).as_any().eq(other.bind(py))?,
        (Slot::Bytes(one), Slot::Bytes(other)) => one.as_bytes(py) == other.as_bytes(py),
        (Slot::Message(one), Slot::Message(other)) => equal(one.bind(py), other.bind(py))?,
        (Slot::List(one), Slot::List(other)) => all_equal(py, &one.get().snapshot(py)?, &other.get().snapshot(py)?)?,
        (Slot::Map(one), Slot::Map(other)) => one.get().entries(py)?.eq(other.get().entries(py)?)?,
        _ => !one.is_present(py) && !other.is_present(py),
    })
}
