//! The version of the library that is loaded.

use crate::memory::static_text;
use std::ffi::c_char;

/// The version of the loaded library, such as "0.1.0". Equal to CT_VERSION when header and library belong together.
/// Never NULL, never freed.
#[unsafe(no_mangle)]
pub extern "C" fn ct_version() -> *const c_char {
    static_text(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes())
}
