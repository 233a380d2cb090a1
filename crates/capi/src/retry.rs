//! Retry policies.

use crate::argument::{backoff, milliseconds, out, slice};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_mut, give, take};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::{Code, RetryPolicy};
use std::ffi::c_int;

/// When a failed call is retried. The delay before each retry is random between 0 and d, where d starts at the initial delay
/// and grows by the multiplier up to the maximum.
pub struct cloudtasks_retry {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_retry, RetryInner);

pub struct RetryInner {
    pub policy: RetryPolicy,
}

/// Makes the policy that idempotent methods have by default: delays from 100 ms, times 1.3, up to 10 s; for 20 s in all; after
/// CLOUDTASKS_UNAVAILABLE and CLOUDTASKS_DEADLINE_EXCEEDED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_retry_new(
    retry: *mut *mut cloudtasks_retry,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        out(retry, "retry")?.set(give(RetryInner { policy: RetryPolicy::default() }));
        Ok(())
    })
}

/// Copies a policy.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_retry_copy(
    retry: *const cloudtasks_retry,
    copy: *mut *mut cloudtasks_retry,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, held) = (out(copy, "copy")?, borrow(retry, "retry")?);
        place.set(give(RetryInner { policy: held.policy }));
        Ok(())
    })
}

/// Frees a policy. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_retry_free(retry: *mut cloudtasks_retry) {
    infallible!((), {
        // A policy holds nothing that needs more.
        let _ = take(retry);
    })
}

/// Sets the bounds of the delays: the first and the largest in milliseconds, and the factor from one to the next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_retry_set_backoff(
    retry: *mut cloudtasks_retry,
    initial_ms: i64,
    multiplier: f64,
    maximum_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow_mut(retry, "retry")?;
        let (initial, multiplier, maximum) = backoff(initial_ms, multiplier, maximum_ms)?;
        inner.policy = inner.policy.initial(initial).multiplier(multiplier).maximum(maximum);
        Ok(())
    })
}

/// Sets how long a call is retried, in milliseconds from its start.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_retry_set_deadline(
    retry: *mut cloudtasks_retry,
    deadline_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow_mut(retry, "retry")?;
        inner.policy = inner.policy.total_timeout(milliseconds(deadline_ms, "deadline_ms")?);
        Ok(())
    })
}

/// Lets only the timeout of the call end the retries.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_retry_set_no_deadline(
    retry: *mut cloudtasks_retry,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow_mut(retry, "retry")?;
        inner.policy = inner.policy.total_timeout(None);
        Ok(())
    })
}

/// Sets the statuses, from 1 to 16, after which a call is retried. Replaces those set before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_retry_set_statuses(
    retry: *mut cloudtasks_retry,
    statuses: *const c_int,
    count: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow_mut(retry, "retry")?;
        let codes: Result<Vec<Code>, Failure> =
            slice(statuses, count, "statuses")?.iter().map(|&number| code(number)).collect();
        inner.policy = inner.policy.codes(&codes?);
        Ok(())
    })
}

fn code(number: c_int) -> Result<Code, Failure> {
    Code::from_number(number).filter(|code| *code != Code::Ok).ok_or_else(|| {
        let problem = format!("statuses: expected codes from 1 to 16, got {number}");
        Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem)
    })
}
