//! All that the emulator knows, changed by calls and by the dispatcher under one lock. Nothing here waits or does I/O.

mod activity;
pub mod attempts;
mod journal;
mod minute_counter;
pub mod operations;
pub mod queue;
pub mod queue_config;
pub mod queue_rules;
mod records;
mod restore;
mod start;
pub mod task;
pub mod tasks;
pub mod tombstones;

pub use restore::restore;

use crate::clock::Time;
use crate::policy::outcome::AttemptOutcome;
use crate::settings::Settings;
use crate::store::record::{Change, RecordKind};
use activity::Activity;
use attempts::{AttemptLog, AttemptRecord};
use cloudtasks::message::DynamicMessage;
use journal::Journal;
use operations::Operations;
use queue::Queue;
use records::OperationRecord;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;
use std::time::Duration;
use tombstones::Tombstones;

pub use start::Start;

#[derive(Debug)]
pub struct ServiceState {
    pub settings: Arc<Settings>,
    queues: BTreeMap<Arc<str>, Queue>,
    /// How many queues each location has.
    location_sizes: HashMap<Box<str>, usize>,
    pub queue_tombstones: Tombstones,
    pub operations: Operations,
    pub journal: Journal,
    /// The encryption keys by the name of their configuration.
    kms_keys: HashMap<Box<str>, Box<str>>,
    /// The queues that can dispatch, by when they can.
    ready: BTreeSet<(Time, Arc<str>)>,
    next_serial: u64,
    pub attempts: AttemptLog,
    /// What the page plots.
    pub activity: Activity,
    /// How many of the next attempts fail unsent, and with which HTTP status.
    pub fail_next: (u32, u16),
}

impl ServiceState {
    pub fn new(settings: Arc<Settings>) -> Self {
        ServiceState {
            attempts: AttemptLog::new(settings.attempts_kept),
            activity: Activity::default(),
            settings,
            queues: BTreeMap::new(),
            location_sizes: HashMap::new(),
            queue_tombstones: Tombstones::default(),
            operations: Operations::default(),
            journal: Journal::default(),
            kms_keys: HashMap::new(),
            ready: BTreeSet::new(),
            next_serial: 1,
            fail_next: (0, 0),
        }
    }

    /// A number that no task had before.
    pub fn new_serial(&mut self) -> u64 {
        let serial = self.next_serial;
        self.next_serial += 1;
        serial
    }

    pub fn queue(&self, name: &str) -> Option<&Queue> {
        self.queues.get(name)
    }

    /// The queues whose names begin with `prefix`, from `start` on, in the order of names.
    pub fn queues_from<'a>(&'a self, prefix: &'a str, start: &str) -> impl Iterator<Item = &'a Queue> {
        self.queues
            .range::<str, _>((Bound::Included(start.max(prefix)), Bound::Unbounded))
            .map(|(_, queue)| queue)
            .take_while(move |q| q.name.starts_with(prefix))
    }

    /// Sees to it that no new task gets this serial again.
    pub fn note_serial(&mut self, serial: u64) {
        self.next_serial = self.next_serial.max(serial + 1);
    }

    /// From now on, notes all changes in the journal.
    pub fn keep_journal(&mut self) {
        self.journal.switch_on();
        self.queues.values_mut().for_each(|queue| queue.tasks.note_changes());
    }

    /// How many queues the location of this queue has.
    pub fn location_size(&self, queue: &str) -> usize {
        self.location_sizes.get(location(queue)).copied().unwrap_or(0)
    }

    pub fn add_queue(&mut self, mut queue: Queue) {
        if self.journal.is_on() {
            queue.tasks.note_changes();
        }
        self.journal.queue(&queue);
        let name = queue.name.clone();
        *self.location_sizes.entry(location(&name).into()).or_default() += 1;
        self.queues.insert(name.clone(), queue);
        self.refresh(&name);
    }

    pub fn remove_queue(&mut self, name: &str) -> Option<Queue> {
        let queue = self.queues.remove(name)?;
        if let Some(size) = self.location_sizes.get_mut(location(name)) {
            *size -= 1;
        }
        if let Some(at) = queue.ready_at {
            self.ready.remove(&(at, queue.name.clone()));
        }
        self.journal.queue_gone(name);
        Some(queue)
    }

    /// Keeps a name taken after its queue was deleted.
    pub fn bury_queue(&mut self, name: Arc<str>, now: Time) {
        let until = now + Duration::from_secs(self.settings.queue_tombstone_ttl);
        for ended in self.queue_tombstones.drop_ended(now) {
            self.journal.gone(RecordKind::QueueTombstone, &ended);
        }
        self.journal.put(RecordKind::QueueTombstone, &name, &until);
        self.queue_tombstones.add(name, until);
    }

    /// Frees the name of a deleted queue.
    pub fn free_queue_name(&mut self, name: &str) {
        if self.queue_tombstones.free(name) {
            self.journal.gone(RecordKind::QueueTombstone, name);
        }
    }

    /// The names of queues that would dispatch tasks now if they were not paused.
    pub fn paused_with_due_tasks(&self, now: Time) -> Vec<Arc<str>> {
        let due = |queue: &&Queue| queue.tasks.first_waiting().is_some_and(|(at, _)| at <= now);
        let paused = self.queues.values().filter(|queue| queue.state != cloudtasks::v2beta3::QueueState::RUNNING);
        paused.filter(|queue| !queue.rules.pull).filter(due).map(|queue| queue.name.clone()).collect()
    }

    /// Keeps an operation; its id stays taken for as long as a task's name does.
    pub fn add_operation(&mut self, name: &str, operation: DynamicMessage, now: Time) {
        let until = now + Duration::from_secs(self.settings.task_tombstone_ttl);
        let record = OperationRecord { operation: records::text(&operation), until };
        self.journal.put(RecordKind::Operation, name, &record);
        for ended in self.operations.add(name, operation, until, now) {
            self.journal.gone(RecordKind::Operation, &ended);
        }
    }

    /// Changes the tasks of a queue and notes when it can dispatch next.
    pub fn change_queue<R>(&mut self, name: &str, change: impl FnOnce(&mut Queue) -> R) -> Option<R> {
        let queue = self.queues.get_mut(name)?;
        let result = change(queue);
        self.journal.tasks(queue);
        self.refresh(name);
        Some(result)
    }

    /// Changes the settings of a queue.
    pub fn configure_queue<R>(&mut self, name: &str, change: impl FnOnce(&mut Queue) -> R) -> Option<R> {
        let result = self.change_queue(name, change)?;
        self.journal.queue(self.queues.get(name)?);
        Some(result)
    }

    fn refresh(&mut self, name: &str) {
        let Some(queue) = self.queues.get_mut(name) else { return };
        let next = queue.next_start();
        if next == queue.ready_at {
            return;
        }
        if let Some(at) = queue.ready_at {
            self.ready.remove(&(at, queue.name.clone()));
        }
        if let Some(at) = next {
            self.ready.insert((at, queue.name.clone()));
        }
        queue.ready_at = next;
    }

    /// When the dispatcher has something to do next.
    pub fn next_start(&self) -> Option<Time> {
        self.ready.first().map(|(at, _)| *at)
    }

    /// Starts every attempt that is due and allowed now.
    pub fn start_due(&mut self, now: Time) -> Vec<Start> {
        let due: Vec<Arc<str>> =
            self.ready.iter().take_while(|(at, _)| *at <= now).map(|(_, name)| name.clone()).collect();
        let mut starts = Vec::new();
        for name in due {
            while let Some(Some(id)) = self.queues.get_mut(&name).map(|queue| queue.start_next(now)) {
                starts.extend(self.begun(&name, &id, now));
            }
            if let Some(queue) = self.queues.get_mut(&name) {
                self.journal.tasks(queue);
            }
            self.refresh(&name);
        }
        starts
    }

    /// Starts an attempt of a task now, whatever its schedule, the rates and the state of the queue. None is started
    /// while one is under way.
    pub fn start_now(&mut self, queue: &str, id: &str, now: Time) -> Option<Start> {
        let held = self.queues.get_mut(queue)?;
        if held.tasks.get(id)?.under_way {
            return None;
        }
        held.start(id, now);
        self.refresh(queue);
        self.begun(queue, id, now)
    }

    fn begun(&mut self, queue: &str, id: &str, now: Time) -> Option<Start> {
        let forced_status = (self.fail_next.0 > 0).then_some(self.fail_next.1);
        self.fail_next.0 -= u32::from(forced_status.is_some());
        let queue = self.queues.get(queue)?;
        let (id, task) = queue.tasks.entry(id)?;
        Some(Start {
            queue: queue.name.clone(),
            id: id.clone(),
            task: task.clone(),
            rules: queue.rules.clone(),
            started_at: now,
            forced_status,
        })
    }

    /// Takes in how an attempt ended. Of what was under way before a reset nothing is left to tell.
    pub fn finish(&mut self, start: &Start, outcome: &AttemptOutcome, now: Time) -> Option<&AttemptRecord> {
        let throttling = self.settings.throttling;
        let next = self.change_queue(&start.queue, |queue| queue.finish(start, outcome, throttling, now))??;
        self.activity.count(outcome.is_success(), now);
        self.attempts.add(AttemptRecord::new(start, outcome, next, now))
    }

    /// Whether nothing is left to do before the clock moves on by itself or is moved: no attempt is under way and no
    /// task is due. While the clock runs by itself, a task that waits for its next attempt counts as work left.
    pub fn is_idle(&self, now: Time, clock_stands: bool) -> bool {
        self.queues.values().all(|queue| {
            let dispatching = queue.state == cloudtasks::v2beta3::QueueState::RUNNING && !queue.rules.pull;
            let due = if clock_stands {
                queue.next_start().is_some_and(|at| at <= now)
            } else {
                dispatching
                    && (queue.tasks.any_retrying() || queue.tasks.first_waiting().is_some_and(|(at, _)| at <= now))
            };
            queue.under_way.is_empty() && !due
        })
    }

    /// The encryption key of a location; empty for Google's own.
    pub fn kms_key(&self, config: &str) -> &str {
        self.kms_keys.get(config).map_or("", |key| key)
    }

    pub fn set_kms_key(&mut self, config: &str, key: &str) {
        self.journal.put(RecordKind::KmsKey, config, &key);
        self.kms_keys.insert(config.into(), key.into());
    }

    /// Goes back to these records. What no record holds stays: the attempts under way and their log, rates and throttles.
    pub fn return_to(&mut self, records: Vec<Change>, now: Time) -> Result<(), String> {
        let mut state = ServiceState { next_serial: self.next_serial, ..ServiceState::new(self.settings.clone()) };
        restore(&mut state, records, now)?;
        state.keep_journal();
        state.attempts = std::mem::replace(&mut self.attempts, AttemptLog::new(0));
        state.activity = std::mem::take(&mut self.activity);
        state.fail_next = self.fail_next;
        for (name, old) in std::mem::take(&mut self.queues) {
            if let Some(queue) = state.queues.get_mut(&name) {
                queue.carry_over(old, now);
                state.refresh(&name);
            }
        }
        *self = state;
        Ok(())
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        let mut journal = std::mem::take(&mut self.journal);
        journal.clear();
        *self = ServiceState { next_serial: self.next_serial, journal, ..ServiceState::new(self.settings.clone()) };
    }
}

/// The name of a queue's location.
fn location(queue: &str) -> &str {
    queue.rsplit_once("/queues/").map_or("", |(location, _)| location)
}
