//! Queues: defaults, updates with field_mask, pages, filters, and the shapes of three versions.

use crate::support::*;
use serde_json::{Value, json};
use std::time::Duration;

#[test]
fn a_new_queue_shows_the_defaults_of_the_service() {
    let emulator = emulator();
    let expected = json!({
        "name": QUEUE,
        "rateLimits": {"maxDispatchesPerSecond": 500, "maxBurstSize": 100, "maxConcurrentDispatches": 1000},
        "retryConfig": {"maxAttempts": 100, "minBackoff": "0.100s", "maxBackoff": "3600s", "maxDoublings": 16},
        "state": "RUNNING",
    });
    assert_eq!(ok(&emulator, "GET", QUEUE, Value::Null), expected);
}

#[test]
fn an_update_without_a_mask_replaces_all_and_keeps_the_state() {
    let emulator = emulator();
    ok(
        &emulator,
        "PATCH",
        QUEUE,
        json!({"rateLimits": {"maxDispatchesPerSecond": 5}, "retryConfig": {"maxAttempts": 3}}),
    );
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let queue = ok(&emulator, "PATCH", QUEUE, json!({"retryConfig": {"maxAttempts": 4}, "state": "RUNNING"}));
    assert_eq!((&queue["retryConfig"]["maxAttempts"], &queue["state"]), (&json!(4), &json!("PAUSED")));
    assert_eq!(queue["rateLimits"]["maxDispatchesPerSecond"], 500);
}

#[test]
fn a_mask_says_what_an_update_changes() {
    let emulator = emulator();
    let changes = json!({"rateLimits": {"maxDispatchesPerSecond": 5, "maxConcurrentDispatches": 6}});
    for mask in ["rateLimits.maxDispatchesPerSecond", "rate_limits.max_dispatches_per_second"] {
        let queue = ok(&emulator, "PATCH", &format!("{QUEUE}?updateMask={mask}"), changes.clone());
        let limits = &queue["rateLimits"];
        assert_eq!((&limits["maxDispatchesPerSecond"], &limits["maxBurstSize"]), (&json!(5), &json!(10)));
        assert_eq!(limits["maxConcurrentDispatches"], 1000);
    }
    let untouched = ok(&emulator, "PATCH", &format!("{QUEUE}?updateMask="), json!({"retryConfig": {"maxAttempts": 9}}));
    assert_eq!(
        (&untouched["retryConfig"]["maxAttempts"], &untouched["rateLimits"]["maxDispatchesPerSecond"]),
        (&json!(100), &json!(5))
    );
    assert_eq!(fails(&emulator, "PATCH", &format!("{QUEUE}?updateMask=colour"), changes).0, "INVALID_ARGUMENT");
}

#[test]
fn an_update_makes_a_queue_that_is_missing() {
    let emulator = emulator();
    let name = format!("{LOCATION}/queues/new");
    let queue =
        ok(&emulator, "PATCH", &format!("{name}?updateMask=retryConfig"), json!({"retryConfig": {"maxAttempts": 3}}));
    assert_eq!((&queue["name"], &queue["retryConfig"]["maxAttempts"]), (&json!(name), &json!(3)));
}

#[test]
fn every_version_shows_a_queue_and_a_task_in_its_own_shape() {
    let emulator = emulator();
    let changed = json!({"rateLimits": {"maxTasksDispatchedPerSecond": 7}, "retryConfig": {"unlimitedAttempts": true}});
    let mask = "rateLimits.maxTasksDispatchedPerSecond,retryConfig.unlimitedAttempts";
    let queue = ok_version(&emulator, "v2beta2", "PATCH", &format!("{QUEUE}?updateMask={mask}"), changed);
    assert_eq!(queue["rateLimits"]["maxConcurrentTasks"], 1000);
    let queue = ok(&emulator, "GET", QUEUE, Value::Null);
    assert_eq!(
        (&queue["rateLimits"]["maxDispatchesPerSecond"], &queue["retryConfig"]["maxAttempts"]),
        (&json!(7), &json!(-1))
    );
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let task = json!({"task": {
        "name": format!("{QUEUE}/tasks/t"), "appEngineHttpRequest": {"relativeUrl": "/a", "payload": "aGk="},
    }, "responseView": "FULL"});
    ok_version(&emulator, "v2beta2", "POST", &format!("{QUEUE}/tasks"), task);
    let task = ok_version(&emulator, "v2beta3", "GET", &format!("{QUEUE}/tasks/t?responseView=FULL"), Value::Null);
    assert_eq!(task["appEngineHttpRequest"]["relativeUri"], "/a");
    assert_eq!((&task["appEngineHttpRequest"]["body"], &task["view"]), (&json!("aGk="), &json!("FULL")));
}

#[test]
fn an_update_leaves_alone_what_its_version_cannot_say() {
    let emulator = emulator();
    let ttl = json!({"taskTtl": "100s", "retryConfig": {"maxAttempts": 3}});
    ok_version(&emulator, "v2beta3", "PATCH", &format!("{QUEUE}?updateMask=taskTtl,retryConfig.maxAttempts"), ttl);
    let attempts = json!({"retryConfig": {"maxAttempts": 4}});
    ok(&emulator, "PATCH", &format!("{QUEUE}?updateMask=retryConfig.maxAttempts"), attempts);
    let queue = ok_version(&emulator, "v2beta3", "GET", QUEUE, Value::Null);
    assert_eq!((&queue["taskTtl"], &queue["retryConfig"]["maxAttempts"]), (&json!("100s"), &json!(4)));
}

#[test]
fn a_task_keeps_every_field_of_its_version() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let request = json!({
        "url": "http://localhost/", "httpMethod": "PUT", "headers": {"X-A": "1"}, "body": "aGk=",
        "oidcToken": {"serviceAccountEmail": "a@b", "audience": "c"},
    });
    let retry =
        json!({"maxAttempts": 3, "maxRetryDuration": "9s", "minBackoff": "1s", "maxBackoff": "2s", "maxDoublings": 4});
    for version in ["v2", "v2beta2", "v2beta3"] {
        let task = json!({"name": format!("{QUEUE}/tasks/{version}"), "httpRequest": request, "retryConfig": retry});
        let body = json!({"task": task, "responseView": "FULL"});
        ok_version(&emulator, version, "POST", &format!("{QUEUE}/tasks"), body);
        let kept =
            ok_version(&emulator, version, "GET", &format!("{QUEUE}/tasks/{version}?responseView=FULL"), Value::Null);
        assert_eq!(kept["retryConfig"], retry, "{version}");
        for (field, value) in request.as_object().unwrap().iter().filter(|(field, _)| *field != "headers") {
            assert_eq!(&kept["httpRequest"][field], value, "{version} {field}");
        }
        assert_eq!(kept["httpRequest"]["headers"], json!({"X-A": "1", "User-Agent": "Google-Cloud-Tasks"}));
    }
}

#[test]
fn a_beta_queue_sets_the_lifetimes_of_its_tasks_and_their_names() {
    let emulator = emulator();
    let lifetimes = json!({"taskTtl": "100s", "tombstoneTtl": "10s"});
    ok_version(&emulator, "v2beta3", "PATCH", &format!("{QUEUE}?updateMask=taskTtl,tombstoneTtl"), lifetimes);
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    ok(&emulator, "DELETE", &format!("{QUEUE}/tasks/t"), Value::Null);
    emulator.advance(Duration::from_secs(10));
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task("t", "http://localhost/"));
    emulator.advance(Duration::from_secs(100));
    assert_eq!(fails(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null).0, "NOT_FOUND");
}

#[test]
fn queues_are_listed_by_name_and_page() {
    let emulator = emulator();
    for id in ["c", "a", "b"] {
        emulator.create_queue(&format!("{LOCATION}/queues/{id}")).unwrap();
    }
    emulator.create_queue("projects/p/locations/l2/queues/x").unwrap();
    let names = |page: &Value| -> Vec<String> {
        let queues = page["queues"].as_array().cloned().unwrap_or_default();
        queues.iter().map(|queue| queue["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
    };
    let path = format!("{LOCATION}/queues");
    assert_eq!(names(&ok(&emulator, "GET", &path, Value::Null)), ["a", "b", "c", "q"]);
    let first = ok(&emulator, "GET", &format!("{path}?pageSize=2"), Value::Null);
    assert_eq!(names(&first), ["a", "b"]);
    let second = ok(
        &emulator,
        "GET",
        &format!("{path}?pageSize=2&pageToken={}", first["nextPageToken"].as_str().unwrap()),
        Value::Null,
    );
    assert_eq!(names(&second), ["c", "q"]);
    let third = format!("{path}?pageSize=2&pageToken={}", second["nextPageToken"].as_str().unwrap());
    assert_eq!(ok(&emulator, "GET", &third, Value::Null), json!({}));
    ok(&emulator, "POST", &format!("{LOCATION}/queues/b:pause"), json!({}));
    assert_eq!(names(&ok(&emulator, "GET", &format!("{path}?filter=state:%20PAUSED"), Value::Null)), ["b"]);
    assert_eq!(fails(&emulator, "GET", &format!("{path}?filter=nonsense"), Value::Null).0, "INVALID_ARGUMENT");
    assert_eq!(
        fails(&emulator, "GET", &format!("{path}?pageSize=-1"), Value::Null).1,
        "ListQueuesRequest.pageSize cannot be negative."
    );
}

#[test]
fn queues_are_found_by_numbers_switches_and_elements_of_lists() {
    let emulator = emulator();
    let endless = json!({"retryConfig": {"unlimitedAttempts": true}});
    ok_version(&emulator, "v2beta2", "PATCH", &format!("{QUEUE}?updateMask=retryConfig.unlimitedAttempts"), endless);
    let headers = json!([{"header": {"key": "X-A", "value": "1"}}, {"header": {"key": "X-B", "value": "2"}}]);
    let queue = json!({
        "name": format!("{LOCATION}/queues/h"), "retryConfig": {"maxAttempts": 5},
        "httpTarget": {"headerOverrides": headers},
    });
    ok(&emulator, "POST", &format!("{LOCATION}/queues"), queue);
    for (version, filter, found) in [
        ("v2beta2", "retry_config.unlimited_attempts = true", &["q"][..]),
        ("v2beta2", "retry_config.unlimited_attempts = false", &["h"]),
        ("v2", "retry_config.max_attempts = 5", &["h"]),
        ("v2", "retry_config.max_attempts <= 5", &["h", "q"]),
        ("v2", "retry_config.max_attempts <= 4", &["q"]),
        ("v2", "http_target.header_overrides.header.key = x-b", &["h"]),
        ("v2", "http_target.header_overrides.header.key = x-c", &[]),
    ] {
        let encoded = percent_encoding::utf8_percent_encode(filter, percent_encoding::NON_ALPHANUMERIC);
        let page = ok_version(&emulator, version, "GET", &format!("{LOCATION}/queues?filter={encoded}"), Value::Null);
        let queues = page["queues"].as_array().cloned().unwrap_or_default();
        let ids: Vec<_> =
            queues.iter().map(|queue| queue["name"].as_str().unwrap().rsplit('/').next().unwrap()).collect();
        assert_eq!(ids, found, "{filter}");
    }
}

#[test]
fn a_full_last_page_still_has_a_token_which_lives_two_hours() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    for id in ["a", "b", "c", "d"] {
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, "http://localhost/"));
    }
    let path = |more: String| format!("{QUEUE}/tasks?pageSize=2{more}");
    let first = ok(&emulator, "GET", &path(String::new()), Value::Null);
    let next = |page: &Value| path(format!("&pageToken={}", page["nextPageToken"].as_str().unwrap()));
    let second = ok(&emulator, "GET", &next(&first), Value::Null);
    assert_eq!(second["tasks"].as_array().unwrap().len(), 2);
    assert_eq!(ok(&emulator, "GET", &next(&second), Value::Null), json!({}));
    emulator.advance(Duration::from_secs(2 * 3600));
    assert_eq!(fails(&emulator, "GET", &next(&first), Value::Null).0, "INVALID_ARGUMENT");
    assert_eq!(fails(&emulator, "GET", &path("&pageToken=nonsense".into()), Value::Null).0, "INVALID_ARGUMENT");
    assert_eq!(
        fails(&emulator, "GET", &format!("{QUEUE}/tasks?pageSize=-1"), Value::Null).1,
        "ListTasksRequest.pageSize cannot be negative."
    );
}

#[test]
fn a_page_holds_a_thousand_tasks_at_most() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    for batch in 0..11 {
        let requests: Vec<_> = (0..100).map(|n| task(&format!("t{batch}-{n}"), "http://localhost/")).collect();
        ok(&emulator, "POST", &format!("{QUEUE}/tasks:batchCreate"), json!({ "requests": requests }));
    }
    let page = ok(&emulator, "GET", &format!("{QUEUE}/tasks?pageSize=5000"), Value::Null);
    assert_eq!(page["tasks"].as_array().unwrap().len(), 1000);
}

#[test]
fn figures_are_shown_where_the_mask_asks_for_them() {
    let emulator = emulator();
    assert_eq!(ok_version(&emulator, "v2beta3", "GET", QUEUE, Value::Null).get("stats"), None);
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    for id in ["t", "u"] {
        ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task(id, "http://localhost/"));
        emulator.advance(Duration::from_secs(1));
    }
    for version in ["v2beta2", "v2beta3"] {
        let queue = ok_version(&emulator, version, "GET", &format!("{QUEUE}?readMask=name,stats"), Value::Null);
        let stats = json!({"tasksCount": "2", "oldestEstimatedArrivalTime": "2023-11-14T22:13:20Z", "effectiveExecutionRate": 500});
        assert_eq!(queue, json!({"name": QUEUE, "stats": stats}));
    }
}

#[test]
fn a_location_holds_so_many_queues_and_no_more() {
    let emulator = emulator();
    for number in 1..1000 {
        emulator.create_queue(&format!("{LOCATION}/queues/q{number}")).unwrap();
    }
    let problem = emulator.create_queue(&format!("{LOCATION}/queues/one-more")).unwrap_err();
    assert_eq!(problem.code, cloudtasks::Code::ResourceExhausted);
    emulator.create_queue("projects/p/locations/elsewhere/queues/q").unwrap();
}

#[test]
fn a_deleted_queue_makes_room_for_another() {
    let emulator = with_settings(json!({"max_queues": 1}));
    let create = |id: &str| emulator.create_queue(&format!("{LOCATION}/queues/{id}")).map_err(|error| error.code);
    assert_eq!(create("a"), Err(cloudtasks::Code::ResourceExhausted));
    ok(&emulator, "DELETE", QUEUE, Value::Null);
    assert_eq!(create("a"), Ok(()));
    assert_eq!(create("b"), Err(cloudtasks::Code::ResourceExhausted));
}

#[test]
fn ten_thousand_queues_are_listed_where_the_limit_is_raised() {
    let emulator = with_settings(json!({"max_queues": 20_000}));
    for number in 1..10_000 {
        emulator.create_queue(&format!("{LOCATION}/queues/q{number}")).unwrap();
    }
    let page = ok(&emulator, "GET", &format!("{LOCATION}/queues"), Value::Null);
    assert_eq!(page["queues"].as_array().unwrap().len(), 9800);
    let token = page["nextPageToken"].as_str().unwrap();
    let rest = ok(&emulator, "GET", &format!("{LOCATION}/queues?pageToken={token}"), Value::Null);
    assert_eq!(rest["queues"].as_array().unwrap().len(), 200);
}

#[test]
fn ids_made_by_the_server_are_digits() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let task = ok(
        &emulator,
        "POST",
        &format!("{QUEUE}/tasks"),
        json!({"task": {"httpRequest": {"url": "http://localhost/"}}}),
    );
    let id = task["name"].as_str().unwrap().strip_prefix(&format!("{QUEUE}/tasks/")).unwrap();
    assert!(id.len() >= 15 && id.bytes().all(|digit| digit.is_ascii_digit()), "{id}");
}
