//! How tasks reach their targets: headers, redirects, deadlines, rates and throttling.

use crate::support::worker::{self, Worker};
use crate::support::*;
use cloudtasks_emulator::{Emulator, Settings};
use serde_json::{Value, json};
use std::time::Duration;

fn create(emulator: &Emulator, id: &str, request: Value) {
    let body = json!({"task": {"name": format!("{QUEUE}/tasks/{id}"), "httpRequest": request}});
    ok(emulator, "POST", &format!("{QUEUE}/tasks"), body);
}

#[test]
fn redirects_are_followed_and_are_no_attempts() {
    let worker = Worker::answering(|request| match request.path.as_str() {
        "/old" => (302, "Location: /new\r\n".into()),
        _ => (200, String::new()),
    });
    let emulator = emulator();
    create(&emulator, "t", json!({"url": worker.url("/old"), "body": "aGk="}));
    settle(&emulator);
    let received: Vec<_> = worker.received().iter().map(|r| (r.verb.clone(), r.path.clone())).collect();
    assert_eq!(received, [("POST".into(), "/old".into()), ("GET".into(), "/new".into())]);
    let attempts = emulator.attempts();
    assert_eq!((attempts.len(), attempts[0].http_status, attempts[0].success), (1, 200, true));
}

#[test]
fn a_worker_that_never_answers_fails_by_its_deadline() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (0, String::new())));
    let body = json!({"task": {
        "name": format!("{QUEUE}/tasks/t"), "dispatchDeadline": "15s", "httpRequest": {"url": worker.url("/")},
    }});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    worker.wait_for(1);
    assert!(!emulator.wait_idle(Duration::ZERO));
    emulator.advance(Duration::from_secs(15));
    settle(&emulator);
    let task = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!(task["lastAttempt"]["responseStatus"]["message"], "DEADLINE_EXCEEDED(4): HTTP status code 504");
    assert_eq!(task["lastAttempt"].get("responseTime"), None);
    emulator.advance(Duration::from_secs(1));
    assert_eq!(worker.wait_for(2)[1].header("X-CloudTasks-TaskPreviousResponse"), Some("504"));
}

#[test]
fn a_target_that_is_not_there_counts_as_status_0() {
    let emulator = emulator();
    let free_port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    create(&emulator, "t", json!({"url": format!("http://{free_port}/")}));
    settle(&emulator);
    let task = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!(task["lastAttempt"]["responseStatus"], json!({"code": 2, "message": "UNKNOWN(2): HTTP status code 0"}));
    assert_eq!(task.get("responseCount"), None);
    let problem = emulator.attempts()[0].problem.clone().unwrap();
    assert!(problem.starts_with("Connection refused"), "{problem}");
}

#[test]
fn responses_are_counted_without_5xx() {
    let worker = Worker::answering(|request| match request.header("X-CloudTasks-TaskRetryCount") {
        Some("0") => (503, String::new()),
        _ => (404, String::new()),
    });
    let emulator = emulator();
    create(&emulator, "t", json!({"url": worker.url("/")}));
    for _ in 0..3 {
        settle(&emulator);
        emulator.advance(Duration::from_secs(10));
    }
    settle(&emulator);
    let counts: Vec<_> =
        worker.received().iter().map(|r| r.header("X-CloudTasks-TaskExecutionCount").unwrap().to_owned()).collect();
    assert_eq!(counts, ["0", "0", "1", "2"]);
    let task = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!((&task["dispatchCount"], &task["responseCount"]), (&json!(4), &json!(3)));
}

#[test]
fn header_names_keep_their_spelling() {
    let worker =
        Worker::answering(|request| match (request.path.as_str(), request.header("X-CloudTasks-TaskRetryCount")) {
            ("/retried", Some("0")) => (500, String::new()),
            ("/moved", _) => (307, "Location: /there\r\n".into()),
            _ => (200, String::new()),
        });
    let emulator = with_settings(json!({"app_engine_host": worker.address()}));
    let own = json!({"X-GitHub-Event": "push", "content-MD5": "x", "x-cloudtasks-taskname": "mine"});
    create(&emulator, "own", json!({"url": worker.url("/moved"), "headers": own}));
    settle(&emulator);
    create(&emulator, "retried", json!({"url": worker.url("/retried"), "oidcToken": {"serviceAccountEmail": "a@b"}}));
    settle(&emulator);
    emulator.advance(Duration::from_secs(1));
    settle(&emulator);
    let body = json!({"task": {"appEngineHttpRequest": {"relativeUri": "/app", "body": "aGk="}}});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    settle(&emulator);
    let spelled = |wanted: &str| {
        let requests = worker.received().into_iter().filter(|request| request.path == wanted);
        let names = |request: worker::Received| request.headers.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        requests.map(names).next_back().unwrap()
    };
    for (path, expected) in [
        ("/moved", &["X-CloudTasks-TaskName", "X-CloudTasks-QueueName", "X-GitHub-Event", "content-MD5"][..]),
        ("/there", &["X-CloudTasks-TaskName", "X-CloudTasks-TaskETA", "X-GitHub-Event", "User-Agent"]),
        (
            "/retried",
            &[
                "X-CloudTasks-TaskRetryCount",
                "X-CloudTasks-TaskExecutionCount",
                "X-CloudTasks-TaskPreviousResponse",
                "X-CloudTasks-TaskRetryReason",
                "Authorization",
                "Host",
                "Content-Length",
            ],
        ),
        ("/app", &["X-AppEngine-QueueName", "X-AppEngine-TaskETA", "Content-Type"]),
    ] {
        let names = spelled(path);
        assert!(expected.iter().all(|name| names.iter().any(|known| known == name)), "{path}: {names:?}");
    }
}

#[test]
fn the_services_own_headers_win_over_the_callers() {
    let (emulator, worker) = (emulator(), Worker::start());
    let headers = json!({
        "X-CloudTasks-TaskName": "mine", "Authorization": "Basic eDp5", "User-Agent": "mine", "X-Break": "a\r\nX-Evil: b",
    });
    create(&emulator, "t", json!({"url": worker.url("/"), "headers": headers}));
    settle(&emulator);
    let request = &worker.received()[0];
    assert_eq!(request.header("X-CloudTasks-TaskName"), Some("t"));
    assert_eq!(request.header("Authorization"), Some("Basic eDp5"));
    assert_eq!(request.header("User-Agent"), Some("Google-Cloud-Tasks"));
    assert_eq!((request.header("X-Break"), request.header("X-Evil")), (Some("a__X-Evil: b"), None));
}

#[test]
fn a_task_with_a_service_account_carries_its_token() {
    let (emulator, worker) = (emulator(), Worker::start());
    let request = json!({
        "url": worker.url("/a?b=c"), "headers": {"Authorization": "mine"}, "oidcToken": {"serviceAccountEmail": "a@b"},
    });
    create(&emulator, "t", request);
    settle(&emulator);
    let request = &worker.received()[0];
    let token = request.header("Authorization").unwrap().strip_prefix("Bearer ").unwrap();
    let claims = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(token.split('.').nth(1).unwrap()).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!((&claims["aud"], &claims["email"]), (&json!(worker.url("/a?b=c")), &json!("a@b")));
    assert_eq!(claims["iat"], START);
    let discovery = exchange(&emulator.host(), "GET", "/.well-known/openid-configuration", &[], b"").json();
    assert_eq!(discovery["issuer"], claims["iss"]);
    let keys_path = discovery["jwks_uri"].as_str().unwrap().strip_prefix(&emulator.endpoint()).unwrap();
    assert_eq!(exchange(&emulator.host(), "GET", keys_path, &[], b"").json()["keys"][0]["alg"], "RS256");
}

#[test]
fn a_queue_dispatches_a_burst_and_then_by_its_rate() {
    let (emulator, worker) = (emulator(), Worker::start());
    ok(&emulator, "PATCH", QUEUE, json!({"rateLimits": {"maxDispatchesPerSecond": 2}}));
    for number in 0..15 {
        create(&emulator, &format!("t{number}"), json!({"url": worker.url("/")}));
    }
    settle(&emulator);
    assert_eq!(worker.received().len(), 10);
    emulator.advance(Duration::from_millis(500));
    settle(&emulator);
    assert_eq!(worker.received().len(), 11);
    emulator.advance(Duration::from_secs(2));
    settle(&emulator);
    assert_eq!(worker.received().len(), 15);
}

#[test]
fn no_more_attempts_are_under_way_than_allowed() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (0, String::new())));
    ok(
        &emulator,
        "PATCH",
        QUEUE,
        json!({"rateLimits": {"maxConcurrentDispatches": 2}, "retryConfig": {"maxAttempts": 1}}),
    );
    for number in 0..5 {
        create(&emulator, &format!("t{number}"), json!({"url": worker.url("/")}));
    }
    let mut seen = 0;
    for under_way in [2, 2, 1] {
        seen += under_way;
        worker.wait_for(seen);
        let path = format!("{QUEUE}?readMask=stats.concurrentDispatchesCount");
        let queue = ok_version(&emulator, "v2beta3", "GET", &path, Value::Null);
        assert_eq!(queue, json!({"stats": {"concurrentDispatchesCount": under_way.to_string()}}));
        emulator.advance(Duration::from_secs(600));
    }
    settle(&emulator);
    assert_eq!(worker.received().len(), 5);
}

#[test]
fn a_queue_stands_still_for_as_long_as_a_target_asks() {
    for throttling in [true, false] {
        let worker = Worker::answering(|request| match request.path.as_str() {
            "/first" => (503, "Retry-After: 30\r\n".into()),
            _ => (200, String::new()),
        });
        let emulator = with_settings(json!({"throttling": throttling}));
        ok(&emulator, "PATCH", QUEUE, json!({"retryConfig": {"maxAttempts": 1}}));
        create(&emulator, "a", json!({"url": worker.url("/first")}));
        settle(&emulator);
        create(&emulator, "b", json!({"url": worker.url("/second")}));
        settle(&emulator);
        assert_eq!(worker.received().len(), if throttling { 1 } else { 2 });
        emulator.advance(Duration::from_secs(30));
        settle(&emulator);
        assert_eq!(worker.received().len(), 2);
    }
}

#[test]
fn overload_slows_a_queue_down_and_success_speeds_it_up_again() {
    let worker = Worker::answering(|request| match request.path.as_str() {
        "/busy" => (429, String::new()),
        _ => (200, String::new()),
    });
    let emulator = emulator();
    let rate = || {
        let queue = ok_version(&emulator, "v2beta3", "GET", &format!("{QUEUE}?readMask=stats"), Value::Null);
        queue["stats"]["effectiveExecutionRate"].as_f64().unwrap()
    };
    assert_eq!(rate(), 500.0);
    ok(&emulator, "PATCH", QUEUE, json!({"retryConfig": {"maxAttempts": 1}}));
    create(&emulator, "busy", json!({"url": worker.url("/busy")}));
    settle(&emulator);
    assert_eq!(rate(), 250.0);
    for number in 0..10 {
        create(&emulator, &format!("t{number}"), json!({"url": worker.url("/")}));
        settle(&emulator);
    }
    assert_eq!(rate(), 500.0);
}

#[test]
fn a_failure_without_overload_leaves_a_slow_queue_slow() {
    let worker = Worker::answering(|request| (request.path[1..].parse().unwrap(), String::new()));
    let emulator = emulator();
    ok(&emulator, "PATCH", QUEUE, json!({"retryConfig": {"maxAttempts": 1}}));
    for status in ["503", "500", "404"] {
        create(&emulator, &format!("t{status}"), json!({"url": worker.url(&format!("/{status}"))}));
        settle(&emulator);
    }
    let queue = ok_version(&emulator, "v2beta3", "GET", &format!("{QUEUE}?readMask=stats"), Value::Null);
    assert_eq!(queue["stats"]["effectiveExecutionRate"], 250.0);
}

#[test]
fn a_tasks_own_retry_rules_win_over_its_queues() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (500, String::new())));
    let task = json!({"task": {
        "name": format!("{QUEUE}/tasks/t"), "httpRequest": {"url": worker.url("/")},
        "retryConfig": {"maxAttempts": 2, "minBackoff": "50s"},
    }});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task);
    settle(&emulator);
    emulator.advance(Duration::from_secs(49));
    settle(&emulator);
    assert_eq!(worker.received().len(), 1);
    emulator.advance(Duration::from_secs(1));
    settle(&emulator);
    assert_eq!(worker.received().len(), 2);
    assert_eq!(fails(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null).0, "NOT_FOUND");
}

#[test]
fn a_run_that_fails_is_scheduled_anew_from_its_answer() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (500, String::new())));
    ok(&emulator, "PATCH", QUEUE, json!({"retryConfig": {"minBackoff": "20s"}}));
    let mut body = task("t", &worker.url("/"));
    body["task"]["scheduleTime"] = json!("2023-11-20T00:00:00Z");
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    emulator.advance(Duration::from_secs(100));
    let run = ok(&emulator, "POST", &format!("{QUEUE}/tasks/t:run"), json!({}));
    assert_eq!(run["lastAttempt"], json!({"scheduleTime": "2023-11-20T00:00:00Z"}));
    settle(&emulator);
    let task = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!(task["scheduleTime"], "2023-11-14T22:15:20Z");
}

#[test]
fn a_queue_can_supply_url_method_headers_and_token() {
    let (emulator, worker) = (emulator(), Worker::start());
    let (host, port) = worker.address().split_once(':').map(|(host, port)| (host.to_owned(), port.to_owned())).unwrap();
    let target = json!({"httpTarget": {
        "uriOverride": {"scheme": "HTTP", "host": host, "port": port, "pathOverride": {"path": "/from-queue"}},
        "httpMethod": "PUT",
        "headerOverrides": [{"header": {"key": "X-Queue", "value": "yes"}}],
        "oidcToken": {"serviceAccountEmail": "a@b"},
    }});
    ok(&emulator, "PATCH", QUEUE, target);
    let made = ok(
        &emulator,
        "POST",
        &format!("{QUEUE}/tasks/b:buffer"),
        json!({"body": {"data": "aGk=", "contentType": "text/plain"}}),
    );
    assert_eq!(made["task"]["name"], format!("{QUEUE}/tasks/b"));
    let raw =
        exchange(&emulator.host(), "POST", &format!("/v2/{QUEUE}/tasks:buffer"), &[("Content-Type", "text/x")], b"raw");
    assert_eq!(raw.status, 200);
    create(&emulator, "t", json!({"url": "https://elsewhere.example/x"}));
    settle(&emulator);
    let received = worker.received();
    assert_eq!(received.len(), 3);
    for request in &received {
        assert_eq!((request.verb.as_str(), request.path.as_str()), ("PUT", "/from-queue"));
        assert_eq!(request.header("X-Queue"), Some("yes"));
        assert!(request.header("Authorization").unwrap().starts_with("Bearer ey"));
    }
    let bodies = |body: &[u8], content_type: &str| {
        received.iter().any(|r| r.body == body && r.header("Content-Type") == Some(content_type))
    };
    assert!(bodies(b"hi", "text/plain") && bodies(b"raw", "text/x"));
}

#[test]
fn a_queue_without_a_target_buffers_nothing() {
    let emulator = emulator();
    let (status, _) = fails(&emulator, "POST", &format!("{QUEUE}/tasks:buffer"), json!({"body": {"data": "aGk="}}));
    assert_eq!(status, "FAILED_PRECONDITION");
}

#[test]
fn a_task_is_dropped_when_its_time_to_live_has_passed() {
    let (emulator, worker) = (emulator(), Worker::start());
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    create(&emulator, "t", json!({"url": worker.url("/")}));
    emulator.advance(Duration::from_secs(31 * 24 * 3600 - 1));
    ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    emulator.advance(Duration::from_secs(1));
    assert_eq!(fails(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null).0, "NOT_FOUND");
    assert_eq!(ok(&emulator, "GET", &format!("{QUEUE}/tasks"), Value::Null), json!({}));
    ok(&emulator, "POST", &format!("{QUEUE}:resume"), json!({}));
    settle(&emulator);
    assert_eq!(worker.received().len(), 0);
}

#[test]
fn a_task_that_is_deleted_under_way_is_not_tried_again() {
    let (emulator, worker) = (emulator(), Worker::answering(|_| (0, String::new())));
    create(&emulator, "t", json!({"url": worker.url("/")}));
    worker.wait_for(1);
    ok(&emulator, "DELETE", &format!("{QUEUE}/tasks/t"), Value::Null);
    emulator.advance(Duration::from_secs(600));
    settle(&emulator);
    emulator.advance(Duration::from_secs(7200));
    settle(&emulator);
    assert_eq!(worker.received().len(), 1);
}

#[test]
fn a_clock_that_runs_dispatches_by_itself() {
    let worker = Worker::answering(|request| match request.header("X-CloudTasks-TaskRetryCount") {
        Some("0") => (500, String::new()),
        _ => (200, String::new()),
    });
    let emulator = Emulator::builder().queue(QUEUE).settings(Settings::default()).start().unwrap();
    create(&emulator, "t", json!({"url": worker.url("/")}));
    settle(&emulator);
    assert_eq!(worker.received().len(), 2);
}
