//! What waits for the thread that writes.

use super::receipt::Receipt;
use super::record::Change;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Changes on their way to the disk.
#[derive(Default)]
pub struct WriteQueue {
    waiting: Mutex<Waiting>,
    pub filled: Condvar,
}

#[derive(Default)]
pub struct Waiting {
    pub submissions: Vec<Submission>,
    pub closed: bool,
}

/// What changed at once, in order.
pub struct Submission {
    pub changes: Vec<Change>,
    /// Who waits for it. What nobody waits for is written later if it cannot be written now.
    pub receipt: Option<Receipt>,
}

impl WriteQueue {
    pub fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
