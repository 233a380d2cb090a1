//! What a message class has and its instances have not, as proto-plus keeps it in the class of its classes.

use super::super::data::Message;
use super::super::from_python::unknown_field;
use crate::sync::intern;
use pyo3::exceptions::PyAttributeError;
use pyo3::ffi;
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
    /// What binds the value to the class, if it is a method.
    bind: Option<ffi::descrgetfunc>,
}

impl ClassOnly {
    pub fn value(name: &'static str, value: Py<PyAny>) -> Self {
        ClassOnly { name, value, bind: None }
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
        let (Some(bind), Some(class)) = (self.bind, class) else { return Ok(self.value.bind(py).clone()) };
        // SAFETY: the function is the tp_descr_get of the value's type. It takes the value, no instance and a type, and
        // returns a new reference or null with an exception set.
        unsafe {
            let bound = bind(self.value.as_ptr(), std::ptr::null_mut(), class.as_ptr());
            Bound::from_owned_ptr_or_err(py, bound)
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
        let value = members.get_item(name)?;
        // SAFETY: the type of a class method is static or a heap type, whose slots PyType_GetSlot gives since 3.10; the
        // slot Py_tp_descr_get holds a descrgetfunc or null, and Option<descrgetfunc> has the same form.
        let bind = unsafe {
            let slot = ffi::PyType_GetSlot(value.get_type().as_type_ptr(), ffi::Py_tp_descr_get);
            std::mem::transmute::<*mut std::ffi::c_void, Option<ffi::descrgetfunc>>(slot)
        };
        class.setattr(name, ClassOnly { name, value: value.unbind(), bind })?;
    }
    Ok(())
}

/// Whether instances lack this attribute of their class.
pub fn is_hidden(name: &str) -> bool {
    METHODS.contains(&name) || name == "meta"
}
