//! The endpoints for those who test against the emulator.

use crate::support::worker::Worker;
use crate::support::*;
use serde_json::{Value, json};
use std::sync::{Arc, Barrier};
use std::time::Duration;

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
fn tasks_of_paused_and_of_pull_queues_do_not_keep_an_emulator_busy() {
    for clock_stands in [true, false] {
        let builder = cloudtasks_emulator::Emulator::builder().queue(QUEUE);
        let builder = if clock_stands { builder.standing_clock(START) } else { builder };
        let emulator = builder.start().unwrap();
        ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
        let pull = format!("{LOCATION}/queues/pull");
        let queue = json!({"name": pull, "pullTarget": {}});
        ok_version(&emulator, "v2beta2", "POST", &format!("{LOCATION}/queues"), queue);
        let task = json!({"task": {"pullMessage": {}}});
        ok_version(&emulator, "v2beta2", "POST", &format!("{pull}/tasks"), task);
        assert!(emulator.wait_idle(Duration::ZERO), "clock_stands: {clock_stands}");
    }
}

#[test]
fn queues_are_made_and_all_is_forgotten() {
    let emulator = emulator();
    let name = format!("{LOCATION}/queues/more");
    assert_eq!(control(&emulator, "POST", &format!("queues?name={name}")), (200, json!({"name": name})));
    ok(&emulator, "GET", &name, Value::Null);
    assert_eq!(control(&emulator, "POST", "queues?name=q").0, 400);
    control(&emulator, "POST", "advance?seconds=60");
    control(&emulator, "POST", "failNext");
    control(&emulator, "POST", "reset");
    assert_eq!(call(&emulator, "GET", &name, Value::Null).0, 404);
    assert_eq!(control(&emulator, "GET", "attempts").1, json!({"attempts": []}));
    assert_eq!(control(&emulator, "POST", &format!("queues?name={name}")).0, 200);
    let worker = Worker::start();
    let target = json!({"task": {"httpRequest": {"url": worker.url("/")}}});
    let made = ok(&emulator, "POST", &format!("{name}/tasks"), target);
    assert_eq!(made["createTime"], "2023-11-14T22:13:20Z");
    settle(&emulator);
    assert_eq!(worker.received().len(), 1);
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
fn the_attempts_of_one_task_can_be_asked_for() {
    let emulator = emulator();
    emulator.fail_next(2, 503);
    for id in ["a", "b"] {
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, "http://localhost/"));
        settle(&emulator);
    }
    let (_, answer) = control(&emulator, "GET", &format!("attempts?task={QUEUE}/tasks/b"));
    let attempts = answer["attempts"].as_array().unwrap();
    assert_eq!((attempts.len(), &attempts[0]["task"]), (1, &json!(format!("{QUEUE}/tasks/b"))));
}

#[test]
fn tasks_under_way_are_shown_before_those_that_wait() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (0, String::new())));
    for id in ["gone", "running"] {
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, &worker.url("/")));
    }
    worker.wait_for(2);
    ok(&emulator, "DELETE", &format!("{QUEUE}/tasks/gone"), Value::Null);
    for (id, time) in [("later", "2023-11-15T00:00:02Z"), ("soon", "2023-11-15T00:00:01Z")] {
        let mut body = task(id, &worker.url("/"));
        body["task"]["scheduleTime"] = json!(time);
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    }
    let shown = |part: &str| {
        let (_, answer) = control(&emulator, "GET", &format!("tasks?queue={QUEUE}{part}"));
        assert_eq!(answer["total"], 3);
        let tasks = answer["tasks"].as_array().unwrap().iter();
        let shown = tasks.map(|task| {
            (task["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned(), task["running"] == true)
        });
        shown.collect::<Vec<_>>()
    };
    let [running, soon, later] =
        [("running".to_owned(), true), ("soon".to_owned(), false), ("later".to_owned(), false)];
    assert_eq!(shown(""), [running, soon.clone(), later]);
    assert_eq!(shown("&offset=1&limit=1"), [soon]);
}

#[test]
fn the_latest_attempts_are_remembered() {
    let emulator = with_settings(json!({"attempts_kept": 2}));
    emulator.fail_next(3, 503);
    for id in ["a", "b", "c"] {
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, "http://localhost/"));
        settle(&emulator);
    }
    let tasks: Vec<_> = emulator.attempts().into_iter().map(|attempt| attempt.task).collect();
    assert_eq!(tasks, [format!("{QUEUE}/tasks/b"), format!("{QUEUE}/tasks/c")]);
}

#[test]
fn an_attempt_takes_as_long_as_its_worker() {
    let emulator = emulator();
    let answer = Arc::new(Barrier::new(2));
    let worker = Worker::answering({
        let answer = answer.clone();
        move |_| {
            answer.wait();
            (200, String::new())
        }
    });
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    worker.wait_for(1);
    emulator.advance(Duration::from_millis(40));
    answer.wait();
    settle(&emulator);
    let attempt = emulator.attempts().remove(0);
    assert_eq!(attempt.duration(), Duration::from_millis(40));
    assert_eq!(attempt.to_string(), format!("q/t attempt 1: POST {} -> 200 in 40 ms", worker.url("/")));
}

#[test]
fn an_attempt_reads_as_one_line() {
    let (emulator, worker) = (emulator(), Worker::start());
    ok(&emulator, "PATCH", QUEUE, json!({"retryConfig": {"maxAttempts": 2, "minBackoff": "1.500s"}}));
    for (id, failures) in [("once", 0), ("twice", 1), ("never", 2)] {
        emulator.fail_next(failures, if failures == 2 { 0 } else { 503 });
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, &worker.url("/")));
        settle(&emulator);
        emulator.advance(Duration::from_millis(1500));
        settle(&emulator);
    }
    let url = worker.url("/");
    let lines: Vec<_> = emulator.attempts().iter().map(ToString::to_string).collect();
    let expected = [
        format!("q/once attempt 1: POST {url} -> 200 in 0 ms"),
        format!("q/twice attempt 1: POST {url} -> 503 in 0 ms, next in 1.5 s"),
        format!("q/twice attempt 2: POST {url} -> 200 in 0 ms"),
        format!("q/never attempt 1: POST {url} -> not reached in 0 ms, next in 1.5 s"),
        format!("q/never attempt 2: POST {url} -> not reached in 0 ms, given up"),
    ];
    assert_eq!(lines, expected);
}
