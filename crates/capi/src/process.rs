//! What a library owes the process that it is loaded into: it notices a fork, and it does not let a signal out.

use crate::error::Failure;
use crate::status::ct_status::CT_FORKED;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::Deref;
use std::ptr::null_mut;

/// What threads and locks of one process stand behind. A child after a fork has the memory but not the threads, and the
/// locks as they were; so it gets an error instead of the use, and leaves the thing behind instead of dropping it.
pub struct OfProcess<T> {
    inner: ManuallyDrop<T>,
    id: u32,
}

impl<T> OfProcess<T> {
    pub fn new(inner: T) -> Self {
        OfProcess { inner: ManuallyDrop::new(inner), id: std::process::id() }
    }

    /// The thing, for the process that made it. `name` is what an error calls it.
    pub fn here(&self, name: &str) -> Result<&T, Failure> {
        if self.is_here() {
            return Ok(&self.inner);
        }
        let problem =
            format!("the {name} was made in the parent process, before the fork; make a new one in the child");
        Err(Failure::new(CT_FORKED, problem))
    }

    pub fn is_here(&self) -> bool {
        self.id == std::process::id()
    }
}

impl<T: Clone> Clone for OfProcess<T> {
    fn clone(&self) -> Self {
        OfProcess { inner: self.inner.clone(), id: self.id }
    }
}

impl<T> Deref for OfProcess<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T> Drop for OfProcess<T> {
    fn drop(&mut self) {
        if self.is_here() {
            // SAFETY: dropped here alone, and not used after.
            unsafe { ManuallyDrop::drop(&mut self.inner) }
        }
    }
}

/// Keeps SIGPIPE from the process while it lives. Programs of Rust ignore the signal and Python does, too; one of C dies
/// of it when a server has closed the connection that is written to. Threads started meanwhile never get it.
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
