//! A method of the table, and the method of one client.

use crate::client::Client;
use cloudtasks::schema::MethodDescriptor;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A method of the table for one kind of client.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct Method {
    pub descriptor: &'static MethodDescriptor,
    pub is_async: bool,
    /// The names of the request's fields, in table order.
    pub field_names: Vec<Py<PyString>>,
}

/// A method with the client that it is called on.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct BoundMethod {
    pub method: Py<Method>,
    pub client: Py<Client>,
}

impl BoundMethod {
    pub fn descriptor(&self) -> &'static MethodDescriptor {
        self.method.get().descriptor
    }

    pub fn awaits(&self) -> bool {
        self.method.get().is_async
    }
}
