//! Resource names, built from their ids and parsed into them.

use crate::argument::{Out, optional_out, out, text};
use crate::error::Failure;
use crate::memory::give_text;
use crate::status::ct_status::*;
use cloudtasks::resource_name::{RESOURCE_NAMES, ResourceName};
use std::ffi::c_char;

fn form(function: &str) -> Result<&'static ResourceName, Failure> {
    let found = RESOURCE_NAMES.iter().find(|form| form.function == function);
    found.ok_or_else(|| Failure::new(CT_UNKNOWN_NAME, format!("there is no {function}")))
}

/// Builds a name of the form that the core's `function` builds.
///
/// # Safety
/// Each pointer is NULL or valid for its type.
pub unsafe fn build(function: &str, ids: &[*const c_char], name: *mut *mut c_char) -> Result<(), Failure> {
    let form = form(function)?;
    // SAFETY: as promised.
    let place = unsafe { out(name, "name") }?;
    let mut texts = Vec::with_capacity(ids.len());
    for (id, what) in ids.iter().zip(form.ids) {
        // SAFETY: as promised.
        let id = unsafe { text(*id, what) }?;
        if id.is_empty() || id.contains('/') {
            let problem = format!("{what}: expected an id without a slash, got {id:?}");
            return Err(Failure::new(CT_INVALID_ARGUMENT, problem));
        }
        texts.push(id);
    }
    give_text(&form.build(&texts), place, None)
}

/// Parses a name of the form that the core's `function` builds. Places that are NULL are left out.
///
/// # Safety
/// Each pointer is NULL or valid for its type.
pub unsafe fn parse(function: &str, name: *const c_char, ids: &[*mut *mut c_char]) -> Result<(), Failure> {
    let form = form(function)?;
    // SAFETY: as promised.
    let name = unsafe { text(name, "name") }?;
    let parsed = form.parse(name).ok_or_else(|| {
        Failure::new(CT_INVALID_ARGUMENT, format!("name: expected the form {}, got {name:?}", form.pattern))
    })?;
    for (id, place) in parsed.into_iter().zip(ids) {
        // SAFETY: as promised.
        let place: Option<Out<'_, *mut c_char>> = unsafe { optional_out(*place) };
        place.map_or(Ok(()), |place| give_text(id, place, None))?;
    }
    Ok(())
}
