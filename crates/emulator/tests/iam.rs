//! IAM policies, locations and encryption keys.

mod support;

use serde_json::{Value, json};
use support::*;

#[test]
fn a_policy_is_guarded_by_its_etag() {
    let emulator = emulator();
    let get = || ok(&emulator, "POST", &format!("{QUEUE}:getIamPolicy"), json!({}));
    assert_eq!(get(), json!({"etag": "ACAB"}));
    let bindings = json!([{"role": "roles/cloudtasks.enqueuer", "members": ["user:a@example.com"]}]);
    let set = |policy: Value| call(&emulator, "POST", &format!("{QUEUE}:setIamPolicy"), json!({"policy": policy}));
    let (_, first) = set(json!({"bindings": bindings, "etag": "ACAB"}));
    assert_eq!(first["bindings"], bindings);
    assert_ne!(first["etag"], "ACAB");
    assert_eq!(get(), first);
    let (status, answer) = set(json!({"bindings": [], "etag": "ACAB"}));
    assert_eq!((status, &answer["error"]["status"]), (409, &json!("ABORTED")));
    let (_, second) = set(json!({"etag": first["etag"]}));
    assert_ne!(second["etag"], first["etag"]);
    assert_eq!(set(json!({"bindings": bindings})).0, 200, "without an etag the policy is replaced");
    assert_eq!(set(json!({"version": 2})).0, 400);
}

#[test]
fn permissions_are_known_by_their_real_names() {
    let emulator = emulator();
    let test = |queue: &str, permissions: Value| {
        call(&emulator, "POST", &format!("{queue}:testIamPermissions"), json!({"permissions": permissions}))
    };
    let asked = json!(["cloudtasks.tasks.create", "cloudtasks.queues.pause"]);
    assert_eq!(test(QUEUE, asked.clone()), (200, json!({"permissions": asked})));
    assert_eq!(test(QUEUE, json!(["cloudtasks.tasks.burn"])).0, 400);
    assert_eq!(test(&format!("{LOCATION}/queues/none"), asked), (200, json!({})));
}

#[test]
fn locations_are_listed_by_page_and_got() {
    let emulator = emulator();
    let page = ok(&emulator, "GET", "projects/p/locations?pageSize=5", Value::Null);
    assert_eq!(page["locations"].as_array().unwrap().len(), 5);
    let token = page["nextPageToken"].as_str().unwrap();
    let rest = ok(&emulator, "GET", &format!("projects/p/locations?pageToken={token}"), Value::Null);
    assert_eq!((rest["locations"].as_array().unwrap().len(), &rest["nextPageToken"]), (7, &Value::Null));
    let location = ok(&emulator, "GET", "projects/p/locations/us-central1", Value::Null);
    assert_eq!(location["locationId"], "us-central1");
    assert_eq!(location["labels"]["cloud.googleapis.com/region"], "us-central1");
}

#[test]
fn the_key_of_a_location_is_kept() {
    let emulator = emulator();
    let config = format!("{LOCATION}/cmekConfig");
    assert_eq!(ok(&emulator, "GET", &config, Value::Null), json!({"name": config}));
    let key = "projects/k/locations/l/keyRings/r/cryptoKeys/c";
    let set = ok(&emulator, "PATCH", &format!("{config}?updateMask=kmsKey"), json!({"kmsKey": key}));
    assert_eq!(set, json!({"name": config, "kmsKey": key}));
    assert_eq!(ok_version(&emulator, "v2beta3", "GET", &config, Value::Null)["kmsKey"], key);
    let elsewhere = json!({"kmsKey": "projects/k/locations/other/keyRings/r/cryptoKeys/c"});
    assert_eq!(fails(&emulator, "PATCH", &config, elsewhere).0, "INVALID_ARGUMENT");
    assert_eq!(ok(&emulator, "PATCH", &config, json!({})), json!({"name": config}));
}

#[test]
fn a_project_that_is_not_the_callers_is_refused() {
    let emulator = builder().settings(serde_json::from_value(json!({"projects": ["p"]})).unwrap()).start().unwrap();
    ok(&emulator, "GET", QUEUE, Value::Null);
    for path in
        ["projects/x/locations/l/queues/q", "projects/x/locations/l/queues", "projects/x/locations/l/queues/q/tasks/t"]
    {
        assert_eq!(fails(&emulator, "GET", path, Value::Null).0, "PERMISSION_DENIED", "{path}");
    }
}
