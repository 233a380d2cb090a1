//! Makes instances of a class from Rust through its `tp_new`, which costs a third of a call of the class.

use super::class::{Class, descriptor_of};
use super::message::{Link, Message};
use super::slot::Slot;
use crate::sync::Once;
use cloudtasks::schema::MessageDescriptor;
use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyType};
use std::cell::Cell;

static NO_ARGUMENTS: Once<Py<PyTuple>> = Once::new();

/// The `tp_new` of a class.
pub fn new_function(class: &Bound<'_, PyType>) -> PyResult<ffi::newfunc> {
    // SAFETY: the class is a heap type, which PyType_GetSlot asks for; the slot Py_tp_new holds a newfunc or null, and
    // Option<newfunc> has the same form.
    let function = unsafe {
        let slot = ffi::PyType_GetSlot(class.as_type_ptr(), ffi::Py_tp_new);
        std::mem::transmute::<*mut std::ffi::c_void, Option<ffi::newfunc>>(slot)
    };
    function.ok_or_else(|| PyTypeError::new_err("the class cannot be instantiated"))
}

/// What a new message is made of. Passed on, it spares `tp_new` the search for the class and a second set of slots.
struct Given {
    class: usize,
    descriptor: &'static MessageDescriptor,
    slots: Box<[Slot]>,
}

thread_local! {
    /// For the `tp_new` that is called next on this thread.
    static GIVEN: Cell<Option<Given>> = const { Cell::new(None) };
}

/// A new message that holds these slots, without a call of `__init__`.
pub fn new_message<'py>(py: Python<'py>, class: &Class, slots: Box<[Slot]>) -> PyResult<Bound<'py, Message>> {
    let arguments = NO_ARGUMENTS.get_or_try_init(|| Ok(PyTuple::empty(py).unbind()))?;
    GIVEN.set(Some(Given { class: class.python.as_ptr() as usize, descriptor: class.descriptor, slots }));
    // SAFETY: the function is the tp_new of this very class; it takes the type, a tuple and an optional dict, and
    // returns a new reference or null with an exception set.
    let instance = unsafe {
        let pointer = (class.new)(class.python.as_ptr().cast(), arguments.as_ptr(), std::ptr::null_mut());
        Bound::from_owned_ptr_or_err(py, pointer)?
    };
    Ok(instance.cast_into::<Message>()?)
}

/// The descriptor, slots and link for a new message of a class: those that [`new_message`] gives, else those of a message
/// that Python makes.
pub fn given_or_none(class: &Bound<'_, PyType>) -> PyResult<(&'static MessageDescriptor, Box<[Slot]>, Link)> {
    match GIVEN.take() {
        Some(given) if given.class == class.as_ptr() as usize => Ok((given.descriptor, given.slots, Link::None)),
        _ => descriptor_of(class).map(|descriptor| (descriptor, Box::default(), Link::Root)),
    }
}

/// Sets or deletes an attribute as plain Python objects do, around the `__setattr__` of messages.
pub fn set_attribute(
    message: &Bound<'_, Message>,
    name: &Bound<'_, PyString>,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let value = value.map_or(std::ptr::null_mut(), |value| value.as_ptr());
    // SAFETY: all three are valid for the call, and a null value asks for deletion. The function returns 0, or -1 with
    // an exception set.
    let status = unsafe { ffi::PyObject_GenericSetAttr(message.as_ptr(), name.as_ptr(), value) };
    if status == 0 { Ok(()) } else { Err(PyErr::fetch(message.py())) }
}
