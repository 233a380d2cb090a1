//! What the program has imported itself. We import no such module for it.

use crate::sync::Once;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// The module, if it has been imported.
pub fn imported<'py>(py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyAny>>> {
    static MODULES: Once<Py<PyDict>> = Once::new();
    MODULES.import(py, "sys", "modules")?.get_item(name)
}
