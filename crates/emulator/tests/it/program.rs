//! The program as its users meet it: its first line, its signals, and what keeps it from starting or from going on.

use crate::startup::file;
use crate::support::program::{PROGRAM, Program};
use crate::support::worker::Worker;
use crate::support::{LOCATION, QUEUE, http, task};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The exit status, and what it wrote to standard error.
fn end(mut program: Program) -> (Option<i32>, String) {
    let mut text = String::new();
    program.child.stderr.take().unwrap().read_to_string(&mut text).unwrap();
    (program.child.wait().unwrap().code(), text)
}

fn call(program: &Program, verb: &str, path: &str, body: &Value) -> (u16, Value) {
    let reply = program.exchange(verb, path, body);
    (reply.status, reply.json())
}

fn program() -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(["--port", "0", "--queue", QUEUE]);
    command
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

/// A path of the test's own where nothing is.
fn place(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    path
}

fn says(output: &Output, status: i32, words: &[&str]) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), text.lines().count()), (Some(status), 1), "{text}");
    assert!(text.starts_with("cloudtasks-emulator: ") && words.iter().all(|word| text.contains(word)), "{text}");
}

#[test]
fn it_stops_in_good_order_on_a_signal() {
    for name in ["TERM", "INT"] {
        let directory = place(name);
        let running = Program::start(program().arg("--data-dir").arg(&directory));
        assert_eq!(call(&running, "POST", &format!("/v2/{QUEUE}:pause"), &json!({})).0, 200);
        let tasks = format!("/v2/{QUEUE}/tasks");
        assert_eq!(call(&running, "POST", &tasks, &task("t", "http://localhost/")).0, 200);
        running.signal(name);
        assert_eq!(end(running), (Some(0), String::new()));
        let again = Program::start(program().arg("--data-dir").arg(&directory));
        assert_eq!(call(&again, "GET", &format!("{tasks}/t"), &json!({})).0, 200);
        let _ = fs::remove_dir_all(&directory);
    }
}

/// The ids of the processes that this one started or inherited.
#[cfg(target_os = "linux")]
fn children(parent: u32) -> Vec<u32> {
    let processes =
        fs::read_dir("/proc").unwrap().filter_map(|entry| entry.unwrap().file_name().to_str()?.parse().ok());
    let parent_of = |process: &u32| -> Option<u32> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // After the name, which may hold anything, come the state and the parent.
        stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
    };
    processes.filter(|process| parent_of(process) == Some(parent)).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn as_process_1_it_stops_on_a_signal_and_looks_after_orphans() {
    let namespace = ["--user", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc"];
    let may = Command::new("unshare").args(namespace).arg("true").output();
    if !may.as_ref().is_ok_and(|output| output.status.success()) {
        // The permission is not a tool that could be installed, so REQUIRE_ALL does not ask for it.
        println!("skipped: this system gives no process namespace (unshare)");
        return;
    }
    let script = format!("(true &); (sleep 0.1 &); exec {PROGRAM} --port 0 --queue {QUEUE}");
    let running = Program::start(Command::new("unshare").args(namespace).args(["sh", "-c", &script]));
    let first = children(running.child.id())[0];
    let ends = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !children(first).is_empty() {
        assert!(std::time::Instant::now() < ends, "orphans are left: {:?}", children(first));
        assert_eq!(call(&running, "GET", &format!("/v2/{QUEUE}"), &json!({})).0, 200);
    }
    let sent = Command::new("sh").arg("-c").arg(format!("kill -s TERM {first}")).status().unwrap();
    assert!(sent.success());
    assert_eq!(end(running), (Some(0), String::new()));
}

#[test]
fn options_have_equivalents_in_the_environment() {
    let directory = place("environment");
    let worker = Worker::start();
    let mut command = Command::new(PROGRAM);
    command
        .env("CLOUDTASKS_EMULATOR_PORT", "0")
        .env("CLOUDTASKS_EMULATOR_BIND", "0.0.0.0")
        .env("CLOUDTASKS_EMULATOR_QUEUES", format!("{QUEUE}, {QUEUE}2,"))
        .env("CLOUDTASKS_EMULATOR_DATA_DIR", &directory)
        .env("CLOUDTASKS_EMULATOR_LOG", "1")
        .env("CLOUDTASKS_EMULATOR_SETTINGS", "allowed_hosts=tasks.example.com+b.example.com,task_tombstone_ttl=0")
        .env("APP_ENGINE_EMULATOR_HOST", worker.address());
    let running = Program::start(&mut command);
    // All addresses are listened on; what is told is one that can be called.
    assert!(running.host.starts_with("127.0.0.1:"), "{}", running.host);
    assert_eq!(call(&running, "GET", &format!("/v2/{QUEUE}2"), &json!({})).0, 200);
    let health = |host: &str| http::exchange(&running.host, "GET", "/emulator/health", &[("Host", host)], b"").status;
    assert_eq!([health("tasks.example.com:8123"), health("cloudtasks"), health("c.example.com")], [200, 200, 403]);
    let task = json!({"task": {"name": format!("{QUEUE}/tasks/t"), "appEngineHttpRequest": {"relativeUri": "/work"}}});
    for _ in 0..2 {
        assert_eq!(call(&running, "POST", &format!("/v2/{QUEUE}/tasks"), &task).0, 200);
        assert_eq!(call(&running, "POST", "/emulator/waitIdle", &json!({})).1, json!({"idle": true}));
    }
    assert_eq!(worker.received().iter().filter(|request| request.path == "/work").count(), 2);
    assert!(directory.exists());
    running.signal("TERM");
    let (status, log) = end(running);
    let lines: Vec<_> = log.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!((status, lines.len()), (Some(0), 2), "{log}");
    assert!(lines[0].starts_with(&format!("q/t attempt 1: POST http://{}/work -> 200 in ", worker.address())), "{log}");
    let _ = fs::remove_dir_all(&directory);
}

#[test]
fn what_keeps_it_from_starting_is_told_in_one_line() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let holder = TcpListener::bind(taken).unwrap();
    let port = taken.port().to_string();
    says(&run(Command::new(PROGRAM).args(["--port", &port])), 1, &[&taken.to_string(), "in use"]);
    drop(holder);
    says(&run(program().args(["--host", "256.0.0.1"])), 1, &["256.0.0.1"]);
    says(&run(program().args(["--queue", "q"])), 1, &["\"q\"", "projects/"]);
    says(&run(program().args(["--set", "throttling=maybe"])), 2, &["throttling=maybe"]);
}

#[test]
fn a_data_directory_that_cannot_be_used_is_told_in_one_line() {
    let directory = place("in-use");
    let first = Program::start(program().arg("--data-dir").arg(&directory));
    let path = directory.display().to_string();
    says(&run(program().arg("--data-dir").arg(&directory)), 1, &[&path, "already"]);
    assert_eq!(call(&first, "GET", &format!("/v2/{QUEUE}"), &json!({})).0, 200);
    drop(first);
    fs::write(directory.join("cloudtasks-emulator.redb"), "something else").unwrap();
    says(&run(program().arg("--data-dir").arg(&directory)), 1, &[&path]);
    // A file where a directory has to be.
    let file = directory.join("cloudtasks-emulator.redb");
    says(&run(program().arg("--data-dir").arg(&file)), 1, &[&path]);
    let _ = fs::remove_dir_all(&directory);
}

#[test]
fn a_damaged_file_is_told_in_one_line_whatever_the_damage() {
    let directory = place("damaged");
    let running = Program::start(program().arg("--data-dir").arg(&directory));
    for number in 0..20 {
        let task = task(&format!("t{number}"), "http://localhost:1/");
        assert_eq!(call(&running, "POST", &format!("/v2/{QUEUE}/tasks"), &task).0, 200);
    }
    running.signal("TERM");
    assert_eq!(end(running), (Some(0), String::new()));
    let file = directory.join("cloudtasks-emulator.redb");
    let (whole, page) = (fs::read(&file).unwrap(), 4096);
    let mut refused = 0;
    for at in (0..whole.len()).step_by(page).filter(|at| whole[*at..at + page].iter().any(|byte| *byte != 0)) {
        let mut broken = whole.clone();
        broken[at..at + page].fill(0);
        fs::write(&file, &broken).unwrap();
        let mut command = program();
        command.arg("--data-dir").arg(&directory).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        if line.is_empty() {
            says(&child.wait_with_output().unwrap(), 1, &[file.to_str().unwrap(), "damaged", "move it away"]);
            refused += 1;
        } else {
            // The page held nothing of use.
            child.kill().unwrap();
            assert_eq!(child.wait_with_output().unwrap().stderr, b"", "page {}", at / page);
        }
    }
    assert!(refused > 3, "{refused}");
    let _ = fs::remove_dir_all(&directory);
}

/// A limit on the size of files stands in for a disk that is full.
#[test]
fn a_full_disk_is_told_to_the_caller_and_loses_nothing_that_was_acknowledged() {
    let directory = place("full");
    let limited = format!("trap '' XFSZ; ulimit -S -f 8192; exec {PROGRAM} --port 0 --queue {QUEUE} --data-dir \"$0\"");
    let running = Program::start(Command::new("sh").args(["-c", &limited]).arg(&directory));
    assert_eq!(call(&running, "POST", &format!("/v2/{QUEUE}:pause"), &json!({})).0, 200);
    let mut acknowledged = Vec::new();
    let refused = (0..).find_map(|number| {
        let mut task = task(&format!("t{number}"), "http://localhost/");
        task["task"]["httpRequest"]["body"] = json!("A".repeat(200_000));
        let (status, answer) = call(&running, "POST", &format!("/v2/{QUEUE}/tasks"), &task);
        assert!(number < 1000, "the disk is never full");
        if status == 200 {
            acknowledged.push(format!("{QUEUE}/tasks/t{number}"));
        }
        (status != 200).then_some((status, answer))
    });
    let (status, answer) = refused.unwrap();
    assert_eq!((status, &answer["error"]["status"]), (500, &json!("INTERNAL")));
    let message = answer["error"]["message"].as_str().unwrap();
    assert!(message.starts_with("The data directory cannot be written: "), "{message}");
    assert!(acknowledged.len() > 1);
    assert_eq!(call(&running, "GET", &format!("/v2/{QUEUE}"), &json!({})).0, 200);
    let refused = format!("{QUEUE}/tasks/t{}", acknowledged.len());
    assert_eq!(call(&running, "GET", &format!("/v2/{refused}"), &json!({})).0, 404);
    // There is room again.
    let lifted =
        Command::new("prlimit").args([format!("--pid={}", running.child.id()), "--fsize=unlimited".into()]).status();
    if lifted.is_ok_and(|status| status.success()) {
        let id = refused.rsplit('/').next().unwrap();
        assert_eq!(call(&running, "POST", &format!("/v2/{QUEUE}/tasks"), &task(id, "http://localhost/")).0, 200);
        acknowledged.push(refused);
    }
    drop(running);
    let again = Program::start(program().arg("--data-dir").arg(&directory));
    for name in acknowledged {
        assert_eq!(call(&again, "GET", &format!("/v2/{name}"), &json!({})).0, 200, "{name}");
    }
    let _ = fs::remove_dir_all(&directory);
}

#[cfg(target_os = "linux")]
#[test]
fn a_reset_that_cannot_be_kept_says_so() {
    let directory = place("reset-on-a-full-disk");
    let unsignalled = format!("trap '' XFSZ; exec {PROGRAM} --port 0 --queue {QUEUE} --data-dir \"$0\"");
    let running = Program::start(Command::new("sh").args(["-c", &unsignalled]).arg(&directory));
    let process = format!("--pid={}", running.child.id());
    assert!(Command::new("prlimit").args([&process, "--fsize=1"]).status().unwrap().success());
    let (status, answer) = call(&running, "POST", "/emulator/reset", &json!({}));
    let message = answer["error"]["message"].as_str().unwrap_or_default();
    assert!(status == 500 && message.starts_with("The data directory cannot be written: "), "{status} {answer}");
    drop(running);
    let _ = fs::remove_dir_all(&directory);
}

#[test]
fn the_keys_of_an_issuer_are_served_on_its_port() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let running = Program::start(program().args(["-openid-issuer", &format!("http://localhost:{port}")]));
    let found =
        http::exchange(&format!("127.0.0.1:{port}"), "GET", "/.well-known/openid-configuration", &[], b"").json();
    assert_eq!(found["issuer"], format!("http://localhost:{port}"));
    running.signal("TERM");
    assert_eq!(end(running).0, Some(0));
}

#[test]
fn localhost_is_the_address_that_most_clients_mean_by_it() {
    let running = Program::start(program().args(["-host", "localhost"]));
    assert!(running.host.starts_with("127.0.0.1:"), "{}", running.host);
}

#[test]
fn queues_of_a_file_are_made_and_changed_on_sighup() {
    let path =
        file("queues.yaml", &format!("name: {QUEUE}\nrateLimits:\n  maxConcurrentDispatches: 3\nstate: PAUSED\n"));
    let mut running = Program::start(Command::new(PROGRAM).args(["--port", "0", "--queues"]).arg(&path));
    let stderr = running.child.stderr.take().unwrap();
    let get = |name: &str| running.exchange("GET", &format!("/v2/{name}"), &json!({})).json();
    let queue = get(QUEUE);
    assert_eq!((&queue["rateLimits"]["maxConcurrentDispatches"], &queue["state"]), (&json!(3), &json!("PAUSED")));
    let other = format!("{LOCATION}/queues/other");
    let changed = json!([{"name": QUEUE, "rateLimits": {"maxConcurrentDispatches": 4}}, {"name": other}]);
    fs::write(&path, changed.to_string()).unwrap();
    running.signal("HUP");
    while get(&other)["name"] != *other {
        std::thread::yield_now();
    }
    assert_eq!(get(QUEUE)["rateLimits"]["maxConcurrentDispatches"], 4);
    let reset = running.exchange("POST", "/emulator/reset", &json!({}));
    assert_eq!(reset.status, 200);
    assert_eq!(get(&other)["name"], other);
    // A file that has become wrong leaves everything as it is.
    fs::write(&path, "[{\"name\": 1}]").unwrap();
    running.signal("HUP");
    let mut line = String::new();
    BufReader::new(stderr).read_line(&mut line).unwrap();
    assert!(line.contains("queues.yaml:1: ") && line.contains("name"), "{line}");
    assert_eq!(get(&other)["name"], other);
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
