//! Queues that the program starts with.

use crate::support::program::PROGRAM;
use crate::support::*;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A file of the test's own.
pub fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_wrong_file_of_queues_is_told_in_one_line() {
    let path = file("queue.yaml", "queue:\n- name: a\n- name: b\n  rate: often\n");
    let output = Command::new(PROGRAM).args(["--port", "0", "--queues"]).arg(&path).output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), text.lines().count()), (Some(1), 1), "{text}");
    assert!(text.contains("queue.yaml:3: rate: expected") && text.contains("\"often\""), "{text}");
}

#[test]
fn a_queue_yaml_is_uploaded_into_the_default_location() {
    let emulator = with_settings(json!({"default_location": LOCATION}));
    let upload = |body: &str| {
        let headers = [("Content-Type", "text/yaml")];
        exchange(&emulator.host(), "POST", "/api/queue/update?appId=s~p", &headers, body.as_bytes())
    };
    assert_eq!(upload("queue:\n- name: mail\n  rate: 5/s\n  max_concurrent_requests: 3\n").status, 200);
    let queue = ok(&emulator, "GET", &format!("{LOCATION}/queues/mail"), Value::Null);
    assert_eq!(
        queue["rateLimits"],
        json!({"maxDispatchesPerSecond": 5, "maxBurstSize": 10, "maxConcurrentDispatches": 3})
    );
    let refused = upload("queue:\n- name: mail\n  rate: 5/fortnight\n").json();
    assert!(refused["error"]["message"].as_str().unwrap().starts_with("queue.yaml:2: rate: expected"), "{refused}");
}

#[test]
fn a_task_makes_its_queue_where_the_settings_want_that() {
    let emulator = with_settings(json!({"create_missing_queues": true}));
    for (path, body) in [
        (
            "a/tasks",
            json!({"task": {"httpRequest": {"url": "http://localhost:1/"}, "scheduleTime": "2023-11-15T00:00:00Z"}}),
        ),
        (
            "b/tasks:batchCreate",
            json!({"requests": [{"parent": format!("{LOCATION}/queues/b"), "task": {"httpRequest": {"url": "http://localhost:1/"}}}]}),
        ),
    ] {
        ok(&emulator, "POST", &format!("{LOCATION}/queues/{path}"), body);
        ok(&emulator, "GET", &format!("{LOCATION}/queues/{}", &path[..1]), Value::Null);
    }
    assert_eq!(call(&emulator, "GET", &format!("{LOCATION}/queues/none"), Value::Null).0, 404);
    let path = format!("{LOCATION}/queues/not_valid/tasks");
    assert_eq!(fails(&emulator, "POST", &path, task("t", "http://localhost/")).0, "INVALID_ARGUMENT");
}
