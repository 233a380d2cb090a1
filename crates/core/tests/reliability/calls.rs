//! The four calls that the tests make, and the clients that make them.

use cloudtasks::v2::{
    CreateTaskRequest, GetTaskRequest, HttpRequest, ListTasksRequest, ListTasksResponse, Task, methods,
};
use cloudtasks::{CallOptions, Client, ClientBuilder, Credentials, Error, RetryPolicy};
use std::time::Duration;

pub const QUEUE: &str = "projects/p/locations/l/queues/q";
/// A task that waits in the queue from the start.
pub const WAITING: &str = "projects/p/locations/l/queues/q/tasks/waiting";
/// The name that [`Call::CreateNamed`] gives.
pub const NAMED: &str = "projects/p/locations/l/queues/q/tasks/named";

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Call {
    Get,
    List,
    Create,
    CreateNamed,
}

pub const CALLS: [Call; 4] = [Call::Get, Call::List, Call::Create, Call::CreateNamed];

impl Call {
    pub fn is_create(self) -> bool {
        matches!(self, Call::Create | Call::CreateNamed)
    }

    pub async fn make(self, client: &Client, options: &CallOptions) -> Result<(), Error> {
        match self {
            Call::Get => get(client, options).await.map(drop),
            Call::List => {
                let request = ListTasksRequest::new().parent(QUEUE);
                client.call::<_, ListTasksResponse>(&methods::list_tasks, &request, options).await.map(drop)
            }
            Call::Create => create(client, task("https://example.com/once"), options).await.map(drop),
            Call::CreateNamed => create(client, task("https://example.com/once").name(NAMED), options).await.map(drop),
        }
    }
}

pub async fn get(client: &Client, options: &CallOptions) -> Result<Task, Error> {
    client.call(&methods::get_task, &GetTaskRequest::new().name(WAITING), options).await
}

pub async fn create(client: &Client, task: Task, options: &CallOptions) -> Result<Task, Error> {
    let request = CreateTaskRequest::new().parent(QUEUE).task(task);
    client.call(&methods::create_task, &request, options).await
}

pub fn task(url: &str) -> Task {
    Task::new().http_request(HttpRequest::new().url(url))
}

/// A client without credentials whose retries, where a call has them, do not wait.
pub fn client(endpoint: &str) -> Client {
    builder(endpoint).build().expect("a client")
}

pub fn builder(endpoint: &str) -> ClientBuilder {
    let at_once = CallOptions::new().retry(at_once());
    Client::builder()
        .endpoint(endpoint)
        .no_proxy()
        .credentials(Credentials::anonymous())
        .method_defaults("get_task", at_once.clone())
        .method_defaults("list_tasks", at_once)
}

/// The default policy without its waits.
pub fn at_once() -> RetryPolicy {
    RetryPolicy::default().initial(Duration::ZERO).maximum(Duration::ZERO)
}
