//! Batches and the operations that they return.

mod support;

use serde_json::{Value, json};
use support::*;

fn paused() -> cloudtasks_emulator::Emulator {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    emulator
}

fn create(ids: &[&str]) -> Value {
    json!({"requests": ids.iter().map(|id| task(id, "http://localhost/")).collect::<Vec<_>>()})
}

#[test]
fn a_batch_creates_its_tasks_and_comes_back_done() {
    let emulator = paused();
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), create(&["a", "b"]));
    assert_eq!((&operation["done"], &operation["metadata"]["state"]), (&json!(true), &json!("SUCCEEDED")));
    assert_eq!(operation["metadata"]["@type"], "type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksMetadata");
    assert_eq!(operation["response"]["tasks"][1]["name"], format!("{QUEUE}/tasks/b"));
    let name = operation["name"].as_str().unwrap();
    assert_eq!(ok(&emulator, "GET", name, Value::Null), operation);
    assert_eq!(ok(&emulator, "GET", &format!("{QUEUE}/tasks"), Value::Null)["tasks"].as_array().unwrap().len(), 2);
}

#[test]
fn each_task_of_a_batch_fails_for_itself() {
    let emulator = paused();
    let body =
        json!({"requests": [task("a", "http://localhost/"), task("a", "http://localhost/"), task("b", "ftp://x")]});
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), body);
    assert_eq!(operation["metadata"]["state"], "PARTIALLY_SUCCEEDED");
    let failed = &operation["metadata"]["failedRequests"];
    assert_eq!((&failed["1"]["code"], &failed["2"]["code"], &failed["0"]), (&json!(6), &json!(3), &Value::Null));
    assert_eq!(operation["response"]["tasks"].as_array().unwrap().len(), 1);
    let body = json!({"names": [format!("{QUEUE}/tasks/a"), format!("{QUEUE}/tasks/b")]});
    let path = format!("/v2/{QUEUE}/tasks:batchDelete?$alt=json;enum-encoding=int");
    let operation = exchange(&emulator.host(), "POST", &path, &[], body.to_string().as_bytes()).json();
    assert_eq!(
        (&operation["metadata"]["state"], &operation["metadata"]["failedRequests"]["1"]["code"]),
        (&json!(3), &json!(5))
    );
    assert_eq!(operation["response"], json!({"@type": "type.googleapis.com/google.protobuf.Empty"}));
}

#[test]
fn a_batch_of_failures_has_neither_response_nor_error() {
    let emulator = paused();
    let body = json!({"names": [format!("{QUEUE}/tasks/none")]});
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchDelete"), body);
    assert_eq!((&operation["done"], &operation["metadata"]["state"]), (&json!(true), &json!("FAILED")));
    assert_eq!((&operation["response"], &operation["error"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_request_id_names_its_operation_and_cannot_be_used_twice() {
    let emulator = paused();
    let mut body = create(&["a"]);
    body["requestId"] = json!("once");
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), body);
    assert_eq!(operation["name"], format!("{LOCATION}/operations/once"));
    let body = json!({"names": [format!("{QUEUE}/tasks/a")], "requestId": "once"});
    let again = fails(&emulator, "POST", &format!("{QUEUE}/tasks:batchDelete"), body);
    assert_eq!(again, ("INVALID_ARGUMENT".into(), "Duplicate operation id in the batch request: once".into()));
}

#[test]
fn the_sizes_of_batches_are_told_in_the_words_of_the_service() {
    let emulator = paused();
    let message = |method: &str, body: Value| fails(&emulator, "POST", &format!("{QUEUE}/tasks:{method}"), body).1;
    assert_eq!(message("batchCreate", json!({})), "Request must contain at least one task.");
    assert_eq!(
        message("batchCreate", create(&["t"; 101])),
        "A maximum of 100 tasks can be created in a single batch, but got 101 tasks."
    );
    assert_eq!(
        message("batchDelete", json!({"names": vec![format!("{QUEUE}/tasks/t"); 1001]})),
        "A maximum of 1000 tasks can be handled in a batch, but 1001 were requested."
    );
}

#[test]
fn a_batch_keeps_to_its_parent() {
    let emulator = paused();
    let mut body = create(&["a"]);
    body["requests"][0]["parent"] = json!("projects/p/locations/l/queues/other");
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), body);
    assert_eq!(operation["metadata"]["failedRequests"]["0"]["code"], 3);
    let body = json!({"names": ["projects/p/locations/l/queues/other/tasks/t"]});
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchDelete"), body);
    assert_eq!(operation["metadata"]["failedRequests"]["0"]["code"], 3);
}

#[test]
fn v2beta2_has_batches_too() {
    let emulator = paused();
    let path = format!("{QUEUE}/tasks:batchCreate");
    let operation = ok_version(&emulator, "v2beta2", "POST", &path, create(&["a"]));
    assert_eq!(
        operation["response"]["@type"],
        "type.googleapis.com/google.cloud.tasks.v2beta2.BatchCreateTasksResponse"
    );
}
