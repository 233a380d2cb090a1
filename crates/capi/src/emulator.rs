//! The emulator, in this process.

use crate::argument::{milliseconds, out, text};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, give, take};
use crate::process::{NoSignals, OfProcess};
use crate::status::cloudtasks_status::{self, *};
use ::cloudtasks_emulator::Emulator;
use std::ffi::{CString, c_char};

/// Cloud Tasks on a port of this machine, served by a thread of this process. Any thread may use it at any time.
pub struct cloudtasks_emulator {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_emulator, OfProcess<EmulatorInner>);

pub struct EmulatorInner {
    emulator: Emulator,
    host: CString,
    endpoint: CString,
}

/// Starts an emulator on a port of 127.0.0.1; 0 picks a free one. Queues and tasks are kept in memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_start(
    port: u16,
    emulator: *mut *mut cloudtasks_emulator,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(emulator, "emulator")?;
        let _quiet = NoSignals::new();
        let started = Emulator::builder().port(port).start();
        let started = started.map_err(|error| Failure::new(CLOUDTASKS_UNAVAILABLE, error.to_string()))?;
        place.set(give(OfProcess::new(EmulatorInner {
            host: CString::new(started.host()).unwrap_or_default(),
            endpoint: CString::new(started.endpoint()).unwrap_or_default(),
            emulator: started,
        })));
        Ok(())
    })
}

/// Where it listens, as CLOUD_TASKS_EMULATOR_HOST wants it: "127.0.0.1:PORT". Valid until it is stopped.
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

/// Where it listens, as cloudtasks_options_set_endpoint wants it: "http://127.0.0.1:PORT". Valid until it is stopped.
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

/// Forgets all queues and tasks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_reset(
    emulator: *const cloudtasks_emulator,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        borrow(emulator, "emulator")?.here("emulator")?.emulator.reset();
        Ok(())
    })
}

/// Waits until no task is due, under way or waiting for another attempt; CLOUDTASKS_DEADLINE_EXCEEDED if that takes longer.
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
