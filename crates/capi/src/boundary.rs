//! The border between C and Rust: what every function does around its work.

use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::status::cloudtasks_status;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The body of a fallible function: turns its `Result` into a status, fills `error` and lets no panic through.
///
/// The whole body is unsafe, since all it does is read pointers of the caller.
/// SAFETY, for all of them: the caller keeps the contract of the header, so that each pointer is NULL or valid for
/// what its type and the documentation say; NULL is refused by the functions of `argument` and `handle`.
macro_rules! boundary {
    ($error:expr, $body:block) => {
        unsafe { $crate::boundary::run($error, || $body) }
    };
}

/// The body of a function that cannot fail, such as the free functions: a panic ends it, and gives `$otherwise`.
macro_rules! infallible {
    ($otherwise:expr, $body:block) => {
        // SAFETY: as for `boundary!`.
        unsafe { $crate::boundary::run_infallible(|| $body, $otherwise) }
    };
}

/// Runs a body for [`boundary!`].
///
/// # Safety
/// `error` is NULL or valid for a write.
pub unsafe fn run(error: *mut *mut cloudtasks_error, body: impl FnOnce() -> Result<(), Failure>) -> cloudtasks_status {
    // Tests print their panics.
    if cfg!(not(test)) {
        crate::log::hear_panics();
    }
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => return cloudtasks_status::CLOUDTASKS_OK,
        Ok(Err(failure)) => failure,
        Err(panic) => Failure::new(
            cloudtasks_status::CLOUDTASKS_PANIC,
            format!("a defect of this library: {}", panic_text(&*panic)),
        ),
    };
    let status = failure.status();
    if !error.is_null() && status != cloudtasks_status::CLOUDTASKS_DONE {
        // SAFETY: checked for NULL, else valid by the caller's promise.
        unsafe { *error = failure.into_handle() };
    }
    status
}

/// Runs a body for [`infallible!`].
pub unsafe fn run_infallible<T>(body: impl FnOnce() -> T, otherwise: T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(otherwise)
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (None, Some(text)) => text,
        (None, None) => "a panic without a message",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_status_and_an_error() {
        let mut error = std::ptr::null_mut();
        let status = boundary!(&mut error, { panic_here() });
        assert_eq!(status, cloudtasks_status::CLOUDTASKS_PANIC);
        assert!(!error.is_null());
        // SAFETY: `run` made it.
        unsafe { crate::error::cloudtasks_error_free(error) };
    }

    #[allow(clippy::panic)]
    fn panic_here() -> Result<(), Failure> {
        panic!("on purpose")
    }
}
