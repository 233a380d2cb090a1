//! IAM policies, locations and encryption keys.

use crate::support::*;
use serde_json::{Value, json};

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
    let test = |permissions: Value| {
        call(&emulator, "POST", &format!("{QUEUE}:testIamPermissions"), json!({"permissions": permissions}))
    };
    let asked = json!(["cloudtasks.tasks.run", "cloudtasks.queues.pause", "cloudtasks.tasks.run"]);
    let held = json!(["cloudtasks.queues.pause", "cloudtasks.tasks.run", "cloudtasks.tasks.run"]);
    assert_eq!(test(asked.clone()), (200, json!({"permissions": held})));
    let message = |permissions: Value| test(permissions).1["error"]["message"].as_str().unwrap().to_owned();
    assert_eq!(message(json!([])), "At least one permission must be specified.");
    for invalid in ["foo", "cloudtasks.queues.", "cloudtasks.*"] {
        assert_eq!(message(json!([invalid])), format!("The permission {invalid} is invalid."));
    }
    for foreign in ["storage.objects.get", "cloudtasks.queues.create", "cloudtasks.tasks.burn"] {
        let expected = format!("Permission {foreign} is not valid for this resource.");
        assert_eq!(message(json!(["cloudtasks.tasks.run", foreign])), expected);
    }
    let missing = format!("{LOCATION}/queues/none:testIamPermissions");
    assert_eq!(call(&emulator, "POST", &missing, json!({"permissions": asked})).0, 404);
}

#[test]
fn a_policy_is_checked_and_put_in_order() {
    let emulator = emulator();
    let path = format!("{QUEUE}:setIamPolicy");
    let binding = |role: &str, members: &[&str]| json!({"role": role, "members": members});
    let set = |policy: Value| ok(&emulator, "POST", &path, json!({"policy": policy}));
    let policy = set(json!({"bindings": [
        binding("roles/a", &["user:u@x", "user:u@x"]),
        binding("roles/a", &["user:u@x", "allUsers"]),
        binding("projects/p/roles/b", &[]),
    ]}));
    assert_eq!(
        (&policy["version"], &policy["bindings"]),
        (&json!(1), &json!([binding("roles/a", &["user:u@x", "allUsers"])]))
    );
    assert_eq!(ok(&emulator, "POST", &path, json!({}))["version"], 1);
    let message = |policy: Value| fails(&emulator, "POST", &path, json!({"policy": policy})).1;
    let with = |binding: Value| message(json!({"bindings": [binding]}));
    for role in ["viewer", "roles/", "projects//roles/a", "organizations/o/roles/", "folders/f/roles/a"] {
        assert_eq!(
            with(binding(role, &["user:u@x"])),
            "The role name must be in the form \"roles/{role}\", \"organizations/{organization_id}/roles/{role}\", or \
             \"projects/{project_id}/roles/{role}\"."
        );
    }
    for member in ["nobody", "robot:x@example.com"] {
        assert_eq!(
            with(binding("roles/a", &[member])),
            format!("The member {member} is of an unknown type. Please set a valid type prefix for the member.")
        );
    }
    let conditional = json!({"role": "roles/a", "members": ["user:u@x"], "condition": {"expression": "true"}});
    assert_eq!(with(conditional), "Can't set conditional policy on this resource");
    assert!(message(json!({"version": 4})).starts_with("Specified policy version (4) is not supported."));
    // In base64, a quote of each kind and a backslash.
    assert!(message(json!({"etag": "JyJc"})).contains(r#"The request's ETag '\'\"\\' did not match"#));
    let stale = message(json!({"etag": "ACAB"}));
    assert!(
        stale.contains("exponential backoff. The request's ETag '\\000 \\001' did not match the current policy's ETag")
    );
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
    assert_eq!(ok(&emulator, "PATCH", &config, json!({})), json!({"name": config}));
    let refused = |key: &str| fails(&emulator, "PATCH", &config, json!({"kmsKey": key}));
    let not_found = ("NOT_FOUND".to_owned(), "Requested entity was not found.".to_owned());
    assert_eq!(refused("projects/k/locations/other/keyRings/r/cryptoKeys/c"), not_found);
    assert_eq!(refused("not-a-key").1, "Resource name [not-a-key] does not match any known resource name pattern.");
    let ring = "projects/k/locations/l/keyRings/r";
    for key in [ring.to_owned(), format!("{ring}/cryptoKeys/c/cryptoKeyVersions/1")] {
        assert_eq!(refused(&key).1, "Request contains an invalid argument.");
    }
}

#[test]
fn a_location_whose_queues_override_headers_takes_no_key() {
    let emulator = emulator();
    let headers = json!([{"header": {"key": "X-A", "value": "a"}}]);
    let queue = json!({"name": format!("{LOCATION}/queues/h"), "httpTarget": {"headerOverrides": headers}});
    ok(&emulator, "POST", &format!("{LOCATION}/queues"), queue);
    let (status, json) = call(&emulator, "PATCH", &format!("{LOCATION}/cmekConfig"), json!({"kmsKey": "not-a-key"}));
    assert_eq!((status, &json["error"]["status"]), (400, &json!("FAILED_PRECONDITION")));
    assert_eq!(
        json["error"]["details"][0],
        json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "UNSATISFIED_PRECONDITION_FOR_CMEK",
            "domain": "cloudtasks.googleapis.com", "metadata": {},
        })
    );
}

#[test]
fn a_location_whose_queues_keep_tasks_over_60_days_takes_no_key() {
    let emulator = emulator();
    let status = |ttl: u64| {
        let ttl = json!({"taskTtl": format!("{ttl}s")});
        ok_version(&emulator, "v2beta3", "PATCH", &format!("{QUEUE}?updateMask=taskTtl"), ttl);
        let key = json!({"kmsKey": "projects/k/locations/l/keyRings/r/cryptoKeys/c"});
        call(&emulator, "PATCH", &format!("{LOCATION}/cmekConfig"), key).0
    };
    let days = 60 * 24 * 3600;
    assert_eq!((status(days), status(days + 1)), (200, 400));
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
