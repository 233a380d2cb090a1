//! Text and bytes that go out to C.

use crate::argument::Out;
use crate::failure::Failure;
use crate::status::cloudtasks_status;
use std::ffi::{c_char, c_void};

/// Frees a text or a block of bytes that a function of this library gave away. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_free(memory: *mut c_void) {
    // SAFETY: the caller got it from this library, which makes all such memory with malloc, or it is NULL.
    unsafe { libc::free(memory) }
}

/// Copies bytes into a block that the caller frees by `cloudtasks_free`. A NUL, not counted, follows them, so that text can be
/// used as a C string.
pub fn give_bytes(bytes: &[u8], data: Out<'_, *mut u8>, length: Option<Out<'_, usize>>) -> Result<(), Failure> {
    // SAFETY: malloc takes any size; the result is checked for NULL, and has room for the bytes and the NUL.
    let block = unsafe {
        let block = libc::malloc(bytes.len() + 1).cast::<u8>();
        if block.is_null() {
            return Err(Failure::new(cloudtasks_status::CLOUDTASKS_RESOURCE_EXHAUSTED, "out of memory"));
        }
        std::ptr::copy_nonoverlapping(bytes.as_ptr(), block, bytes.len());
        block.add(bytes.len()).write(0);
        block
    };
    data.set(block);
    if let Some(length) = length {
        length.set(bytes.len());
    }
    Ok(())
}

/// Like [`give_bytes`], for text.
pub fn give_text(text: &str, out: Out<'_, *mut c_char>, length: Option<Out<'_, usize>>) -> Result<(), Failure> {
    give_bytes(text.as_bytes(), out.cast(), length)
}
