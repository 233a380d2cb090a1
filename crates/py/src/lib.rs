//! The native half of the Python package, `cloudtasks._native`.

mod messages;

use pyo3::prelude::*;

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    messages::register(module)
}
