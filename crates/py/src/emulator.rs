//! The embedded emulator, as `cloudtasks.emulator.Emulator`.

use crate::errors::wrong_type;
use crate::finalization::FinalizationGuard;
use crate::fork::generation;
use crate::options::seconds;
use crate::runtime::SIGNAL_INTERVAL;
use crate::sync::{IoLock, intern};
use cloudtasks_emulator::{Emulator, Settings};
use pyo3::exceptions::{PyOSError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Cloud Tasks on a thread of this process, listening on loopback.
#[pyclass(frozen, subclass, weakref, name = "Emulator", module = "cloudtasks._native")]
pub struct PyEmulator {
    running: IoLock<Option<Emulator>>,
    /// The process whose thread it is; a forked child has only a copy of the handle.
    generation: u64,
}

#[pymethods]
impl PyEmulator {
    #[new]
    #[pyo3(signature = (*, host = "127.0.0.1", port = 0, queues = Vec::new(), data_dir = None, log = false, standing_clock = None, **settings))]
    #[allow(clippy::too_many_arguments, reason = "Python's keywords")]
    fn new(
        py: Python<'_>,
        host: &str,
        port: u16,
        queues: Vec<String>,
        data_dir: Option<PathBuf>,
        log: bool,
        standing_clock: Option<i64>,
        settings: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let mut builder = Emulator::builder().host(host).port(port).log(log);
        for queue in queues {
            builder = builder.queue(queue);
        }
        if let Some(directory) = data_dir {
            builder = builder.data_dir(directory);
        }
        if let Some(time) = standing_clock {
            builder = builder.standing_clock(time);
        }
        if let Some(settings) = settings {
            builder = builder.settings(settings_from(settings)?);
        }
        let started = py.detach(|| builder.start()).map_err(|error| PyOSError::new_err(error.to_string()))?;
        Ok(PyEmulator { running: IoLock::new(Some(started)), generation: generation() })
    }

    /// Where it listens, `host:port`: the value for CLOUD_TASKS_EMULATOR_HOST.
    #[getter]
    fn host(&self, py: Python<'_>) -> PyResult<String> {
        self.with(py, Emulator::host)
    }

    /// Where it listens, as a URL.
    #[getter]
    fn endpoint(&self, py: Python<'_>) -> PyResult<String> {
        self.with(py, Emulator::endpoint)
    }

    /// Makes a queue with default settings.
    fn create_queue(&self, py: Python<'_>, name: &str) -> PyResult<()> {
        self.with(py, |emulator| emulator.create_queue(name))?.map_err(|error| PyValueError::new_err(error.message))
    }

    /// Forgets all queues, tasks, tombstones and attempts, and undoes `advance`. A data directory that cannot be written is a
    /// `RuntimeError`, and all is as it was.
    fn reset(&self, py: Python<'_>) -> PyResult<()> {
        self.with(py, Emulator::reset)?.map_err(|error| PyRuntimeError::new_err(error.message))
    }

    /// Waits until no attempt is under way and no task is due; whether it came to that within `timeout` seconds.
    #[pyo3(signature = (timeout = None))]
    fn wait_idle(&self, py: Python<'_>, timeout: Option<&Bound<'_, PyAny>>) -> PyResult<bool> {
        let limit = timeout.map_or(Ok(Some(Duration::from_secs(10))), |timeout| span("timeout", timeout))?;
        let ends = limit.and_then(|limit| Instant::now().checked_add(limit));
        loop {
            let left = ends.map_or(SIGNAL_INTERVAL, |ends| ends.saturating_duration_since(Instant::now()));
            let slice = left.min(SIGNAL_INTERVAL);
            if self.with(py, |emulator| emulator.wait_idle(slice))? {
                return Ok(true);
            }
            py.check_signals()?;
            if left <= slice && ends.is_some() {
                return Ok(false);
            }
        }
    }

    /// Moves the clock ahead by a number of seconds or a timedelta.
    fn advance(&self, py: Python<'_>, by: &Bound<'_, PyAny>) -> PyResult<()> {
        let by = span("by", by)?.ok_or_else(|| wrong_type("by", "a number of seconds", by))?;
        self.with(py, |emulator| emulator.advance(by))
    }

    /// The attempts that ended, oldest first, as dicts.
    fn attempts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let attempts = self.with(py, Emulator::attempts)?;
        let text = serde_json::to_string(&attempts).map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        let _guard = FinalizationGuard::begin(py);
        py.import(intern!(py, "json"))?.call_method1(intern!(py, "loads"), (text,))
    }

    /// Lets the next `count` attempts fail with this HTTP status, unsent; 0 for a target that is not reached.
    #[pyo3(signature = (count = 1, status = 503))]
    fn fail_next(&self, py: Python<'_>, count: u32, status: u16) -> PyResult<()> {
        self.with(py, |emulator| emulator.fail_next(count, status))
    }

    /// Stops it. Attempts under way are dropped.
    fn stop(&self, py: Python<'_>) {
        py.detach(|| drop(self.take()));
    }

    fn __enter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    #[pyo3(signature = (*_exception))]
    fn __exit__(&self, py: Python<'_>, _exception: &Bound<'_, PyTuple>) {
        self.stop(py);
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        self.host(py).map_or_else(|_| "<Emulator stopped>".to_owned(), |host| format!("<Emulator at {host}>"))
    }
}

/// A time in seconds, or a timedelta.
fn span(argument: &str, value: &Bound<'_, PyAny>) -> PyResult<Option<Duration>> {
    value.extract::<Duration>().map(Some).or_else(|_| seconds(argument, value))
}

impl PyEmulator {
    /// Detached, since another thread may hold the emulator while it waits.
    fn with<T: Send>(&self, py: Python<'_>, use_it: impl FnOnce(&Emulator) -> T + Send) -> PyResult<T> {
        let used = py.detach(|| {
            if self.generation != generation() {
                return None;
            }
            self.running.lock().as_ref().map(use_it)
        });
        used.ok_or_else(|| PyRuntimeError::new_err("the emulator is not running in this process"))
    }

    /// Takes the emulator out; in a forked child, where joining its thread would never end, it is left behind.
    fn take(&self) -> Option<Emulator> {
        let emulator = self.running.lock().take();
        if self.generation == generation() {
            return emulator;
        }
        std::mem::forget(emulator);
        None
    }
}

impl Drop for PyEmulator {
    fn drop(&mut self) {
        drop(self.take());
    }
}

fn settings_from(settings: &Bound<'_, PyDict>) -> PyResult<Settings> {
    let _guard = FinalizationGuard::begin(settings.py());
    let json = settings.py().import(intern!(settings.py(), "json"))?;
    let text: String = json.call_method1(intern!(settings.py(), "dumps"), (settings,))?.extract()?;
    serde_json::from_str(&text).map_err(|error| PyValueError::new_err(format!("emulator settings: {error}")))
}

/// Runs the emulator's program until it is asked to stop: by SIGINT or SIGTERM, on Windows by Ctrl-C or Ctrl-Break.
#[pyfunction]
pub fn run_emulator_program(py: Python<'_>, arguments: &Bound<'_, PyList>) -> PyResult<i32> {
    let arguments: Vec<String> = arguments.extract()?;
    let program = std::thread::spawn(|| cloudtasks_emulator::run_program(arguments));
    while !program.is_finished() {
        py.detach(|| std::thread::park_timeout(SIGNAL_INTERVAL));
        py.check_signals()?;
    }
    program.join().map_err(|_| PyRuntimeError::new_err("the emulator's program failed"))
}
