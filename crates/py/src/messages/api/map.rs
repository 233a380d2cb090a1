//! Python's methods of a map field.

use super::super::data::{MapField, Message};
use super::super::from_python;
use super::{attributes, descriptor, storage};
use crate::sync::{self, intern};
use cloudtasks::schema;
use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyAttributeError, PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyString, PyTuple};
use pyo3::{PyTraverseError, PyVisit};

impl MapField {
    fn checked_key<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Ok(from_python::map_key(self.field, key).map_err(|error| error.in_field(self.field.name))?)
    }

    /// The entries as Python sees them: those of a type that Google's APIs share are messages of Google's class, if the
    /// program has that.
    fn shown<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let entries = self.entries(py)?;
        if self.holds_messages() && self.backing(py).is_some() && attributes::shared_type_is_loaded(py, self.field)? {
            for (key, value) in sync::entries(&entries)? {
                entries.set_item(key, storage::of(value.cast::<Message>()?)?)?;
            }
        }
        Ok(entries)
    }
}

#[pymethods]
impl MapField {
    fn __len__(&self, py: Python<'_>) -> usize {
        self.len(py)
    }

    /// A missing key of a map of text reads as an empty text and is in the map from then on, as with protobuf.
    fn __getitem__<'py>(&self, py: Python<'py>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let kept = self.checked_key(key)?;
        if let Some(value) = self.shown(py)?.get_item(&kept)? {
            return Ok(value);
        }
        if self.holds_messages() {
            return Err(PyKeyError::new_err(key.clone().unbind()));
        }
        self.get_or_put(&kept, PyString::new(py, "").as_any())
    }

    fn __setitem__(&self, py: Python<'_>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let entry = from_python::map_entry(self.field, key, value);
        let (key, value) = entry.map_err(|error| error.in_field(self.field.name))?;
        self.put(py, &key, &value)
    }

    fn __delitem__(&self, py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<()> {
        self.remove(py, &self.checked_key(key)?)
    }

    fn __contains__(&self, py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.shown(py)?.contains(self.checked_key(key)?)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.shown(py)?.try_iter()
    }

    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.shown(py)?.call_method0(intern!(py, "keys"))
    }

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.shown(py)?.call_method0(intern!(py, "values"))
    }

    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.shown(py)?.call_method0(intern!(py, "items"))
    }

    #[pyo3(signature = (key, default = None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.shown(py)?.get_item(self.checked_key(key)?)?.or(default))
    }

    /// Without a default a missing key gives what reading it gives.
    #[pyo3(signature = (key, *default))]
    fn pop<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: &Bound<'py, PyTuple>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let kept = self.checked_key(key)?;
        let backed = self.backing(py).is_some();
        let missing = py.None().into_bound(py);
        let value = match backed {
            true => self.shown(py)?.get_item(&kept)?.unwrap_or(missing.clone()),
            false => self.entries.bind(py).call_method1(intern!(py, "pop"), (&kept, &missing))?,
        };
        if !value.is_none() {
            if backed {
                self.remove(py, &kept)?;
            }
            self.changed(py);
            return Ok(value);
        }
        match default.is_empty() {
            false => default.get_item(0),
            true if self.holds_messages() => Err(PyKeyError::new_err(key.clone().unbind())),
            // Reading the key has put it in, and taking it out again leaves the map changed.
            true => {
                self.changed(py);
                Ok(PyString::new(py, "").into_any())
            }
        }
    }

    fn popitem<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if self.backing(py).is_some() {
            let entry = self.shown(py)?.call_method0(intern!(py, "popitem"))?;
            self.remove(py, &entry.get_item(0)?)?;
            return Ok(entry);
        }
        let entry = self.entries.bind(py).call_method0(intern!(py, "popitem"))?;
        self.changed(py);
        Ok(entry)
    }

    #[pyo3(signature = (key, default = None))]
    fn setdefault<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let kept = self.checked_key(key)?;
        if let Some(value) = self.shown(py)?.get_item(&kept)? {
            return Ok(value);
        }
        let default = default.ok_or_else(|| PyValueError::new_err("a map has no None: give setdefault a value"))?;
        let entry = from_python::map_entry(self.field, key, default);
        let (key, value) = entry.map_err(|error| error.in_field(self.field.name))?;
        self.get_or_put(&key, &value)?;
        self.__getitem__(py, &kept)
    }

    #[pyo3(signature = (values = None, **more))]
    fn update(
        &self,
        py: Python<'_>,
        values: Option<&Bound<'_, PyAny>>,
        more: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let checked = PyDict::new(py);
        for values in values.into_iter().chain(more.map(|more| more.as_any())) {
            let entries =
                from_python::map_entries(self.field, values).map_err(|error| error.in_field(self.field.name))?;
            checked.update(entries.as_mapping())?;
        }
        self.add(py, &checked)
    }

    #[pyo3(name = "MergeFrom")]
    fn merge_from(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<()> {
        self.update(py, Some(other), None)
    }

    /// protobuf's class of the entries, by which `text_format` reads and writes them.
    #[pyo3(name = "GetEntryClass")]
    fn entry_class<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let messages = schema::APIS.iter().flat_map(|api| api.messages);
        let owner = messages.copied().find(|owner| owner.fields.iter().any(|field| std::ptr::eq(field, self.field)));
        let owner = owner.ok_or_else(|| PyAttributeError::new_err("GetEntryClass"))?;
        let map = descriptor::protobuf_class(py, owner)?.call0()?.getattr(self.field.name)?;
        map.call_method0(intern!(py, "GetEntryClass"))
    }

    #[pyo3(name = "clear")]
    fn py_clear(&self, py: Python<'_>) -> PyResult<()> {
        self.clear(py)
    }

    fn __richcmp__<'py>(&self, other: &Bound<'py, PyAny>, operator: CompareOp) -> PyResult<Bound<'py, PyAny>> {
        let own = self.shown(other.py())?;
        match other.cast::<MapField>() {
            Ok(other) => own.rich_compare(other.get().shown(other.py())?, operator),
            Err(_) => own.rich_compare(other, operator),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<Py<PyString>> {
        Ok(self.shown(py)?.repr()?.unbind())
    }

    fn __copy__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.shown(py)?.copy()
    }

    fn __deepcopy__<'py>(&self, py: Python<'py>, _memo: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        Ok(self.duplicate(py)?.entries.into_bound(py))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        Ok((py.get_type::<PyDict>().into_any(), (self.shown(py)?.copy()?,)))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.entries)?;
        let Some(state) = self.state.try_lock() else { return Ok(()) };
        state.pb.iter().try_for_each(|pb| visit.call(pb))?;
        state.owner.iter().try_for_each(|owner| visit.call(owner))
    }

    fn __clear__(&self, py: Python<'_>) {
        let displaced = std::mem::take(&mut *self.lock(py));
        drop(displaced);
    }
}
