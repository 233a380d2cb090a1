//! The live view of a map field. A dict keeps the entries, in the order in which they came.

use super::convert;
use super::copies;
use super::message::Message;
use super::present;
use super::refusal::{Refusal, Taken};
use super::slot::Slot;
use crate::exit::Inside;
use cloudtasks::schema::{Cardinality, FieldDescriptor, FieldType};
use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyIterator, PyString, PyTuple};
use pyo3::{PyTraverseError, PyVisit, intern};
use std::sync::{Mutex, PoisonError};

/// The entries of one map field. What is put in is checked and copied; messages that are read are live.
#[pyclass(frozen, mapping, module = "cloudtasks._native")]
pub struct MapField {
    field: &'static FieldDescriptor,
    /// Holds only checked keys and values: exact str or int, and str or messages.
    entries: Py<PyDict>,
    /// The unwritten message to which the map belongs, until the first change makes that present.
    owner: Mutex<Option<Py<Message>>>,
}

impl MapField {
    pub fn new(field: &'static FieldDescriptor, entries: Py<PyDict>) -> Self {
        MapField { field, entries, owner: Mutex::new(None) }
    }

    /// The empty map of a message's absent field.
    pub fn view_of(field: &'static FieldDescriptor, message: &Bound<'_, Message>) -> Self {
        let owner = message.get().is_linked().then(|| message.clone().unbind());
        MapField { field, entries: PyDict::new(message.py()).unbind(), owner: Mutex::new(owner) }
    }

    pub fn from_python(field: &'static FieldDescriptor, values: &Bound<'_, PyAny>) -> Taken<Py<Self>> {
        let py = values.py();
        let map = MapField::new(field, PyDict::new(py).unbind());
        map.put_all(values)?;
        Ok(Py::new(py, map)?)
    }

    pub fn entries<'a, 'py>(&'a self, py: Python<'py>) -> &'a Bound<'py, PyDict> {
        self.entries.bind(py)
    }

    pub fn len(&self, py: Python<'_>) -> usize {
        self.entries(py).len()
    }

    pub fn duplicate(&self, py: Python<'_>) -> PyResult<Self> {
        let copy = self.entries(py).copy()?;
        if self.holds_messages() {
            for (key, value) in self.entries(py).copy()?.iter() {
                copy.set_item(key, copies::message(value.cast::<Message>()?)?)?;
            }
        }
        Ok(MapField::new(self.field, copy.unbind()))
    }

    /// Adds copies of another map's entries.
    pub fn merge(&self, py: Python<'_>, other: &MapField) -> PyResult<()> {
        let copy = other.duplicate(py)?;
        self.entries(py).update(copy.entries(py).as_mapping())?;
        self.changed(py);
        Ok(())
    }

    pub fn cut_link(&self) {
        let owner = self.owner.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(owner);
    }

    fn changed(&self, py: Python<'_>) {
        let owner = self.owner.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(owner) = owner {
            Message::join_parent(owner.bind(py));
        }
    }

    fn holds_messages(&self) -> bool {
        matches!(self.field.field_type, FieldType::Message(_))
    }

    /// The key as the map keeps it.
    fn key<'py>(&self, key: &Bound<'py, PyAny>) -> Taken<Bound<'py, PyAny>> {
        let py = key.py();
        Ok(match self.field.cardinality {
            Cardinality::IntMap => PyInt::new(py, convert::int32(key)?).into_any(),
            _ => convert::text(key)?.into_bound(py).into_any(),
        })
    }

    fn put(&self, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> Taken<()> {
        let kept = self.key(key)?;
        let slot = convert::element(self.field, value).map_err(|refusal| refusal.in_field(&format!("[{key}]")))?;
        let value = match slot {
            Slot::String(text) => text.into_any(),
            slot => present::value(key.py(), self.field, &slot)?,
        };
        Ok(self.entries(key.py()).set_item(kept, value)?)
    }

    /// From a mapping or from pairs.
    fn put_all(&self, values: &Bound<'_, PyAny>) -> Taken<()> {
        let py = values.py();
        if values.is_instance_of::<PyDict>()
            && let Some(pairs) = convert::pairs(values)?
        {
            return pairs.iter().try_for_each(|(key, value)| self.put(key, value));
        }
        let _inside = Inside::begin(py);
        let entries = match values.getattr_opt(intern!(py, "items"))? {
            Some(items) => items.call0()?,
            None => values.clone(),
        };
        let wrong = || Refusal::wrong_type("a dict", values);
        for entry in entries.try_iter().map_err(|_| wrong())? {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry?.extract().map_err(|_| wrong())?;
            self.put(&key, &value)?;
        }
        Ok(())
    }

    fn checked_key<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.key(key).map_err(|refusal| refusal.in_field(self.field.name))?)
    }
}

#[pymethods]
impl MapField {
    fn __len__(&self, py: Python<'_>) -> usize {
        self.len(py)
    }

    /// A missing key of a map of text reads as an empty text and is in the map from then on, as with protobuf.
    fn __getitem__<'py>(&self, py: Python<'py>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(value) = self.entries(py).get_item(self.checked_key(key)?)? {
            return Ok(value);
        }
        if self.holds_messages() {
            return Err(PyKeyError::new_err(key.clone().unbind()));
        }
        let empty = PyString::new(py, "").into_any();
        self.entries(py).set_item(key, &empty)?;
        self.changed(py);
        Ok(empty)
    }

    fn __setitem__(&self, py: Python<'_>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.put(key, value).map_err(|refusal| refusal.in_field(self.field.name))?;
        self.changed(py);
        Ok(())
    }

    fn __delitem__(&self, py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<()> {
        self.entries(py).del_item(self.checked_key(key)?)?;
        self.changed(py);
        Ok(())
    }

    fn __contains__(&self, py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.entries(py).contains(self.checked_key(key)?)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.entries(py).try_iter()
    }

    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.entries(py).call_method0(intern!(py, "keys"))
    }

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.entries(py).call_method0(intern!(py, "values"))
    }

    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.entries(py).call_method0(intern!(py, "items"))
    }

    #[pyo3(signature = (key, default = None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.entries(py).get_item(self.checked_key(key)?)?.or(default))
    }

    /// Without a default a missing key gives what reading it gives.
    #[pyo3(signature = (key, *default))]
    fn pop<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: &Bound<'py, PyTuple>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let value = match self.entries(py).get_item(self.checked_key(key)?)? {
            None if !default.is_empty() => return default.get_item(0),
            Some(value) => value,
            None => self.__getitem__(py, key)?,
        };
        self.__delitem__(py, key)?;
        Ok(value)
    }

    fn popitem<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let entry = self.entries(py).call_method0(intern!(py, "popitem"))?;
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
        if !self.entries(py).contains(&kept)? {
            let default = default.ok_or_else(|| PyValueError::new_err("a map has no None: give setdefault a value"))?;
            self.__setitem__(py, key, default)?;
        }
        self.__getitem__(py, &kept)
    }

    #[pyo3(signature = (values = None, **more))]
    fn update(
        &self,
        py: Python<'_>,
        values: Option<&Bound<'_, PyAny>>,
        more: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        for values in values.into_iter().chain(more.map(|more| more.as_any())) {
            self.put_all(values).map_err(|refusal| refusal.in_field(self.field.name))?;
        }
        if self.len(py) > 0 {
            self.changed(py);
        }
        Ok(())
    }

    #[pyo3(name = "MergeFrom")]
    fn merge_from(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<()> {
        self.update(py, Some(other), None)
    }

    fn clear(&self, py: Python<'_>) {
        self.entries(py).clear();
        self.changed(py);
    }

    fn __richcmp__<'py>(&self, other: &Bound<'py, PyAny>, operator: CompareOp) -> PyResult<Bound<'py, PyAny>> {
        let own = self.entries(other.py());
        match other.cast::<MapField>() {
            Ok(other) => own.rich_compare(other.get().entries(other.py()), operator),
            Err(_) => own.rich_compare(other, operator),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<Py<PyString>> {
        Ok(self.entries(py).repr()?.unbind())
    }

    fn __copy__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.entries(py).copy()
    }

    fn __deepcopy__<'py>(&self, py: Python<'py>, _memo: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        Ok(self.duplicate(py)?.entries.into_bound(py))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        Ok((py.get_type::<PyDict>().into_any(), (self.entries(py).copy()?,)))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.entries)?;
        let Ok(owner) = self.owner.try_lock() else { return Ok(()) };
        owner.iter().try_for_each(|owner| visit.call(owner))
    }

    fn __clear__(&self) {
        self.cut_link();
    }
}
