//! A raw HTTP client and a local worker: what the tests of the emulator talk with.

pub mod grpc;
pub mod http;
pub mod program;
pub mod worker;

pub use http::exchange;

use cloudtasks_emulator::{Builder, Emulator};
use serde_json::{Value, json};
use std::time::Duration;

pub const LOCATION: &str = "projects/p/locations/l";
pub const QUEUE: &str = "projects/p/locations/l/queues/q";
/// Where the standing clock of the tests starts.
pub const START: i64 = 1_700_000_000;

/// An emulator with the queue [`QUEUE`] and a clock that stands until it is advanced.
pub fn emulator() -> Emulator {
    builder().start().unwrap()
}

pub fn builder() -> Builder {
    Emulator::builder().queue(QUEUE).standing_clock(START)
}

/// The same with other settings.
pub fn with_settings(settings: Value) -> Emulator {
    builder().settings(serde_json::from_value(settings).unwrap()).start().unwrap()
}

/// Sends a call to v2 and returns status and JSON.
pub fn call(emulator: &Emulator, verb: &str, path: &str, body: Value) -> (u16, Value) {
    call_version(emulator, "v2", verb, path, body)
}

pub fn call_version(emulator: &Emulator, version: &str, verb: &str, path: &str, body: Value) -> (u16, Value) {
    let body = if verb == "GET" || verb == "DELETE" { String::new() } else { body.to_string() };
    let reply = exchange(&emulator.host(), verb, &format!("/{version}/{path}"), &[], body.as_bytes());
    (reply.status, reply.json())
}

/// Sends a call that must succeed.
pub fn ok(emulator: &Emulator, verb: &str, path: &str, body: Value) -> Value {
    ok_version(emulator, "v2", verb, path, body)
}

pub fn ok_version(emulator: &Emulator, version: &str, verb: &str, path: &str, body: Value) -> Value {
    let (status, json) = call_version(emulator, version, verb, path, body);
    assert_eq!(status, 200, "{verb} {path}: {json}");
    json
}

/// Sends a call that must fail, and returns the status text and message of its error.
pub fn fails(emulator: &Emulator, verb: &str, path: &str, body: Value) -> (String, String) {
    fails_version(emulator, "v2", verb, path, body)
}

pub fn fails_version(emulator: &Emulator, version: &str, verb: &str, path: &str, body: Value) -> (String, String) {
    let (status, json) = call_version(emulator, version, verb, path, body);
    assert_ne!(status, 200, "{verb} {path}: {json}");
    let error = &json["error"];
    assert_eq!(error["code"], status);
    (error["status"].as_str().unwrap().to_owned(), error["message"].as_str().unwrap().to_owned())
}

/// A task with this id that is sent to a URL.
pub fn task(id: &str, url: &str) -> Value {
    json!({"parent": QUEUE, "task": {"name": format!("{QUEUE}/tasks/{id}"), "httpRequest": {"url": url}}})
}

/// Waits until the emulator is idle; fails after a long time.
pub fn settle(emulator: &Emulator) {
    assert!(emulator.wait_idle(Duration::from_secs(60)), "the emulator does not come to rest");
}
