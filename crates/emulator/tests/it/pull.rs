//! Pull queues of v2beta2: leases and what becomes of them.

use crate::support::*;
use cloudtasks_emulator::Emulator;
use serde_json::{Value, json};
use std::time::Duration;

const PULL: &str = "projects/p/locations/l/queues/pull";

/// An emulator with an empty pull queue.
fn with_pull_queue() -> Emulator {
    let emulator = emulator();
    let queue = json!({"name": PULL, "pullTarget": {}});
    let made = ok_version(&emulator, "v2beta2", "POST", &format!("{LOCATION}/queues"), queue);
    assert_eq!((&made["pullTarget"], &made["rateLimits"]["maxConcurrentTasks"]), (&json!({}), &json!(-1)));
    emulator
}

fn add(emulator: &Emulator, id: &str, tag: &str) {
    let task = json!({"task": {"name": format!("{PULL}/tasks/{id}"), "pullMessage": {"payload": "aGk=", "tag": tag}}});
    ok_version(emulator, "v2beta2", "POST", &format!("{PULL}/tasks"), task);
    emulator.advance(Duration::from_millis(1));
}

fn lease(emulator: &Emulator, more: Value) -> (u16, Value) {
    let mut body = json!({"maxTasks": 10, "leaseDuration": "60s"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    call_version(emulator, "v2beta2", "POST", &format!("{PULL}/tasks:lease"), body)
}

fn ids(answer: &(u16, Value)) -> Vec<String> {
    assert_eq!(answer.0, 200, "{}", answer.1);
    let tasks = answer.1["tasks"].as_array().cloned().unwrap_or_default();
    tasks.iter().map(|task| task["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
}

#[test]
fn a_leased_task_is_nobody_elses_until_its_lease_ends() {
    let emulator = with_pull_queue();
    add(&emulator, "a", "");
    let leased = lease(&emulator, json!({"responseView": "FULL"}));
    let task = &leased.1["tasks"][0];
    assert_eq!(task["pullMessage"]["payload"], "aGk=");
    assert_eq!(task["status"]["attemptDispatchCount"], 1);
    assert_eq!(task["scheduleTime"], "2023-11-14T22:14:20.001Z");
    assert_eq!(ids(&lease(&emulator, json!({}))), [""; 0]);
    emulator.advance(Duration::from_secs(60));
    let again = lease(&emulator, json!({}));
    assert_eq!(again.1["tasks"][0]["status"]["attemptDispatchCount"], 2);
    assert_eq!(again.1["tasks"][0]["pullMessage"].get("payload"), None);
}

#[test]
fn only_the_holder_of_a_lease_can_acknowledge_it() {
    let emulator = with_pull_queue();
    add(&emulator, "a", "");
    let task = lease(&emulator, json!({})).1["tasks"][0].clone();
    let path = format!("{PULL}/tasks/a:acknowledge");
    let wrong = json!({"scheduleTime": "2023-11-14T22:14:21Z"});
    assert_eq!(fails_version(&emulator, "v2beta2", "POST", &path, wrong).0, "FAILED_PRECONDITION");
    assert_eq!(fails_version(&emulator, "v2beta2", "POST", &path, json!({})).0, "INVALID_ARGUMENT");
    ok_version(&emulator, "v2beta2", "POST", &path, json!({"scheduleTime": task["scheduleTime"]}));
    let gone = fails_version(&emulator, "v2beta2", "POST", &path, json!({"scheduleTime": task["scheduleTime"]}));
    assert_eq!(gone.0, "NOT_FOUND");
}

#[test]
fn a_task_that_nobody_leased_cannot_be_acknowledged() {
    let emulator = with_pull_queue();
    let later = json!({"scheduleTime": "2023-11-14T23:00:00Z"});
    let task =
        json!({"task": {"name": format!("{PULL}/tasks/a"), "pullMessage": {}, "scheduleTime": later["scheduleTime"]}});
    ok_version(&emulator, "v2beta2", "POST", &format!("{PULL}/tasks"), task);
    let refused = fails_version(&emulator, "v2beta2", "POST", &format!("{PULL}/tasks/a:acknowledge"), later);
    assert_eq!(refused.0, "FAILED_PRECONDITION");
}

#[test]
fn a_renewal_of_no_time_gives_the_task_back() {
    let emulator = with_pull_queue();
    add(&emulator, "a", "");
    let task = lease(&emulator, json!({})).1["tasks"][0].clone();
    let renew = |length: &str| {
        let body = json!({"scheduleTime": task["scheduleTime"], "leaseDuration": length});
        call_version(&emulator, "v2beta2", "POST", &format!("{PULL}/tasks/a:renewLease"), body)
    };
    for length in ["-1s", "604801s"] {
        assert_eq!(renew(length).1["error"]["message"], "The lease duration must be between 0s and 604800s (a week).");
    }
    assert_eq!(renew("0s").1["scheduleTime"], "2023-11-14T22:13:20.001Z");
    assert_eq!(ids(&lease(&emulator, json!({}))), ["a"]);
}

#[test]
fn a_lease_that_expired_cannot_be_acknowledged() {
    let emulator = with_pull_queue();
    add(&emulator, "a", "");
    let task = lease(&emulator, json!({})).1["tasks"][0].clone();
    emulator.advance(Duration::from_secs(60));
    let path = format!("{PULL}/tasks/a:acknowledge");
    let late = fails_version(&emulator, "v2beta2", "POST", &path, json!({"scheduleTime": task["scheduleTime"]}));
    assert_eq!(late.0, "FAILED_PRECONDITION");
}

#[test]
fn a_lease_can_be_renewed_and_given_back() {
    let emulator = with_pull_queue();
    add(&emulator, "a", "");
    let task = lease(&emulator, json!({})).1["tasks"][0].clone();
    emulator.advance(Duration::from_secs(30));
    let renew = json!({"scheduleTime": task["scheduleTime"], "leaseDuration": "100.9s"});
    let renewed = ok_version(&emulator, "v2beta2", "POST", &format!("{PULL}/tasks/a:renewLease"), renew);
    assert_eq!(renewed["scheduleTime"], "2023-11-14T22:15:30.001Z");
    let again = json!({"scheduleTime": task["scheduleTime"], "leaseDuration": "100s"});
    let stale = fails_version(&emulator, "v2beta2", "POST", &format!("{PULL}/tasks/a:renewLease"), again);
    assert_eq!(stale.0, "FAILED_PRECONDITION");
    let cancel = format!("{PULL}/tasks/a:cancelLease");
    let stale = fails_version(&emulator, "v2beta2", "POST", &cancel, json!({"scheduleTime": task["scheduleTime"]}));
    assert_eq!(stale.0, "FAILED_PRECONDITION");
    ok_version(&emulator, "v2beta2", "POST", &cancel, json!({"scheduleTime": renewed["scheduleTime"]}));
    assert_eq!(ids(&lease(&emulator, json!({}))), ["a"]);
}

#[test]
fn leases_can_be_had_by_tag() {
    let emulator = with_pull_queue();
    for (id, tag) in [("a", "red"), ("b", "blue"), ("c", "red"), ("d", "")] {
        add(&emulator, id, tag);
    }
    assert_eq!(ids(&lease(&emulator, json!({"filter": "tag=blue"}))), ["b"]);
    assert_eq!(ids(&lease(&emulator, json!({"filter": "tag_function=oldest_tag()"}))), ["a", "c"]);
    assert_eq!(ids(&lease(&emulator, json!({"filter": "tag_function=oldest_tag()"}))), ["d"]);
    assert_eq!(lease(&emulator, json!({"filter": "colour=red"})).0, 400);
}

#[test]
fn a_queue_takes_ten_lease_calls_a_second() {
    let emulator = with_pull_queue();
    for _ in 0..10 {
        assert_eq!(lease(&emulator, json!({})).0, 200);
    }
    let (status, answer) = lease(&emulator, json!({}));
    assert_eq!((status, &answer["error"]["status"]), (429, &json!("RESOURCE_EXHAUSTED")));
    emulator.advance(Duration::from_millis(100));
    assert_eq!(lease(&emulator, json!({})).0, 200);
}

#[test]
fn the_bounds_of_a_lease_are_kept() {
    let emulator = with_pull_queue();
    for (more, status) in [
        (json!({"maxTasks": -1}), 400),
        (json!({"maxTasks": 1001}), 400),
        (json!({"leaseDuration": "604801s"}), 400),
        (json!({"leaseDuration": "0s"}), 400),
        (json!({"maxTasks": 1000, "leaseDuration": "604800s"}), 200),
    ] {
        assert_eq!(lease(&emulator, more.clone()).0, status, "{more}");
    }
    for id in ["a", "b", "c"] {
        add(&emulator, id, "");
    }
    assert_eq!(ids(&lease(&emulator, json!({"maxTasks": 2}))), ["a", "b"]);
}

#[test]
fn a_lease_without_a_number_of_tasks_takes_all_that_are_due() {
    let emulator = with_pull_queue();
    for id in ["a", "b", "c"] {
        add(&emulator, id, "");
    }
    assert_eq!(ids(&lease(&emulator, json!({"maxTasks": 0}))), ["a", "b", "c"]);
}

#[test]
fn an_answer_holds_no_more_bytes_than_its_limit() {
    let settings = json!({"max_lease_bytes": 200});
    let emulator = with_settings(settings);
    let queue = json!({"name": PULL, "pullTarget": {}});
    ok_version(&emulator, "v2beta2", "POST", &format!("{LOCATION}/queues"), queue);
    let payload = json!({"payload": "A".repeat(100)});
    for id in ["a", "b", "c"] {
        let task = json!({"task": {"name": format!("{PULL}/tasks/{id}"), "pullMessage": payload}});
        ok_version(&emulator, "v2beta2", "POST", &format!("{PULL}/tasks"), task);
    }
    assert_eq!(ids(&lease(&emulator, json!({}))), ["a"]);
}

#[test]
fn a_paused_pull_queue_gives_no_leases() {
    let emulator = with_pull_queue();
    ok_version(&emulator, "v2beta2", "POST", &format!("{PULL}:pause"), json!({}));
    assert_eq!(lease(&emulator, json!({})).1["error"]["status"], "FAILED_PRECONDITION");
}

#[test]
fn push_and_pull_do_not_mix() {
    let emulator = with_pull_queue();
    let push = json!({"task": {"httpRequest": {"url": "http://localhost/"}}});
    assert_eq!(fails(&emulator, "POST", &format!("{PULL}/tasks"), push).0, "INVALID_ARGUMENT");
    let pull = json!({"task": {"pullMessage": {}}});
    assert_eq!(fails_version(&emulator, "v2beta2", "POST", &format!("{QUEUE}/tasks"), pull).0, "INVALID_ARGUMENT");
    let body = json!({"maxTasks": 1, "leaseDuration": "1s"});
    let push_queue = fails_version(&emulator, "v2beta2", "POST", &format!("{QUEUE}/tasks:lease"), body);
    assert_eq!(push_queue.0, "FAILED_PRECONDITION");
    add(&emulator, "a", "");
    assert_eq!(fails(&emulator, "POST", &format!("{PULL}/tasks/a:run"), json!({})).0, "FAILED_PRECONDITION");
    let changed = json!({"type": "PUSH"});
    let path = format!("{PULL}?updateMask=type");
    assert_eq!(fails_version(&emulator, "v2beta3", "PATCH", &path, changed).0, "INVALID_ARGUMENT");
}

#[test]
fn a_task_that_was_leased_too_often_is_gone() {
    let emulator = with_pull_queue();
    let retry = json!({"retryConfig": {"maxAttempts": 2}});
    ok_version(&emulator, "v2beta2", "PATCH", &format!("{PULL}?updateMask=retryConfig"), retry);
    add(&emulator, "a", "");
    for _ in 0..2 {
        assert_eq!(ids(&lease(&emulator, json!({}))), ["a"]);
        emulator.advance(Duration::from_secs(60));
    }
    assert_eq!(ids(&lease(&emulator, json!({}))), [""; 0]);
    assert_eq!(fails(&emulator, "GET", &format!("{PULL}/tasks/a"), Value::Null).0, "NOT_FOUND");
}
