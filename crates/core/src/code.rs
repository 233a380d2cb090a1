//! The codes of `google.rpc.Code`: one vocabulary for what the service answers and for what fails on this side.

use std::fmt;

/// What kind of error it is. The numbers are those of gRPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum Code {
    Ok = 0,
    /// The call was given up by its caller, or the client was closed.
    Cancelled = 1,
    Unknown = 2,
    /// The request is wrong in itself.
    InvalidArgument = 3,
    /// The deadline passed. The request may have been carried out.
    DeadlineExceeded = 4,
    NotFound = 5,
    /// The name is taken, by a live resource or by one that existed too recently.
    AlreadyExists = 6,
    PermissionDenied = 7,
    /// A quota or rate is used up.
    ResourceExhausted = 8,
    /// The state of the resource forbids it.
    FailedPrecondition = 9,
    /// Somebody else changed the resource meanwhile.
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    /// The service cannot be reached or asks for another try.
    Unavailable = 14,
    DataLoss = 15,
    /// The credentials are missing, wrong or expired.
    Unauthenticated = 16,
}

const NAMES: [(&str, Code); 17] = [
    ("OK", Code::Ok),
    ("CANCELLED", Code::Cancelled),
    ("UNKNOWN", Code::Unknown),
    ("INVALID_ARGUMENT", Code::InvalidArgument),
    ("DEADLINE_EXCEEDED", Code::DeadlineExceeded),
    ("NOT_FOUND", Code::NotFound),
    ("ALREADY_EXISTS", Code::AlreadyExists),
    ("PERMISSION_DENIED", Code::PermissionDenied),
    ("RESOURCE_EXHAUSTED", Code::ResourceExhausted),
    ("FAILED_PRECONDITION", Code::FailedPrecondition),
    ("ABORTED", Code::Aborted),
    ("OUT_OF_RANGE", Code::OutOfRange),
    ("UNIMPLEMENTED", Code::Unimplemented),
    ("INTERNAL", Code::Internal),
    ("UNAVAILABLE", Code::Unavailable),
    ("DATA_LOSS", Code::DataLoss),
    ("UNAUTHENTICATED", Code::Unauthenticated),
];

impl Code {
    /// `"NOT_FOUND"`.
    pub fn as_str(self) -> &'static str {
        NAMES[self as usize].0
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Code> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
    }

    /// The code with this number.
    pub fn from_number(number: i32) -> Option<Code> {
        usize::try_from(number).ok().and_then(|index| NAMES.get(index)).map(|(_, code)| *code)
    }

    /// The code that an HTTP status stands for when the answer names none.
    pub fn from_http_status(status: u16) -> Code {
        match status {
            200..=299 => Code::Ok,
            401 => Code::Unauthenticated,
            403 => Code::PermissionDenied,
            404 => Code::NotFound,
            409 => Code::Aborted,
            412 => Code::FailedPrecondition,
            416 => Code::OutOfRange,
            429 => Code::ResourceExhausted,
            499 => Code::Cancelled,
            400..=498 => Code::InvalidArgument,
            500 => Code::Internal,
            501 => Code::Unimplemented,
            503 => Code::Unavailable,
            504 => Code::DeadlineExceeded,
            _ => Code::Unknown,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
