//! A queue: its configuration, its tasks and how fast they may go.

use super::Start;
use super::minute_counter::MinuteCounter;
use super::queue_config::QueueConfig;
use super::queue_rules::QueueRules;
use super::task::{Target, Task};
use super::tasks::Tasks;
use super::tombstones::Tombstones;
use crate::clock::Time;
use crate::policy::outcome::AttemptOutcome;
use crate::policy::throttle::Throttle;
use crate::policy::token_bucket::TokenBucket;
use cloudtasks::message::{DynamicMessage, Scalar};
use cloudtasks::schema::Api;
use cloudtasks::v2beta3::{QueueState, descriptors};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What comes after an attempt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Next {
    /// The task is done, or was deleted in the meantime.
    Nothing,
    /// Another attempt at this time.
    Attempt(Time),
    GivenUp,
}

#[derive(Debug)]
pub struct Queue {
    pub name: Arc<str>,
    pub config: QueueConfig,
    pub rules: Arc<QueueRules>,
    pub state: QueueState,
    pub purge_time: Option<Time>,
    pub tasks: Tasks,
    pub tombstones: Tombstones,
    /// The ids of tasks with an attempt under way by their serials, deleted ones included.
    pub under_way: BTreeMap<u64, Arc<str>>,
    /// The IAM policy, if one was set.
    pub policy: Option<DynamicMessage>,
    /// How often lease_tasks may be called.
    pub lease_calls: TokenBucket,
    bucket: TokenBucket,
    pub throttle: Throttle,
    /// Tasks that ended in the last minute.
    ended: MinuteCounter,
    /// Under which instant the queue stands among those that are to be looked at.
    pub(super) ready_at: Option<Time>,
}

impl Queue {
    pub fn new(name: &str, config: QueueConfig, rules: QueueRules, now: Time) -> Self {
        Queue {
            name: name.into(),
            config,
            bucket: TokenBucket::new(rules.rate, rules.burst, now),
            state: QueueState::RUNNING,
            purge_time: None,
            tasks: Tasks::default(),
            tombstones: Tombstones::default(),
            under_way: BTreeMap::new(),
            policy: None,
            lease_calls: TokenBucket::new(f64::from(rules.lease_calls), rules.lease_calls, now),
            ended: MinuteCounter::default(),
            throttle: Throttle::default(),
            ready_at: None,
            rules: Arc::new(rules),
        }
    }

    pub fn set_rules(&mut self, rules: QueueRules, now: Time) {
        self.rules = Arc::new(rules);
        self.set_rate(now);
    }

    /// Brings the bucket in line with the rules and the throttle.
    pub fn set_rate(&mut self, now: Time) {
        self.bucket.set_limits(self.effective_rate(), self.rules.burst, now);
    }

    /// Dispatches a second, slowed down by what the targets answered.
    pub fn effective_rate(&self) -> f64 {
        self.rules.rate * self.throttle.share()
    }

    /// Takes from an older state of the queue what is only in memory.
    pub fn carry_over(&mut self, old: Queue, now: Time) {
        self.bucket = old.bucket;
        self.lease_calls = old.lease_calls;
        self.throttle = old.throttle;
        self.ended = old.ended;
        for (serial, id) in &old.under_way {
            if self.tasks.get(id).is_some_and(|task| task.serial == *serial) {
                self.tasks.begin_attempt(id, now);
            }
        }
        self.under_way = old.under_way;
        self.set_rate(now);
    }

    /// When the next task can be dispatched; `None` while none can.
    pub fn next_start(&self) -> Option<Time> {
        if self.state != QueueState::RUNNING
            || self.rules.pull
            || self.under_way.len() >= self.rules.concurrent as usize
        {
            return None;
        }
        let (due, _) = self.tasks.first_waiting()?;
        Some(due.max(self.bucket.next_token()?).max(self.throttle.held_until()))
    }

    /// Takes the next task that is due and has a token; it counts as under way.
    pub fn start_next(&mut self, now: Time) -> Option<Arc<str>> {
        loop {
            if self.next_start()? > now {
                return None;
            }
            let (id, task) = self.tasks.entry(self.tasks.first_waiting()?.1)?;
            let id = id.clone();
            if self.is_expired(task, now) {
                self.bury(&id, now);
                continue;
            }
            if !self.bucket.take(now) {
                return None;
            }
            self.start(&id, now);
            return Some(id);
        }
    }

    /// Counts an attempt of a task that begins now, whatever the rates.
    pub fn start(&mut self, id: &str, now: Time) {
        self.under_way.extend(self.tasks.begin_attempt(id, now));
    }

    /// Takes in how an attempt ended and returns what comes next; `None` if the queue knew nothing of the attempt.
    pub fn finish(&mut self, start: &Start, outcome: &AttemptOutcome, throttling: bool, now: Time) -> Option<Next> {
        let serial = start.task.serial;
        self.under_way.remove(&serial)?;
        if throttling {
            self.throttle_by(outcome, start.task.target, now);
        }
        let Some(task) = self.tasks.get(&start.id).filter(|task| task.serial == serial) else {
            return Some(Next::Nothing);
        };
        let first = task.first_dispatch.unwrap_or(start.started_at);
        let gives_up = outcome.retry.gives_up(task.dispatch_count, first, now);
        if outcome.is_success() || gives_up {
            self.complete(&start.id, now);
            return Some(if outcome.is_success() { Next::Nothing } else { Next::GivenUp });
        }
        let due = self.tasks.update(&start.id, |task| task.fail_attempt(outcome, now))?;
        // Where the target asks to be left alone, the queue waits for longer than the task does.
        Some(Next::Attempt(due.max(self.throttle.held_until())))
    }

    /// Removes a task that ended.
    pub fn complete(&mut self, id: &str, now: Time) {
        if self.bury(id, now) {
            self.ended.count(now);
        }
    }

    pub fn is_expired(&self, task: &Task, now: Time) -> bool {
        task.create_time + self.rules.task_ttl <= now
    }

    /// Removes a task whose name stays taken for a while.
    pub fn bury(&mut self, id: &str, now: Time) -> bool {
        let Some((id, _)) = self.tasks.remove(id) else { return false };
        for ended in self.tombstones.drop_ended(now) {
            self.tasks.touch(&ended);
        }
        self.tombstones.add(id, now + self.rules.tombstone_ttl);
        true
    }

    /// Ends the time for which the names of tasks that are gone stay taken.
    pub fn free_names(&mut self) {
        for name in self.tombstones.clear() {
            self.tasks.touch(&name);
        }
    }

    fn throttle_by(&mut self, outcome: &AttemptOutcome, target: Target, now: Time) {
        match outcome.http_status {
            429 if target == Target::AppEngine => return,
            429 | 503 => self.throttle.slow_down(outcome.retry_after, now),
            _ if outcome.is_success() => self.throttle.recover(),
            _ => return,
        }
        self.set_rate(now);
    }

    /// The ids of the tasks with an attempt under way, oldest first.
    pub fn running(&self) -> impl Iterator<Item = &Arc<str>> {
        let is_there =
            |(serial, id): &(&u64, &Arc<str>)| self.tasks.get(id).is_some_and(|task| task.serial == **serial);
        self.under_way.iter().filter(is_there).map(|(_, id)| id)
    }

    /// `RUNNING`, `PAUSED` or `DISABLED`.
    pub fn state_name(&self) -> &'static str {
        descriptors::QueueState.name_of(self.state.into()).unwrap_or_default()
    }

    /// The full name of a task.
    pub fn task_name(&self, id: &str) -> String {
        format!("{}/tasks/{id}", self.name)
    }

    /// Writes the queue's figures into its `stats`.
    pub fn show_stats(&self, stats: &mut DynamicMessage, now: Time) {
        let oldest = self.tasks.first_waiting().map(|(due, _)| due);
        set(stats, "tasks_count", Scalar::Int(self.tasks.len() as i64));
        if let Some(due) = oldest {
            set(stats, "oldest_estimated_arrival_time", Scalar::Timestamp(due.into()));
        }
        set(stats, "executed_last_minute_count", Scalar::Int(self.ended.total(now)));
        set(stats, "concurrent_dispatches_count", Scalar::Int(self.under_way.len() as i64));
        set(stats, "effective_execution_rate", Scalar::Double(self.effective_rate()));
    }

    /// The queue as a version of the API shows it, without its figures.
    pub fn show(&self, api: &'static Api) -> DynamicMessage {
        let mut queue = self.config.shown(api.message("Queue").expect("each version has queues"));
        set(&mut queue, "name", Scalar::String(&self.name));
        set(&mut queue, "state", Scalar::Enum(self.state.into()));
        if let Some(time) = self.purge_time {
            set(&mut queue, "purge_time", Scalar::Timestamp(time.into()));
        }
        queue
    }
}

fn set(queue: &mut DynamicMessage, field: &str, value: Scalar<'_>) {
    queue.set(field, value).expect("every version has the field");
}
