//! What the codec is measured with.

use cloudtasks::message::json::{JsonOptions, to_json};
use cloudtasks::message::{Error, Fill, Place, ReadFields, Scalar, WriteFields};
use cloudtasks::schema::{FieldType, MessageDescriptor};
use cloudtasks::v2::{Attempt, HttpMethod, HttpRequest, ListTasksResponse, OidcToken, Task, TaskView};
use cloudtasks::{Duration, Timestamp};

/// A task with every field that the service fills in for an HTTP task: 680 bytes of JSON.
pub fn full_task() -> Task {
    let time = |nanos| Timestamp { seconds: 1_790_000_000, nanos };
    let headers = [("Content-Type", "application/json"), ("User-Agent", "Google-Cloud-Tasks")];
    let token =
        OidcToken::new().service_account_email("worker@project.iam.gserviceaccount.com").audience("https://x.example");
    let request = HttpRequest::new()
        .url("https://worker.example.com/tasks/handle?kind=mail")
        .http_method(HttpMethod::POST)
        .headers(headers.map(|(name, value)| (name.to_owned(), value.to_owned())))
        .body(vec![b'x'; 60])
        .oidc_token(token);
    Task::new()
        .name("projects/my-project/locations/europe-west1/queues/my-queue/tasks/12345678901234567890")
        .http_request(request)
        .schedule_time(time(123_456_000))
        .create_time(time(0))
        .dispatch_deadline(Duration { seconds: 600, nanos: 0 })
        .dispatch_count(1)
        .response_count(1)
        .first_attempt(Attempt::new().dispatch_time(time(5_000)))
        .view(TaskView::FULL)
}

pub fn json(message: &dyn ReadFields) -> Vec<u8> {
    let mut out = Vec::new();
    to_json(message, &JsonOptions::WIRE, &mut out).expect("the sample is valid");
    out
}

/// A page of 1000 tasks.
pub fn page() -> Vec<u8> {
    json(&ListTasksResponse::new().tasks(vec![full_task(); 1000]))
}

/// A message that keeps nothing, so that the decoder alone is measured.
pub struct Sink(pub &'static MessageDescriptor);

impl WriteFields for Sink {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.0
    }

    fn write_scalar(&mut self, _: usize, _: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        std::hint::black_box(value);
        Ok(())
    }

    fn write_message(&mut self, field: usize, _: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
        match self.0.fields[field].field_type {
            FieldType::Message(descriptor) => fill(&mut Sink(descriptor)),
            _ => Err(Error::new("the field is not a message")),
        }
    }
}
