//! Runs a future for a Python thread: detached from the interpreter, and interruptible by Ctrl-C.
//!
//! One runtime carries all blocking calls, and the calling threads themselves drive it (see [`Blocking`]).

use crate::finalization;
use crate::fork::{PerProcess, generation};
use crate::imported::imported;
use crate::sync::intern;
use cloudtasks::{Blocking, SharedPool};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::future::Future;
use std::pin::{Pin, pin};
use std::time::Duration;
use tokio::runtime::{Builder, Handle};
use tokio::time::Sleep;

/// How often a waiting thread lets Python handle signals. Ctrl-C takes effect within about this time.
pub const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

static BLOCKING: PerProcess<Blocking> = PerProcess::new();
static BACKGROUND: PerProcess<Handle> = PerProcess::new();
static BLOCKING_POOL: PerProcess<SharedPool> = PerProcess::new();
static BACKGROUND_POOL: PerProcess<SharedPool> = PerProcess::new();

fn cannot_start(what: &str) -> impl Fn(std::io::Error) -> PyErr {
    move |error| PyRuntimeError::new_err(format!("cannot start the I/O {what}: {error}"))
}

/// Drives `future` to its end on the calling thread. Fails only with what a signal handler raises, and then drops the
/// future. Handlers run outside of the runtime, so that they can make calls, too.
pub fn block_on<F>(py: Python<'_>, future: F) -> PyResult<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let blocking = BLOCKING.get_or_try_init(|| Blocking::new().map_err(cannot_start("runtime")))?;
    let mut future = pin!(future);
    if !may_handle_signals(py)? {
        return Ok(finalization::detach(py, || blocking.run(future)));
    }
    loop {
        match finalization::detach(py, || blocking.run(for_a_while(future.as_mut()))) {
            Some(output) => return Ok(output),
            None => py.check_signals()?,
        }
    }
}

/// Whether Python may handle signals on this thread: it does so only on the main thread, which `threading` knows. Other
/// threads do not wake up for signals: 256 of them, each woken every 50 ms, lose a sixth of their time to it.
fn may_handle_signals(py: Python<'_>) -> PyResult<bool> {
    thread_local! {
        /// With the generation of the process, because a fork can make any thread the main thread of the child.
        static KNOWN: Cell<Option<(u64, bool)>> = const { Cell::new(None) };
    }
    if let Some((known_in, is_main)) = KNOWN.get()
        && known_in == generation()
    {
        return Ok(is_main);
    }
    let Some(threading) = imported(py, intern!(py, "threading"))? else { return Ok(true) };
    let main = threading.call_method0(intern!(py, "main_thread"))?.getattr(intern!(py, "ident"))?;
    let is_main = main.eq(threading.call_method0(intern!(py, "get_ident"))?)?;
    KNOWN.set(Some((generation(), is_main)));
    Ok(is_main)
}

/// The plain HTTP connections that all blocking clients share, or all clients of event loops.
pub fn pool(for_event_loop: bool) -> &'static SharedPool {
    let pool = if for_event_loop { &BACKGROUND_POOL } else { &BLOCKING_POOL };
    let Ok(pool) = pool.get_or_try_init(|| Ok::<_, Infallible>(SharedPool::default()));
    pool
}

/// Lets connections that were just dropped close: nothing else drives the runtime.
pub fn settle() {
    if Handle::try_current().is_err()
        && let Some(blocking) = BLOCKING.get()
    {
        blocking.run(async {
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        });
    }
}

/// The runtime with its own thread, for asyncio. Starts at first use.
pub fn background() -> PyResult<&'static Handle> {
    BACKGROUND.get_or_try_init(|| {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(cannot_start("runtime"))?;
        let handle = runtime.handle().clone();
        let thread = std::thread::Builder::new().name("cloudtasks-io".into());
        let started = thread.spawn(move || runtime.block_on(std::future::pending::<()>()));
        started.map_err(cannot_start("thread"))?;
        Ok(handle)
    })
}

thread_local! {
    /// The timer is kept from call to call and reset only after it fires: a timer for each call would cost more than all
    /// other safety measures together.
    static SIGNAL_TIMER: RefCell<Option<KeptTimer>> = const { RefCell::new(None) };
}

struct KeptTimer {
    generation: u64,
    sleep: Pin<Box<Sleep>>,
}

impl KeptTimer {
    fn take() -> Self {
        match SIGNAL_TIMER.take() {
            Some(timer) if timer.generation == generation() => timer,
            inherited => {
                // The timer is registered with the parent's runtime, whose locks may stay held forever.
                std::mem::forget(inherited);
                KeptTimer { generation: generation(), sleep: Box::pin(tokio::time::sleep(SIGNAL_INTERVAL)) }
            }
        }
    }
}

/// Drives a future until it ends or until it is time to look for signals.
async fn for_a_while<F: Future>(future: Pin<&mut F>) -> Option<F::Output> {
    let mut timer = KeptTimer::take();
    let output = tokio::select! {
        biased;
        output = future => Some(output),
        () = &mut timer.sleep => {
            timer.sleep.as_mut().reset(tokio::time::Instant::now() + SIGNAL_INTERVAL);
            None
        }
    };
    SIGNAL_TIMER.set(Some(timer));
    output
}
