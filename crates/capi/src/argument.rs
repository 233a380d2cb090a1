//! Reading what C passes in, and writing what goes out: every pointer is checked, every text is UTF-8.
//!
//! Text comes in two ways. A `const char *` alone ends at its NUL. One with a `size_t` behind it has that many bytes,
//! or ends at its NUL where the length is `CLOUDTASKS_NUL_TERMINATED`.

use crate::failure::Failure;
use crate::status::cloudtasks_status;
use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::time::Duration;

/// How large a text, a block of bytes or an array may be that is passed in, in bytes. No message of the API comes near it.
pub const CLOUDTASKS_MAX_ARGUMENT_BYTES: usize = 67108864;

/// From here on an argument is copied only if there is memory for it. Where memory runs out at any other place, the process
/// ends, as programs of Rust do.
const LARGE: usize = 1 << 20;

/// The length that says: up to the NUL. `CLOUDTASKS_NUL_TERMINATED` in the header.
const NUL_TERMINATED: usize = usize::MAX;

/// A place of the caller's to write one result to. Functions write it last, when nothing can fail any more.
pub struct Out<'a, T> {
    place: *mut T,
    caller: PhantomData<&'a mut T>,
}

impl<'a, T> Out<'a, T> {
    pub fn set(self, value: T) {
        // SAFETY: made by `out`, whose caller promises that a write is valid; what was there needs no drop.
        unsafe { self.place.write(value) }
    }

    /// The same place, for another type of the same layout.
    pub fn cast<U>(self) -> Out<'a, U> {
        const { assert!(size_of::<T>() == size_of::<U>() && align_of::<T>() == align_of::<U>()) };
        Out { place: self.place.cast(), caller: PhantomData }
    }
}

/// A result that the caller must take.
///
/// # Safety
/// The pointer is NULL or valid for a write.
pub unsafe fn out<'a, T>(place: *mut T, name: &str) -> Result<Out<'a, T>, Failure> {
    if place.is_null() { Err(Failure::null(name)) } else { Ok(Out { place, caller: PhantomData }) }
}

/// A result that the caller may leave.
///
/// # Safety
/// The pointer is NULL or valid for a write.
pub unsafe fn optional_out<'a, T>(place: *mut T) -> Option<Out<'a, T>> {
    (!place.is_null()).then_some(Out { place, caller: PhantomData })
}

/// A NUL-terminated text.
///
/// # Safety
/// The pointer is NULL or leads to a NUL-terminated text that stays as it is during the call.
pub unsafe fn text<'a>(pointer: *const c_char, name: &str) -> Result<&'a str, Failure> {
    // SAFETY: as promised.
    unsafe { text_of_length(pointer, NUL_TERMINATED, name) }
}

/// A NUL-terminated text, or nothing for NULL.
///
/// # Safety
/// As for [`text`].
pub unsafe fn optional_text<'a>(pointer: *const c_char, name: &str) -> Result<Option<&'a str>, Failure> {
    // SAFETY: as promised.
    if pointer.is_null() { Ok(None) } else { unsafe { text(pointer, name) }.map(Some) }
}

/// A text with its length, or up to its NUL for `CLOUDTASKS_NUL_TERMINATED`.
///
/// # Safety
/// The pointer is NULL or leads to that many bytes, or to a NUL-terminated text, that stay as they are.
pub unsafe fn text_of_length<'a>(pointer: *const c_char, length: usize, name: &str) -> Result<&'a str, Failure> {
    let bytes = if length == NUL_TERMINATED && !pointer.is_null() {
        // SAFETY: not NULL, and NUL-terminated as promised.
        let bytes = unsafe { CStr::from_ptr(pointer) }.to_bytes();
        check_size(bytes.len(), name)?;
        bytes
    } else {
        // SAFETY: as promised; NULL is checked there.
        unsafe { bytes(pointer.cast(), length, name) }?
    };
    std::str::from_utf8(bytes).map_err(|error| {
        let problem = format!("{name} is not UTF-8: byte {} is wrong", error.valid_up_to());
        Failure::new(cloudtasks_status::CLOUDTASKS_BAD_UTF8, problem)
    })
}

/// A block of bytes. NULL is allowed where the length is 0.
///
/// # Safety
/// As for [`slice`].
pub unsafe fn bytes<'a>(pointer: *const u8, length: usize, name: &str) -> Result<&'a [u8], Failure> {
    // SAFETY: as promised.
    unsafe { slice(pointer, length, name) }
}

/// An array. NULL is allowed where the length is 0.
///
/// # Safety
/// The pointer is NULL or leads to that many values that stay as they are.
pub unsafe fn slice<'a, T>(pointer: *const T, length: usize, name: &str) -> Result<&'a [T], Failure> {
    match (pointer.is_null(), length) {
        (true, 0) => Ok(&[]),
        (true, _) => Err(Failure::null(name)),
        (false, length) => {
            check_size(length.saturating_mul(size_of::<T>()), name)?;
            // SAFETY: not NULL, of a size that a slice may have, and valid as promised.
            Ok(unsafe { std::slice::from_raw_parts(pointer, length) })
        }
    }
}

/// Refuses a size above the limit, and one that cannot be allocated.
fn check_size(size: usize, name: &str) -> Result<(), Failure> {
    if size > CLOUDTASKS_MAX_ARGUMENT_BYTES {
        let problem = format!("the length of {name} is too large: at most {CLOUDTASKS_MAX_ARGUMENT_BYTES} bytes");
        return Err(Failure::new(cloudtasks_status::CLOUDTASKS_INVALID_ARGUMENT, problem));
    }
    if size >= LARGE && Vec::<u8>::new().try_reserve_exact(size).is_err() {
        let problem = format!("{name}: no memory for {size} bytes");
        return Err(Failure::new(cloudtasks_status::CLOUDTASKS_RESOURCE_EXHAUSTED, problem));
    }
    Ok(())
}

/// An array of NUL-terminated texts.
///
/// # Safety
/// As for [`slice`] and [`text`].
pub unsafe fn texts<'a>(pointer: *const *const c_char, count: usize, name: &str) -> Result<Vec<&'a str>, Failure> {
    // SAFETY: as promised.
    let pointers = unsafe { slice(pointer, count, name) }?;
    let each = pointers.iter().enumerate();
    // SAFETY: as promised.
    each.map(|(index, pointer)| unsafe { text(*pointer, &format!("{name}[{index}]")) }).collect()
}

/// The waits of a policy: the first and the longest in milliseconds, and the factor from one to the next.
pub fn backoff(initial_ms: i64, multiplier: f64, maximum_ms: i64) -> Result<(Duration, f64, Duration), Failure> {
    let (initial, maximum) = (milliseconds(initial_ms, "initial_ms")?, milliseconds(maximum_ms, "maximum_ms")?);
    if multiplier.is_finite() && multiplier >= 1.0 {
        return Ok((initial, multiplier, maximum));
    }
    let problem = format!("multiplier: expected a number of at least 1, got {multiplier}");
    Err(Failure::new(cloudtasks_status::CLOUDTASKS_INVALID_ARGUMENT, problem))
}

/// A span of time in milliseconds.
pub fn milliseconds(number: i64, name: &str) -> Result<Duration, Failure> {
    u64::try_from(number).map(Duration::from_millis).map_err(|_| {
        Failure::new(
            cloudtasks_status::CLOUDTASKS_INVALID_ARGUMENT,
            format!("{name}: expected milliseconds of at least 0, got {number}"),
        )
    })
}
