//! Text where bytes belong. google-cloud-tasks decodes it as base64, so that `body="hi"` silently becomes other bytes.
//! Here text that is certainly base64 is decoded, with a warning; any other is refused.

use super::error::{ConversionError, Converted};
use crate::sync::intern;
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

const DECODED: &std::ffi::CStr = c"text given for a bytes field was decoded as base64, as google-cloud-tasks does. \
    Pass text.encode() to send the text itself, or base64.b64decode(text) to send what it decodes to.";

/// The bytes that canonical base64 text stands for, in the standard or the URL-safe alphabet, with its padding.
pub fn decode(text: &Bound<'_, PyString>) -> Converted<Py<PyBytes>> {
    let py = text.py();
    let given = text.to_str()?;
    if given.is_empty() {
        return Ok(PyBytes::new(py, b"").unbind());
    }
    let Some(bytes) = canonical(py, given) else {
        return Err(ConversionError::bad_value(
            "expected bytes, got text that is not base64: pass text.encode() to send the text itself",
        ));
    };
    PyErr::warn(py, &py.get_type::<PyUserWarning>(), DECODED, 1)?;
    Ok(bytes.unbind())
}

fn canonical<'py>(py: Python<'py>, given: &str) -> Option<Bound<'py, PyBytes>> {
    let standard = given.replace('-', "+").replace('_', "/");
    let binascii = py.import(intern!(py, "binascii")).ok()?;
    let bytes = binascii.call_method1(intern!(py, "a2b_base64"), (&standard,)).ok()?.cast_into::<PyBytes>().ok()?;
    // Decoding skips what it does not know; only text that comes out again as it went in was base64.
    let again = binascii.call_method1(intern!(py, "b2a_base64"), (&bytes,)).ok()?.cast_into::<PyBytes>().ok()?;
    (again.as_bytes().strip_suffix(b"\n") == Some(standard.as_bytes())).then_some(bytes)
}
