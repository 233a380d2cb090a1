//! Converts Python values into slots, by the type of the field.

mod bytes;
mod error;
mod map;
pub mod protobuf;
mod time;

use super::data::class::{Class, is_field_mask};
use super::data::{MapField, Message, RepeatedField, Slot, class, copy, empty_slots, new_message};
use crate::finalization::FinalizationGuard;
use crate::sync::{self, intern};
use cloudtasks::schema::{Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor, nearest};
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyMapping, PyMemoryView, PyString};

pub use error::{ConversionError, Converted, type_name, unknown_field};
pub use map::{map_entries, map_entry, map_key};

/// The value of a whole field. Messages, lists and maps are copied.
pub fn field(field: &'static FieldDescriptor, value: &Bound<'_, PyAny>) -> Converted<Slot> {
    let converted = match field.cardinality {
        Cardinality::Repeated => list(field, value),
        Cardinality::Map | Cardinality::IntMap => map(field, value),
        Cardinality::Singular | Cardinality::Optional => {
            element(field, value).map(|slot| slot.normalized(value.py(), field))
        }
    };
    converted.map_err(|error| error.in_field(field.name))
}

/// One value of the field's kind: that of a singular field, or an element of a list or map.
pub fn element(field: &'static FieldDescriptor, value: &Bound<'_, PyAny>) -> Converted<Slot> {
    Ok(match field.field_type {
        FieldType::String => Slot::String(text(value)?),
        FieldType::Bytes => Slot::Bytes(binary(value)?),
        FieldType::Bool => Slot::Bool(boolean(value)?),
        FieldType::Int32 => Slot::Int(int32(value)?.into()),
        FieldType::Int64 => Slot::Int(int64(value)?),
        FieldType::Double => Slot::Double(value.extract().map_err(|_| ConversionError::wrong_type("a number", value))?),
        FieldType::Enum(descriptor) => Slot::Enum(match value.cast::<PyString>() {
            Ok(name) => enum_number(descriptor, name)?,
            Err(_) => int32(value)?,
        }),
        FieldType::Timestamp => time::timestamp(value)?.into(),
        FieldType::Duration => time::duration(value)?.into(),
        FieldType::Message(descriptor) => Slot::Message(message(descriptor, value)?.unbind()),
    })
}

/// A new message from a message of the class, a dict, or a protobuf object of the same type.
pub fn message<'py>(
    descriptor: &'static MessageDescriptor,
    value: &Bound<'py, PyAny>,
) -> Converted<Bound<'py, Message>> {
    let py = value.py();
    if let Ok(given) = value.cast::<Message>() {
        return match given.get().descriptor == descriptor {
            true => Ok(copy::message(given)?),
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
        return protobuf::field_mask(class, text);
    }
    protobuf::message(class, value)?.ok_or_else(|| expected_message(descriptor, value))
}

/// Whether [`message`] can take this: a dict, or a protobuf object of the type.
pub fn is_message_like(descriptor: &MessageDescriptor, value: &Bound<'_, PyAny>) -> bool {
    value.cast::<PyMapping>().is_ok() || protobuf::full_name(value).as_deref() == Some(descriptor.full_name)
}

fn expected_message(descriptor: &MessageDescriptor, value: &Bound<'_, PyAny>) -> ConversionError {
    ConversionError::wrong_type(&format!("a dict or {}", descriptor.name), value)
}

fn list(field: &'static FieldDescriptor, values: &Bound<'_, PyAny>) -> Converted<Slot> {
    let items = elements(field, values)?;
    Ok(Slot::List(Py::new(values.py(), RepeatedField::new(field, items))?))
}

/// The elements of a repeated field: all of them, or none.
pub fn elements(field: &'static FieldDescriptor, values: &Bound<'_, PyAny>) -> Converted<Vec<Slot>> {
    if values.is_instance_of::<PyString>() || (values.is_instance_of::<PyDict>() && !field.field_type.is_plain_scalar())
    {
        return Err(ConversionError::wrong_type("a list", values));
    }
    let _guard = FinalizationGuard::begin(values.py());
    let values = values.try_iter().map_err(|_| ConversionError::wrong_type("a list", values))?;
    // What `__length_hint__` says may be anything, so no room is made by it.
    let mut items = Vec::new();
    for (index, value) in values.enumerate() {
        items.push(element(field, &value?).map_err(|error| error.in_item(index))?);
    }
    Ok(items)
}

fn map(field: &'static FieldDescriptor, values: &Bound<'_, PyAny>) -> Converted<Slot> {
    let entries = map_entries(field, values)?;
    Ok(Slot::Map(Py::new(values.py(), MapField::new(field, entries.unbind()))?))
}

/// The pairs of a dict.
pub type Pairs<'py> = Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>;

/// The pairs of a mapping, taken out before a value is looked at: what a value runs may change the mapping.
pub fn pairs<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Pairs<'py>>> {
    if let Ok(dict) = value.cast::<PyDict>() {
        return sync::entries(dict).map(Some);
    }
    match value.cast::<PyMapping>() {
        Ok(mapping) => {
            let _guard = FinalizationGuard::begin(value.py());
            let dict = PyDict::new(value.py());
            dict.update(mapping)?;
            sync::entries(&dict).map(Some)
        }
        Err(_) => Ok(None),
    }
}

/// Sets slots by field name. None leaves a field unset.
pub fn fill(class: &Class, slots: &mut [Slot], pairs: Pairs<'_>, ignore_unknown: bool) -> Converted<()> {
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
pub fn text(value: &Bound<'_, PyAny>) -> Converted<Py<PyString>> {
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
        Err(_) => Err(ConversionError::wrong_type("str", value)),
    }
}

fn binary(value: &Bound<'_, PyAny>) -> Converted<Py<PyBytes>> {
    let py = value.py();
    if let Ok(bytes) = value.cast_exact::<PyBytes>() {
        return Ok(bytes.clone().unbind());
    }
    if let Ok(text) = value.cast::<PyString>() {
        return bytes::decode(text);
    }
    let is_binary = value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyMemoryView>();
    if !is_binary {
        return Err(ConversionError::wrong_type("bytes", value));
    }
    let copy = py.get_type::<PyBytes>().call1((value,))?;
    Ok(copy.cast_into::<PyBytes>().map_err(PyErr::from)?.unbind())
}

fn boolean(value: &Bound<'_, PyAny>) -> Converted<bool> {
    match value.cast::<PyBool>() {
        Ok(value) => Ok(value.is_true()),
        Err(_) => Ok(integer(value, "a bool")? != 0),
    }
}

/// int32 fields, enum numbers and map keys: whole numbers, but no bool, which is a mistake there.
pub fn int32(value: &Bound<'_, PyAny>) -> Converted<i32> {
    if value.is_instance_of::<PyBool>() {
        return Err(ConversionError::wrong_type("an int", value));
    }
    i32::try_from(integer(value, "an int")?).map_err(|_| out_of_range(value))
}

/// int64 fields take what their JSON form holds too: decimal text.
fn int64(value: &Bound<'_, PyAny>) -> Converted<i64> {
    if let Ok(text) = value.cast::<PyString>() {
        let text = text.to_str()?;
        return text.trim().parse().map_err(|_| ConversionError::bad_value(format!("{text:?} is not a whole number")));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        let number = number.value();
        return match number.fract() == 0.0 && number.abs() < 9e18 {
            true => Ok(number as i64),
            false => Err(ConversionError::bad_value(format!("{number} is not a whole number in range"))),
        };
    }
    integer(value, "an int")
}

fn integer(value: &Bound<'_, PyAny>, expected: &str) -> Converted<i64> {
    value.extract().map_err(|error: PyErr| {
        let py = value.py();
        if error.is_instance_of::<PyOverflowError>(py) {
            out_of_range(value)
        } else if error.is_instance_of::<PyTypeError>(py) {
            ConversionError::wrong_type(expected, value)
        } else {
            error.into()
        }
    })
}

fn out_of_range(value: &Bound<'_, PyAny>) -> ConversionError {
    ConversionError::bad_value(format!("Value out of range: {value}"))
}

/// The number of the value with this name.
fn enum_number(descriptor: &EnumDescriptor, name: &Bound<'_, PyString>) -> Converted<i32> {
    let text = name.to_str()?;
    descriptor.number(text).ok_or_else(|| {
        let near = nearest(text, descriptor.values.iter().map(|value| value.name));
        let hint = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        ConversionError::unknown_name(format!("{} has no value {text:?}{hint}", descriptor.name))
    })
}
