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
            let file = std::fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
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

/// Ends an attempt that is the last of its task.
fn assert_ends(engine: &Arc<Engine>, start: &Start, id: &str) {
    assert!(succeed(engine, start));
    assert_eq!(get(engine, id), Err(Code::NotFound));
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
    assert!(engine.reset().wait_blocking().is_err());
    assert_eq!(get(&engine, "a"), Ok(()));
    place.fill(false);
    assert!(engine.reset().wait_blocking().is_ok());
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
    let finish = |id: &str| assert!(succeed(&engine, starts.iter().find(|start| &*start.id == id).unwrap()), "{id}");
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
    assert_ends(&engine, &new, "new");
}

#[test]
fn an_attempt_from_before_a_reset_does_not_end_one_from_after_it() {
    let place = Place::new("before-reset");
    let engine = place.start();
    let before = start_new(&engine, "t");
    assert!(engine.reset().wait_blocking().is_ok());
    let after = start_new(&engine, "t");
    assert!(!succeed(&engine, &before));
    assert_eq!(get(&engine, "t"), Ok(()));
    assert_ends(&engine, &after, "t");
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
