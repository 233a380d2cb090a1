//! App Engine targets: hosts, headers and what is different from HTTP targets.

use crate::support::worker::Worker;
use crate::support::*;
use serde_json::{Value, json};
use std::time::Duration;

#[test]
fn an_app_engine_task_without_a_host_says_how_to_set_one() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), json!({"task": {"appEngineHttpRequest": {}}}));
    settle(&emulator);
    let attempt = emulator.attempts()[0].clone();
    assert_eq!((attempt.http_status, attempt.success), (0, false));
    assert!(attempt.problem.unwrap().contains("APP_ENGINE_EMULATOR_HOST"));
}

#[test]
fn app_engine_tasks_go_to_the_configured_host() {
    let worker = Worker::answering(|request| match request.header("X-AppEngine-TaskRetryCount") {
        Some("0") => (500, String::new()),
        Some("1") => (302, "Location: /elsewhere\r\n".into()),
        _ => (200, String::new()),
    });
    let emulator = with_settings(json!({"app_engine_host": worker.address()}));
    let task = json!({"task": {
        "name": format!("{QUEUE}/tasks/t"), "appEngineHttpRequest": {"relativeUri": "/work", "body": "aGk="},
    }});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task);
    for _ in 0..2 {
        settle(&emulator);
        emulator.advance(Duration::from_secs(10));
    }
    settle(&emulator);
    let received = worker.received();
    let paths: Vec<_> = received.iter().map(|r| r.path.as_str()).collect();
    assert_eq!(paths, ["/work"; 3]);
    assert_eq!(received[0].header("User-Agent"), Some("AppEngine-Google; (+http://code.google.com/appengine)"));
    assert_eq!(received[0].header("Content-Type"), Some("application/octet-stream"));
    assert_eq!(
        (received[0].header("X-AppEngine-QueueName"), received[0].header("X-AppEngine-TaskName")),
        (Some("q"), Some("t"))
    );
    assert_eq!(received[0].header("X-CloudTasks-TaskName"), None);
    assert_eq!(received[1].header("X-AppEngine-TaskRetryReason"), Some("App Error"));
    let executions: Vec<_> = received.iter().map(|r| r.header("X-AppEngine-TaskExecutionCount").unwrap()).collect();
    assert_eq!(executions, ["0", "1", "2"]);
    assert_eq!(received[2].header("X-AppEngine-TaskPreviousResponse"), Some("302"));
}

#[test]
fn an_app_engine_service_can_have_a_host_of_its_own_and_the_queues_routing_wins() {
    let (others, mail) = (Worker::start(), Worker::start());
    let services = [format!("mail={}", mail.address())];
    let emulator = with_settings(json!({"app_engine_host": others.address(), "app_engine_services": services}));
    let create = |path: &str, service: &str| {
        let request = json!({"relativeUri": path, "appEngineRouting": {"service": service}});
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), json!({"task": {"appEngineHttpRequest": request}}));
        settle(&emulator);
    };
    create("/by-task", "mail");
    create("/by-default", "");
    ok(&emulator, "PATCH", QUEUE, json!({"appEngineRoutingOverride": {"service": "mail"}}));
    create("/by-queue", "other");
    let paths = |worker: &Worker| worker.received().iter().map(|request| request.path.clone()).collect::<Vec<_>>();
    assert_eq!(
        (paths(&mail), paths(&others)),
        (vec!["/by-task".into(), "/by-queue".into()], vec!["/by-default".into()])
    );
}

#[test]
fn an_app_engine_instance_that_took_too_long_was_unavailable() {
    let worker = Worker::answering(|_| (0, String::new()));
    let emulator = with_settings(json!({"app_engine_host": format!("http://{}/", worker.address())}));
    let task = json!({"task": {"appEngineHttpRequest": {}, "dispatchDeadline": "15s"}});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task);
    worker.wait_for(1);
    emulator.advance(Duration::from_secs(15));
    settle(&emulator);
    emulator.advance(Duration::from_secs(1));
    assert_eq!(worker.wait_for(2)[1].header("X-AppEngine-TaskRetryReason"), Some("Instance Unavailable"));
}

#[test]
fn app_engines_429_does_not_slow_its_queue() {
    let worker = Worker::answering(|_| (429, String::new()));
    let emulator = with_settings(json!({"app_engine_host": worker.address()}));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), json!({"task": {"appEngineHttpRequest": {}}}));
    settle(&emulator);
    let queue = ok_version(&emulator, "v2beta3", "GET", &format!("{QUEUE}?readMask=stats"), Value::Null);
    assert_eq!(queue["stats"]["effectiveExecutionRate"], 500.0);
}
