//! Timestamps as datetimes and durations as timedeltas. The datetime module is imported at first use.

use crate::finalization::FinalizationGuard;
use crate::sync::Once;
use crate::sync::intern;
use pyo3::prelude::*;
use pyo3::types::PyDelta;

pub const SECONDS_A_DAY: i64 = 86_400;

/// 1970-01-01T00:00:00Z as our datetime class, so that adding to it gives our class.
static EPOCH: Once<Py<PyAny>> = Once::new();

pub fn epoch(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    let epoch = EPOCH.get_or_try_init(|| {
        PyResult::Ok(py.import(intern!(py, "cloudtasks.datetime_helpers"))?.getattr(intern!(py, "EPOCH"))?.unbind())
    })?;
    Ok(epoch.bind(py))
}

/// The datetime with nanoseconds of an instant, in UTC.
pub fn to_datetime(py: Python<'_>, seconds: i64, nanos: i32) -> PyResult<Py<PyAny>> {
    let _guard = FinalizationGuard::begin(py);
    let time = epoch(py)?.add(delta(py, seconds, nanos)?)?;
    time.setattr(intern!(py, "_nanosecond"), nanos)?;
    Ok(time.unbind())
}

/// The timedelta of a span, cut to microseconds.
pub fn delta(py: Python<'_>, seconds: i64, nanos: i32) -> PyResult<Bound<'_, PyDelta>> {
    let days = seconds.div_euclid(SECONDS_A_DAY) as i32;
    PyDelta::new(py, days, seconds.rem_euclid(SECONDS_A_DAY) as i32, nanos.div_euclid(1000), true)
}
