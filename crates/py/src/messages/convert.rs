//! Takes Python values into slots, by the kind of the field.

use super::binary_text;
use super::class::{Class, class, is_field_mask};
use super::copies;
use super::enums;
use super::foreign;
use super::instance::new_message;
use super::list::RepeatedField;
use super::map::MapField;
use super::message::Message;
use super::refusal::{Refusal, Taken, unknown_field};
use super::slot::Slot;
use super::storage::empty_slots;
use super::times;
use crate::exit::Inside;
use cloudtasks::schema::{Cardinality, FieldDescriptor, FieldType, MessageDescriptor};
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyMapping, PyMemoryView, PyString};

/// The value of a whole field. Messages, lists and maps are copied.
pub fn field(field: &'static FieldDescriptor, value: &Bound<'_, PyAny>) -> Taken<Slot> {
    let taken = match field.cardinality {
        Cardinality::Repeated => RepeatedField::from_python(field, value).map(Slot::List),
        Cardinality::Map | Cardinality::IntMap => MapField::from_python(field, value).map(Slot::Map),
        Cardinality::Singular | Cardinality::Optional => {
            element(field, value).map(|slot| slot.normalised(value.py(), field))
        }
    };
    taken.map_err(|refusal| refusal.in_field(field.name))
}

/// One value of the field's kind: that of a singular field, or an element of a list or map.
pub fn element(field: &'static FieldDescriptor, value: &Bound<'_, PyAny>) -> Taken<Slot> {
    Ok(match field.field_type {
        FieldType::String => Slot::String(text(value)?),
        FieldType::Bytes => Slot::Bytes(bytes(value)?),
        FieldType::Bool => Slot::Bool(boolean(value)?),
        FieldType::Int32 => Slot::Int(int32(value)?.into()),
        FieldType::Int64 => Slot::Int(int64(value)?),
        FieldType::Double => Slot::Double(value.extract().map_err(|_| Refusal::wrong_type("a number", value))?),
        FieldType::Enum(descriptor) => Slot::Enum(match value.cast::<PyString>() {
            Ok(name) => enums::number(descriptor, name)?,
            Err(_) => int32(value)?,
        }),
        FieldType::Timestamp => times::timestamp(value)?.into(),
        FieldType::Duration => times::duration(value)?.into(),
        FieldType::Message(descriptor) => Slot::Message(message(descriptor, value)?.unbind()),
    })
}

/// A new message from a message of the class, a dict, or a protobuf object of the same type.
pub fn message<'py>(descriptor: &'static MessageDescriptor, value: &Bound<'py, PyAny>) -> Taken<Bound<'py, Message>> {
    let py = value.py();
    if let Ok(given) = value.cast::<Message>() {
        return match given.get().descriptor == descriptor {
            true => Ok(copies::message(given)?),
            false => Err(expected_message(descriptor, value)),
        };
    }
    let class = class(py, descriptor)?;
    if let Some(pairs) = pairs(value)? {
        let mut slots = empty_slots(descriptor);
        fill(class, &mut slots, pairs, false)?;
        return Ok(new_message(py, class, slots)?);
    }
    if is_field_mask(descriptor)
        && let Ok(text) = value.cast::<PyString>()
    {
        return foreign::field_mask(class, text);
    }
    foreign::message(class, value)?.ok_or_else(|| expected_message(descriptor, value))
}

/// Whether [`message`] can take this: a dict, or a protobuf object of the type.
pub fn is_message_like(descriptor: &MessageDescriptor, value: &Bound<'_, PyAny>) -> bool {
    value.cast::<PyMapping>().is_ok() || foreign::full_name(value).as_deref() == Some(descriptor.full_name)
}

fn expected_message(descriptor: &MessageDescriptor, value: &Bound<'_, PyAny>) -> Refusal {
    Refusal::wrong_type(&format!("a dict or {}", descriptor.name), value)
}

/// The pairs of a dict.
pub type Pairs<'py> = Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>;

/// The pairs of a mapping, taken out before a value is looked at: what a value runs may change the mapping.
pub fn pairs<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Pairs<'py>>> {
    if let Ok(dict) = value.cast::<PyDict>() {
        return Ok(Some(dict.iter().collect()));
    }
    match value.cast::<PyMapping>() {
        Ok(mapping) => {
            let _inside = Inside::begin(value.py());
            let dict = PyDict::new(value.py());
            dict.update(mapping)?;
            Ok(Some(dict.iter().collect()))
        }
        Err(_) => Ok(None),
    }
}

/// Sets slots by field name. None leaves a field unset.
pub fn fill(class: &Class, slots: &mut [Slot], pairs: Pairs<'_>, ignore_unknown: bool) -> Taken<()> {
    for (key, value) in pairs {
        let Some(index) = key.cast::<PyString>().ok().and_then(|name| class.field(name)) else {
            if ignore_unknown {
                continue;
            }
            return Err(PyValueError::new_err(unknown_field(class.descriptor, &key.str()?.to_string_lossy())).into());
        };
        if value.is_none() {
            continue;
        }
        let slot = field(&class.descriptor.fields[index], &value)?;
        for sibling in class.descriptor.oneof_siblings(index) {
            slots[sibling] = Slot::Empty;
        }
        slots[index] = slot;
    }
    Ok(())
}

/// Text is kept as exactly a str that is valid Unicode; bytes are taken if they are UTF-8, as protobuf does.
pub fn text(value: &Bound<'_, PyAny>) -> Taken<Py<PyString>> {
    let py = value.py();
    if let Ok(text) = value.cast::<PyString>() {
        let valid = text.to_str()?;
        return Ok(match text.is_exact_instance_of::<PyString>() {
            true => text.clone().unbind(),
            false => PyString::new(py, valid).unbind(),
        });
    }
    match value.cast::<PyBytes>() {
        Ok(bytes) => {
            let text = bytes.call_method1(intern!(py, "decode"), (intern!(py, "utf-8"),))?;
            Ok(text.cast_into::<PyString>().map_err(PyErr::from)?.unbind())
        }
        Err(_) => Err(Refusal::wrong_type("str", value)),
    }
}

fn bytes(value: &Bound<'_, PyAny>) -> Taken<Py<PyBytes>> {
    let py = value.py();
    if let Ok(bytes) = value.cast_exact::<PyBytes>() {
        return Ok(bytes.clone().unbind());
    }
    if let Ok(text) = value.cast::<PyString>() {
        return binary_text::decode(text);
    }
    let is_binary = value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyMemoryView>();
    if !is_binary {
        return Err(Refusal::wrong_type("bytes", value));
    }
    let copy = py.get_type::<PyBytes>().call1((value,))?;
    Ok(copy.cast_into::<PyBytes>().map_err(PyErr::from)?.unbind())
}

fn boolean(value: &Bound<'_, PyAny>) -> Taken<bool> {
    match value.cast::<PyBool>() {
        Ok(value) => Ok(value.is_true()),
        Err(_) => Ok(integer(value, "a bool")? != 0),
    }
}

/// int32 fields, enum numbers and map keys: whole numbers, but no bool, which is a mistake there.
pub fn int32(value: &Bound<'_, PyAny>) -> Taken<i32> {
    if value.is_instance_of::<PyBool>() {
        return Err(Refusal::wrong_type("an int", value));
    }
    i32::try_from(integer(value, "an int")?).map_err(|_| out_of_range(value))
}

/// int64 fields take what their JSON form holds too: decimal text.
fn int64(value: &Bound<'_, PyAny>) -> Taken<i64> {
    if let Ok(text) = value.cast::<PyString>() {
        let text = text.to_str()?;
        return text.trim().parse().map_err(|_| Refusal::bad_value(format!("{text:?} is no whole number")));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        let number = number.value();
        return match number.fract() == 0.0 && number.abs() < 9e18 {
            true => Ok(number as i64),
            false => Err(Refusal::bad_value(format!("{number} is no whole number in range"))),
        };
    }
    integer(value, "an int")
}

fn integer(value: &Bound<'_, PyAny>, expected: &str) -> Taken<i64> {
    value.extract().map_err(|error: PyErr| {
        let py = value.py();
        if error.is_instance_of::<PyOverflowError>(py) {
            out_of_range(value)
        } else if error.is_instance_of::<PyTypeError>(py) {
            Refusal::wrong_type(expected, value)
        } else {
            error.into()
        }
    })
}

fn out_of_range(value: &Bound<'_, PyAny>) -> Refusal {
    Refusal::bad_value(format!("Value out of range: {value}"))
}
