//! Bad input: the documented error, and the emulator goes on.

use crate::support::*;
use cloudtasks_emulator::Emulator;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;

fn post(emulator: &Emulator, headers: &[(&str, &str)], body: &[u8]) -> (u16, Value) {
    let reply = exchange(&emulator.host(), "POST", &format!("/v2/{QUEUE}/tasks"), headers, body);
    (reply.status, reply.json())
}

fn goes_on(emulator: &Emulator) {
    ok(emulator, "GET", QUEUE, Value::Null);
}

#[test]
fn malformed_json_is_an_invalid_argument() {
    let emulator = emulator();
    for body in [&b"{"[..], b"[]", b"nonsense", b"\xff\xfe", br#"{"task": {"task": 1}}"#, &[b'['; 100_000]] {
        let (status, answer) = post(&emulator, &[], body);
        assert_eq!((status, &answer["error"]["status"]), (400, &json!("INVALID_ARGUMENT")));
    }
    goes_on(&emulator);
}

#[test]
fn an_unknown_field_is_named() {
    let emulator = emulator();
    let (_, answer) = post(&emulator, &[], br#"{"task": {"httpRequest": {"ulr": "http://localhost/"}}}"#);
    let detail = &answer["error"]["details"][0];
    assert_eq!(detail["@type"], "type.googleapis.com/google.rpc.BadRequest");
    let field = detail["fieldViolations"][0]["field"].as_str().unwrap();
    assert!(field.starts_with("task.http_request"), "{answer}");
    let (status, answer) = call(&emulator, "GET", &format!("{QUEUE}?colour=red"), Value::Null);
    assert_eq!(status, 400);
    assert!(answer["error"]["message"].as_str().unwrap().contains("colour"), "{answer}");
}

#[test]
fn an_unknown_route_is_a_page_of_html() {
    let emulator = emulator();
    for (verb, path) in
        [("POST", "/"), ("GET", "/v2/a&b'c"), ("PUT", "/v2/projects/p"), ("POST", "/v9/projects/p/locations/l/queues")]
    {
        let reply = exchange(&emulator.host(), verb, path, &[], b"");
        assert_eq!((reply.status, reply.header("Content-Type")), (404, Some("text/html; charset=UTF-8")));
        assert!(!String::from_utf8(reply.body).unwrap().contains("a&b"));
    }
}

#[test]
fn a_body_of_two_megabytes_is_too_large_for_a_task_and_a_larger_one_for_a_call() {
    let emulator = emulator();
    let with_body = |bytes: usize| {
        let mut task = task("t", "http://localhost/");
        task["task"]["httpRequest"]["body"] = json!("A".repeat(bytes / 3 * 4));
        post(&emulator, &[], task.to_string().as_bytes())
    };
    assert_eq!(with_body(2 << 20).1["error"]["message"], "Task size too large");
    let (status, answer) = with_body(11 << 20);
    assert_eq!(status, 400);
    assert_eq!(answer["error"]["message"], "Request payload size exceeds the limit: 10485760 bytes.");
    goes_on(&emulator);
}

#[test]
fn a_compressed_body_is_read_and_what_only_claims_to_be_one_is_refused() {
    let emulator = with_settings(json!({"max_request_bytes": 100_000}));
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let zipped = |text: &[u8]| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(text).unwrap();
        writer.finish().unwrap()
    };
    let task = task("t", "http://localhost/").to_string();
    let gzip = [("Content-Encoding", "gzip")];
    assert_eq!(post(&emulator, &gzip, &zipped(task.as_bytes())).0, 200);
    let refused = |headers: &[(&str, &str)], body: &[u8]| {
        let (status, answer) = post(&emulator, headers, body);
        assert_eq!((status, &answer["error"]["status"]), (400, &json!("INVALID_ARGUMENT")));
        answer["error"]["message"].as_str().unwrap().to_owned()
    };
    assert!(refused(&gzip, task.as_bytes()).contains("gzip"));
    assert!(refused(&[("Content-Encoding", "br")], task.as_bytes()).contains("Content-Encoding"));
    let bomb = zipped(&[b' '; 1_000_000]);
    assert!(refused(&gzip, &bomb).starts_with("Request payload size exceeds the limit"));
    goes_on(&emulator);
}

#[test]
fn a_verb_that_a_client_cannot_send_goes_in_a_header() {
    let emulator = emulator();
    let patch = json!({"rateLimits": {"maxDispatchesPerSecond": 7}}).to_string();
    let path = format!("/v2/{QUEUE}?updateMask=rateLimits.maxDispatchesPerSecond");
    let headers = [("X-HTTP-Method-Override", "PATCH")];
    let queue = exchange(&emulator.host(), "POST", &path, &headers, patch.as_bytes());
    assert_eq!((queue.status, &queue.json()["rateLimits"]["maxDispatchesPerSecond"]), (200, &json!(7)));
    // Only a POST can stand for something else.
    let headers = [("X-HTTP-Method-Override", "DELETE")];
    assert_eq!(exchange(&emulator.host(), "GET", &format!("/v2/{QUEUE}"), &headers, b"").status, 200);
    goes_on(&emulator);
}

#[test]
fn hostile_names_are_refused() {
    let emulator = emulator();
    for name in ["a%0d%0aX-Evil:%20b", "a%00", "..%2f..%2fx", "%ff", "a%20b", &"a".repeat(501)] {
        let reply = exchange(&emulator.host(), "GET", &format!("/v2/{QUEUE}/tasks/{name}"), &[], b"");
        assert!([400, 403, 404].contains(&reply.status), "{name}: {}", reply.status);
    }
    let other = json!({"task": {"name": "projects/p/locations/l/queues/other/tasks/t", "httpRequest": {"url": "http://localhost/"}}});
    let (status, message) = fails(&emulator, "POST", &format!("{QUEUE}/tasks"), other);
    assert_eq!(status, "INVALID_ARGUMENT");
    assert!(message.starts_with("The queue name from request"));
    let elsewhere = json!({"name": "projects/p/locations/other/queues/x"});
    assert_eq!(fails(&emulator, "POST", &format!("{LOCATION}/queues"), elsewhere).0, "INVALID_ARGUMENT");
    goes_on(&emulator);
}

#[test]
fn no_web_page_can_drive_the_emulator() {
    let emulator = emulator();
    let task = task("t", "http://localhost/").to_string();
    for headers in [
        [("Origin", "http://evil.example.com"), ("Content-Type", "text/plain")],
        [("Origin", "null"), ("Content-Type", "text/plain")],
        [("Host", "evil.example.com"), ("Content-Type", "application/json")],
        [("Sec-Fetch-Site", "cross-site"), ("Content-Type", "text/plain")],
    ] {
        let (status, answer) = post(&emulator, &headers, task.as_bytes());
        assert_eq!((status, &answer["error"]["status"]), (403, &json!("PERMISSION_DENIED")), "{headers:?}");
    }
    let reset = exchange(&emulator.host(), "POST", "/emulator/reset", &[("Origin", "http://evil.example.com")], b"");
    assert_eq!(reset.status, 403);
    goes_on(&emulator);
}

#[test]
fn clients_that_stop_half_way_hold_up_nobody() {
    let emulator = emulator();
    let mut slow = Vec::new();
    for start in ["POST /v2/x HT", "POST /v2/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{\"task\"", ""]
    {
        let mut stream = TcpStream::connect(emulator.host()).unwrap();
        stream.write_all(start.as_bytes()).unwrap();
        slow.push(stream);
    }
    goes_on(&emulator);
}

#[test]
fn a_client_that_is_too_slow_is_sent_away() {
    let settings = json!({"request_head_timeout": 1, "request_body_timeout": 1});
    let emulator = with_settings(settings);
    let sent_away = |start: &str| {
        let mut stream = TcpStream::connect(emulator.host()).unwrap();
        stream.write_all(start.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    assert_eq!(sent_away(&format!("POST /v2/{QUEUE}/tasks HTTP/1.1\r\nHost: local")), "");
    assert_eq!(sent_away(""), "");
    let head = format!("POST /v2/{QUEUE}/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n");
    let answer = sent_away(&format!("{head}{{\"task\""));
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("did not arrive in time"), "{answer}");
    goes_on(&emulator);
}

#[test]
fn what_is_no_http_is_refused() {
    let emulator = emulator();
    for start in ["nonsense\r\n\r\n".to_owned(), format!("GET / HTTP/1.1\r\nX-Long: {}\r\n\r\n", "x".repeat(1 << 20))] {
        let mut stream = TcpStream::connect(emulator.host()).unwrap();
        let _ = stream.write_all(start.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"), "{}", String::from_utf8_lossy(&answer));
    }
    goes_on(&emulator);
}

#[test]
fn limits_are_settings() {
    let settings = json!({"max_http_task_bytes": 100, "max_concurrent_dispatches": 7, "max_schedule_ahead": 60});
    let emulator = with_settings(settings);
    let mut large = task("t", "http://localhost/");
    large["task"]["httpRequest"]["body"] = json!("A".repeat(200));
    assert_eq!(fails(&emulator, "POST", &format!("{QUEUE}/tasks"), large).1, "Task size too large");
    let mut late = task("t", "http://localhost/");
    late["task"]["scheduleTime"] = json!("2023-11-14T22:14:21Z");
    assert_eq!(fails(&emulator, "POST", &format!("{QUEUE}/tasks"), late).0, "INVALID_ARGUMENT");
    let limits = json!({"rateLimits": {"maxConcurrentDispatches": 8}});
    assert_eq!(fails(&emulator, "PATCH", QUEUE, limits).0, "INVALID_ARGUMENT");
}
