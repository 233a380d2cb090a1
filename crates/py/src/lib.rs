//! The native half of the Python package, `cloudtasks._native`.
//!
//! | module | what it does |
//! |---|---|
//! | `messages` | the messages: their data, conversion from and to Python, the codec, Python's methods of them |
//! | `client`, `credentials`, `emulator` | the native base of the client classes, credentials, the embedded emulator |
//! | `method`, `bound_method`, `arguments`, `options` | from the arguments of a Python call to a request message and options |
//! | `call`, `bulk`, `asyncio`, `runtime` | sends: one call, many calls, calls for an event loop; the runtimes that drive them |
//! | `errors`, `telemetry`, `help` | errors of the core as exceptions; log lines and spans; docstrings from the table |
//! | `finalization`, `fork` | the end of the interpreter and forks, which must not tear through Rust frames |
//! | `sync` | what threads share: locks, lazily made objects, reading dicts |
#![deny(clippy::unwrap_used, clippy::expect_used)]

mod arguments;
mod asyncio;
mod bound_method;
mod bulk;
mod call;
mod client;
mod credentials;
mod emulator;
mod errors;
mod finalization;
mod fork;
mod help;
mod imported;
mod messages;
mod method;
mod options;
mod runtime;
mod sync;
mod telemetry;
mod wake;

use cloudtasks::operation::PollPolicy;
use cloudtasks::{RetryPolicy, SCOPE_CLOUD_PLATFORM, SCOPE_CLOUD_TASKS, endpoint};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

// Free-threaded Python leaves the GIL off for it: `sync` has the rules that this rests on.
#[pymodule(gil_used = false)]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    refuse_other_interpreters(module.py())?;
    let _guard = finalization::watch(module)?;
    cloudtasks::install_crypto_provider();
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    add_constants(module)?;
    messages::register(module)?;
    register_clients(module)
}

/// The facts of the service that Python code needs too.
fn add_constants(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("EMULATOR_VARIABLES", cloudtasks::EMULATOR_VARIABLES)?;
    module.add("NO_DEFAULT_CREDENTIALS", cloudtasks::NO_DEFAULT_CREDENTIALS)?;
    module.add("CREDENTIAL_FILE_TYPES", cloudtasks::credential_file_types().collect::<Vec<_>>())?;
    module.add("SERVICE_HOST", endpoint::SERVICE_HOST)?;
    module.add("SERVICE_MTLS_HOST", endpoint::SERVICE_MTLS_HOST)?;
    module.add("DEFAULT_UNIVERSE_DOMAIN", endpoint::DEFAULT_UNIVERSE_DOMAIN)?;
    module.add("SCOPE_CLOUD_PLATFORM", SCOPE_CLOUD_PLATFORM)?;
    module.add("SCOPE_CLOUD_TASKS", SCOPE_CLOUD_TASKS)?;
    let retry = (
        RetryPolicy::DEFAULT_INITIAL.as_secs_f64(),
        RetryPolicy::DEFAULT_MULTIPLIER,
        RetryPolicy::DEFAULT_MAXIMUM.as_secs_f64(),
        RetryPolicy::DEFAULT_TOTAL_TIMEOUT.as_secs_f64(),
    );
    module.add("RETRY_DEFAULTS", retry)?;
    let poll = (
        PollPolicy::DEFAULT_INITIAL.as_secs_f64(),
        PollPolicy::DEFAULT_MULTIPLIER,
        PollPolicy::DEFAULT_MAXIMUM.as_secs_f64(),
    );
    module.add("POLL_DELAYS", poll)
}

/// Classes and interned names are kept in statics: they belong to the interpreter that came first.
fn refuse_other_interpreters(py: Python<'_>) -> PyResult<()> {
    static FIRST: AtomicUsize = AtomicUsize::new(0);
    // Each interpreter has its own sys module, which lives as long as it does.
    let this = py.import("sys")?.as_ptr() as usize;
    match FIRST.compare_exchange(0, this, Relaxed, Relaxed) {
        Ok(_) => return Ok(()),
        Err(first) if first == this => return Ok(()),
        Err(_) => {}
    }
    let problem = "cloudtasks works in one interpreter of a process, not in sub-interpreters; use threads or processes";
    Err(PyImportError::new_err(problem))
}

fn register_clients(module: &Bound<'_, PyModule>) -> PyResult<()> {
    fork::watch();
    module.add_class::<client::Client>()?;
    method::register(module)?;
    module.add_class::<asyncio::LoopQueue>()?;
    module.add_class::<credentials::PyCredentials>()?;
    module.add_class::<emulator::PyEmulator>()?;
    module.add_function(wrap_pyfunction!(client::call_through_transports, module)?)?;
    #[cfg(debug_assertions)]
    module.add_function(wrap_pyfunction!(errors::panic_for_tests, module)?)?;
    module.add_function(wrap_pyfunction!(client::method_names, module)?)?;
    module.add_function(wrap_pyfunction!(client::paged_methods, module)?)?;
    module.add_function(wrap_pyfunction!(errors::status_name, module)?)?;
    module.add_function(wrap_pyfunction!(bulk::call_each, module)?)?;
    module.add_function(wrap_pyfunction!(emulator::run_emulator_program, module)?)?;
    Ok(())
}
