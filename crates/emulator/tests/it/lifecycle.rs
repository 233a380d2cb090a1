//! The life of queues and tasks over REST, from creation to the worker and beyond.

use crate::support::worker::Worker;
use crate::support::*;
use serde_json::{Value, json};
use std::time::Duration;

#[test]
fn a_task_reaches_its_worker_and_is_gone() {
    let (emulator, worker) = (emulator(), Worker::start());
    let body = json!({"task": {"name": format!("{QUEUE}/tasks/t"), "httpRequest": {
        "url": worker.url("/work?x=1"), "headers": {"X-Mine": "yes"}, "body": "aGk=",
    }}});
    let task = ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    assert_eq!(task["httpRequest"]["httpMethod"], "POST");
    assert_eq!(task["httpRequest"]["headers"]["User-Agent"], "Google-Cloud-Tasks");
    assert_eq!(task["httpRequest"]["body"], Value::Null);
    assert_eq!((&task["view"], &task["dispatchDeadline"]), (&json!("BASIC"), &json!("600s")));
    assert_eq!(
        (&task["createTime"], &task["scheduleTime"]),
        (&json!("2023-11-14T22:13:20Z"), &json!("2023-11-14T22:13:20Z"))
    );
    settle(&emulator);
    let received = worker.received();
    let [request] = &received[..] else { panic!("{received:?}") };
    assert_eq!((request.verb.as_str(), request.path.as_str(), &request.body[..]), ("POST", "/work?x=1", &b"hi"[..]));
    for (name, value) in [
        ("User-Agent", "Google-Cloud-Tasks"),
        ("X-Mine", "yes"),
        ("X-CloudTasks-QueueName", "q"),
        ("X-CloudTasks-TaskName", "t"),
        ("X-CloudTasks-TaskRetryCount", "0"),
        ("X-CloudTasks-TaskExecutionCount", "0"),
        ("X-CloudTasks-TaskETA", "1700000000"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    assert_eq!(request.header("Content-Type"), None);
    assert_eq!(request.header("X-CloudTasks-TaskPreviousResponse"), None);
    let (status, message) = fails(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!(status, "NOT_FOUND");
    assert!(message.starts_with("The task no longer exists, though a task with this name existed recently."));
    let gone = ("NOT_FOUND".to_owned(), "Requested entity was not found.".to_owned());
    assert_eq!(fails(&emulator, "POST", &format!("{QUEUE}/tasks/t:run"), json!({})), gone);
    assert_eq!(fails(&emulator, "DELETE", &format!("{QUEUE}/tasks/t"), Value::Null), gone);
    assert_eq!(fails(&emulator, "GET", &format!("{QUEUE}/tasks/never"), Value::Null), gone);
}

#[test]
fn a_task_is_created_in_whole_seconds_and_scheduled_in_microseconds() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    emulator.advance(Duration::from_micros(1_234_567));
    let made = ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("now", "http://localhost/"));
    let times = (&made["createTime"], &made["scheduleTime"]);
    assert_eq!(times, (&json!("2023-11-14T22:13:21Z"), &json!("2023-11-14T22:13:21.234567Z")));
    let mut later = task("later", "http://localhost/");
    later["task"]["scheduleTime"] = json!("2023-11-15T00:00:00.123456789Z");
    assert_eq!(ok(&emulator, "POST", &format!("{QUEUE}/tasks"), later)["scheduleTime"], "2023-11-15T00:00:00.123456Z");
}

#[test]
fn a_failing_task_is_tried_again_after_its_backoff() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (500, String::new())));
    let retry = json!({"minBackoff": "10s", "maxBackoff": "300s", "maxDoublings": 3, "maxAttempts": 4});
    ok(&emulator, "PATCH", QUEUE, json!({"retryConfig": retry}));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    for wait in [10, 20, 40] {
        settle(&emulator);
        let before = worker.received().len();
        emulator.advance(Duration::from_secs(wait - 1));
        settle(&emulator);
        assert_eq!(worker.received().len(), before);
        emulator.advance(Duration::from_secs(1));
    }
    settle(&emulator);
    let received = worker.received();
    let counts: Vec<_> = received.iter().map(|r| r.header("X-CloudTasks-TaskRetryCount").unwrap()).collect();
    assert_eq!(counts, ["0", "1", "2", "3"]);
    assert_eq!(received[1].header("X-CloudTasks-TaskPreviousResponse"), Some("500"));
    assert_eq!(received[1].header("X-CloudTasks-TaskRetryReason"), Some(""));
    assert_eq!(received[3].header("X-CloudTasks-TaskExecutionCount"), Some("0"));
    assert_eq!(fails(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null).0, "NOT_FOUND");
}

#[test]
fn a_scheduled_task_waits_for_its_time() {
    let (emulator, worker) = (emulator(), Worker::start());
    let mut body = task("t", &worker.url("/"));
    body["task"]["scheduleTime"] = json!("2023-11-14T22:14:20.5Z");
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    emulator.advance(Duration::from_secs(60));
    settle(&emulator);
    assert_eq!(worker.received().len(), 0);
    emulator.advance(Duration::from_millis(500));
    settle(&emulator);
    assert_eq!(worker.received()[0].header("X-CloudTasks-TaskETA"), Some("1700000060.5"));
}

#[test]
fn a_deleted_task_name_stays_taken() {
    let emulator = emulator();
    let tasks = format!("{QUEUE}/tasks");
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    ok(&emulator, "POST", &tasks, task("t", "http://localhost/"));
    let live = fails(&emulator, "POST", &tasks, task("t", "http://localhost/"));
    assert_eq!(live, ("ALREADY_EXISTS".into(), "Requested entity already exists".into()));
    ok(&emulator, "DELETE", &format!("{tasks}/t"), Value::Null);
    let (status, message) = fails(&emulator, "POST", &tasks, task("t", "http://localhost/"));
    assert_eq!(status, "ALREADY_EXISTS");
    assert!(message.starts_with("The task cannot be created because a task with this name existed too recently."));
    let again = fails(&emulator, "DELETE", &format!("{tasks}/t"), Value::Null);
    assert_eq!(again, ("NOT_FOUND".into(), "Requested entity was not found.".into()));
    emulator.advance(Duration::from_secs(3600));
    ok(&emulator, "POST", &tasks, task("t", "http://localhost/"));
}

#[test]
fn a_deleted_queue_name_stays_taken_for_days() {
    let emulator = emulator();
    let create = || call(&emulator, "POST", &format!("{LOCATION}/queues"), json!({ "name": QUEUE }));
    assert_eq!(create().1["error"]["message"], "Queue already exists");
    ok(&emulator, "DELETE", QUEUE, Value::Null);
    let (status, answer) = create();
    assert_eq!((status, &answer["error"]["status"]), (400, &json!("FAILED_PRECONDITION")));
    assert_eq!(
        answer["error"]["message"],
        "The queue cannot be created because a queue with this name existed too recently."
    );
    assert_eq!(fails(&emulator, "DELETE", QUEUE, Value::Null).1, "Requested entity was not found.");
    emulator.advance(Duration::from_secs(3 * 24 * 3600));
    assert_eq!(create().0, 200);
}

#[test]
fn a_paused_queue_keeps_its_tasks_and_a_task_can_still_be_run() {
    let (emulator, worker) = (emulator(), Worker::start());
    assert_eq!(ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}))["state"], "PAUSED");
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("a", &worker.url("/a")));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("b", &worker.url("/b")));
    settle(&emulator);
    assert_eq!(worker.received().len(), 0);
    let run = ok(&emulator, "POST", &format!("{QUEUE}/tasks/b:run"), json!({}));
    assert_eq!(run["dispatchCount"], 1);
    assert_eq!(run["lastAttempt"], json!({"scheduleTime": "2023-11-14T22:13:20Z"}));
    assert_eq!(run["firstAttempt"], Value::Null);
    settle(&emulator);
    assert_eq!(worker.received().len(), 1);
    assert_eq!(ok(&emulator, "POST", &format!("{QUEUE}:resume"), json!({}))["state"], "RUNNING");
    settle(&emulator);
    assert_eq!(worker.received()[1].path, "/a");
}

#[test]
fn a_purge_deletes_the_tasks_and_leaves_the_state() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    let queue = ok(&emulator, "POST", &format!("{QUEUE}:purge"), json!({}));
    assert_eq!((&queue["state"], &queue["purgeTime"]), (&json!("PAUSED"), &json!("2023-11-14T22:13:20Z")));
    assert_eq!(ok(&emulator, "GET", &format!("{QUEUE}/tasks"), Value::Null), json!({}));
    assert_eq!(fails(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/")).0, "ALREADY_EXISTS");
}

#[test]
fn an_attempt_that_failed_shows_in_the_task() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (503, String::new())));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    settle(&emulator);
    let task = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!((&task["dispatchCount"], &task["responseCount"]), (&json!(1), &Value::Null));
    assert_eq!(task["firstAttempt"], json!({"dispatchTime": "2023-11-14T22:13:20Z"}));
    assert_eq!(
        task["lastAttempt"]["responseStatus"],
        json!({"code": 14, "message": "UNAVAILABLE(14): HTTP status code 503"})
    );
    let task = ok_version(&emulator, "v2beta2", "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!(task["status"]["attemptDispatchCount"], 1);
    assert_eq!(task["status"]["lastAttemptStatus"]["responseStatus"]["code"], 14);
}

#[test]
fn enums_are_numbers_where_the_caller_asks_for_them() {
    let emulator = emulator();
    let path = format!("/v2/{QUEUE}?%24alt=json%3Benum-encoding%3Dint");
    assert_eq!(exchange(&emulator.host(), "GET", &path, &[], b"").json()["state"], 1);
    assert_eq!(ok(&emulator, "GET", QUEUE, Value::Null)["state"], "RUNNING");
    let without_version = exchange(&emulator.host(), "GET", &format!("/{QUEUE}"), &[], b"");
    assert_eq!(without_version.json()["name"], QUEUE);
}

#[test]
fn a_missing_queue_is_told_in_the_words_of_the_service() {
    let emulator = emulator();
    let missing = format!("{LOCATION}/queues/none");
    for (verb, path) in
        [("GET", missing.clone()), ("GET", format!("{missing}/tasks")), ("POST", format!("{missing}:pause"))]
    {
        let (status, message) = fails(&emulator, verb, &path, json!({}));
        assert_eq!(status, "NOT_FOUND");
        assert_eq!(
            message,
            "Queue does not exist. If you just created the queue, wait at least a minute for the queue to initialize."
        );
    }
}

#[test]
fn a_hard_reset_frees_the_names_of_purged_tasks() {
    for (frees_names, status) in [(true, 200), (false, 409)] {
        let emulator = with_settings(json!({"hard_reset_on_purge": frees_names}));
        ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
        ok(&emulator, "POST", &format!("{QUEUE}:purge"), json!({}));
        assert_eq!(call(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/")).0, status);
    }
}
