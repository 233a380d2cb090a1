//! Completions for an event loop: asynchronous calls put their callbacks here, and the caller runs them on its own thread.

use crate::argument::{optional_out, out};
use crate::error::cloudtasks_error;
use crate::event::cloudtasks_descriptor;
use crate::failure::Failure;
use crate::handle::{borrow, give, take};
use crate::process::OfProcess;
use crate::status::cloudtasks_status::{self, *};
use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, PoisonError};
use tokio::runtime::Handle;
use tokio::sync::watch;

// The tests run every order in which threads can reach what they share.
#[cfg(not(test))]
use crate::event::Event;
#[cfg(test)]
use loom::sync::{Condvar, Mutex, MutexGuard};
#[cfg(not(test))]
use std::sync::{Condvar, Mutex, MutexGuard};
#[cfg(test)]
use tests::Event;

/// A queue of callbacks of asynchronous calls, for programs with an event loop: cloudtasks_completions_deliver runs them.
/// cloudtasks_call_options_set_completions adds it to the options of a call. Any number of threads may use it at the same time.
pub struct cloudtasks_completions {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_completions, OfProcess<Arc<Completions>>);

/// A callback with its arguments.
pub type Completion = Box<dyn FnOnce() + Send>;

pub struct Completions {
    state: Mutex<State>,
    /// Notified when a completion is put, and when a call has put its last.
    changed: Condvar,
    /// Set while completions wait.
    event: Event,
    freed: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Completion>,
    /// Calls that may still put completions here.
    running: usize,
    stage: Stage,
}

#[derive(Default, PartialEq)]
enum Stage {
    #[default]
    Open,
    /// Being freed: no new calls. The thread that frees it runs the completions that are still put.
    Draining,
    /// Freed by a thread that must not wait: a completion that is still put runs at once, on the thread that puts it.
    Abandoned,
}

impl Completions {
    fn new() -> io::Result<Self> {
        let freed = watch::Sender::new(false);
        Ok(Completions { state: Mutex::new(State::default()), changed: Condvar::new(), event: Event::new()?, freed })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the completion that has waited longest, without running it: no lock is held while a callback runs.
    fn next(&self) -> Option<Completion> {
        let mut state = self.lock();
        let next = state.waiting.pop_front();
        if state.waiting.is_empty() {
            self.event.clear();
        }
        next
    }

    /// Runs the completions that wait now, at most `limit`. Those that are put during this wait for the next time.
    fn deliver(&self, limit: usize) -> usize {
        let count = self.lock().waiting.len().min(limit);
        (0..count).map_while(|_| self.next()).map(|completion| completion()).count()
    }

    /// Cancels the calls under way, and runs all remaining callbacks. Without `may_wait`, the callbacks of the calls under way
    /// run later, on the thread of their client.
    fn free(&self, may_wait: bool) {
        self.lock().stage = if may_wait { Stage::Draining } else { Stage::Abandoned };
        self.freed.send_replace(true);
        loop {
            while let Some(completion) = self.next() {
                completion();
            }
            let state = self.lock();
            if !state.waiting.is_empty() {
                continue;
            }
            if !may_wait || state.running == 0 {
                return;
            }
            drop(self.changed.wait(state).unwrap_or_else(PoisonError::into_inner));
        }
    }
}

/// The right of one call to put completions.
pub struct Ticket(Arc<Completions>);

impl Ticket {
    fn new(completions: &Arc<Completions>) -> Result<Self, Failure> {
        let mut state = completions.lock();
        if state.stage != Stage::Open {
            return Err(Failure::new(CLOUDTASKS_CANCELLED, "the completions were freed"));
        }
        state.running += 1;
        Ok(Ticket(completions.clone()))
    }

    fn put(&self, completion: Completion) {
        let mut state = self.0.lock();
        if state.stage == Stage::Abandoned {
            drop(state);
            return completion();
        }
        if state.waiting.is_empty() {
            self.0.event.set();
        }
        state.waiting.push_back(completion);
        self.0.changed.notify_all();
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.0.lock().running -= 1;
        self.0.changed.notify_all();
    }
}

/// Where the callbacks of one asynchronous call run.
pub enum Delivery {
    /// On the client's thread, at once.
    AtOnce,
    ByCaller(Ticket),
}

impl Delivery {
    pub fn new(completions: Option<&OfProcess<Arc<Completions>>>) -> Result<Self, Failure> {
        match completions {
            None => Ok(Delivery::AtOnce),
            Some(held) => Ticket::new(held.here("completions")?).map(Delivery::ByCaller),
        }
    }

    pub fn run(&self, completion: Completion) {
        match self {
            Delivery::AtOnce => completion(),
            Delivery::ByCaller(ticket) => ticket.put(completion),
        }
    }

    /// Waits until the completions are freed, which cancels the call.
    pub async fn freed(&self) {
        match self {
            Delivery::AtOnce => std::future::pending().await,
            // The sender lives as long as the ticket.
            Delivery::ByCaller(ticket) => drop(ticket.0.freed.subscribe().wait_for(|freed| *freed).await),
        }
    }
}

/// Makes an empty queue of completions. It takes one file descriptor on Linux, two on macOS, and an event on Windows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_completions_new(
    completions: *mut *mut cloudtasks_completions,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(completions, "completions")?;
        let made = Completions::new()
            .map_err(|error| Failure::new(CLOUDTASKS_RESOURCE_EXHAUSTED, format!("cannot make an event: {error}")))?;
        place.set(give(OfProcess::new(Arc::new(made))));
        Ok(())
    })
}

/// The descriptor that is readable while completions wait, for poll, epoll, libuv and others. On Windows it is the HANDLE of an
/// event that is signaled while completions wait, for WaitForMultipleObjects, RegisterWaitForSingleObject and others. Do not
/// read, write, set or close it. It is valid until the completions are freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_completions_descriptor(
    completions: *const cloudtasks_completions,
    descriptor: *mut cloudtasks_descriptor,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(descriptor, "descriptor")?;
        place.set(borrow(completions, "completions")?.here("completions")?.event.descriptor());
        Ok(())
    })
}

/// Runs the callbacks that wait, on the calling thread, in the order in which the calls ended, and returns without waiting
/// for more. Completions that arrive during this wait for the next time; the descriptor then stays readable. A callback may
/// call any function, including this one and those that wait.
///
/// @param limit      the maximum number of callbacks to run; SIZE_MAX for all that wait
/// @param delivered  gets the number of callbacks that ran; may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_completions_deliver(
    completions: *const cloudtasks_completions,
    limit: usize,
    delivered: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        // Held, so that a callback may free them.
        let held = borrow(completions, "completions")?.here("completions")?.clone();
        let count = held.deliver(limit);
        if let Some(place) = optional_out(delivered) {
            place.set(count);
        }
        Ok(())
    })
}

/// Frees completions. Calls under way that put their callbacks here are cancelled, and the remaining callbacks run before this
/// returns. Called from a callback on a client's thread, this does not wait for calls under way: their callbacks run on
/// their client's thread. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_completions_free(completions: *mut cloudtasks_completions) {
    infallible!((), {
        if let Some(held) = take(completions)
            && held.is_here()
        {
            // On the thread of a client, calls do not end while this waits.
            let may_wait = Handle::try_current().is_err();
            held.free(may_wait);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use loom::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
    use loom::thread;

    /// Replaces the descriptor, which loom cannot model.
    pub struct Event(AtomicBool);

    impl Event {
        pub fn new() -> io::Result<Self> {
            Ok(Event(AtomicBool::new(false)))
        }

        pub fn set(&self) {
            self.0.store(true, SeqCst);
        }

        pub fn clear(&self) {
            self.0.store(false, SeqCst);
        }

        pub fn descriptor(&self) -> cloudtasks_descriptor {
            unreachable!("the tests ask for no descriptor")
        }

        fn is_readable(&self) -> bool {
            self.0.load(SeqCst)
        }
    }

    const PREEMPTIONS: usize = 3;

    /// Calls under way on other threads, and how many of their callbacks have run.
    struct Calls {
        completions: Arc<Completions>,
        ran: Arc<AtomicUsize>,
        threads: Vec<thread::JoinHandle<()>>,
    }

    impl Calls {
        fn start(count: usize) -> Result<Self, Failure> {
            let made =
                Completions::new().map_err(|error| Failure::new(CLOUDTASKS_RESOURCE_EXHAUSTED, error.to_string()))?;
            let (completions, ran) = (Arc::new(made), Arc::new(AtomicUsize::new(0)));
            let tickets: Vec<_> = (0..count).map(|_| Ticket::new(&completions)).collect::<Result<_, _>>()?;
            let end = |ticket: Ticket| {
                let ran = ran.clone();
                let completion: Completion = Box::new(move || {
                    ran.fetch_add(1, SeqCst);
                });
                thread::spawn(move || ticket.put(completion))
            };
            let threads = tickets.into_iter().map(end).collect();
            Ok(Calls { completions, ran, threads })
        }

        fn join(&mut self) {
            self.threads.drain(..).for_each(|thread| thread.join().unwrap_or_default());
        }

        fn ran(&self) -> usize {
            self.ran.load(SeqCst)
        }
    }

    /// Runs a program with each order of its threads in which threads that could go on have to stop [`PREEMPTIONS`] times at most.
    fn in_every_order(program: impl Fn() -> Result<(), Failure> + Send + Sync + 'static) {
        let mut model = loom::model::Builder::new();
        model.preemption_bound = Some(PREEMPTIONS);
        model.check(move || assert!(program().is_ok()));
    }

    #[test]
    fn in_every_order_delivering_runs_each_callback_once() {
        in_every_order(|| {
            let mut calls = Calls::start(2)?;
            let early = calls.completions.deliver(usize::MAX);
            calls.join();
            let late = calls.completions.deliver(usize::MAX);
            assert_eq!((early + late, calls.ran()), (2, 2));
            assert_eq!(calls.completions.deliver(usize::MAX), 0);
            Ok(())
        });
    }

    #[test]
    fn in_every_order_the_descriptor_is_readable_exactly_while_completions_wait() {
        in_every_order(|| {
            let mut calls = Calls::start(2)?;
            calls.completions.deliver(1);
            calls.join();
            while calls.ran() < 2 {
                assert!(calls.completions.event.is_readable());
                calls.completions.deliver(1);
            }
            assert!(!calls.completions.event.is_readable());
            Ok(())
        });
    }

    #[test]
    fn in_every_order_freeing_waits_until_each_callback_has_run() {
        in_every_order(|| {
            let mut calls = Calls::start(2)?;
            calls.completions.free(true);
            assert_eq!(calls.ran(), 2);
            assert!(Ticket::new(&calls.completions).is_err());
            calls.join();
            Ok(())
        });
    }

    #[test]
    fn in_every_order_each_callback_runs_once_after_freeing_that_does_not_wait() {
        in_every_order(|| {
            let mut calls = Calls::start(2)?;
            calls.completions.free(false);
            calls.join();
            assert_eq!(calls.ran(), 2);
            Ok(())
        });
    }

    #[test]
    fn in_every_order_a_callback_may_free_the_completions_that_deliver_it() {
        in_every_order(|| {
            let mut calls = Calls::start(1)?;
            let freeing = calls.completions.clone();
            Ticket::new(&calls.completions)?.put(Box::new(move || freeing.free(true)));
            assert!(calls.completions.deliver(usize::MAX) >= 1);
            assert_eq!(calls.ran(), 1);
            calls.join();
            Ok(())
        });
    }

    #[test]
    fn in_every_order_two_threads_deliver_each_callback_once() {
        in_every_order(|| {
            let mut calls = Calls::start(1)?;
            let other = calls.completions.clone();
            calls.threads.push(thread::spawn(move || assert!(other.deliver(usize::MAX) <= 1)));
            calls.completions.deliver(usize::MAX);
            calls.join();
            calls.completions.deliver(usize::MAX);
            assert_eq!(calls.ran(), 1);
            Ok(())
        });
    }
}
