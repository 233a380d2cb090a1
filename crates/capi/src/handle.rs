//! Handles: what C holds of an object of Rust.
//!
//! Each type of handle begins with its own mark. It is checked at each use, so that a handle of another type is
//! refused. Freeing overwrites the mark; a use after that is the caller's error, which is noticed only as long as
//! nothing else has taken the memory.

use crate::failure::Failure;
use crate::status::cloudtasks_status;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A type that C sees by its name alone.
pub trait Opaque {
    type Inner;
    /// The name of the type, for messages; the mark is made from it.
    const NAME: &'static str;
    const MARK: u64 = mark(Self::NAME);
}

#[repr(C)]
struct Marked<T> {
    mark: AtomicU64,
    inner: T,
}

/// FNV-1a: different for each name.
const fn mark(name: &str) -> u64 {
    let (bytes, mut hash, mut index) = (name.as_bytes(), 0xcbf2_9ce4_8422_2325u64, 0);
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u64).wrapping_mul(0x0100_0000_01b3);
        index += 1;
    }
    hash
}

/// Moves an object into a handle, which the caller owns from then on.
pub fn give<H: Opaque>(inner: H::Inner) -> *mut H {
    Box::into_raw(Box::new(Marked { mark: AtomicU64::new(H::MARK), inner })).cast()
}

/// The object of a handle.
///
/// # Safety
/// The pointer is NULL or leads to a live handle of this library that nobody changes during the call.
pub unsafe fn borrow<'a, H: Opaque>(handle: *const H, name: &str) -> Result<&'a H::Inner, Failure> {
    // SAFETY: as promised.
    let marked = unsafe { checked(handle.cast_mut(), name) }?;
    // SAFETY: the mark has shown that the handle is of this type.
    Ok(unsafe { &(*marked).inner })
}

/// The object of a handle that may be NULL.
///
/// # Safety
/// As for [`borrow`].
pub unsafe fn borrow_optional<'a, H: Opaque>(handle: *const H, name: &str) -> Result<Option<&'a H::Inner>, Failure> {
    // SAFETY: as promised.
    if handle.is_null() { Ok(None) } else { unsafe { borrow(handle, name) }.map(Some) }
}

/// The object of a handle, to change it.
///
/// # Safety
/// The pointer is NULL or leads to a live handle of this library that nobody else uses during the call.
pub unsafe fn borrow_mut<'a, H: Opaque>(handle: *mut H, name: &str) -> Result<&'a mut H::Inner, Failure> {
    // SAFETY: as promised.
    let marked = unsafe { checked(handle, name) }?;
    // SAFETY: the mark has shown that the handle is of this type.
    Ok(unsafe { &mut (*marked).inner })
}

/// Takes an object back from its handle, which is gone then. Nothing for NULL and for anything that is not such a handle.
///
/// # Safety
/// As for [`borrow_mut`]; the pointer is not used again.
pub unsafe fn take<H: Opaque>(handle: *mut H) -> Option<H::Inner> {
    // SAFETY: as promised.
    let marked = unsafe { checked(handle, H::NAME) }.ok()?;
    // SAFETY: the mark has shown that `give` made it, and that it has not been taken.
    let marked = unsafe {
        (*marked).mark.store(0, Relaxed);
        Box::from_raw(marked)
    };
    Some(marked.inner)
}

/// # Safety
/// The pointer is NULL or leads to a live handle of any type.
unsafe fn checked<H: Opaque>(handle: *mut H, name: &str) -> Result<*mut Marked<H::Inner>, Failure> {
    let marked: *mut Marked<H::Inner> = handle.cast();
    if marked.is_null() {
        return Err(Failure::null(name));
    }
    let refused =
        || Failure::new(cloudtasks_status::CLOUDTASKS_BAD_HANDLE, format!("{name} is not a {}, or was freed", H::NAME));
    if !marked.cast::<AtomicU64>().is_aligned() {
        return Err(refused());
    }
    // SAFETY: every handle begins with its mark.
    let mark = unsafe { (*marked.cast::<AtomicU64>()).load(Relaxed) };
    if mark == H::MARK { Ok(marked) } else { Err(refused()) }
}

/// Declares a handle type and what it holds.
macro_rules! opaque {
    ($handle:ident, $inner:ty) => {
        impl $crate::handle::Opaque for $handle {
            type Inner = $inner;
            const NAME: &'static str = stringify!($handle);
        }
    };
}
