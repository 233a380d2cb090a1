//! Methods by name: what lets a new API method come without a new symbol.

use crate::argument::text;
use crate::failure::Failure;
use crate::status::cloudtasks_status::CLOUDTASKS_UNKNOWN_NAME;
use cloudtasks::schema::{self, MethodDescriptor};
use std::ffi::c_char;

/// The method with this name: its version and its name in the API table, such as "v2.create_task".
///
/// # Safety
/// The pointer is NULL or leads to a NUL-terminated text.
pub unsafe fn find_method(name: *const c_char) -> Result<&'static MethodDescriptor, Failure> {
    // SAFETY: as promised.
    let name = unsafe { text(name, "method") }?;
    let found = name.split_once('.').and_then(|(version, method)| schema::api(version)?.method(method));
    found.ok_or_else(|| {
        let problem = format!("there is no method {name:?}; expected a version and a name, such as \"v2.create_task\"");
        Failure::new(CLOUDTASKS_UNKNOWN_NAME, problem)
    })
}
