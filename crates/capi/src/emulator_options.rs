//! The settings of an emulator.

use crate::argument::{out, text, text_of_length};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow_mut, give, take};
use crate::status::cloudtasks_status::{self, CLOUDTASKS_BAD_DATA};
use ::cloudtasks_emulator::{Builder, Emulator};
use serde_json::{Map, Value};
use std::ffi::c_char;

/// The settings of an emulator. Several threads may use the same ones at once, as long as none changes them.
pub struct cloudtasks_emulator_options {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_emulator_options, Settings);

#[derive(Default)]
pub struct Settings(Builder);

impl Settings {
    pub fn builder(&self) -> Builder {
        self.0.clone()
    }
}

/// Applies a change to the builder behind a handle.
///
/// # Safety
/// The handle is NULL or a live one that nobody else uses.
unsafe fn change(
    options: *mut cloudtasks_emulator_options,
    with: impl FnOnce(Builder) -> Builder,
) -> Result<(), Failure> {
    // SAFETY: as promised.
    let held = unsafe { borrow_mut(options, "options") }?;
    held.0 = with(std::mem::take(&mut held.0));
    Ok(())
}

/// Makes options that are all defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_new(
    options: *mut *mut cloudtasks_emulator_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        out(options, "options")?.set(give(Settings(Emulator::builder())));
        Ok(())
    })
}

/// Frees options. Emulators started with them are not touched. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_free(options: *mut cloudtasks_emulator_options) {
    infallible!((), { drop(take(options)) })
}

/// The address to listen on; 127.0.0.1 unless set. The emulator has no access control: keep it off networks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_host(
    options: *mut cloudtasks_emulator_options,
    host: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let host = text(host, "host")?;
        change(options, |builder| builder.host(host))
    })
}

/// The port to listen on; 0, the default, for any free one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_port(
    options: *mut cloudtasks_emulator_options,
    port: u16,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, |builder| builder.port(port)) })
}

/// A second port, for workers that fetch the keys of OIDC tokens. It serves the same as the first one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_issuer_port(
    options: *mut cloudtasks_emulator_options,
    port: u16,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, |builder| builder.issuer_port(port)) })
}

/// Adds a queue to start with, by its resource name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_add_queue(
    options: *mut cloudtasks_emulator_options,
    name: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let name = text(name, "name")?;
        change(options, |builder| builder.queue(name))
    })
}

/// A file of queues to start with: what `gcloud tasks queues list --format=json` or `yaml` prints, or `describe`, or an
/// App Engine `queue.yaml`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_queues_file(
    options: *mut cloudtasks_emulator_options,
    queues_file: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let file = text(queues_file, "queues_file")?;
        change(options, |builder| builder.queues_file(file))
    })
}

/// Keeps queues, tasks and the names of deleted ones in this directory, so that they outlast the emulator. A call returns
/// after its change is on disk.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_data_dir(
    options: *mut cloudtasks_emulator_options,
    directory: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let directory = text(directory, "directory")?;
        change(options, |builder| builder.data_dir(directory))
    })
}

/// Whether the emulator writes a line to standard error for each attempt.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_log(
    options: *mut cloudtasks_emulator_options,
    log: bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, |builder| builder.log(log)) })
}

/// Stops the clock at this many seconds since 1970; only cloudtasks_emulator_advance then moves it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_standing_clock(
    options: *mut cloudtasks_emulator_options,
    seconds: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, |builder| builder.standing_clock(seconds)) })
}

/// Limits, lifetimes and switches, in place of all those set before. CLOUDTASKS_BAD_DATA for a name that does not exist.
///
/// @param json    an object such as {"max_queues": 10, "allowed_hosts": ["emulator"]}; docs/emulator.md lists the names
/// @param length  in bytes, or CLOUDTASKS_NUL_TERMINATED
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_emulator_options_set_settings(
    options: *mut cloudtasks_emulator_options,
    json: *const c_char,
    length: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        borrow_mut(options, "options")?;
        let bad = |error| Failure::new(CLOUDTASKS_BAD_DATA, format!("emulator settings: {error}"));
        // An object first, as a struct may come from an array, too.
        let fields: Map<String, Value> = serde_json::from_str(text_of_length(json, length, "json")?).map_err(bad)?;
        let settings = serde_json::from_value(fields.into()).map_err(bad)?;
        change(options, |builder| builder.settings(settings))
    })
}
