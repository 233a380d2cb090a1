//! Signals are for the program's threads: those of the library take none. Windows has no signals that a thread can block.

#[cfg(unix)]
pub use masks::{NoSignals, block_all_signals};

#[cfg(windows)]
pub struct NoSignals;

#[cfg(windows)]
impl NoSignals {
    pub fn new() -> Self {
        NoSignals
    }
}

#[cfg(windows)]
pub fn block_all_signals() {}

#[cfg(unix)]
mod masks {
    use std::mem::MaybeUninit;
    use std::ptr::null_mut;

    /// Blocks all signals on the calling thread while it lives, so that threads started in this time never take one: signals
    /// are for the program's own threads, whatever it does with them and whenever it blocks them.
    pub struct NoSignals {
        before: libc::sigset_t,
    }

    impl NoSignals {
        pub fn new() -> Self {
            NoSignals { before: block_all_signals() }
        }
    }

    impl Drop for NoSignals {
        fn drop(&mut self) {
            // SAFETY: the set is the one that pthread_sigmask gave.
            unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &self.before, null_mut()) };
        }
    }

    /// Blocks all signals on the calling thread, and gives the mask of before.
    pub fn block_all_signals() -> libc::sigset_t {
        let (mut all, mut before) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        // SAFETY: sigfillset makes a set of what it gets, pthread_sigmask fills `before` in.
        unsafe {
            libc::sigfillset(all.as_mut_ptr());
            libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), before.as_mut_ptr());
            before.assume_init()
        }
    }
}
