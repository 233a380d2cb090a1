//! Keeps the finalization of the interpreter from unwinding Rust frames.
//!
//! Before 3.14, CPython ends a daemon thread that attaches to a finalizing interpreter by unwinding the thread's stack.
//! That would run Rust destructors on a detached thread. A thread attaches not only when it returns from a wait, but
//! anywhere in Python code: while it imports, encodes, or runs what the user gave.
//!
//! So a thread that may run Python code from a Rust frame holds a [`FinalizationGuard`]. After the last exit hook,
//! finalization waits until no thread holds one, and a thread that asks for one later is parked until the process ends.
//! What may block for long, such as a user's iterable, must not hold up the exit: [`call_unguarded`] calls it, and stops
//! the unwinding before it reaches a Rust frame. pyo3 guards `PyEval_RestoreThread` and `PyGILState_Ensure` in the same way.
//!
//! A fork waits for the same threads, and a thread that asks for a guard during it waits for the fork. The child has none of these
//! threads, and would wait forever for what they had half made, such as a module.

use crate::sync::intern;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::cell::Cell;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// How long finalization and a fork wait for guarded threads. Guarded threads compute or import, so only a deadlock takes
/// this long.
const EXIT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a thread sleeps before it checks again.
const PAUSE: Duration = Duration::from_micros(100);

/// How long a guarded thread waits for a fork. The forking thread may wait for a lock that this one holds.
const FORK_TIMEOUT: Duration = Duration::from_millis(50);

/// Why threads get no guard: `EXIT` if the interpreter finalizes, and `FORK` for each thread that forks.
static CLOSED: AtomicUsize = AtomicUsize::new(0);
const EXIT: usize = 1;
#[cfg(unix)]
const FORK: usize = 2;
/// How many threads hold a guard.
static GUARDED_THREADS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Set on the thread that ends the interpreter, which may go on making calls from its own exit hooks.
    static ENDS_THE_INTERPRETER: Cell<bool> = const { Cell::new(false) };
    /// Set on a thread that forks, which may go on making calls from its own fork hooks.
    static FORKS: Cell<bool> = const { Cell::new(false) };
    /// How many guards this thread holds; only the outermost counts.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Counts this thread as guarded, unless the interpreter finalizes or another thread forks.
fn try_enter() -> bool {
    GUARDED_THREADS.fetch_add(1, SeqCst);
    let closed = CLOSED.load(SeqCst);
    let entered = closed == 0 || is_let_in(closed);
    if !entered {
        leave();
    }
    entered
}

#[cold]
fn is_let_in(closed: usize) -> bool {
    if closed & EXIT != 0 { ENDS_THE_INTERPRETER.get() } else { FORKS.get() }
}

fn leave() {
    GUARDED_THREADS.fetch_sub(1, SeqCst);
}

/// Counts this thread as guarded; false if the interpreter finalizes. Must run detached: it may wait for a fork.
fn enter() -> bool {
    try_enter() || enter_after_fork()
}

#[cold]
fn enter_after_fork() -> bool {
    let deadline = Instant::now() + FORK_TIMEOUT;
    loop {
        if CLOSED.load(SeqCst) & EXIT != 0 {
            return false;
        }
        if Instant::now() >= deadline {
            GUARDED_THREADS.fetch_add(1, SeqCst);
            return true;
        }
        std::thread::sleep(PAUSE);
        if try_enter() {
            return true;
        }
    }
}

/// The same for an attached thread, which waits until the process ends if the interpreter finalizes.
fn enter_attached(py: Python<'_>) {
    if !try_enter() {
        py.detach(|| {
            if !enter() {
                wait_for_the_end();
            }
        });
    }
}

fn wait_for_the_end() -> ! {
    loop {
        std::thread::park();
    }
}

/// While it lives, this thread may run Python code from Rust frames, and the interpreter does not finalize.
pub struct FinalizationGuard(PhantomData<*const ()>);

impl FinalizationGuard {
    pub fn begin(py: Python<'_>) -> Self {
        let depth = DEPTH.get();
        if depth == 0 {
            enter_attached(py);
        }
        DEPTH.set(depth + 1);
        FinalizationGuard(PhantomData)
    }
}

impl Drop for FinalizationGuard {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
        if DEPTH.get() == 0 {
            leave();
        }
    }
}

/// A part of a guarded frame in which the interpreter may finalize. The thread is then parked at the end of the part.
struct UnguardedSection {
    depth: usize,
}

impl UnguardedSection {
    fn begin() -> Self {
        let depth = DEPTH.replace(0);
        if depth > 0 {
            leave();
        }
        UnguardedSection { depth }
    }
}

impl Drop for UnguardedSection {
    /// Must run detached.
    fn drop(&mut self) {
        if self.depth > 0 && !enter() {
            wait_for_the_end();
        }
        DEPTH.set(self.depth);
    }
}

/// Runs what blocks, detached from the interpreter.
pub fn detach<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    py.detach(|| {
        let _section = UnguardedSection::begin();
        work()
    })
}

/// Runs what needs the interpreter on a detached thread; None once the interpreter finalizes.
pub fn attach<T>(work: impl FnOnce(Python<'_>) -> T) -> Option<T> {
    if !enter() {
        return None;
    }
    DEPTH.set(DEPTH.get() + 1);
    let _guard = FinalizationGuard(PhantomData);
    Python::try_attach(work)
}

/// Calls what may block for long, such as what the user gave, without holding up finalization.
pub fn call_unguarded<'py>(
    callable: &Bound<'py, PyAny>,
    arguments: &Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = callable.py();
    let depth = DEPTH.replace(0);
    if depth > 0 {
        leave();
    }
    // SAFETY: both are live objects, and `py` proves that this thread holds the GIL.
    let result = unsafe { unwinding_stops_here(callable.as_ptr().cast(), arguments.as_ptr().cast()) };
    if depth > 0 {
        enter_attached(py);
    }
    DEPTH.set(depth);
    // SAFETY: a new reference, or null with the error set.
    unsafe { Bound::from_owned_ptr_or_err(py, result.cast()) }
}

// pyo3 declares this function as one that never unwinds.
#[cfg(unix)]
unsafe extern "C-unwind" {
    #[link_name = "PyObject_CallObject"]
    fn call_object(callable: *mut c_void, arguments: *mut c_void) -> *mut c_void;
}

/// The one Rust frame that Python's unwinding of an ended thread may reach: it stays here.
#[inline(never)]
unsafe fn unwinding_stops_here(callable: *mut c_void, arguments: *mut c_void) -> *mut c_void {
    struct Stop;
    impl Drop for Stop {
        fn drop(&mut self) {
            wait_for_the_end();
        }
    }
    let stop = Stop;
    // SAFETY: the caller vouches for both and for the GIL.
    let result = unsafe { call_object(callable, arguments) };
    std::mem::forget(stop);
    result
}

/// Windows ends a thread without unwinding it.
#[cfg(windows)]
unsafe fn call_object(callable: *mut c_void, arguments: *mut c_void) -> *mut c_void {
    // SAFETY: as for the function itself.
    unsafe { pyo3::ffi::PyObject_CallObject(callable.cast(), arguments.cast()).cast() }
}

/// For the child after a fork, which has only this one of the parent's threads.
#[cfg(unix)]
pub fn forget_other_threads() {
    GUARDED_THREADS.store(usize::from(DEPTH.get() > 0), SeqCst);
    CLOSED.store(0, SeqCst);
    FORKS.set(false);
}

/// Registers the exit and fork hooks. This is the first thing that the module does.
pub fn watch<'py>(module: &Bound<'py, PyModule>) -> PyResult<FinalizationGuard> {
    let py = module.py();
    let import = py.import(intern!(py, "builtins"))?.getattr(intern!(py, "__import__"))?;
    let atexit = call_unguarded(&import, &("atexit",).into_pyobject(py)?)?;
    let hook = (wrap_pyfunction!(begin_exit, module)?, Py::new(py, AfterAllHooks)?);
    atexit.call_method1(intern!(py, "register"), hook)?;
    #[cfg(unix)]
    {
        let hooks = pyo3::types::PyDict::new(py);
        hooks.set_item(intern!(py, "before"), wrap_pyfunction!(before_fork, module)?)?;
        hooks.set_item(intern!(py, "after_in_parent"), wrap_pyfunction!(after_fork, module)?)?;
        py.import(intern!(py, "os"))?.call_method(intern!(py, "register_at_fork"), (), Some(&hooks))?;
    }
    Ok(FinalizationGuard::begin(py))
}

/// The atexit hook.
#[pyfunction]
fn begin_exit(_goes_with_it: &Bound<'_, PyAny>) {
    ENDS_THE_INTERPRETER.set(true);
}

/// The argument of the atexit hook. Python frees the hooks once the last of them has run, and that is the time to hold the
/// other threads: a hook that was registered before this module's may join a thread that makes calls.
#[pyclass(frozen)]
struct AfterAllHooks;

impl Drop for AfterAllHooks {
    fn drop(&mut self) {
        if ENDS_THE_INTERPRETER.get() {
            Python::attach(hold_other_threads);
        }
    }
}

/// Waits for the guarded threads, and parks all later ones.
fn hold_other_threads(py: Python<'_>) {
    CLOSED.fetch_or(EXIT, SeqCst);
    wait_for_guarded_threads(py);
}

fn wait_for_guarded_threads(py: Python<'_>) {
    let own = usize::from(DEPTH.get() > 0);
    if GUARDED_THREADS.load(SeqCst) > own {
        py.detach(|| {
            let deadline = Instant::now() + EXIT_TIMEOUT;
            while GUARDED_THREADS.load(SeqCst) > own && Instant::now() < deadline {
                std::thread::sleep(PAUSE);
            }
        });
    }
}

/// The hook before a fork: waits for the guarded threads, and lets others wait for the fork.
#[cfg(unix)]
#[pyfunction]
fn before_fork(py: Python<'_>) {
    if !FORKS.replace(true) {
        CLOSED.fetch_add(FORK, SeqCst);
    }
    wait_for_guarded_threads(py);
}

/// The hook in the parent after a fork, and after one that failed. For the child see [`forget_other_threads`].
#[cfg(unix)]
#[pyfunction]
fn after_fork() {
    if FORKS.replace(false) {
        CLOSED.fetch_sub(FORK, SeqCst);
    }
}
