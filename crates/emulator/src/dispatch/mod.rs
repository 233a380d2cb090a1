//! The dispatcher: starts what is due, sends it, and takes in how it ended.

pub mod backoff;
pub mod bucket;
mod headers;
pub mod outcome;
mod outgoing;
mod send;
pub mod throttle;

pub use outgoing::overridden_url;
pub use send::Sender;

use crate::shared::Shared;
use crate::state::Start;
use outgoing::Outgoing;
use std::io::Write;
use std::sync::Arc;

/// Dispatches until its runtime ends.
pub async fn run(shared: Arc<Shared>) {
    loop {
        let now = shared.clock.now();
        let (starts, next) = shared.start_due(now);
        begin(&shared, starts);
        match next {
            None => shared.changed.notified().await,
            Some(at) => tokio::select! {
                () = shared.changed.notified() => {}
                () = shared.clock.reaches(at) => {}
            },
        }
    }
}

/// Sends each attempt in a task of its own.
pub fn begin(shared: &Arc<Shared>, starts: Vec<Start>) {
    for start in starts {
        tokio::spawn(attempt(shared.clone(), start));
    }
}

async fn attempt(shared: Arc<Shared>, start: Start) {
    let outgoing = Outgoing::of(&start, &shared.settings);
    let outcome = match start.forced_status {
        Some(status) => outgoing.forced(status),
        None => shared.sender.send(outgoing, &shared.clock).await,
    };
    let now = shared.clock.now();
    let log = shared.log;
    let (line, _) = shared.change(|state| {
        let record = state.finish(&start, &outcome, now)?;
        log.then(|| format!("{} {record}\n", cloudtasks::Timestamp::from(now)))
    });
    if let Some(line) = line {
        // Nobody may be reading any more.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}
