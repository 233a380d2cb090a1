//! The emulator, in this process.

use crate::argument::{milliseconds, optional_out, out, text};
use crate::emulator_options::{Settings, cloudtasks_emulator_options};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_optional, give, take};
use crate::memory::give_text;
use crate::process::OfProcess;
use crate::signals::NoSignals;
use crate::status::cloudtasks_status::{self, *};
use ::cloudtasks_emulator::Emulator;
use std::ffi::{CString, c_char};

/// Cloud Tasks on a port of this machine, served by a thread of this process. Any number of threads may use the handle at the
/// same time.
pub struct cloudtasks_emulator {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_emulator, OfProcess<EmulatorInner>);

pub struct EmulatorInner {
    emulator: Emulator,
    host: CString,
    endpoint: CString,
}

/// Starts an emulator. It accepts calls when this returns.
///
/// @param options  NULL for a free port of 127.0.0.1, with queues and tasks in memory
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_start(
    options: *const cloudtasks_emulator_options,
    emulator: *mut *mut cloudtasks_emulator,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(emulator, "emulator")?;
        let builder = borrow_optional(options, "options")?.map_or_else(Emulator::builder, Settings::builder);
        let _quiet = NoSignals::new();
        let started = builder.start();
        let started = started.map_err(|error| Failure::new(CLOUDTASKS_UNAVAILABLE, error.to_string()))?;
        place.set(give(OfProcess::new(EmulatorInner {
            host: CString::new(started.host()).unwrap_or_default(),
            endpoint: CString::new(started.endpoint()).unwrap_or_default(),
            emulator: started,
        })));
        Ok(())
    })
}

/// Its address in the form of CLOUD_TASKS_EMULATOR_HOST: "127.0.0.1:PORT". Valid until it is stopped.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_host(
    emulator: *const cloudtasks_emulator,
    host: *mut *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(host, "host")?;
        place.set(borrow(emulator, "emulator")?.host.as_ptr());
        Ok(())
    })
}

/// Its address in the form of cloudtasks_options_set_endpoint: "http://127.0.0.1:PORT". Valid until it is stopped.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_endpoint(
    emulator: *const cloudtasks_emulator,
    endpoint: *mut *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(endpoint, "endpoint")?;
        place.set(borrow(emulator, "emulator")?.endpoint.as_ptr());
        Ok(())
    })
}

/// Makes a queue with default settings, by its resource name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_create_queue(
    emulator: *const cloudtasks_emulator,
    name: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (inner, name) = (borrow(emulator, "emulator")?.here("emulator")?, text(name, "name")?);
        let made = inner.emulator.create_queue(name);
        made.map_err(|error| Failure::new(cloudtasks_status::from_code(error.code as i32), error.message))
    })
}

/// Reads the file of cloudtasks_emulator_options_set_queues_file again: creates queues that are new, and updates those that
/// exist. Queues that are not in the file stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_reload_queues(
    emulator: *const cloudtasks_emulator,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let reloaded = borrow(emulator, "emulator")?.here("emulator")?.emulator.reload_queues();
        reloaded.map_err(|error| Failure::new(CLOUDTASKS_INVALID_ARGUMENT, error.to_string()))
    })
}

/// Advances the clock by this many milliseconds. Tasks that become due are dispatched at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_advance(
    emulator: *const cloudtasks_emulator,
    by_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow(emulator, "emulator")?.here("emulator")?;
        inner.emulator.advance(milliseconds(by_ms, "by_ms")?);
        Ok(())
    })
}

/// Makes the next attempts fail, without sending them.
///
/// @param count        how many attempts
/// @param http_status  the status that they fail with, such as 503; 0 for a target that cannot be reached
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_fail_next(
    emulator: *const cloudtasks_emulator,
    count: u32,
    http_status: u16,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        borrow(emulator, "emulator")?.here("emulator")?.emulator.fail_next(count, http_status);
        Ok(())
    })
}

/// The attempts that have ended, oldest first; by default the latest 10,000.
///
/// @param json    gets a JSON array of objects with task, attempt, request, http_status, problem, success, dispatch_time,
///                end_time, next_attempt_time and given_up; the caller frees it by cloudtasks_free
/// @param length  gets its length in bytes; may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_attempts(
    emulator: *const cloudtasks_emulator,
    json: *mut *mut c_char,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(json, "json")?, borrow(emulator, "emulator")?.here("emulator")?);
        let text = serde_json::to_string(&inner.emulator.attempts());
        let text = text.map_err(|error| Failure::new(CLOUDTASKS_INTERNAL, error.to_string()))?;
        give_text(&text, place, optional_out(length))
    })
}

/// Deletes all queues, tasks and attempts, undoes cloudtasks_emulator_advance, and creates the queues that the emulator was
/// started with. CLOUDTASKS_INTERNAL means that its data directory could not be written, and that nothing has changed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_reset(
    emulator: *const cloudtasks_emulator,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let reset = borrow(emulator, "emulator")?.here("emulator")?.emulator.reset();
        reset.map_err(|error| Failure::new(CLOUDTASKS_INTERNAL, error.message))
    })
}

/// Waits until no task is due, under way or waiting for another attempt; CLOUDTASKS_DEADLINE_EXCEEDED if this takes longer than
/// the timeout.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_wait_idle(
    emulator: *const cloudtasks_emulator,
    timeout_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let inner = borrow(emulator, "emulator")?.here("emulator")?;
        let timeout = milliseconds(timeout_ms, "timeout_ms")?;
        if inner.emulator.wait_idle(timeout) {
            return Ok(());
        }
        Err(Failure::new(CLOUDTASKS_DEADLINE_EXCEEDED, format!("the emulator is still busy after {timeout_ms} ms")))
    })
}

/// Stops an emulator and frees it. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_stop(emulator: *mut cloudtasks_emulator) {
    infallible!((), { drop(take(emulator)) })
}
