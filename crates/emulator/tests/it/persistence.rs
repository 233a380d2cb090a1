//! What a data directory keeps from one life of the emulator to the next.

use crate::support::worker::Worker;
use crate::support::*;
use cloudtasks_emulator::{Builder, Emulator};
use redb::ReadableDatabase;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

/// A directory of the test's own, empty at the start and gone at the end.
struct Directory(PathBuf);

impl Directory {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Directory(path)
    }

    fn builder(&self) -> Builder {
        builder().data_dir(&self.0)
    }

    fn start(&self) -> Emulator {
        self.builder().start().unwrap()
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn queues_and_tasks_outlive_a_restart() {
    let directory = Directory::new("restart");
    let emulator = directory.start();
    ok(
        &emulator,
        "PATCH",
        &format!("{QUEUE}?updateMask=retryConfig.maxAttempts"),
        json!({"retryConfig": {"maxAttempts": 7}}),
    );
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let policy = ok(
        &emulator,
        "POST",
        &format!("{QUEUE}:setIamPolicy"),
        json!({"policy": {"bindings": [{"role": "roles/r", "members": ["user:u@x"]}]}}),
    );
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    let pull = json!({"name": format!("{LOCATION}/queues/pull"), "pullTarget": {}});
    let pull = ok_version(&emulator, "v2beta2", "POST", &format!("{LOCATION}/queues"), pull);
    let (queue, task) =
        (ok(&emulator, "GET", QUEUE, Value::Null), ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null));
    emulator.stop();
    let emulator = directory.start();
    assert_eq!(ok(&emulator, "GET", QUEUE, Value::Null), queue);
    assert_eq!(ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null), task);
    assert_eq!(ok(&emulator, "POST", &format!("{QUEUE}:getIamPolicy"), json!({})), policy);
    assert_eq!(ok_version(&emulator, "v2beta2", "GET", &format!("{LOCATION}/queues/pull"), Value::Null), pull);
}

#[test]
fn names_stay_taken_after_a_restart() {
    let directory = Directory::new("names");
    let emulator = directory.start();
    let other = format!("{LOCATION}/queues/other");
    ok(&emulator, "POST", &format!("{LOCATION}/queues"), json!({"name": other}));
    ok(&emulator, "POST", &format!("{other}/tasks"), json!({"task": {"httpRequest": {"url": "http://localhost/"}}}));
    ok(&emulator, "DELETE", &other, Value::Null);
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    ok(&emulator, "DELETE", &format!("{QUEUE}/tasks/t"), Value::Null);
    let batch = json!({"requests": [task("b", "http://localhost/")], "requestId": "once"});
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), batch.clone());
    emulator.stop();
    let emulator = directory.start();
    assert_eq!(
        fails(&emulator, "POST", &format!("{LOCATION}/queues"), json!({"name": other})).0,
        "FAILED_PRECONDITION"
    );
    assert_eq!(fails(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/")).0, "ALREADY_EXISTS");
    assert_eq!(fails(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), batch).0, "INVALID_ARGUMENT");
    assert_eq!(ok(&emulator, "GET", &format!("{LOCATION}/operations/once"), Value::Null), operation);
}

/// The names of the records of a kind in the file.
fn kept(directory: &Directory, kind: u8) -> Vec<String> {
    let database = redb::Database::open(directory.0.join("cloudtasks-emulator.redb")).unwrap();
    let records = redb::TableDefinition::<(u8, &str), &[u8]>::new("records");
    let records = database.begin_read().unwrap().open_table(records).unwrap();
    let range = records.range((kind, "")..(kind + 1, "")).unwrap();
    range.map(|record| record.unwrap().0.value().1.to_owned()).collect()
}

#[test]
fn names_that_are_free_again_leave_the_file() {
    let directory = Directory::new("free");
    let emulator = directory.start();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    for id in ["old", "new"] {
        emulator.advance(Duration::from_secs(3 * 24 * 3600));
        let queue = format!("{LOCATION}/queues/{id}");
        emulator.create_queue(&queue).unwrap();
        ok(&emulator, "DELETE", &queue, Value::Null);
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, "http://localhost/"));
        let names = json!({"names": [format!("{QUEUE}/tasks/{id}")], "requestId": id});
        ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchDelete"), names);
    }
    emulator.stop();
    let [tasks, queues, operations] = [3, 4, 5].map(|kind| kept(&directory, kind));
    assert_eq!(tasks, [format!("{QUEUE}/tasks/new")]);
    assert_eq!(queues, [format!("{LOCATION}/queues/new")]);
    assert_eq!(operations, [format!("{LOCATION}/operations/new")]);
}

#[test]
fn a_task_that_failed_goes_on_where_it_was() {
    let directory = Directory::new("attempts");
    let worker = Worker::answering(|_| (500, String::new()));
    let emulator = directory.start();
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    settle(&emulator);
    let before = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!(before["dispatchCount"], 1);
    emulator.stop();
    let emulator = directory.start();
    assert_eq!(ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null), before);
    emulator.advance(Duration::from_secs(1));
    settle(&emulator);
    assert_eq!(worker.received()[1].header("X-CloudTasks-TaskRetryCount"), Some("1"));
}

#[test]
fn a_reset_leaves_nothing_behind() {
    let directory = Directory::new("reset");
    let emulator = directory.start();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    emulator.reset().unwrap();
    // The queue that it was started with comes back as it was then.
    assert_eq!(ok(&emulator, "GET", QUEUE, Value::Null)["state"], "RUNNING");
    emulator.stop();
    let emulator = directory.start();
    assert_eq!(ok(&emulator, "GET", QUEUE, Value::Null)["state"], "RUNNING");
    assert_eq!(ok(&emulator, "GET", &format!("{QUEUE}/tasks"), Value::Null), json!({}));
}

#[test]
fn a_startup_queue_that_was_deleted_comes_back_at_the_next_start() {
    let directory = Directory::new("startup");
    let emulator = directory.start();
    ok(&emulator, "DELETE", QUEUE, Value::Null);
    emulator.stop();
    let emulator = directory.start();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    emulator.stop();
    // One that is there is left as it is.
    assert_eq!(ok(&directory.start(), "GET", QUEUE, Value::Null)["state"], "PAUSED");
}

#[cfg(unix)]
#[test]
fn the_data_directory_and_its_file_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let directory = Directory::new("private");
    let _emulator = directory.start();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&directory.0), 0o700);
    assert_eq!(mode(&directory.0.as_path().join("cloudtasks-emulator.redb")), 0o600);
}

#[test]
fn a_damaged_file_is_told_with_the_way_out() {
    let directory = Directory::new("damaged");
    let emulator = directory.start();
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    emulator.stop();
    let file = directory.0.as_path().join("cloudtasks-emulator.redb");
    let whole = std::fs::read(&file).unwrap();
    let page = 4096;
    for damage in
        (0..whole.len() / page).filter(|number| whole[number * page..].iter().take(page).any(|byte| *byte != 0))
    {
        let mut broken = whole.clone();
        broken[damage * page..(damage + 1) * page].fill(0);
        std::fs::write(&file, &broken).unwrap();
        // A page that held nothing is not a loss.
        if let Err(problem) = directory.builder().start() {
            let problem = problem.to_string();
            assert!(problem.contains("damaged") && problem.contains("move it away"), "{problem}");
            assert_eq!(problem.lines().count(), 1, "{problem}");
        }
    }
    std::fs::write(&file, b"this is not a database").unwrap();
    assert!(directory.builder().start().unwrap_err().to_string().contains("move it away"));
}

#[test]
fn a_directory_that_cannot_be_used_is_named() {
    let directory = Directory::new("taken");
    let emulator = directory.start();
    let problem = directory.builder().start().unwrap_err().to_string();
    assert!(
        problem.contains("cloudtasks-emulator.redb") && problem.starts_with("cannot use the data directory"),
        "{problem}"
    );
    emulator.stop();
}
