//! The status that every fallible function returns.

use crate::memory::static_text;
use std::ffi::{c_char, c_int};

/// How a call ended: CT_OK, a google.rpc code as the service gives it (1 to 16), or a code of this library (from 100).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ct_status {
    /// It worked.
    CT_OK = 0,
    /// The call was cancelled, or its client freed.
    CT_CANCELLED = 1,
    /// The service failed in a way that it did not name, or gave an answer that cannot be read.
    CT_UNKNOWN = 2,
    /// An argument or the request is wrong in itself.
    CT_INVALID_ARGUMENT = 3,
    /// The deadline passed. The request may have been carried out.
    CT_DEADLINE_EXCEEDED = 4,
    /// There is no such queue, task, location or operation.
    CT_NOT_FOUND = 5,
    /// The name is taken, by a live resource or one that existed too recently.
    CT_ALREADY_EXISTS = 6,
    /// The caller may not do this.
    CT_PERMISSION_DENIED = 7,
    /// A quota or rate is used up.
    CT_RESOURCE_EXHAUSTED = 8,
    /// The state of the resource forbids it.
    CT_FAILED_PRECONDITION = 9,
    /// Somebody else changed the resource meanwhile.
    CT_ABORTED = 10,
    /// A value lies outside of its valid range.
    CT_OUT_OF_RANGE = 11,
    /// The service does not do this.
    CT_UNIMPLEMENTED = 12,
    /// The service broke.
    CT_INTERNAL = 13,
    /// The service cannot be reached or asks for another try.
    CT_UNAVAILABLE = 14,
    /// Data is lost or damaged.
    CT_DATA_LOSS = 15,
    /// The credentials are missing, wrong or expired.
    CT_UNAUTHENTICATED = 16,

    /// A pointer that must not be NULL is NULL.
    CT_NULL = 100,
    /// A handle is of another type, or was freed (this one is often, not always noticed).
    CT_BAD_HANDLE = 101,
    /// A text is not UTF-8.
    CT_BAD_UTF8 = 102,
    /// There is no API version, message type or enum value of this name.
    CT_UNKNOWN_NAME = 103,
    /// A field path names no field, or is malformed.
    CT_BAD_PATH = 104,
    /// The place that a path names has another kind, or the value is out of its range.
    CT_MISMATCH = 105,
    /// There is nothing at the place that a path names, and its kind has no default.
    CT_ABSENT = 106,
    /// JSON or binary data that cannot be read as a message of the type.
    CT_BAD_DATA = 107,
    /// A pager has given all there is. No error is filled in.
    CT_DONE = 108,
    /// A blocking function was called from a callback, on the thread that carries asynchronous calls.
    CT_WRONG_THREAD = 109,
    /// The handle was made before a fork, in the parent process.
    CT_FORKED = 110,
    /// A defect of this library. The handles of the call should only be freed.
    CT_PANIC = 111,
}

use ct_status::*;

const NAMES: [(ct_status, &[u8]); 29] = [
    (CT_OK, b"CT_OK\0"),
    (CT_CANCELLED, b"CT_CANCELLED\0"),
    (CT_UNKNOWN, b"CT_UNKNOWN\0"),
    (CT_INVALID_ARGUMENT, b"CT_INVALID_ARGUMENT\0"),
    (CT_DEADLINE_EXCEEDED, b"CT_DEADLINE_EXCEEDED\0"),
    (CT_NOT_FOUND, b"CT_NOT_FOUND\0"),
    (CT_ALREADY_EXISTS, b"CT_ALREADY_EXISTS\0"),
    (CT_PERMISSION_DENIED, b"CT_PERMISSION_DENIED\0"),
    (CT_RESOURCE_EXHAUSTED, b"CT_RESOURCE_EXHAUSTED\0"),
    (CT_FAILED_PRECONDITION, b"CT_FAILED_PRECONDITION\0"),
    (CT_ABORTED, b"CT_ABORTED\0"),
    (CT_OUT_OF_RANGE, b"CT_OUT_OF_RANGE\0"),
    (CT_UNIMPLEMENTED, b"CT_UNIMPLEMENTED\0"),
    (CT_INTERNAL, b"CT_INTERNAL\0"),
    (CT_UNAVAILABLE, b"CT_UNAVAILABLE\0"),
    (CT_DATA_LOSS, b"CT_DATA_LOSS\0"),
    (CT_UNAUTHENTICATED, b"CT_UNAUTHENTICATED\0"),
    (CT_NULL, b"CT_NULL\0"),
    (CT_BAD_HANDLE, b"CT_BAD_HANDLE\0"),
    (CT_BAD_UTF8, b"CT_BAD_UTF8\0"),
    (CT_UNKNOWN_NAME, b"CT_UNKNOWN_NAME\0"),
    (CT_BAD_PATH, b"CT_BAD_PATH\0"),
    (CT_MISMATCH, b"CT_MISMATCH\0"),
    (CT_ABSENT, b"CT_ABSENT\0"),
    (CT_BAD_DATA, b"CT_BAD_DATA\0"),
    (CT_DONE, b"CT_DONE\0"),
    (CT_WRONG_THREAD, b"CT_WRONG_THREAD\0"),
    (CT_FORKED, b"CT_FORKED\0"),
    (CT_PANIC, b"CT_PANIC\0"),
];

/// The name of a status, such as "CT_NOT_FOUND"; "CT_UNKNOWN" for a number that is none. Never NULL, never freed.
#[unsafe(no_mangle)]
pub extern "C" fn ct_status_name(status: c_int) -> *const c_char {
    let known = NAMES.iter().find(|(known, _)| *known as c_int == status);
    static_text(known.map_or(b"CT_UNKNOWN\0", |(_, name)| name))
}

impl ct_status {
    /// The status for a google.rpc code; CT_UNKNOWN for a number that is none.
    pub fn from_code(number: i32) -> ct_status {
        let codes = &NAMES[..=CT_UNAUTHENTICATED as usize];
        codes.iter().find(|(status, _)| *status as i32 == number).map_or(CT_UNKNOWN, |(status, _)| *status)
    }
}
