//! The entries of a map field.

use super::super::data::Slot;
use super::super::to_python;
use super::{ConversionError, Converted, element, int32, pairs, text};
use crate::finalization::FinalizationGuard;
use crate::sync::intern;
use cloudtasks::schema::{Cardinality, FieldDescriptor};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt};

/// A key as the map keeps it: exactly an int or a str.
pub fn map_key<'py>(field: &FieldDescriptor, key: &Bound<'py, PyAny>) -> Converted<Bound<'py, PyAny>> {
    let py = key.py();
    Ok(match field.cardinality {
        Cardinality::IntMap => PyInt::new(py, int32(key)?).into_any(),
        _ => text(key)?.into_bound(py).into_any(),
    })
}

/// One entry, checked.
pub fn map_entry<'py>(
    field: &'static FieldDescriptor,
    key: &Bound<'py, PyAny>,
    value: &Bound<'py, PyAny>,
) -> Converted<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let kept = map_key(field, key)?;
    let slot = element(field, value).map_err(|error| error.in_field(&format!("[{key}]")))?;
    let value = match slot {
        Slot::String(text) => text.into_any(),
        slot => to_python::value(key.py(), field, &slot)?,
    };
    Ok((kept, value.into_bound(key.py())))
}

fn add_entry(
    field: &'static FieldDescriptor,
    entries: &Bound<'_, PyDict>,
    key: &Bound<'_, PyAny>,
    value: &Bound<'_, PyAny>,
) -> Converted<()> {
    let (key, value) = map_entry(field, key, value)?;
    Ok(entries.set_item(key, value)?)
}

/// Checked entries from a mapping or from pairs: all of them, or none.
pub fn map_entries<'py>(field: &'static FieldDescriptor, values: &Bound<'py, PyAny>) -> Converted<Bound<'py, PyDict>> {
    let py = values.py();
    let checked = PyDict::new(py);
    if values.is_instance_of::<PyDict>()
        && let Some(pairs) = pairs(values)?
    {
        pairs.iter().try_for_each(|(key, value)| add_entry(field, &checked, key, value))?;
        return Ok(checked);
    }
    let _guard = FinalizationGuard::begin(py);
    let entries = match values.getattr_opt(intern!(py, "items"))? {
        Some(items) => items.call0()?,
        None => values.clone(),
    };
    let wrong = || ConversionError::wrong_type("a dict", values);
    for entry in entries.try_iter().map_err(|_| wrong())? {
        let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry?.extract().map_err(|_| wrong())?;
        add_entry(field, &checked, &key, &value)?;
    }
    Ok(checked)
}
