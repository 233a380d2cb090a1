//! Batches and the operations that they return.

use crate::support::*;
use serde_json::{Value, json};

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
    let body = json!({"requests": [task("a", "http://localhost/"), json!({"parent": QUEUE}), task("b", "ftp://x")]});
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), body);
    assert_eq!(operation["metadata"]["state"], "PARTIALLY_SUCCEEDED");
    let failed = &operation["metadata"]["failedRequests"];
    assert_eq!((&failed["1"]["code"], &failed["2"]["code"], &failed["0"]), (&json!(3), &json!(3), &Value::Null));
    assert_eq!(failed["1"]["message"], "Payload type must be set.");
    assert_eq!(failed["2"]["message"], "HttpTarget.url must start with 'http://' or 'https://'.");
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
fn a_batch_in_which_nothing_was_created_has_neither_response_nor_error() {
    let emulator = paused();
    let bad = json!({"requests": [task("t", "ftp://x")]});
    let missing = format!("{LOCATION}/queues/none");
    let lost = json!({"requests": [{"parent": missing, "task": {"httpRequest": {"url": "http://localhost/"}}}]});
    for (queue, body, code) in [(QUEUE, bad, 3), (missing.as_str(), lost, 5)] {
        let operation = ok(&emulator, "POST", &format!("{queue}/tasks:batchCreate"), body);
        assert_eq!((&operation["done"], &operation["metadata"]["state"]), (&json!(true), &json!("FAILED")));
        assert_eq!((&operation["response"], &operation["error"]), (&Value::Null, &Value::Null));
        assert_eq!(operation["metadata"]["failedRequests"]["0"]["code"], code);
    }
}

#[test]
fn a_batch_in_which_nothing_was_deleted_is_aborted() {
    let emulator = paused();
    for queue in [QUEUE, "projects/p/locations/l/queues/none"] {
        let body = json!({"names": [format!("{queue}/tasks/none")]});
        let operation = ok(&emulator, "POST", &format!("{queue}/tasks:batchDelete"), body);
        assert_eq!(operation["metadata"]["state"], "PARTIALLY_SUCCEEDED");
        assert_eq!(operation["metadata"]["failedRequests"]["0"]["message"], "Requested entity was not found.");
        assert_eq!(operation["error"]["code"], 10);
        assert_eq!(
            operation["error"]["message"],
            "None of the requests succeeded, refer to BatchDeleteTasksMetadata.failed_requests for individual error details"
        );
    }
}

#[test]
fn a_task_that_a_batch_names_twice_is_deleted_once_and_counts_twice() {
    let emulator = paused();
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    let twice = format!("{QUEUE}/tasks/t");
    let names = json!([twice, twice, format!("{QUEUE}/tasks/not valid"), "x", ""]);
    let operation = ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchDelete"), json!({"names": names}));
    let failed = operation["metadata"]["failedRequests"].as_object().unwrap();
    assert_eq!(failed.keys().collect::<Vec<_>>(), ["2", "3", "4"]);
    assert!(
        failed["2"]["message"].as_str().unwrap().starts_with("Invalid task name: Task ID \"not valid\" can contain")
    );
    assert_eq!(
        failed["3"]["message"],
        "Invalid task name: Task name must be formatted: \
         \"projects/<PROJECT_ID>/locations/<LOCATION_ID>/queues/<QUEUE_ID>/tasks/<TASK_ID>\"."
    );
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
fn an_operation_can_be_read_until_a_thousand_others_were_started() {
    let emulator = paused();
    let start = |id: usize| {
        let body = json!({"names": [format!("{QUEUE}/tasks/none")], "requestId": format!("o{id}")});
        ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchDelete"), body);
    };
    let status = |id: usize| call(&emulator, "GET", &format!("{LOCATION}/operations/o{id}"), Value::Null).0;
    (0..1000).for_each(start);
    assert_eq!(status(0), 200);
    start(1000);
    assert_eq!((status(0), status(1), status(1000)), (404, 200, 200));
}

#[test]
fn the_sizes_of_batches_are_told_in_the_words_of_the_service() {
    let emulator = paused();
    let message = |method: &str, body: Value| fails(&emulator, "POST", &format!("{QUEUE}/tasks:{method}"), body).1;
    assert_eq!(message("batchCreate", json!({})), "Request must contain at least one task.");
    assert_eq!(message("batchDelete", json!({})), "Request contains an invalid argument.");
    assert_eq!(
        message("batchCreate", create(&["t"; 101])),
        "A maximum of 100 tasks can be created in a single batch, but got 101 tasks."
    );
    let names = |count| json!({"names": vec![format!("{QUEUE}/tasks/t"); count]});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchDelete"), names(1000));
    assert_eq!(
        message("batchDelete", names(1001)),
        "A maximum of 1000 tasks can be handled in a batch, but 1001 were requested."
    );
}

#[test]
fn a_batch_is_refused_as_a_whole_for_tasks_of_other_queues_and_for_bad_or_equal_names() {
    let emulator = paused();
    let other = "projects/p/locations/l/queues/other";
    let message = |requests: Value| {
        let body = json!({"requests": requests});
        fails(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), body).1
    };
    let named =
        |name: &str| json!({"parent": QUEUE, "task": {"name": name, "httpRequest": {"url": "http://localhost/"}}});
    for parent in [other, ""] {
        let mut request = named("");
        request["parent"] = json!(parent);
        assert_eq!(
            message(json!([request])),
            format!(
                "All tasks in a batch request must target the same queue. Found task for queue {parent} in batch request \
                 for queue {QUEUE}."
            )
        );
    }
    let t = format!("{QUEUE}/tasks/t");
    assert_eq!(message(json!([named(&t), named(&t)])), format!("Duplicate task name in the batch request: {t}"));
    assert!(
        message(json!([named(&format!("{QUEUE}/tasks/not valid"))])).starts_with("Task ID \"not valid\" can contain")
    );
    assert_eq!(
        message(json!([named(&format!("{other}/tasks/t"))])),
        format!(
            "The queue name from request ('{QUEUE}') must be the same as the queue name in the named task ('{other}')."
        )
    );
    let body = json!({"names": [format!("{other}/tasks/t")]});
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
