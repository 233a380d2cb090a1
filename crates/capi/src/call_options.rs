//! The settings of one call.

use crate::argument::{milliseconds, out, text};
use crate::cancellation::{Cancellation, cloudtasks_cancellation};
use crate::completions::{Completions, cloudtasks_completions};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_mut, borrow_optional, give, take};
use crate::process::OfProcess;
use crate::retry::cloudtasks_retry;
use crate::status::cloudtasks_status;
use cloudtasks::CallOptions;
use std::ffi::c_char;
use std::sync::Arc;

/// The settings of one call. Several threads may use them at the same time, as long as none changes them.
pub struct cloudtasks_call_options {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_call_options, CallSettings);

/// The options of the core, and those that only C has.
#[derive(Clone, Default)]
pub struct CallSettings {
    pub options: CallOptions,
    pub cancellation: Option<OfProcess<Arc<Cancellation>>>,
    pub completions: Option<OfProcess<Arc<Completions>>>,
}

impl CallSettings {
    /// What cancels the call. A token of the parent process cancels nothing in a child.
    pub fn cancellation(&self) -> Option<&Cancellation> {
        self.cancellation.as_ref().filter(|held| held.is_here()).map(|held| &***held)
    }
}

/// Applies a change to the options behind a handle.
///
/// # Safety
/// The handle is NULL or a live one that nobody else uses.
unsafe fn change(
    options: *mut cloudtasks_call_options,
    with: impl FnOnce(CallOptions) -> CallOptions,
) -> Result<(), Failure> {
    // SAFETY: as promised.
    let inner = unsafe { borrow_mut(options, "options") }?;
    inner.options = with(std::mem::take(&mut inner.options));
    Ok(())
}

/// Makes options of which none is set: the defaults of the client and the method apply.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_new(
    options: *mut *mut cloudtasks_call_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        out(options, "options")?.set(give(CallSettings::default()));
        Ok(())
    })
}

/// Frees options. Calls made with them are not affected. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_free(options: *mut cloudtasks_call_options) {
    infallible!((), { drop(take(options)) })
}

/// The timeout of the whole call in milliseconds: token, connection, all attempts and the delays between. With 0 the call fails
/// without being sent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_set_timeout(
    options: *mut cloudtasks_call_options,
    timeout_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let timeout = milliseconds(timeout_ms, "timeout_ms")?;
        change(options, |held| held.timeout(timeout))
    })
}

/// No timeout for the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_set_no_timeout(
    options: *mut cloudtasks_call_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, CallOptions::no_timeout) })
}

/// Retries the call by a policy, which is copied. A method that is not idempotent may then be carried out twice; for
/// create_task see cloudtasks_call_options_set_deduplicate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_set_retry(
    options: *mut cloudtasks_call_options,
    retry: *const cloudtasks_retry,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let policy = borrow(retry, "retry")?.policy;
        change(options, |held| held.retry(policy))
    })
}

/// No retry for the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_set_no_retry(
    options: *mut cloudtasks_call_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, CallOptions::no_retry) })
}

/// Sends an HTTP header with the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_add_header(
    options: *mut cloudtasks_call_options,
    name: *const c_char,
    value: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (name, value) = (text(name, "name")?, text(value, "value")?);
        change(options, |held| held.header(name, value))
    })
}

/// Sets the cancellation token of the call, and of the pager or operation that is made with these options. Calls under way
/// keep the token that they started with. NULL removes it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_set_cancellation(
    options: *mut cloudtasks_call_options,
    cancellation: *const cloudtasks_cancellation,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let token = borrow_optional(cancellation, "cancellation")?.cloned();
        borrow_mut(options, "options")?.cancellation = token;
        Ok(())
    })
}

/// Puts the callbacks of asynchronous calls with these options, and of the pager or operation that is made with them, into
/// completions for cloudtasks_completions_deliver, in place of running them on the client's thread. NULL removes them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_set_completions(
    options: *mut cloudtasks_call_options,
    completions: *const cloudtasks_completions,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let held = borrow_optional(completions, "completions")?.cloned();
        borrow_mut(options, "options")?.completions = held;
        Ok(())
    })
}

/// Copies options.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_copy(
    options: *const cloudtasks_call_options,
    copy: *mut *mut cloudtasks_call_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, held) = (out(copy, "copy")?, borrow(options, "options")?);
        place.set(give(held.clone()));
        Ok(())
    })
}

/// Makes retries of create_task safe, and retries it. A task without a name gets a random one. If a retry fails with
/// CLOUDTASKS_ALREADY_EXISTS, the call returns the task that the earlier attempt created. Any other method fails with
/// CLOUDTASKS_INVALID_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_options_set_deduplicate(
    options: *mut cloudtasks_call_options,
    deduplicate: bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, |held| held.deduplicate(deduplicate)) })
}
