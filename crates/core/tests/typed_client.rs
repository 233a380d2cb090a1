//! What the typed clients do with the service's answers, against a server on this machine.

use cloudtasks::pager::Items;
use cloudtasks::schema::common::{Any, Operation};
use cloudtasks::v2::{self, CloudTasks, CreateTaskRequest, GetTaskRequest, ListTasksRequest, Task};
use cloudtasks::{CallOptions, Client, Code, Credentials, ErrorKind, RetryPolicy};
use cloudtasks_testing::{Answer, Fault, Faults, Request, Server, TaskService};
use futures_util::stream::FusedStream;
use futures_util::{FutureExt, Stream, StreamExt};
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

const QUEUE: &str = "projects/p/locations/l/queues/q";

fn tasks(server: &Server) -> CloudTasks {
    Client::builder().endpoint(server.url()).credentials(Credentials::anonymous()).build().unwrap().into()
}

fn at_once() -> RetryPolicy {
    RetryPolicy::default().initial(Duration::ZERO)
}

fn new_task() -> CreateTaskRequest {
    CreateTaskRequest::new().parent(QUEUE).task(Task::new().http_request(v2::HttpRequest::new().url("http://x/")))
}

#[test]
fn a_setter_clears_the_other_members_of_its_oneof() {
    let task = Task::new().app_engine_http_request(v2::AppEngineHttpRequest::new());
    assert!(task.app_engine_http_request.is_some());
    let task = task.http_request(v2::HttpRequest::new());
    assert!(task.http_request.is_some() && task.app_engine_http_request.is_none());
}

/// Answers `list_tasks` with three pages, the second of them empty.
fn pages(request: &Request) -> Answer {
    let page = |names: &[&str], next: &str| {
        let tasks: Vec<_> = names.iter().map(|name| json!({"name": name})).collect();
        Answer::json(200, json!({"tasks": tasks, "nextPageToken": next}))
    };
    match request.target.split(['?', '&']).find_map(|pair| pair.strip_prefix("pageToken=")) {
        None => page(&["a", "b"], "two"),
        Some("two") => page(&[], "three"),
        Some(_) => page(&["c"], ""),
    }
}

#[tokio::test]
async fn items_come_from_all_pages() {
    let server = Server::start(pages).await;
    let request = ListTasksRequest::new().parent(QUEUE);
    let items = tasks(&server).list_tasks(request).items().try_collect::<Vec<_>>().await.unwrap();
    assert_eq!(items.iter().map(|task| task.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn pages_tell_their_token_and_go_on_from_one() {
    let server = Server::start(pages).await;
    let client = tasks(&server);
    let request = ListTasksRequest::new().parent(QUEUE);
    let mut pages = client.list_tasks(request).pages();
    assert_eq!(pages.next_page_token(), None);
    assert_eq!(pages.try_next().await.unwrap().unwrap().tasks.len(), 2);
    let token = pages.next_page_token().unwrap().to_owned();
    let request = ListTasksRequest::new().parent(QUEUE).page_token(token);
    let rest = client.list_tasks(request.clone()).items().try_collect::<Vec<_>>().await.unwrap();
    assert_eq!(rest.len(), 1);
    assert!(client.list_tasks(request).await.unwrap().tasks.is_empty());
}

#[tokio::test]
async fn a_page_that_failed_can_be_asked_for_again() {
    let faults = [Fault::None, Fault::Status(500, None)];
    let server = Server::builder().faults(Faults::first(faults)).start(pages).await;
    let client = tasks(&server);
    let request = ListTasksRequest::new().parent(QUEUE);
    let mut items = client.list_tasks(request).no_retry().items();
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "a");
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "b");
    assert_eq!(items.try_next().await.unwrap_err().code(), Code::Internal);
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "c");
    assert!(items.try_next().await.unwrap().is_none());
}

/// A page stream in a struct needs no lifetime.
struct Listing {
    tasks: Items<ListTasksRequest, v2::ListTasksResponse, Task>,
}

#[tokio::test]
async fn a_call_owns_what_it_needs() {
    let server = Server::start(pages).await;
    let call = {
        let (client, request) = (tasks(&server), ListTasksRequest::new().parent(QUEUE));
        client.list_tasks(request)
    };
    let spawned = tokio::spawn(call);
    assert_eq!(spawned.await.unwrap().unwrap().tasks.len(), 2);
    let mut listing = Listing { tasks: tasks(&server).list_tasks(ListTasksRequest::new().parent(QUEUE)).items() };
    let spawned = tokio::spawn(async move { listing.tasks.try_next().await });
    assert_eq!(spawned.await.unwrap().unwrap().unwrap().name, "a");
}

#[tokio::test]
async fn pages_and_items_are_streams() {
    fn stream<S: Stream + FusedStream + Unpin + Send + 'static>(stream: S) -> S {
        stream
    }
    let server = Server::start(pages).await;
    let list = || tasks(&server).list_tasks(ListTasksRequest::new().parent(QUEUE));
    let mut items = stream(list().items());
    let mut names = Vec::new();
    while !items.is_terminated() {
        names.extend(StreamExt::next(&mut items).await.map(|item| item.unwrap().name));
    }
    assert_eq!(names, ["a", "b", "c"]);
    let mut pages = stream(list().pages());
    let mut sizes = Vec::new();
    while !pages.is_terminated() {
        sizes.extend(StreamExt::next(&mut pages).await.map(|page| page.unwrap().tasks.len()));
    }
    assert_eq!(sizes, [2, 0, 1]);
    assert!(items.try_next().await.unwrap().is_none() && pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_page_whose_future_is_dropped_is_not_asked_for_twice() {
    let server = Server::start(pages).await;
    let mut items = tasks(&server).list_tasks(ListTasksRequest::new().parent(QUEUE)).items();
    // Polled once: the request is under way.
    assert!(items.next().now_or_never().is_none());
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 3);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_call_without_a_runtime_says_what_it_needs() {
    let client = CloudTasks::from(Client::builder().endpoint("http://127.0.0.1:1").build().unwrap());
    let error = client.get_task(GetTaskRequest::new().name("n")).now_or_never().unwrap().unwrap_err();
    assert!(error.message().contains("cloudtasks::Blocking"), "{error}");
    let mut items = client.list_tasks(ListTasksRequest::new().parent(QUEUE)).items();
    assert!(items.next().now_or_never().unwrap().unwrap().is_err());
}

/// An operation that is done at the second look, with one task.
fn operation(looks: &AtomicUsize) -> Answer {
    let package = "type.googleapis.com/google.cloud.tasks.v2";
    let mut operation = json!({
        "name": "projects/p/locations/l/operations/o",
        "metadata": {"@type": format!("{package}.BatchCreateTasksMetadata"), "state": "RUNNING"},
    });
    if looks.fetch_add(1, SeqCst) > 0 {
        operation["done"] = json!(true);
        operation["response"] =
            json!({"@type": format!("{package}.BatchCreateTasksResponse"), "tasks": [{"name": "made"}]});
    }
    Answer::json(200, operation)
}

#[tokio::test]
async fn an_operation_is_waited_for_and_read_by_type() {
    let looks = AtomicUsize::new(0);
    let server = Server::start(move |_| operation(&looks)).await;
    let client = tasks(&server);
    let request = v2::BatchCreateTasksRequest::new().parent(QUEUE).requests(vec![new_task()]);
    let mut started = client.batch_create_tasks(request).operation().await.unwrap();
    assert_eq!(started.name(), "projects/p/locations/l/operations/o");
    assert_eq!((started.done(), started.result().unwrap()), (false, None));
    assert_eq!(started.metadata().unwrap().unwrap().state, v2::BatchCreateTasksMetadataState::RUNNING);
    let made = started.wait(Duration::from_secs(20)).await.unwrap().unwrap();
    assert_eq!(made.tasks[0].name, "made");
    assert!(started.done() && started.operation().done);
    assert!(server.requests()[1].target.starts_with("/v2/projects/p/locations/l/operations/o?"));
}

#[tokio::test]
async fn an_operation_that_failed_gives_its_error() {
    let server = Server::start(|_| {
        Answer::json(200, json!({"name": "o", "done": true, "error": {"code": 7, "message": "not yours"}}))
    })
    .await;
    let request = v2::BatchDeleteTasksRequest::new().parent(QUEUE);
    let client = tasks(&server);
    let operation = client.batch_delete_tasks(request).operation().await.unwrap();
    let error = operation.result().unwrap_err();
    assert_eq!((error.code(), error.message()), (Code::PermissionDenied, "not yours"));
}

#[tokio::test]
async fn an_answer_of_another_type_is_not_read_as_the_expected_one() {
    let answer = Operation::new().done(true).response(Any::new().type_url("t/google.protobuf.Empty"));
    let mut body = Vec::new();
    let options = cloudtasks::message::json::JsonOptions::WIRE;
    cloudtasks::message::json::to_json(&answer, &options, &mut body).unwrap();
    let server = Server::start(move |_| Answer::new(200, "application/json", body.clone())).await;
    let client = tasks(&server);
    let request = v2::BatchCreateTasksRequest::new().parent(QUEUE);
    let operation = client.batch_create_tasks(request).operation().await.unwrap();
    assert!(operation.result().unwrap_err().message().contains("google.protobuf.Empty"));
}

/// A service that loses its first answer, and the tasks it has.
async fn losing_the_first_answer() -> (Server, TaskService) {
    let service = TaskService::default();
    let answers = service.clone();
    let faults = Faults::first([Fault::ResetAnswer(0)]);
    (Server::builder().faults(faults).start(move |request| answers.answer(request)).await, service)
}

#[tokio::test]
async fn a_deduplicated_task_whose_answer_was_lost_is_made_once_and_looked_up() {
    let (server, service) = losing_the_first_answer().await;
    let task = tasks(&server).create_task(new_task()).deduplicate(true).retry(at_once()).await.unwrap();
    assert_eq!(service.names(), [task.name]);
    let methods: Vec<_> = server.requests().iter().map(|request| request.method.clone()).collect();
    assert_eq!(methods, ["POST", "POST", "GET"]);
}

#[tokio::test]
async fn a_deduplicated_task_that_has_run_meanwhile_is_answered_as_submitted() {
    let service = TaskService::default();
    let answers = service.clone();
    let faults = Faults::first([Fault::ResetAnswer(0)]);
    let server = Server::builder()
        .faults(faults)
        .start(move |request| {
            let answer = answers.answer(request);
            answers.run_all();
            answer
        })
        .await;
    let task = tasks(&server).create_task(new_task()).deduplicate(true).retry(at_once()).await.unwrap();
    assert_eq!(service.names(), std::slice::from_ref(&task.name));
    assert_eq!(task.http_request.unwrap().url, "http://x/");
}

/// Whether the task exists is open then: it is not answered as if it did.
#[tokio::test]
async fn a_deduplicated_task_that_cannot_be_looked_up_is_an_error() {
    let service = TaskService::default();
    let faults = Faults::first([Fault::ResetAnswer(0)]);
    let server = Server::builder()
        .faults(faults)
        .start(move |request| match request.method.as_str() {
            "GET" => Answer::error(403, "PERMISSION_DENIED", "not yours"),
            _ => service.answer(request),
        })
        .await;
    let error = tasks(&server).create_task(new_task()).deduplicate(true).retry(at_once()).await.unwrap_err();
    assert_eq!((error.code(), error.may_have_arrived()), (Code::PermissionDenied, true), "{error}");
}

#[tokio::test]
async fn a_name_that_is_taken_at_the_first_attempt_is_an_error_without_a_hint() {
    let service = TaskService::default();
    service.add(&format!("{QUEUE}/tasks/mine"));
    let server = Server::start(move |request| service.answer(request)).await;
    let named = new_task().task(Task::new().name(format!("{QUEUE}/tasks/mine")));
    let error = tasks(&server).create_task(named).deduplicate(true).await.unwrap_err();
    assert_eq!((error.code(), error.message()), (Code::AlreadyExists, "Requested entity already exists"));
}

#[tokio::test]
async fn an_error_carries_what_the_service_said() {
    let server = Server::start(|_| {
        let info = json!({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED",
            "domain": "googleapis.com", "metadata": {"service": "cloudtasks.googleapis.com"}});
        Answer::json(
            403,
            json!({"error": {"code": 403, "status": "PERMISSION_DENIED", "message": "off",
            "details": [info], "errors": [{"reason": "forbidden"}]}}),
        )
    })
    .await;
    let request = GetTaskRequest::new().name(format!("{QUEUE}/tasks/t"));
    let error = tasks(&server).get_task(request).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code(), error.http_status()),
        (ErrorKind::Service, Code::PermissionDenied, Some(403))
    );
    assert_eq!((error.reason(), error.domain()), (Some("SERVICE_DISABLED"), Some("googleapis.com")));
    assert_eq!(error.metadata()["service"], "cloudtasks.googleapis.com");
    assert_eq!((error.status_text(), error.details().len()), (Some("PERMISSION_DENIED"), 1));
    assert_eq!(error.errors(), [json!({"reason": "forbidden"})]);
    assert_eq!(error.errors_json(), r#"[{"reason":"forbidden"}]"#);
    assert_eq!(serde_json::from_str::<serde_json::Value>(error.details_json()).unwrap(), json!(error.details()));
    assert_eq!(error.to_string(), "403 PERMISSION_DENIED: off");
}

#[tokio::test]
async fn an_error_that_is_no_json_is_the_message() {
    let server = Server::start(|_| Answer::new(404, "text/html", "<title>Not Found</title>")).await;
    let request = GetTaskRequest::new().name(format!("{QUEUE}/tasks/t"));
    let error = tasks(&server).get_task(request).await.unwrap_err();
    assert_eq!((error.code(), error.status_text()), (Code::NotFound, None));
    assert_eq!(error.message(), "<title>Not Found</title>");
}

#[tokio::test]
async fn requests_carry_what_the_client_and_the_call_say() {
    let server = Server::start(|_| Answer::json(200, json!({}))).await;
    let client = Client::builder()
        .endpoint(server.url())
        .credentials(Credentials::access_token("secret").unwrap())
        .quota_project("payer")
        .language("gl-test/1")
        .user_agent("my-app/2")
        .header("x-all", "1")
        .build()
        .unwrap();
    let request = GetTaskRequest::new().name(format!("{QUEUE}/tasks/t"));
    CloudTasks::from(client).get_task(request).header("x-once", "2").await.unwrap();
    let sent = &server.requests()[0];
    for (name, value) in [
        ("authorization", "Bearer secret"),
        ("x-goog-user-project", "payer"),
        ("user-agent", "my-app/2"),
        ("x-all", "1"),
        ("x-once", "2"),
        ("x-goog-request-params", "name=projects/p/locations/l/queues/q/tasks/t"),
    ] {
        assert_eq!(sent.header(name), value, "{name}");
    }
    assert!(sent.header("x-goog-api-client").starts_with("gl-test/1 cloudtasks/"));
}

#[tokio::test]
async fn each_call_goes_to_its_own_address() {
    let server = Server::start(|_| Answer::json(200, json!({}))).await;
    let client = tasks(&server);
    for id in ["a", "a", "b", "a%2F"] {
        let name = format!("{QUEUE}/tasks/{id}");
        client.get_task(GetTaskRequest::new().name(name)).await.unwrap();
    }
    let paths: Vec<_> = server.requests().iter().map(|request| request.path().to_owned()).collect();
    let path = |id| format!("/v2/{QUEUE}/tasks/{id}");
    assert_eq!(paths, [path("a"), path("a"), path("b"), path("a%252F")]);
}

#[tokio::test]
async fn a_closed_client_says_so_and_its_copy_with_own_connections_goes_on() {
    let server = Server::start(|_| Answer::json(200, json!({}))).await;
    let client = tasks(&server);
    let other = CloudTasks::from(client.client().with_own_transport());
    let request = GetTaskRequest::new().name(format!("{QUEUE}/tasks/t"));
    client.get_task(request.clone()).await.unwrap();
    assert!(!client.client().is_closed());
    client.client().close();
    let error = client.get_task(request.clone()).await.unwrap_err();
    assert_eq!((error.kind(), client.client().is_closed()), (ErrorKind::Closed, true));
    other.get_task(request).await.unwrap();
}

#[tokio::test]
async fn a_token_that_the_service_refuses_is_fetched_anew_twice_at_most() {
    for (refusals, fetched, ends_well) in [(1, 2, true), (2, 3, true), (3, 3, false)] {
        let left = AtomicUsize::new(refusals);
        let server = Server::start(move |_| match left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)) {
            Ok(_) => Answer::error(401, "UNAUTHENTICATED", "expired"),
            Err(_) => Answer::json(200, json!({})),
        })
        .await;
        let count = AtomicUsize::new(0);
        let credentials = Credentials::from_token_provider(move || {
            let token = format!("t{}", count.fetch_add(1, SeqCst) + 1);
            async move { Ok(cloudtasks::AccessToken { token, expires_at: None }) }
        });
        let client = Client::builder().endpoint(server.url()).credentials(credentials).build().unwrap();
        let request = GetTaskRequest::new().name(format!("{QUEUE}/tasks/t"));
        let result = CloudTasks::from(client).get_task(request).await;
        assert_eq!(result.is_ok(), ends_well, "{refusals}");
        assert_eq!(server.requests().last().unwrap().header("authorization"), format!("Bearer t{fetched}"));
    }
}

#[tokio::test]
async fn the_options_of_a_call_go_before_those_of_its_method_and_of_the_client() {
    let client = Client::builder()
        .endpoint("http://localhost:1")
        .timeout(Duration::from_secs(3))
        .method_defaults("get_task", CallOptions::new().timeout(Duration::from_secs(2)))
        .credentials(Credentials::anonymous())
        .build()
        .unwrap();
    let timeout = |method, options| {
        let request = GetTaskRequest::new().name(format!("{QUEUE}/tasks/t"));
        client.prepare(method, &request, &options).unwrap().timeout()
    };
    let one = CallOptions::new().timeout(Duration::from_secs(1));
    assert_eq!(timeout(&v2::methods::get_task, one), Some(Duration::from_secs(1)));
    assert_eq!(timeout(&v2::methods::get_task, CallOptions::new().no_timeout()), None);
    assert_eq!(timeout(&v2::methods::get_task, CallOptions::new()), Some(Duration::from_secs(2)));
    assert_eq!(timeout(&v2::methods::delete_task, CallOptions::new()), Some(Duration::from_secs(3)));
}
