//! What the server, the dispatcher and the embedding program share.

use crate::clock::{Clock, Time};
use crate::dispatch::Sender;
use crate::error::ApiError;
use crate::names;
use crate::queue_definitions::QueueDefinition;
use crate::settings::Settings;
use crate::state::{ServiceState, Start};
use crate::store::Store;
use crate::{conversion, service, state};
use cloudtasks::{Code, v2};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, Semaphore};

/// A batch of changes on its way to the disk.
pub type Batch = Option<u64>;

/// How long those wait at a time who wait for ever.
const LONG: Duration = Duration::from_secs(3600);

pub struct Engine {
    state: Mutex<ServiceState>,
    pub settings: Arc<Settings>,
    pub clock: Clock,
    pub sender: Sender,
    /// Whether each attempt is written to standard error.
    pub log: bool,
    store: Option<Store>,
    /// A permit for each byte that requests under way may hold.
    pub request_budget: Arc<Semaphore>,
    /// Wakes the dispatcher.
    pub changed: Notify,
    /// Wakes threads that wait for idleness.
    settled: Condvar,
    /// Wakes calls that wait for idleness.
    settled_calls: Notify,
    /// The queues to start with, which come back after a reset.
    startup_queues: Mutex<Vec<QueueDefinition>>,
}

impl Engine {
    /// An empty state, or the one that the data directory holds.
    pub fn new(settings: Settings, clock: Clock, log: bool, data_dir: Option<&Path>) -> Result<Self, String> {
        settings.check()?;
        let sender = Sender::new(&settings)?;
        let settings = Arc::new(settings);
        let mut state = ServiceState::new(settings.clone());
        let mut store = None;
        if let Some(directory) = data_dir {
            let (opened, records) = Store::open(directory)?;
            state::restore(&mut state, records, clock.now())?;
            state.keep_journal();
            store = Some(opened);
        }
        Ok(Engine {
            state: Mutex::new(state),
            request_budget: Arc::new(Semaphore::new(settings.max_pending_request_bytes.min(Semaphore::MAX_PERMITS))),
            settings,
            clock,
            store,
            sender,
            log,
            changed: Notify::new(),
            settled: Condvar::new(),
            settled_calls: Notify::new(),
            startup_queues: Mutex::default(),
        })
    }

    /// The state. A panic under the lock leaves it usable: each change is whole or is a task's own.
    pub fn lock(&self) -> MutexGuard<'_, ServiceState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state. What it returns beside the result is to be waited for with [`Engine::kept`].
    pub fn change<R>(&self, change: impl FnOnce(&mut ServiceState) -> R) -> (R, Batch) {
        let mut state = self.lock();
        let result = change(&mut state);
        let batch = self.submit(&mut state);
        drop(state);
        self.note_change();
        (result, batch)
    }

    /// Hands what changed to the store, still under the lock, so that it is kept in the order in which it happened.
    fn submit(&self, state: &mut ServiceState) -> Batch {
        let changes = state.journal.take();
        match &self.store {
            Some(store) if !changes.is_empty() => Some(store.submit(changes)),
            _ => None,
        }
    }

    /// Starts what is due, and tells when something is due next. It may also have dropped tasks that expired.
    pub fn start_due(&self, now: Time) -> (Vec<Start>, Option<Time>) {
        let mut state = self.lock();
        let starts = state.start_due(now);
        let next = state.next_start();
        self.submit(&mut state);
        drop(state);
        self.note_settled();
        (starts, next)
    }

    /// Waits until a change is on disk, if there is a data directory.
    pub async fn kept(&self, batch: Batch) -> Result<(), ApiError> {
        let (Some(store), Some(batch)) = (&self.store, batch) else { return Ok(()) };
        let wrong = |problem| ApiError::new(Code::Internal, format!("The data directory cannot be written: {problem}"));
        store.wait(batch).await.map_err(wrong)
    }

    /// Tells the dispatcher and those who wait that something changed.
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

    /// Waits as [`Engine::wait_idle`] does, without a thread. What the caller leaves behind, when it goes away, is
    /// nothing.
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

    /// Waits until the emulator is idle; whether it came to that within the timeout, which runs in real time.
    pub fn wait_idle(&self, timeout: Duration) -> bool {
        // One that ends after all times does not end.
        let end = Instant::now().checked_add(timeout);
        let mut state = self.lock();
        loop {
            if state.is_idle(self.clock.now(), self.clock.stands()) {
                return true;
            }
            let left = end.map_or(LONG, |end| end.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return false;
            }
            state = self.settled.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// What the control endpoints and the embedding program can do.
impl Engine {
    pub fn reset(&self) {
        self.change(ServiceState::reset);
        self.clock.reset();
        for definition in self.startup_queues().iter() {
            // They were made before, under the same settings.
            let _ = self.define_queue(definition);
        }
        self.note_change();
    }

    /// Makes these the queues to start with, and makes or changes them now.
    pub fn start_with(&self, definitions: Vec<QueueDefinition>) -> Result<(), (String, ApiError)> {
        for definition in &definitions {
            self.define_queue(definition).map_err(|error| (definition.name().to_owned(), error))?;
        }
        *self.startup_queues() = definitions;
        Ok(())
    }

    fn startup_queues(&self) -> MutexGuard<'_, Vec<QueueDefinition>> {
        self.startup_queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn define_queue(&self, definition: &QueueDefinition) -> Result<(), ApiError> {
        let now = self.clock.now();
        self.change(|state| service::define_queue(state, definition, now)).0
    }

    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
        self.note_change();
    }

    /// Makes a queue with default settings.
    pub fn create_queue(&self, name: &str) -> Result<(), ApiError> {
        names::queue(name)?;
        let parent = name.split("/queues/").next().unwrap_or_default();
        let request = v2::CreateQueueRequest::new().parent(parent).queue(v2::Queue::new().name(name));
        let now = self.clock.now();
        let (reply, _) = self
            .change(|state| service::call(state, &v2::methods::create_queue, &conversion::to_dynamic(&request), now));
        reply.map(drop)
    }
}
