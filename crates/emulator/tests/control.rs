//! The endpoints for those who test against the emulator.

mod support;

use serde_json::{Value, json};
use support::worker::Worker;
use support::*;

fn control(emulator: &cloudtasks_emulator::Emulator, verb: &str, endpoint: &str) -> (u16, Value) {
    let reply = exchange(&emulator.host(), verb, &format!("/emulator/{endpoint}"), &[], b"");
    (reply.status, reply.json())
}

#[test]
fn time_and_failures_can_be_driven_from_outside() {
    let (emulator, worker) = (emulator(), Worker::start());
    assert_eq!(control(&emulator, "POST", "failNext?count=1&status=500"), (200, json!({})));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    assert_eq!(control(&emulator, "POST", "waitIdle?timeout=60"), (200, json!({"idle": true})));
    assert_eq!(worker.received().len(), 0);
    assert_eq!(control(&emulator, "POST", "advance?seconds=0.1"), (200, json!({})));
    control(&emulator, "POST", "waitIdle");
    assert_eq!(worker.received().len(), 1);
    let (_, answer) = control(&emulator, "GET", "attempts");
    let attempts = answer["attempts"].as_array().unwrap();
    let shown: Vec<_> =
        attempts.iter().map(|a| (a["attempt"].clone(), a["http_status"].clone(), a["success"].clone())).collect();
    assert_eq!(shown, [(json!(1), json!(500), json!(false)), (json!(2), json!(200), json!(true))]);
    assert_eq!(attempts[0]["task"], format!("{QUEUE}/tasks/t"));
    assert_eq!(attempts[0]["request"], format!("POST {}", worker.url("/")));
}

#[test]
fn queues_are_made_and_all_is_forgotten() {
    let emulator = emulator();
    let name = format!("{LOCATION}/queues/more");
    assert_eq!(control(&emulator, "POST", &format!("queues?name={name}")), (200, json!({"name": name})));
    ok(&emulator, "GET", &name, Value::Null);
    assert_eq!(control(&emulator, "POST", "queues?name=q").0, 400);
    control(&emulator, "POST", "reset");
    assert_eq!(call(&emulator, "GET", &name, Value::Null).0, 404);
    assert_eq!(control(&emulator, "GET", "attempts").1, json!({"attempts": []}));
    assert_eq!(control(&emulator, "POST", &format!("queues?name={name}")).0, 200);
}

#[test]
fn wrong_values_are_named() {
    let emulator = emulator();
    for (endpoint, word) in [
        ("advance", "seconds"),
        ("advance?seconds=-1", "seconds"),
        ("advance?seconds=inf", "seconds"),
        ("waitIdle?timeout=soon", "timeout"),
        ("failNext?count=x", "count"),
        ("failNext?status=70000", "status"),
        ("queues", "name"),
    ] {
        let (status, answer) = control(&emulator, "POST", endpoint);
        assert_eq!(status, 400);
        assert!(answer["error"]["message"].as_str().unwrap().contains(word), "{endpoint}: {answer}");
    }
    assert_eq!(exchange(&emulator.host(), "POST", "/emulator/burn", &[], b"").status, 404);
}

#[test]
fn an_attempt_reads_as_one_line() {
    let (emulator, worker) = (emulator(), Worker::start());
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    settle(&emulator);
    let line = emulator.attempts()[0].to_string();
    assert_eq!(line, format!("q/t attempt 1: POST {} -> 200 in 0 ms", worker.url("/")));
}
