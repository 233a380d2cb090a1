//! Google's Rust client, which speaks REST, drives the emulator through the life of a queue and a task.

use google_cloud_auth::credentials::anonymous;
use google_cloud_gax::error::rpc::Code;
use google_cloud_tasks_v2::Error;
use google_cloud_tasks_v2::client::CloudTasks;
use google_cloud_tasks_v2::model::{HttpRequest, Queue, RateLimits, Task, queue};
use google_cloud_wkt::{FieldMask, Timestamp};

const PARENT: &str = "projects/rust/locations/europe-west1";
const QUEUE: &str = "projects/rust/locations/europe-west1/queues/q";
const TASK: &str = "projects/rust/locations/europe-west1/queues/q/tasks/t";

fn code(error: Error) -> Code {
    error.status().expect("an error of the service").code
}

#[tokio::test]
async fn a_queue_and_a_task_live() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let host = std::env::var("CLOUD_TASKS_EMULATOR_HOST").unwrap();
    let client = CloudTasks::builder()
        .with_endpoint(format!("http://{host}"))
        .with_credentials(anonymous::Builder::new().build())
        .build()
        .await
        .unwrap();

    let asked = Queue::new().set_name(QUEUE);
    let made = client.create_queue().set_parent(PARENT).set_queue(asked.clone()).send().await.unwrap();
    assert_eq!(made.state, queue::State::Running);
    let again = client.create_queue().set_parent(PARENT).set_queue(asked).send().await;
    assert_eq!(code(again.unwrap_err()), Code::AlreadyExists);
    let page = client.list_queues().set_parent(PARENT).send().await.unwrap();
    assert_eq!(page.queues[0].name, QUEUE);
    let paused = client.pause_queue().set_name(QUEUE).send().await.unwrap();
    assert_eq!(paused.state, queue::State::Paused);

    let request = HttpRequest::new().set_url("http://127.0.0.1:1/").set_body("payload");
    let time = Timestamp::clamp(4_000_000, 0);
    let task = Task::new().set_name(TASK).set_http_request(request).set_schedule_time(time);
    let made = client.create_task().set_parent(QUEUE).set_task(task.clone()).send().await.unwrap();
    assert_eq!(made.name, TASK);
    let again = client.create_task().set_parent(QUEUE).set_task(task).send().await;
    assert_eq!(code(again.unwrap_err()), Code::AlreadyExists);
    assert_eq!(client.get_task().set_name(TASK).send().await.unwrap().name, TASK);
    client.delete_task().set_name(TASK).send().await.unwrap();
    assert_eq!(code(client.get_task().set_name(TASK).send().await.unwrap_err()), Code::NotFound);

    let limits = RateLimits::new().set_max_dispatches_per_second(7.0);
    let changed = client
        .update_queue()
        .set_queue(Queue::new().set_name(QUEUE).set_rate_limits(limits))
        .set_update_mask(FieldMask::default().set_paths(["rateLimits.maxDispatchesPerSecond"]))
        .send()
        .await
        .unwrap();
    assert_eq!(changed.rate_limits.unwrap().max_dispatches_per_second, 7.0);
    client.delete_queue().set_name(QUEUE).send().await.unwrap();
    assert_eq!(code(client.get_queue().set_name(QUEUE).send().await.unwrap_err()), Code::NotFound);
}
