//! Python's methods of a message. Each delegates to the module that implements it.

use super::super::data::message::{Link, MessageState};
use super::super::data::{Message, class, copy, descriptor_of, instance};
use super::super::from_python::{self, unknown_field};
use super::super::to_python;
use super::proto_plus::{self, Defaults};
use super::{attributes, class_only, construct, descriptor, pickle, protobuf, storage, text_format};
use crate::sync::{self, Lock, intern};
use cloudtasks::message::json::JsonOptions;
use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyAttributeError, PyImportError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple, PyType};
use pyo3::{PyTraverseError, PyVisit};

#[pymethods]
impl Message {
    #[new]
    #[classmethod]
    #[pyo3(
        signature = (*_arguments, **_fields),
        text_signature = "(mapping=None, *, ignore_unknown_fields=False, **fields)"
    )]
    fn new(
        class: &Bound<'_, PyType>,
        _arguments: &Bound<'_, PyTuple>,
        _fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let (descriptor, slots, link) = instance::given_or_none(class)?;
        let state = MessageState { slots, link };
        Ok(Message { descriptor, state: Lock::new(state) })
    }

    #[pyo3(signature = (mapping = None, *, ignore_unknown_fields = false, **fields))]
    fn __init__(
        this: &Bound<'_, Self>,
        mapping: Option<&Bound<'_, PyAny>>,
        ignore_unknown_fields: bool,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let fields = fields.map(sync::entries).transpose()?.unwrap_or_default();
        construct::fill(this, mapping, fields, ignore_unknown_fields)
    }

    /// Called for a name that is not an attribute: a field by its name without the underscore, or a mistake.
    fn __getattr__(this: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<Py<PyAny>> {
        match class(this.py(), this.get().descriptor)?.field(name) {
            Some(index) => attributes::read(this, index),
            None => Err(unknown_attribute(this, name)),
        }
    }

    fn __setattr__(this: &Bound<'_, Self>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let class = class(this.py(), this.get().descriptor)?;
        match class.field(name) {
            Some(index) => attributes::write(this, index, value).map_err(|error| error.in_message(class.descriptor)),
            // A class that a user derived may have its own attributes.
            None if !this.get_type().is(&class.python) => instance::set_attribute(this, name, Some(value)),
            None => Err(unknown_attribute(this, name)),
        }
    }

    fn __delattr__(this: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        let class = class(this.py(), this.get().descriptor)?;
        if class.field(name).is_none() && !this.get_type().is(&class.python) {
            return instance::set_attribute(this, name, None);
        }
        protobuf::clear_field(this, name)
    }

    fn __contains__(this: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<bool> {
        let message = this.get();
        let name = name.cast::<PyString>().map_err(|_| PyTypeError::new_err("a field is named by text"))?;
        match class(this.py(), message.descriptor)?.exact_field(name) {
            Some(index) => Ok(message.is_present(this.py(), index)),
            None => Err(unknown_attribute(this, name)),
        }
    }

    /// Whether any field holds something: an empty message that is present does not count.
    fn __bool__(&self, py: Python<'_>) -> PyResult<bool> {
        for (field, slot) in self.descriptor.fields.iter().zip(self.snapshot(py)?) {
            if slot.is_present(py) && to_python::value(py, field, &slot)?.bind(py).is_truthy()? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn __richcmp__(this: &Bound<'_, Self>, other: &Bound<'_, PyAny>, operator: CompareOp) -> PyResult<Py<PyAny>> {
        let py = this.py();
        let wanted = match operator {
            CompareOp::Eq => true,
            CompareOp::Ne => false,
            _ => return Ok(py.NotImplemented()),
        };
        let descriptor = this.get().descriptor;
        let other = match other.cast::<Message>() {
            Ok(other) if other.get().descriptor == descriptor => Some(other.clone()),
            Ok(_) => None,
            Err(_) => from_python::protobuf::message(class(py, descriptor)?, other)?,
        };
        let Some(other) = other else { return Ok(py.NotImplemented()) };
        let equal = copy::equal(this, &other)?;
        Ok((equal == wanted).into_pyobject(py)?.to_owned().into_any().unbind())
    }

    fn __repr__(this: &Bound<'_, Self>) -> PyResult<String> {
        text_format::format(this)
    }

    fn __dir__<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyList>> {
        let py = this.py();
        let names = py.get_type::<PyAny>().call_method1(intern!(py, "__dir__"), (this,))?.cast_into::<PyList>()?;
        let shown = names.iter().filter(|name| !name.extract().is_ok_and(class_only::is_hidden));
        PyList::new(py, shown.collect::<Vec<_>>())
    }

    fn __copy__<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        construct::copy_of(this)
    }

    fn __deepcopy__<'py>(this: &Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        construct::copy_of(this)
    }

    fn __reduce__<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        pickle::reduce(this)
    }

    // The class methods of proto-plus.

    #[classmethod]
    #[pyo3(signature = (obj = None, *, coerce = false))]
    fn pb<'py>(
        class: &Bound<'py, PyType>,
        obj: Option<&Bound<'py, PyAny>>,
        coerce: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let protobuf_class = descriptor::protobuf_class(class.py(), descriptor_of(class)?)?;
        let Some(obj) = obj else { return Ok(protobuf_class) };
        let message = match coerce {
            true => proto_plus::coerce(class, obj)?,
            false => proto_plus::instance_of(class, obj)?.clone(),
        };
        storage::of(&message)
    }

    /// The protobuf message that holds the fields. What is written to one of both is written to the other.
    #[getter]
    fn _pb<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::pb(&this.get_type(), Some(this.as_any()), false)
    }

    /// What `vars()` shows: the one attribute of a proto-plus message.
    #[getter]
    fn __dict__<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let py = this.py();
        let attributes = PyDict::new(py);
        let pb = Self::_pb(this).map_err(|error| match error.is_instance_of::<PyImportError>(py) {
            true => unknown_attribute(this, intern!(py, "__dict__")),
            false => error,
        })?;
        attributes.set_item(intern!(py, "_pb"), pb)?;
        Ok(attributes)
    }

    #[classmethod]
    fn wrap<'py>(class: &Bound<'py, PyType>, pb: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        storage::wrap(class, pb)
    }

    #[classmethod]
    fn serialize<'py>(class: &Bound<'py, PyType>, instance: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
        proto_plus::serialize(&proto_plus::coerce(class, instance)?)
    }

    #[classmethod]
    fn deserialize<'py>(class: &Bound<'py, PyType>, payload: &[u8]) -> PyResult<Bound<'py, PyAny>> {
        proto_plus::deserialize(class, payload)
    }

    #[classmethod]
    #[pyo3(signature = (instance, *, use_integers_for_enums = true, including_default_value_fields = None,
        preserving_proto_field_name = false, sort_keys = false, indent = Some(2), float_precision = None,
        always_print_fields_with_no_presence = None))]
    #[allow(clippy::too_many_arguments)] // The options of proto-plus.
    fn to_json(
        class: &Bound<'_, PyType>,
        instance: &Bound<'_, PyAny>,
        use_integers_for_enums: bool,
        including_default_value_fields: Option<bool>,
        preserving_proto_field_name: bool,
        sort_keys: bool,
        indent: Option<isize>,
        float_precision: Option<&Bound<'_, PyAny>>,
        always_print_fields_with_no_presence: Option<bool>,
    ) -> PyResult<String> {
        let options = JsonOptions {
            enums: proto_plus::enum_form(use_integers_for_enums),
            proto_names: preserving_proto_field_name,
            sort_keys,
            indent: indent.map(proto_plus::indent_width).transpose()?,
            python_text: true,
            ..JsonOptions::WIRE
        };
        let defaults =
            Defaults { always_print_fields_with_no_presence, including_default_value_fields, float_precision };
        proto_plus::to_json(class, instance, options, &defaults)
    }

    #[classmethod]
    #[pyo3(signature = (payload, *, ignore_unknown_fields = false))]
    fn from_json<'py>(
        class: &Bound<'py, PyType>,
        payload: &Bound<'py, PyAny>,
        ignore_unknown_fields: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        proto_plus::from_json(class, payload, ignore_unknown_fields)
    }

    #[classmethod]
    #[pyo3(signature = (instance, *, use_integers_for_enums = true, preserving_proto_field_name = true,
        including_default_value_fields = None, float_precision = None, always_print_fields_with_no_presence = None))]
    fn to_dict<'py>(
        class: &Bound<'py, PyType>,
        instance: &Bound<'py, PyAny>,
        use_integers_for_enums: bool,
        preserving_proto_field_name: bool,
        including_default_value_fields: Option<bool>,
        float_precision: Option<&Bound<'py, PyAny>>,
        always_print_fields_with_no_presence: Option<bool>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let options = JsonOptions {
            enums: proto_plus::enum_form(use_integers_for_enums),
            proto_names: preserving_proto_field_name,
            ..JsonOptions::WIRE
        };
        let defaults =
            Defaults { always_print_fields_with_no_presence, including_default_value_fields, float_precision };
        proto_plus::to_dict(class, instance, options, &defaults)
    }

    #[classmethod]
    fn copy_from(class: &Bound<'_, PyType>, instance: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>) -> PyResult<()> {
        proto_plus::copy_from(class, instance, other)
    }

    // The methods of protobuf's own messages. Their names are in CamelCase, so that no field can collide with them.

    #[pyo3(name = "HasField")]
    fn has_field(this: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<bool> {
        protobuf::has_field(this, name)
    }

    #[pyo3(name = "ClearField")]
    fn clear_field(this: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        protobuf::clear_field(this, name)
    }

    #[pyo3(name = "WhichOneof")]
    fn which_oneof(&self, py: Python<'_>, name: &str) -> PyResult<Option<&'static str>> {
        protobuf::which_oneof(self, py, name)
    }

    #[pyo3(name = "ListFields")]
    fn list_fields<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyList>> {
        protobuf::list_fields(this)
    }

    #[pyo3(name = "CopyFrom")]
    fn copy_from_message(this: &Bound<'_, Self>, other: &Bound<'_, PyAny>) -> PyResult<()> {
        let other = protobuf::same_type(this, other)?;
        if !other.is(this) {
            Message::put_all(this, copy::slots(&other)?)?;
        }
        Ok(())
    }

    #[pyo3(name = "MergeFrom")]
    fn merge_from(this: &Bound<'_, Self>, other: &Bound<'_, PyAny>) -> PyResult<()> {
        copy::merge(this, &protobuf::same_type(this, other)?)
    }

    #[pyo3(name = "Clear")]
    fn clear(this: &Bound<'_, Self>) -> PyResult<()> {
        Message::put_all(this, Box::default())
    }

    #[pyo3(name = "SetInParent")]
    fn set_in_parent(this: &Bound<'_, Self>) -> PyResult<()> {
        if let Some(pb) = this.get().backing(this.py()) {
            pb.call_method0(intern!(this.py(), "SetInParent"))?;
        }
        Message::make_present(this);
        Ok(())
    }

    #[pyo3(name = "SerializeToString")]
    #[pyo3(signature = (**_options))]
    fn serialize_to_string<'py>(
        this: &Bound<'py, Self>,
        _options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        proto_plus::serialize(this)
    }

    #[classmethod]
    #[pyo3(name = "FromString")]
    fn from_string<'py>(class: &Bound<'py, PyType>, payload: &[u8]) -> PyResult<Bound<'py, PyAny>> {
        proto_plus::deserialize(class, payload)
    }

    #[pyo3(name = "MergeFromString")]
    fn merge_from_string(this: &Bound<'_, Self>, payload: &[u8]) -> PyResult<usize> {
        copy::merge(this, &proto_plus::decode(this.py(), this.get().descriptor, payload)?)?;
        Ok(payload.len())
    }

    #[pyo3(name = "ParseFromString")]
    fn parse_from_string(this: &Bound<'_, Self>, payload: &[u8]) -> PyResult<usize> {
        let message = proto_plus::decode(this.py(), this.get().descriptor, payload)?;
        Message::put_all(this, copy::slots(&message)?)?;
        Ok(payload.len())
    }

    #[pyo3(name = "ByteSize")]
    fn byte_size(this: &Bound<'_, Self>) -> PyResult<usize> {
        Ok(proto_plus::serialize(this)?.as_bytes().len())
    }

    /// Always true: proto3 has no required fields.
    #[pyo3(name = "IsInitialized")]
    fn is_initialized(&self) -> bool {
        true
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        let Some(state) = self.state.try_lock() else { return Ok(()) };
        state.slots.iter().try_for_each(|slot| slot.traverse(&visit))?;
        match &state.link {
            Link::None | Link::Root => Ok(()),
            Link::Parent { parent, .. } => visit.call(parent),
            Link::Protobuf(pb) => visit.call(pb),
        }
    }

    fn __clear__(&self, py: Python<'_>) {
        let displaced = {
            let mut state = self.lock(py);
            (std::mem::take(&mut state.slots), std::mem::take(&mut state.link))
        };
        drop(displaced);
    }
}

fn unknown_attribute(message: &Bound<'_, Message>, name: &Bound<'_, PyString>) -> PyErr {
    PyAttributeError::new_err(unknown_field(message.get().descriptor, &name.to_string_lossy()))
}
