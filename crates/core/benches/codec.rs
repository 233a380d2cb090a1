//! The codec alone: `cargo bench -p cloudtasks`.

mod samples;

use cloudtasks::message::Message;
use cloudtasks::message::json::{JsonOptions, Unknown, from_json, to_json};
use cloudtasks::v2::{HttpRequest, ListTasksResponse, Task};
use criterion::{Criterion, criterion_group, criterion_main};
use samples::Sink;
use std::hint::black_box;

fn encode(criterion: &mut Criterion) {
    let large = Task::new().http_request(HttpRequest::new().url("https://example.com/").body(vec![b'x'; 100_000]));
    for (name, task) in [("encode a full task", samples::full_task()), ("encode a task of 100 KB", large)] {
        let mut out = Vec::new();
        criterion.bench_function(name, |bench| {
            bench.iter(|| {
                out.clear();
                to_json(black_box(&task), &JsonOptions::WIRE, &mut out)
            });
        });
    }
}

fn decode(criterion: &mut Criterion) {
    let (task, page) = (samples::json(&samples::full_task()), samples::page());
    criterion.bench_function("decode a full task", |bench| {
        bench.iter(|| from_json(black_box(&task), &mut Sink(Task::DESCRIPTOR), Unknown::Ignore));
    });
    criterion.bench_function("decode a page of 1000 tasks", |bench| {
        bench.iter(|| from_json(black_box(&page), &mut Sink(ListTasksResponse::DESCRIPTOR), Unknown::Ignore));
    });
    criterion.bench_function("decode a full task into its struct", |bench| {
        bench.iter(|| from_json(black_box(&task), &mut Task::new(), Unknown::Ignore));
    });
}

criterion_group!(codec, encode, decode);
criterion_main!(codec);
