//! Resource names, built from their ids and parsed into them. The functions for each form are inline in the headers.

use crate::argument::{optional_out, out, slice, text};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::memory::give_text;
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::resource_name::{RESOURCE_NAMES, ResourceName};
use std::ffi::c_char;

/// The form with this name, and whether it has that many ids.
unsafe fn form(name: *const c_char, count: usize) -> Result<&'static ResourceName, Failure> {
    // SAFETY: NULL or NUL-terminated, as the callers' callers promise.
    let name = unsafe { text(name, "form") }?;
    let found = RESOURCE_NAMES.iter().find(|form| form.function == name);
    let form = found.ok_or_else(|| Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("there is no form {name:?}")))?;
    if form.ids.len() != count {
        let problem = format!("count: the form {name:?} has {} ids, got {count}", form.ids.len());
        return Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem));
    }
    Ok(form)
}

/// Builds a resource name from its ids. cloudtasks_queue_path and its siblings are this with names and types.
///
/// @param form   such as "queue_path"
/// @param ids    the ids in the order in which they stand in the name; none may be empty or hold a slash
/// @param name   gets the name, which the caller frees by cloudtasks_free
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_name_build(
    form: *const c_char,
    ids: *const *const c_char,
    count: usize,
    name: *mut *mut c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, ids, form) = (out(name, "name")?, slice(ids, count, "ids")?, self::form(form, count)?);
        let mut texts = Vec::with_capacity(ids.len());
        for (id, what) in ids.iter().zip(form.ids) {
            let id = text(*id, what)?;
            if id.is_empty() || id.contains('/') {
                let problem = format!("{what}: expected an id without a slash, got {id:?}");
                return Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem));
            }
            texts.push(id);
        }
        give_text(&form.build(&texts), place, None)
    })
}

/// Parses a resource name into its ids; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. cloudtasks_parse_queue_path
/// and its siblings are this with names and types.
///
/// @param form    such as "queue_path"
/// @param places  for each id where to put it, which the caller frees by cloudtasks_free; each place may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_name_parse(
    form: *const c_char,
    name: *const c_char,
    places: *const *mut *mut c_char,
    count: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (name, places, form) = (text(name, "name")?, slice(places, count, "places")?, self::form(form, count)?);
        let parsed = form.parse(name).ok_or_else(|| {
            let problem = format!("name: expected the form {}, got {name:?}", form.pattern);
            Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem)
        })?;
        for (id, place) in parsed.into_iter().zip(places) {
            optional_out(*place).map_or(Ok(()), |place| give_text(id, place, None))?;
        }
        Ok(())
    })
}
