//! Credentials that Python gives: our own, and the objects of google-auth.

use crate::errors::{to_python, wrong_type};
use crate::finalization::{self, FinalizationGuard};
use crate::sync::intern;
use cloudtasks::{AccessToken, Credentials};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::time::{Duration, SystemTime};

/// Who the caller is. Made by one of its static methods; never shows a secret.
#[pyclass(frozen, name = "Credentials", module = "cloudtasks.auth")]
pub struct PyCredentials(Credentials);

fn made(py: Python<'_>, credentials: Result<Credentials, cloudtasks::Error>) -> PyResult<PyCredentials> {
    credentials.map(PyCredentials).map_err(|error| to_python(py, &error))
}

fn json_of(info: &Bound<'_, PyAny>) -> PyResult<serde_json::Value> {
    let _guard = FinalizationGuard::begin(info.py());
    let json = info.py().import(intern!(info.py(), "json"))?;
    let text: String = json.call_method1(intern!(info.py(), "dumps"), (info,))?.extract()?;
    // The parser's error may quote a key, so it is not passed on.
    serde_json::from_str(&text).map_err(|_| PyTypeError::new_err("info: expected a dict as a key file holds it"))
}

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

    /// A credentials file of any kind: service account, authorized user, impersonation or workload identity.
    #[staticmethod]
    fn from_file(path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = path.py();
        let _guard = FinalizationGuard::begin(py);
        let files = py.import(intern!(py, "cloudtasks._credentials"))?;
        let content = files.call_method1(intern!(py, "read_file"), (path,))?;
        made(py, Credentials::from_json(json_of(&content)?))
    }

    /// The content of a credentials file as a dict.
    #[staticmethod]
    fn from_info(info: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = info.py();
        let _guard = FinalizationGuard::begin(py);
        let files = py.import(intern!(py, "cloudtasks._credentials"))?;
        let content = files.call_method1(intern!(py, "check"), (info,))?;
        made(py, Credentials::from_json(json_of(&content)?))
    }

    /// A service account's key that is traded for access tokens at its `token_uri`, instead of signing them here.
    #[staticmethod]
    fn service_account_by_exchange(info: &Bound<'_, PyAny>) -> PyResult<Self> {
        made(info.py(), Credentials::service_account_by_exchange(json_of(info)?))
    }

    /// An API key of the Google Cloud console.
    #[staticmethod]
    fn from_api_key(py: Python<'_>, key: &str) -> PyResult<Self> {
        made(py, Credentials::api_key(key))
    }

    /// An access token that is used as it is until the service refuses it.
    #[staticmethod]
    fn from_access_token(py: Python<'_>, token: &str) -> PyResult<Self> {
        made(py, Credentials::access_token(token))
    }

    /// Tokens from a function, which gives a token, or a token and how many seconds it is good for.
    ///
    /// It is called ahead of expiry and again when the service refuses a token, on its own thread.
    #[staticmethod]
    fn from_token_function(function: Py<PyAny>) -> Self {
        PyCredentials(from_function(function))
    }

    /// The service account `principal`, in whose name these credentials may act.
    #[pyo3(signature = (principal, delegates = Vec::new()))]
    fn impersonate(&self, py: Python<'_>, principal: &str, delegates: Vec<String>) -> PyResult<Self> {
        made(py, self.0.clone().impersonate(principal, delegates))
    }

    /// These credentials with other scopes than all of Google Cloud.
    fn with_scopes(&self, scopes: Vec<String>) -> Self {
        PyCredentials(self.0.clone().with_scopes(scopes))
    }

    /// These credentials with the project that quota and cost are counted on.
    fn with_quota_project(&self, project: &str) -> Self {
        PyCredentials(self.0.clone().with_quota_project(project))
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }
}

/// The core's form of a credentials object.
pub fn from_python(credentials: &Bound<'_, PyAny>) -> PyResult<Credentials> {
    let py = credentials.py();
    if let Ok(native) = credentials.cast::<PyCredentials>() {
        return Ok(native.get().0.clone());
    }
    if credentials.get_type().name()?.to_str()? == "AnonymousCredentials" {
        return Ok(Credentials::anonymous());
    }
    let is_mock = credentials.get_type().module()?.to_str()?.contains("mock");
    if !is_mock && !credentials.hasattr(intern!(py, "before_request"))? {
        return Err(wrong_type("credentials", "Credentials of cloudtasks.auth or of google.auth", credentials));
    }
    let google_auth = py.import(intern!(py, "cloudtasks._compat.google_auth"))?;
    let ours = google_auth.call_method1(intern!(py, "adopt"), (credentials,))?;
    Ok(ours.cast::<PyCredentials>()?.get().0.clone())
}

fn from_function(function: Py<PyAny>) -> Credentials {
    Credentials::from_token_function(move || {
        let token = finalization::attach(|py| access_token(function.bind(py)).map_err(|error| error.to_string()));
        Ok(token.unwrap_or_else(|| Err("the interpreter is ending".to_owned()))?)
    })
}

fn access_token(function: &Bound<'_, PyAny>) -> PyResult<AccessToken> {
    let given = finalization::call_unguarded(function, &PyTuple::empty(function.py()))?;
    if let Ok(token) = given.extract::<String>() {
        return Ok(AccessToken { token, expires_at: None });
    }
    let (token, life): (String, Option<f64>) = given
        .extract()
        .map_err(|_| wrong_type("token function", "a token, or a token and its life in seconds", &given))?;
    if life.is_some_and(f64::is_nan) {
        return Err(PyValueError::new_err("token function: the token's life in seconds is not a number"));
    }
    // One that ends beyond all times does not end.
    let life = life.and_then(|life| Duration::try_from_secs_f64(life.max(0.0)).ok());
    Ok(AccessToken { token, expires_at: life.and_then(|life| SystemTime::now().checked_add(life)) })
}
