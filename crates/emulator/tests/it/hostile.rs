//! What callers and workers may do to the emulator, which goes on.

use crate::support::worker::Worker;
use crate::support::*;
use cloudtasks_testing::{Answer, Fault, Faults, Server};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;

/// Sends a request that never ends, and returns its connection.
fn half_sent(host: &str, path: &str, length: usize, sent: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(host).unwrap();
    let head = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let _ = stream.write_all(sent);
    stream
}

#[test]
fn bodies_that_never_end_share_a_bounded_memory() {
    let emulator = with_settings(json!({"max_pending_request_bytes": 4 << 20}));
    let path = format!("/v2/{QUEUE}/tasks");
    let mut streams: Vec<TcpStream> =
        (0..5).map(|_| half_sent(&emulator.host(), &path, 2 << 20, &vec![b' '; 1 << 20])).collect();
    // One of them was the last drop.
    let mut is_refused = |stream: &mut TcpStream| {
        stream.set_read_timeout(Some(std::time::Duration::from_millis(10))).unwrap();
        let mut answer = [0; 64];
        matches!(stream.read(&mut answer), Ok(read) if answer[..read].starts_with(b"HTTP/1.1 429"))
    };
    assert!((0..1000).any(|_| streams.iter_mut().any(&mut is_refused)));
    // What needs no body is answered, and all is whole when they are gone.
    ok(&emulator, "GET", QUEUE, Value::Null);
    drop(streams);
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let body = vec![b' '; 3 << 20];
    let reply =
        (0..1000).map(|_| exchange(&emulator.host(), "POST", &path, &[], &body).status).find(|status| *status != 429);
    assert_eq!(reply, Some(400));
}

#[test]
fn calls_that_wait_for_idleness_take_no_threads() {
    let emulator = emulator();
    let worker = Worker::answering(|_| (0, String::new()));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    worker.wait_for(1);
    // Tests that run at the same time start threads too, but fewer.
    let threads = || std::fs::read_dir("/proc/self/task").map_or(0, Iterator::count);
    let before = threads();
    let waiting: Vec<TcpStream> =
        (0..600).map(|_| half_sent(&emulator.host(), "/emulator/waitIdle?timeout=600", 0, b"")).collect();
    ok(&emulator, "GET", QUEUE, Value::Null);
    assert!(threads() < before + 300, "{before} {}", threads());
    drop(waiting);
    ok(&emulator, "GET", QUEUE, Value::Null);
}

/// A serial of a task at the end of numbers makes the next one overflow. Releases do not check for that.
#[cfg(debug_assertions)]
#[test]
fn a_call_that_panics_is_an_internal_error_and_the_emulator_goes_on() {
    use redb::ReadableTable;
    let directory = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("panic-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&directory);
    let start = || builder().data_dir(&directory).start().unwrap();
    let create = |emulator: &cloudtasks_emulator::Emulator, id: &str| {
        call(emulator, "POST", &format!("{QUEUE}/tasks"), task(id, "http://localhost/"))
    };
    let emulator = start();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    assert_eq!(create(&emulator, "a").0, 200);
    emulator.stop();
    let database = redb::Database::open(directory.join("cloudtasks-emulator.redb")).unwrap();
    let transaction = database.begin_write().unwrap();
    {
        let records = redb::TableDefinition::<(u8, &str), &[u8]>::new("records");
        let mut records = transaction.open_table(records).unwrap();
        let key = (2, &*format!("{QUEUE}/tasks/a"));
        let mut record: Value = serde_json::from_slice(records.get(key).unwrap().unwrap().value()).unwrap();
        record["serial"] = json!(u64::MAX - 1);
        records.insert(key, record.to_string().as_bytes()).unwrap();
    }
    transaction.commit().unwrap();
    drop(database);
    let emulator = start();
    for id in ["b", "c"] {
        let (status, answer) = create(&emulator, id);
        assert_eq!((status, &answer["error"]["status"]), (500, &json!("INTERNAL")), "{answer}");
        ok(&emulator, "GET", &format!("{QUEUE}/tasks/a"), Value::Null);
    }
    let grpc = crate::support::grpc::GrpcClient::connect(&emulator.host());
    let task = cloudtasks::v2::Task::new().http_request(cloudtasks::v2::HttpRequest::new().url("http://localhost/"));
    let request = cloudtasks::v2::CreateTaskRequest::new().parent(QUEUE).task(task);
    assert_eq!(grpc.call("/google.cloud.tasks.v2.CloudTasks/CreateTask", &request).code, 13);
    let request = cloudtasks::v2::GetQueueRequest::new().name(QUEUE);
    assert_eq!(grpc.call("/google.cloud.tasks.v2.CloudTasks/GetQueue", &request).code, 0);
    drop(emulator);
    let _ = std::fs::remove_dir_all(&directory);
}

#[test]
fn waiting_for_idleness_tells_of_due_tasks_in_paused_queues() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let wait = || exchange(&emulator.host(), "POST", "/emulator/waitIdle", &[], b"").json();
    assert_eq!(wait(), json!({"idle": true}));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    assert_eq!(wait(), json!({"idle": true, "paused_with_due_tasks": [QUEUE]}));
}

#[test]
fn settings_at_the_ends_of_numbers_are_refused_or_work() {
    let start = |settings: Value| builder().settings(serde_json::from_value(settings).unwrap()).start();
    for (setting, value) in [
        ("max_dispatches_per_second", json!(0.0)),
        ("max_dispatches_per_second", json!(-1.0)),
        ("max_concurrent_dispatches", json!(0)),
        ("default_location", json!("here")),
        ("worker_ca_file", json!("/nowhere.pem")),
    ] {
        let problem = start(json!({ (setting): value })).unwrap_err().to_string();
        assert!(problem.contains(setting) || problem.contains("/nowhere.pem"), "{problem}");
    }
    for settings in [
        json!({"task_tombstone_ttl": u64::MAX, "queue_tombstone_ttl": u64::MAX, "task_ttl": u64::MAX}),
        json!({"max_schedule_ahead": u64::MAX, "page_token_ttl": u64::MAX}),
        json!({"request_head_timeout": u64::MAX, "request_body_timeout": u64::MAX}),
        json!({"max_dispatches_per_second": f64::MAX, "max_concurrent_dispatches": i32::MAX}),
        json!({"attempts_kept": u64::MAX, "max_request_bytes": u64::MAX, "max_pending_request_bytes": u64::MAX}),
        json!({"attempts_kept": 0, "max_queues": u64::MAX, "lease_calls_per_second": u32::MAX}),
    ] {
        let emulator = start(settings.clone()).unwrap_or_else(|problem| panic!("{settings}: {problem}"));
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost:1/"));
        ok(&emulator, "GET", &format!("{QUEUE}/tasks?pageSize=1"), Value::Null);
        ok(&emulator, "DELETE", &format!("{QUEUE}/tasks/t"), Value::Null);
        emulator.advance(std::time::Duration::MAX);
        ok(&emulator, "POST", &format!("{QUEUE}:purge"), json!({}));
        ok(&emulator, "DELETE", QUEUE, Value::Null);
    }
}

#[test]
fn a_password_in_a_url_is_in_no_list_of_attempts() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://user:secret@127.0.0.1:1/a\r\nb"));
    settle(&emulator);
    let attempt = &emulator.attempts()[0];
    assert_eq!(attempt.request, "POST http://***@127.0.0.1:1/a\\r\\nb");
    assert_eq!(attempt.to_string().lines().count(), 1);
}

#[test]
fn a_post_without_a_body_says_that_it_has_none() {
    let emulator = emulator();
    let worker = Worker::start();
    for (id, method) in [("a", "POST"), ("b", "PUT"), ("c", "PATCH"), ("d", "GET"), ("e", "DELETE")] {
        let mut body = task(id, &worker.url("/"));
        body["task"]["httpRequest"]["httpMethod"] = json!(method);
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    }
    for request in worker.wait_for(5) {
        let expected = ["POST", "PUT", "PATCH"].contains(&request.verb.as_str()).then_some("0");
        assert_eq!(request.header("Content-Length"), expected, "{}", request.verb);
    }
}

#[test]
fn a_worker_that_floods_interim_answers_holds_up_nobody() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let flood = Server::builder().faults(Faults::always(Fault::InterimFlood));
    let flood = runtime.block_on(flood.start(|_| Answer::json(200, json!({}))));
    let (emulator, worker) = (emulator(), Worker::start());
    let create = |id: &str, url: &str| ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, url));
    create("flood", &flood.url());
    let mut sent = 0;
    while flood.sent() < 4 << 20 {
        create(&format!("t{sent}"), &worker.url("/"));
        sent += 1;
        worker.wait_for(sent);
        assert_eq!(exchange(&emulator.host(), "GET", "/emulator/health", &[], b"").status, 200);
    }
    // The flood ends with its attempt.
    emulator.advance(std::time::Duration::from_secs(600));
    let flooded = format!("{QUEUE}/tasks/flood");
    let ended =
        || emulator.attempts().iter().find(|attempt| attempt.task == flooded).map(|attempt| attempt.http_status);
    let status = (0..).find_map(|_| {
        assert_eq!(exchange(&emulator.host(), "GET", "/emulator/health", &[], b"").status, 200);
        ended()
    });
    assert_eq!(status, Some(504));
    runtime.block_on(flood.fault_met());
}

#[test]
fn a_worker_whose_answer_never_ends_is_cut_off() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    for (fault, status) in [
        (Fault::EndlessBody(200, true), 200),
        (Fault::EndlessBody(500, false), 500),
        (Fault::EndlessHead(200), 0),
        (Fault::Garble, 0),
    ] {
        let server = Server::builder().faults(Faults::always(fault));
        let server = runtime.block_on(server.start(|_| Answer::json(200, json!({}))));
        let emulator = emulator();
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &server.url()));
        settle(&emulator);
        assert_eq!(emulator.attempts()[0].http_status, status, "{fault:?}");
    }
}

#[test]
fn a_chain_of_redirects_ends() {
    let emulator = emulator();
    let worker = Worker::answering(|_| (307, "Location: /again\r\n".into()));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    settle(&emulator);
    let attempt = &emulator.attempts()[0];
    assert_eq!((attempt.http_status, attempt.problem.as_deref()), (0, Some("too many redirects")));
    assert_eq!(worker.received().len(), 11);
}

#[test]
fn a_redirect_does_not_tell_where_the_task_came_from() {
    let emulator = emulator();
    let worker = Worker::answering(|request| match request.path.as_str() {
        "/secret" => (307, "Location: /next\r\n".into()),
        _ => (200, String::new()),
    });
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/secret")));
    let received = worker.wait_for(2);
    assert_eq!((received[1].path.as_str(), received[1].header("Referer")), ("/next", None));
}

#[test]
fn the_log_tells_when_a_held_queue_sends_again() {
    let emulator = emulator();
    let worker = Worker::answering(|_| (503, "Retry-After: 60\r\n".into()));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", &worker.url("/")));
    settle(&emulator);
    assert!(emulator.attempts()[0].to_string().ends_with("next in 60 s"), "{}", emulator.attempts()[0]);
}

#[test]
fn pages_of_an_allowed_origin_may_call() {
    let emulator = with_settings(json!({"allowed_origins": ["http://localhost:3000"]}));
    let send = |verb: &str, origin: &str| {
        let headers = [("Origin", origin), ("Sec-Fetch-Site", "same-site")];
        exchange(&emulator.host(), verb, &format!("/v2/{QUEUE}"), &headers, b"")
    };
    for verb in ["GET", "OPTIONS"] {
        let reply = send(verb, "http://localhost:3000");
        assert_eq!((reply.status, reply.header("Access-Control-Allow-Origin")), (200, Some("http://localhost:3000")));
        assert_eq!(reply.header("Access-Control-Allow-Methods"), Some("GET, POST, PATCH, DELETE"));
        assert_eq!(send(verb, "http://localhost:4000").status, 403);
    }
}

#[test]
fn certificates_are_served_where_googles_libraries_look() {
    let emulator = emulator();
    for path in ["/oauth2/v1/certs", "/certs"] {
        let certificates = exchange(&emulator.host(), "GET", path, &[], b"").json();
        let (_, pem) = certificates.as_object().unwrap().iter().next().unwrap();
        assert!(pem.as_str().unwrap().starts_with("-----BEGIN CERTIFICATE-----"));
    }
}
