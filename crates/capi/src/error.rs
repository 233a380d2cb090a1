//! Errors: what went wrong, for programs and for people.

use crate::argument::text;
use crate::error_kind::{cloudtasks_error_kind, cloudtasks_phase};
use crate::failure::{Facts, Failure, c_text};
use crate::handle::{borrow, give, take};
use crate::status::cloudtasks_status;
use std::ffi::{CString, c_char, c_int};
use std::ptr::null;

/// Why a function failed. A function writes one where the caller passes a pointer for it; cloudtasks_error_free frees it.
pub struct cloudtasks_error {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_error, ErrorInner);

pub struct ErrorInner {
    status: cloudtasks_status,
    message: CString,
    path: Option<CString>,
    facts: Facts,
    /// The error of the last attempt, which this one owns.
    cause: Option<Cause>,
}

/// A handle that its error owns.
struct Cause(*mut cloudtasks_error);

// SAFETY: nothing changes an error, and the handle has one owner.
unsafe impl Send for Cause {}
// SAFETY: as above.
unsafe impl Sync for Cause {}

impl Drop for Cause {
    fn drop(&mut self) {
        // SAFETY: made by `give`, owned here alone.
        drop(unsafe { take(self.0) });
    }
}

impl Failure {
    pub fn into_handle(self) -> *mut cloudtasks_error {
        give(ErrorInner {
            status: self.status,
            message: c_text(self.message),
            path: self.path.map(c_text),
            facts: *self.facts,
            cause: self.cause.map(|cause| Cause(cause.into_handle())),
        })
    }
}

/// The status of the call that failed; CLOUDTASKS_OK for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_status(error: *const cloudtasks_error) -> cloudtasks_status {
    infallible!(cloudtasks_status::CLOUDTASKS_OK, {
        borrow(error, "error").map_or(cloudtasks_status::CLOUDTASKS_OK, |inner| inner.status)
    })
}

/// What went wrong, in English, as the service or this library says it. Valid until the error is freed; NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_message(error: *const cloudtasks_error) -> *const c_char {
    infallible!(null(), { borrow(error, "error").map_or(null(), |inner| inner.message.as_ptr()) })
}

/// The path of the field that is wrong, such as "http_request.url"; NULL if the error is not about a field. Valid until
/// the error is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_path(error: *const cloudtasks_error) -> *const c_char {
    infallible!(null(), { text_or_null(borrow(error, "error").ok().and_then(|inner| inner.path.as_ref())) })
}

/// On which side of the call the error arose; CLOUDTASKS_ERROR_NONE for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_kind_of(error: *const cloudtasks_error) -> cloudtasks_error_kind {
    infallible!(cloudtasks_error_kind::CLOUDTASKS_ERROR_NONE, {
        borrow(error, "error").map_or(cloudtasks_error_kind::CLOUDTASKS_ERROR_NONE, |inner| inner.facts.kind)
    })
}

/// What the call was doing when it failed; CLOUDTASKS_PHASE_NONE if that is not known, and for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_phase(error: *const cloudtasks_error) -> cloudtasks_phase {
    infallible!(cloudtasks_phase::CLOUDTASKS_PHASE_NONE, {
        borrow(error, "error").map_or(cloudtasks_phase::CLOUDTASKS_PHASE_NONE, |inner| inner.facts.phase)
    })
}

/// Whether the service may have carried out the request: it was sent, and no response rejected it. If this is false, it is
/// safe to make the call again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_may_have_arrived(error: *const cloudtasks_error) -> bool {
    infallible!(false, { borrow(error, "error").is_ok_and(|inner| inner.facts.may_have_arrived) })
}

/// The number of attempts; 0 if the request was not sent, and for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_attempts(error: *const cloudtasks_error) -> u32 {
    infallible!(0, { borrow(error, "error").map_or(0, |inner| inner.facts.attempts) })
}

/// The HTTP status of the response; after retries, of the last one. 0 if there was no response.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_http_status(error: *const cloudtasks_error) -> c_int {
    infallible!(0, { borrow(error, "error").map_or(0, |inner| inner.facts.http_status) })
}

/// The error of the last attempt, if retries were used up; else NULL. `error` owns it; do not free it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_cause(error: *const cloudtasks_error) -> *const cloudtasks_error {
    infallible!(null(), {
        borrow(error, "error").ok().and_then(|inner| inner.cause.as_ref()).map_or(null(), |cause| cause.0.cast_const())
    })
}

/// The details that the service gave, as a JSON array of objects with "@type"; NULL if there are none. Valid until the
/// error is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_details(error: *const cloudtasks_error) -> *const c_char {
    infallible!(null(), { text_or_null(borrow(error, "error").ok().and_then(|inner| inner.facts.details.as_ref())) })
}

/// The cause for programs, such as "SERVICE_DISABLED", from the google.rpc.ErrorInfo among the details; NULL if there is
/// none. Valid until the error is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_reason(error: *const cloudtasks_error) -> *const c_char {
    infallible!(null(), { text_or_null(borrow(error, "error").ok().and_then(|inner| inner.facts.reason.as_ref())) })
}

/// The domain that defines the reason, such as "googleapis.com"; NULL if there is none. Valid until the error is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_domain(error: *const cloudtasks_error) -> *const c_char {
    infallible!(null(), { text_or_null(borrow(error, "error").ok().and_then(|inner| inner.facts.domain.as_ref())) })
}

/// The value of a key in the google.rpc.ErrorInfo, such as "service"; NULL if there is none. Valid until the error is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_metadata(
    error: *const cloudtasks_error,
    key: *const c_char,
) -> *const c_char {
    infallible!(null(), {
        let found = borrow(error, "error").and_then(|inner| Ok(inner.facts.metadata.get(text(key, "key")?)));
        text_or_null(found.ok().flatten())
    })
}

/// Frees an error. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_error_free(error: *mut cloudtasks_error) {
    infallible!((), { drop(take(error)) })
}

fn text_or_null(text: Option<&CString>) -> *const c_char {
    text.map_or(null(), |text| text.as_ptr())
}
