//! What Python threads share: the locks, the lazily made objects and the reading of dicts of this crate.
//!
//! On free-threaded Python any number of threads run this crate's code at the same time. The collector, and a fork, *stop the
//! world*: they wait until every other thread is detached or stops at a safe point. A safe point is wherever CPython may let a
//! thread wait: it runs bytecode, makes or frees an object, calls a function, changes or reads a dict or list. From this follow
//! the rules, one for each type. Clippy refuses the types of the standard library and of pyo3 in their place (`clippy.toml`).
//!
//! | for | use | rule |
//! |---|---|---|
//! | data with Python objects | [`Lock`] | While it is held: no call of Python, no object is made, no reference is dropped. Clone out, release, then use. |
//! | what I/O threads share with Python threads | [`IoLock`] | The data holds no Python object. Hold it for a few instructions, or wait for it detached. |
//! | what is made once, by Python code | [`Once`] | Making it twice must do no harm. |
//! | an interned name | [`intern!`] | |
//! | a dict that others may change | [`entries`] | |
//! | what each process has | [`PerProcess`](crate::fork::PerProcess) | Making it runs no Python. |
//!
//! A `OnceLock` or `LazyLock` of the standard library is right where its initializer runs no Python; the use says so.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "they are what this module stands for")]

use once_cell::race::OnceBox;
use pyo3::PyTypeCheck;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// Whether Python threads run at the same time.
pub const FREE_THREADED: bool = cfg!(Py_GIL_DISABLED);

/// Guards data that has Python objects.
///
/// A thread takes it only while it is attached. So nobody takes it while the world is stopped: the collector, which looks at
/// the data several times, finds it each time or never, and a forked child finds it free.
#[derive(Default)]
pub struct Lock<T>(Mutex<T>);

impl<T> Lock<T> {
    pub const fn new(data: T) -> Self {
        Lock(Mutex::new(data))
    }

    #[inline]
    pub fn lock(&self, py: Python<'_>) -> MutexGuard<'_, T> {
        self.try_lock().unwrap_or_else(|| self.wait(py))
    }

    /// For the collector, which must not wait. It treats objects that it cannot see as in use.
    #[inline]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        match self.0.try_lock() {
            Ok(guard) => Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Waits for another thread, which holds the lock for microseconds unless the system has paused it.
    #[cold]
    fn wait(&self, py: Python<'_>) -> MutexGuard<'_, T> {
        const YIELDS: u32 = 16;
        const PAUSE: Duration = Duration::from_micros(50);
        let mut tries = 0;
        loop {
            py.detach(|| if tries < YIELDS { std::thread::yield_now() } else { std::thread::sleep(PAUSE) });
            tries += 1;
            if let Some(guard) = self.try_lock() {
                return guard;
            }
        }
    }
}

/// Guards data that I/O threads share with Python threads. The data holds no Python object, so a thread that holds the lock
/// never waits for the interpreter.
#[derive(Default)]
pub struct IoLock<T>(Mutex<T>);

impl<T> IoLock<T> {
    pub const fn new(data: T) -> Self {
        IoLock(Mutex::new(data))
    }

    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes a detached Python thread that waits for a change of an [`IoLock`]'s data.
#[derive(Default)]
pub struct IoSignal(Condvar);

impl IoSignal {
    pub fn notify_one(&self) {
        self.0.notify_one();
    }

    /// Must run detached.
    pub fn wait_timeout<T>(&self, guard: MutexGuard<'_, T>, timeout: Duration) {
        drop(self.0.wait_timeout(guard, timeout));
    }
}

/// A value that is made at its first use, by code that may run Python.
///
/// Several threads may make it at the same time; the first result is kept. So no thread waits for another one, which may
/// in turn wait for a lock that the first thread holds, and a forked child finds nothing half made.
pub struct Once<T>(OnceBox<T>);

impl<T> Once<T> {
    pub const fn new() -> Self {
        Once(OnceBox::new())
    }

    #[inline]
    pub fn get(&self) -> Option<&T> {
        self.0.get()
    }

    #[inline]
    pub fn get_or_try_init(&self, make: impl FnOnce() -> PyResult<T>) -> PyResult<&T> {
        self.0.get_or_try_init(|| make().map(Box::new))
    }
}

impl<T: PyTypeCheck> Once<Py<T>> {
    /// An attribute of a module.
    #[inline]
    pub fn import<'py>(&self, py: Python<'py>, module: &str, name: &str) -> PyResult<&Bound<'py, T>> {
        let found = self.get_or_try_init(|| Ok(py.import(module)?.getattr(name)?.cast_into()?.unbind()))?;
        Ok(found.bind(py))
    }
}

/// The state of [`intern!`].
pub struct Name {
    text: &'static str,
    made: Once<Py<PyString>>,
}

impl Name {
    pub const fn new(text: &'static str) -> Self {
        Name { text, made: Once::new() }
    }

    #[inline]
    pub fn get<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        match self.made.get() {
            Some(made) => made.bind(py),
            None => self.make(py),
        }
    }

    #[cold]
    fn make<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.made.0.get_or_init(|| Box::new(PyString::intern(py, self.text).unbind())).bind(py)
    }
}

/// An interned name, which is made once: `intern!(py, "seconds")`.
///
/// pyo3's macro may wait for the interpreter while it makes the name. A child that is forked at that moment would wait for
/// the name forever.
macro_rules! intern {
    ($py:expr, $text:expr) => {{
        static NAME: $crate::sync::Name = $crate::sync::Name::new($text);
        NAME.get($py)
    }};
}
pub(crate) use intern;

/// A snapshot of the entries of a dict. pyo3's iterator panics if another thread changes the dict during the iteration.
pub fn entries<'py>(dict: &Bound<'py, PyDict>) -> PyResult<Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>> {
    if FREE_THREADED {
        return Ok(dict.copy()?.iter().collect());
    }
    Ok(dict.iter().collect())
}

/// Calls `visit`, which must not run Python, with each entry of a snapshot of a dict.
pub fn visit_entries<'py, E>(
    dict: &Bound<'py, PyDict>,
    mut visit: impl FnMut(Bound<'py, PyAny>, Bound<'py, PyAny>) -> Result<(), E>,
) -> PyResult<Result<(), E>> {
    let copy = FREE_THREADED.then(|| dict.copy()).transpose()?;
    Ok(copy.as_ref().unwrap_or(dict).iter().try_for_each(|(key, value)| visit(key, value)))
}
