//! Credentials that Python gives.

use crate::errors::{to_python, wrong_type};
use cloudtasks::Credentials;
use pyo3::prelude::*;

/// Who the caller is. Made by one of the class methods; never shows a secret.
#[pyclass(frozen, name = "Credentials", module = "cloudtasks.auth")]
pub struct PyCredentials(Credentials);

#[pymethods]
impl PyCredentials {
    /// No credentials: for emulators.
    #[staticmethod]
    fn anonymous() -> Self {
        PyCredentials(Credentials::anonymous())
    }

    /// What the environment gives: a key file, gcloud's login or the metadata server.
    #[staticmethod]
    fn application_default() -> Self {
        PyCredentials(Credentials::application_default())
    }

    /// An API key of the Google Cloud console.
    #[staticmethod]
    fn from_api_key(py: Python<'_>, key: &str) -> PyResult<Self> {
        Credentials::api_key(key).map(PyCredentials).map_err(|error| to_python(py, &error))
    }

    /// An access token that is used as it is until the service refuses it.
    #[staticmethod]
    fn from_access_token(py: Python<'_>, token: &str) -> PyResult<Self> {
        Credentials::access_token(token).map(PyCredentials).map_err(|error| to_python(py, &error))
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }
}

/// The core's form of a credentials object.
pub fn from_python(credentials: &Bound<'_, PyAny>) -> PyResult<Credentials> {
    if let Ok(native) = credentials.cast::<PyCredentials>() {
        return Ok(native.get().0.clone());
    }
    if credentials.get_type().name()?.to_str()? == "AnonymousCredentials" {
        return Ok(Credentials::anonymous());
    }
    Err(wrong_type("credentials", "a credentials object", credentials))
}
