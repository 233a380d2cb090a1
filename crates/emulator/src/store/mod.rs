//! Keeps records on disk.
//!
//! redb holds it: an embedded store in plain Rust, one file, crash-safe by copy-on-write. One thread writes; all changes
//! that came in while it committed go into its next transaction, so that many callers share one wait for the disk.

mod disk;
mod receipt;
pub mod record;
mod writer;

pub use disk::Disk;
pub use receipt::Receipt;

use record::Change;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use writer::Writer;

pub struct Store {
    queue: Arc<WriteQueue>,
    writer: Option<JoinHandle<()>>,
}

/// Changes on their way to the disk.
#[derive(Default)]
struct WriteQueue {
    waiting: Mutex<Waiting>,
    filled: Condvar,
}

#[derive(Default)]
struct Waiting {
    submissions: Vec<Submission>,
    closed: bool,
}

/// What changed at once, in order.
struct Submission {
    changes: Vec<Change>,
    /// Who waits for it. What nobody waits for is written later if it cannot be written now.
    receipt: Option<Receipt>,
}

/// Puts memory back to the records that the closure returns. It calls the closure with memory locked, so that nothing is
/// submitted until memory is as they say.
pub type TakeBack = dyn Fn(&mut dyn FnMut() -> Vec<Change>) + Send;

impl WriteQueue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// Starts to write. `take_back` is called when changes of calls could not be written.
    pub fn start(disk: Disk, take_back: Box<TakeBack>) -> std::io::Result<Store> {
        let queue = Arc::new(WriteQueue::default());
        let writer = Writer::new(disk, queue.clone(), take_back);
        let thread = std::thread::Builder::new().name("cloudtasks-store".into());
        Ok(Store { queue, writer: Some(thread.spawn(move || writer.run())?) })
    }

    /// Hands over what a call changed. Changes reach the disk in the order in which they are handed over.
    pub fn submit(&self, changes: Vec<Change>) -> Receipt {
        let receipt = Receipt::pending();
        self.push(Submission { changes, receipt: Some(receipt.clone()) });
        receipt
    }

    /// Hands over what changed without a call.
    pub fn note(&self, changes: Vec<Change>) {
        self.push(Submission { changes, receipt: None });
    }

    fn push(&self, submission: Submission) {
        self.queue.lock().submissions.push(submission);
        self.queue.filled.notify_one();
    }
}

impl Drop for Store {
    /// Writes what is still waiting.
    fn drop(&mut self) {
        self.queue.lock().closed = true;
        self.queue.filled.notify_one();
        // The writer itself may be the last to hold the engine.
        if let Some(writer) = self.writer.take()
            && writer.thread().id() != std::thread::current().id()
        {
            let _ = writer.join();
        }
    }
}
