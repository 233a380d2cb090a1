//! Messages in serde have the JSON form of the service.

use cloudtasks::Timestamp;
use cloudtasks::v2::{HttpMethod, HttpRequest, Task};
use serde_json::json;

#[test]
fn a_message_is_written_and_read_in_the_json_form_of_the_service() {
    let request = HttpRequest::new().url("http://x/").http_method(HttpMethod::PUT).body("hi");
    let task = Task::new().http_request(request).schedule_time(Timestamp { seconds: 1, nanos: 500_000_000 });
    let json = serde_json::to_value(&task).unwrap();
    let expected = json!({
        "httpRequest": {"url": "http://x/", "httpMethod": 4, "body": "aGk="},
        "scheduleTime": "1970-01-01T00:00:01.500Z",
    });
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<Task>(json).unwrap(), task);
    let by_name = json!({"http_request": {"url": "http://x/", "httpMethod": "PUT", "body": "aGk="}});
    assert_eq!(serde_json::from_value::<Task>(by_name).unwrap().http_request, task.http_request);
}

#[test]
fn an_unknown_field_is_named() {
    let error = serde_json::from_value::<Task>(json!({"httpRequest": {"colour": 1}})).unwrap_err();
    assert!(error.to_string().contains("http_request") && error.to_string().contains("colour"), "{error}");
}
