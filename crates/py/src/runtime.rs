//! Runs a future for a Python thread: without the GIL, and open to Ctrl-C.
//!
//! One current-thread runtime carries all blocking calls, and the calling threads themselves drive it: there is no
//! hop to a worker, which makes a call 25 µs where a multi-thread runtime needs 44.

use crate::fork::{PerProcess, generation};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::*};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::time::Sleep;

/// How often a waiting thread lets Python handle signals: twice as often as Ctrl-C promises, for machines under load.
pub const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// After this much idleness the connections are looked at before the next request is sent.
const IDLE: Duration = Duration::from_millis(1);

static BLOCKING: PerProcess<Blocking> = PerProcess::new();
static BACKGROUND: PerProcess<Handle> = PerProcess::new();

struct Blocking {
    runtime: Runtime,
    started: Instant,
    /// When the last call ended, in microseconds since `started`.
    last_end: AtomicU64,
}

fn build_runtime() -> PyResult<Runtime> {
    let built = Builder::new_current_thread().enable_all().build();
    built.map_err(|error| PyRuntimeError::new_err(format!("cannot start the I/O runtime: {error}")))
}

fn blocking() -> PyResult<&'static Blocking> {
    BLOCKING.get_or_try_init(|| {
        Ok(Blocking { runtime: build_runtime()?, started: Instant::now(), last_end: AtomicU64::new(0) })
    })
}

impl Blocking {
    fn is_idle(&self) -> bool {
        let last = Duration::from_micros(self.last_end.load(Relaxed));
        self.started.elapsed().saturating_sub(last) >= IDLE
    }

    fn run<F: Future>(&self, future: F) -> PyResult<F::Output> {
        let idle = self.is_idle();
        let result = self.runtime.block_on(async {
            if idle {
                // One turn of the driver, so that a connection which the server has closed is seen as closed.
                tokio::task::yield_now().await;
            }
            until_signal(future).await
        });
        self.last_end.store(self.started.elapsed().as_micros() as u64, Relaxed);
        result
    }
}

/// Drives `future` to its end on the calling thread. Fails only with what a signal handler raises; the future is
/// dropped then.
pub fn block_on<F>(py: Python<'_>, future: F) -> PyResult<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let blocking = blocking()?;
    detached(py, || blocking.run(future))
}

/// Runs what blocks without the GIL.
pub fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    let result = py.detach(|| {
        let result = work();
        Returning::begin();
        result
    });
    Returning::end();
    result
}

/// Lets connections that were just given up close, since nothing else drives the runtime.
pub fn settle() {
    if Handle::try_current().is_err()
        && let Some(blocking) = BLOCKING.get()
    {
        blocking.runtime.block_on(async {
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        });
    }
}

/// The runtime with a thread of its own, for asyncio. Starts at first use.
pub fn background() -> PyResult<&'static Handle> {
    BACKGROUND.get_or_try_init(|| {
        let runtime = build_runtime()?;
        let handle = runtime.handle().clone();
        let thread = std::thread::Builder::new().name("cloudtasks-io".into());
        let started = thread.spawn(move || runtime.block_on(std::future::pending::<()>()));
        started.map_err(|error| PyRuntimeError::new_err(format!("cannot start the I/O thread: {error}")))?;
        Ok(handle)
    })
}

thread_local! {
    /// The timer is kept from call to call and set again only when it has fired: arming one for each call would cost
    /// more than all the other safeties together.
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
                // It is registered with the parent's runtime, whose locks may be held for ever.
                std::mem::forget(inherited);
                KeptTimer { generation: generation(), sleep: Box::pin(tokio::time::sleep(SIGNAL_INTERVAL)) }
            }
        }
    }
}

async fn until_signal<F: Future>(future: F) -> PyResult<F::Output> {
    let mut future = pin!(future);
    let mut timer = KeptTimer::take();
    let result = loop {
        tokio::select! {
            biased;
            output = &mut future => break Ok(output),
            _ = &mut timer.sleep => {
                timer.sleep.as_mut().reset(tokio::time::Instant::now() + SIGNAL_INTERVAL);
                if Returning::may_attach() {
                    let signals = Python::try_attach(|py| py.check_signals());
                    Returning::end();
                    if let Some(Err(raised)) = signals {
                        break Err(raised);
                    }
                }
            }
        }
    };
    SIGNAL_TIMER.set(Some(timer));
    result
}

/// Whether the interpreter is on its way out.
static EXITING: AtomicBool = AtomicBool::new(false);
thread_local! {
    /// Set on the thread that ends the interpreter, which may go on making calls from its own exit hooks.
    static ENDS_THE_INTERPRETER: Cell<bool> = const { Cell::new(false) };
}
/// How many threads are on their way to the GIL.
static RETURNING: AtomicUsize = AtomicUsize::new(0);

/// Python ends a thread that asks for the GIL of a finalizing interpreter, and that would tear through Rust frames.
/// So a daemon thread whose call ends after the exit has begun waits here until the process is gone.
struct Returning;

impl Returning {
    fn begin() {
        if !Self::may_attach() {
            loop {
                std::thread::park();
            }
        }
    }

    /// Whether this thread may ask for the GIL; if so, [`Returning::end`] must follow once it has had it.
    fn may_attach() -> bool {
        RETURNING.fetch_add(1, SeqCst);
        let ends = EXITING.load(SeqCst) && !ENDS_THE_INTERPRETER.get();
        if ends {
            RETURNING.fetch_sub(1, SeqCst);
        }
        !ends
    }

    fn end() {
        RETURNING.fetch_sub(1, SeqCst);
    }
}

/// The atexit hook: waits for the threads that are about to return to Python and holds back all later ones.
#[pyfunction]
pub fn begin_exit(py: Python<'_>) {
    ENDS_THE_INTERPRETER.set(true);
    py.detach(|| {
        EXITING.store(true, SeqCst);
        let patience = Instant::now() + SIGNAL_INTERVAL;
        while RETURNING.load(SeqCst) > 0 && Instant::now() < patience {
            std::thread::yield_now();
        }
    });
}
