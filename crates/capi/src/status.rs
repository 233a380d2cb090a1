//! The status that every fallible function returns.

use crate::static_text::static_text;
use std::ffi::{c_char, c_int};

/// How a call ended: CLOUDTASKS_OK, a google.rpc code as the service gives it (1 to 16), or a code of this library (from 100).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum cloudtasks_status {
    /// It worked.
    CLOUDTASKS_OK = 0,
    /// The call was cancelled, or its client freed.
    CLOUDTASKS_CANCELLED = 1,
    /// The service failed in a way that it did not name, or gave an answer that cannot be read.
    CLOUDTASKS_UNKNOWN = 2,
    /// An argument or the request is wrong in itself.
    CLOUDTASKS_INVALID_ARGUMENT = 3,
    /// The deadline passed. The request may have been carried out.
    CLOUDTASKS_DEADLINE_EXCEEDED = 4,
    /// There is no such queue, task, location or operation.
    CLOUDTASKS_NOT_FOUND = 5,
    /// The name is taken, by a live resource or one that existed too recently.
    CLOUDTASKS_ALREADY_EXISTS = 6,
    /// The caller may not do this.
    CLOUDTASKS_PERMISSION_DENIED = 7,
    /// A quota or rate is used up.
    CLOUDTASKS_RESOURCE_EXHAUSTED = 8,
    /// The state of the resource forbids it.
    CLOUDTASKS_FAILED_PRECONDITION = 9,
    /// Somebody else changed the resource in the meantime.
    CLOUDTASKS_ABORTED = 10,
    /// A value lies outside of its valid range.
    CLOUDTASKS_OUT_OF_RANGE = 11,
    /// The service does not do this.
    CLOUDTASKS_UNIMPLEMENTED = 12,
    /// The service broke.
    CLOUDTASKS_INTERNAL = 13,
    /// The service cannot be reached or asks for another try.
    CLOUDTASKS_UNAVAILABLE = 14,
    /// Data is lost or damaged.
    CLOUDTASKS_DATA_LOSS = 15,
    /// The credentials are missing, wrong or expired.
    CLOUDTASKS_UNAUTHENTICATED = 16,

    /// A pointer that must not be NULL is NULL.
    CLOUDTASKS_NULL_POINTER = 100,
    /// A handle is of another type, or was freed (this one is often, not always noticed).
    CLOUDTASKS_BAD_HANDLE = 101,
    /// A text is not UTF-8.
    CLOUDTASKS_BAD_UTF8 = 102,
    /// There is no API version, message type or enum value of this name.
    CLOUDTASKS_UNKNOWN_NAME = 103,
    /// A field path names no field, or is malformed.
    CLOUDTASKS_BAD_PATH = 104,
    /// The place that a path names has another kind, or the value is out of its range.
    CLOUDTASKS_MISMATCH = 105,
    /// There is nothing at the place that a path names, and its kind has no default.
    CLOUDTASKS_ABSENT = 106,
    /// JSON or binary data that cannot be read as a message of the type.
    CLOUDTASKS_BAD_DATA = 107,
    /// A pager has given all there is. No error is filled in.
    CLOUDTASKS_DONE = 108,
    /// A blocking function was called from a callback, on the thread that carries asynchronous calls.
    CLOUDTASKS_WRONG_THREAD = 109,
    /// The handle was made before a fork, in the parent process.
    CLOUDTASKS_FORKED = 110,
    /// A defect of this library. The handles of the call should only be freed.
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
