//! The codes of `google.rpc.Code`, for errors of the service and of the client.

use std::fmt;

/// The kind of an error. The numbers are those of gRPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
#[non_exhaustive]
pub enum Code {
    /// No error.
    Ok = 0,
    /// The caller canceled the call, or the client is closed.
    Cancelled = 1,
    /// An error that the service did not classify.
    Unknown = 2,
    /// The request is invalid, whatever the state of the service.
    InvalidArgument = 3,
    /// The deadline passed. The service may have executed the request.
    DeadlineExceeded = 4,
    /// The resource does not exist.
    NotFound = 5,
    /// The name is taken, by an existing resource or by one that was deleted recently.
    AlreadyExists = 6,
    /// The caller may not do this.
    PermissionDenied = 7,
    /// A quota or rate limit is exceeded.
    ResourceExhausted = 8,
    /// The resource is in the wrong state, such as paused or disabled.
    FailedPrecondition = 9,
    /// The resource was changed at the same time.
    Aborted = 10,
    /// A value is outside of what the service allows.
    OutOfRange = 11,
    /// The service does not have this method.
    Unimplemented = 12,
    /// A defect of the service or of this library.
    Internal = 13,
    /// The service cannot be reached or is overloaded. Retry later.
    Unavailable = 14,
    /// The service lost data.
    DataLoss = 15,
    /// The credentials are missing, invalid or expired.
    Unauthenticated = 16,
}

/// Each code at the position of its number, with its name and its HTTP status.
const CODES: [(Code, &str, u16); 17] = [
    (Code::Ok, "OK", 200),
    (Code::Cancelled, "CANCELLED", 499),
    (Code::Unknown, "UNKNOWN", 500),
    (Code::InvalidArgument, "INVALID_ARGUMENT", 400),
    (Code::DeadlineExceeded, "DEADLINE_EXCEEDED", 504),
    (Code::NotFound, "NOT_FOUND", 404),
    (Code::AlreadyExists, "ALREADY_EXISTS", 409),
    (Code::PermissionDenied, "PERMISSION_DENIED", 403),
    (Code::ResourceExhausted, "RESOURCE_EXHAUSTED", 429),
    (Code::FailedPrecondition, "FAILED_PRECONDITION", 400),
    (Code::Aborted, "ABORTED", 409),
    (Code::OutOfRange, "OUT_OF_RANGE", 400),
    (Code::Unimplemented, "UNIMPLEMENTED", 501),
    (Code::Internal, "INTERNAL", 500),
    (Code::Unavailable, "UNAVAILABLE", 503),
    (Code::DataLoss, "DATA_LOSS", 500),
    (Code::Unauthenticated, "UNAUTHENTICATED", 401),
];

impl Code {
    /// `"NOT_FOUND"`.
    pub fn as_str(self) -> &'static str {
        CODES[self as usize].1
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Code> {
        CODES.iter().find(|(_, known, _)| *known == name).map(|(code, ..)| *code)
    }

    /// The code with this number.
    pub fn from_number(number: i32) -> Option<Code> {
        usize::try_from(number).ok().and_then(|index| CODES.get(index)).map(|(code, ..)| *code)
    }

    /// The HTTP status of a response with this code.
    pub fn http_status(self) -> u16 {
        CODES[self as usize].2
    }

    /// The code of an HTTP response that does not name one.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_stands_at_the_position_of_its_number() {
        for (number, (code, name, _)) in CODES.into_iter().enumerate() {
            assert_eq!((code as usize, code.as_str()), (number, name));
            assert_eq!((Code::from_name(name), Code::from_number(number as i32)), (Some(code), Some(code)));
        }
        assert_eq!((Code::from_number(-1), Code::from_number(17), Code::from_name("ok")), (None, None, None));
    }

    #[test]
    fn an_http_status_gives_a_code_that_has_this_status() {
        for (code, _, status) in CODES {
            let read = Code::from_http_status(status);
            assert_eq!(read.http_status(), status, "{code}");
        }
        for (status, name) in [
            (204, "OK"),
            (302, "UNKNOWN"),
            (402, "INVALID_ARGUMENT"),
            (412, "FAILED_PRECONDITION"),
            (416, "OUT_OF_RANGE"),
            (500, "INTERNAL"),
            (502, "UNKNOWN"),
        ] {
            assert_eq!(Code::from_http_status(status).to_string(), name, "{status}");
        }
    }
}
