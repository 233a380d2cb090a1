//! The words of the real service, as others recorded them: names, masks, targets and filters, with the details of each
//! error. What can be said over gRPC alone, such as a name of the wrong form, is said over gRPC.

use crate::support::grpc::{GrpcClient, Outcome};
use crate::support::*;
use cloudtasks::message::json::{Unknown, from_json};
use cloudtasks::message::{DynamicMessage, Scalar};
use cloudtasks::schema::MethodDescriptor;
use cloudtasks::v2::methods;
use serde_json::{Value, json};

fn path_of(method: &MethodDescriptor) -> String {
    let name: String = method.name.split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect();
    match method.name {
        "get_operation" => format!("/google.longrunning.Operations/{name}"),
        _ => format!("/google.cloud.tasks.v2.CloudTasks/{name}"),
    }
}

fn call_grpc(client: &GrpcClient, method: &MethodDescriptor, request: &Value) -> Outcome {
    let mut message = DynamicMessage::new(method.request);
    from_json(request.to_string().as_bytes(), &mut message, Unknown::Refuse).unwrap();
    client.call(&path_of(method), &message)
}

/// The types of an error's details, in their order.
fn kinds(outcome: &Outcome) -> Vec<&str> {
    outcome.details.details.iter().map(|detail| detail.type_url.rsplit('.').next().unwrap()).collect()
}

type MethodOfResource = (&'static MethodDescriptor, fn(&str) -> Value, &'static str, &'static str);

/// Each method with the request field that names its resource, a name that lacks its last id, and the permission.
fn methods_by_resource() -> Vec<MethodOfResource> {
    let name: fn(&str) -> Value = |name| json!({"name": name});
    let parent: fn(&str) -> Value = |parent| json!({"parent": parent});
    let resource: fn(&str) -> Value = |resource| json!({"resource": resource});
    let queues = "projects/p/locations/l/queues";
    let tasks = "projects/p/locations/l/queues/q/tasks";
    vec![
        (&methods::list_queues, parent, "projects/p", "cloudtasks.queues.list"),
        (&methods::get_queue, name, queues, "cloudtasks.queues.get"),
        (&methods::create_queue, parent, "projects/p", "cloudtasks.queues.create"),
        (&methods::update_queue, |name| json!({"queue": {"name": name}}), queues, "cloudtasks.queues.update"),
        (&methods::delete_queue, name, queues, "cloudtasks.queues.delete"),
        (&methods::pause_queue, name, queues, "cloudtasks.queues.pause"),
        (&methods::resume_queue, name, queues, "cloudtasks.queues.resume"),
        (&methods::purge_queue, name, queues, "cloudtasks.queues.purge"),
        (&methods::get_iam_policy, resource, queues, "cloudtasks.queues.list"),
        (&methods::set_iam_policy, resource, queues, "cloudtasks.queues.list"),
        (&methods::test_iam_permissions, resource, queues, "cloudtasks.queues.list"),
        (&methods::list_tasks, parent, queues, "cloudtasks.tasks.list"),
        (&methods::create_task, parent, queues, "cloudtasks.tasks.create"),
        (&methods::batch_create_tasks, parent, queues, "cloudtasks.tasks.create"),
        (&methods::batch_delete_tasks, parent, queues, "cloudtasks.tasks.delete"),
        (&methods::get_task, name, tasks, "cloudtasks.tasks.get"),
        (&methods::delete_task, name, tasks, "cloudtasks.tasks.delete"),
        (&methods::run_task, name, tasks, "cloudtasks.tasks.run"),
        (&methods::get_operation, name, "projects/p/locations/l/operations", "cloudtasks.operations.get"),
    ]
}

#[test]
fn a_request_without_a_resource_says_so() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for (method, request, ..) in methods_by_resource() {
        let outcome = call_grpc(&client, method, &request(""));
        assert_eq!(outcome.message, "Invalid resource field value in the request.", "{}", method.name);
        assert_eq!((outcome.code, kinds(&outcome)), (3, vec!["ErrorInfo"]));
        let text = String::from_utf8_lossy(&outcome.details.details[0].value).into_owned();
        assert!(text.contains("RESOURCE_PROJECT_INVALID") && text.contains(&path_of(method)[1..].replace('/', ".")));
    }
}

#[test]
fn a_name_outside_of_any_project_is_denied() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for (method, request, ..) in methods_by_resource() {
        let outcome = call_grpc(&client, method, &request("not-a-valid-name"));
        assert_eq!(outcome.message, "Permission denied on resource project not-a-valid-name.", "{}", method.name);
        assert_eq!((outcome.code, kinds(&outcome)), (7, vec!["ErrorInfo", "LocalizedMessage", "Help"]));
    }
}

#[test]
fn a_name_that_lacks_an_id_or_has_too_many_is_denied_by_permission() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for (method, request, short, permission) in methods_by_resource() {
        for name in [short.to_owned(), format!("{short}/x/extra/y/more")] {
            let outcome = call_grpc(&client, method, &request(&name));
            assert_eq!(
                outcome.message,
                format!(
                    "The principal (user or service account) lacks IAM permission \"{permission}\" for the resource \
                     \"{name}\" (or the resource may not exist)."
                )
            );
            assert_eq!((outcome.code, kinds(&outcome)), (7, Vec::new()));
        }
    }
}

#[test]
fn an_id_with_other_characters_is_refused_with_a_link() {
    let emulator = emulator();
    let error = |verb: &str, path: &str, body: Value| call(&emulator, verb, path, body).1["error"].clone();
    let queue = "Queue ID \"not_valid\" can contain only letters ([A-Za-z]), numbers ([0-9]), or hyphens (-). Queue ID must \
                 be between 1 and 100 characters.";
    let task = "Task ID \"a!b\" can contain only letters ([A-Za-z]), numbers ([0-9]), hyphens (-), or underscores (_). Task \
                ID must between 1 and 500 characters.";
    for (verb, path, message, definition) in [
        ("GET", format!("{LOCATION}/queues/not_valid"), queue, "Definition of queue ID"),
        ("POST", format!("{LOCATION}/queues/not_valid:pause"), queue, "Definition of queue ID"),
        ("GET", format!("{LOCATION}/queues/not_valid/tasks"), queue, "Definition of queue ID"),
        ("GET", format!("{LOCATION}/queues/not_valid/tasks/t"), queue, "Definition of queue ID"),
        ("GET", format!("{QUEUE}/tasks/a!b"), task, "Definition of task ID"),
        ("DELETE", format!("{QUEUE}/tasks/a!b"), task, "Definition of task ID"),
        ("POST", format!("{QUEUE}/tasks/a!b:run"), task, "Definition of task ID"),
    ] {
        let error = error(verb, &path, json!({}));
        assert_eq!((&error["code"], &error["message"]), (&json!(400), &json!(message)), "{verb} {path}");
        assert_eq!(error["details"][0]["links"][0]["description"], definition);
    }
    let malformed = error("POST", &format!("{LOCATION}/queues"), json!({"name": "q"}));
    assert_eq!(
        malformed["message"],
        "Queue name must be formatted: \"projects/<PROJECT_ID>/locations/<LOCATION_ID>/queues/<QUEUE_ID>\"."
    );
    let task = json!({"task": {"name": "t", "httpRequest": {"url": "http://localhost/"}}});
    let malformed = error("POST", &format!("{QUEUE}/tasks"), task);
    assert_eq!(malformed["details"][0]["links"][0]["description"], "Definition of task name");
    let elsewhere = json!({"name": "projects/p/locations/other/queues/x"});
    let elsewhere = error("POST", &format!("{LOCATION}/queues"), elsewhere);
    assert_eq!(elsewhere["message"], format!("projects/p/locations/other/queues/x must begin with {LOCATION}."));
}

#[test]
fn what_a_missing_queue_answers_depends_on_the_method() {
    let emulator = emulator();
    let missing = format!("{LOCATION}/queues/none");
    let message = |verb: &str, path: &str| fails(&emulator, verb, path, json!({})).1;
    let queue =
        "Queue does not exist. If you just created the queue, wait at least a minute for the queue to initialize.";
    for (verb, path, expected) in [
        ("GET", missing.clone(), queue),
        ("GET", format!("{missing}/tasks"), queue),
        ("POST", format!("{missing}:purge"), queue),
        ("POST", format!("{missing}/tasks/t:run"), queue),
        ("POST", format!("{missing}:testIamPermissions"), queue),
        ("GET", format!("{missing}/tasks/t"), "Requested entity was not found."),
        ("DELETE", format!("{missing}/tasks/t"), "Requested entity was not found."),
        ("DELETE", missing.clone(), "Requested entity was not found."),
    ] {
        assert_eq!(message(verb, &path), expected, "{verb} {path}");
    }
}

#[test]
fn a_mask_takes_the_names_of_fields_alone() {
    let emulator = emulator();
    let client = GrpcClient::connect(&emulator.host());
    for (name, path) in [
        (QUEUE, "bogus"),
        ("projects/p/locations/l/queues/none", "bogus"),
        (QUEUE, "rate_limits.bogus"),
        (QUEUE, "http_target.bogus"),
        (QUEUE, "http_target.header_overrides.header"),
        (QUEUE, "rate_limits.max_dispatches_per_second.bogus"),
        (QUEUE, "rateLimits.maxDispatchesPerSecond"),
        (QUEUE, "rate_limits.max_dispatches_per_second,retry_config.max_attempts"),
        (QUEUE, " state"),
        (QUEUE, ""),
    ] {
        let mut request = DynamicMessage::new(methods::update_queue.request);
        request.message_mut("queue").unwrap().set("name", Scalar::String(name)).unwrap();
        let mask = request.message_mut("update_mask").unwrap();
        let paths = mask.descriptor().field_index("paths").unwrap();
        mask.put(paths, cloudtasks::message::Slot::List(vec![cloudtasks::message::Slot::String(path.into())]));
        let outcome = client.call(&path_of(&methods::update_queue), &request);
        assert_eq!((outcome.code, outcome.message), (3, format!("Invalid mask: {path}")));
    }
}

#[test]
fn a_mask_does_not_lead_through_a_list() {
    let emulator = emulator();
    let invalid = |path: &str| ("INVALID_ARGUMENT".to_owned(), format!("Invalid mask: {path}"));
    let header = "http_target.header_overrides.header";
    let path = format!("{QUEUE}?readMask=httpTarget.headerOverrides.header");
    assert_eq!(fails_version(&emulator, "v2beta3", "GET", &path, Value::Null), invalid(header));
    let policy =
        json!({"policy": {"bindings": [{"role": "roles/a", "members": ["allUsers"]}]}, "updateMask": "bindings.role"});
    assert_eq!(fails(&emulator, "POST", &format!("{QUEUE}:setIamPolicy"), policy), invalid("bindings.role"));
}

#[test]
fn an_update_that_makes_a_queue_takes_the_masked_fields_alone() {
    let emulator = emulator();
    let body = json!({"rateLimits": {"maxDispatchesPerSecond": 10, "maxConcurrentDispatches": 5}});
    let path = format!("{LOCATION}/queues/made?updateMask=rateLimits.maxConcurrentDispatches");
    let made = ok(&emulator, "PATCH", &path, body);
    assert_eq!(
        made["rateLimits"],
        json!({"maxDispatchesPerSecond": 500, "maxBurstSize": 100, "maxConcurrentDispatches": 5})
    );
}

#[test]
fn masks_of_several_parameters_add_up() {
    let emulator = emulator();
    let body =
        json!({"rateLimits": {"maxDispatchesPerSecond": 10}, "retryConfig": {"maxAttempts": 7, "maxDoublings": 3}});
    let path = format!("{QUEUE}?updateMask=rateLimits.maxDispatchesPerSecond&updateMask=retryConfig.maxAttempts");
    let queue = ok(&emulator, "PATCH", &path, body);
    assert_eq!(queue["rateLimits"]["maxDispatchesPerSecond"], 10);
    assert_eq!((&queue["retryConfig"]["maxAttempts"], &queue["retryConfig"]["maxDoublings"]), (&json!(7), &json!(16)));
}

fn with_target(emulator: &cloudtasks_emulator::Emulator, id: &str, target: Value) -> Value {
    let queue = json!({"name": format!("{LOCATION}/queues/{id}"), "httpTarget": target});
    call(emulator, "POST", &format!("{LOCATION}/queues"), queue).1
}

#[test]
fn a_uri_override_needs_a_bare_host_and_a_port_that_is_not_negative() {
    let emulator = emulator();
    for (uri, problem) in [
        (json!({"host": ""}), "Invalid Host."),
        (json!({"host": "https://example.net"}), "Invalid Host."),
        (json!({"host": "example.net:8080"}), "Invalid Host."),
        (json!({"host": "example.net/path"}), "Invalid Host."),
        (json!({"port": -1}), "Port number should be a positive integer."),
        (json!({"scheme": 9}), ""),
        (json!({"host": "example.net", "uriOverrideEnforceMode": 9}), ""),
        (json!({}), "Invalid uri_override."),
    ] {
        let error = with_target(&emulator, "u", json!({"uriOverride": uri}))["error"].clone();
        assert_eq!(error["message"], format!("Error in parsing HttpTarget. {problem}"), "{uri}");
        assert_eq!(
            error["details"][0],
            json!({
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "INVALID_INPUT_ON_HTTP_TARGET_OVERRIDE", "domain": "cloudtasks.googleapis.com",
                "metadata": {"invalid_field": problem},
            })
        );
    }
    assert_eq!(
        with_target(&emulator, "z", json!({"uriOverride": {"port": 0}}))["httpTarget"]["uriOverride"]["port"],
        "0"
    );
    let clearing = json!({"port": 65536, "pathOverride": {"path": ""}, "queryOverride": {"queryParams": "?a=1"}});
    assert_eq!(
        with_target(&emulator, "c", json!({"uriOverride": clearing}))["httpTarget"]["uriOverride"]["port"],
        "65536"
    );
}

#[test]
fn reserved_headers_cannot_be_overridden() {
    let emulator = emulator();
    let headers = |names: &[&str]| {
        let header = |name: &&str| json!({"header": {"key": name, "value": "v"}});
        json!({"headerOverrides": names.iter().map(header).collect::<Vec<_>>()})
    };
    for names in [
        &[""][..],
        &["X:Custom"],
        &["Host"],
        &["host"],
        &["User-Agent", "Host"],
        &["Content-Length"],
        &["Connection"],
        &["Transfer-Encoding"],
        &["X-Forwarded-For"],
        &["X-Google-Custom"],
        &["X-AppEngine-Custom"],
        &["X-CloudTasks-Custom"],
    ] {
        assert_eq!(
            with_target(&emulator, "h", headers(names))["error"]["message"],
            format!(
                "Error in parsing HttpTarget.headers. Header name cannot be empty or start with reserved prefixes. Invalid \
                 headers found: {}",
                names.join(", ")
            )
        );
    }
    let kept = headers(&["Authorization", "Content-Type", "X-A", "x-a"]);
    assert_eq!(with_target(&emulator, "kept", kept.clone())["httpTarget"], kept);
    let empty = with_target(&emulator, "none", json!({"headerOverrides": [{}]}));
    assert_eq!(empty["httpTarget"], json!({}));
}

#[test]
fn a_queue_overrides_50_headers_at_most() {
    let emulator = emulator();
    let headers = |count| {
        let header = |number| json!({"header": {"key": format!("X-{number}"), "value": "v"}});
        json!({"headerOverrides": (0..count).map(header).collect::<Vec<_>>()})
    };
    assert_eq!(with_target(&emulator, "most", headers(50))["httpTarget"], headers(50));
    let problem = with_target(&emulator, "more", headers(51))["error"]["message"].clone();
    assert_eq!(problem, "HttpTarget.header_overrides must have at most 50 headers.");
}

#[test]
fn the_token_of_a_queue_needs_a_service_account() {
    let emulator = emulator();
    for (email, message) in
        [("", "service_account_email must be set."), ("not-an-email", "Request contains an invalid argument.")]
    {
        for token in ["oidcToken", "oauthToken"] {
            // An empty message is how JSON sets a token without an address.
            let token = json!({ (token): {"serviceAccountEmail": email} });
            assert_eq!(with_target(&emulator, "t", token)["error"]["message"], message);
        }
    }
    for (id, token) in [
        ("oidc", json!({"oidcToken": {"serviceAccountEmail": "a@b", "audience": "audience"}})),
        ("oauth", json!({"oauthToken": {"serviceAccountEmail": "a@b", "scope": "scope"}})),
    ] {
        assert_eq!(with_target(&emulator, id, token.clone())["httpTarget"], token);
    }
}

#[test]
fn a_mask_can_empty_a_token_but_not_a_uri_override() {
    let emulator = emulator();
    for (given, masked) in [("oauthToken", "oidcToken"), ("oidcToken", "oauthToken")] {
        let target = json!({"httpTarget": {(given): {"serviceAccountEmail": "a@b"}}});
        let path = format!("{QUEUE}?updateMask=httpTarget.{masked}.serviceAccountEmail");
        assert_eq!(ok(&emulator, "PATCH", &path, target)["httpTarget"], json!({}));
    }
    let target = json!({"httpTarget": {"uriOverride": {"port": 8080}}});
    let path = format!("{QUEUE}?updateMask=httpTarget.uriOverride.host");
    assert_eq!(fails(&emulator, "PATCH", &path, target).1, "Error in parsing HttpTarget. Invalid uri_override.");
    // What the mask leaves out is checked all the same.
    let target = json!({"httpTarget": {"uriOverride": {"host": ""}}});
    let outside = fails(&emulator, "PATCH", &format!("{QUEUE}?updateMask=rateLimits"), target);
    assert_eq!(outside.1, "Error in parsing HttpTarget. Invalid Host.");
}

#[test]
fn rates_and_retries_are_refused_in_the_words_of_the_service() {
    let emulator = emulator();
    let retries = [
        (json!({"maxAttempts": -2}), "RetryConfig.maxAttempts must be greater or equal to -1."),
        (json!({"maxDoublings": -1}), "RetryConfig.maxDoublings cannot be negative."),
        (json!({"minBackoff": "-1s"}), "RetryConfig.minBackoff cannot be negative."),
        (json!({"minBackoff": "-0.000000005s"}), "RetryConfig.minBackoff cannot be negative."),
        (json!({"maxBackoff": "-1s"}), "RetryConfig.maxBackoff cannot be negative."),
        (json!({"maxRetryDuration": "-1s"}), "RetryConfig.max_retry_duration.seconds cannot be negative."),
        (json!({"maxRetryDuration": "30.9s"}), "RetryConfig.max_retry_duration.nanos cannot be set."),
        (
            json!({"minBackoff": "5s", "maxBackoff": "4s"}),
            "RetryConfig.minBackoff must be less than or equal to RetryConfig.maxBackoff.",
        ),
    ];
    for (retry, message) in &retries {
        assert_eq!(&fails(&emulator, "PATCH", QUEUE, json!({"retryConfig": retry})).1, message);
        let task = json!({"task": {"httpRequest": {"url": "http://localhost/"}, "retryConfig": retry}});
        assert_eq!(&fails(&emulator, "POST", &format!("{QUEUE}/tasks"), task).1, message);
    }
    for (limits, message) in [
        (
            json!({"maxDispatchesPerSecond": 501}),
            "RateLimits.maxDispatchesPerSecond must be less than or equal to 500.",
        ),
        (json!({"maxDispatchesPerSecond": -1}), "RateLimits.maxDispatchesPerSecond cannot be negative."),
        (
            json!({"maxConcurrentDispatches": 5001}),
            "RateLimits.maxConcurrentDispatches must be less than or equal to 5000.",
        ),
        (json!({"maxConcurrentDispatches": -1}), "RateLimits.maxConcurrentDispatches cannot be negative."),
    ] {
        assert_eq!(fails(&emulator, "PATCH", QUEUE, json!({"rateLimits": limits})).1, message);
    }
    let logging = |ratio: Value| json!({"stackdriverLoggingConfig": {"samplingRatio": ratio}});
    for ratio in [json!(1.5), json!(-0.5), json!("NaN")] {
        assert_eq!(fails(&emulator, "PATCH", QUEUE, logging(ratio)).1, "sampling_ratio must be between 0.0 and 1.0.");
    }
    assert_eq!(ok(&emulator, "PATCH", QUEUE, logging(json!(0)))["stackdriverLoggingConfig"], Value::Null);
}

#[test]
fn the_retry_rules_of_a_task_are_filled_in() {
    let emulator = emulator();
    let task = json!({"task": {"httpRequest": {"url": "http://localhost/"}, "retryConfig": {"maxAttempts": 3}}});
    let task = ok(&emulator, "POST", &format!("{QUEUE}/tasks"), task);
    let filled = json!({"maxAttempts": 3, "minBackoff": "0.100s", "maxBackoff": "3600s", "maxDoublings": 16});
    assert_eq!(task["retryConfig"], filled);
}

#[test]
fn a_value_of_an_enum_that_nobody_knows_counts_as_unset() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let mut body = task("t", "http://localhost/");
    body["task"]["httpRequest"]["httpMethod"] = json!(99);
    body["responseView"] = json!(99);
    let made = ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    assert_eq!((&made["httpRequest"]["httpMethod"], &made["view"]), (&json!("POST"), &Value::Null));
    let got = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t?responseView=99"), Value::Null);
    assert_eq!(got["view"], Value::Null);
    let listed = ok(&emulator, "GET", &format!("{QUEUE}/tasks?responseView=99"), Value::Null);
    assert_eq!(listed["tasks"][0]["view"], "BASIC");
}

#[test]
fn the_largest_task_counts_its_name() {
    let emulator = emulator();
    ok(&emulator, "POST", &format!("{QUEUE}:pause"), json!({}));
    let client = GrpcClient::connect(&emulator.host());
    let url = "https://example.com/work";
    let fits = |id: &str, body: usize| {
        let name = format!("{QUEUE}/tasks/{id}");
        let mut request = DynamicMessage::new(methods::create_task.request);
        request.set("parent", Scalar::String(QUEUE)).unwrap();
        let task = request.message_mut("task").unwrap();
        task.set("name", Scalar::String(&name)).unwrap();
        let http = task.message_mut("http_request").unwrap();
        http.set("url", Scalar::String(url)).unwrap();
        http.set("body", Scalar::Bytes(&vec![0; body])).unwrap();
        let outcome = client.call(&path_of(&methods::create_task), &request);
        assert!(outcome.code == 0 || outcome.message == "Task size too large", "{}", outcome.message);
        outcome.code == 0
    };
    // Recorded: name and body may have 1,047,453 bytes beside a header of 1008.
    let largest = 1_047_453 + 1008 + 2 - format!("{QUEUE}/tasks/t1").len();
    assert!(fits("t1", largest));
    assert!(!fits("t2", largest + 1));
}

#[test]
fn a_method_of_the_queue_that_takes_no_body_fails_a_task_that_has_one() {
    let emulator = emulator();
    ok(&emulator, "PATCH", QUEUE, json!({"httpTarget": {"httpMethod": "GET"}, "retryConfig": {"maxAttempts": 2}}));
    let body = json!({"task": {"name": format!("{QUEUE}/tasks/t"), "httpRequest": {"url": "http://localhost:1/", "body": "aGk="}}});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    settle(&emulator);
    let task = ok(&emulator, "GET", &format!("{QUEUE}/tasks/t"), Value::Null);
    assert_eq!(task["lastAttempt"]["responseStatus"], json!({"code": 2, "message": "UNKNOWN(2): HTTP status code 0"}));
    assert_eq!(emulator.attempts()[0].problem.as_deref(), Some("the method of the queue takes no body"));
}

#[test]
fn json_that_does_not_fit_is_told_field_by_field() {
    let emulator = emulator();
    let tasks = format!("{QUEUE}/tasks");
    let error = |verb: &str, path: &str, body: &str| {
        let reply = exchange(&emulator.host(), verb, &format!("/v2/{path}"), &[], body.as_bytes());
        reply.json()["error"].clone()
    };
    let unknown = |name: &str, place: &str| {
        format!("Invalid JSON payload received. Unknown name \"{name}\"{place}: Cannot find field.")
    };
    let bogus = error("POST", &tasks, r#"{"bogus": 1}"#);
    assert_eq!(bogus["message"], unknown("bogus", ""));
    assert_eq!(bogus["details"][0]["fieldViolations"], json!([{"description": unknown("bogus", "")}]));
    let nested = error("POST", &tasks, r#"{"task": {"httpRequest": {"bogus": 1, "other": 2}}}"#);
    let place = " at 'task.http_request'";
    assert_eq!(nested["message"], format!("{}\n{}", unknown("bogus", place), unknown("other", place)));
    assert_eq!(nested["details"][0]["fieldViolations"][1]["field"], "task.http_request");
    for (verb, path, body, message) in [
        ("POST", tasks.clone(), r#"{"task": {"name": 5}}"#, "Invalid value at 'task.name' (TYPE_STRING), 5"),
        ("GET", format!("{tasks}?pageSize=abc"), "", "Invalid value at 'page_size' (TYPE_INT32), \"abc\""),
        (
            "GET",
            format!("{tasks}?responseView=NOPE"),
            "",
            "Invalid value at 'response_view' (type.googleapis.com/google.cloud.tasks.v2.Task.View), \"NOPE\"",
        ),
        (
            "POST",
            tasks.clone(),
            "[]",
            "Invalid JSON payload received. Unknown name \"\": Root element must be a message.",
        ),
        (
            "GET",
            format!("{tasks}?bogus=1"),
            "",
            "Invalid JSON payload received. Unknown name \"bogus\": Cannot bind query parameter. Field 'bogus' could not be \
             found in request message.",
        ),
    ] {
        assert_eq!(error(verb, &path, body)["message"], message);
    }
    let malformed = error("POST", &tasks, r#"{"task": "#);
    assert!(malformed["message"].as_str().unwrap().starts_with("Invalid JSON payload received. "));
    assert_eq!(malformed["details"], Value::Null);
}

#[test]
fn responses_stand_in_lines_unless_asked_otherwise() {
    let emulator = emulator();
    let text = |query: &str| {
        let reply = exchange(&emulator.host(), "GET", &format!("/v2/{QUEUE}?{query}"), &[], b"");
        String::from_utf8(reply.body).unwrap()
    };
    assert!(text("").starts_with("{\n  \"name\": \"projects/p/locations/l/queues/q\",\n  \"rateLimits\": {\n"));
    let compact = text("prettyPrint=false");
    assert!(
        compact.starts_with(r#"{"name":"projects/p/locations/l/queues/q","rateLimits":{"maxDispatchesPerSecond":500,"#)
    );
    assert!(text("$alt=json;enum-encoding=int&trace=x").contains("\"state\": 1\n"));
}
