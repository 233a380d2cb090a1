//! Many enqueues through random faults: none doubled, none lost without a report.

use crate::calls::{QUEUE, at_once, client, create, task};
use crate::faults::faulty;
use cloudtasks::{CallOptions, Client, Code, Error, ErrorKind, RetryPolicy, v2::Task};
use cloudtasks_testing::{Fault, Faults, Server, TaskService};
use std::collections::{BTreeMap, BTreeSet};
use tokio::task::JoinSet;

/// Half of all requests meet one of these.
const FAULTS: [Fault; 15] = [
    Fault::ResetRequest(1),
    Fault::ResetRequest(100),
    Fault::ResetAnswer(0),
    Fault::ResetAnswer(30),
    Fault::ResetAnswer(-1),
    Fault::CutAnswer(0),
    Fault::CutAnswer(-1),
    Fault::HalfClose,
    Fault::Garble,
    Fault::HalfJson,
    Fault::CloseAfter,
    Fault::Status(429, Some(1)),
    Fault::Status(500, None),
    Fault::Status(503, None),
    Fault::Html(502),
];
const AT_ONCE: usize = 8;

fn enqueues() -> usize {
    if std::env::var_os("SOAK").is_some() { 10_000 } else { 400 }
}

fn random_faults() -> Faults {
    let good = [Fault::None; FAULTS.len()];
    Faults::random(7, &[good, FAULTS].concat())
}

/// Tries again whatever may pass.
fn persistent() -> RetryPolicy {
    at_once().codes(&[
        Code::Unavailable,
        Code::DeadlineExceeded,
        Code::ResourceExhausted,
        Code::Internal,
        Code::Unknown,
    ])
}

fn url(number: usize) -> String {
    format!("https://example.com/{number}")
}

/// Enqueues tasks, each to its own URL; gives the result for each URL.
async fn enqueue_many(
    server: &Server,
    options: &CallOptions,
    make: impl Fn(usize) -> Task,
) -> BTreeMap<String, Result<Task, Error>> {
    let client = client(&server.url());
    let mut results = BTreeMap::new();
    let mut running = JoinSet::new();
    for number in 0..enqueues() {
        if running.len() == AT_ONCE {
            let (url, result) = running.join_next().await.expect("calls that run").expect("no panic");
            results.insert(url, result);
        }
        running.spawn(enqueue(client.clone(), url(number), make(number), options.clone()));
    }
    while let Some(joined) = running.join_next().await {
        let (url, result) = joined.expect("no panic");
        results.insert(url, result);
    }
    results
}

async fn enqueue(client: Client, url: String, task: Task, options: CallOptions) -> (String, Result<Task, Error>) {
    (url, create(&client, task, &options).await)
}

#[track_caller]
fn assert_each_once(service: &TaskService, results: &BTreeMap<String, Result<Task, Error>>) {
    let once = results.keys().map(|url| (url.clone(), 1)).collect();
    assert_eq!(service.enqueued(), once);
}

#[tokio::test]
async fn without_names_no_task_is_doubled_and_each_loss_is_reported() {
    let (server, service) = faulty(random_faults()).await;
    let results = enqueue_many(&server, &CallOptions::new(), |number| task(&url(number))).await;
    let enqueued = service.enqueued();
    assert_eq!(enqueued.values().max(), Some(&1));
    for (url, result) in &results {
        let times = enqueued.get(url).copied().unwrap_or(0);
        match result {
            Ok(_) => assert_eq!(times, 1, "{url} is reported as enqueued"),
            Err(error) => assert!(times == 0 || error.may_have_arrived(), "{url}: {error:?}"),
        }
    }
    assert!(results.values().any(Result::is_ok) && results.values().any(Result::is_err));
}

#[tokio::test]
async fn with_names_and_retries_each_task_is_enqueued_exactly_once() {
    let (server, service) = faulty(random_faults()).await;
    let options = CallOptions::new().retry(persistent());
    let named = |number: usize| task(&url(number)).name(format!("{QUEUE}/tasks/t{number}"));
    let results = enqueue_many(&server, &options, named).await;
    assert_each_once(&service, &results);
    for (url, result) in &results {
        // Either an earlier attempt had been carried out, or the answer to this one was half a message.
        let explained = |error: &Error| {
            error.kind() == ErrorKind::Response
                || error.code() == Code::AlreadyExists && error.message().contains("earlier attempt")
        };
        assert!(result.as_ref().err().is_none_or(explained), "{url}: {result:?}");
    }
}

#[tokio::test]
async fn deduplicated_enqueues_are_carried_out_exactly_once_and_answered_with_the_task() {
    let (server, service) = faulty(random_faults()).await;
    let options = CallOptions::new().retry(persistent()).deduplicate(true);
    let results = enqueue_many(&server, &options, |number| task(&url(number))).await;
    assert_each_once(&service, &results);
    let names: BTreeSet<_> = service.names().into_iter().collect();
    for (url, result) in &results {
        match result {
            Ok(task) => assert!(names.contains(&task.name), "{url}"),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Response, "{url}: {error:?}"),
        }
    }
}

#[tokio::test]
async fn a_deduplicated_enqueue_whose_task_has_run_meanwhile_is_answered_with_what_was_sent() {
    let service = TaskService::default();
    let answers = service.clone();
    // Each task runs as soon as it is made.
    let server = Server::builder().faults(Faults::first([Fault::CutAnswer(0)])).start(move |request| {
        let answer = answers.answer(request);
        answers.run_all();
        answer
    });
    let server = server.await;
    let options = CallOptions::new().retry(at_once()).deduplicate(true);
    let made = create(&client(&server.url()), task("https://example.com/once"), &options).await.unwrap();
    assert_eq!(service.names(), [made.name]);
    assert_eq!(service.enqueued()["https://example.com/once"], 1);
}
