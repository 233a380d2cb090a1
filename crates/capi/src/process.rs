//! What a library owes the process that it is loaded into: it notices a fork, and it does not let a signal out.

use crate::failure::Failure;
use crate::status::cloudtasks_status::CLOUDTASKS_FORKED;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::Deref;
use std::ptr::null_mut;
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

/// What threads and locks of one process stand behind. A child after a fork has the memory but not the threads, and the
/// locks as they were; so it gets an error instead of the use, and leaves the thing behind instead of dropping it.
pub struct OfProcess<T> {
    inner: ManuallyDrop<T>,
    generation: u64,
}

/// How many forks lie between this process and the one that made the first handle. Not the process id: a child in a new
/// PID namespace may have that of its parent.
static GENERATION: AtomicU64 = AtomicU64::new(0);

extern "C" fn count_fork() {
    GENERATION.fetch_add(1, SeqCst);
}

fn watch_forks() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the handler only writes to an atomic, and the library stays loaded.
        unsafe { libc::pthread_atfork(None, None, Some(count_fork)) };
    });
}

impl<T> OfProcess<T> {
    pub fn new(inner: T) -> Self {
        watch_forks();
        OfProcess { inner: ManuallyDrop::new(inner), generation: GENERATION.load(SeqCst) }
    }

    /// The thing, for the process that made it. `name` is what an error calls it.
    pub fn here(&self, name: &str) -> Result<&T, Failure> {
        if self.is_here() {
            return Ok(&self.inner);
        }
        let problem =
            format!("the {name} was made in the parent process, before the fork; make a new one in the child");
        Err(Failure::new(CLOUDTASKS_FORKED, problem))
    }

    pub fn is_here(&self) -> bool {
        self.generation == GENERATION.load(SeqCst)
    }
}

impl<T: Clone> Clone for OfProcess<T> {
    fn clone(&self) -> Self {
        OfProcess { inner: self.inner.clone(), generation: self.generation }
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
