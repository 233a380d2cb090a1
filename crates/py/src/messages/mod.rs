//! The messages of the Python binding: one generic class, its containers, and the codec's way into them.

mod binary_text;
mod class;
mod codec;
mod convert;
mod copies;
mod describe;
mod enums;
mod foreign;
mod init;
mod instance;
mod list;
mod map;
mod message;
mod names;
mod present;
mod proto_plus;
mod protobuf;
mod recent_texts;
mod refusal;
mod slot;
mod storage;
mod text;
mod times;
mod unread;

use cloudtasks::message::ReadFields;
use cloudtasks::message::json::{Unknown, from_json};
use cloudtasks::schema::MessageDescriptor;
use pyo3::intern;
use pyo3::prelude::*;

pub use convert::Pairs;
pub use message::Message;

/// A new message from fields by name.
pub fn construct<'py>(
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    fields: Pairs<'py>,
) -> PyResult<Bound<'py, Message>> {
    let class = class::class(py, descriptor)?;
    let mut slots = storage::empty_slots(descriptor);
    convert::fill(class, &mut slots, fields, false).map_err(|refusal| refusal.in_message(descriptor))?;
    instance::new_message(py, class, slots)
}

/// A new message from a mapping, message or protobuf object.
pub fn construct_from<'py>(
    descriptor: &'static MessageDescriptor,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, Message>> {
    let py = value.py();
    let message = instance::new_message(py, class::class(py, descriptor)?, storage::empty_slots(descriptor))?;
    init::fill(&message, Some(value), Pairs::new(), false)?;
    Ok(message)
}

/// Lets the core read a message. `read` must run no Python: the message is locked meanwhile.
pub fn with_reader<T>(message: &Bound<'_, Message>, read: impl FnOnce(&dyn ReadFields) -> T) -> T {
    read(&codec::Reading::new(message))
}

/// The message of a call's answer; no bytes are an empty one. What the table does not know of it is passed over.
pub fn decode<'py>(
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    json: &[u8],
) -> PyResult<Bound<'py, Message>> {
    let mut message = codec::Writing::new(py, descriptor);
    if !json.is_empty() {
        from_json(json, &mut message, Unknown::Ignore)
            .map_err(|error| proto_plus::ParseError::new_err(error.in_field(descriptor.name).to_string()))?;
    }
    message.into_message()
}

pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add_class::<Message>()?;
    module.add_class::<list::RepeatedField>()?;
    module.add_class::<map::MapField>()?;
    module.add_function(wrap_pyfunction!(class::message_class, module)?)?;
    module.add_function(wrap_pyfunction!(enums::enum_class, module)?)?;
    module.add_function(wrap_pyfunction!(names::type_named, module)?)?;
    module.add_function(wrap_pyfunction!(names::type_names, module)?)?;
    module.add_function(wrap_pyfunction!(init::restore, module)?)?;
    module.add("ParseError", py.get_type::<proto_plus::ParseError>())?;
    module.add("DecodeError", py.get_type::<proto_plus::DecodeError>())?;
    // Python has loaded collections.abc by now; it calls its sequences and mappings so.
    let abstract_classes = py.import(intern!(py, "_collections_abc"))?;
    let register = intern!(py, "register");
    abstract_classes.getattr("MutableSequence")?.call_method1(register, (py.get_type::<list::RepeatedField>(),))?;
    abstract_classes.getattr("MutableMapping")?.call_method1(register, (py.get_type::<map::MapField>(),))?;
    Ok(())
}
