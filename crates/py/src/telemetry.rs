//! What users can watch of their calls: DEBUG lines of the logger "cloudtasks", and OpenTelemetry spans.
//!
//! Both are there for programs that have imported the packages themselves.

use crate::asyncio::Outcome;
use crate::imported::imported;
use crate::sync::Once;
use crate::sync::intern;
use cloudtasks::schema::MethodDescriptor;
use pyo3::prelude::*;

/// A call that somebody watches.
pub struct CallTelemetry(Py<PyAny>);

impl CallTelemetry {
    /// None when nobody watches. Two look-ups in `sys.modules` tell so, and where logging is imported a question to the
    /// logger, which is kept: `logging.getLogger` takes a lock.
    pub fn begin(py: Python<'_>, method: &'static MethodDescriptor) -> PyResult<Option<Self>> {
        let logs = imported(py, intern!(py, "logging"))?.is_some() && logs_debug(py, method.version)?;
        if !logs && imported(py, intern!(py, "opentelemetry.trace"))?.is_none() {
            return Ok(None);
        }
        static BEGIN: Once<Py<PyAny>> = Once::new();
        let begin = BEGIN.import(py, "cloudtasks._telemetry", "begin")?;
        let telemetry = begin.call1((method.version, method.name))?;
        Ok(if telemetry.is_none() { None } else { Some(CallTelemetry(telemetry.unbind())) })
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

/// Whether our logger, or the one that Google's client of this version has, takes lines of level DEBUG.
fn logs_debug(py: Python<'_>, version: &str) -> PyResult<bool> {
    const DEBUG: i32 = 10;
    static LOGGERS: Once<[(&str, Py<PyAny>); 4]> = Once::new();
    let loggers = LOGGERS.get_or_try_init(|| {
        let get_logger = py.import("logging")?.getattr("getLogger")?;
        let question = |name: &str| PyResult::Ok(get_logger.call1((name,))?.getattr("isEnabledFor")?.unbind());
        PyResult::Ok([
            ("", question("cloudtasks")?),
            ("v2", question("google.cloud.tasks_v2")?),
            ("v2beta2", question("google.cloud.tasks_v2beta2")?),
            ("v2beta3", question("google.cloud.tasks_v2beta3")?),
        ])
    })?;
    for (_, is_enabled_for) in loggers.iter().filter(|(of_version, _)| of_version.is_empty() || *of_version == version)
    {
        if is_enabled_for.bind(py).call1((DEBUG,))?.is_truthy()? {
            return Ok(true);
        }
    }
    Ok(false)
}
