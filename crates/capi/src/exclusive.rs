//! State that one call at a time uses, and that an asynchronous call keeps while its handle is freed.

use crate::failure::Failure;
use crate::status::cloudtasks_status::CLOUDTASKS_BUSY;
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard};

pub struct Exclusive<T>(Arc<Mutex<T>>);

impl<T> Exclusive<T> {
    pub fn new(state: T) -> Self {
        Exclusive(Arc::new(Mutex::new(state)))
    }

    /// The state, for one call. `name` is what an error calls it.
    pub fn lock(&self, name: &str) -> Result<OwnedMutexGuard<T>, Failure> {
        let busy = |_| Failure::new(CLOUDTASKS_BUSY, format!("another call uses the {name}; wait for its end"));
        self.0.clone().try_lock_owned().map_err(busy)
    }
}
