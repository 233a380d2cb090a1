//! What a fork leaves behind: handles of the parent.

use crate::at_fork;
use crate::failure::Failure;
use crate::status::cloudtasks_status::CLOUDTASKS_FORKED;
use crate::stay_loaded::stay_loaded;
use std::mem::ManuallyDrop;
use std::ops::Deref;

/// What threads and locks of one process stand behind. A child after a fork has the memory but not the threads, and the
/// locks as they were; so it gets an error instead of the use, and leaves the thing behind instead of dropping it.
pub struct OfProcess<T> {
    inner: ManuallyDrop<T>,
    generation: u64,
}

impl<T> OfProcess<T> {
    pub fn new(inner: T) -> Self {
        stay_loaded();
        OfProcess { inner: ManuallyDrop::new(inner), generation: at_fork::generation() }
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
        self.generation == at_fork::generation()
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
