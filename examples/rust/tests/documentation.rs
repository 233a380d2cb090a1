//! The Rust that pages of the documentation include, between the marks.

use cloudtasks::v2::{CloudTasks, CreateTaskRequest, HttpRequest, ListTasksRequest, Task};
use cloudtasks::{Client, Stub};
use cloudtasks_emulator::Emulator;

const QUEUE: &str = "projects/my-project/locations/us-central1/queues/orders";

#[tokio::test]
async fn many_tasks_are_created() {
    let emulator = Emulator::builder().queue(QUEUE).start().unwrap();
    let client = CloudTasks::from(Client::builder().endpoint(emulator.endpoint()).build().unwrap());
    let queue = QUEUE;
    // Nobody answers there, so the tasks stay.
    let tasks = (0..10).map(|_| Task::new().http_request(HttpRequest::new().url("http://127.0.0.1:9/")));
    // --8<-- [start:bulk]
    let mut created = client.create_tasks(queue, tasks).max_in_flight(64).deduplicate(true);
    while let Some((position, result)) = created.next().await {
        if let Err(error) = result {
            println!("{position}: {error}");
        }
    }
    // --8<-- [end:bulk]
    let listed = client.list_tasks(ListTasksRequest::new().parent(QUEUE)).items();
    let listed: Vec<Task> = listed.try_collect().await.unwrap();
    assert_eq!(listed.len(), 10);
}

#[tokio::test]
async fn a_stub_answers_calls() {
    // --8<-- [start:stub]
    let stub = Stub::new().on(|request: CreateTaskRequest| {
        let task = request.task.unwrap_or_default();
        Ok(task.name(format!("{}/tasks/1", request.parent)))
    });
    let client = CloudTasks::from(stub.client());
    // --8<-- [end:stub]
    let created = client.create_task(CreateTaskRequest::new().parent(QUEUE).task(Task::new())).await.unwrap();
    assert_eq!(created.name, format!("{QUEUE}/tasks/1"));
}
