//! The status that every fallible function returns.

use crate::static_text::static_text;
use std::ffi::{c_char, c_int};

/// The result of a function: CLOUDTASKS_OK, a google.rpc code (1 to 16), or a code of this library (from 100).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum cloudtasks_status {
    /// Success.
    CLOUDTASKS_OK = 0,
    /// The call was cancelled, or its client freed.
    CLOUDTASKS_CANCELLED = 1,
    /// An error that the service did not classify, or a response that cannot be read.
    CLOUDTASKS_UNKNOWN = 2,
    /// An argument or the request is invalid, whatever the state of the service.
    CLOUDTASKS_INVALID_ARGUMENT = 3,
    /// The deadline passed. The service may have carried out the request.
    CLOUDTASKS_DEADLINE_EXCEEDED = 4,
    /// The queue, task, location or operation does not exist.
    CLOUDTASKS_NOT_FOUND = 5,
    /// The name is taken, by an existing resource or by one that was deleted recently.
    CLOUDTASKS_ALREADY_EXISTS = 6,
    /// The caller does not have the permission.
    CLOUDTASKS_PERMISSION_DENIED = 7,
    /// A quota or rate limit is exceeded, or a response is larger than its limit.
    CLOUDTASKS_RESOURCE_EXHAUSTED = 8,
    /// The resource is in the wrong state, such as paused or disabled; or client and server do not agree on TLS.
    CLOUDTASKS_FAILED_PRECONDITION = 9,
    /// The resource was changed at the same time.
    CLOUDTASKS_ABORTED = 10,
    /// A value is outside of its valid range.
    CLOUDTASKS_OUT_OF_RANGE = 11,
    /// The service does not have this method.
    CLOUDTASKS_UNIMPLEMENTED = 12,
    /// A defect of the service.
    CLOUDTASKS_INTERNAL = 13,
    /// The service cannot be reached or is overloaded. Retry later.
    CLOUDTASKS_UNAVAILABLE = 14,
    /// The service lost data.
    CLOUDTASKS_DATA_LOSS = 15,
    /// The credentials are missing, invalid or expired.
    CLOUDTASKS_UNAUTHENTICATED = 16,

    /// A pointer that must not be NULL is NULL.
    CLOUDTASKS_NULL_POINTER = 100,
    /// A handle is of another type, or was freed. A freed handle is detected often, but not always.
    CLOUDTASKS_BAD_HANDLE = 101,
    /// A text is not UTF-8.
    CLOUDTASKS_BAD_UTF8 = 102,
    /// The API version, message type, method or enum value does not exist.
    CLOUDTASKS_UNKNOWN_NAME = 103,
    /// A field path names no field, or is malformed.
    CLOUDTASKS_BAD_PATH = 104,
    /// The field that a path names has another type, or the value is out of its range.
    CLOUDTASKS_MISMATCH = 105,
    /// The field that a path names is not set, and its type has no default.
    CLOUDTASKS_ABSENT = 106,
    /// JSON or binary data that cannot be read as a message of the type.
    CLOUDTASKS_BAD_DATA = 107,
    /// A pager or a list has no more items. No error is written.
    CLOUDTASKS_DONE = 108,
    /// A blocking function was called from a callback, on the thread that carries asynchronous calls.
    CLOUDTASKS_WRONG_THREAD = 109,
    /// The handle was made before a fork, in the parent process.
    CLOUDTASKS_FORKED = 110,
    /// A defect of this library. Only free the handles of the call afterwards.
    CLOUDTASKS_PANIC = 111,
    /// Another call uses the pager or the operation.
    CLOUDTASKS_BUSY = 112,
}

use cloudtasks_status::*;

const NAMES: [(cloudtasks_status, &[u8]); 30] = [
    (CLOUDTASKS_OK, b"CLOUDTASKS_OK\0"),
    (CLOUDTASKS_CANCELLED, b"CLOUDTASKS_CANCELLED\0"),
    (CLOUDTASKS_UNKNOWN, b"CLOUDTASKS_UNKNOWN\0"),
    (CLOUDTASKS_INVALID_ARGUMENT, b"CLOUDTASKS_INVALID_ARGUMENT\0"),
    (CLOUDTASKS_DEADLINE_EXCEEDED, b"CLOUDTASKS_DEADLINE_EXCEEDED\0"),
    (CLOUDTASKS_NOT_FOUND, b"CLOUDTASKS_NOT_FOUND\0"),
    (CLOUDTASKS_ALREADY_EXISTS, b"CLOUDTASKS_ALREADY_EXISTS\0"),
    (CLOUDTASKS_PERMISSION_DENIED, b"CLOUDTASKS_PERMISSION_DENIED\0"),
    (CLOUDTASKS_RESOURCE_EXHAUSTED, b"CLOUDTASKS_RESOURCE_EXHAUSTED\0"),
    (CLOUDTASKS_FAILED_PRECONDITION, b"CLOUDTASKS_FAILED_PRECONDITION\0"),
    (CLOUDTASKS_ABORTED, b"CLOUDTASKS_ABORTED\0"),
    (CLOUDTASKS_OUT_OF_RANGE, b"CLOUDTASKS_OUT_OF_RANGE\0"),
    (CLOUDTASKS_UNIMPLEMENTED, b"CLOUDTASKS_UNIMPLEMENTED\0"),
    (CLOUDTASKS_INTERNAL, b"CLOUDTASKS_INTERNAL\0"),
    (CLOUDTASKS_UNAVAILABLE, b"CLOUDTASKS_UNAVAILABLE\0"),
    (CLOUDTASKS_DATA_LOSS, b"CLOUDTASKS_DATA_LOSS\0"),
    (CLOUDTASKS_UNAUTHENTICATED, b"CLOUDTASKS_UNAUTHENTICATED\0"),
    (CLOUDTASKS_NULL_POINTER, b"CLOUDTASKS_NULL_POINTER\0"),
    (CLOUDTASKS_BAD_HANDLE, b"CLOUDTASKS_BAD_HANDLE\0"),
    (CLOUDTASKS_BAD_UTF8, b"CLOUDTASKS_BAD_UTF8\0"),
    (CLOUDTASKS_UNKNOWN_NAME, b"CLOUDTASKS_UNKNOWN_NAME\0"),
    (CLOUDTASKS_BAD_PATH, b"CLOUDTASKS_BAD_PATH\0"),
    (CLOUDTASKS_MISMATCH, b"CLOUDTASKS_MISMATCH\0"),
    (CLOUDTASKS_ABSENT, b"CLOUDTASKS_ABSENT\0"),
    (CLOUDTASKS_BAD_DATA, b"CLOUDTASKS_BAD_DATA\0"),
    (CLOUDTASKS_DONE, b"CLOUDTASKS_DONE\0"),
    (CLOUDTASKS_WRONG_THREAD, b"CLOUDTASKS_WRONG_THREAD\0"),
    (CLOUDTASKS_FORKED, b"CLOUDTASKS_FORKED\0"),
    (CLOUDTASKS_PANIC, b"CLOUDTASKS_PANIC\0"),
    (CLOUDTASKS_BUSY, b"CLOUDTASKS_BUSY\0"),
];

/// The name of a status, such as "CLOUDTASKS_NOT_FOUND"; "CLOUDTASKS_UNKNOWN" for any other number. Never NULL, never freed.
#[unsafe(no_mangle)]
pub extern "C" fn cloudtasks_status_name(status: c_int) -> *const c_char {
    let known = NAMES.iter().find(|(known, _)| *known as c_int == status);
    static_text(known.map_or(b"CLOUDTASKS_UNKNOWN\0", |(_, name)| name))
}

impl cloudtasks_status {
    /// The status for a google.rpc code; CLOUDTASKS_UNKNOWN for any other number.
    pub fn from_code(number: i32) -> cloudtasks_status {
        let codes = &NAMES[..=CLOUDTASKS_UNAUTHENTICATED as usize];
        codes.iter().find(|(status, _)| *status as i32 == number).map_or(CLOUDTASKS_UNKNOWN, |(status, _)| *status)
    }
}
