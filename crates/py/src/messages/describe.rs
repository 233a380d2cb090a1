//! The table as Python sees it: `Task.meta` as with proto-plus, and `DESCRIPTOR` as with protobuf.

use super::class::{class, module_of};
use super::enums;
use cloudtasks::schema::{FieldDescriptor, Kind, Label, MessageDescriptor};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// A message of the table.
#[pyclass(frozen, eq, hash, module = "cloudtasks._native")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Descriptor(pub &'static MessageDescriptor);

/// A field of the table.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct FieldInfo {
    pub field: &'static FieldDescriptor,
    pub owner: Descriptor,
}
