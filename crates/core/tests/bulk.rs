//! Many calls at once: enqueued and deleted in bulk, or sent by the caller a few at a time.

use cloudtasks::v2::{self, CloudTasks, GetTaskRequest, Task};
use cloudtasks::{CallOptions, Client, Code, Credentials, InFlight};
use cloudtasks_testing::{Answer, Fault, Faults, Server, TaskService};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use tokio::sync::Semaphore;

const QUEUE: &str = "projects/p/locations/l/queues/q";

fn tasks(server: &Server) -> CloudTasks {
    Client::builder().endpoint(server.url()).credentials(Credentials::anonymous()).build().unwrap().into()
}

/// Tasks whose URL ends in their position.
fn numbered(count: usize) -> impl Iterator<Item = Task> + Send + 'static {
    (0..count).map(|number| Task::new().http_request(v2::HttpRequest::new().url(format!("http://x/{number}"))))
}

fn url(task: Task) -> String {
    task.http_request.unwrap().url
}

#[tokio::test]
async fn tasks_are_made_in_bulk_and_each_has_its_result() {
    let service = TaskService::default();
    let answers = service.clone();
    let server = Server::start(move |request| answers.answer(request)).await;
    let results = tasks(&server).create_tasks(QUEUE, numbered(200)).max_in_flight(8).results().await;
    let urls: Vec<_> = results.into_iter().map(|result| url(result.unwrap())).collect();
    assert_eq!(urls, numbered(200).map(url).collect::<Vec<_>>());
    assert_eq!(service.names().len(), 200);
}

#[tokio::test]
async fn no_more_calls_than_the_limit_are_under_way() {
    let (arrived, seen) = (Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
    let (arrivals, count) = (arrived.clone(), seen.clone());
    let server = Server::builder().faults(Faults::always(Fault::StallAnswer(0))).start(move |_| {
        arrivals.add_permits(1);
        Answer::json(200, json!({}))
    });
    let server = server.await;
    let endless = numbered(usize::MAX).inspect(move |_| {
        count.fetch_add(1, SeqCst);
    });
    let mut created = tasks(&server).create_tasks(QUEUE, endless).max_in_flight(3);
    tokio::select! {
        ended = created.next() => panic!("no call is answered: {ended:?}"),
        three = arrived.acquire_many(3) => drop(three.unwrap()),
    }
    assert_eq!(seen.load(SeqCst), 3);
}

#[tokio::test]
async fn tasks_are_deleted_in_bulk() {
    let server = Server::start(|_| Answer::json(200, json!({}))).await;
    let names = [format!("{QUEUE}/tasks/a"), "not a name".to_owned(), format!("{QUEUE}/tasks/b")];
    let mut deleted = tasks(&server).delete_tasks(names).max_in_flight(1);
    let mut failed = Vec::new();
    while let Some((position, result)) = deleted.next().await {
        failed.extend(result.err().map(|error| (position, error.code())));
    }
    assert_eq!(failed, [(1, Code::InvalidArgument)]);
    let sent: Vec<_> =
        server.requests().iter().map(|request| format!("{} {}", request.method, request.path())).collect();
    assert_eq!(sent, ["a", "b"].map(|id| format!("DELETE /v2/{QUEUE}/tasks/{id}")));
}

#[tokio::test]
async fn a_caller_keeps_a_few_requests_under_way() {
    let service = TaskService::default();
    service.add(&format!("{QUEUE}/tasks/t"));
    let server = Server::start(move |request| service.answer(request)).await;
    let client = tasks(&server).client().clone();
    let prepare = |id| {
        let request = GetTaskRequest::new().name(format!("{QUEUE}/tasks/{id}"));
        client.prepare(&v2::methods::get_task, &request, &CallOptions::new()).unwrap()
    };
    let mut calls = InFlight::new(client.clone(), 2);
    assert!(calls.next().await.is_none());
    calls.start(0, prepare("t"));
    assert!(calls.has_room());
    calls.start(1, prepare("none"));
    assert!(!calls.has_room());
    let mut ended = [calls.next().await.unwrap(), calls.next().await.unwrap()];
    assert!(calls.has_room() && calls.next().await.is_none());
    ended.sort_by_key(|(position, _)| *position);
    let [(0, Ok(found)), (1, Err(missing))] = &ended else { panic!("{:?}", ended.map(|(position, _)| position)) };
    assert_eq!((found.attempts, missing.code()), (1, Code::NotFound));
}
