//! What a message class has and its instances have not, as proto-plus keeps it in the class of its classes.

use super::super::data::Message;
use super::super::from_python::unknown_field;
use pyo3::exceptions::PyAttributeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyType;
use pyo3::{PyTraverseError, PyVisit};

/// The methods of proto-plus that take the message as an argument.
const METHODS: [&str; 8] = ["pb", "wrap", "serialize", "deserialize", "to_json", "from_json", "to_dict", "copy_from"];

/// An attribute of a class that its instances do not have.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct ClassOnly {
    name: &'static str,
    value: Py<PyAny>,
    /// Whether the value is itself bound to the class.
    is_method: bool,
}

impl ClassOnly {
    pub fn value(name: &'static str, value: Py<PyAny>) -> Self {
        ClassOnly { name, value, is_method: false }
    }
}

#[pymethods]
impl ClassOnly {
    fn __get__<'py>(
        &self,
        py: Python<'py>,
        instance: Option<&Bound<'py, PyAny>>,
        class: Option<&Bound<'py, PyType>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let Some(instance) = instance {
            let descriptor = instance.cast::<Message>()?.get().descriptor;
            return Err(PyAttributeError::new_err(unknown_field(descriptor, self.name)));
        }
        match self.is_method {
            true => self.value.bind(py).call_method1(intern!(py, "__get__"), (py.None(), class)),
            false => Ok(self.value.bind(py).clone()),
        }
    }

    #[getter]
    fn __doc__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.value.getattr(py, intern!(py, "__doc__"))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.value)
    }
}

/// Takes the methods of the class from its instances.
pub fn hide_from_instances(class: &Bound<'_, PyType>) -> PyResult<()> {
    let py = class.py();
    let members = class.getattr(intern!(py, "__dict__"))?;
    for name in METHODS {
        let value = members.get_item(name)?.unbind();
        class.setattr(name, ClassOnly { name, value, is_method: true })?;
    }
    Ok(())
}

/// Whether instances lack this attribute of their class.
pub fn is_hidden(name: &str) -> bool {
    METHODS.contains(&name) || name == "meta"
}
