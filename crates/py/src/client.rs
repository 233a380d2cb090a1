//! The base of the client classes: settings, and the connections of this process.

use crate::arguments::Arguments;
use crate::errors::{to_python, wrong_type};
use crate::finalization::FinalizationGuard;
use crate::fork::PerProcess;
use crate::sync::{self, Once};
use crate::{credentials, options, runtime};
use cloudtasks::schema::MethodDescriptor;
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use pyo3::{PyTraverseError, PyVisit};
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering::*};

/// What the Python class of a client derives from.
#[pyclass(frozen, subclass, weakref, module = "cloudtasks._native")]
pub struct Client {
    #[allow(clippy::disallowed_types, reason = "its value is given, not made")]
    configured: std::sync::OnceLock<Configured>,
    /// Whether its calls go by the Python objects of its transport.
    through_transport: AtomicBool,
    /// Whether they do where a program has replaced what `requests` does.
    watches_session: AtomicBool,
}

/// Whether the calls of all clients do: somebody has replaced what such an object does.
static ALL_THROUGH_TRANSPORT: AtomicBool = AtomicBool::new(false);

/// Says whether the calls of all clients go by the Python objects of their transports.
#[pyfunction]
pub fn call_through_transports(yes: bool) {
    ALL_THROUGH_TRANSPORT.store(yes, Relaxed);
}

struct Configured {
    /// Never sends: the clients that do are made from it, each with its own connections.
    seed: cloudtasks::Client,
    /// For calls that block, driven by the callers.
    blocking: PerProcess<cloudtasks::Client>,
    /// For event loops, driven by the I/O thread.
    background: PerProcess<cloudtasks::Client>,
    closed: AtomicBool,
    /// By method name, "" for all others: (retry, timeout) of calls that name none.
    defaults: Option<Py<PyDict>>,
}

#[pymethods]
impl Client {
    #[new]
    #[pyo3(signature = (*_arguments, **_keywords))]
    fn new(_arguments: &Bound<'_, PyTuple>, _keywords: Option<&Bound<'_, PyDict>>) -> Self {
        let (through_transport, watches_session) = Default::default();
        Client { configured: Default::default(), through_transport, watches_session }
    }

    /// Takes the settings: a dict of builder settings by name, and the defaults of calls.
    #[pyo3(signature = (settings, defaults=None))]
    fn _configure(&self, settings: &Bound<'_, PyDict>, defaults: Option<Py<PyDict>>) -> PyResult<()> {
        let _guard = FinalizationGuard::begin(settings.py());
        let mut builder = cloudtasks::Client::builder();
        for (name, value) in sync::entries(settings)? {
            builder = apply(builder, name.extract()?, &value)?;
        }
        let seed = builder.build().map_err(|error| settings_error(settings.py(), &error))?;
        let configured = Configured {
            seed,
            blocking: PerProcess::new(),
            background: PerProcess::new(),
            closed: AtomicBool::new(false),
            defaults,
        };
        self.configured.set(configured).map_err(|_| PyRuntimeError::new_err("the client is set up already"))
    }

    /// The address that calls go to, with its scheme.
    #[getter]
    fn _endpoint(&self) -> PyResult<String> {
        Ok(self.configured()?.seed.endpoint().to_owned())
    }

    /// Lets calls go by the Python objects of the transport, which sees and may replace them.
    fn _call_through_transport(&self) {
        self.through_transport.store(true, Relaxed);
    }

    /// Lets calls go by these objects where a program has replaced what `requests` does.
    fn _watch_session(&self) {
        self.watches_session.store(true, Relaxed);
    }

    /// Whether calls go by the transport's Python objects.
    #[getter]
    fn _calls_through_transport(&self, py: Python<'_>) -> PyResult<bool> {
        self.calls_through_transport(py)
    }

    /// Closes the connections. Later calls raise ValueError.
    fn _close(&self) {
        if let Some(configured) = self.configured.get() {
            configured.close();
        }
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.configured.get().map_or(Ok(()), |configured| visit.call(&configured.defaults))
    }
}

impl Client {
    pub fn calls_through_transport(&self, py: Python<'_>) -> PyResult<bool> {
        static IS_REPLACED: Once<Py<PyAny>> = Once::new();
        if self.through_transport.load(Relaxed) || ALL_THROUGH_TRANSPORT.load(Relaxed) {
            return Ok(true);
        }
        if !self.watches_session.load(Relaxed) {
            return Ok(false);
        }
        IS_REPLACED.import(py, "cloudtasks._compat.session", "is_replaced")?.call0()?.is_truthy()
    }

    fn configured(&self) -> PyResult<&Configured> {
        self.configured.get().ok_or_else(|| PyRuntimeError::new_err("the client's __init__ has not been called"))
    }

    /// The core client for blocking calls or for event loops, in this process.
    pub fn core(&self, for_event_loop: bool) -> PyResult<&cloudtasks::Client> {
        let configured = self.configured()?;
        if configured.closed.load(Relaxed) {
            return Err(PyValueError::new_err("the client is closed; make a new one"));
        }
        let own = if for_event_loop { &configured.background } else { &configured.blocking };
        let connect = || configured.seed.with_shared_transport(runtime::pool(for_event_loop));
        let Ok(core) = own.get_or_try_init(|| Ok::<_, Infallible>(connect()));
        Ok(core)
    }

    /// Puts the client's defaults where a call names no retry or timeout.
    pub fn fill_in_defaults<'py>(
        &self,
        method: &'static MethodDescriptor,
        arguments: &mut Arguments<'py>,
    ) -> PyResult<()> {
        let py = arguments.request.py();
        let Some(defaults) = &self.configured()?.defaults else { return Ok(()) };
        let defaults = defaults.bind(py);
        let Some(pair) = defaults.get_item(method.name)?.or(defaults.get_item("")?) else { return Ok(()) };
        let (retry, timeout): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair.extract()?;
        for (given, default) in [(&mut arguments.retry, retry), (&mut arguments.timeout, timeout)] {
            if given.as_ref().map_or(Ok(true), options::is_default)? {
                *given = Some(default);
            }
        }
        Ok(())
    }
}

impl Configured {
    fn close(&self) {
        self.closed.store(true, Relaxed);
        for core in [self.blocking.get(), self.background.get()].into_iter().flatten() {
            core.close();
        }
        runtime::settle();
    }
}

impl Drop for Configured {
    fn drop(&mut self) {
        self.close();
    }
}

/// Settings that the core refuses are wrong values.
fn settings_error(py: Python<'_>, error: &cloudtasks::Error) -> PyErr {
    match error.kind() {
        cloudtasks::ErrorKind::Request => PyValueError::new_err(error.message().to_owned()),
        _ => to_python(py, error),
    }
}

fn apply(
    builder: cloudtasks::ClientBuilder,
    name: &str,
    value: &Bound<'_, PyAny>,
) -> PyResult<cloudtasks::ClientBuilder> {
    let text = || value.extract::<String>().map_err(|_| wrong_type(name, "text", value));
    Ok(match name {
        "endpoint" => builder.endpoint(text()?),
        "universe_domain" => builder.universe_domain(text()?),
        "credentials" => builder.credentials(credentials::from_python(value)?),
        "quota_project" => builder.quota_project(text()?),
        "user_agent" => builder.user_agent(text()?),
        "language" => builder.language(text()?),
        "proxy" if value.is_none() => builder.no_proxy(),
        "proxy" => builder.proxy(text()?),
        "max_response_bytes" => builder.max_response_bytes(value.extract()?),
        "max_connections" => {
            let connections = value.extract::<usize>().ok().filter(|connections| *connections > 0);
            builder.max_connections(connections.ok_or_else(|| wrong_type(name, "an integer of 1 or more", value))?)
        }
        "root_certificates" => builder.root_certificates(value.extract::<Vec<u8>>()?),
        "client_certificate" => {
            let (chain, key): (Vec<u8>, Vec<u8>) = value.extract()?;
            builder.client_certificate(chain, key)
        }
        _ => return Err(PyTypeError::new_err(format!("a client has no setting {name:?}"))),
    })
}

fn methods(version: &str) -> PyResult<&'static [&'static MethodDescriptor]> {
    let api = cloudtasks::schema::api(version);
    Ok(api.ok_or_else(|| PyValueError::new_err(format!("there is no version {version:?}")))?.methods)
}

/// The names of a version's methods, in table order.
#[pyfunction]
pub fn method_names(version: &str) -> PyResult<Vec<&'static str>> {
    Ok(methods(version)?.iter().map(|method| method.name).collect())
}

/// The names of a version's list methods, each with the field of its response that holds the items.
#[pyfunction]
pub fn paged_methods(version: &str) -> PyResult<Vec<(&'static str, &'static str)>> {
    Ok(methods(version)?.iter().filter_map(|method| Some((method.name, method.paged_in_python()?))).collect())
}
