//! The settings of one call.

use crate::argument::{milliseconds, out, text};
use crate::error::{Failure, ct_error};
use crate::handle::{borrow, borrow_mut, give, take};
use crate::retry::ct_retry;
use crate::status::ct_status;
use cloudtasks::CallOptions;
use std::ffi::c_char;

/// The settings of one call. Several threads may use the same ones at once, as long as none changes them.
pub struct ct_call_options {
    _opaque: [u8; 0],
}

opaque!(ct_call_options, CallOptions);

/// Applies a change to the options behind a handle.
///
/// # Safety
/// The handle is NULL or a live one that nobody else uses.
unsafe fn change(options: *mut ct_call_options, with: impl FnOnce(CallOptions) -> CallOptions) -> Result<(), Failure> {
    // SAFETY: as promised.
    let inner = unsafe { borrow_mut(options, "options") }?;
    *inner = with(std::mem::take(inner));
    Ok(())
}

/// Makes options that leave all to the client and the method.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_new(
    options: *mut *mut ct_call_options,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        out(options, "options")?.set(give(CallOptions::new()));
        Ok(())
    })
}

/// Frees options. Calls made with them are not touched. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_free(options: *mut ct_call_options) {
    infallible!((), { drop(take(options)) })
}

/// The time in milliseconds that the call may take as a whole: token, connection, every attempt, the waits between.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_set_timeout(
    options: *mut ct_call_options,
    timeout_ms: i64,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let timeout = milliseconds(timeout_ms, "timeout_ms")?;
        change(options, |held| held.timeout(timeout))
    })
}

/// Lets the call take as long as it takes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_set_no_timeout(
    options: *mut ct_call_options,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, { change(options, CallOptions::no_timeout) })
}

/// Tries the call again by a policy, which is copied. A method that is not idempotent may then be carried out twice;
/// for tasks see ct_call_options_set_deduplicate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_set_retry(
    options: *mut ct_call_options,
    retry: *const ct_retry,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let policy = borrow(retry, "retry")?.policy;
        change(options, |held| held.retry(policy))
    })
}

/// Tries the call once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_set_no_retry(
    options: *mut ct_call_options,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, { change(options, CallOptions::no_retry) })
}

/// Sends an HTTP header with the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_add_header(
    options: *mut ct_call_options,
    name: *const c_char,
    value: *const c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let (name, value) = (text(name, "name")?, text(value, "value")?);
        change(options, |held| held.header(name, value))
    })
}

/// Makes creating a task safe to try again, and tries it again: a task without a name gets a random one, and
/// CT_ALREADY_EXISTS on a repeat is answered with the task that the earlier attempt made.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_options_set_deduplicate(
    options: *mut ct_call_options,
    deduplicate: bool,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, { change(options, |held| held.deduplicate(deduplicate)) })
}
