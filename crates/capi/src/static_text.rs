//! Texts that are constants.

use std::ffi::c_char;

/// A pointer to a constant that ends in NUL.
pub fn static_text(nul_terminated: &'static [u8]) -> *const c_char {
    nul_terminated.as_ptr().cast()
}
