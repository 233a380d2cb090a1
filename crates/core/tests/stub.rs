//! A client whose calls are answered by functions: all above the network is the real one.

use cloudtasks::schema::common::{Any, GetOperationRequest, Operation};
use cloudtasks::v2::{self, CloudTasks, CreateTaskRequest, ListTasksRequest, ListTasksResponse, Task};
use cloudtasks::{Client, Code, Error, ErrorKind, RetryPolicy, Stub};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

const QUEUE: &str = "projects/p/locations/l/queues/q";

fn tasks(stub: Stub) -> CloudTasks {
    CloudTasks::from(stub.client())
}

#[tokio::test]
async fn pages_are_followed() {
    let stub = Stub::new().on(|request: ListTasksRequest| {
        let (name, next) = if request.page_token.is_empty() { ("a", "more") } else { ("b", "") };
        Ok(ListTasksResponse::new().tasks(vec![Task::new().name(name)]).next_page_token(next))
    });
    let listed = tasks(stub).list_tasks(ListTasksRequest::new().parent(QUEUE)).items();
    let names: Vec<Task> = listed.try_collect().await.unwrap();
    assert_eq!(names.iter().map(|task| task.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

#[tokio::test]
async fn an_error_is_retried_by_the_policy_of_the_call() {
    let attempts = Arc::new(AtomicUsize::new(0));
    let count = attempts.clone();
    let stub = Stub::new().on(move |request: CreateTaskRequest| match count.fetch_add(1, SeqCst) {
        0 => Err(Error::service(Code::Unavailable, "try again")),
        _ => Ok(request.task.unwrap()),
    });
    let at_once = RetryPolicy::default().initial(Duration::ZERO);
    let request = CreateTaskRequest::new().parent(QUEUE).task(Task::new());
    let task = tasks(stub).create_task(request).retry(at_once).deduplicate(true).await.unwrap();
    assert!(task.name.starts_with(QUEUE), "the name that deduplicate gave: {task:?}");
    assert_eq!(attempts.load(SeqCst), 2);
}

#[tokio::test]
async fn a_request_that_the_client_refuses_does_not_reach_the_stub() {
    let stub = Stub::new().on(|_: v2::GetTaskRequest| -> Result<Task, Error> { panic!("it is not sent") });
    let error = tasks(stub).get_task(v2::GetTaskRequest::new().name("not a name")).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Request, Code::InvalidArgument));
}

#[tokio::test]
async fn a_method_without_an_answer_is_unimplemented() {
    let error = tasks(Stub::new()).list_tasks(ListTasksRequest::new().parent(QUEUE)).await.unwrap_err();
    assert_eq!((error.code(), error.http_status()), (Code::Unimplemented, Some(501)));
    assert!(error.message().contains("list_tasks"), "{error}");
}

#[tokio::test]
#[should_panic(expected = "an assertion of the test")]
async fn an_assertion_in_an_answer_fails_the_test() {
    let stub = Stub::new()
        .on(|_: ListTasksRequest| -> Result<ListTasksResponse, Error> { panic!("an assertion of the test") });
    let _ = tasks(stub).list_tasks(ListTasksRequest::new().parent(QUEUE)).await;
}

#[test]
#[should_panic(expected = "no method takes google.cloud.tasks.v2.Task")]
fn an_answer_of_no_method_is_refused() {
    let _ = Stub::new().on(|task: Task| Ok(task));
}

#[tokio::test(start_paused = true)]
async fn an_operation_is_waited_for() {
    let result = v2::BatchCreateTasksResponse::new().tasks(vec![Task::new().name("made")]);
    let done =
        Operation::new().name("projects/p/locations/l/operations/o").done(true).response(Any::pack(&result).unwrap());
    let stub = Stub::new()
        .on(|_: v2::BatchCreateTasksRequest| Ok(Operation::new().name("projects/p/locations/l/operations/o")))
        .on(move |_: GetOperationRequest| Ok(done.clone()));
    let client = CloudTasks::from(Client::builder().stub(stub).timeout(Duration::from_secs(5)).build().unwrap());
    let mut started =
        client.batch_create_tasks(v2::BatchCreateTasksRequest::new().parent(QUEUE)).operation().await.unwrap();
    let made = started.wait(Duration::from_secs(60)).await.unwrap().unwrap();
    assert_eq!(made, result);
}
