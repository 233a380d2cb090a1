//! The dispatcher: starts the attempts that are due, sends them, and records their outcome.

mod header_case;
mod headers;
mod hop;
mod request;
mod send;
mod trust;

pub use send::Sender;

use crate::engine::Engine;
use crate::policy::outcome::AttemptOutcome;
use crate::state::Start;
use cloudtasks::{Error, catch_panic};
use request::WorkerRequest;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Dispatches until its runtime ends.
pub async fn run(engine: Arc<Engine>) {
    loop {
        let now = engine.clock.now();
        // After a panic the dispatcher waits for the next change of the state, and continues.
        let due = catch_unwind(AssertUnwindSafe(|| engine.start_due(now)));
        let (starts, next) = due.unwrap_or_default();
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

/// Sends each attempt on a separate tokio task.
pub fn begin(engine: &Arc<Engine>, starts: Vec<Start>) {
    for start in starts {
        tokio::spawn(attempt(engine.clone(), start));
    }
}

async fn attempt(engine: Arc<Engine>, start: Start) {
    let sending = async {
        let request = WorkerRequest::of(&start, &engine.settings);
        match start.forced_status {
            Some(status) => request.forced(status),
            None => engine.sender.send(request, &engine.clock).await,
        }
    };
    let outcome = catch_panic(sending).await.unwrap_or_else(|panic| AttemptOutcome {
        request: String::new(),
        http_status: 0,
        answered: false,
        problem: Some(Error::from_panic(&*panic).message().to_owned()),
        retry_after: None,
        retry: start.rules.retry.clone(),
    });
    let now = engine.clock.now();
    let log = engine.log;
    let line = engine.progress(|state| {
        let record = state.finish(&start, &outcome, now)?;
        log.then(|| format!("{} {record}\n", cloudtasks::Timestamp::from(now)))
    });
    engine.changed.notify_one();
    if let Some(line) = line {
        // Standard error may be closed.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}
