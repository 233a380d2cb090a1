//! The class methods of proto-plus, such as `Task.to_json(task)`.
#![allow(clippy::disallowed_types, reason = "create_exception! has its own, which the import of the module fills")]

use super::super::codec::{MessageReader, MessageWriter};
use super::super::data::{Message, backing, class, copy, descriptor_of};
use super::super::from_python::{self, type_name};
use super::construct;
use crate::finalization::FinalizationGuard;
use crate::sync::intern;
use cloudtasks::message::json::{self, EnumForm, JsonOptions, Unknown};
use cloudtasks::message::{from_binary, to_binary};
use cloudtasks::schema::MessageDescriptor;
use pyo3::create_exception;
use pyo3::exceptions::{PyDeprecationWarning, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString, PyType};

create_exception!(cloudtasks._native, ParseError, PyValueError, "JSON that is not the form of the message.");
create_exception!(cloudtasks._native, DecodeError, PyValueError, "Bytes that are not the binary form of the message.");

/// What both `to_json` and `to_dict` take about fields at their default.
pub struct Defaults<'a, 'py> {
    pub always_print_fields_with_no_presence: Option<bool>,
    pub including_default_value_fields: Option<bool>,
    pub float_precision: Option<&'a Bound<'py, PyAny>>,
}

impl Defaults<'_, '_> {
    /// Whether they are written: yes, unless told otherwise.
    fn resolve(&self, py: Python<'_>) -> PyResult<bool> {
        let (new, old) = (self.always_print_fields_with_no_presence, self.including_default_value_fields);
        if old.is_some() {
            deprecated(py, c"including_default_value_fields is now called always_print_fields_with_no_presence")?;
        }
        if self.float_precision.is_some() {
            deprecated(py, c"float_precision is ignored: numbers are written with all their digits")?;
        }
        match (new, old) {
            (Some(new), Some(old)) if new != old => Err(PyValueError::new_err(
                "Arguments `always_print_fields_with_no_presence` and `including_default_value_fields` must match",
            )),
            _ => Ok(new.or(old).unwrap_or(true)),
        }
    }
}

fn deprecated(py: Python<'_>, text: &std::ffi::CStr) -> PyResult<()> {
    PyErr::warn(py, &py.get_type::<PyDeprecationWarning>(), text, 1)
}

/// The text that `to_json` gives, by options of which `defaults` is yet to be resolved.
pub fn to_json(
    class: &Bound<'_, PyType>,
    instance: &Bound<'_, PyAny>,
    options: JsonOptions,
    defaults: &Defaults<'_, '_>,
) -> PyResult<String> {
    let options = JsonOptions { defaults: defaults.resolve(class.py())?, ..options };
    let message = instance_of(class, instance)?;
    let mut out = Vec::with_capacity(512);
    json::to_json(&MessageReader::new(&backing::settled(message)?), &options, &mut out)
        .map_err(|error| PyValueError::new_err(error.in_field(message.get().descriptor.name).to_string()))?;
    String::from_utf8(out).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The same, as Python's dicts and lists.
pub fn to_dict<'py>(
    class: &Bound<'py, PyType>,
    instance: &Bound<'py, PyAny>,
    options: JsonOptions,
    defaults: &Defaults<'_, '_>,
) -> PyResult<Bound<'py, PyAny>> {
    let text = to_json(class, instance, options, defaults)?;
    let _guard = FinalizationGuard::begin(class.py());
    class.py().import(intern!(class.py(), "json"))?.call_method1(intern!(class.py(), "loads"), (text,))
}

/// What both take about enums.
pub fn enum_form(use_integers_for_enums: bool) -> EnumForm {
    if use_integers_for_enums { EnumForm::Numbers } else { EnumForm::Names }
}

/// How far each level is indented. Without a bound a small message would fill the memory.
pub fn indent_width(spaces: isize) -> PyResult<usize> {
    const MOST: isize = 1000;
    if spaces > MOST {
        return Err(PyValueError::new_err(format!("indent: expected at most {MOST} spaces, got {spaces}")));
    }
    Ok(usize::try_from(spaces).unwrap_or(0))
}

pub fn from_json<'py>(
    class: &Bound<'py, PyType>,
    payload: &Bound<'py, PyAny>,
    ignore_unknown_fields: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let json = match (payload.cast::<PyString>(), payload.cast::<PyBytes>()) {
        (Ok(text), _) => text.to_str()?.as_bytes(),
        (_, Ok(bytes)) => bytes.as_bytes(),
        _ => return Err(PyTypeError::new_err(format!("expected str or bytes, got {}", type_name(payload)))),
    };
    let unknown = if ignore_unknown_fields { Unknown::Ignore } else { Unknown::Refuse };
    let descriptor = descriptor_of(class)?;
    let mut message = MessageWriter::new(class.py(), descriptor);
    json::from_json(json, &mut message, unknown)
        .map_err(|error| ParseError::new_err(error.in_field(descriptor.name).to_string()))?;
    instantiate(class, message)
}

pub fn deserialize<'py>(class: &Bound<'py, PyType>, payload: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    instantiate(class, decoded(class.py(), descriptor_of(class)?, payload)?)
}

/// A message of the table's own class from its binary form.
pub fn decode<'py>(
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    payload: &[u8],
) -> PyResult<Bound<'py, Message>> {
    decoded(py, descriptor, payload)?.into_message()
}

fn decoded<'py>(
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    payload: &[u8],
) -> PyResult<MessageWriter<'py>> {
    let mut message = MessageWriter::new(py, descriptor);
    from_binary(payload, &mut message)
        .map_err(|error| DecodeError::new_err(error.in_field(descriptor.name).to_string()))?;
    Ok(message)
}

fn instantiate<'py>(class_of: &Bound<'py, PyType>, message: MessageWriter<'py>) -> PyResult<Bound<'py, PyAny>> {
    let table_class = class(class_of.py(), descriptor_of(class_of)?)?;
    match class_of.is(&table_class.python) {
        true => Ok(message.into_message()?.into_any()),
        false => construct::make(class_of, message.into_slots()),
    }
}

/// The binary form.
pub fn serialize<'py>(message: &Bound<'py, Message>) -> PyResult<Bound<'py, PyBytes>> {
    let mut out = Vec::with_capacity(256);
    to_binary(&MessageReader::new(&backing::settled(message)?), &mut out)
        .map_err(|error| PyValueError::new_err(error.in_field(message.get().descriptor.name).to_string()))?;
    Ok(PyBytes::new(message.py(), &out))
}

/// `instance` itself if it is one, else what the class makes of it.
pub fn coerce<'py>(class: &Bound<'py, PyType>, instance: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Message>> {
    let made = if instance.is_instance(class)? { instance.clone() } else { class.call1((instance,))? };
    Ok(made.cast_into::<Message>()?)
}

pub fn instance_of<'a, 'py>(
    class: &Bound<'py, PyType>,
    instance: &'a Bound<'py, PyAny>,
) -> PyResult<&'a Bound<'py, Message>> {
    match instance.cast::<Message>() {
        Ok(message) if instance.is_instance(class)? => Ok(message),
        _ => Err(PyTypeError::new_err(format!("{} is not an instance of {}", type_name(instance), class.name()?))),
    }
}

/// Makes `instance` a copy of a message or of what a dict tells.
pub fn copy_from(class: &Bound<'_, PyType>, instance: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>) -> PyResult<()> {
    let message = instance_of(class, instance)?;
    let descriptor = message.get().descriptor;
    let other = match other.cast::<Message>() {
        Ok(other) if other.get().descriptor == descriptor => other.clone(),
        Ok(_) => return Err(invalid_copy(class, other)?),
        Err(_) if from_python::is_message_like(descriptor, other) => {
            from_python::message(descriptor, other).map_err(|error| error.in_message(descriptor))?
        }
        Err(_) => return Err(invalid_copy(class, other)?),
    };
    Message::put_all(message, copy::slots(&other)?)
}

fn invalid_copy(class: &Bound<'_, PyType>, other: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    let (name, other) = (class.name()?, type_name(other));
    Ok(PyTypeError::new_err(format!("invalid argument type to copy to {name}: {other}")))
}
