//! Tells a caller whether its change is on disk.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

type Outcome = Result<(), String>;

/// The pending outcome of a write. The default is that of a change that needs no write.
#[derive(Debug, Clone, Default)]
pub struct Receipt(Option<Arc<Shared>>);

#[derive(Debug, Default)]
struct Shared {
    outcome: Mutex<Option<Outcome>>,
    /// Wakes threads that wait.
    threads: Condvar,
    /// Wakes calls that wait.
    calls: Notify,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Option<Outcome>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Receipt {
    pub(super) fn pending() -> Receipt {
        Receipt(Some(Arc::default()))
    }

    pub(super) fn settle(&self, outcome: Outcome) {
        let Some(shared) = &self.0 else { return };
        *shared.lock() = Some(outcome);
        shared.threads.notify_all();
        shared.calls.notify_waiters();
    }

    /// Waits until the change is on disk, or cannot get there.
    pub async fn wait(self) -> Outcome {
        let Some(shared) = self.0 else { return Ok(()) };
        loop {
            let settled = shared.calls.notified();
            tokio::pin!(settled);
            settled.as_mut().enable();
            if let Some(outcome) = &*shared.lock() {
                return outcome.clone();
            }
            settled.await;
        }
    }

    /// As [`wait`](Self::wait), but blocks the thread.
    pub fn wait_blocking(self) -> Outcome {
        let Some(shared) = self.0 else { return Ok(()) };
        let mut outcome = shared.lock();
        loop {
            match &*outcome {
                Some(outcome) => return outcome.clone(),
                None => outcome = shared.threads.wait(outcome).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}
