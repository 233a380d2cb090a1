//! The messages of the Python binding.
//!
//! | room | what it does | uses |
//! |---|---|---|
//! | `data` | classes, instances, and the slots, lists and maps inside them | |
//! | `to_python` | what a slot holds, as a Python value | `data` |
//! | `codec` | reads and writes slots as JSON and binary, by the core's codec | `data`, `to_python` |
//! | `from_python` | Python values as slots: coercion, its errors, protobuf's objects | `data`, `to_python`, `codec` |
//! | `api` | what Python sees: methods, attributes, descriptors, proto-plus, protobuf | all |

mod api;
mod codec;
mod data;
mod from_python;
mod to_python;

use crate::errors::to_python as call_error;
use crate::finalization::FinalizationGuard;
use crate::sync::intern;
use cloudtasks::Response;
use cloudtasks::message::ReadFields;
use cloudtasks::schema::MessageDescriptor;
use data::message::Link;
use data::{class, empty_slots, new_message};
use pyo3::prelude::*;

pub use api::register;
pub use data::Message;
pub use from_python::Pairs;

/// A new message from fields by name.
pub fn construct<'py>(
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    fields: Pairs<'py>,
) -> PyResult<Bound<'py, Message>> {
    let class = class(py, descriptor)?;
    let mut slots = empty_slots(descriptor);
    from_python::fill(class, &mut slots, fields, false).map_err(|error| error.in_message(descriptor))?;
    new_message(py, class, slots)
}

/// A new message from a mapping, message or protobuf object.
pub fn construct_from<'py>(
    descriptor: &'static MessageDescriptor,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, Message>> {
    let py = value.py();
    let message = new_message(py, class(py, descriptor)?, empty_slots(descriptor))?;
    api::fill(&message, Some(value), Pairs::new(), false)?;
    Ok(message)
}

/// Lets the core read a message. `read` must run no Python: the message is locked until it returns.
pub fn with_reader<T>(message: &Bound<'_, Message>, read: impl FnOnce(&dyn ReadFields) -> T) -> PyResult<T> {
    Ok(read(&codec::MessageReader::new(&data::backing::settled(message)?)))
}

/// What a caller gets for a message: of a type that Google's APIs share, a protobuf message where the package that has the
/// type is installed, as google-cloud-tasks gives it.
pub fn give(message: Bound<'_, Message>) -> PyResult<Py<PyAny>> {
    if message.get().descriptor.full_name.starts_with("google.cloud.tasks.") {
        return Ok(message.into_any().unbind());
    }
    let py = message.py();
    let _guard = FinalizationGuard::begin(py);
    let shared_types = py.import(intern!(py, "cloudtasks._compat.shared_types"))?;
    Ok(shared_types.call_method1(intern!(py, "give"), (message,))?.unbind())
}

/// The message of a call's answer. What the table does not know of it is passed over.
pub fn decode<'py>(
    py: Python<'py>,
    descriptor: &'static MessageDescriptor,
    response: &Response,
) -> PyResult<Bound<'py, Message>> {
    let mut message = codec::MessageWriter::new(py, descriptor);
    response.decode(&mut message).map_err(|error| call_error(py, &error))?;
    let message = message.into_message()?;
    message.get().lock(py).link = Link::Root;
    Ok(message)
}
