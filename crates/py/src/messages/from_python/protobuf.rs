//! Messages of the protobuf and proto-plus packages as inputs. They are told by what they have, so that neither package
//! need be there.

use super::super::codec::MessageWriter;
use super::super::data::Message;
use super::super::data::class::Class;
use super::error::{ConversionError, Converted};
use crate::finalization::FinalizationGuard;
use crate::sync::intern;
use cloudtasks::message::from_binary;
use cloudtasks::message::json::{self, Unknown};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// The full name of a protobuf object's type.
pub fn full_name(value: &Bound<'_, PyAny>) -> Option<String> {
    let py = value.py();
    let descriptor = value.getattr_opt(intern!(py, "DESCRIPTOR")).ok()??;
    descriptor.getattr_opt(intern!(py, "full_name")).ok()??.extract().ok()
}

/// Our message from one of another package, if that is of the same type. A proto-plus message keeps protobuf's in `_pb`.
pub fn message<'py>(class: &'static Class, value: &Bound<'py, PyAny>) -> Converted<Option<Bound<'py, Message>>> {
    let py = value.py();
    let inner = value.getattr_opt(intern!(py, "_pb")).ok().flatten();
    let value = inner.as_ref().unwrap_or(value);
    if full_name(value).as_deref() != Some(class.descriptor.full_name) {
        return Ok(None);
    }
    let _guard = FinalizationGuard::begin(py);
    let binary = value.call_method0(intern!(py, "SerializeToString"))?;
    let binary = binary.cast::<PyBytes>().map_err(PyErr::from)?;
    let mut message = MessageWriter::new(py, class.descriptor);
    from_binary(binary.as_bytes(), &mut message).map_err(|error| ConversionError::bad_value(error.to_string()))?;
    Ok(Some(message.into_message()?))
}

/// A FieldMask from its JSON text, `"rateLimits,retryConfig.maxAttempts"`.
pub fn field_mask<'py>(class: &'static Class, text: &Bound<'py, PyString>) -> Converted<Bound<'py, Message>> {
    let quoted = serde_json::Value::from(text.to_str()?).to_string();
    let mut mask = MessageWriter::new(text.py(), class.descriptor);
    json::from_json(quoted.as_bytes(), &mut mask, Unknown::Refuse)
        .map_err(|error| ConversionError::bad_value(error.to_string()))?;
    Ok(mask.into_message()?)
}
