//! Cancellation: one token for blocking and asynchronous calls, pagers, operations and bulk creation.
//!
//! `cancel` may run in a signal handler, so it only stores a flag and sets an event.

use crate::argument::out;
use crate::error::cloudtasks_error;
use crate::event::Event;
use crate::failure::Failure;
use crate::handle::{borrow, give, take};
use crate::process::OfProcess;
use crate::status::cloudtasks_status::{self, *};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

/// Stops calls from another thread or from a signal handler. Any number of calls may share a token. A cancelled token stays
/// cancelled. cloudtasks_call_options_set_cancellation adds it to the options of a call.
pub struct cloudtasks_cancellation {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_cancellation, OfProcess<Arc<Cancellation>>);

pub struct Cancellation {
    requested: AtomicBool,
    event: Event,
}

impl Cancellation {
    fn new() -> io::Result<Self> {
        Ok(Cancellation { requested: AtomicBool::new(false), event: Event::new()? })
    }

    /// Async-signal-safe.
    fn cancel(&self) {
        if !self.requested.swap(true, SeqCst) {
            self.event.set();
        }
    }

    /// Waits until it is cancelled.
    async fn cancelled(&self) -> io::Result<()> {
        self.event.wait_until(|| self.requested.load(SeqCst)).await
    }
}

/// Runs a future until it ends or is cancelled.
pub async fn until_cancelled<T>(
    cancellation: Option<&Cancellation>,
    future: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    let Some(cancellation) = cancellation else { return future.await };
    if cancellation.requested.load(SeqCst) {
        return Err(Failure::new(CLOUDTASKS_CANCELLED, "the call was cancelled before it was sent"));
    }
    tokio::select! {
        biased;
        ended = cancellation.cancelled() => {
            ended.map_err(|error| {
                Failure::new(CLOUDTASKS_RESOURCE_EXHAUSTED, format!("cannot wait for the cancellation: {error}"))
            })?;
            Err(Failure::cancelled("the call was cancelled"))
        }
        result = future => result,
    }
}

/// Makes a token. It takes a file descriptor on Linux, two on macOS, an event on Windows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_cancellation_new(
    cancellation: *mut *mut cloudtasks_cancellation,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(cancellation, "cancellation")?;
        let made = Cancellation::new().map_err(|error| {
            Failure::new(CLOUDTASKS_RESOURCE_EXHAUSTED, format!("cannot make a cancellation: {error}"))
        })?;
        place.set(give(OfProcess::new(Arc::new(made))));
        Ok(())
    })
}

/// Cancels all calls that have the token, and those that are made with it later: each ends with CLOUDTASKS_CANCELLED,
/// unless it has already ended. The service may have carried out such a call. Any thread and any signal handler may call
/// this, any number of times. NULL is allowed. In the child of a fork it does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_cancellation_cancel(cancellation: *const cloudtasks_cancellation) {
    infallible!((), {
        if let Ok(held) = borrow(cancellation, "cancellation")
            && held.is_here()
        {
            held.cancel();
        }
    })
}

/// Whether a token was cancelled; false for NULL. A signal handler may call it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_cancellation_is_cancelled(cancellation: *const cloudtasks_cancellation) -> bool {
    infallible!(false, { borrow(cancellation, "cancellation").is_ok_and(|held| held.requested.load(SeqCst)) })
}

/// Frees a token. Calls under way that have it go on and can no longer be cancelled by it. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_cancellation_free(cancellation: *mut cloudtasks_cancellation) {
    infallible!((), { drop(take(cancellation)) })
}
