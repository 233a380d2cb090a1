//! Queues that the program starts with, and what it does where nobody reads its output.

use crate::support::*;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_cloudtasks-emulator");

struct Running(Child, String);

impl Running {
    fn start(command: &mut Command) -> Running {
        let mut child = command.args(["--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let host = line.trim().strip_prefix("CLOUD_TASKS_EMULATOR_HOST=").expect("the first line").to_owned();
        Running(child, host)
    }

    fn get(&self, name: &str) -> Value {
        http::exchange(&self.1, "GET", &format!("/v2/{name}"), &[], b"").json()
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("sh").arg("-c").arg(format!("kill -s {name} {}", self.0.id())).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A file of the test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn queues_of_a_file_are_made_and_changed_on_sighup() {
    let path =
        file("queues.yaml", &format!("name: {QUEUE}\nrateLimits:\n  maxConcurrentDispatches: 3\nstate: PAUSED\n"));
    let running = Running::start(Command::new(PROGRAM).arg("--queues").arg(&path));
    let queue = running.get(QUEUE);
    assert_eq!((&queue["rateLimits"]["maxConcurrentDispatches"], &queue["state"]), (&json!(3), &json!("PAUSED")));
    let other = format!("{LOCATION}/queues/other");
    let changed = json!([{"name": QUEUE, "rateLimits": {"maxConcurrentDispatches": 4}}, {"name": other}]);
    fs::write(&path, changed.to_string()).unwrap();
    running.signal("HUP");
    while running.get(&other)["name"] != *other {
        std::thread::yield_now();
    }
    assert_eq!(running.get(QUEUE)["rateLimits"]["maxConcurrentDispatches"], 4);
    let reset = http::exchange(&running.1, "POST", "/emulator/reset", &[], b"");
    assert_eq!(reset.status, 200);
    assert_eq!(running.get(&other)["name"], other);
    // A file that has become wrong leaves everything as it is.
    fs::write(&path, "[{\"name\": 1}]").unwrap();
    running.signal("HUP");
    let mut line = String::new();
    let mut running = running;
    BufReader::new(running.0.stderr.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("queues.yaml:1: ") && line.contains("name"), "{line}");
    assert_eq!(running.get(&other)["name"], other);
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

#[test]
fn a_closed_output_does_not_end_the_program() {
    for arguments in ["--help", "--settings"] {
        let run = format!("exec {PROGRAM} {arguments} >&-");
        let output = Command::new("sh").args(["-c", &run]).output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
    }
    // Its first line goes nowhere; it listens all the same.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut child = Command::new("sh").args(["-c", &format!("exec {PROGRAM} --port {port} >&- 2>&-")]).spawn().unwrap();
    let host = format!("127.0.0.1:{port}");
    let health = loop {
        match http::try_exchange(&host, "GET", "/emulator/health", &[], b"") {
            Some(reply) => break reply,
            None => assert!(child.try_wait().unwrap().is_none(), "it ended"),
        }
    };
    assert_eq!(health.status, 200);
    let _ = child.kill();
    let _ = child.wait();
}
