//! Runs calls on threads that wait for them: the base of the blocking clients.

use std::io;
use tokio::runtime::{Builder, Runtime};

/// A runtime without its own threads: the calling threads drive it, any number of them at the same time.
///
/// There is no hop to a worker thread, which makes a call 25 µs where a multi-thread runtime needs 44. A client needs
/// one such runtime, or its own connections for each ([`Client::with_own_transport`](crate::Client)).
pub struct Blocking {
    /// Empty only while it is dropped.
    runtime: Option<Runtime>,
}

impl Blocking {
    /// # Errors
    /// The system gives no file descriptors for it.
    pub fn new() -> io::Result<Self> {
        Self::on_thread_start(|| {})
    }

    /// Runs a function first on each thread that a call needs beside the caller's, such as one for a name lookup.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn on_thread_start(hook: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().on_thread_start(hook).build()?;
        Ok(Blocking { runtime: Some(runtime) })
    }

    /// Drives a future to its end on the calling thread.
    ///
    /// # Panics
    /// On a thread that drives a runtime already.
    pub fn run<F: Future>(&self, future: F) -> F::Output {
        self.runtime.as_ref().expect("taken by drop alone").block_on(future)
    }
}

impl Drop for Blocking {
    /// Waits for nothing, so that the last user may be a callback inside of another runtime.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_be_dropped_inside_of_another_runtime() {
        let (outer, inner) = (Blocking::new().unwrap(), Blocking::new().unwrap());
        assert_eq!(inner.run(async { 1 }), 1);
        outer.run(async { drop(inner) });
    }

    #[test]
    fn any_number_of_threads_drive_it_at_once() {
        let blocking = Blocking::new().unwrap();
        let barrier = tokio::sync::Barrier::new(4);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| blocking.run(barrier.wait()));
            }
        });
    }
}
