//! Writing to a connection that the server has closed raises SIGPIPE, which must not end the program.
//!
//! Only where this cannot be turned off for a socket: socket2 and mio set SO_NOSIGPIPE on Apple's systems, and Windows has
//! no signals. There the guard does nothing.

#[cfg(not(any(target_vendor = "apple", windows)))]
pub use blocking::NoSigpipe;

#[cfg(any(target_vendor = "apple", windows))]
pub struct NoSigpipe;

#[cfg(any(target_vendor = "apple", windows))]
impl NoSigpipe {
    pub fn new() -> Self {
        NoSigpipe
    }
}

#[cfg(not(any(target_vendor = "apple", windows)))]
mod blocking {
    use std::mem::MaybeUninit;
    use std::ptr::null_mut;

    /// Keeps SIGPIPE from the process while it lives. Programs of Rust ignore the signal and Python does, too; one of C dies
    /// of it when a server has closed the connection that is written to.
    pub struct NoSigpipe {
        before: libc::sigset_t,
        /// The program has the signal blocked and pending itself, which stays so.
        is_theirs: bool,
    }

    impl NoSigpipe {
        pub fn new() -> Self {
            let only = sigpipe();
            let mut before = MaybeUninit::uninit();
            // SAFETY: the sets are valid; `before` is filled in.
            let before = unsafe {
                libc::pthread_sigmask(libc::SIG_BLOCK, &only, before.as_mut_ptr());
                before.assume_init()
            };
            NoSigpipe { before, is_theirs: contains(&before) && is_pending() }
        }
    }

    impl Drop for NoSigpipe {
        fn drop(&mut self) {
            if self.is_theirs {
                return;
            }
            let now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
            // SAFETY: the sets and the time are valid. Taking a signal that is not there fails, which is what is expected.
            unsafe {
                libc::sigtimedwait(&sigpipe(), null_mut(), &now);
                libc::pthread_sigmask(libc::SIG_SETMASK, &self.before, null_mut());
            }
        }
    }

    fn sigpipe() -> libc::sigset_t {
        let mut set = MaybeUninit::uninit();
        // SAFETY: sigemptyset makes a set of what it gets.
        unsafe {
            libc::sigemptyset(set.as_mut_ptr());
            libc::sigaddset(set.as_mut_ptr(), libc::SIGPIPE);
            set.assume_init()
        }
    }

    fn contains(set: &libc::sigset_t) -> bool {
        // SAFETY: a valid set and signal.
        unsafe { libc::sigismember(set, libc::SIGPIPE) == 1 }
    }

    fn is_pending() -> bool {
        let mut pending = MaybeUninit::uninit();
        // SAFETY: sigpending fills the set in.
        unsafe { libc::sigpending(pending.as_mut_ptr()) == 0 && contains(&pending.assume_init()) }
    }
}
