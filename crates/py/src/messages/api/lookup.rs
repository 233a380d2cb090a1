//! Classes by their Python names: those of a module, and those that stand inside a class (`Task.View`).

use super::super::data::class;
use super::super::data::class::descriptors;
use super::super::to_python::enums;
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
        self.0.python(py)
    }
}

impl Target {
    fn python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(match self {
            Target::Message(descriptor) => class(py, descriptor)?.python.clone_ref(py).into_any(),
            Target::Enum(descriptor) => enums::class(py, descriptor)?.python.clone_ref(py),
        })
    }
}

/// The messages and enums of a version (`"v2"`; `"common"` for Google's shared ones) without the nested ones; with `file`
/// only those that this `.proto` file defines.
#[pyfunction]
#[pyo3(signature = (version, file=None))]
pub fn type_names(version: &str, file: Option<&str>) -> Vec<&'static str> {
    top_level(version).filter(|(.., home)| file.is_none() || *home == file).map(|(name, ..)| name).collect()
}

/// The class of a message or enum of a version; None if it has none of the name.
#[pyfunction]
pub fn type_named(py: Python<'_>, version: &str, name: &str) -> PyResult<Option<Py<PyAny>>> {
    let found = top_level(version).find(|(candidate, ..)| *candidate == name);
    found.map(|(_, target, _)| target.python(py)).transpose()
}

fn top_level(version: &str) -> impl Iterator<Item = (&'static str, Target, Option<&'static str>)> {
    let apis = schema::APIS.into_iter().filter(move |api| api.version == version);
    let types = apis.flat_map(|api| {
        let messages = api.messages.iter().map(|message| (message.name, Target::Message(message), message.file));
        messages.chain(api.enums.iter().map(|values| (values.name, Target::Enum(values), values.file)))
    });
    types.filter(|(name, ..)| !name.contains('.'))
}
