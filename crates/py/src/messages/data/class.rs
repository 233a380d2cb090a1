//! The Python class of each message of the table, made at its first use.

use super::instance;
use super::message::Message;
use crate::finalization::FinalizationGuard;
use crate::help;
use crate::sync::Once;
use crate::sync::intern;
use cloudtasks::message::Message as _;
use cloudtasks::schema::{self, Cardinality, FieldDescriptor, FieldType, MessageDescriptor};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::PoisonError;

/// Adds to the namespace of a new class what its instances and users see: descriptors, fields and nested classes.
pub type AddMembers = fn(Python<'_>, &'static MessageDescriptor, &Bound<'_, PyDict>) -> PyResult<()>;

/// Set once, when the module is made. The members stand above the data, so the data cannot name them.
#[allow(clippy::disallowed_types, reason = "its value is given, not made")]
pub static ADD_MEMBERS: std::sync::OnceLock<AddMembers> = std::sync::OnceLock::new();

pub struct Class {
    pub descriptor: &'static MessageDescriptor,
    pub python: Py<PyType>,
    /// Its `tp_new`.
    pub new: ffi::newfunc,
    /// The interned names of the fields, in table order.
    names: Box<[Py<PyString>]>,
}

struct Registry {
    /// By the index of the descriptor; after those of the table the entries of its maps.
    descriptors: Vec<&'static MessageDescriptor>,
    classes: Box<[Once<Class>]>,
    #[allow(clippy::disallowed_types, reason = "whoever holds it looks at the table and does nothing else")]
    by_type: std::sync::RwLock<HashMap<usize, &'static MessageDescriptor, BuildHasherDefault<AddressHasher>>>,
}

#[allow(clippy::disallowed_types, reason = "it runs no Python")]
static REGISTRY: std::sync::LazyLock<Registry> = std::sync::LazyLock::new(|| {
    let table = schema::APIS.iter().flat_map(|api| api.messages).copied();
    let mut descriptors: Vec<_> = table.collect();
    descriptors.sort_by_key(|descriptor| descriptor.index);
    for entry in descriptors.clone().into_iter().flat_map(map_fields) {
        descriptors.push(entry_descriptor(entry, descriptors.len()));
    }
    let classes = descriptors.iter().map(|_| Once::new()).collect();
    Registry { descriptors, classes, by_type: Default::default() }
});

/// The class of the messages with this descriptor.
pub fn class(py: Python<'_>, descriptor: &'static MessageDescriptor) -> PyResult<&'static Class> {
    REGISTRY.classes[usize::from(descriptor.index)].get_or_try_init(|| make(py, descriptor))
}

/// The descriptor of a class of messages, or of the class of messages that a user's class derives from.
pub fn descriptor_of(class: &Bound<'_, PyType>) -> PyResult<&'static MessageDescriptor> {
    if let Some(descriptor) = registered(class.as_any()) {
        return Ok(descriptor);
    }
    let bases = class.mro();
    bases.iter().find_map(|base| registered(&base)).ok_or_else(|| {
        PyTypeError::new_err("cloudtasks messages are made from classes such as cloudtasks.tasks_v2.Task")
    })
}

fn registered(class: &Bound<'_, PyAny>) -> Option<&'static MessageDescriptor> {
    let by_type = REGISTRY.by_type.read().unwrap_or_else(PoisonError::into_inner);
    by_type.get(&(class.as_ptr() as usize)).copied()
}

/// All messages, entries of maps included.
pub fn descriptors() -> &'static [&'static MessageDescriptor] {
    &REGISTRY.descriptors
}

/// The descriptor with this full name.
pub fn descriptor_named(full_name: &str) -> Option<&'static MessageDescriptor> {
    descriptors().iter().find(|descriptor| descriptor.full_name == full_name).copied()
}

/// The class of the message with this full name, such as `"google.cloud.tasks.v2.Task"`.
#[pyfunction]
pub fn message_class<'py>(py: Python<'py>, full_name: &str) -> PyResult<Bound<'py, PyType>> {
    let descriptor = descriptor_named(full_name)
        .ok_or_else(|| PyAttributeError::new_err(format!("the API has no message {full_name:?}")))?;
    Ok(class(py, descriptor)?.python.bind(py).clone())
}

fn make(py: Python<'_>, descriptor: &'static MessageDescriptor) -> PyResult<Class> {
    let _guard = FinalizationGuard::begin(py);
    let namespace = PyDict::new(py);
    let (_, name) = descriptor.full_name.rsplit_once('.').unwrap_or_default();
    namespace.set_item(intern!(py, "__slots__"), PyTuple::empty(py))?;
    namespace.set_item(intern!(py, "__module__"), module_of(descriptor.full_name))?;
    namespace.set_item(intern!(py, "__qualname__"), descriptor.name)?;
    namespace.set_item(intern!(py, "__doc__"), help::of_message(descriptor))?;
    if let Some(add_members) = ADD_MEMBERS.get() {
        add_members(py, descriptor, &namespace)?;
    }
    let names = descriptor.fields.iter().map(|field| PyString::intern(py, field.name).unbind()).collect();
    let bases = match descriptor.full_name {
        "google.protobuf.Any"
        | "google.protobuf.FieldMask"
        | "google.protobuf.Timestamp"
        | "google.protobuf.Duration" => {
            let methods = py.import(intern!(py, "cloudtasks._compat.well_known"))?.getattr(name)?;
            PyTuple::new(py, [py.get_type::<Message>().into_any(), methods])?
        }
        _ => PyTuple::new(py, [py.get_type::<Message>()])?,
    };
    let python = py.get_type::<PyType>().call1((name, bases, namespace))?.cast_into::<PyType>()?;
    let class = Class { descriptor, new: instance::new_function(&python)?, python: python.clone().unbind(), names };
    // It lives as long as the process, even if another thread has made the class that is kept: no other type gets its address.
    std::mem::forget(python);
    let mut by_type = REGISTRY.by_type.write().unwrap_or_else(PoisonError::into_inner);
    by_type.insert(class.python.as_ptr() as usize, descriptor);
    drop(by_type);
    Ok(class)
}

/// Where Python finds a class of the API.
pub fn module_of(full_name: &str) -> String {
    match full_name.strip_prefix("google.cloud.tasks.").and_then(|rest| rest.split_once('.')) {
        Some((version, _)) => format!("cloudtasks.tasks_{version}.types"),
        None => "cloudtasks.types".to_owned(),
    }
}

impl Class {
    /// The position of the field that Python calls `key`. A name that is taken in Python carries an underscore in the
    /// table and is found with and without it.
    pub fn field(&self, key: &Bound<'_, PyString>) -> Option<usize> {
        self.exact_field(key).or_else(|| {
            let name = key.to_str().ok()?;
            self.descriptor.fields.iter().position(|field| field.name.strip_suffix('_') == Some(name))
        })
    }

    /// The position of the field with just this name. Names in source text are interned, so that most are found by
    /// their address.
    pub fn exact_field(&self, key: &Bound<'_, PyString>) -> Option<usize> {
        let interned = self.names.iter().position(|name| name.as_ptr() == key.as_ptr());
        interned.or_else(|| {
            let name = key.to_str().ok()?;
            self.descriptor.fields.iter().position(|field| field.name == name)
        })
    }
}

fn map_fields(message: &'static MessageDescriptor) -> impl Iterator<Item = (&'static MessageDescriptor, usize)> {
    let maps = message.fields.iter().enumerate().filter(|(_, field)| field.is_map());
    maps.map(move |(index, _)| (message, index))
}

/// `HeadersEntry` for `headers`.
fn entry_name(field: &FieldDescriptor) -> String {
    let words = field.name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.chain(["Entry".to_owned()]).collect()
}

/// The message that an entry of this field is, if the field is a map.
pub fn entry_of(owner: &MessageDescriptor, field: &FieldDescriptor) -> Option<&'static MessageDescriptor> {
    field.is_map().then(|| descriptor_named(&format!("{}.{}", owner.full_name, entry_name(field))))?
}

/// The message that an entry of a map is on the wire; google-cloud-tasks names it (`HttpRequest.HeadersEntry`).
fn entry_descriptor((owner, field): (&'static MessageDescriptor, usize), index: usize) -> &'static MessageDescriptor {
    let field = &owner.fields[field];
    let simple = entry_name(field);
    let key = if field.cardinality == Cardinality::IntMap { FieldType::Int32 } else { FieldType::String };
    let part = |name: &'static str, number, field_type| FieldDescriptor {
        name,
        json_name: name,
        json_member: Box::leak(format!(",\"{name}\":").into()),
        number,
        cardinality: Cardinality::Singular,
        field_type,
        oneof: None,
        doc: "",
    };
    Box::leak(Box::new(MessageDescriptor {
        index: index as u16,
        name: Box::leak(format!("{}.{simple}", owner.name).into()),
        full_name: Box::leak(format!("{}.{simple}", owner.full_name).into()),
        file: owner.file,
        fields: Box::leak(Box::new([part("key", 1, key), part("value", 2, field.field_type)])),
        doc: "An entry of a map.",
    }))
}

/// Types stand at aligned addresses: the address shifted is hash enough.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_usize(&mut self, address: usize) {
        self.0 = (address as u64 >> 4).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// The full name of FieldMask, which is also written as text.
pub fn is_field_mask(descriptor: &'static MessageDescriptor) -> bool {
    descriptor == cloudtasks::schema::common::FieldMask::DESCRIPTOR
}
