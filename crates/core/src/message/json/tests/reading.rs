use super::super::{Limits, Unreadable, from_response};
use super::*;
use crate::message::shapes::Shapes;
use crate::message::{Duration, Timestamp};
use crate::schema::common::{Any, FieldMask, QuotaFailureViolation, Status};
use crate::v2::{BatchCreateTasksMetadata, HttpMethod, HttpRequest, ListTasksResponse, Queue, RateLimits, Task};
use crate::v2::{RetryConfig, StackdriverLoggingConfig, UpdateQueueRequest, UriOverride, UriOverrideScheme};
use std::time::Instant;

#[test]
fn both_spellings_of_a_name_are_read_in_any_order() {
    let limits = RateLimits::new().max_burst_size(2).max_concurrent_dispatches(3);
    for text in [
        r#"{"maxBurstSize": 2, "maxConcurrentDispatches": 3}"#,
        r#" { "max_concurrent_dispatches" : 3 , "max_burst_size" : 2 } "#,
        "{\r\n\t\"maxConcurrentDispatches\":3,\"max_burst_size\":2}",
        r#"{"max\u0042urstSize":2,"maxConcurrentDispatches":3}"#,
    ] {
        assert_eq!(strictly::<RateLimits>(text).unwrap(), limits, "{text}");
    }
}

#[test]
fn null_is_the_default() {
    let text = r#"{"name":null,"httpRequest":null,"scheduleTime":null,"dispatchDeadline":null}"#;
    assert_eq!(strictly::<Task>(text).unwrap(), Task::new());
    let text = r#"{"appEngineHttpRequest":null,"httpRequest":{}}"#;
    assert_eq!(strictly::<Task>(text).unwrap(), Task::new().http_request(HttpRequest::new()));
}

#[test]
fn null_is_no_element() {
    assert_eq!(problem::<FieldMask>("[]"), "expected the paths of fields in a string, \"a.b,cD\", got a list");
    assert_eq!(problem::<ListTasksResponse>(r#"{"tasks":[{},null]}"#), "tasks[1]: expected an object, got null");
    assert_eq!(problem::<HttpRequest>(r#"{"headers":{"a":null}}"#), "headers[a]: expected a string, got null");
}

#[test]
fn an_unknown_name_is_passed_over_or_refused_with_the_nearest() {
    let text = r#"{"urll":{"x":[1,-2.5e3,"\"",true,false,null,{}]},"url":"u"}"#;
    assert_eq!(leniently::<HttpRequest>(text).unwrap(), HttpRequest::new().url("u"));
    assert_eq!(problem::<HttpRequest>(text), "urll: HttpRequest has no such field; did you mean \"url\"?");
    let nested = r#"{"httpRequest":{"colour":1}}"#;
    assert_eq!(problem::<Task>(nested), "http_request.colour: HttpRequest has no such field");
}

#[test]
fn what_is_passed_over_must_be_json_too() {
    for value in ["[1,]", "{\"a\"}", "01", "1.", "1e", "-", "+1", "tru", "nul", "NaN", "\"\u{1}\"", "'a'", "[", "{"] {
        assert!(leniently::<Task>(&format!("{{\"x\":{value}}}")).is_err(), "{value}");
    }
}

#[test]
fn bytes_are_read_in_either_alphabet_with_or_without_padding() {
    let read = |text: &str| strictly::<HttpRequest>(&format!("{{\"body\":\"{text}\"}}")).map(|request| request.body);
    for text in ["+/+/+w==", "-_-_-w==", "+/+/+w", "-_-_-w", "-_+/+w"] {
        assert_eq!(&read(text).unwrap()[..], b"\xfb\xff\xbf\xfb", "{text}");
    }
    assert_eq!(&read("").unwrap()[..], b"");
    for text in ["a", "a===", "a b=", "aGk=x", "é", "aGk\\n"] {
        assert!(read(text).is_err(), "{text}");
    }
    assert_eq!(read("hi there").unwrap_err().to_string(), "body: expected base64, got \"hi there\"");
}

#[test]
fn integers_are_read_as_numbers_text_and_whole_decimals() {
    let port = |text: &str| strictly::<UriOverride>(&format!("{{\"port\":{text}}}")).map(|uri| uri.port);
    for text in ["8080", "\"8080\"", "8080.0", "8.08e3", "\"8.08E+3\"", "80800e-1"] {
        assert_eq!(port(text).unwrap(), Some(8080), "{text}");
    }
    assert_eq!(port("\"-9223372036854775808\"").unwrap(), Some(i64::MIN));
    assert_eq!(port("9223372036854775807").unwrap(), Some(i64::MAX));
    for text in ["1.5", "\"\"", "\" 1\"", "\"0x10\"", "9223372036854775808", "1e19", "\"inf\"", "true", "[]", "1e999"] {
        assert!(port(text).is_err(), "{text}");
    }
}

#[test]
fn an_int32_is_checked_for_range() {
    let text = r#"{"maxBurstSize":2147483648}"#;
    assert_eq!(problem::<RateLimits>(text), "max_burst_size: expected an int32, got \"2147483648\"");
    assert_eq!(strictly::<RateLimits>(r#"{"maxBurstSize":-2147483648}"#).unwrap().max_burst_size, i32::MIN);
}

#[test]
fn doubles_are_read_as_numbers_text_and_words() {
    let ratio = |text: &str| {
        strictly::<StackdriverLoggingConfig>(&format!("{{\"samplingRatio\":{text}}}"))
            .map(|config| config.sampling_ratio)
    };
    assert_eq!(ratio("0.25").unwrap(), 0.25);
    assert_eq!(ratio("\"1e-3\"").unwrap(), 0.001);
    assert_eq!(ratio("3").unwrap(), 3.0);
    assert_eq!(ratio("\"-Infinity\"").unwrap(), f64::NEG_INFINITY);
    assert!(ratio("\"NaN\"").unwrap().is_nan());
    for text in ["NaN", "Infinity", "1e999", "\"nan\"", "\"inf\"", "\"\"", "\" 1\"", "true", "{}"] {
        assert!(ratio(text).is_err(), "{text}");
    }
}

#[test]
fn enums_are_read_by_name_and_number_and_unknown_numbers_are_kept() {
    let method = |text: &str| strictly::<HttpRequest>(&format!("{{\"httpMethod\":{text}}}")).map(|r| r.http_method);
    assert_eq!(method("\"PUT\"").unwrap(), HttpMethod::PUT);
    assert_eq!(method("4").unwrap(), HttpMethod::PUT);
    assert_eq!(method("\"4\"").unwrap(), HttpMethod::PUT);
    assert_eq!(method("99").unwrap(), HttpMethod(99));
    assert!(method("1.5").is_err() && method("4294967296").is_err() && method("true").is_err());
    let error = method("\"PUTT\"").unwrap_err();
    assert_eq!(error.to_string(), "http_method: HttpMethod has no value \"PUTT\"; did you mean \"PUT\"?");
    let optional = strictly::<UriOverride>(r#"{"scheme":"SCHEME_UNSPECIFIED"}"#).unwrap();
    assert_eq!(optional.scheme, Some(UriOverrideScheme(0)));
}

#[test]
fn an_unknown_enum_name_is_passed_over_in_responses() {
    let text = r#"{"httpMethod":"TRACE","url":"u"}"#;
    assert_eq!(leniently::<HttpRequest>(text).unwrap(), HttpRequest::new().url("u"));
}

#[test]
fn times_and_spans_are_read() {
    let task =
        strictly::<Task>(r#"{"scheduleTime":"1970-01-01T01:00:00.5+01:00","dispatchDeadline":"15.25s"}"#).unwrap();
    assert_eq!(task.schedule_time, Some(Timestamp { seconds: 0, nanos: 500_000_000 }));
    assert_eq!(task.dispatch_deadline, Some(Duration { seconds: 15, nanos: 250_000_000 }));
    let text = r#"{"httpRequest":{},"scheduleTime":"now"}"#;
    let message = "schedule_time: \"now\" is not an RFC 3339 time such as \"2026-01-02T03:04:05.25Z\"";
    assert_eq!(problem::<Task>(text), message);
    assert_eq!(
        problem::<Task>(r#"{"scheduleTime":5}"#),
        "schedule_time: expected an RFC 3339 time in a string, got a number"
    );
}

#[test]
fn a_field_mask_is_split_into_paths() {
    let read = |text: &str| strictly::<UpdateQueueRequest>(text).unwrap().update_mask.unwrap().paths;
    assert_eq!(read(r#"{"updateMask":"rateLimits.maxBurstSize,name"}"#), ["rate_limits.max_burst_size", "name"]);
    assert_eq!(read(r#"{"updateMask":"rate_limits"}"#), ["rate_limits"]);
    assert!(read(r#"{"updateMask":""}"#).is_empty());
}

#[test]
fn a_map_with_numbers_as_keys_is_read_from_text() {
    let text = r#"{"failedRequests":{"3":{"code":5},"-1":{}}}"#;
    let failed = strictly::<BatchCreateTasksMetadata>(text).unwrap().failed_requests;
    assert_eq!(failed.keys().copied().collect::<Vec<_>>(), [-1, 3]);
    assert_eq!(failed[&3].code, 5);
    let text = r#"{"failedRequests":{"x":{}}}"#;
    assert_eq!(problem::<BatchCreateTasksMetadata>(text), "failed_requests: expected an int32, got \"x\"");
}

#[test]
fn an_any_keeps_what_it_holds_in_binary_form() {
    let text =
        r#"{"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R","metadata":{"a":"b"}}]}"#;
    let status = strictly::<Status>(text).unwrap();
    assert_eq!(status.details[0].type_url, "type.googleapis.com/google.rpc.ErrorInfo");
    assert_eq!(&status.details[0].value[..], b"\n\x01R\x1a\x06\n\x01a\x12\x01b");
    assert_eq!(wire(&status), text);
    assert_eq!(strictly::<Status>(r#"{"details":[{}]}"#).unwrap().details, [Any::new()]);
}

#[test]
fn an_any_of_unknown_type_keeps_its_type_in_responses_and_is_refused_elsewhere() {
    let text = r#"{"code":5,"details":[{"x":{"y":[]},"@type":"t/some.Type"}],"message":"m"}"#;
    let status = leniently::<Status>(text).unwrap();
    assert_eq!(status, Status::new().code(5).message("m").details([Any::new().type_url("t/some.Type")]));
    assert_eq!(problem::<Status>(text), "details[0].@type: \"t/some.Type\" is not a type that the API uses");
    assert_eq!(problem::<Status>(r#"{"details":[{"x":1}]}"#), "details[0]: \"@type\" is missing");
}

#[test]
fn two_members_of_a_oneof_are_refused() {
    let error = strictly::<Task>(r#"{"httpRequest":{},"appEngineHttpRequest":{}}"#).unwrap_err();
    assert_eq!(error.path(), "app_engine_http_request");
    assert!(error.problem().starts_with("set beside http_request, but only one of"), "{error}");
}

#[test]
fn a_name_given_twice_is_refused_and_of_a_map_key_the_last_counts() {
    assert_eq!(problem::<Task>(r#"{"name":"a","name":"b"}"#), "name: given twice");
    assert_eq!(problem::<Task>(r#"{"httpRequest":null,"http_request":{}}"#), "http_request: given twice");
    let headers = strictly::<HttpRequest>(r#"{"headers":{"a":"1","a":"2"}}"#).unwrap().headers;
    assert_eq!(headers["a"], "2");
}

#[test]
fn the_wrong_kind_of_value_is_named_with_its_path() {
    let expectations = [
        (r#"{"httpRequest":{"headers":[]}}"#, "http_request.headers: expected a map of strings, got a list"),
        (r#"{"httpRequest":{"headers":{"a":1}}}"#, "http_request.headers[a]: expected a string, got a number"),
        (r#"{"httpRequest":"x"}"#, "http_request: expected an object, got a string"),
        (r#"{"httpRequest":{"url":{}}}"#, "http_request.url: expected a string, got an object"),
        (
            r#"{"httpRequest":{"httpMethod":[]}}"#,
            "http_request.http_method: expected a name or number of HttpMethod, got a list",
        ),
        (r#"{"httpRequest":{"body":1}}"#, "http_request.body: expected bytes as base64 in a string, got a number"),
        (r#"{"dispatchCount":true}"#, "dispatch_count: expected an int32, got a boolean"),
        (r#"[]"#, "expected an object, got a list"),
    ];
    for (text, message) in expectations {
        assert_eq!(problem::<Task>(text), message);
    }
    let text = r#"{"tasks":{}}"#;
    assert_eq!(problem::<ListTasksResponse>(text), "tasks: expected a list of objects, got an object");
    let text = r#"{"quotaValue":"x"}"#;
    assert_eq!(problem::<QuotaFailureViolation>(text), "quota_value: expected an int64, got \"x\"");
}

#[test]
fn text_that_is_not_one_json_object_is_refused() {
    let expectations = [
        ("", "invalid JSON: the text ends too early, at byte 0"),
        ("{", "invalid JSON: the text ends too early, at byte 1"),
        (r#"{"name":"a"#, "name: invalid JSON: the text ends too early, at byte 10"),
        (r#"{"name" "a"}"#, "invalid JSON at byte 8: expected ':'"),
        (r#"{"name":"a",}"#, "invalid JSON at byte 12: expected '\"'"),
        (r#"{"name":"a"]"#, "invalid JSON at byte 11: expected ',' or '}'"),
        (r#"{} {}"#, "invalid JSON at byte 3: the text goes on after its value"),
        ("{\"name\":\"a\nb\"}", "name: invalid JSON at byte 10: a control character in a string must be escaped"),
        (r#"{"name":"\x"}"#, "name: invalid JSON at byte 10: no such escape"),
        (r#"{"name":"\ud800"}"#, "name: invalid JSON at byte 15: a surrogate without its partner"),
        (r#"{"name":"\udc00\ud800"}"#, "name: invalid JSON at byte 15: a surrogate without its partner"),
        (r#"{"name":"\ud800\u0041"}"#, "name: invalid JSON at byte 21: a surrogate without its partner"),
        (r#"{"name":"\u00g0"}"#, "name: invalid JSON at byte 11: expected 4 hex digits"),
        ("<html>", "invalid JSON at byte 0: expected a value"),
    ];
    for (text, message) in expectations {
        assert_eq!(problem::<Task>(text), message);
    }
    let error = from_json(b"{\"name\":\"\xff\"}", &mut Task::new(), Unknown::Ignore).unwrap_err();
    assert_eq!(error.to_string(), "invalid JSON at byte 9: the text is not UTF-8");
}

#[test]
fn escapes_are_resolved() {
    let queue = strictly::<Queue>(r#"{"name":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 plain"}"#).unwrap();
    assert_eq!(queue.name, "\"\\/\u{8}\u{c}\n\r\té\u{1f600} plain");
}

#[test]
fn an_optional_field_tells_its_default_from_its_absence() {
    let config = strictly::<UriOverride>(r#"{"port":"0"}"#).unwrap();
    assert_eq!(config.port, Some(0));
    assert_eq!(wire(&config), r#"{"port":"0"}"#);
    assert_eq!(wire(&strictly::<RetryConfig>(r#"{"maxAttempts":0}"#).unwrap()), "{}");
}

#[test]
fn what_is_skipped_may_nest_to_any_depth_and_hold_no_text_but_must_be_json() {
    let read = |unknown: &str| {
        let mut task = crate::message::DynamicMessage::named("google.cloud.tasks.v2.Task").unwrap();
        let json = format!(r#"{{"unknown": {unknown}, "name": "n"}}"#);
        from_json(json.as_bytes(), &mut task, Unknown::Ignore).map(|()| task.str("name").to_owned())
    };
    for unknown in [
        &("[".repeat(1_000_000) + &"]".repeat(1_000_000)),
        &(r#"{"a":["#.repeat(100_000) + r#"{"b":[]},{},[[]]"# + &"]}".repeat(100_000)),
        r#""\ud800""#,
        r#"{"\udfff\n": "\ud800\u0041", "a": [1, -2e3, true, null, "]}"]}"#,
        "[ ]",
        "{ }",
    ] {
        assert_eq!(read(unknown).unwrap(), "n");
    }
    for unknown in [
        "[",
        "{",
        "]",
        "[}",
        "{]",
        "[1 2]",
        "[1,]",
        "{1: 2}",
        r#"{"a" 1}"#,
        r#"{"a": }"#,
        r#""\u12g4""#,
        r#""\x""#,
        "\"\n\"",
        "01",
        "nul",
    ] {
        assert!(read(unknown).is_err(), "{unknown}");
    }
}

/// What a response may take is bounded; what a caller reads is not.
#[test]
fn reading_a_response_ends_at_its_deadline_and_in_its_memory() {
    let read = |text: &str, room, deadline| {
        let mut task = ListTasksResponse::new();
        from_response(text.as_bytes(), &mut task, Limits { room, deadline })
    };
    let past = Some(Instant::now());
    let many = |item: &str| format!(r#"{{"unknown":[{}0],"tasks":[{}{{}}]}}"#, "0,".repeat(5000), item.repeat(5000));
    let long = |text: String| format!(r#"{{"nextPageToken":"{text}"}}"#);
    for text in [many(""), many("{},"), long("\\n".repeat(5000)), format!(r#"{{"x":"{}"}}"#, "\\n".repeat(5000))] {
        assert!(matches!(read(&text, usize::MAX, past), Err(Unreadable::TimedOut)), "{:.40}", text);
        assert!(read(&text, usize::MAX, None).is_ok());
    }
    // One that is read at once is not lost.
    assert!(read(&long("x".repeat(100_000)), usize::MAX, past).is_ok());
    // A bit for each bracket.
    let deep = format!(r#"{{"unknown":{}{}}}"#, "[".repeat(6400), "]".repeat(6400));
    for (text, needed) in [(long("x".repeat(1000)), 1000), (long("\\n".repeat(1000)), 2000), (deep, 800)] {
        assert!(read(&text, needed, None).is_ok());
        assert!(matches!(read(&text, needed - 1, None), Err(Unreadable::TooLarge)), "{:.40}", text);
    }
    for text in [many("{},"), r#"{"tasks":[{"httpRequest":{"body":"AAAA"}}]}"#.replace("AAAA", &"A".repeat(10_000))] {
        assert!(matches!(read(&text, 9999, None), Err(Unreadable::TooLarge)), "{:.40}", text);
    }
}

#[test]
fn a_field_without_a_name_is_unknown() {
    assert!(strictly::<Task>(r#"{"": 1}"#).is_err());
}

#[test]
fn only_an_unknown_name_of_an_enum_is_skipped() {
    for number in ["1.5", "1e400", "123456789012345678901234567890", "2147483648"] {
        let mut queue = Queue::new();
        let read = from_json(format!(r#"{{"state": {number}}}"#).as_bytes(), &mut queue, Unknown::Ignore);
        assert!(read.is_err(), "{number}");
    }
    assert!(from_json(br#"{"state": "NEW"}"#, &mut Queue::new(), Unknown::Ignore).is_ok());
}

#[test]
fn only_nesting_counts_towards_its_limit() {
    let tasks = vec!["{},{\"httpRequest\":{}}"; 150].join(",");
    assert_eq!(strictly::<ListTasksResponse>(&format!("{{\"tasks\":[{tasks}]}}")).unwrap().tasks.len(), 300);
}

#[test]
fn unknown_lists_and_objects_may_stand_side_by_side_at_any_depth() {
    for depth in [0, 1, 62, 63, 64, 130] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let side_by_side = r#"{"a":{"b":1,"c":[2,3]}},[4,[5,6],{"d":7}],{"e":[8,9]},[[10,11]]"#;
        let text = format!(r#"{{"unknown":{open}[{side_by_side}]{close},"url":"u"}}"#);
        assert_eq!(leniently::<HttpRequest>(&text).unwrap(), HttpRequest::new().url("u"), "{depth}");
        let wrong = text.replace("[2,3]", "[2:3]");
        assert!(leniently::<HttpRequest>(&wrong).is_err(), "{depth}");
    }
}

#[test]
fn each_oneof_takes_one_member() {
    let read = strictly::<Shapes>(r#"{"right":true,"up":false}"#).unwrap();
    assert_eq!(read, Shapes::new().right(true).up(false));
    let error = problem::<Shapes>(r#"{"right":true,"up":false,"left":false}"#);
    assert_eq!(error, "left: set beside right, but only one of side can be");
}

#[test]
fn numbers_that_are_none_stand_in_strings_alone() {
    let read = |text: &str| strictly::<RateLimits>(&format!("{{\"maxDispatchesPerSecond\":{text}}}"));
    assert!(read("\"NaN\"").unwrap().max_dispatches_per_second.is_nan());
    assert_eq!(read("\"Infinity\"").unwrap().max_dispatches_per_second, f64::INFINITY);
    assert_eq!(read("\"-Infinity\"").unwrap().max_dispatches_per_second, f64::NEG_INFINITY);
    for text in ["NaN", "Infinity", "-Infinity", "\"infinity\"", "\"+Infinity\"", "1e999"] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn a_comma_stands_between_two_and_a_number_begins_with_no_zero() {
    for text in [
        r#"{,"name":"a"}"#,
        r#"{"tasks":[,{}]}"#,
        r#"{"tasks":[{},]}"#,
        r#"{"unknown":[,1]}"#,
        r#"{"unknown":{,"a":1}}"#,
        r#"{"nextPageToken":"a",}"#,
    ] {
        assert!(leniently::<ListTasksResponse>(text).is_err(), "{text}");
    }
    let count =
        |text: &str| leniently::<Task>(&format!(r#"{{"dispatchCount":{text}}}"#)).map(|task| task.dispatch_count);
    for (text, number) in [("0", 0), ("10", 10), ("123456789", 123_456_789), ("2147483647", i32::MAX), ("-1", -1)] {
        assert_eq!(count(text).unwrap(), number);
    }
    for text in ["00", "01", "007", "-01", "1.5", "12a", "2147483648", "12345678901"] {
        assert!(count(text).is_err(), "{text}");
    }
}

#[test]
fn a_control_character_is_found_at_its_place_whether_its_string_is_read_or_passed_over() {
    let place = |name: &str| {
        let error = leniently::<HttpRequest>(&format!("{{\"{name}\":\"ab c\u{1}d\"}}")).unwrap_err().to_string();
        error.trim_start_matches("url: ").to_owned()
    };
    assert!(place("url").contains("a control character in a string must be escaped"), "{}", place("url"));
    assert_eq!(place("url"), place("xyz"));
}

#[test]
fn a_space_ends_no_string() {
    assert_eq!(strictly::<HttpRequest>(r#"{"url":"a b"}"#).unwrap().url, "a b");
    assert_eq!(strictly::<HttpRequest>(r#"{"url":" "}"#).unwrap().url, " ");
}
