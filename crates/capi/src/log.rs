//! The log of the library: events of `tracing`, passed to a callback of the program. The library itself prints nothing.

use crate::at_fork;
use crate::error::cloudtasks_error;
use crate::failure::{Failure, c_text};
use crate::status::cloudtasks_status::{self, *};
use std::cell::Cell;
use std::ffi::{c_char, c_int, c_void};
use std::fmt::{self, Write};
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Once, OnceLock, PoisonError};
use tracing::callsite::rebuild_interest_cache;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{Interest, set_global_default};
use tracing::{Event, Level, Metadata, Subscriber};

/// How important a message is.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum cloudtasks_log_level {
    /// A defect of this library.
    CLOUDTASKS_LOG_ERROR = 1,
    /// Something that the program should know, and that no call reports.
    CLOUDTASKS_LOG_WARN = 2,
    /// A call is retried.
    CLOUDTASKS_LOG_INFO = 3,
    /// Each attempt of each call.
    CLOUDTASKS_LOG_DEBUG = 4,
}

use cloudtasks_log_level::*;

const LEVELS: [cloudtasks_log_level; 4] =
    [CLOUDTASKS_LOG_ERROR, CLOUDTASKS_LOG_WARN, CLOUDTASKS_LOG_INFO, CLOUDTASKS_LOG_DEBUG];

/// Gets a message, on the thread where it arises. No lock of the library is held. It may call any function except
/// cloudtasks_set_log_callback; messages that it causes itself are dropped. Both texts are valid only during the callback. It
/// must not fork.
///
/// @param target   the part of the library, such as "cloudtasks::client"
/// @param message  one line, with names and values as in `method="create_task" status=503 attempt=1`, without secrets
pub type cloudtasks_log_callback = Option<
    unsafe extern "C" fn(
        level: cloudtasks_log_level,
        target: *const c_char,
        message: *const c_char,
        user_data: *mut c_void,
    ),
>;

/// Longer messages are cut.
const MAX_MESSAGE_BYTES: usize = 4096;

struct Listener {
    function: unsafe extern "C" fn(cloudtasks_log_level, *const c_char, *const c_char, *mut c_void),
    user_data: *mut c_void,
    level: cloudtasks_log_level,
    running: Mutex<usize>,
    idle: Condvar,
}

// SAFETY: the contract tells the caller that any thread calls the function.
unsafe impl Send for Listener {}
// SAFETY: as above; several may at once.
unsafe impl Sync for Listener {}

/// The listener of one process. In the child of a fork the parent's locks may stay held forever, so the child has its own
/// state, and no listener until it sets one.
struct Log {
    generation: u64,
    listener: Mutex<Option<Arc<Listener>>>,
    /// Of the listener; 0 without one. Read before anything else is done.
    level: AtomicU8,
    of_child: OnceLock<Box<Log>>,
}

static LOG: Log = Log::new(0);

thread_local! {
    static IN_CALLBACK: Cell<bool> = const { Cell::new(false) };
}

impl Log {
    const fn new(generation: u64) -> Self {
        Log { generation, listener: Mutex::new(None), level: AtomicU8::new(0), of_child: OnceLock::new() }
    }

    /// That of this process.
    fn here() -> &'static Log {
        let now = at_fork::generation();
        let mut log = &LOG;
        while log.generation != now {
            log = log.of_child.get_or_init(|| Box::new(Log::new(log.generation + 1)));
        }
        log
    }

    fn listener(&self) -> MutexGuard<'_, Option<Arc<Listener>>> {
        self.listener.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hears(&self, level: cloudtasks_log_level) -> bool {
        level as u8 <= self.level.load(SeqCst) && !IN_CALLBACK.get()
    }

    /// Sets or unsets the listener. The one before has heard its last when this returns.
    fn set(&self, listener: Option<Arc<Listener>>) {
        self.level.store(listener.as_ref().map_or(0, |listener| listener.level as u8), SeqCst);
        let before = std::mem::replace(&mut *self.listener(), listener);
        rebuild_interest_cache();
        let Some(before) = before else { return };
        let mut running = before.running();
        while *running > 0 {
            running = before.idle.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn tell(&self, level: cloudtasks_log_level, target: &str, message: String) {
        let Some(listener) = self.begin() else { return };
        let (target, message) = (c_text(target.to_owned()), c_text(message));
        IN_CALLBACK.set(true);
        // SAFETY: the caller gave the function for this use; the texts outlive the call.
        unsafe { (listener.function)(level, target.as_ptr(), message.as_ptr(), listener.user_data) };
        IN_CALLBACK.set(false);
        *listener.running() -= 1;
        listener.idle.notify_all();
    }

    /// The listener, counted as running before `set` can take it away.
    fn begin(&self) -> Option<Arc<Listener>> {
        let held = self.listener();
        let listener = held.as_ref()?.clone();
        *listener.running() += 1;
        Some(listener)
    }
}

impl Listener {
    fn running(&self) -> MutexGuard<'_, usize> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What `tracing` tells goes to the listener. It keeps no spans.
struct ToListener;

impl Subscriber for ToListener {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        // Others than ours might show what is secret, such as headers.
        let is_ours = metadata.is_event() && metadata.target().starts_with("cloudtasks");
        if is_ours { Interest::sometimes() } else { Interest::never() }
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(match Log::here().level.load(SeqCst) {
            0 => LevelFilter::OFF,
            1 => LevelFilter::ERROR,
            2 => LevelFilter::WARN,
            3 => LevelFilter::INFO,
            _ => LevelFilter::DEBUG,
        })
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        Log::here().hears(level_of(metadata.level()))
    }

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        let metadata = event.metadata();
        Log::here().tell(level_of(metadata.level()), metadata.target(), line.0);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn level_of(level: &Level) -> cloudtasks_log_level {
    match *level {
        Level::ERROR => CLOUDTASKS_LOG_ERROR,
        Level::WARN => CLOUDTASKS_LOG_WARN,
        Level::INFO => CLOUDTASKS_LOG_INFO,
        _ => CLOUDTASKS_LOG_DEBUG,
    }
}

/// The fields of an event as one line.
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let blank = if self.0.is_empty() { "" } else { " " };
        // Writing to a String does not fail.
        let _ = match field.name() {
            "message" => write!(self.0, "{blank}{value:?}"),
            name => write!(self.0, "{blank}{name}={value:?}"),
        };
        let end = self.0.floor_char_boundary(MAX_MESSAGE_BYTES);
        self.0.truncate(end);
    }
}

/// Reports panics to the listener, in place of printing them. The call in which one happens ends with CLOUDTASKS_PANIC in
/// any case.
pub fn hear_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let log = Log::here();
            if log.hears(CLOUDTASKS_LOG_ERROR) {
                log.tell(CLOUDTASKS_LOG_ERROR, "cloudtasks::defect", panic.to_string());
            }
        }));
    });
}

/// Sets the log callback of the process, in place of the previous one. NULL unsets it. After this returns, the previous
/// callback is not called again on any thread. The child of a fork has no callback until it sets one. Called in the callback
/// itself, this gives CLOUDTASKS_WRONG_THREAD.
///
/// @param level  the least important level that is logged, a cloudtasks_log_level
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_set_log_callback(
    callback: cloudtasks_log_callback,
    level: c_int,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        if IN_CALLBACK.get() {
            let problem = "the callback of the log cannot change it, as this waits for its end";
            return Err(Failure::new(CLOUDTASKS_WRONG_THREAD, problem));
        }
        let Some(function) = callback else {
            Log::here().set(None);
            return Ok(());
        };
        let known = LEVELS.into_iter().find(|known| *known as c_int == level);
        let level = known.ok_or_else(|| {
            let problem = format!("level: expected a cloudtasks_log_level from 1 to 4, got {level}");
            Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem)
        })?;
        // Fails from the second time on, when it is set already.
        let _ = set_global_default(ToListener);
        let listener = Listener { function, user_data, level, running: Mutex::new(0), idle: Condvar::new() };
        Log::here().set(Some(Arc::new(listener)));
        Ok(())
    })
}
