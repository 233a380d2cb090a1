//! Which process this is, told from a child that a fork made. Windows has no fork.

#[cfg(unix)]
pub use counted::generation;

#[cfg(windows)]
pub fn generation() -> u64 {
    0
}

#[cfg(unix)]
mod counted {
    use std::sync::Once;
    use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

    /// Not the process id: a child in a new PID namespace may have that of its parent.
    static GENERATION: AtomicU64 = AtomicU64::new(0);

    extern "C" fn count_fork() {
        GENERATION.fetch_add(1, SeqCst);
    }

    /// How many forks lie between this process and the one that asked first.
    pub fn generation() -> u64 {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            // SAFETY: the handler only writes to an atomic, and the library stays loaded.
            unsafe { libc::pthread_atfork(None, None, Some(count_fork)) };
        });
        GENERATION.load(SeqCst)
    }
}
