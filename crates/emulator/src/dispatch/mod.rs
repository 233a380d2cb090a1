//! The dispatcher: starts what is due, sends it, and takes in how it ended.

mod headers;
mod request;
mod send;

pub use send::Sender;

use crate::engine::Engine;
use crate::state::Start;
use request::WorkerRequest;
use std::io::Write;
use std::sync::Arc;

/// Dispatches until its runtime ends.
pub async fn run(engine: Arc<Engine>) {
    loop {
        let now = engine.clock.now();
        let (starts, next) = engine.start_due(now);
        begin(&engine, starts);
        match next {
            None => engine.changed.notified().await,
            Some(at) => tokio::select! {
                () = engine.changed.notified() => {}
                () = engine.clock.reaches(at) => {}
            },
        }
    }
}

/// Sends each attempt in a task of its own.
pub fn begin(engine: &Arc<Engine>, starts: Vec<Start>) {
    for start in starts {
        tokio::spawn(attempt(engine.clone(), start));
    }
}

async fn attempt(engine: Arc<Engine>, start: Start) {
    let request = WorkerRequest::of(&start, &engine.settings);
    let outcome = match start.forced_status {
        Some(status) => request.forced(status),
        None => engine.sender.send(request, &engine.clock).await,
    };
    let now = engine.clock.now();
    let log = engine.log;
    let (line, _) = engine.change(|state| {
        let record = state.finish(&start, &outcome, now)?;
        log.then(|| format!("{} {record}\n", cloudtasks::Timestamp::from(now)))
    });
    if let Some(line) = line {
        // Nobody may be reading any more.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}
