//! What went wrong, on its way to C.

use crate::error_kind::{cloudtasks_error_kind, cloudtasks_phase};
use crate::status::cloudtasks_status;
use cloudtasks::{ErrorKind, message};
use std::collections::BTreeMap;
use std::ffi::{CString, c_int};

/// What is known of a call beside its status and message.
#[derive(Debug)]
pub struct Facts {
    pub kind: cloudtasks_error_kind,
    pub phase: cloudtasks_phase,
    pub may_have_arrived: bool,
    pub attempts: u32,
    pub http_status: c_int,
    pub details: Option<CString>,
    pub reason: Option<CString>,
    pub domain: Option<CString>,
    pub metadata: BTreeMap<String, CString>,
}

impl Facts {
    fn new(kind: cloudtasks_error_kind) -> Self {
        Facts {
            kind,
            phase: cloudtasks_phase::CLOUDTASKS_PHASE_NONE,
            may_have_arrived: false,
            attempts: 0,
            http_status: 0,
            details: None,
            reason: None,
            domain: None,
            metadata: BTreeMap::new(),
        }
    }

    fn of(error: &cloudtasks::Error) -> Self {
        // Where retries were used up, what the service said stands in the last attempt's error.
        let said = error.last().unwrap_or(error);
        let text = |text: &str| c_text(text.to_owned());
        Facts {
            kind: error.kind().into(),
            phase: error.phase().into(),
            may_have_arrived: error.may_have_arrived(),
            attempts: error.attempts(),
            http_status: said.http_status().map_or(0, c_int::from),
            details: Some(said.details_json()).filter(|text| *text != "[]").map(text),
            reason: said.reason().map(text),
            domain: said.domain().map(text),
            metadata: said.metadata().into_iter().map(|(key, value)| (key.to_owned(), text(value))).collect(),
        }
    }
}

/// An error on its way to C.
#[derive(Debug)]
pub struct Failure {
    pub status: cloudtasks_status,
    pub message: String,
    pub path: Option<String>,
    pub facts: Box<Facts>,
    pub cause: Option<Box<Failure>>,
}

impl Failure {
    pub fn new(status: cloudtasks_status, message: impl Into<String>) -> Self {
        Self::of_kind(cloudtasks_error_kind::of_own(status), status, message)
    }

    fn of_kind(kind: cloudtasks_error_kind, status: cloudtasks_status, message: impl Into<String>) -> Self {
        let facts = Box::new(Facts::new(kind));
        Failure { status, message: message.into(), path: None, facts, cause: None }
    }

    pub fn null(name: &str) -> Self {
        Self::new(cloudtasks_status::CLOUDTASKS_NULL_POINTER, format!("{name} is NULL"))
    }

    /// A call that was stopped while it ran: the service may have carried it out.
    pub fn cancelled(why: &str) -> Self {
        let mut failure = Self::new(cloudtasks_status::CLOUDTASKS_CANCELLED, why);
        failure.facts.may_have_arrived = true;
        failure
    }

    /// What the service said of a long-running operation or of a part of one.
    pub fn of_service(code: i32, message: &str) -> Self {
        let status = cloudtasks_status::from_code(code);
        Self::of_kind(cloudtasks_error_kind::CLOUDTASKS_ERROR_SERVICE, status, message)
    }

    pub fn status(&self) -> cloudtasks_status {
        self.status
    }

    /// A problem with a field of a message.
    pub fn in_message(status: cloudtasks_status, error: &message::Error) -> Self {
        let path = Some(error.path().to_owned()).filter(|path| !path.is_empty());
        Failure { path, ..Self::new(status, error.to_string()) }
    }

    /// There is no more: not an error, and none is filled in.
    pub fn done() -> Self {
        Self::new(cloudtasks_status::CLOUDTASKS_DONE, "")
    }
}

impl From<&cloudtasks::Error> for Failure {
    fn from(error: &cloudtasks::Error) -> Self {
        Failure {
            status: match error.kind() {
                ErrorKind::Defect => cloudtasks_status::CLOUDTASKS_PANIC,
                _ => cloudtasks_status::from_code(error.code() as i32),
            },
            message: error.message().to_owned(),
            path: None,
            facts: Box::new(Facts::of(error)),
            cause: error.last().map(|last| Box::new(last.into())),
        }
    }
}

impl From<cloudtasks::Error> for Failure {
    fn from(error: cloudtasks::Error) -> Self {
        (&error).into()
    }
}

/// A text for C; a NUL within, which C cannot see past, becomes U+FFFD.
pub fn c_text(text: String) -> CString {
    CString::new(text).unwrap_or_else(|error| {
        let text = String::from_utf8_lossy(&error.into_vec()).replace('\0', "\u{FFFD}");
        CString::new(text).unwrap_or_default()
    })
}
