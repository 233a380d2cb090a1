//! Python's methods of a repeated field.

use super::super::data::list::{out_of_range, position};
use super::super::data::{Message, RepeatedField, Slot, backing};
use super::super::from_python::{self, Converted, type_name};
use super::super::to_python;
use crate::finalization::FinalizationGuard;
use crate::sync::intern;
use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PySlice, PyString, PyTuple};
use pyo3::{PyTraverseError, PyVisit};
use std::collections::HashSet;
use std::sync::atomic::{AtomicIsize, Ordering};

impl RepeatedField {
    /// The element at an index, which may count from the end.
    fn item(&self, py: Python<'_>, index: isize) -> PyResult<Option<Py<PyAny>>> {
        let held = match self.backing(py) {
            Some(pb) => {
                let position = position(index, pb.len()?);
                position.map(|position| backing::element(self.field, &pb.get_item(position)?)).transpose()?
            }
            None => {
                let items = &self.lock(py).items;
                position(index, items.len()).map(|position| items[position].clone_ref(py))
            }
        };
        held.map(|item| to_python::value(py, self.field, &item)).transpose()
    }

    pub fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.values(py, &self.snapshot(py)?)
    }

    fn values<'py>(&self, py: Python<'py>, items: &[Slot]) -> PyResult<Bound<'py, PyList>> {
        let values = items.iter().map(|item| to_python::value(py, self.field, item)).collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, values)
    }

    /// Changes the list by what Python's own list does. Messages that stay keep their identity; new ones, and the
    /// second mention of one, are copied.
    fn edit(&self, py: Python<'_>, change: impl FnOnce(&Bound<'_, PyList>) -> PyResult<()>) -> PyResult<()> {
        let snapshot = self.snapshot(py)?;
        let list = self.values(py, &snapshot)?;
        let mut own: HashSet<usize> = list.iter().map(|value| value.as_ptr() as usize).collect();
        change(&list)?;
        let mut items = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            items.push(match value.cast::<Message>() {
                Ok(message) if own.remove(&(value.as_ptr() as usize)) => Slot::Message(message.clone().unbind()),
                _ => self.element(&value).map_err(|error| error.in_item(index))?,
            });
        }
        self.replace(py, &snapshot, items)
    }

    fn element(&self, value: &Bound<'_, PyAny>) -> Converted<Slot> {
        from_python::element(self.field, value).map_err(|error| error.in_field(self.field.name))
    }

    fn set_item(&self, py: Python<'_>, index: isize, slot: Slot) -> PyResult<()> {
        let displaced = self.try_change(py, |items| match position(index, items.len()) {
            Some(position) => Ok(std::mem::replace(&mut items[position], slot)),
            None => Err(slot),
        })?;
        displaced.map(drop).map_err(|_| PyIndexError::new_err("list assignment index out of range"))
    }
}

#[pymethods]
impl RepeatedField {
    fn __len__(&self, py: Python<'_>) -> usize {
        self.len(py)
    }

    fn __getitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        if index.is_instance_of::<PySlice>() {
            return Ok(self.to_list(py)?.as_any().get_item(index)?.unbind());
        }
        self.item(py, integer_index(index)?)?.ok_or_else(out_of_range)
    }

    fn __setitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if index.is_instance_of::<PySlice>() {
            return self.edit(py, |list| list.as_any().set_item(index, value));
        }
        self.set_item(py, integer_index(index)?, self.element(value)?)
    }

    fn __delitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<()> {
        if index.is_instance_of::<PySlice>() {
            return self.edit(py, |list| list.as_any().del_item(index));
        }
        self.take(py, integer_index(index)?).map(drop)
    }

    fn __iter__(this: &Bound<'_, Self>) -> ListIterator {
        ListIterator { list: this.clone().unbind(), next: AtomicIsize::new(0) }
    }

    fn __reversed__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_list(py)?.call_method0(intern!(py, "__reversed__"))
    }

    fn __contains__(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.to_list(py)?.contains(value)
    }

    fn __richcmp__<'py>(&self, other: &Bound<'py, PyAny>, operator: CompareOp) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        let equal = matches!(operator, CompareOp::Eq);
        if !equal && !matches!(operator, CompareOp::Ne) {
            return Ok(py.NotImplemented().into_bound(py));
        }
        let same = match other.try_iter() {
            Ok(values) => {
                let own = self.to_list(py)?;
                // One more than could be equal: the other may have no end.
                let values = values.take(own.len() + 1).collect::<PyResult<Vec<_>>>()?;
                own.eq(PyList::new(py, values)?)?
            }
            Err(_) => false,
        };
        Ok((same == equal).into_pyobject(py)?.to_owned().into_any())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<Py<PyString>> {
        Ok(self.to_list(py)?.repr()?.unbind())
    }

    fn __iadd__(&self, py: Python<'_>, values: &Bound<'_, PyAny>) -> PyResult<()> {
        self.extend(py, values)
    }

    fn append(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let slot = self.element(value)?;
        self.append_slots(py, vec![slot])
    }

    /// Adds a new message with these fields, as protobuf's lists do, and returns it.
    #[pyo3(signature = (**fields))]
    fn add(&self, py: Python<'_>, fields: Option<Bound<'_, PyDict>>) -> PyResult<Py<PyAny>> {
        let fields = fields.unwrap_or_else(|| PyDict::new(py));
        let slot = self.element(&fields)?;
        let added = to_python::value(py, self.field, &slot)?;
        self.append_slots(py, vec![slot])?;
        match self.backing(py) {
            Some(_) => self.item(py, -1)?.ok_or_else(|| PyIndexError::new_err("the list was emptied")),
            None => Ok(added),
        }
    }

    fn extend(&self, py: Python<'_>, values: &Bound<'_, PyAny>) -> PyResult<()> {
        let _guard = FinalizationGuard::begin(py);
        let values = PyList::new(py, values.try_iter()?.collect::<PyResult<Vec<_>>>()?)?;
        let slots = from_python::elements(self.field, &values).map_err(|error| error.in_field(self.field.name))?;
        if !slots.is_empty() {
            self.append_slots(py, slots)?;
        }
        Ok(())
    }

    #[pyo3(name = "MergeFrom")]
    fn merge_from(&self, py: Python<'_>, values: &Bound<'_, PyAny>) -> PyResult<()> {
        self.extend(py, values)
    }

    fn insert(&self, py: Python<'_>, index: isize, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let slot = self.element(value)?;
        if index >= self.len(py) as isize {
            return self.append_slots(py, vec![slot]);
        }
        self.change(py, |items| {
            let len = items.len() as isize;
            let position = if index < 0 { (index + len).max(0) } else { index.min(len) };
            items.insert(position as usize, slot);
        })
    }

    #[pyo3(signature = (index = -1))]
    fn pop(&self, py: Python<'_>, index: isize) -> PyResult<Py<PyAny>> {
        let slot = self.take(py, index)?;
        to_python::value(py, self.field, &slot)
    }

    fn remove(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let snapshot = self.snapshot(py)?;
        let position = self.values(py, &snapshot)?.index(value).map_err(|error| not_found(py, error))?;
        self.remove_found(py, position, &snapshot[position]).map(drop)
    }

    #[pyo3(signature = (value, *range))]
    fn index(&self, py: Python<'_>, value: &Bound<'_, PyAny>, range: &Bound<'_, PyTuple>) -> PyResult<usize> {
        let list = self.to_list(py)?;
        let (start, stop) = match range.len() {
            0 => {
                return list.index(value).map_err(|error| not_found(py, error));
            }
            1 => (range.get_item(0)?, list.len().into_pyobject(py)?.into_any()),
            _ => (range.get_item(0)?, range.get_item(1)?),
        };
        list.call_method1(intern!(py, "index"), (value, start, stop))?.extract()
    }

    fn count(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<usize> {
        self.to_list(py)?.call_method1(intern!(py, "count"), (value,))?.extract()
    }

    fn reverse(&self, py: Python<'_>) -> PyResult<()> {
        self.change(py, |items| items.reverse())
    }

    fn clear(&self, py: Python<'_>) -> PyResult<()> {
        self.change(py, std::mem::take).map(drop)
    }

    #[pyo3(signature = (**options))]
    fn sort(&self, py: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        self.edit(py, |list| list.call_method(intern!(py, "sort"), (), options).map(drop))
    }

    fn __copy__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.to_list(py)
    }

    fn __deepcopy__<'py>(&self, py: Python<'py>, _memo: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        self.duplicate(py)?.to_list(py)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyList>,))> {
        Ok((py.get_type::<PyList>().into_any(), (self.to_list(py)?,)))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        let Some(state) = self.state.try_lock() else { return Ok(()) };
        state.items.iter().try_for_each(|item| item.traverse(&visit))?;
        state.pb.iter().try_for_each(|pb| visit.call(pb))?;
        state.owner.iter().try_for_each(|owner| visit.call(owner))
    }

    fn __clear__(&self, py: Python<'_>) {
        let displaced = {
            let mut state = self.lock(py);
            (std::mem::take(&mut state.items), state.owner.take(), state.pb.take())
        };
        drop(displaced);
    }
}

fn not_found(py: Python<'_>, error: PyErr) -> PyErr {
    match error.is_instance_of::<PyValueError>(py) {
        true => PyValueError::new_err("the value is not in the list"),
        false => error,
    }
}

fn integer_index(index: &Bound<'_, PyAny>) -> PyResult<isize> {
    index
        .extract()
        .map_err(|_| PyTypeError::new_err(format!("list indices must be integers or slices, not {}", type_name(index))))
}

#[pyclass(frozen, module = "cloudtasks._native")]
pub struct ListIterator {
    list: Py<RepeatedField>,
    next: AtomicIsize,
}

#[pymethods]
impl ListIterator {
    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        self.list.get().item(py, self.next.fetch_add(1, Ordering::Relaxed))
    }
}
