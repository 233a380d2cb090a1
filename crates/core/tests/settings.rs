//! What the settings of a client, and the variables of its environment, change.

use cloudtasks::v2::{CloudTasks, CreateTaskRequest, GetTaskRequest, ListTasksRequest, Task, methods};
use cloudtasks::{CallOptions, Client, ClientBuilder, Code, Credentials, ErrorKind, Phase, RetryPolicy};
use cloudtasks_testing::{Answer, Fault, Faults, Server, is_child_process, run_in_child_process};
use serde_json::json;
use std::env::var;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const QUEUE: &str = "projects/p/locations/l/queues/q";

fn get_task() -> GetTaskRequest {
    GetTaskRequest::new().name(format!("{QUEUE}/tasks/t"))
}

fn create_task() -> CreateTaskRequest {
    CreateTaskRequest::new().parent(QUEUE).task(Task::new())
}

/// A client without credentials.
fn builder(endpoint: &str) -> ClientBuilder {
    Client::builder().endpoint(endpoint).credentials(Credentials::anonymous())
}

#[tokio::test]
async fn the_environment_chooses_the_service() {
    if is_child_process() {
        assert_eq!(Client::builder().build().unwrap().endpoint(), var("CLOUDTASKS_TEST_ENDPOINT").unwrap());
        // What the program says goes before the environment.
        let named = Client::builder().endpoint("tasks.example").build().unwrap().endpoint();
        return assert_eq!(named, "https://tasks.example");
    }
    for (variables, endpoint) in [
        (vec![], "https://cloudtasks.googleapis.com"),
        (vec![("GOOGLE_CLOUD_UNIVERSE_DOMAIN", "universe.example")], "https://cloudtasks.universe.example"),
        (vec![("GOOGLE_CLOUD_UNIVERSE_DOMAIN", "")], "https://cloudtasks.googleapis.com"),
        (vec![("GOOGLE_API_USE_MTLS_ENDPOINT", "always")], "https://cloudtasks.mtls.googleapis.com"),
        (vec![("CLOUD_TASKS_EMULATOR_HOST", "127.0.0.1:8123")], "http://127.0.0.1:8123"),
        (vec![("CLOUDTASKS_EMULATOR_HOST", "127.0.0.1:8123")], "http://127.0.0.1:8123"),
        (
            vec![("CLOUD_TASKS_EMULATOR_HOST", ""), ("CLOUDTASKS_EMULATOR_HOST", "127.0.0.1:8123")],
            "http://127.0.0.1:8123",
        ),
    ] {
        let variables = [&variables[..], &[("CLOUDTASKS_TEST_ENDPOINT", endpoint)]].concat();
        run_in_child_process("the_environment_chooses_the_service", &variables).await;
    }
}

#[tokio::test]
async fn a_universe_has_its_own_service() {
    if !is_child_process() {
        return run_in_child_process("a_universe_has_its_own_service", &[]).await;
    }
    let endpoint = |domain| Client::builder().universe_domain(domain).build().unwrap().endpoint();
    assert_eq!(endpoint("universe.example"), "https://cloudtasks.universe.example");
    assert_eq!(endpoint("googleapis.com"), "https://cloudtasks.googleapis.com");
}

#[tokio::test]
async fn default_credentials_are_for_https_alone() {
    if !is_child_process() {
        let server = Server::start(|_| Answer::json(200, json!({}))).await;
        let url = server.url();
        let variables =
            [("CLOUDTASKS_TEST_ENDPOINT", url.as_str()), ("GOOGLE_APPLICATION_CREDENTIALS", "/there/is/no/such/file")];
        run_in_child_process("default_credentials_are_for_https_alone", &variables).await;
        return assert_eq!(server.requests()[0].header("authorization"), "");
    }
    let client = |endpoint: &str| CloudTasks::from(Client::builder().endpoint(endpoint).build().unwrap());
    client(&var("CLOUDTASKS_TEST_ENDPOINT").unwrap()).get_task(get_task()).await.unwrap();
    let error = client("https://127.0.0.1:1").get_task(get_task()).await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Credentials, Some(Phase::Token)), "{error}");
    assert!(error.message().contains("/there/is/no/such/file"), "{error}");
    assert!(error.message().contains("the file that GOOGLE_APPLICATION_CREDENTIALS names, else `gcloud"), "{error}");
}

#[tokio::test]
async fn a_retry_policy_of_the_client_holds_for_calls_that_name_none() {
    let unavailable = || Server::builder().faults(Faults::first([Fault::Status(503, None)]));
    let empty = |_: &_| Answer::json(200, json!({}));
    let at_once = RetryPolicy::default().initial(Duration::ZERO);

    let server = unavailable().start(empty).await;
    let client = CloudTasks::from(builder(&server.url()).retry(at_once).build().unwrap());
    client.create_task(create_task()).await.unwrap();
    assert_eq!(server.arrivals(), 2);

    let server = unavailable().start(empty).await;
    let client = CloudTasks::from(builder(&server.url()).no_retry().build().unwrap());
    let error = client.get_task(get_task()).await.unwrap_err();
    assert_eq!((error.code(), error.attempts()), (Code::Unavailable, 1));

    let server = unavailable().start(empty).await;
    let client = CloudTasks::from(builder(&server.url()).no_retry().build().unwrap());
    client.get_task(get_task()).retry(at_once).await.unwrap();
}

#[test]
fn a_client_without_timeout_gives_none_to_its_calls() {
    let client = builder("tasks.example").no_timeout().build().unwrap();
    let timeout = |options| client.prepare(&methods::get_task, &get_task(), &options).unwrap().timeout();
    assert_eq!(timeout(CallOptions::new()), None);
    let one = Duration::from_secs(1);
    assert_eq!(timeout(CallOptions::new().timeout(one)), Some(one));
}

#[test]
fn a_prepared_request_tells_its_url() {
    let client = builder("tasks.example").build().unwrap();
    let request = ListTasksRequest::new().parent(QUEUE).page_size(5);
    let prepared = client.prepare(&methods::list_tasks, &request, &CallOptions::new()).unwrap();
    let expected = format!("https://tasks.example/v2/{QUEUE}/tasks?");
    assert!(prepared.url().starts_with(&expected) && prepared.url().contains("pageSize=5"), "{}", prepared.url());
}

/// The name lookup hangs. The call ends at the connect timeout, not at its own.
#[tokio::test]
async fn a_connect_timeout_ends_the_making_of_a_connection() {
    tokio::time::pause();
    let look_up: Arc<cloudtasks::Resolve> = Arc::new(|_| Box::pin(std::future::pending()));
    let client = builder("http://tasks.test").resolver(look_up).connect_timeout(Duration::from_secs(2));
    let client = CloudTasks::from(client.build().unwrap());
    let error = client.get_task(get_task()).no_retry().timeout(Duration::from_secs(60)).await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Some(Phase::Connect)), "{error}");
    assert!(!error.may_have_arrived());
}

/// Answers each connection with bytes, once it has sent its first ones, and closes it.
async fn answering(bytes: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            _ = stream.read(&mut [0; 1024]).await;
            _ = stream.write_all(bytes).await;
        }
    });
    address
}

#[tokio::test]
async fn an_emulator_that_speaks_grpc_alone_is_named() {
    if is_child_process() {
        let client = CloudTasks::from(Client::builder().build().unwrap());
        let error = client.get_task(get_task()).no_retry().await.unwrap_err();
        let expected = if var("CLOUDTASKS_TEST_SPEAKS_GRPC").is_ok() { "speaks only gRPC" } else { "" };
        let code = if expected.is_empty() { Code::Unavailable } else { Code::FailedPrecondition };
        assert_eq!(error.code(), code, "{error}");
        return assert!(error.message().contains(expected), "{error}");
    }
    const NAME: &str = "an_emulator_that_speaks_grpc_alone_is_named";
    let grpc = answering(b"\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64").await;
    let variables = [("CLOUD_TASKS_EMULATOR_HOST", grpc.as_str()), ("CLOUDTASKS_TEST_SPEAKS_GRPC", "1")];
    run_in_child_process(NAME, &variables).await;
    let other = answering(b"SSH-2.0-OpenSSH_9.9\r\n").await;
    run_in_child_process(NAME, &[("CLOUD_TASKS_EMULATOR_HOST", &other)]).await;
}
