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

/// How long those wait at a time who wait for ever.
const LONG: Duration = Duration::from_secs(3600);

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
    /// The queues to start with, which come back after a reset.
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

    /// The state. A panic under the lock leaves it usable: each change is whole or is a task's own.
    pub fn lock(&self) -> MutexGuard<'_, ServiceState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state for a caller, who is answered when the receipt has come.
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

    /// Starts what is due, and tells when something is due next. It may also have dropped tasks that expired.
    pub fn start_due(&self, now: Time) -> (Vec<Start>, Option<Time>) {
        self.progress(|state| (state.start_due(now), state.next_start()))
    }

    /// Goes back to what is on disk.
    fn take_back(&self, records: &mut dyn FnMut() -> Vec<Change>) {
        let mut state = self.lock();
        let records = records();
        if let Err(problem) = state.return_to(records, self.clock.now()) {
            eprintln!("cloudtasks-emulator: changes that cannot be written stay in memory: {problem}");
        }
        drop(state);
        self.note_change();
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
    /// Forgets everything but the queues to start with.
    pub fn reset(&self) -> Receipt {
        self.clock.reset();
        let (definitions, now) = (self.startup_queues(), self.clock.now());
        let ((), receipt) = self.change(|state| {
            state.reset();
            for definition in definitions.iter() {
                // They were made before, under the same settings.
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
            let kept = || receipt.wait_here().map_err(not_kept);
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
mod tests {
    use super::*;
    use crate::policy::outcome::AttemptOutcome;
    use cloudtasks::schema::MethodDescriptor;
    use cloudtasks::v2::methods;
    use redb::StorageBackend;
    use redb::backends::FileBackend;
    use std::io;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

    const QUEUE: &str = "projects/p/locations/l/queues/q";

    /// A file on a disk that is full at times.
    #[derive(Debug)]
    struct File(FileBackend, Arc<AtomicBool>);

    impl File {
        fn room(&self) -> io::Result<()> {
            if self.1.load(SeqCst) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
        }
    }

    impl StorageBackend for File {
        fn len(&self) -> io::Result<u64> {
            self.0.len()
        }

        fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
            self.0.read(offset, out)
        }

        fn set_len(&self, len: u64) -> io::Result<()> {
            self.room()?;
            self.0.set_len(len)
        }

        fn sync_data(&self) -> io::Result<()> {
            self.0.sync_data()
        }

        fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
            self.room()?;
            self.0.write(offset, data)
        }

        fn close(&self) -> io::Result<()> {
            self.0.close()
        }
    }

    /// A directory on such a disk.
    struct Place {
        path: PathBuf,
        full: Arc<AtomicBool>,
    }

    impl Place {
        fn new(name: &str) -> Place {
            let path = std::env::temp_dir().join(format!("cloudtasks-{name}-{}", std::process::id()));
            let _ = std::fs::remove_dir_all(&path);
            Place { path, full: Arc::default() }
        }

        fn start(&self) -> Arc<Engine> {
            let full = self.full.clone();
            let open = move |path: &Path| {
                let file = std::fs::OpenOptions::new().read(true).write(true).open(path)?;
                redb::Builder::new().create_with_backend(File(FileBackend::new(file)?, full.clone()))
            };
            let disk = Disk::open_by(&self.path, Box::new(open)).unwrap();
            let clock = Clock::standing(Time::from_seconds(1_700_000_000));
            let engine = Engine::with_disk(Settings::default(), clock, false, Some(disk)).unwrap();
            engine.start_with(vec![QueueDefinition::named(QUEUE)]).unwrap();
            engine
        }

        fn fill(&self, full: bool) {
            self.full.store(full, SeqCst);
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }

    /// The code of what a call was answered with.
    fn call(
        engine: &Arc<Engine>,
        method: &'static MethodDescriptor,
        request: &impl cloudtasks::message::Message,
    ) -> Result<(), Code> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let reply = runtime.block_on(engine.call(method, &conversion::to_dynamic(request)));
        reply.map(drop).map_err(|error| error.code)
    }

    fn name(id: &str) -> String {
        format!("{QUEUE}/tasks/{id}")
    }

    fn create(engine: &Arc<Engine>, id: &str) -> Result<(), Code> {
        let task = v2::Task::new().name(name(id)).http_request(v2::HttpRequest::new().url("http://localhost/"));
        call(engine, &methods::create_task, &v2::CreateTaskRequest::new().parent(QUEUE).task(task))
    }

    fn get(engine: &Arc<Engine>, id: &str) -> Result<(), Code> {
        call(engine, &methods::get_task, &v2::GetTaskRequest::new().name(name(id)))
    }

    /// Creates a task and starts its first attempt.
    fn start_new(engine: &Arc<Engine>, id: &str) -> Start {
        assert_eq!(create(engine, id), Ok(()));
        engine.start_due(engine.clock.now()).0.remove(0)
    }

    /// Ends an attempt; false if the engine does not know it.
    fn succeed(engine: &Arc<Engine>, start: &Start) -> bool {
        let outcome = AttemptOutcome {
            request: String::new(),
            http_status: 200,
            answered: true,
            problem: None,
            retry_after: None,
            retry: start.rules.retry.clone(),
        };
        engine.progress(|state| state.finish(start, &outcome, start.started_at).is_some())
    }

    #[test]
    fn what_cannot_be_written_is_taken_back_until_there_is_room_again() {
        let place = Place::new("taken-back");
        let engine = place.start();
        assert_eq!(create(&engine, "a"), Ok(()));
        place.fill(true);
        for _ in 0..2 {
            assert_eq!(create(&engine, "b"), Err(Code::Internal));
            assert_eq!(get(&engine, "b"), Err(Code::NotFound));
            assert_eq!(
                call(&engine, &methods::delete_task, &v2::DeleteTaskRequest::new().name(name("a"))),
                Err(Code::Internal)
            );
            assert_eq!(
                call(&engine, &methods::pause_queue, &v2::PauseQueueRequest::new().name(QUEUE)),
                Err(Code::Internal)
            );
            assert_eq!(engine.lock().queue(QUEUE).unwrap().state_name(), "RUNNING");
            assert_eq!(
                call(&engine, &methods::delete_queue, &v2::DeleteQueueRequest::new().name(QUEUE)),
                Err(Code::Internal)
            );
            assert_eq!(get(&engine, "a"), Ok(()));
        }
        place.fill(false);
        assert_eq!(create(&engine, "b"), Ok(()));
        drop(engine);
        let engine = place.start();
        assert_eq!((get(&engine, "a"), get(&engine, "b")), (Ok(()), Ok(())));
    }

    #[test]
    fn calls_that_were_built_on_a_change_that_failed_fail_with_it() {
        let place = Place::new("together");
        let engine = place.start();
        place.fill(true);
        let results: Vec<_> = std::thread::scope(|scope| {
            let create_one = |number: usize| (number, create(&engine, &format!("t{number}")));
            let threads: Vec<_> = (0..8).map(|number| scope.spawn(move || create_one(number))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        for (number, created) in results {
            assert_eq!((created, get(&engine, &format!("t{number}"))), (Err(Code::Internal), Err(Code::NotFound)));
        }
    }

    #[test]
    fn a_reset_that_cannot_be_kept_says_so_and_changes_nothing() {
        let place = Place::new("reset");
        let engine = place.start();
        assert_eq!(create(&engine, "a"), Ok(()));
        place.fill(true);
        assert!(engine.reset().wait_here().is_err());
        assert_eq!(get(&engine, "a"), Ok(()));
        place.fill(false);
        assert!(engine.reset().wait_here().is_ok());
        assert_eq!(get(&engine, "a"), Err(Code::NotFound));
        assert!(engine.lock().queue(QUEUE).is_some());
    }

    #[test]
    fn how_an_attempt_ended_is_not_taken_back_but_written_later() {
        let place = Place::new("attempts");
        let engine = place.start();
        assert_eq!((create(&engine, "ended"), create(&engine, "running")), (Ok(()), Ok(())));
        let now = engine.clock.now();
        let (starts, _) = engine.start_due(now);
        let finish =
            |id: &str| assert!(succeed(&engine, starts.iter().find(|start| &*start.id == id).unwrap()), "{id}");
        place.fill(true);
        finish("ended");
        assert_eq!(create(&engine, "b"), Err(Code::Internal));
        assert_eq!((get(&engine, "ended"), get(&engine, "running")), (Err(Code::NotFound), Ok(())));
        assert!(engine.start_due(now).0.is_empty(), "a second attempt while the first is under way");
        place.fill(false);
        assert_eq!(create(&engine, "b"), Ok(()));
        finish("running");
        drop(engine);
        let engine = place.start();
        assert_eq!(
            ["ended", "running", "b"].map(|id| get(&engine, id)),
            [Err(Code::NotFound), Err(Code::NotFound), Ok(())]
        );
    }

    #[test]
    fn attempts_of_a_deleted_and_of_a_new_task_stay_apart_after_a_failed_write() {
        let place = Place::new("apart");
        let engine = place.start();
        let deleted = start_new(&engine, "deleted");
        assert_eq!(call(&engine, &methods::delete_task, &v2::DeleteTaskRequest::new().name(name("deleted"))), Ok(()));
        place.fill(true);
        assert_eq!(create(&engine, "failed"), Err(Code::Internal));
        place.fill(false);
        let new = start_new(&engine, "new");
        assert!(succeed(&engine, &deleted));
        assert_eq!(get(&engine, "new"), Ok(()));
        assert!(succeed(&engine, &new));
        assert_eq!(get(&engine, "new"), Err(Code::NotFound));
    }

    #[test]
    fn an_attempt_from_before_a_reset_does_not_end_one_from_after_it() {
        let place = Place::new("before-reset");
        let engine = place.start();
        let before = start_new(&engine, "t");
        assert!(engine.reset().wait_here().is_ok());
        let after = start_new(&engine, "t");
        assert!(!succeed(&engine, &before));
        assert_eq!(get(&engine, "t"), Ok(()));
        assert!(succeed(&engine, &after));
        assert_eq!(get(&engine, "t"), Err(Code::NotFound));
    }

    #[test]
    fn a_record_that_cannot_be_read_is_told_with_the_way_out() {
        let place = Place::new("bad-record");
        drop(place.start());
        let (mut disk, _) = Disk::open(&place.path).unwrap();
        let record = Change::Put(crate::store::record::RecordKind::Task, name("t"), b"{\"serial\":".to_vec());
        disk.commit([&record]).unwrap();
        drop(disk);
        let clock = Clock::standing(Time::from_seconds(0));
        let problem = Engine::new(Settings::default(), clock, false, Some(&place.path)).err().unwrap();
        assert!(
            problem.contains("damaged") && problem.contains("tasks/t") && problem.contains("move it away"),
            "{problem}"
        );
        assert_eq!(problem.lines().count(), 1, "{problem}");
    }
}
