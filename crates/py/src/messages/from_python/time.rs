//! Timestamps and durations from the forms that Python has of them.

use super::super::to_python::time::{SECONDS_A_DAY, epoch};
use super::error::{ConversionError, Converted};
use super::protobuf;
use crate::finalization::FinalizationGuard;
use crate::sync::{self, intern};
use cloudtasks::{Duration, Timestamp};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDateTime, PyDelta, PyDeltaAccess, PyDict, PyFloat, PyInt, PyString};

/// A datetime (a naive one is UTC), RFC 3339 text, seconds since 1970, a dict or a protobuf Timestamp.
pub fn timestamp(value: &Bound<'_, PyAny>) -> Converted<Timestamp> {
    let time = if let Ok(text) = value.cast::<PyString>() {
        Timestamp::parse(text.to_str()?).map_err(|error| ConversionError::bad_value(error.to_string()))?
    } else if let Some((seconds, nanos)) = parts(value, "google.protobuf.Timestamp")? {
        Timestamp { seconds, nanos }
    } else if let Some(seconds) = number(value)? {
        let (seconds, nanos) = split(seconds);
        let carry = i64::from(nanos < 0);
        Timestamp { seconds: seconds - carry, nanos: nanos + carry as i32 * 1_000_000_000 }
    } else if value.is_instance_of::<PyDateTime>() {
        from_datetime(value)?
    } else {
        return Err(ConversionError::wrong_type("a datetime, RFC 3339 text, seconds or a Timestamp", value));
    };
    time.checked().map_err(|error| ConversionError::bad_value(error.to_string()))
}

/// A timedelta, text like `"1.5s"`, seconds, a dict or a protobuf Duration.
pub fn duration(value: &Bound<'_, PyAny>) -> Converted<Duration> {
    let span = if let Ok(text) = value.cast::<PyString>() {
        Duration::parse(text.to_str()?).map_err(|error| ConversionError::bad_value(error.to_string()))?
    } else if let Some((seconds, nanos)) = parts(value, "google.protobuf.Duration")? {
        Duration { seconds, nanos }
    } else if let Some(seconds) = number(value)? {
        let (seconds, nanos) = split(seconds);
        Duration { seconds, nanos }
    } else if let Ok(delta) = value.cast::<PyDelta>() {
        let seconds = i64::from(delta.get_days()) * SECONDS_A_DAY + i64::from(delta.get_seconds());
        same_sign(seconds, delta.get_microseconds() * 1000)
    } else {
        return Err(ConversionError::wrong_type("a timedelta, text like '1.5s', seconds or a Duration", value));
    };
    span.checked().map_err(|error| ConversionError::bad_value(error.to_string()))
}

fn from_datetime(value: &Bound<'_, PyAny>) -> PyResult<Timestamp> {
    let py = value.py();
    let _guard = FinalizationGuard::begin(py);
    let epoch = epoch(py)?;
    let aware = if value.getattr(intern!(py, "tzinfo"))?.is_none() {
        let keywords = PyDict::new(py);
        keywords.set_item(intern!(py, "tzinfo"), epoch.getattr(intern!(py, "tzinfo"))?)?;
        value.call_method(intern!(py, "replace"), (), Some(&keywords))?
    } else {
        value.clone()
    };
    let since = aware.sub(epoch)?.cast_into::<PyDelta>()?;
    let seconds = i64::from(since.get_days()) * SECONDS_A_DAY + i64::from(since.get_seconds());
    let nanos = match value.getattr_opt(intern!(py, "nanosecond"))? {
        Some(nanos) => nanos.extract()?,
        None => since.get_microseconds() * 1000,
    };
    Ok(Timestamp { seconds, nanos })
}

/// Seconds and nanoseconds of a dict or of the named protobuf type.
fn parts(value: &Bound<'_, PyAny>, full_name: &str) -> Converted<Option<(i64, i32)>> {
    let py = value.py();
    if let Ok(dict) = value.cast::<PyDict>() {
        let (mut seconds, mut nanos) = (0, 0);
        for (key, value) in sync::entries(dict)? {
            match key.extract::<String>()?.as_str() {
                "seconds" => seconds = value.extract()?,
                "nanos" => nanos = value.extract()?,
                other => return Err(ConversionError::bad_value(format!("expected seconds and nanos, got {other:?}"))),
            }
        }
        return Ok(Some((seconds, nanos)));
    }
    if protobuf::full_name(value).as_deref() != Some(full_name) {
        return Ok(None);
    }
    let part = |name| value.getattr(name);
    Ok(Some((part(intern!(py, "seconds"))?.extract()?, part(intern!(py, "nanos"))?.extract()?)))
}

fn number(value: &Bound<'_, PyAny>) -> Converted<Option<f64>> {
    let is_number = value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>();
    if !is_number || value.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    let seconds: f64 = value.extract()?;
    if seconds.is_finite() {
        Ok(Some(seconds))
    } else {
        Err(ConversionError::bad_value("expected a finite number of seconds"))
    }
}

/// Whole seconds and nanoseconds of the same sign. A float holds microseconds of our time, not nanoseconds.
fn split(seconds: f64) -> (i64, i32) {
    let micros = (seconds.fract() * 1e6).round() as i32;
    (seconds.trunc() as i64 + i64::from(micros / 1_000_000), micros % 1_000_000 * 1000)
}

/// Python counts nanoseconds forward from negative seconds; durations give both the same sign.
fn same_sign(seconds: i64, nanos: i32) -> Duration {
    match seconds < 0 && nanos > 0 {
        true => Duration { seconds: seconds + 1, nanos: nanos - 1_000_000_000 },
        false => Duration { seconds, nanos },
    }
}
