use super::*;
use crate::message::json::EnumForm;
use crate::message::{Duration, Timestamp};
use crate::schema::common::{Any, FieldMask, Status};
use crate::v2::{AppEngineHttpRequest, HttpMethod, HttpRequest, Queue, RateLimits, StackdriverLoggingConfig, Task};
use crate::v2::{ListTasksResponse, UpdateQueueRequest, UriOverride};

fn task() -> Task {
    let headers = [("b".to_owned(), "1".to_owned()), ("a".to_owned(), "2".to_owned())];
    let request = HttpRequest::new().url("http://x/é").http_method(HttpMethod::PUT).headers(headers);
    Task::new().name("t").http_request(request).schedule_time(Timestamp { seconds: 0, nanos: 5_000_000 })
}

#[test]
fn the_wire_form_is_compact_with_enums_as_numbers() {
    let text = r#"{"name":"t","httpRequest":{"url":"http://x/é","httpMethod":4,"headers":{"a":"2","b":"1"}},"scheduleTime":"1970-01-01T00:00:00.005Z"}"#;
    assert_eq!(wire(&task()), text);
}

#[test]
fn enums_are_written_by_name_where_they_have_one() {
    let options = JsonOptions { enums: EnumForm::Names, ..JsonOptions::WIRE };
    let known = HttpRequest::new().http_method(HttpMethod::PUT);
    let unknown = HttpRequest::new().http_method(HttpMethod(77));
    assert_eq!(json(&known, &options).unwrap(), r#"{"httpMethod":"PUT"}"#);
    assert_eq!(json(&unknown, &options).unwrap(), r#"{"httpMethod":77}"#);
}

#[test]
fn table_names_can_be_asked_for() {
    let options = JsonOptions { proto_names: true, ..JsonOptions::WIRE };
    let limits = RateLimits::new().max_burst_size(3);
    assert_eq!(json(&limits, &options).unwrap(), r#"{"max_burst_size":3}"#);
}

#[test]
fn defaults_can_be_asked_for_and_leave_out_fields_with_presence() {
    let options = JsonOptions { defaults: true, ..JsonOptions::WIRE };
    let status = json(&Status::new(), &options).unwrap();
    assert_eq!(status, r#"{"code":0,"message":"","details":[]}"#);
    assert_eq!(json(&UriOverride::new(), &options).unwrap(), r#"{"uriOverrideEnforceMode":0}"#);
    assert_eq!(json(&StackdriverLoggingConfig::new(), &options).unwrap(), r#"{"samplingRatio":0.0}"#);
}

#[test]
fn keys_can_be_ordered_at_every_level() {
    let options = JsonOptions { sort_keys: true, ..JsonOptions::WIRE };
    let queue = Queue::new().rate_limits(RateLimits::new().max_dispatches_per_second(1.0).max_burst_size(2)).name("q");
    let sorted = r#"{"name":"q","rateLimits":{"maxBurstSize":2,"maxDispatchesPerSecond":1.0}}"#;
    assert_eq!(json(&queue, &options).unwrap(), sorted);
}

#[test]
fn an_indented_text_is_laid_out_as_python_does() {
    let options = JsonOptions { indent: Some(2), sort_keys: true, ..JsonOptions::WIRE };
    let status = Status::new().code(5).details([Any::new()]);
    let text = "{\n  \"code\": 5,\n  \"details\": [\n    {}\n  ]\n}";
    assert_eq!(json(&status, &options).unwrap(), text);
    assert_eq!(json(&Status::new(), &options).unwrap(), "{}");
}

#[test]
fn python_text_has_spaces_and_no_character_beyond_ascii() {
    let options = JsonOptions { python_text: true, ..JsonOptions::WIRE };
    let request = HttpRequest::new().url("é\u{1f600}\u{7f}\n").http_method(HttpMethod::GET);
    let text = "{\"url\": \"\\u00e9\\ud83d\\ude00\u{7f}\\n\", \"httpMethod\": 2}";
    assert_eq!(json(&request, &options).unwrap(), text);
}

#[test]
fn every_character_survives_a_string() {
    let all: String = (0..=0x2_ffff).filter_map(char::from_u32).collect();
    let request = HttpRequest::new().url(all);
    for python_text in [false, true] {
        let text = json(&request, &JsonOptions { python_text, ..JsonOptions::WIRE }).unwrap();
        assert_eq!(strictly::<HttpRequest>(&text).unwrap(), request);
    }
}

#[test]
fn a_special_character_is_escaped_wherever_it_stands() {
    for special in ["\"", "\\", "\n", "\u{0}", "\u{1f}"] {
        for length in 0..70 {
            let request = HttpRequest::new().url(format!("{}{special}{}", "x".repeat(length), "y".repeat(70 - length)));
            assert_eq!(strictly::<HttpRequest>(&wire(&request)).unwrap(), request);
        }
    }
}

#[test]
fn int64_is_quoted_and_int32_is_not() {
    assert_eq!(wire(&UriOverride::new().port(-5)), r#"{"port":"-5"}"#);
    assert_eq!(wire(&RateLimits::new().max_burst_size(i32::MIN)), r#"{"maxBurstSize":-2147483648}"#);
}

#[test]
fn doubles_that_are_no_numbers_are_words() {
    let ratio = |number: f64| wire(&StackdriverLoggingConfig::new().sampling_ratio(number));
    assert_eq!(ratio(f64::NAN), r#"{"samplingRatio":"NaN"}"#);
    assert_eq!(ratio(f64::INFINITY), r#"{"samplingRatio":"Infinity"}"#);
    assert_eq!(ratio(f64::NEG_INFINITY), r#"{"samplingRatio":"-Infinity"}"#);
    assert_eq!(ratio(0.1), r#"{"samplingRatio":0.1}"#);
    assert_eq!(ratio(-0.0), r#"{"samplingRatio":-0.0}"#);
}

#[test]
fn a_field_mask_is_one_string_in_camel_case() {
    let mask = FieldMask::new().paths(["rate_limits.max_burst_size".into(), "name".into()]);
    let request = UpdateQueueRequest::new().update_mask(mask);
    assert_eq!(wire(&request), r#"{"updateMask":"rateLimits.maxBurstSize,name"}"#);
    for path in ["rateLimits", "a_", "a_1", "a__b"] {
        let request = UpdateQueueRequest::new().update_mask(FieldMask::new().paths([path.into()]));
        let error = json(&request, &JsonOptions::WIRE).unwrap_err();
        assert_eq!(error.path(), "update_mask", "{path}");
    }
}

#[test]
fn an_any_shows_what_it_holds() {
    let held = strictly::<Any>(r#"{"scheduleTime":"2026-01-01T00:00:00Z","@type":"t/google.cloud.tasks.v2.Task"}"#);
    let text = r#"{"@type":"t/google.cloud.tasks.v2.Task","scheduleTime":"2026-01-01T00:00:00Z"}"#;
    assert_eq!(wire(&held.unwrap()), text);

    let mask = r#"{"@type":"type.googleapis.com/google.protobuf.FieldMask","value":"a,b"}"#;
    assert_eq!(wire(&strictly::<Any>(mask).unwrap()), mask);
}

#[test]
fn an_any_holds_a_time_or_a_span_as_text() {
    for (name, value) in [("Timestamp", "2026-01-01T00:00:00.500Z"), ("Duration", "-1.500s"), ("Duration", "0s")] {
        let text = format!(r#"{{"@type":"type.googleapis.com/google.protobuf.{name}","value":"{value}"}}"#);
        assert_eq!(wire(&strictly::<Any>(&text).unwrap()), text);
    }
}

#[test]
fn an_any_of_unknown_type_is_written_only_if_it_is_empty() {
    let unknown = Any::new().type_url("type.googleapis.com/some.Type");
    assert_eq!(wire(&unknown), r#"{"@type":"type.googleapis.com/some.Type"}"#);
    let error = json(&unknown.value(&b"x"[..]), &JsonOptions::WIRE).unwrap_err();
    assert_eq!(error.to_string(), "@type: \"type.googleapis.com/some.Type\" is not a type that the API uses");
}

#[test]
fn any_within_any_has_a_limit() {
    let mut any = Any::new();
    for _ in 0..150 {
        let mut value = Vec::new();
        crate::message::to_binary(&Status::new().details([any]), &mut value).unwrap();
        any = Any::new().type_url("t/google.rpc.Status").value(value);
    }
    assert!(json(&any, &JsonOptions::WIRE).unwrap_err().to_string().contains("levels of nesting"));
}

#[test]
fn two_members_of_a_oneof_are_refused() {
    let mut task = Task::new().http_request(HttpRequest::new());
    task.app_engine_http_request = Some(AppEngineHttpRequest::new());
    let error = json(&task, &JsonOptions::WIRE).unwrap_err();
    let text = "http_request: set beside app_engine_http_request, but only one of message_type can be";
    assert_eq!(error.to_string(), text);
}

#[test]
fn times_that_cannot_be_written_are_refused_by_path() {
    let late = Task::new().schedule_time(Timestamp { seconds: 1 << 40, nanos: 0 });
    assert_eq!(json(&late, &JsonOptions::WIRE).unwrap_err().path(), "schedule_time");
    let long = Task::new().dispatch_deadline(Duration { seconds: 1, nanos: -1 });
    assert_eq!(json(&long, &JsonOptions::WIRE).unwrap_err().path(), "dispatch_deadline");
}

#[test]
fn what_cannot_be_written_is_named_by_its_place_in_a_list() {
    let late = Task::new().schedule_time(Timestamp { seconds: i64::MAX, nanos: 0 });
    let page = ListTasksResponse::new().tasks([Task::new(), Task::new(), late]);
    let error = json(&page, &JsonOptions::WIRE).unwrap_err().to_string();
    assert!(error.starts_with("tasks[2].schedule_time: a timestamp lies in years 1 to 9999"), "{error}");
}

#[test]
fn the_common_escapes_are_short() {
    let text = wire(&Task::new().name("\"\\\n\r\t\u{8}\u{c}\u{1}/"));
    assert_eq!(text, r#"{"name":"\"\\\n\r\t\b\f\u0001/"}"#);
}
