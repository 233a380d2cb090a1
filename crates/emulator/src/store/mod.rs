//! Keeps records on disk, in redb: an embedded store in Rust, one file, crash-safe by copy-on-write.
//!
//! One thread writes. The changes that arrive during a commit go into the next transaction, so that many callers share one
//! wait for the disk.

mod disk;
mod receipt;
pub mod record;
mod write_queue;
mod writer;

pub use disk::Disk;
pub use receipt::Receipt;
pub use writer::TakeBack;

use record::Change;
use std::sync::Arc;
use std::thread::JoinHandle;
use write_queue::{Submission, WriteQueue};
use writer::Writer;

pub struct Store {
    queue: Arc<WriteQueue>,
    writer: Option<JoinHandle<()>>,
}

impl Store {
    /// Starts the writer. `take_back` is called when changes of calls cannot be written.
    pub fn start(disk: Disk, take_back: Box<TakeBack>) -> std::io::Result<Store> {
        let queue = Arc::new(WriteQueue::default());
        let writer = Writer::new(disk, queue.clone(), take_back);
        let thread = std::thread::Builder::new().name("cloudtasks-store".into());
        Ok(Store { queue, writer: Some(thread.spawn(move || writer.run())?) })
    }

    /// Submits the changes of a call. Changes are written in the order in which they are submitted.
    pub fn submit(&self, changes: Vec<Change>) -> Receipt {
        let receipt = Receipt::pending();
        self.push(Submission { changes, receipt: Some(receipt.clone()) });
        receipt
    }

    /// Submits changes that no caller waits for.
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
        // The writer itself may hold the last reference to the engine, and cannot join itself.
        if let Some(writer) = self.writer.take()
            && writer.thread().id() != std::thread::current().id()
        {
            let _ = writer.join();
        }
    }
}
