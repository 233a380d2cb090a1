//! Messages by descriptor: what they hold, and how they are read.

use super::*;
use crate::message::json::{JsonOptions, Unknown, from_json, to_json};
use crate::message::{from_binary, to_binary};

/// In quadratic time, each step of this test would take an hour.
#[test]
fn a_map_of_a_million_keys_is_read_in_linear_time() {
    const KEYS: usize = 1_000_000;
    let mut json = String::from(r#"{"headers":{"#);
    for key in 0..KEYS {
        json.push_str(&format!(r#"{}"{key}":"v""#, if key == 0 { "" } else { "," }));
    }
    json.push_str("}}");
    let request = || DynamicMessage::named("google.cloud.tasks.v2.HttpRequest").unwrap();
    let (mut from_text, mut from_bytes, mut copy) = (request(), request(), request());
    from_json(json.as_bytes(), &mut from_text, Unknown::Refuse).unwrap();
    assert_eq!(from_text.map("headers").len(), KEYS);
    let (mut written, mut binary) = (Vec::new(), Vec::new());
    to_json(&from_text, &JsonOptions::WIRE, &mut written).unwrap();
    assert!(written == json.as_bytes());
    to_binary(&from_text, &mut binary).unwrap();
    from_binary(&binary, &mut from_bytes).unwrap();
    copy_fields(&from_bytes, &mut copy).unwrap();
    assert!(copy == from_text);
}

#[test]
fn a_list_or_a_map_is_not_a_message() {
    let mut request = DynamicMessage::named("google.cloud.tasks.v2.BatchCreateTasksRequest").unwrap();
    let mut metadata = DynamicMessage::named("google.cloud.tasks.v2.BatchCreateTasksMetadata").unwrap();
    assert!(request.message_mut("requests").is_err());
    assert!(metadata.message_mut("failed_requests").is_err());
    assert!(metadata.message_mut("bogus").is_err());
    assert!(metadata.message_mut("start_time").is_err());
    assert_eq!(request.message("requests"), None);
}

#[test]
fn a_key_given_twice_keeps_its_place_and_takes_the_last_value() {
    let mut request = DynamicMessage::named("google.cloud.tasks.v2.HttpRequest").unwrap();
    from_json(br#"{"headers":{"b":"1","a":"2","b":"3"}}"#, &mut request, Unknown::Refuse).unwrap();
    let entries: Vec<_> = request.map("headers").iter().map(|(key, value)| format!("{key:?} {value:?}")).collect();
    assert_eq!(entries, [r#"String("b") String("3")"#, r#"String("a") String("2")"#]);
}

fn message(name: &str) -> DynamicMessage {
    DynamicMessage::named(&format!("google.cloud.tasks.{name}")).unwrap()
}

#[test]
fn each_type_is_read_as_it_was_set_and_is_its_default_where_it_is_absent() {
    let (time, span) = (Timestamp { seconds: 1, nanos: 2 }, Duration { seconds: 3, nanos: 4 });
    let mut task = message("v2.Task");
    assert_eq!((task.timestamp("schedule_time"), task.duration("dispatch_deadline")), (None, None));
    task.set("schedule_time", Scalar::Timestamp(time)).unwrap();
    task.set("dispatch_deadline", Scalar::Duration(span)).unwrap();
    task.set("dispatch_count", Scalar::Int(5)).unwrap();
    task.set("view", Scalar::Enum(2)).unwrap();
    assert_eq!((task.timestamp("schedule_time"), task.duration("dispatch_deadline")), (Some(time), Some(span)));
    assert_eq!((task.int("dispatch_count"), task.int("view"), task.int("response_count")), (5, 2, 0));
    assert_eq!((task.str("name"), task.int("name"), task.timestamp("no such field")), ("", 0, None));

    let mut limits = message("v2.RateLimits");
    assert_eq!(limits.double("max_dispatches_per_second"), 0.0);
    limits.set("max_dispatches_per_second", Scalar::Double(2.5)).unwrap();
    assert_eq!(limits.double("max_dispatches_per_second"), 2.5);

    let mut request = message("v2.HttpRequest");
    assert_eq!(request.bytes("body"), "");
    request.set("body", Scalar::Bytes(b"text")).unwrap();
    assert_eq!(request.bytes("body"), "text");

    let mut page = message("v2.ListTasksResponse");
    assert_eq!(page.list("tasks"), []);
    from_json(br#"{"tasks":[{"name":"a"}]}"#, &mut page, Unknown::Refuse).unwrap();
    let [Slot::Message(first)] = page.list("tasks") else { panic!("{page:?}") };
    assert_eq!(first.str("name"), "a");
    let error = page.set("no_such_field", Scalar::Int(1)).unwrap_err();
    assert_eq!(error.to_string(), "ListTasksResponse has no field \"no_such_field\"");
}

#[test]
fn a_nested_message_is_made_once_and_can_be_cleared() {
    let mut task = message("v2.Task");
    assert!(task.message("http_request").is_none() && !task.has("http_request"));
    task.message_mut("http_request").unwrap().set("url", Scalar::String("http://x/")).unwrap();
    task.message_mut("http_request").unwrap().set("http_method", Scalar::Enum(2)).unwrap();
    let request = task.message("http_request").unwrap();
    assert_eq!((request.str("url"), request.int("http_method")), ("http://x/", 2));
    assert!(task.has("http_request") && !task.has("name") && !task.has("no such field"));
    assert_eq!(task.message_mut("name").unwrap_err().to_string(), "name: the field is not a message");
    task.clear("http_request").unwrap();
    assert_eq!(task, message("v2.Task"));
    assert!(task.clear("no_such_field").is_err());
}

#[test]
fn a_default_is_present_only_in_a_field_with_presence() {
    let mut retry = message("v2beta2.RetryConfig");
    retry.set("unlimited_attempts", Scalar::Bool(false)).unwrap();
    retry.set("max_doublings", Scalar::Int(0)).unwrap();
    assert!(retry.has("unlimited_attempts") && !retry.has("max_doublings"));
    let mut json = Vec::new();
    to_json(&retry, &JsonOptions::WIRE, &mut json).unwrap();
    assert_eq!(json, br#"{"unlimitedAttempts":false}"#);
}
