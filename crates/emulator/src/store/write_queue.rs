//! The queue of the writer.

use super::receipt::Receipt;
use super::record::Change;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Changes that wait to be written.
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

/// The changes of one operation, in order.
pub struct Submission {
    pub changes: Vec<Change>,
    /// For the caller that waits. Changes without a caller are written later if they cannot be written now.
    pub receipt: Option<Receipt>,
}

impl WriteQueue {
    pub fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
