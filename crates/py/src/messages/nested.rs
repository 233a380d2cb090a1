//! The classes and enums that stand inside a class of messages: `Task.View`, `HttpTarget.Header`.

use super::class::{class, descriptors};
use super::enums;
use cloudtasks::schema::{self, EnumDescriptor, MessageDescriptor};
use pyo3::prelude::*;

/// The attribute that holds a nested class, which is made when it is first read.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct Nested(Target);

#[derive(Clone, Copy)]
enum Target {
    Message(&'static MessageDescriptor),
    Enum(&'static EnumDescriptor),
}

impl Nested {
    /// What stands inside a message, by its simple name.
    pub fn of(owner: &'static MessageDescriptor) -> impl Iterator<Item = (&'static str, Nested)> {
        let messages = descriptors().iter().map(|message| (message.full_name, Target::Message(message)));
        let enums = schema::APIS.into_iter().flat_map(|api| api.enums);
        let enums = enums.map(|values| (values.full_name, Target::Enum(values)));
        messages.chain(enums).filter_map(|(full_name, target)| {
            let name = full_name.strip_prefix(owner.full_name)?.strip_prefix('.')?;
            (!name.contains('.')).then_some((name, Nested(target)))
        })
    }
}

#[pymethods]
impl Nested {
    fn __get__(
        &self,
        py: Python<'_>,
        _instance: Option<&Bound<'_, PyAny>>,
        _class: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        Ok(match self.0 {
            Target::Message(descriptor) => class(py, descriptor)?.python.clone_ref(py).into_any(),
            Target::Enum(descriptor) => enums::class(py, descriptor)?.python.clone_ref(py),
        })
    }
}
