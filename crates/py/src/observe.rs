//! What users can watch of their calls: DEBUG lines of the logger "cloudtasks", and OpenTelemetry spans.
//!
//! Both are there for programs that have imported the packages themselves; we import neither.

use crate::asyncio::Outcome;
use cloudtasks::schema::MethodDescriptor;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

/// A call that somebody watches.
pub struct Observation(Py<PyAny>);

impl Observation {
    /// None when nobody watches, which is found out by two look-ups in `sys.modules`.
    pub fn begin(py: Python<'_>, method: &'static MethodDescriptor) -> PyResult<Option<Self>> {
        static MODULES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
        let modules = MODULES.import(py, "sys", "modules")?;
        if !modules.contains(intern!(py, "logging"))? && !modules.contains(intern!(py, "opentelemetry.trace"))? {
            return Ok(None);
        }
        static BEGIN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let begin = BEGIN.import(py, "cloudtasks._observe", "begin")?;
        let observation = begin.call1((method.version, method.name))?;
        Ok(if observation.is_none() { None } else { Some(Observation(observation.unbind())) })
    }

    /// Tells how the call ended. Only the error's status is told, never a header or a body.
    pub fn end(self, py: Python<'_>, outcome: &Outcome) -> PyResult<()> {
        let (status, http_status, attempts) = match outcome {
            Ok(answer) => ("OK", Some(200), answer.attempts),
            Err(error) => (error.code().as_str(), error.http_status(), error.attempts()),
        };
        self.0.call_method1(py, intern!(py, "end"), (status, http_status, attempts))?;
        Ok(())
    }
}
