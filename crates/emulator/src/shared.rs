//! What the server, the dispatcher and the embedding program share.

use crate::clock::Clock;
use crate::dispatch::Sender;
use crate::fault::Fault;
use crate::settings::Settings;
use crate::state::State;
use crate::{service, shape};
use cloudtasks::v2;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

pub struct Shared {
    state: Mutex<State>,
    pub settings: Arc<Settings>,
    pub clock: Clock,
    pub sender: Sender,
    /// Whether each attempt is written to standard error.
    pub log: bool,
    /// Wakes the dispatcher.
    pub changed: Notify,
    /// Wakes those who wait for idleness.
    settled: Condvar,
}

impl Shared {
    pub fn new(settings: Settings, clock: Clock, log: bool) -> Self {
        let settings = Arc::new(settings);
        Shared {
            state: Mutex::new(State::new(settings.clone())),
            settings,
            clock,
            sender: Sender::default(),
            log,
            changed: Notify::new(),
            settled: Condvar::new(),
        }
    }

    /// The state. A panic under the lock leaves it usable: each change is whole or is a task's own.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the dispatcher and those who wait that something changed.
    pub fn note_change(&self) {
        self.changed.notify_one();
        self.settled.notify_all();
    }

    /// Waits until the emulator is idle; whether it came to that within the timeout, which runs in real time.
    pub fn wait_idle(&self, timeout: Duration) -> bool {
        let end = Instant::now() + timeout;
        let mut state = self.lock();
        loop {
            if state.is_idle(self.clock.now(), self.clock.stands()) {
                return true;
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            state = self.settled.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// What the control endpoints and the embedding program can do.
impl Shared {
    pub fn reset(&self) {
        self.lock().reset();
        self.note_change();
    }

    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
        self.note_change();
    }

    /// Makes a queue with default settings.
    pub fn create_queue(&self, name: &str) -> Result<(), Fault> {
        let parent = name.split("/queues/").next().unwrap_or_default();
        let request = v2::CreateQueueRequest::new().parent(parent).queue(v2::Queue::new().name(name));
        let now = self.clock.now();
        service::call(&mut self.lock(), &v2::methods::create_queue, &shape::dynamic(&request), now)?;
        self.note_change();
        Ok(())
    }
}
