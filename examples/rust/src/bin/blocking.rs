//! Enqueues a task from code that is not async.

use cloudtasks::v2::{CloudTasks, CreateTaskRequest, HttpRequest, Task};
use cloudtasks::{Blocking, Client};
use cloudtasks_emulator::Emulator;

const QUEUE: &str = "projects/my-project/locations/us-central1/queues/orders";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = Emulator::builder().queue(QUEUE).start()?;
    let client = CloudTasks::from(Client::builder().endpoint(emulator.endpoint()).build()?);
    // The calling threads drive it. A program has one.
    let blocking = Blocking::new()?;

    let task = Task::new().http_request(HttpRequest::new().url("http://127.0.0.1:9/").body("order 1"));
    let created = blocking.run(client.create_task(CreateTaskRequest::new().parent(QUEUE).task(task)))?;
    println!("created {}", created.name);
    Ok(())
}
