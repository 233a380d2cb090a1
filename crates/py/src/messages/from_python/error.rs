//! Why a Python value was not taken: the path of the field and the problem, raised as the exception that
//! google-cloud-tasks raises for it.

use cloudtasks::message::Error;
use cloudtasks::schema::{MessageDescriptor, nearest};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;

pub type Converted<T> = Result<T, ConversionError>;

/// Boxed, because it is rare and would make every `Converted` large.
pub struct ConversionError(Box<Reason>);

enum Reason {
    At(Exception, Error),
    /// Raised by Python while it gave the value.
    Raised(PyErr),
}

#[derive(Clone, Copy)]
enum Exception {
    Type,
    Value,
    Key,
}

impl ConversionError {
    /// A value of the wrong type: TypeError.
    pub fn wrong_type(expected: &str, value: &Bound<'_, PyAny>) -> Self {
        Self::at(Exception::Type, format!("expected {expected}, got {}", type_name(value)))
    }

    /// A value of the right type that cannot be: ValueError.
    pub fn bad_value(problem: impl Into<String>) -> Self {
        Self::at(Exception::Value, problem)
    }

    /// A name that an enum lacks: KeyError.
    pub fn unknown_name(problem: impl Into<String>) -> Self {
        Self::at(Exception::Key, problem)
    }

    fn at(exception: Exception, problem: impl Into<String>) -> Self {
        ConversionError(Box::new(Reason::At(exception, Error::new(problem))))
    }

    pub fn in_field(self, name: &str) -> Self {
        self.map(|error| error.in_field(name))
    }

    pub fn in_item(self, index: usize) -> Self {
        self.map(|error| error.in_item(index))
    }

    pub fn in_message(self, descriptor: &MessageDescriptor) -> PyErr {
        self.in_field(descriptor.name).into()
    }

    fn map(mut self, change: impl FnOnce(Error) -> Error) -> Self {
        if let Reason::At(exception, error) = *self.0 {
            self.0 = Box::new(Reason::At(exception, change(error)));
        }
        self
    }
}

impl From<PyErr> for ConversionError {
    fn from(error: PyErr) -> Self {
        ConversionError(Box::new(Reason::Raised(error)))
    }
}

impl From<ConversionError> for PyErr {
    fn from(error: ConversionError) -> Self {
        match *error.0 {
            Reason::Raised(error) => error,
            Reason::At(Exception::Type, error) => PyTypeError::new_err(error.to_string()),
            Reason::At(Exception::Value, error) => PyValueError::new_err(error.to_string()),
            Reason::At(Exception::Key, error) => PyKeyError::new_err(error.to_string()),
        }
    }
}

pub fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "an object".to_owned(), |name| name.to_string())
}

/// `Unknown field for Task: nmae; did you mean 'name'?`
pub fn unknown_field(descriptor: &MessageDescriptor, name: &str) -> String {
    // A camelCase name, from the JSON form, stands for its field.
    let by_json_name = descriptor.fields.iter().find(|field| field.json_name == name).map(|field| field.name);
    let near = by_json_name.or_else(|| nearest(name, descriptor.fields.iter().map(|field| field.name)));
    let hint = near.map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
    format!("Unknown field for {}: {name}{hint}", descriptor.name)
}
