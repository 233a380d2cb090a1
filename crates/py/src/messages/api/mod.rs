//! What Python sees of messages, lists and maps.

mod attributes;
mod class_only;
mod construct;
mod descriptor;
mod list;
mod lookup;
mod map;
mod message;
mod pickle;
mod proto_plus;
mod protobuf;
mod storage;
mod text_format;

use super::data::class::ADD_MEMBERS;
use super::data::{MapField, Message, RepeatedField};
use super::to_python::enums;
use crate::sync::intern;
use attributes::Field;
use class_only::ClassOnly;
use cloudtasks::schema::{self, EnumDescriptor, MessageDescriptor};
use descriptor::{Descriptor, Meta};
use lookup::Nested;
use pyo3::prelude::*;
use pyo3::types::PyDict;

pub use construct::fill;

/// The attributes of a new message class.
fn add_members(py: Python<'_>, descriptor: &'static MessageDescriptor, namespace: &Bound<'_, PyDict>) -> PyResult<()> {
    let meta = Py::new(py, Meta(descriptor))?.into_any();
    namespace.set_item(intern!(py, "_meta"), meta.clone_ref(py))?;
    namespace.set_item(intern!(py, "meta"), ClassOnly::value("meta", meta))?;
    namespace.set_item(intern!(py, "DESCRIPTOR"), Py::new(py, Descriptor(descriptor))?)?;
    let lazy = py.import(intern!(py, "cloudtasks._lazy_annotations"))?.getattr(intern!(py, "LazyAnnotations"))?;
    namespace.set_item(intern!(py, "__annotations__"), lazy.call1(("of_message", descriptor.full_name))?)?;
    for (name, nested) in Nested::of(descriptor) {
        namespace.set_item(name, Py::new(py, nested)?)?;
    }
    for value in nested_enums(descriptor).flat_map(|nested| nested.values) {
        // `Task.FULL`, as protobuf and with it 1.x have them.
        namespace.set_item(value.name, value.number)?;
    }
    for (index, field) in descriptor.fields.iter().enumerate() {
        namespace.set_item(field.name, Py::new(py, Field { owner: descriptor, index })?)?;
    }
    Ok(())
}

/// The enums that stand directly within a message.
fn nested_enums(message: &MessageDescriptor) -> impl Iterator<Item = &'static EnumDescriptor> {
    let enums = schema::APIS.iter().flat_map(|api| api.enums).copied();
    enums.filter(move |nested| nested.full_name.rsplit_once('.').is_some_and(|(outer, _)| outer == message.full_name))
}

pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    // A second import sets it again to the same function.
    let _ = ADD_MEMBERS.set(add_members);
    module.add_class::<Message>()?;
    class_only::hide_from_instances(&py.get_type::<Message>())?;
    module.add_class::<RepeatedField>()?;
    module.add_class::<MapField>()?;
    module.add_function(wrap_pyfunction!(super::data::class::message_class, module)?)?;
    module.add_function(wrap_pyfunction!(enums::enum_class, module)?)?;
    module.add_function(wrap_pyfunction!(lookup::type_named, module)?)?;
    module.add_function(wrap_pyfunction!(lookup::type_names, module)?)?;
    module.add_function(wrap_pyfunction!(pickle::restore, module)?)?;
    module.add("ParseError", py.get_type::<proto_plus::ParseError>())?;
    module.add("DecodeError", py.get_type::<proto_plus::DecodeError>())?;
    // Python has loaded collections.abc by now; it calls its sequences and mappings so.
    let abstract_classes = py.import(intern!(py, "_collections_abc"))?;
    let register = intern!(py, "register");
    abstract_classes.getattr("MutableSequence")?.call_method1(register, (py.get_type::<RepeatedField>(),))?;
    abstract_classes.getattr("MutableMapping")?.call_method1(register, (py.get_type::<MapField>(),))?;
    Ok(())
}
