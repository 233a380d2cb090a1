//! gRPC on the port of REST: the same answers and errors, and a status for whatever is wrong.

use crate::support::grpc::{GrpcClient, binary, frame, next, read};
use crate::support::*;
use cloudtasks::message::json::{EnumForm, JsonOptions, Unknown, from_json, to_json};
use cloudtasks::message::{DynamicMessage, from_binary};
use cloudtasks::schema::common::{Any, FieldMask, GetOperationRequest, Operation};
use cloudtasks::schema::{MessageDescriptor, MethodDescriptor, VERSIONS};
use cloudtasks::{Timestamp, v2, v2beta2, v2beta3};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;

const CREATE_TASK: &str = "/google.cloud.tasks.v2.CloudTasks/CreateTask";
const GET_QUEUE: &str = "/google.cloud.tasks.v2.CloudTasks/GetQueue";

const DEADLINE_EXCEEDED: i32 = 4;
const INVALID_ARGUMENT: i32 = 3;
const NOT_FOUND: i32 = 5;
const PERMISSION_DENIED: i32 = 7;
const RESOURCE_EXHAUSTED: i32 = 8;
const UNIMPLEMENTED: i32 = 12;
const INTERNAL: i32 = 13;

fn get_queue() -> v2::GetQueueRequest {
    v2::GetQueueRequest::new().name(QUEUE)
}

fn goes_on(client: &GrpcClient) {
    assert_eq!(client.ok::<v2::Queue>(GET_QUEUE, &get_queue()).name, QUEUE);
}

fn json_of(message: &DynamicMessage) -> Value {
    let mut json = Vec::new();
    to_json(message, &JsonOptions { enums: EnumForm::Names, ..JsonOptions::WIRE }, &mut json).unwrap();
    serde_json::from_slice(&json).unwrap()
}

fn message(descriptor: &'static MessageDescriptor, json: &Value) -> DynamicMessage {
    let mut message = DynamicMessage::new(descriptor);
    from_json(json.to_string().as_bytes(), &mut message, Unknown::Refuse).unwrap();
    message
}

/// The path of a method by what gRPC calls it.
fn path_of(method: &MethodDescriptor) -> String {
    let service = match method.name {
        "get_location" | "list_locations" => "google.cloud.location.Locations".to_owned(),
        "get_operation" => "google.longrunning.Operations".to_owned(),
        _ => format!("google.cloud.tasks.{}.CloudTasks", method.version),
    };
    let words = method.name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    format!("/{service}/{}", words.collect::<String>())
}

#[test]
fn every_method_of_the_table_answers() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for method in VERSIONS.iter().flat_map(|api| api.methods) {
        let outcome = client.call(&path_of(method), &DynamicMessage::new(method.request));
        assert!(!outcome.message.contains("has no method"), "{}: {}", path_of(method), outcome.message);
    }
}

#[test]
fn a_call_is_answered_as_over_rest() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let task = json!({"name": format!("{QUEUE}/tasks/t"), "httpRequest": {"url": "http://localhost/", "body": "aGk="}});
    let in_an_hour = "2023-11-14T23:13:20Z";
    let calls: [(&MethodDescriptor, Value, &str, String, Value); 4] = [
        (
            &v2::methods::create_task,
            json!({"parent": QUEUE, "task": {"name": format!("{QUEUE}/tasks/u"), "scheduleTime": in_an_hour, "httpRequest": task["httpRequest"]}}),
            "POST",
            format!("{QUEUE}/tasks"),
            json!({"task": {"name": format!("{QUEUE}/tasks/v"), "scheduleTime": in_an_hour, "httpRequest": task["httpRequest"]}}),
        ),
        (&v2::methods::get_queue, json!({"name": QUEUE}), "GET", QUEUE.into(), Value::Null),
        (&v2::methods::list_queues, json!({"parent": LOCATION}), "GET", format!("{LOCATION}/queues"), Value::Null),
        (
            &v2::methods::list_locations,
            json!({"name": "projects/p"}),
            "GET",
            "projects/p/locations".into(),
            Value::Null,
        ),
    ];
    for (method, request, verb, path, body) in calls {
        let over_grpc = client.ok_dynamic(
            &path_of(method),
            &message(method.request, &request),
            DynamicMessage::new(method.response),
        );
        let over_rest = ok(&emulator, verb, &path, body).to_string().replace("tasks/v", "tasks/u");
        let over_rest = message(method.response, &serde_json::from_str(&over_rest).unwrap());
        assert_eq!(json_of(&over_grpc), json_of(&over_rest), "{}", method.name);
    }
}

#[test]
fn leases_and_the_betas_are_served() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let pull = format!("{LOCATION}/queues/pull");
    let queue = v2beta2::Queue::new().name(pull.as_str()).pull_target(v2beta2::PullTarget::new());
    let request = v2beta2::CreateQueueRequest::new().parent(LOCATION).queue(queue);
    let made: v2beta2::Queue = client.ok("/google.cloud.tasks.v2beta2.CloudTasks/CreateQueue", &request);
    assert_eq!(made.name, pull);
    let message = v2beta2::PullMessage::new().payload(&b"work"[..]);
    let task = v2beta2::Task::new().pull_message(message);
    let request = v2beta2::CreateTaskRequest::new().parent(pull.as_str()).task(task);
    client.ok::<v2beta2::Task>("/google.cloud.tasks.v2beta2.CloudTasks/CreateTask", &request);
    let request = v2beta2::LeaseTasksRequest::new()
        .parent(pull.as_str())
        .max_tasks(1)
        .lease_duration(cloudtasks::Duration { seconds: 60, nanos: 0 })
        .response_view(v2beta2::TaskView::FULL);
    let leased: v2beta2::LeaseTasksResponse = client.ok("/google.cloud.tasks.v2beta2.CloudTasks/LeaseTasks", &request);
    assert_eq!(leased.tasks[0].pull_message.as_ref().unwrap().payload, &b"work"[..]);
    let request = v2beta3::GetQueueRequest::new().name(pull.as_str());
    let seen: v2beta3::Queue = client.ok("/google.cloud.tasks.v2beta3.CloudTasks/GetQueue", &request);
    assert_eq!(seen.type_, v2beta3::QueueType::PULL);
}

#[test]
fn an_operation_of_a_batch_can_be_read() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let request = v2::HttpRequest::new().url("http://localhost/");
    let task = v2::Task::new().http_request(request).schedule_time(Timestamp { seconds: START + 60, nanos: 0 });
    let one = v2::CreateTaskRequest::new().parent(QUEUE).task(task);
    let batch = v2::BatchCreateTasksRequest::new().parent(QUEUE).requests(vec![one]);
    let made: Operation = client.ok("/google.cloud.tasks.v2.CloudTasks/BatchCreateTasks", &batch);
    let request = GetOperationRequest::new().name(made.name.as_str());
    let found: Operation = client.ok("/google.longrunning.Operations/GetOperation", &request);
    assert_eq!(found, made);
    let response: v2::BatchCreateTasksResponse = read(&found.response.unwrap().value);
    assert_eq!(response.tasks.len(), 1);
}

#[test]
fn an_error_has_the_code_message_and_details_of_rest() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let outcome = client.call(GET_QUEUE, &v2::GetQueueRequest::new().name(format!("{LOCATION}/queues/none")));
    let (status, answer) = call(&emulator, "GET", &format!("{LOCATION}/queues/none"), Value::Null);
    assert_eq!((outcome.code, status), (NOT_FOUND, 404));
    assert_eq!(outcome.message, answer["error"]["message"]);
    assert!(outcome.details.details.is_empty());
}

#[test]
fn a_mask_that_names_no_field_is_told_with_details() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let mask = FieldMask::new().paths(vec!["retry_config.max_tries".to_owned()]);
    let request = v2::UpdateQueueRequest::new().queue(v2::Queue::new().name(QUEUE)).update_mask(mask);
    let outcome = client.call("/google.cloud.tasks.v2.CloudTasks/UpdateQueue", &request);
    let path = format!("{QUEUE}?updateMask=retry_config.max_tries");
    let (_, answer) = call(&emulator, "PATCH", &path, json!({}));
    assert_eq!((outcome.code, &json!(outcome.message)), (INVALID_ARGUMENT, &answer["error"]["message"]));
    let of_rest = answer["error"]["details"].as_array().cloned().unwrap_or_default();
    assert_eq!(outcome.details.details.len(), of_rest.len());
    for (detail, of_rest) in outcome.details.details.iter().zip(of_rest) {
        let Any { type_url, value, .. } = detail;
        assert_eq!(*type_url, of_rest["@type"]);
        let mut message = DynamicMessage::named(type_url.rsplit('/').next().unwrap()).unwrap();
        from_binary(value, &mut message).unwrap();
        let mut json = json_of(&message);
        json["@type"] = of_rest["@type"].clone();
        assert_eq!(json, of_rest);
    }
}

#[test]
fn a_compressed_call_is_answered_compressed_and_no_other() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let mut zipped = GzEncoder::new(Vec::new(), Compression::fast());
    zipped.write_all(&binary(&get_queue())).unwrap();
    let zipped = frame(1, &zipped.finish().unwrap());
    let headers = [("grpc-encoding", "gzip"), ("grpc-accept-encoding", "identity,deflate,gzip")];
    let outcome = client.send(GET_QUEUE, &headers, &zipped);
    assert_eq!((outcome.code, outcome.headers["grpc-encoding"].to_str().unwrap()), (0, "gzip"), "{}", outcome.message);
    let (flag, message) = &outcome.frames[0];
    let mut plain = Vec::new();
    GzDecoder::new(&message[..]).read_to_end(&mut plain).unwrap();
    assert_eq!((*flag, read::<v2::Queue>(&plain).name.as_str()), (1, QUEUE));

    let outcome = client.send(GET_QUEUE, &headers[1..], &frame(0, &binary(&get_queue())));
    assert_eq!((outcome.code, outcome.headers.get("grpc-encoding"), outcome.frames[0].0), (0, None, 0));
    let outcome = client.send(GET_QUEUE, &[("grpc-encoding", "snappy")], &frame(1, b"x"));
    assert_eq!(outcome.code, UNIMPLEMENTED, "{}", outcome.message);
}

#[test]
fn a_call_ends_at_its_deadline() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    // The request never comes.
    let stream = client.open(GET_QUEUE, &[("grpc-timeout", "1m")]);
    let outcome = client.finish(stream);
    assert_eq!((outcome.code, outcome.message.as_str()), (DEADLINE_EXCEEDED, "The deadline of the call passed."));
    let outcome = client.send(GET_QUEUE, &[("grpc-timeout", "soon")], &frame(0, &binary(&get_queue())));
    assert_eq!(outcome.code, INVALID_ARGUMENT, "{}", outcome.message);
    let outcome = client.send(GET_QUEUE, &[("grpc-timeout", "99999999H")], &frame(0, &binary(&get_queue())));
    assert_eq!(outcome.code, 0, "{}", outcome.message);
}

#[test]
fn a_request_that_does_not_arrive_ends_its_call() {
    let emulator = with_settings(json!({"request_body_timeout": 0}));
    let client = GrpcClient::connect(&emulator.host());
    let stream = client.open(GET_QUEUE, &[]);
    assert_eq!(client.finish(stream).code, DEADLINE_EXCEEDED);
}

#[test]
fn a_cancelled_call_leaves_the_connection_usable() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for _ in 0..10 {
        let mut stream = client.open(CREATE_TASK, &[]);
        let _ = stream.requests.send_data(frame(0, &[0; 100])[..50].to_vec().into(), false);
        stream.requests.send_reset(h2::Reason::CANCEL);
    }
    goes_on(&client);
}

#[test]
fn only_get_operation_is_served() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let request = DynamicMessage::new(v2::methods::get_operation.request);
    for method in ["ListOperations", "WaitOperation", "CancelOperation", "DeleteOperation"] {
        let outcome = client.call(&format!("/google.longrunning.Operations/{method}"), &request);
        assert_eq!(outcome.code, PERMISSION_DENIED, "{method}");
        assert!(outcome.message.starts_with("Method doesn't allow unregistered callers"), "{}", outcome.message);
    }
    goes_on(&client);
}

#[test]
fn unknown_services_and_methods_are_unimplemented() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for path in [
        "/",
        "/google.cloud.tasks.v2.CloudTasks/",
        "/google.cloud.tasks.v2.CloudTasks/LeaseTasks",
        "/google.cloud.tasks.v2.CloudTasks/create_task",
        "/google.cloud.tasks.v9.CloudTasks/CreateTask",
        "/google.pubsub.v1.Publisher/Publish",
        "/v2/projects/p/locations/l/queues",
    ] {
        let outcome = client.send(path, &[], &frame(0, b""));
        assert_eq!(outcome.code, UNIMPLEMENTED, "{path}");
        assert!(outcome.message.contains(path), "{}", outcome.message);
    }
    goes_on(&client);
}

#[test]
fn a_malformed_message_is_an_invalid_argument_that_names_the_field() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    // Field 2 of CreateTaskRequest, the task, promises more bytes than come; holds text that is not UTF-8.
    for (message, field) in [(&b"\x12\x05\x0a"[..], ""), (b"\x12\x03\x0a\x01\xff", "task.name"), (b"\x07\xff", "")] {
        let outcome = client.send(CREATE_TASK, &[], &frame(0, message));
        assert_eq!(outcome.code, INVALID_ARGUMENT, "{}", outcome.message);
        assert!(
            outcome.message.contains("CreateTaskRequest") && outcome.message.contains(field),
            "{}",
            outcome.message
        );
    }
    goes_on(&client);
}

#[test]
fn an_error_about_a_long_name_fits_the_headers_of_its_answer() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let delimited = |field: u8, bytes: &[u8]| {
        let length = [bytes.len() as u8 | 0x80, (bytes.len() >> 7) as u8 | 0x80, (bytes.len() >> 14) as u8];
        [&[field << 3 | 2][..], &length, bytes].concat()
    };
    // A header of the task's request whose name is long and whose value is not UTF-8.
    let header = [delimited(1, &[b'n'; 100_000]), delimited(2, b"\xff")].concat();
    let request = delimited(2, &delimited(3, &delimited(3, &header)));
    let outcome = client.send(CREATE_TASK, &[], &frame(0, &request));
    assert_eq!(outcome.code, INVALID_ARGUMENT);
    assert!(outcome.message.contains("headers[nnn") && outcome.message.len() <= 2048, "{}", outcome.message);
}

#[test]
fn malformed_frames_get_a_status() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let whole = frame(0, &binary(&get_queue()));
    for (body, code) in [
        (&b""[..], INVALID_ARGUMENT),
        (&whole[..3], INTERNAL),
        (&whole[..whole.len() - 1], INTERNAL),
        (&frame(1, b"x")[..], INTERNAL),
        (&frame(7, b"x")[..], INTERNAL),
    ] {
        let outcome = client.send(GET_QUEUE, &[], body);
        assert_eq!(outcome.code, code, "{body:?}: {}", outcome.message);
    }
    let outcome = client.send(GET_QUEUE, &[("grpc-encoding", "gzip")], &frame(1, b"this is not gzip"));
    assert_eq!(outcome.code, INTERNAL, "{}", outcome.message);
    goes_on(&client);
}

#[test]
fn a_message_over_the_limit_is_refused_before_it_is_kept() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    // Only the length, of 4 GiB: nothing waits for the rest.
    let mut stream = client.open(CREATE_TASK, &[]);
    stream.requests.send_data(b"\0\xff\xff\xff\xff"[..].into(), false).unwrap();
    assert_eq!(client.finish(stream).code, RESOURCE_EXHAUSTED);
    // A gigabyte of zeros in a megabyte of gzip.
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..64 {
        bomb.write_all(&[0; 1 << 20]).unwrap();
    }
    let outcome = client.send(CREATE_TASK, &[("grpc-encoding", "gzip")], &frame(1, &bomb.finish().unwrap()));
    assert_eq!(outcome.code, RESOURCE_EXHAUSTED, "{}", outcome.message);
    goes_on(&client);
}

#[test]
fn deep_nesting_and_times_without_end_are_refused() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    // A group inside of a group: a wire form that proto3 does not have.
    let nested = [0x0b; 1000];
    assert_eq!(client.send(CREATE_TASK, &[], &frame(0, &nested)).code, INVALID_ARGUMENT);
    for seconds in [i64::MAX, i64::MIN, 253_402_300_800] {
        let task = v2::Task::new()
            .http_request(v2::HttpRequest::new().url("http://localhost/"))
            .schedule_time(Timestamp { seconds, nanos: 0 });
        let outcome = client.call(CREATE_TASK, &v2::CreateTaskRequest::new().parent(QUEUE).task(task));
        assert_eq!(outcome.code, INVALID_ARGUMENT, "{}", outcome.message);
        assert!(outcome.message.contains(": task.schedule_time: "), "{}", outcome.message);
    }
    goes_on(&client);
}

#[test]
fn garbage_on_the_connection_concerns_its_client_alone() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for garbage in [
        &b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"[..],
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        // Frames: of 16 MB, of an unknown setting, for a stream that is not open.
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\xff\xff\xff\x00\x00\x00\x00\x00\x01",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x05\x04\x00\x00\x00\x00\x00hello",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x07junk",
        b"PRI * HTTP",
    ] {
        let mut stream = TcpStream::connect(emulator.host()).unwrap();
        stream.write_all(garbage).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    }
    goes_on(&client);
}

#[test]
fn a_flood_of_streams_is_held_back_and_others_are_answered() {
    const STREAMS: u32 = 900;
    let emulator = emulator();
    let mut flood = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".to_vec();
    // POST, http, the path, the authority and the content type, of calls whose message never comes.
    let mut headers = vec![0x83, 0x86];
    for (name, value) in [(&b"\x04"[..], CREATE_TASK), (b"\x01", "localhost"), (b"\x0f\x10", "application/grpc")] {
        headers.extend_from_slice(name);
        headers.push(value.len() as u8);
        headers.extend_from_slice(value.as_bytes());
    }
    for stream in 0..STREAMS {
        flood.extend_from_slice(&[0, 0, headers.len() as u8, 0x01, 0x04]);
        flood.extend_from_slice(&(2 * stream + 1).to_be_bytes());
        flood.extend_from_slice(&headers);
    }
    let mut connection = TcpStream::connect(emulator.host()).unwrap();
    connection.write_all(&flood).unwrap();
    let mut refused = 0;
    while refused < STREAMS - 128 {
        let mut head = [0; 9];
        connection.read_exact(&mut head).unwrap();
        let mut payload = vec![0; u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize];
        connection.read_exact(&mut payload).unwrap();
        // RST_STREAM with REFUSED_STREAM.
        if head[3] == 3 {
            assert_eq!(payload, [0, 0, 0, 7]);
            refused += 1;
        }
    }
    goes_on(&GrpcClient::connect(&emulator.host()));
}

#[test]
fn metadata_over_the_limit_is_refused() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let long = "x".repeat(100_000);
    let refused = client.runtime.block_on(async {
        let stream = client.open_later(GET_QUEUE, &[("x-long", &long)]).await?;
        stream.response.await.map(|response| response.status().as_u16())
    });
    assert!(matches!(refused, Ok(431) | Err(_)), "{refused:?}");
    goes_on(&GrpcClient::connect(&emulator.host()));
}

#[test]
fn all_requests_under_way_hold_no_more_than_their_bytes() {
    let emulator = with_settings(json!({"max_pending_request_bytes": 100_000}));
    let client = GrpcClient::connect(&emulator.host());
    let half = |path: &str| {
        let mut stream = client.open(path, &[]);
        stream.requests.send_data(frame(0, &[0; 90_000])[..60_000].to_vec().into(), false).unwrap();
        stream
    };
    // Two halves are more than there may be at once: one call waits for its rest, the other is refused.
    let (first, second) = (half(CREATE_TASK), half(CREATE_TASK));
    let refused = client.runtime.block_on(async {
        tokio::select! { biased; response = first.response => response, response = second.response => response }
    });
    assert_eq!(refused.unwrap().headers()["grpc-status"], RESOURCE_EXHAUSTED.to_string().as_str());
    let (status, answer) = call(&emulator, "POST", &format!("{QUEUE}/tasks"), json!({"x": "a".repeat(60_000)}));
    assert_eq!((status, &answer["error"]["status"]), (429, &json!("RESOURCE_EXHAUSTED")));
    // What ended gives its bytes back.
    drop((first.requests, second.requests));
    goes_on(&client);
}

#[test]
fn streams_that_are_reset_at_once_do_no_harm() {
    let emulator = emulator();
    let flood = GrpcClient::connect(&emulator.host());
    flood.runtime.block_on(async {
        for _ in 0..20_000 {
            // The server closes the connection of whoever resets too much.
            let Ok(mut stream) = flood.open_later(CREATE_TASK, &[]).await else { return };
            stream.requests.send_reset(h2::Reason::CANCEL);
        }
    });
    goes_on(&GrpcClient::connect(&emulator.host()));
}

#[test]
fn a_host_that_a_web_page_may_have_is_refused() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let body = frame(0, &binary(&get_queue()));
    assert_eq!(client.send(GET_QUEUE, &[("host", "evil.example.com")], &body).code, PERMISSION_DENIED);
    assert_eq!(client.send(GET_QUEUE, &[("origin", "http://evil.example.com")], &body).code, PERMISSION_DENIED);
    assert_eq!(client.send(GET_QUEUE, &[("host", "cloudtasks:8123")], &body).code, 0);
}

#[test]
fn health_is_told_once_listed_and_watched() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let check = "/grpc.health.v1.Health/Check";
    // Field 1 of the request is the service, field 1 of the response the status: 1 is SERVING.
    let of_service = |name: &str| frame(0, &[&[0x0a, name.len() as u8], name.as_bytes()].concat());
    assert_eq!(client.send(check, &[], &frame(0, b"")).frames[0].1, &b"\x08\x01"[..]);
    let body = of_service("google.cloud.tasks.v2beta3.CloudTasks");
    assert_eq!(client.send(check, &[], &body).frames[0].1, &b"\x08\x01"[..]);
    assert_eq!(client.send(check, &[], &of_service("nothing")).code, NOT_FOUND);
    let list = client.send("/grpc.health.v1.Health/List", &[], &frame(0, b""));
    let entry = |name: &str| {
        let value = b"\x12\x02\x08\x01";
        let key = [&[0x0a, name.len() as u8], name.as_bytes()].concat();
        [&[0x0a, (key.len() + value.len()) as u8], &key[..], value].concat()
    };
    for name in ["", "google.cloud.tasks.v2.CloudTasks", "grpc.health.v1.Health"] {
        let entry = entry(name);
        assert!(list.frames[0].1.windows(entry.len()).any(|window| window == entry), "{name:?}: {list:?}");
    }
    let mut watch = client.open("/grpc.health.v1.Health/Watch", &[]);
    watch.requests.send_data(frame(0, b"").into(), true).unwrap();
    client.runtime.block_on(async {
        let mut body = watch.response.await.unwrap().into_body();
        assert_eq!(next(&mut body).await, &b"\x08\x01"[..]);
        assert!(!body.is_end_stream());
    });
}

#[test]
fn reflection_answers_one_question_after_the_other() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for version in ["v1", "v1alpha"] {
        let path = format!("/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo");
        let mut stream = client.open(&path, &[]);
        // Field 7 asks for the services, 4 for the file of a symbol, 3 for a file by name.
        let ask = |field: u8, text: &str| frame(0, &[&[field << 3 | 2, text.len() as u8], text.as_bytes()].concat());
        let has = |answer: &[u8], text: &str| answer.windows(text.len()).any(|part| part == text.as_bytes());
        client.runtime.block_on(async {
            stream.requests.send_data(ask(7, "").into(), false).unwrap();
            let mut body = stream.response.await.unwrap().into_body();
            let services = next(&mut body).await;
            for service in
                ["google.cloud.tasks.v2.CloudTasks", "google.longrunning.Operations", "grpc.health.v1.Health"]
            {
                assert!(has(&services, service), "{service}");
            }
            for symbol in ["google.cloud.tasks.v2.CloudTasks.CreateTask", "google.cloud.tasks.v2.Task.View"] {
                stream.requests.send_data(ask(4, symbol).into(), false).unwrap();
                let file = next(&mut body).await;
                assert!(has(&file, "CreateTaskRequest") && has(&file, "google/protobuf/timestamp.proto"));
            }
            stream.requests.send_data(ask(3, "google/cloud/tasks/v2beta2.proto").into(), false).unwrap();
            assert!(has(&next(&mut body).await, "LeaseTasksRequest"));
            for unknown in [ask(4, "google.cloud.tasks.v2.None"), ask(3, "none.proto"), frame(0, b"")] {
                stream.requests.send_data(unknown.into(), false).unwrap();
                assert!(has(&next(&mut body).await, "There is no such file or symbol."));
            }
            stream.requests.send_data(Default::default(), true).unwrap();
            assert_eq!(body.trailers().await.unwrap().unwrap()["grpc-status"], "0");
        });
    }
}

#[test]
fn rest_is_served_over_http_2_too() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    let headers = [("content-type", "application/json"), ("x-http-method-override", "GET")];
    let mut stream = client.open(&format!("/v2/{QUEUE}"), &headers);
    stream.requests.send_data(Default::default(), true).unwrap();
    let queue = client.runtime.block_on(async {
        let response = stream.response.await.unwrap();
        assert_eq!(response.headers()["content-type"], "application/json; charset=UTF-8");
        response.into_body().data().await.unwrap().unwrap()
    });
    assert_eq!(serde_json::from_slice::<Value>(&queue).unwrap()["name"], QUEUE);
}
