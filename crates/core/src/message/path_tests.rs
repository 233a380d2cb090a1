use super::*;
use crate::message::{Duration, Timestamp};

fn message(name: &str) -> DynamicMessage {
    DynamicMessage::named(&format!("google.cloud.tasks.v2.{name}")).unwrap()
}

fn set(message: &mut DynamicMessage, path: &str, value: Slot) -> Result<(), Error> {
    let path = FieldPath::parse(message.descriptor(), path)?;
    message.set_at(&path, value)
}

fn get<'m>(message: &'m DynamicMessage, path: &str) -> Option<&'m Slot> {
    message.at(&FieldPath::parse(message.descriptor(), path).unwrap())
}

fn clear(message: &mut DynamicMessage, path: &str) {
    message.clear_at(&FieldPath::parse(message.descriptor(), path).unwrap());
}

fn text(value: &str) -> Slot {
    Slot::String(value.into())
}

fn parse_error(root: &str, path: &str) -> String {
    FieldPath::parse(message(root).descriptor(), path).unwrap_err().to_string()
}

#[test]
fn a_set_makes_what_is_missing_on_the_way() {
    let mut task = message("Task");
    set(&mut task, "http_request.oidc_token.audience", text("a")).unwrap();
    assert_eq!(get(&task, "httpRequest.oidcToken.audience"), Some(&text("a")));
    assert_eq!(get(&task, "http_request.oidc_token.service_account_email"), None);
}

#[test]
fn keys_hold_any_text_when_quoted() {
    let mut task = message("Task");
    for (path, key) in [
        ("http_request.headers[Content-Type]", "Content-Type"),
        ("http_request.headers[a.b]", "a.b"),
        (r#"http_request.headers["x]\"\\y"]"#, r#"x]"\y"#),
        ("http_request.headers[]", ""),
    ] {
        set(&mut task, path, text("1")).unwrap();
        let Some(Slot::Map(entries)) = get(&task, "http_request.headers") else { panic!("no map") };
        assert_eq!(*entries.last().unwrap().0, crate::message::OwnedKey::String(key.into()));
    }
    clear(&mut task, r#"http_request.headers["a.b"]"#);
    assert_eq!(get(&task, "http_request.headers[a.b]"), None);
}

#[test]
fn setting_one_member_of_a_oneof_clears_the_other_anywhere_on_the_path() {
    let mut task = message("Task");
    set(&mut task, "app_engine_http_request.relative_uri", text("/")).unwrap();
    set(&mut task, "http_request.url", text("http://x")).unwrap();
    assert_eq!(get(&task, "app_engine_http_request"), None);
}

#[test]
fn the_element_after_the_last_appends_and_one_further_is_refused_with_nothing_changed() {
    let mut page = message("ListTasksResponse");
    set(&mut page, "tasks[0].name", text("a")).unwrap();
    set(&mut page, "tasks[1].name", text("b")).unwrap();
    let before = page.clone();
    let error = set(&mut page, "tasks[5].name", text("c")).unwrap_err();
    assert_eq!(error.to_string(), "tasks[5]: the list has 2 elements; the next to append is [2]");
    let error = set(&mut page, "tasks[2].http_request.url", Slot::Bool(true)).unwrap_err();
    assert_eq!(error.to_string(), "tasks[2].http_request.url: expected a string, got a bool");
    assert_eq!(page, before);
    clear(&mut page, "tasks[0]");
    assert_eq!(get(&page, "tasks[0].name"), Some(&text("b")));
    assert_eq!(get(&page, "tasks[1]"), None);
}

#[test]
fn a_list_within_a_message_has_the_same_bounds() {
    let mut request = message("CreateTaskRequest");
    set(&mut request, "task.http_request.url", text("http://x")).unwrap();
    let mut batch = message("BatchCreateTasksRequest");
    set(&mut batch, "requests[0]", Slot::Message(Box::new(request))).unwrap();
    assert_eq!(get(&batch, "requests[0].task.http_request.url"), Some(&text("http://x")));
    let mut queue = message("Queue");
    let path = "http_target.header_overrides";
    set(&mut queue, &format!("{path}[0].header.key"), text("a")).unwrap();
    set(&mut queue, &format!("{path}[1].header.key"), text("b")).unwrap();
    assert_eq!(get(&queue, &format!("{path}[1].header.key")), Some(&text("b")));
    let error = set(&mut queue, &format!("{path}[3].header.key"), text("c")).unwrap_err();
    assert_eq!(error.to_string(), format!("{path}[3]: the list has 2 elements; the next to append is [2]"));
}

#[test]
fn clearing_removes_what_is_there_and_leaves_the_rest() {
    let mut task = message("Task");
    set(&mut task, "name", text("a")).unwrap();
    set(&mut task, "http_request.url", text("http://x")).unwrap();
    clear(&mut task, "name");
    clear(&mut task, "app_engine_http_request.relative_uri");
    assert_eq!((get(&task, "name"), get(&task, "http_request.url")), (None, Some(&text("http://x"))));
    let mut page = message("ListTasksResponse");
    set(&mut page, "tasks[0].name", text("a")).unwrap();
    let before = page.clone();
    for missing in ["tasks[1]", "tasks[2]", "tasks[1].name", "next_page_token"] {
        clear(&mut page, missing);
        assert_eq!(page, before, "{missing}");
    }
}

#[test]
fn a_path_tells_its_text_and_the_enum_of_its_field() {
    let parse = |path| FieldPath::parse(message("Task").descriptor(), path).unwrap();
    assert_eq!(parse("httpRequest.httpMethod").text(), "httpRequest.httpMethod");
    assert_eq!(parse("http_request.http_method").enumeration().unwrap().name, "HttpMethod");
    assert!(parse("http_request.url").enumeration().is_none());
}

#[test]
fn integer_keys_are_numbers() {
    let mut metadata = message("BatchCreateTasksMetadata");
    set(&mut metadata, "failed_requests[7].code", Slot::Int(5)).unwrap();
    assert_eq!(get(&metadata, "failed_requests[7].code"), Some(&Slot::Int(5)));
    assert_eq!(
        parse_error("BatchCreateTasksMetadata", "failed_requests[x].code"),
        "failed_requests[x]: expected an int32 key, got \"x\""
    );
}

#[test]
fn values_must_fit_kind_and_range() {
    let mut task = message("Task");
    for (path, value, problem) in [
        ("name", Slot::Int(1), "name: expected a string, got an integer"),
        ("view", text("BASIC"), "view: expected a value of the enum Task.View, got a string"),
        (
            "dispatch_count",
            Slot::Int(1 << 31),
            "dispatch_count: expected an int32, got 2147483648, which is out of its range",
        ),
        ("schedule_time", Slot::Double(1.0), "schedule_time: expected a timestamp, got a double"),
        (
            "schedule_time",
            Slot::Timestamp(Timestamp { seconds: 0, nanos: -1 }),
            "schedule_time: a timestamp has 0 to 999999999 nanoseconds, got -1",
        ),
        (
            "dispatch_deadline",
            Slot::Duration(Duration { seconds: 1, nanos: -1 }),
            "dispatch_deadline: 1 s and -1 ns of one duration differ in sign",
        ),
        ("create_time", Slot::Empty, "create_time: expected a timestamp, got nothing"),
        (
            "http_request.headers",
            text("x"),
            "http_request.headers: expected an element such as http_request.headers[…], not the whole field",
        ),
        (
            "http_request",
            Slot::Message(Box::new(message("Queue"))),
            "http_request: expected a message of type google.cloud.tasks.v2.HttpRequest, \
             got a message of type google.cloud.tasks.v2.Queue",
        ),
    ] {
        assert_eq!(set(&mut task, path, value).unwrap_err().to_string(), problem);
    }
    assert_eq!(task, message("Task"));
    set(&mut task, "schedule_time", Slot::Timestamp(Timestamp { seconds: 1, nanos: 2 })).unwrap();
    set(&mut task, "dispatch_deadline", Slot::Duration(Duration { seconds: 1, nanos: 2 })).unwrap();
}

#[test]
fn a_malformed_path_says_where_and_what() {
    for (path, problem) in [
        (
            "",
            ": Task has no field \"\"; its fields are: name, app_engine_http_request, http_request, schedule_time, \
              create_time, dispatch_deadline, dispatch_count, response_count, first_attempt, last_attempt, view, \
              retry_config",
        ),
        (
            "http_request.",
            "http_request.: HttpRequest has no field \"\"; its fields are: url, http_method, headers, body, \
              oauth_token, oidc_token",
        ),
        (
            "http_target[0]",
            "http_target: Task has no field \"http_target\"; its fields are: name, app_engine_http_request, \
            http_request, schedule_time, create_time, dispatch_deadline, dispatch_count, response_count, first_attempt, \
            last_attempt, view, retry_config",
        ),
        ("name.x", "name: a string has no fields"),
        ("name[0]", "name[0]: the field is neither a list nor a map; drop the brackets"),
        ("http_request.headers[a", "http_request.headers[a: the path lacks a ']'"),
        ("http_request.headers[\"a", "http_request.headers[\"a: the path lacks the closing quote of a key"),
        ("http_request.headers[a]b", "http_request.headers[a]: expected '.' or the end of the path, got \"b\""),
        ("http_request.headers.a", "http_request.headers: a string has no fields"),
    ] {
        assert_eq!(parse_error("Task", path).trim_start_matches(": "), problem.trim_start_matches(": "), "{path}");
    }
    assert_eq!(
        parse_error("ListTasksResponse", "tasks.name"),
        "tasks: the path needs an element here: name[0] or name[key]"
    );
    assert_eq!(parse_error("ListTasksResponse", "tasks[-1]"), "tasks[-1]: expected a position, got \"-1\"");
}

#[test]
fn a_missing_element_is_told_apart_from_an_unset_field() {
    let mut page = message("ListTasksResponse");
    set(&mut page, "tasks[0].name", text("a")).unwrap();
    let misses = |path| page.misses_element(&FieldPath::parse(page.descriptor(), path).unwrap());
    assert!(!misses("tasks[0].http_request.url"));
    assert!(misses("tasks[1].name"));
    assert!(misses("tasks[0].http_request.headers[a]"));
}
