//! Errors of the core as Python exceptions.

use crate::finalization::FinalizationGuard;
use crate::sync::intern;
use cloudtasks::{Code, Error, ErrorKind};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

/// The exception to raise for an error of the core; if making it fails, the error that was raised instead.
pub fn to_python(py: Python<'_>, error: &Error) -> PyErr {
    exception(py, error).map_or_else(|problem| problem, PyErr::from_value)
}

fn exception<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    let _guard = FinalizationGuard::begin(py);
    let exceptions = py.import(intern!(py, "cloudtasks.exceptions"))?;
    let exception = match (error.kind(), error.last()) {
        (ErrorKind::Closed, _) => {
            return Ok(PyValueError::new_err(error.message().to_owned()).into_value(py).into_bound(py).into_any());
        }
        (ErrorKind::Retry, Some(last)) => {
            let message = error.message().split(", last exception:").next().unwrap_or_default();
            exceptions.call_method1(intern!(py, "retry_error"), (message, exception(py, last)?))?
        }
        (ErrorKind::Credentials, details) => {
            let details = details.map(Error::message);
            exceptions
                .call_method1(intern!(py, "credentials_error"), (error.code().as_str(), error.message(), details))?
        }
        _ => exceptions.call_method1(
            intern!(py, "from_status"),
            (status(error), error.http_status(), error.message(), json_list(py, error.details_json())?),
        )?,
    };
    exception.setattr(intern!(py, "_errors"), json_list(py, error.errors_json())?)?;
    exception.setattr(intern!(py, "phase"), error.phase().map(|phase| phase.as_str()))?;
    exception.setattr(intern!(py, "attempts"), error.attempts())?;
    exception.setattr(intern!(py, "may_have_arrived"), error.may_have_arrived())?;
    Ok(exception)
}

/// The google.rpc status by which the class is chosen; an answer without one is judged by its HTTP status.
fn status(error: &Error) -> Option<&str> {
    match error.http_status() {
        Some(_) if error.kind() == ErrorKind::Service => error.status_text(),
        _ => Some(error.code().as_str()),
    }
}

/// The result of an item of a bulk call that has no answer: `NotSent` or `Abandoned`.
pub fn bulk_error<'py>(py: Python<'py>, class: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import(intern!(py, "cloudtasks.bulk"))?.getattr(class)?.call0()
}

fn json_list<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    if text == "[]" {
        return Ok(pyo3::types::PyTuple::empty(py).into_any());
    }
    py.import(intern!(py, "json"))?.call_method1(intern!(py, "loads"), (text,))
}

/// A TypeError that says which argument is wrong, and what it may be.
pub fn wrong_type(argument: &str, expected: &str, got: &Bound<'_, PyAny>) -> PyErr {
    let kind = got.get_type().name().map_or_else(|_| "another type".to_owned(), |name| name.to_string());
    PyTypeError::new_err(format!("{argument}: expected {expected}, got {kind}"))
}

/// Panics, for the tests of what becomes of a panic. Released builds do not have it.
#[cfg(debug_assertions)]
#[pyfunction]
#[pyo3(name = "_panic")]
#[allow(clippy::panic)] // That is what it is for.
pub fn panic_for_tests() {
    panic!("a panic that a test asks for");
}

/// The name of a google.rpc code: "NOT_FOUND" for 5.
#[pyfunction]
pub fn status_name(code: i32) -> &'static str {
    Code::from_number(code).unwrap_or(Code::Unknown).as_str()
}
