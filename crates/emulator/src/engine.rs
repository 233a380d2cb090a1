//! What the server, the dispatcher and the embedding program share.

use crate::clock::{Clock, Time};
use crate::dispatch::Sender;
use crate::error::ApiError;
use crate::names;
use crate::queue_definitions::QueueDefinition;
use crate::settings::Settings;
use crate::state::{ServiceState, Start};
use crate::store::record::Change;
use crate::store::{Disk, Receipt, Store};
use crate::{conversion, service, state};
use cloudtasks::{Code, v2};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, Semaphore};

/// A wait without an end is made of waits of this length.
const LONG_WAIT: Duration = Duration::from_secs(3600);

pub struct Engine {
    state: Mutex<ServiceState>,
    pub settings: Arc<Settings>,
    pub clock: Clock,
    pub sender: Sender,
    /// Whether each attempt is written to standard error.
    pub log: bool,
    store: OnceLock<Store>,
    /// A permit for each byte that requests under way may hold.
    pub request_budget: Arc<Semaphore>,
    /// Wakes the dispatcher.
    pub changed: Notify,
    /// Wakes threads that wait for idleness.
    settled: Condvar,
    /// Wakes calls that wait for idleness.
    settled_calls: Notify,
    /// The queues to start with. A reset creates them again.
    startup_queues: Mutex<Vec<QueueDefinition>>,
}

impl Engine {
    /// An empty state, or the one that the data directory holds.
    pub fn new(settings: Settings, clock: Clock, log: bool, data_dir: Option<&Path>) -> Result<Arc<Self>, String> {
        Self::with_disk(settings, clock, log, data_dir.map(Disk::open).transpose()?)
    }

    fn with_disk(
        settings: Settings,
        clock: Clock,
        log: bool,
        disk: Option<(Disk, Vec<Change>)>,
    ) -> Result<Arc<Self>, String> {
        settings.check()?;
        let sender = Sender::new(&settings)?;
        let settings = Arc::new(settings);
        let mut state = ServiceState::new(settings.clone());
        let disk = match disk {
            Some((disk, records)) => {
                state::restore(&mut state, records, clock.now()).map_err(|problem| disk.damaged(&problem))?;
                state.keep_journal();
                Some(disk)
            }
            None => None,
        };
        let engine = Arc::new(Engine {
            state: Mutex::new(state),
            request_budget: Arc::new(Semaphore::new(settings.max_pending_request_bytes.min(Semaphore::MAX_PERMITS))),
            settings,
            clock,
            store: OnceLock::new(),
            sender,
            log,
            changed: Notify::new(),
            settled: Condvar::new(),
            settled_calls: Notify::new(),
            startup_queues: Mutex::default(),
        });
        if let Some(disk) = disk {
            let memory = Arc::downgrade(&engine);
            let take_back = move |records: &mut dyn FnMut() -> Vec<Change>| {
                memory.upgrade().inspect(|engine| engine.take_back(records));
            };
            let store = Store::start(disk, Box::new(take_back));
            let store = store.map_err(|error| format!("cannot start the thread that writes: {error}"))?;
            engine.store.get_or_init(|| store);
        }
        Ok(engine)
    }

    /// The state. It is usable after a panic under the lock: each change is complete, or affects only one task.
    pub fn lock(&self) -> MutexGuard<'_, ServiceState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state for a caller, who gets the response when the receipt is settled.
    pub fn change<R>(&self, change: impl FnOnce(&mut ServiceState) -> R) -> (R, Receipt) {
        let mut state = self.lock();
        let result = change(&mut state);
        let changes = state.journal.take();
        // Still under the lock, so that changes are kept in the order in which they happened.
        let receipt = match self.store.get() {
            Some(store) if !changes.is_empty() => store.submit(changes),
            _ => Receipt::default(),
        };
        drop(state);
        self.note_change();
        (result, receipt)
    }

    /// Changes the state for the dispatcher, which does not wait for the disk.
    pub fn progress<R>(&self, change: impl FnOnce(&mut ServiceState) -> R) -> R {
        let mut state = self.lock();
        let result = change(&mut state);
        let changes = state.journal.take();
        if let Some(store) = self.store.get().filter(|_| !changes.is_empty()) {
            store.note(changes);
        }
        drop(state);
        self.note_settled();
        result
    }

    /// Starts what is due, and says when something is due next. It may also drop tasks that have expired.
    pub fn start_due(&self, now: Time) -> (Vec<Start>, Option<Time>) {
        self.progress(|state| (state.start_due(now), state.next_start()))
    }

    /// Returns to the state that is on disk.
    fn take_back(&self, records: &mut dyn FnMut() -> Vec<Change>) {
        let mut state = self.lock();
        let records = records();
        if let Err(problem) = state.return_to(records, self.clock.now()) {
            eprintln!("cloudtasks-emulator: changes that cannot be written stay in memory: {problem}");
        }
        drop(state);
        self.note_change();
    }

    /// Wakes the dispatcher and everything that waits for idleness.
    pub fn note_change(&self) {
        self.changed.notify_one();
        self.note_settled();
    }

    fn note_settled(&self) {
        self.settled.notify_all();
        self.settled_calls.notify_waiters();
    }

    fn is_idle(&self) -> bool {
        self.lock().is_idle(self.clock.now(), self.clock.stands())
    }

    /// Waits as [`Engine::wait_idle`] does, without a thread. It leaves nothing behind if the caller drops it.
    pub async fn idle(&self, timeout: Duration) -> bool {
        let wait = async {
            loop {
                let settled = self.settled_calls.notified();
                tokio::pin!(settled);
                settled.as_mut().enable();
                if self.is_idle() {
                    return;
                }
                settled.await;
            }
        };
        tokio::time::timeout(timeout, wait).await.is_ok()
    }

    /// Waits until the emulator is idle. Returns false if the timeout passes first; it runs in real time.
    pub fn wait_idle(&self, timeout: Duration) -> bool {
        // A timeout whose end is out of range never ends.
        let end = Instant::now().checked_add(timeout);
        let mut state = self.lock();
        loop {
            if state.is_idle(self.clock.now(), self.clock.stands()) {
                return true;
            }
            let left = end.map_or(LONG_WAIT, |end| end.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return false;
            }
            state = self.settled.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// What the control endpoints and the embedding program can do.
impl Engine {
    /// Deletes everything, and creates the queues to start with.
    pub fn reset(&self) -> Receipt {
        self.clock.reset();
        let (definitions, now) = (self.startup_queues(), self.clock.now());
        let ((), receipt) = self.change(|state| {
            state.reset();
            for definition in definitions.iter() {
                // The queues were valid before, under the same settings.
                let _ = service::define_queue(state, definition, now);
            }
        });
        receipt
    }

    /// Makes these the queues to start with, and makes or changes them now.
    pub fn start_with(&self, definitions: Vec<QueueDefinition>) -> Result<(), (String, ApiError)> {
        let now = self.clock.now();
        for definition in &definitions {
            let (defined, receipt) = self.change(|state| service::define_queue(state, definition, now));
            let kept = || receipt.wait_blocking().map_err(not_kept);
            defined.and_then(|()| kept()).map_err(|error| (definition.name().to_owned(), error))?;
        }
        *self.startup_queues() = definitions;
        Ok(())
    }

    fn startup_queues(&self) -> MutexGuard<'_, Vec<QueueDefinition>> {
        self.startup_queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
        self.note_change();
    }

    /// Makes a queue with default settings.
    pub fn create_queue(&self, name: &str) -> Result<Receipt, ApiError> {
        names::queue(name)?;
        let parent = name.split("/queues/").next().unwrap_or_default();
        let request = v2::CreateQueueRequest::new().parent(parent).queue(v2::Queue::new().name(name));
        let now = self.clock.now();
        let (reply, receipt) = self
            .change(|state| service::call(state, &v2::methods::create_queue, &conversion::to_dynamic(&request), now));
        reply.map(|_| receipt)
    }
}

/// The error of a change that was taken back.
pub fn not_kept(problem: String) -> ApiError {
    ApiError::new(Code::Internal, format!("The data directory cannot be written: {problem}"))
}

#[cfg(test)]
#[path = "engine_tests.rs"]
mod tests;
