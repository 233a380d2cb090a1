//! The enums of the table as Python's. They are made at first use: the enum module alone costs a millisecond.

use super::super::data::class::module_of;
use crate::finalization::FinalizationGuard;
use crate::help;
use crate::sync::Once;
use crate::sync::intern;
use cloudtasks::schema::{self, EnumDescriptor};
use pyo3::exceptions::{PyAttributeError, PyUserWarning};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt};
use std::ffi::CString;

pub struct EnumClass {
    pub python: Py<PyAny>,
    members: Vec<(i32, Py<PyAny>)>,
}

/// By the index of the descriptor.
#[allow(clippy::disallowed_types, reason = "it runs no Python")]
static CLASSES: std::sync::LazyLock<Box<[Once<EnumClass>]>> =
    std::sync::LazyLock::new(|| schema::APIS.iter().flat_map(|api| api.enums).map(|_| Once::new()).collect());

pub fn class(py: Python<'_>, descriptor: &'static EnumDescriptor) -> PyResult<&'static EnumClass> {
    CLASSES[usize::from(descriptor.index)].get_or_try_init(|| make(py, descriptor))
}

fn make(py: Python<'_>, descriptor: &'static EnumDescriptor) -> PyResult<EnumClass> {
    let _guard = FinalizationGuard::begin(py);
    let values: Vec<(&str, i32)> = descriptor.values.iter().map(|value| (value.name, value.number)).collect();
    let simple_name = descriptor.name.rsplit('.').next();
    let keywords = PyDict::new(py);
    keywords.set_item(intern!(py, "module"), module_of(descriptor.full_name))?;
    keywords.set_item(intern!(py, "qualname"), descriptor.name)?;
    let base = py.import(intern!(py, "cloudtasks._types"))?.getattr(intern!(py, "EnumMethods"))?;
    keywords.set_item(intern!(py, "type"), base)?;
    let base = py.import(intern!(py, "enum"))?.getattr(intern!(py, "IntEnum"))?;
    let python = base.call((simple_name, values), Some(&keywords))?;
    python.setattr(intern!(py, "__doc__"), help::of_enum(descriptor))?;
    for value in descriptor.values {
        python.getattr(value.name)?.setattr(intern!(py, "__doc__"), value.doc)?;
    }
    let member = |number: i32| PyResult::Ok((number, python.call1((number,))?.unbind()));
    let members = descriptor.values.iter().map(|value| member(value.number)).collect::<PyResult<_>>()?;
    Ok(EnumClass { python: python.unbind(), members })
}

/// The enum with this full name, such as `"google.cloud.tasks.v2.Task.View"`.
#[pyfunction]
pub fn enum_class(py: Python<'_>, full_name: &str) -> PyResult<Py<PyAny>> {
    let mut enums = schema::APIS.into_iter().flat_map(|api| api.enums);
    match enums.find(|descriptor| descriptor.full_name == full_name) {
        Some(descriptor) => Ok(class(py, descriptor)?.python.clone_ref(py)),
        None => Err(PyAttributeError::new_err(format!("the API has no enum {full_name:?}"))),
    }
}

/// The member with this number. A number that the table does not know stays a number, with a warning.
pub fn member(py: Python<'_>, descriptor: &'static EnumDescriptor, number: i32) -> PyResult<Py<PyAny>> {
    let class = class(py, descriptor)?;
    if let Some((_, member)) = class.members.iter().find(|(known, _)| *known == number) {
        return Ok(member.clone_ref(py));
    }
    let _guard = FinalizationGuard::begin(py);
    let name = descriptor.name.rsplit('.').next().unwrap_or_default();
    let warning = CString::new(format!("Unrecognized {name} enum value: {number}"))?;
    PyErr::warn(py, &py.get_type::<PyUserWarning>(), &warning, 1)?;
    Ok(PyInt::new(py, number).into_any().unbind())
}
