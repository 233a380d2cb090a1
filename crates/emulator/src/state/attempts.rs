//! The latest attempts, for those who test against the emulator.

use super::Start;
use crate::clock::Time;
use crate::dispatch::outcome::Outcome;
use serde::Serialize;
use std::collections::VecDeque;
use std::fmt;
use std::time::Duration;

/// An attempt that ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AttemptRecord {
    /// The task's full name.
    pub task: String,
    /// 1 for the first attempt.
    pub attempt: u32,
    /// The method and URL: `POST http://localhost:8080/work`.
    pub request: String,
    /// What the target answered; 504 if it took too long, 0 if it was not reached.
    pub http_status: u16,
    /// Whether the task is done.
    pub success: bool,
    /// When it was sent, in microseconds since 1970.
    pub dispatch_time: Time,
    /// When it ended, in microseconds since 1970.
    pub end_time: Time,
}

#[derive(Debug)]
pub struct AttemptLog {
    records: VecDeque<AttemptRecord>,
    kept: usize,
}

impl AttemptLog {
    pub fn new(kept: usize) -> Self {
        AttemptLog { records: VecDeque::new(), kept }
    }

    pub fn add(&mut self, start: &Start, outcome: &Outcome, now: Time) {
        if self.records.len() >= self.kept {
            self.records.pop_front();
        }
        self.records.push_back(AttemptRecord::new(start, outcome, now));
    }

    pub fn to_vec(&self) -> Vec<AttemptRecord> {
        self.records.iter().cloned().collect()
    }
}

impl AttemptRecord {
    pub fn new(start: &Start, outcome: &Outcome, now: Time) -> Self {
        AttemptRecord {
            task: format!("{}/tasks/{}", start.queue, start.id),
            attempt: start.task.dispatch_count,
            request: outcome.request.clone(),
            http_status: outcome.http_status,
            success: outcome.is_success(),
            dispatch_time: start.started_at,
            end_time: now,
        }
    }

    /// How long it took.
    pub fn duration(&self) -> Duration {
        self.end_time.since(self.dispatch_time)
    }
}

/// One readable line: `queue-1/task-7 attempt 2: POST http://localhost/ -> 503 in 12 ms`.
impl fmt::Display for AttemptRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = self.task.rsplit_once("/queues/").map_or(self.task.as_str(), |(_, short)| short);
        let (queue, task) = short.split_once("/tasks/").unwrap_or((short, ""));
        write!(f, "{queue}/{task} attempt {}: {} -> ", self.attempt, self.request)?;
        match self.http_status {
            0 => f.write_str("not reached")?,
            status => write!(f, "{status}")?,
        }
        write!(f, " in {} ms", self.duration().as_millis())
    }
}
