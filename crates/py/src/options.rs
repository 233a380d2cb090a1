//! The options of a call: `retry`, `timeout` and `metadata`.

use crate::errors::wrong_type;
use crate::sync::Once;
use cloudtasks::{CallOptions, Code, RetryPolicy};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::time::Duration;

/// `cloudtasks.retry.DEFAULT`.
pub fn default(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static DEFAULT: Once<Py<PyAny>> = Once::new();
    DEFAULT.import(py, "cloudtasks.retry", "DEFAULT")
}

/// Whether an option says that the method's own default holds: ours, or the sentinel of google-api-core, which is an
/// enum in version 2 and a bare object in version 1.
pub fn is_default(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = value.py();
    let kind = value.get_type();
    Ok(value.is(default(py)?) || kind.is(py.get_type::<PyAny>()) || kind.name()?.to_str()? == "_MethodDefault")
}

/// A retry or timeout object that drives the attempts itself.
pub fn is_driver(value: Option<&Bound<'_, PyAny>>) -> PyResult<bool> {
    let Some(value) = value else { return Ok(false) };
    Ok(value.is_callable() && !is_default(value)?)
}

/// Whether `retry` says that the request is sent once.
pub fn sends_once(retry: Option<&Bound<'_, PyAny>>) -> PyResult<bool> {
    match retry {
        None => Ok(false),
        Some(retry) if retry.is_none() => Ok(true),
        Some(retry) if is_default(retry)? => Ok(false),
        Some(retry) => Err(wrong_type("retry", "a Retry object, None or DEFAULT", retry)),
    }
}

/// The core's options of one call.
pub fn build(
    once: bool,
    timeout: Option<&Bound<'_, PyAny>>,
    metadata: Option<&Bound<'_, PyAny>>,
) -> PyResult<CallOptions> {
    let mut options = CallOptions::default();
    if once {
        options = options.no_retry();
    }
    if let Some(timeout) = timeout
        && (timeout.is_none() || !is_default(timeout)?)
    {
        options = match seconds("timeout", timeout)? {
            Some(limit) => options.timeout(limit),
            None => options.no_timeout(),
        };
    }
    for pair in metadata.into_iter().flat_map(|metadata| metadata.try_iter()).flatten() {
        let (name, value) = header(&pair?)?;
        options = options.header(name, value);
    }
    Ok(options)
}

/// The core's retry policy for a retry object, ours or google-api-core's: what it would do with an error of each code.
///
/// For calls that no Python can drive, because many are under way at once.
pub fn policy(retry: &Bound<'_, PyAny>) -> PyResult<RetryPolicy> {
    let py = retry.py();
    let number = |name: &str| retry.getattr(name)?.extract::<f64>();
    if !retry.getattr("_on_error")?.is_none() {
        return Err(PyValueError::new_err("retry: on_error cannot be called in bulk and deduplicated calls"));
    }
    let predicate = retry.getattr("_predicate")?;
    let exceptions = py.import("cloudtasks.exceptions")?;
    let mut codes = Vec::new();
    for code in (1..=16).filter_map(Code::from_number) {
        let error = exceptions.call_method1("from_status", (code.as_str(), py.None(), ""))?;
        if predicate.call1((error,))?.is_truthy()? {
            codes.push(code);
        }
    }
    let span = |name: &str| Ok::<_, PyErr>(seconds("retry", &retry.getattr(name)?)?.unwrap_or(Duration::MAX));
    Ok(RetryPolicy::default()
        .initial(span("_initial")?)
        .maximum(span("_maximum")?)
        .multiplier(number("_multiplier")?)
        .total_timeout(seconds("retry", &retry.getattr("_timeout").or_else(|_| retry.getattr("_deadline"))?)?)
        .codes(&codes))
}

/// A span of seconds; None for no limit, which infinity and what no clock counts to are too.
pub fn seconds(argument: &str, value: &Bound<'_, PyAny>) -> PyResult<Option<Duration>> {
    if value.is_none() {
        return Ok(None);
    }
    let number: f64 = value.extract().map_err(|_| wrong_type(argument, "a number of seconds or None", value))?;
    if number.is_nan() || number < 0.0 {
        let problem = format!("{argument}: expected a number of seconds that is not negative, got {number}");
        return Err(PyValueError::new_err(problem));
    }
    Ok(Duration::try_from_secs_f64(number).ok())
}

fn header(pair: &Bound<'_, PyAny>) -> PyResult<(String, String)> {
    let expected = "pairs of a name and a value";
    let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) =
        pair.extract().map_err(|_| wrong_type("metadata", expected, pair))?;
    let name: String = name.extract().map_err(|_| wrong_type("metadata", "names of text", &name))?;
    let text = match value.cast::<PyBytes>() {
        Ok(bytes) => std::str::from_utf8(bytes.as_bytes()).ok().map(str::to_owned),
        Err(_) => value.extract().ok(),
    };
    let text = text.ok_or_else(|| wrong_type(&format!("metadata {name}"), "a value of text", &value))?;
    Ok((name, text))
}
