//! The table as Python sees it: `Task.meta` as with proto-plus, and `Task.DESCRIPTOR` as with protobuf.

use super::super::data::class;
use super::super::data::class::{descriptor_named, descriptors, entry_of};
use super::super::to_python::enums;
use crate::finalization::FinalizationGuard;
use crate::sync::intern;
use cloudtasks::schema::{self, Cardinality, FieldDescriptor, FieldType, MessageDescriptor};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyAttributeError, PyImportError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// A message of the table, with the attributes of protobuf's descriptors.
#[pyclass(frozen, eq, hash, module = "cloudtasks._native")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Descriptor(pub &'static MessageDescriptor);

/// A message of the table, with the attributes of proto-plus's `meta`.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct Meta(pub &'static MessageDescriptor);

/// A field of the table, with the attributes of both.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct FieldInfo {
    pub field: &'static FieldDescriptor,
    pub owner: &'static MessageDescriptor,
}

impl std::hash::Hash for Descriptor {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.index.hash(state);
    }
}

/// Fields by a key that each of them gives.
fn fields_by<'py, K: IntoPyObject<'py>>(
    py: Python<'py>,
    owner: &'static MessageDescriptor,
    key: impl Fn(&'static FieldDescriptor) -> K,
) -> PyResult<Bound<'py, PyDict>> {
    let fields = PyDict::new(py);
    for field in owner.fields {
        fields.set_item(key(field), Py::new(py, FieldInfo { field, owner })?)?;
    }
    Ok(fields)
}

#[pymethods]
impl Descriptor {
    #[getter]
    fn name(&self) -> &'static str {
        self.0.full_name.rsplit('.').next().unwrap_or_default()
    }

    #[getter]
    fn full_name(&self) -> &'static str {
        self.0.full_name
    }

    #[getter]
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.fields_by_name(py)?
            .call_method0(intern!(py, "values"))?
            .try_iter()?
            .collect::<PyResult<Vec<_>>>()?
            .into_bound_py_any(py)
    }

    #[getter]
    fn fields_by_name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        fields_by(py, self.0, |field| field.name)
    }

    #[getter]
    fn fields_by_number<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        fields_by(py, self.0, |field| field.number)
    }

    /// The messages that stand inside this one, entries of maps included.
    #[getter]
    fn nested_types(&self) -> Vec<Descriptor> {
        let inside = descriptors().iter().filter(|descriptor| is_inside(self.0, descriptor.full_name));
        inside.map(|descriptor| Descriptor(descriptor)).collect()
    }

    /// The full names of the enums that stand inside this message.
    #[getter]
    fn nested_enums(&self) -> Vec<&'static str> {
        let enums = schema::APIS.into_iter().flat_map(|api| api.enums);
        enums.map(|values| values.full_name).filter(|name| is_inside(self.0, name)).collect()
    }

    /// What protobuf's descriptors have beyond the table comes from that package, where it is installed.
    fn __getattr__<'py>(&self, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        of_protobuf(self.0, name)?.getattr(name)
    }

    fn __repr__(&self) -> String {
        format!("<Descriptor {}>", self.0.full_name)
    }
}

/// Whether a full name is that of something directly inside a message.
fn is_inside(owner: &MessageDescriptor, full_name: &str) -> bool {
    let rest = full_name.strip_prefix(owner.full_name).and_then(|rest| rest.strip_prefix('.'));
    rest.is_some_and(|name| !name.contains('.'))
}

#[pymethods]
impl Meta {
    #[getter]
    fn full_name(&self) -> &'static str {
        self.0.full_name
    }

    #[getter]
    fn package(&self) -> &'static str {
        self.0.full_name.strip_suffix(self.0.name).unwrap_or_default().trim_end_matches('.')
    }

    #[getter]
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        fields_by(py, self.0, |field| field.name)
    }

    #[getter]
    fn fields_by_number<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        fields_by(py, self.0, |field| field.number)
    }

    /// The options of the protobuf message, where protobuf is installed.
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        of_protobuf(self.0, intern!(py, "options"))?.call_method0(intern!(py, "GetOptions"))
    }

    /// The protobuf class, where protobuf is installed.
    #[getter]
    fn pb<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        protobuf_class(py, self.0)
    }

    #[getter]
    fn parent(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(class(py, self.0)?.python.clone_ref(py).into_any())
    }
}

/// The class that protobuf makes of our descriptor.
pub fn protobuf_class<'py>(py: Python<'py>, descriptor: &MessageDescriptor) -> PyResult<Bound<'py, PyAny>> {
    let _guard = FinalizationGuard::begin(py);
    let module = py.import(intern!(py, "cloudtasks._compat.protobuf"))?;
    module.call_method1(intern!(py, "message_class"), (descriptor.full_name,))
}

/// Protobuf's own descriptor of a message, to be asked for an attribute; AttributeError without that package.
fn of_protobuf<'py>(descriptor: &MessageDescriptor, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    let py = name.py();
    let text = name.to_string_lossy();
    if text.starts_with("__") {
        return Err(PyAttributeError::new_err(text.into_owned()));
    }
    protobuf_class(py, descriptor).and_then(|class| class.getattr(intern!(py, "DESCRIPTOR"))).map_err(|error| {
        match error.is_instance_of::<PyImportError>(py) {
            true => PyAttributeError::new_err(format!("{text}: descriptors have it where protobuf is installed")),
            false => error,
        }
    })
}

#[pymethods]
impl FieldInfo {
    #[getter]
    fn name(&self) -> &'static str {
        self.field.name
    }

    #[getter]
    fn full_name(&self) -> String {
        format!("{}.{}", self.owner.full_name, self.field.name)
    }

    #[getter]
    fn json_name(&self) -> &'static str {
        self.field.json_name
    }

    #[getter]
    fn number(&self) -> u32 {
        self.field.number
    }

    /// A map is a repeated field of entries, as on the wire.
    #[getter]
    fn repeated(&self) -> bool {
        self.field.is_repeated() || self.field.is_map()
    }

    #[getter]
    fn is_repeated(&self) -> bool {
        self.repeated()
    }

    #[getter]
    fn is_map(&self) -> bool {
        self.field.is_map()
    }

    #[getter]
    fn optional(&self) -> bool {
        self.field.cardinality == Cardinality::Optional && self.field.oneof.is_none()
    }

    #[getter]
    fn oneof(&self) -> Option<&'static str> {
        self.field.oneof
    }

    #[getter]
    fn has_presence(&self) -> bool {
        self.field.has_presence()
    }

    /// The number that protobuf gives to the type.
    #[getter]
    fn r#type(&self) -> u32 {
        if self.field.is_map() {
            return MESSAGE;
        }
        match self.field.field_type {
            FieldType::Double => 1,
            FieldType::Int64 => 3,
            FieldType::Int32 => 5,
            FieldType::Bool => 8,
            FieldType::String => 9,
            FieldType::Message(_) | FieldType::Timestamp | FieldType::Duration => MESSAGE,
            FieldType::Bytes => 12,
            FieldType::Enum(_) => 14,
        }
    }

    #[getter]
    fn proto_type(&self) -> u32 {
        self.r#type()
    }

    /// The full name of the message or enum that the field holds; for a map, of its entries.
    #[getter]
    fn type_name(&self) -> Option<&'static str> {
        match self.field.field_type {
            _ if self.field.is_map() => self.descriptor().map(|descriptor| descriptor.full_name),
            FieldType::Message(descriptor) => Some(descriptor.full_name),
            FieldType::Enum(descriptor) => Some(descriptor.full_name),
            FieldType::Timestamp => Some("google.protobuf.Timestamp"),
            FieldType::Duration => Some("google.protobuf.Duration"),
            _ => None,
        }
    }

    /// The class of the messages that the field holds; for a map, of its entries.
    #[getter]
    pub fn message(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let message = |descriptor| Ok(class(py, descriptor)?.python.clone_ref(py).into_any());
        self.descriptor().map(message).transpose()
    }

    #[getter]
    fn message_type(&self) -> Option<Descriptor> {
        self.descriptor().map(Descriptor)
    }

    /// The enum whose values the field holds.
    #[getter]
    fn r#enum(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        match self.field.field_type {
            FieldType::Enum(descriptor) => Ok(Some(enums::class(py, descriptor)?.python.clone_ref(py))),
            _ => Ok(None),
        }
    }

    fn __getattr__<'py>(&self, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        let fields = of_protobuf(self.owner, name)?.getattr(intern!(name.py(), "fields_by_name"))?;
        fields.get_item(self.field.name)?.getattr(name)
    }

    fn __repr__(&self) -> String {
        format!("<Field {}>", self.full_name())
    }
}

impl FieldInfo {
    fn descriptor(&self) -> Option<&'static MessageDescriptor> {
        match self.field.field_type {
            _ if self.field.is_map() => entry_of(self.owner, self.field),
            FieldType::Message(descriptor) => Some(descriptor),
            FieldType::Timestamp | FieldType::Duration => self.type_name().and_then(descriptor_named),
            _ => None,
        }
    }
}

/// The number of protobuf's TYPE_MESSAGE.
const MESSAGE: u32 = 11;
