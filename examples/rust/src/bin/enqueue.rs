//! Enqueues tasks and receives them, on the embedded emulator: no Google account, no network.

use cloudtasks::v2::{CloudTasks, CreateTaskRequest, HttpRequest, ListTasksRequest, Task};
use cloudtasks::{Client, Timestamp};
use cloudtasks_emulator::Emulator;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const QUEUE: &str = "projects/my-project/locations/us-central1/queues/orders";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = Emulator::builder().queue(QUEUE).start()?;
    let client = CloudTasks::from(Client::builder().endpoint(emulator.endpoint()).build()?);

    // A worker: a task is an HTTP request to it.
    let worker = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/orders", worker.local_addr()?);

    let task = Task::new().http_request(HttpRequest::new().url(&url).body("order 1"));
    let request = CreateTaskRequest::new().parent(QUEUE).task(task);
    // With `deduplicate` the call can be retried without creating a second task.
    let created = client.create_task(request).timeout(Duration::from_secs(10)).deduplicate(true).await?;
    println!("created {}", created.name);
    println!("the worker received: {}", receive(&worker).await?);

    // Many tasks, due in an hour.
    let in_an_hour = SystemTime::now().duration_since(UNIX_EPOCH)? + Duration::from_secs(3600);
    let due = Timestamp { seconds: in_an_hour.as_secs() as i64, nanos: 0 };
    let tasks = (2..=100).map(move |order| {
        let request = HttpRequest::new().url(&url).body(format!("order {order}"));
        Task::new().http_request(request).schedule_time(due)
    });
    let mut creations = client.create_tasks(QUEUE, tasks).max_in_flight(16);
    let mut failed = 0;
    while let Some((position, result)) = creations.next().await {
        if let Err(error) = result {
            failed += 1;
            eprintln!("order {}: {error}", position + 2);
        }
    }
    println!("{failed} of 99 failed");

    let mut waiting = client.list_tasks(ListTasksRequest::new().parent(QUEUE).page_size(50)).items();
    let mut count = 0;
    while let Some(task) = waiting.try_next().await? {
        count += usize::from(task.schedule_time == Some(due));
    }
    println!("{count} tasks are due in an hour");
    Ok(())
}

/// The body of one request, which is answered with 200: the task is done.
async fn receive(worker: &TcpListener) -> std::io::Result<String> {
    let (mut connection, _) = worker.accept().await?;
    let mut request = Vec::new();
    while !request.ends_with(b"order 1") {
        if connection.read_buf(&mut request).await? == 0 {
            break;
        }
    }
    connection.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await?;
    let request = String::from_utf8_lossy(&request);
    Ok(request.rsplit("\r\n\r\n").next().unwrap_or_default().to_owned())
}
