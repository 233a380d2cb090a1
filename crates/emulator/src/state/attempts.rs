//! The latest attempts, for those who test against the emulator.

use super::Start;
use super::queue::Next;
use crate::clock::Time;
use crate::policy::outcome::AttemptOutcome;
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
    /// Why the target was not reached: `Connection refused`.
    pub problem: Option<String>,
    /// Whether the task is done.
    pub success: bool,
    /// When it was sent, in microseconds since 1970.
    pub dispatch_time: Time,
    /// When it ended, in microseconds since 1970.
    pub end_time: Time,
    /// When the task is due again, in microseconds since 1970; `None` if it is not.
    pub next_attempt_time: Option<Time>,
    /// Whether it failed and was the last that the task gets.
    pub given_up: bool,
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

    /// Keeps a record, the latest for now, and returns it.
    pub fn add(&mut self, record: AttemptRecord) -> Option<&AttemptRecord> {
        self.records.push_back(record);
        // At least the latest, which may be about to be written.
        if self.records.len() > self.kept.max(1) {
            self.records.pop_front();
        }
        self.records.back()
    }

    pub fn to_vec(&self) -> Vec<AttemptRecord> {
        self.records.iter().cloned().collect()
    }

    /// The attempts of one task.
    pub fn of_task<'a>(&'a self, task: &'a str) -> impl Iterator<Item = &'a AttemptRecord> {
        self.records.iter().filter(move |record| record.task == task)
    }
}

impl AttemptRecord {
    pub(crate) fn new(start: &Start, outcome: &AttemptOutcome, next: Next, now: Time) -> Self {
        AttemptRecord {
            task: format!("{}/tasks/{}", start.queue, start.id),
            attempt: start.task.dispatch_count,
            request: outcome.request.clone(),
            http_status: outcome.http_status,
            problem: outcome.problem.clone(),
            success: outcome.is_success(),
            dispatch_time: start.started_at,
            end_time: now,
            next_attempt_time: if let Next::Attempt(time) = next { Some(time) } else { None },
            given_up: next == Next::GivenUp,
        }
    }

    /// How long it took.
    pub fn duration(&self) -> Duration {
        self.end_time.since(self.dispatch_time)
    }
}

/// One readable line: `queue-1/task-7 attempt 2: POST http://localhost/ -> 503 in 12 ms, next in 0.2 s`.
impl fmt::Display for AttemptRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = self.task.rsplit_once("/queues/").map_or(self.task.as_str(), |(_, short)| short);
        let (queue, task) = short.split_once("/tasks/").unwrap_or((short, ""));
        write!(f, "{queue}/{task} attempt {}: {} -> ", self.attempt, self.request)?;
        match (self.http_status, &self.problem) {
            (0, None) => f.write_str("not reached")?,
            (0, Some(problem)) => write!(f, "not reached ({problem})")?,
            (status, _) => write!(f, "{status}")?,
        }
        write!(f, " in {} ms", self.duration().as_millis())?;
        match self.next_attempt_time {
            Some(next) => write!(f, ", next in {} s", next.since(self.end_time).as_millis() as f64 / 1000.0),
            None if self.given_up => f.write_str(", given up"),
            None => Ok(()),
        }
    }
}
