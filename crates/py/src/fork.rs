//! What belongs to one process: built at first use, left behind by a forked child, which builds its own.
//!
//! After a fork the child holds a copy of the parent's runtime, connections and tokens, but none of the threads that
//! serve them. Locks may be copied while held, so the child does not even drop what it inherits: it leaks it.

#[allow(clippy::disallowed_types, reason = "its initializer runs no Python")]
use once_cell::sync::OnceCell;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering::*};

static FORKS: AtomicU64 = AtomicU64::new(0);

/// How many forks lie between this process and the one that loaded the module.
///
/// A load of a static, where asking for the process id would be a system call.
pub fn generation() -> u64 {
    FORKS.load(Relaxed)
}

/// Starts counting forks. Called once, when the module is loaded. Windows has no fork.
#[cfg(windows)]
pub fn watch() {}

/// Starts counting forks. Called once, when the module is loaded.
#[cfg(unix)]
pub fn watch() {
    static WATCH: std::sync::Once = std::sync::Once::new();

    extern "C" fn count_fork() {
        FORKS.fetch_add(1, Relaxed);
        crate::finalization::forget_other_threads();
    }

    // SAFETY: the handler only writes to atomics, which is allowed between fork and exec, and lives as long as the
    // process, since Python never unloads an extension module.
    WATCH.call_once(|| unsafe {
        libc::pthread_atfork(None, None, Some(count_fork));
    });
}

/// A value of which each process has its own.
pub struct PerProcess<T> {
    current: AtomicPtr<Owned<T>>,
}

struct Owned<T> {
    generation: u64,
    #[allow(clippy::disallowed_types, reason = "its initializer runs no Python")]
    value: OnceCell<T>,
}

impl<T: Send + Sync> PerProcess<T> {
    pub const fn new() -> Self {
        PerProcess { current: AtomicPtr::new(std::ptr::null_mut()) }
    }

    fn owned(&self) -> Option<&Owned<T>> {
        let current = self.current.load(Acquire);
        // SAFETY: the pointer is null or came from Box::into_raw below; a box is freed only by `drop`, which has the
        // only reference.
        let owned = unsafe { current.as_ref() }?;
        (owned.generation == generation()).then_some(owned)
    }

    /// This process's value, if it has been built.
    pub fn get(&self) -> Option<&T> {
        self.owned()?.value.get()
    }

    /// This process's value, which one thread builds, without Python, while others wait.
    pub fn get_or_try_init<E>(&self, build: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
        match self.owned() {
            Some(owned) => owned.value.get_or_try_init(build),
            None => self.own().value.get_or_try_init(build),
        }
    }

    /// A place for this process's value.
    #[cold]
    fn own(&self) -> &Owned<T> {
        let inherited = self.current.load(Acquire);
        // SAFETY: as in `owned`.
        if let Some(owned) = unsafe { inherited.as_ref() }
            && owned.generation == generation()
        {
            return owned;
        }
        let own = Box::into_raw(Box::new(Owned { generation: generation(), value: Default::default() }));
        match self.current.compare_exchange(inherited, own, AcqRel, Acquire) {
            // SAFETY: as in `owned`; what it replaces is null or the parent's, which is leaked.
            Ok(_) => unsafe { &*own },
            Err(first) => {
                // SAFETY: `own` was never shared, and `first` is the box that another thread of this process stored since.
                unsafe {
                    drop(Box::from_raw(own));
                    &*first
                }
            }
        }
    }
}

impl<T> Drop for PerProcess<T> {
    fn drop(&mut self) {
        let current = *self.current.get_mut();
        // SAFETY: as in `get`; nobody else can reach the box any more.
        if let Some(owned) = unsafe { current.as_ref() }
            && owned.generation == generation()
        {
            // SAFETY: it was made by this process, so that its locks and threads are whole.
            drop(unsafe { Box::from_raw(current) });
        }
    }
}
