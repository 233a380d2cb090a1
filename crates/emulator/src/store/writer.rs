//! The thread that writes to disk.

use super::disk::Disk;
use super::record::{Change, RecordKind};
use super::write_queue::{Submission, WriteQueue};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// How long the writer waits before it retries changes of the dispatcher.
const RETRY_DELAY: Duration = Duration::from_secs(1);

/// Resets the state to the records that the closure returns. It calls the closure while the state is locked, so that no change
/// is submitted until the state is reset.
pub type TakeBack = dyn Fn(&mut dyn FnMut() -> Vec<Change>) + Send;

pub struct Writer {
    disk: Disk,
    queue: Arc<WriteQueue>,
    take_back: Box<TakeBack>,
    /// Changes of the dispatcher that could not be written. They are retried, so that the outcome of an attempt is not lost.
    unwritten: Records,
}

/// The latest change of each record.
type Records = BTreeMap<(u8, String), Change>;

fn add(records: &mut Records, change: Change) {
    let key = |kind: RecordKind, name: &String| (kind as u8, name.clone());
    match &change {
        Change::Put(kind, name, _) | Change::Delete(kind, name) => drop(records.insert(key(*kind, name), change)),
        // Only calls make these.
        Change::DeleteUnder(..) | Change::Clear => {}
    }
}

impl Writer {
    pub fn new(disk: Disk, queue: Arc<WriteQueue>, take_back: Box<TakeBack>) -> Writer {
        Writer { disk, queue, take_back, unwritten: Records::new() }
    }

    pub fn run(mut self) {
        loop {
            let (submissions, closed) = self.next();
            if !submissions.is_empty() || !self.unwritten.is_empty() {
                self.write(submissions);
            }
            if closed {
                return;
            }
        }
    }

    /// The submissions that wait, and whether the queue is closed.
    fn next(&self) -> (Vec<Submission>, bool) {
        let mut waiting = self.queue.lock();
        while waiting.submissions.is_empty() && !waiting.closed {
            let filled = &self.queue.filled;
            if self.unwritten.is_empty() {
                waiting = filled.wait(waiting).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let (guard, waited) = filled.wait_timeout(waiting, RETRY_DELAY).unwrap_or_else(PoisonError::into_inner);
            waiting = guard;
            if waited.timed_out() {
                break;
            }
        }
        (std::mem::take(&mut waiting.submissions), waiting.closed)
    }

    fn write(&mut self, submissions: Vec<Submission>) {
        let new = submissions.iter().flat_map(|submission| &submission.changes);
        match self.disk.commit(self.unwritten.values().chain(new)) {
            Ok(()) => {
                self.unwritten.clear();
                submissions.iter().filter_map(|done| done.receipt.as_ref()).for_each(|receipt| receipt.settle(Ok(())));
            }
            Err(problem) => self.fail(submissions, &problem),
        }
    }

    /// Takes back the changes of calls, and only then settles their receipts.
    fn fail(&mut self, mut failed: Vec<Submission>, problem: &str) {
        if failed.iter().any(|submission| submission.receipt.is_some()) {
            let on_disk = self.disk.after_failure();
            let (queue, unwritten) = (&self.queue, &mut self.unwritten);
            match on_disk {
                Ok(on_disk) => (self.take_back)(&mut || {
                    // Later submissions are based on those that failed.
                    failed.append(&mut queue.lock().submissions);
                    keep(unwritten, &mut failed);
                    let mut records = Records::new();
                    on_disk.iter().chain(unwritten.values()).for_each(|change| add(&mut records, change.clone()));
                    records.into_values().filter(|change| matches!(change, Change::Put(..))).collect()
                }),
                // The file cannot be read, so the state in memory stays as it is.
                Err(unreadable) => eprintln!("cloudtasks-emulator: {}", self.disk.damaged(&unreadable)),
            }
        }
        keep(&mut self.unwritten, &mut failed);
        let told = failed.iter().filter_map(|submission| submission.receipt.as_ref());
        told.for_each(|receipt| receipt.settle(Err(problem.to_owned())));
    }
}

/// Keeps the changes without a caller for a retry.
fn keep(unwritten: &mut Records, failed: &mut [Submission]) {
    let of_dispatcher = failed.iter_mut().filter(|submission| submission.receipt.is_none());
    of_dispatcher
        .flat_map(|submission| std::mem::take(&mut submission.changes))
        .for_each(|change| add(unwritten, change));
}
