use super::{from_binary, to_binary};
use crate::message::shapes::Shapes;
use crate::message::{Message, Timestamp};
use crate::schema::common::{Any, ListLocationsRequest, Status};
use crate::v2::{
    AppEngineHttpRequest, BatchCreateTasksMetadata, HttpMethod, HttpRequest, Queue, RateLimits,
    StackdriverLoggingConfig, Task,
};
use crate::v2beta2;

fn binary<M: Message>(message: &M) -> Vec<u8> {
    let mut out = Vec::new();
    to_binary(message, &mut out).unwrap();
    out
}

fn read<M: Message>(binary: &[u8]) -> Result<M, String> {
    let mut message = M::default();
    from_binary(binary, &mut message).map(|()| message).map_err(|error| error.to_string())
}

#[test]
fn fields_travel_by_number_with_their_kind() {
    let request = HttpRequest::new().url("u").http_method(HttpMethod::PUT).body(&b"\xff"[..]);
    assert_eq!(binary(&request), b"\x0a\x01u\x10\x04\x22\x01\xff");
    let limits = RateLimits::new().max_burst_size(-1);
    assert_eq!(binary(&limits), b"\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
    let ratio = StackdriverLoggingConfig::new().sampling_ratio(1.0);
    assert_eq!(binary(&ratio), b"\x09\0\0\0\0\0\0\xf0\x3f");
}

#[test]
fn times_are_messages() {
    let task = Task::new().schedule_time(Timestamp { seconds: 300, nanos: 1 });
    let bytes = binary(&task);
    assert_eq!(&bytes[1..], b"\x05\x08\xac\x02\x10\x01");
    assert_eq!(read::<Task>(&bytes).unwrap(), task);
}

#[test]
fn fields_and_map_entries_are_in_order() {
    let pull = v2beta2::Task::new().http_request(v2beta2::HttpRequest::new()).schedule_time(Timestamp::default());
    assert_eq!(binary(&pull), b"\x2a\0\x6a\0");
    let headers = [("b", "1"), ("a", "2")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let request = HttpRequest::new().headers(headers);
    assert_eq!(binary(&request), b"\x1a\x06\x0a\x01a\x12\x012\x1a\x06\x0a\x01b\x12\x011");
}

#[test]
fn a_long_field_has_a_long_length() {
    let request = HttpRequest::new().body(vec![7; 70_000]);
    let task = Task::new().http_request(request);
    assert_eq!(read::<Task>(&binary(&task)).unwrap(), task);
}

#[test]
fn a_field_that_only_rest_has_is_left_out() {
    assert!(binary(&ListLocationsRequest::new().extra_location_types(["a".into()])).is_empty());
}

#[test]
fn unknown_fields_are_passed_over_in_every_wire_type() {
    let unknown = b"\xf8\x07\x01\xf9\x07........\xfa\x07\x02xx\xfd\x07....";
    assert_eq!(read::<Queue>(unknown).unwrap(), Queue::new());
    let groups = [&b"\xfb\x07\x0b\x08\x01\x0c\x12\x01x\xfc\x07"[..], &[0x0b; 100_000], &[0x0c; 100_000]].concat();
    assert_eq!(read::<Queue>(&groups).unwrap(), Queue::new());
    let known_in_another_form = b"\x08\x01";
    assert_eq!(read::<Queue>(known_in_another_form).unwrap(), Queue::new());
}

#[test]
fn a_message_field_that_comes_again_is_merged() {
    let first = Queue::new().rate_limits(RateLimits::new().max_burst_size(1).max_concurrent_dispatches(9));
    let second = Queue::new().rate_limits(RateLimits::new().max_burst_size(2));
    let bytes = [binary(&first), binary(&second), binary(&second)].concat();
    let limits = RateLimits::new().max_burst_size(2).max_concurrent_dispatches(9);
    assert_eq!(read::<Queue>(&bytes).unwrap().rate_limits, Some(limits));
}

#[test]
fn a_map_entry_may_lack_its_key_or_value() {
    let entries = read::<BatchCreateTasksMetadata>(b"\x22\0\x22\x02\x08\x05").unwrap().failed_requests;
    assert_eq!(entries.into_iter().collect::<Vec<_>>(), [(0, Status::new()), (5, Status::new())]);
}

#[test]
fn malformed_input_is_refused_by_path() {
    let expectations: [(&[u8], &str); 12] = [
        (b"\x0a", "malformed binary form: it ends too early"),
        (b"\x0a\x05ab", "malformed binary form: it ends too early"),
        (b"\x09ab", "malformed binary form: it ends too early"),
        (b"\x00\x01", "malformed binary form: field number 0"),
        (b"\x0b", "malformed binary form: it ends too early"),
        (b"\x0c", "malformed binary form: wire type 4"),
        (b"\x0b\x14", "malformed binary form: wire type 4"),
        // Of a message field that comes twice, the first is cut.
        (b"\x1a\x02\x12\x05\x1a\x05abcde", "rate_limits: malformed binary form: it ends too early"),
        (b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", "malformed binary form: a number of more than 10 bytes"),
        (b"\xff\xff\xff\xff\xff\x01", "malformed binary form: a field number is too large"),
        (b"\x88\x80\x80\x80\x80\x00\x01", "malformed binary form: a field number is too large"),
        (b"\x0a\x01\xff", "name: malformed binary form: the text is not UTF-8"),
    ];
    for (bytes, message) in expectations {
        assert_eq!(read::<Queue>(bytes).unwrap_err(), message);
    }
}

#[test]
fn nesting_has_no_bearing_on_messages_that_hold_bytes() {
    let any = Any::new().type_url("t/google.rpc.Status").value(vec![0xff; 10]);
    assert_eq!(read::<Any>(&binary(&any)).unwrap(), any);
}

#[test]
fn times_out_of_range_are_refused_as_they_are_in_json() {
    // Task.schedule_time (4) with seconds = 2^62; with nanos = -1; dispatch_deadline (6) with seconds 1 and nanos -1.
    let negative = [&[0xff; 9][..], &[1]].concat();
    for (binary, field) in [
        ([&[0x22, 10, 0x08][..], &[0x80; 8], &[0x40]].concat(), "schedule_time: a timestamp lies in years 1 to 9999"),
        ([&[0x22, 11, 0x10][..], &negative].concat(), "schedule_time: a timestamp has 0 to 999999999 nanoseconds"),
        ([&[0x32, 13, 0x08, 1, 0x10][..], &negative].concat(), "dispatch_deadline: 1 s and -1 ns"),
    ] {
        let mut task = crate::message::DynamicMessage::named("google.cloud.tasks.v2.Task").unwrap();
        let error = from_binary(&binary, &mut task).unwrap_err().to_string();
        assert!(error.contains(field), "{error}");
    }
}

#[test]
fn a_time_that_comes_again_is_merged() {
    let task = read::<Task>(b"\x22\x02\x08\x05\x22\x02\x10\x07\x22\0").unwrap();
    assert_eq!(task.schedule_time, Some(Timestamp { seconds: 5, nanos: 7 }));
}

#[test]
fn a_member_of_a_oneof_is_merged_with_what_came_after_its_siblings() {
    // http_request (3), app_engine_http_request (2), http_request twice: url (1) and http_method (2).
    let task = read::<Task>(b"\x1a\x06\x0a\x01a\x22\x01b\x12\0\x1a\x03\x0a\x01c\x1a\x02\x10\x04").unwrap();
    let expected = HttpRequest::new().url("c").http_method(HttpMethod::PUT);
    assert_eq!((task.app_engine_http_request, task.http_request), (None, Some(expected)));
}

#[test]
fn the_value_of_a_map_entry_is_merged_too_and_its_first_text_is_checked() {
    // An entry (4) with the value of a Status: code (1), then message (2).
    let entries =
        read::<BatchCreateTasksMetadata>(b"\x22\x09\x12\x02\x08\x05\x12\x03\x12\x01x").unwrap().failed_requests;
    assert_eq!(entries[&0], Status::new().code(5).message("x"));
    assert!(read::<HttpRequest>(b"\x1a\x06\x12\x01\xff\x12\x01a").unwrap_err().contains("not UTF-8"));
}

#[test]
fn a_message_field_in_another_form_is_unknown() {
    assert_eq!(read::<Queue>(b"\x18\x01\x18\x01").unwrap(), Queue::new());
}

#[test]
fn repeated_numbers_travel_in_one_piece_and_are_read_in_either_form() {
    let numbers = Shapes::new().numbers([1, 300]);
    assert_eq!(binary(&numbers), b"\x0a\x03\x01\xac\x02");
    for form in [&b"\x0a\x03\x01\xac\x02"[..], b"\x08\x01\x08\xac\x02", b"\x0a\x01\x01\x08\xac\x02"] {
        assert_eq!(read::<Shapes>(form).unwrap(), numbers);
    }
    let ratios = Shapes::new().ratios([1.0]);
    assert_eq!(binary(&ratios), b"\x12\x08\0\0\0\0\0\0\xf0\x3f");
    assert_eq!(read::<Shapes>(b"\x11\0\0\0\0\0\0\xf0\x3f").unwrap(), ratios);
    assert!(read::<Shapes>(b"\x12\x04\0\0\0\0").unwrap_err().contains("ends too early"));
}

#[test]
fn a_number_that_a_map_entry_lacks_is_zero() {
    let shapes = read::<Shapes>(b"\x1a\x03\x0a\x01a\x22\x03\x0a\x01b").unwrap();
    let expected = Shapes::new().counts([("a".to_owned(), 0)]).weights([("b".to_owned(), 0.0)]);
    assert_eq!(shapes, expected);
}

#[test]
fn key_and_value_of_a_map_entry_in_another_form_are_unknown() {
    // The key of a header as a number; that of a failed request as text, its value as a number.
    let request = read::<HttpRequest>(b"\x1a\x05\x08\x01\x12\x01a").unwrap();
    assert_eq!(request, HttpRequest::new().headers([(String::new(), "a".to_owned())]));
    let requests = read::<BatchCreateTasksMetadata>(b"\x22\x03\x0a\x01a\x22\x04\x08\x05\x10\x01").unwrap();
    assert_eq!(requests.failed_requests.into_iter().collect::<Vec<_>>(), [(0, Status::new()), (5, Status::new())]);
    // Of two texts the last one counts.
    let request = read::<HttpRequest>(b"\x1a\x09\x0a\x01k\x12\x01a\x12\x01b").unwrap();
    assert_eq!(request, HttpRequest::new().headers([("k".to_owned(), "b".to_owned())]));
}

#[test]
fn a_member_of_a_oneof_that_its_sibling_cleared_begins_anew() {
    // http_request (3) with url and then http_method, app_engine_http_request (2), http_request with url and http_method.
    let bytes = b"\x1a\x03\x0a\x01a\x1a\x02\x10\x04\x12\0\x1a\x03\x0a\x01c\x1a\x02\x10\x01";
    let task = read::<Task>(bytes).unwrap();
    let expected = HttpRequest::new().url("c").http_method(HttpMethod::POST);
    assert_eq!((task.app_engine_http_request, task.http_request), (None, Some(expected)));
    // http_request, app_engine_http_request with http_method (1), http_request, app_engine_http_request with relative_uri (3).
    let task = read::<Task>(b"\x1a\0\x12\x02\x08\x04\x1a\0\x12\x03\x1a\x01/").unwrap();
    let expected = AppEngineHttpRequest::new().relative_uri("/");
    assert_eq!((task.app_engine_http_request, task.http_request), (Some(expected), None));
    // What is in no oneof is merged, whatever is set before.
    let task = read::<Task>(b"\x12\0\x22\x02\x08\x05\x22\x02\x10\x07").unwrap();
    assert_eq!(task.schedule_time, Some(Timestamp { seconds: 5, nanos: 7 }));
}
