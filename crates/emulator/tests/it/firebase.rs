//! What Firebase's admin SDKs send to the emulator that `CLOUD_TASKS_EMULATOR_HOST` names.

use crate::support::worker::Worker;
use crate::support::*;
use cloudtasks_emulator::Emulator;
use serde_json::{Value, json};

fn enqueue(emulator: &Emulator, task: Value) -> (u16, Value) {
    let body = json!({ "task": task }).to_string();
    let reply = exchange(&emulator.host(), "POST", &format!("/{QUEUE}/tasks"), &[], body.as_bytes());
    (reply.status, reply.json())
}

#[test]
fn a_task_without_a_url_goes_to_its_function() {
    let worker = Worker::start();
    let emulator = with_settings(json!({"functions_host": worker.address()}));
    let http = json!({"url": "", "oidcToken": {"serviceAccountEmail": "emulated-service-acct@email.com"}});
    let (status, answer) = enqueue(&emulator, json!({"httpRequest": http}));
    assert_eq!(status, 200, "{answer}");
    assert_eq!(worker.wait_for(1)[0].path, "/p/l/q");
    let name = answer["name"].as_str().unwrap();
    assert_eq!(answer["task"]["name"], format!("/{name}"));
    assert_eq!(answer["task"]["httpRequest"]["url"], worker.url("/p/l/q"));
}

#[test]
fn a_task_with_a_url_goes_there() {
    let worker = Worker::start();
    let emulator = emulator();
    assert_eq!(enqueue(&emulator, json!({"httpRequest": {"url": worker.url("/own")}})).0, 200);
    assert_eq!(worker.wait_for(1)[0].path, "/own");
}

#[test]
fn the_path_with_a_version_still_needs_a_url() {
    let emulator = emulator();
    let (_, message) = fails(&emulator, "POST", &format!("{QUEUE}/tasks"), json!({"task": {"httpRequest": {}}}));
    assert!(message.contains("HttpRequest.url is required"), "{message}");
    let made = ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    assert_eq!(made.get("task"), None);
}
