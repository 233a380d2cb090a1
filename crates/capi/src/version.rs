//! The version of the library that is loaded.

use crate::static_text::static_text;
use std::ffi::c_char;

/// The version of the loaded library, such as "0.1.0". Equal to CLOUDTASKS_VERSION when header and library belong together.
/// Never NULL, never freed.
#[unsafe(no_mangle)]
pub extern "C" fn cloudtasks_version() -> *const c_char {
    static_text(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes())
}

/// The version of the loaded library as a number, such as 1002003 for "1.2.3", to be compared with
/// CLOUDTASKS_VERSION_NUMBER.
#[unsafe(no_mangle)]
pub extern "C" fn cloudtasks_version_number() -> u32 {
    const fn number(text: &str) -> u32 {
        let (bytes, mut index, mut value) = (text.as_bytes(), 0, 0);
        while index < bytes.len() {
            value = value * 10 + (bytes[index] - b'0') as u32;
            index += 1;
        }
        value
    }
    const MAJOR: u32 = number(env!("CARGO_PKG_VERSION_MAJOR"));
    const MINOR: u32 = number(env!("CARGO_PKG_VERSION_MINOR"));
    MAJOR * 1_000_000 + MINOR * 1_000 + number(env!("CARGO_PKG_VERSION_PATCH"))
}
