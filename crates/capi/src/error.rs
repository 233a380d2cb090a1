//! Errors: what went wrong, for programs and for people.

use crate::handle::{borrow, give, take};
use crate::status::ct_status;
use cloudtasks::{ErrorKind, message};
use std::ffi::{CString, c_char, c_int};
use std::ptr::null;

/// What went wrong in a call. Filled in where the caller passes a place for it; freed by ct_error_free.
pub struct ct_error {
    _opaque: [u8; 0],
}

opaque!(ct_error, ErrorInner);

pub struct ErrorInner {
    status: ct_status,
    message: CString,
    path: Option<CString>,
    details: Option<CString>,
    http_status: c_int,
}

/// An error on its way to C.
#[derive(Debug)]
pub struct Failure {
    status: ct_status,
    message: String,
    path: Option<String>,
    details: Option<String>,
    http_status: c_int,
}

impl Failure {
    pub fn new(status: ct_status, message: impl Into<String>) -> Self {
        Failure { status, message: message.into(), path: None, details: None, http_status: 0 }
    }

    pub fn null(name: &str) -> Self {
        Self::new(ct_status::CT_NULL, format!("{name} is NULL"))
    }

    pub fn status(&self) -> ct_status {
        self.status
    }

    /// A problem with a field of a message.
    pub fn in_message(status: ct_status, error: &message::Error) -> Self {
        let path = Some(error.path().to_owned()).filter(|path| !path.is_empty());
        Failure { path, ..Self::new(status, error.to_string()) }
    }

    /// There is no more: not an error, and none is filled in.
    pub fn done() -> Self {
        Self::new(ct_status::CT_DONE, "")
    }

    pub fn into_handle(self) -> *mut ct_error {
        give(ErrorInner {
            status: self.status,
            message: c_text(self.message),
            path: self.path.map(c_text),
            details: self.details.map(c_text),
            http_status: self.http_status,
        })
    }
}

impl From<cloudtasks::Error> for Failure {
    fn from(error: cloudtasks::Error) -> Self {
        let status = match error.kind() {
            ErrorKind::Defect => ct_status::CT_PANIC,
            _ => ct_status::from_code(error.code() as i32),
        };
        Failure {
            details: details_json(error.details()),
            http_status: error.http_status().map_or(0, c_int::from),
            ..Self::new(status, error.message())
        }
    }
}

fn details_json(details: &[serde_json::Value]) -> Option<String> {
    if details.is_empty() { None } else { serde_json::to_string(details).ok() }
}

/// A text for C; a NUL within, which C cannot see past, becomes U+FFFD.
fn c_text(text: String) -> CString {
    CString::new(text).unwrap_or_else(|error| {
        let text = String::from_utf8_lossy(&error.into_vec()).replace('\0', "\u{FFFD}");
        CString::new(text).unwrap_or_default()
    })
}

/// The status of the call that failed; CT_OK for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_error_status(error: *const ct_error) -> ct_status {
    infallible!(ct_status::CT_OK, { borrow(error, "error").map_or(ct_status::CT_OK, |inner| inner.status) })
}

/// What went wrong, in English, as the service or this library says it. Valid until the error is freed; NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_error_message(error: *const ct_error) -> *const c_char {
    infallible!(null(), { borrow(error, "error").map_or(null(), |inner| inner.message.as_ptr()) })
}

/// The path of the field that is wrong, such as "http_request.url"; NULL if the error is not about a field. Valid until
/// the error is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_error_path(error: *const ct_error) -> *const c_char {
    infallible!(null(), { text_or_null(borrow(error, "error").ok().and_then(|inner| inner.path.as_ref())) })
}

/// The details that the service gave, as a JSON array of objects with "@type"; NULL if there are none. Valid until the
/// error is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_error_details(error: *const ct_error) -> *const c_char {
    infallible!(null(), { text_or_null(borrow(error, "error").ok().and_then(|inner| inner.details.as_ref())) })
}

/// The HTTP status of the answer; 0 if there was none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_error_http_status(error: *const ct_error) -> c_int {
    infallible!(0, { borrow(error, "error").map_or(0, |inner| inner.http_status) })
}

/// Frees an error. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_error_free(error: *mut ct_error) {
    infallible!((), { drop(take(error)) })
}

fn text_or_null(text: Option<&CString>) -> *const c_char {
    text.map_or(null(), |text| text.as_ptr())
}
