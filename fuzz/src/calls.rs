//! Sequences of calls against an emulator whose clock stands still, compared with a model of what it acknowledged.
//!
//! Two bytes are a call: what it does, and to which of a few tasks. The queue is a pull queue: only calls change it.

use crate::http::exchange;
use cloudtasks_emulator::{Emulator, Settings};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Duration;

const LOCATION: &str = "projects/p/locations/l";
const QUEUE: &str = "projects/p/locations/l/queues/q";
/// 2023-11-14T22:13:20Z.
const START: i64 = 1_700_000_000;
const LEASE: i64 = 60;
/// How long the name of a task that is gone stays taken.
const TOMBSTONE: i64 = 3600;
const CALLS: usize = 60;

static EMULATOR: LazyLock<Emulator> = LazyLock::new(|| {
    let mut settings = Settings::default();
    settings.lease_calls_per_second = 1_000_000;
    settings.task_tombstone_ttl = TOMBSTONE as u64;
    Emulator::builder().standing_clock(START).settings(settings).start().expect("an emulator starts")
});

/// A task as the model has it.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// When it is due, in seconds since the start.
    due: i64,
    /// How often it was leased.
    leases: u64,
    /// Whether the latest lease was not given back. The service does not show this.
    is_leased: bool,
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        (self.due, self.leases) == (other.due, other.leases)
    }
}

#[derive(Default)]
struct Model {
    tasks: BTreeMap<String, Known>,
    /// Until when a name stays taken.
    tombstones: BTreeMap<String, i64>,
    now: i64,
    paused: bool,
}

/// Runs the calls of an input.
pub fn run(input: &[u8]) {
    EMULATOR.reset().unwrap();
    call("POST", &format!("v2beta2/{LOCATION}/queues"), &json!({"name": QUEUE, "pullTarget": {}})).expect("a queue");
    let mut model = Model::default();
    for step in input.chunks_exact(2).take(CALLS) {
        model.step(step[0], step[1]);
    }
    assert_eq!(listed(), model.tasks);
}

impl Model {
    fn step(&mut self, action: u8, argument: u8) {
        let id = format!("t{}", argument % 8);
        match action % 9 {
            0 | 1 => self.create(&id),
            2 => self.delete(&id),
            3 => self.lease(u64::from(argument % 4) + 1),
            4 => self.acknowledge(&id),
            5 => self.cancel_lease(&id),
            6 => self.advance(i64::from(argument) * 5),
            7 => self.pause(argument.is_multiple_of(2)),
            _ => assert_eq!(listed(), self.tasks),
        }
    }

    fn create(&mut self, id: &str) {
        let task = json!({"task": {"name": name(id), "pullMessage": {"tag": "t"}}});
        let created = call("POST", &format!("v2beta2/{QUEUE}/tasks"), &task);
        let is_taken = self.tasks.contains_key(id) || self.tombstones.get(id).is_some_and(|until| *until > self.now);
        assert_eq!(created.err(), is_taken.then_some(409), "create {id}");
        if !is_taken {
            self.tasks.insert(id.into(), Known { due: self.now, leases: 0, is_leased: false });
        }
    }

    fn delete(&mut self, id: &str) {
        let deleted = call("DELETE", &format!("v2beta2/{}", name(id)), &Value::Null);
        assert_eq!(deleted.is_ok(), self.tasks.contains_key(id), "delete {id}");
        self.bury(id);
    }

    fn lease(&mut self, most: u64) {
        let request = json!({"maxTasks": most, "leaseDuration": format!("{LEASE}s")});
        let leased = call("POST", &format!("v2beta2/{QUEUE}/tasks:lease"), &request);
        if self.paused {
            assert_eq!(leased.err(), Some(400), "a lease of a paused queue");
            return;
        }
        let leased = leased.expect("a lease");
        let leased: Vec<&Value> = leased["tasks"].as_array().into_iter().flatten().collect();
        let due = self.tasks.values().filter(|task| task.due <= self.now).count();
        assert_eq!(leased.len(), due.min(most as usize));
        for task in leased {
            let known = self.tasks.get_mut(short(task)).expect("only known tasks are leased");
            assert!(known.due <= self.now, "{task} was leased before it was due");
            *known = Known { due: self.now + LEASE, leases: known.leases + 1, is_leased: true };
        }
    }

    fn acknowledge(&mut self, id: &str) {
        let acknowledged = self.with_lease(id, "acknowledge");
        let holds = self.holds_lease(id);
        assert_eq!(acknowledged, holds, "acknowledge {id}");
        if holds {
            self.bury(id);
        }
    }

    fn cancel_lease(&mut self, id: &str) {
        let cancelled = self.with_lease(id, "cancelLease");
        let holds = self.holds_lease(id);
        assert_eq!(cancelled, holds, "cancel the lease of {id}");
        if let Some(task) = self.tasks.get_mut(id).filter(|_| holds) {
            (task.due, task.is_leased) = (self.now, false);
        }
    }

    /// Makes a call that needs a lease; whether it succeeded.
    fn with_lease(&self, id: &str, verb: &str) -> bool {
        let due = self.tasks.get(id).map_or(self.now, |task| task.due);
        let time = cloudtasks::Timestamp { seconds: START + due, nanos: 0 }.to_string();
        call("POST", &format!("v2beta2/{}:{verb}", name(id)), &json!({"scheduleTime": time})).is_ok()
    }

    /// Whether the lease of a task can be used: a paused queue refuses that.
    fn holds_lease(&self, id: &str) -> bool {
        !self.paused && self.tasks.get(id).is_some_and(|task| task.is_leased && task.due > self.now)
    }

    fn advance(&mut self, seconds: i64) {
        EMULATOR.advance(Duration::from_secs(seconds as u64));
        self.now += seconds;
    }

    fn pause(&mut self, paused: bool) {
        let verb = if paused { "pause" } else { "resume" };
        call("POST", &format!("v2beta2/{QUEUE}:{verb}"), &json!({})).expect("pause and resume always work");
        self.paused = paused;
    }

    fn bury(&mut self, id: &str) {
        if self.tasks.remove(id).is_some() {
            self.tombstones.insert(id.into(), self.now + TOMBSTONE);
        }
    }
}

/// What the emulator has, in pages of three.
fn listed() -> BTreeMap<String, Known> {
    let (mut tasks, mut token) = (BTreeMap::new(), String::new());
    loop {
        let page = call("GET", &format!("v2beta2/{QUEUE}/tasks?pageSize=3&pageToken={token}"), &Value::Null);
        let page = page.expect("a page");
        for task in page["tasks"].as_array().into_iter().flatten() {
            let due = task["scheduleTime"].as_str().and_then(|time| cloudtasks::Timestamp::parse(time).ok());
            let due = due.expect("a schedule time").seconds - START;
            let leases = task["status"]["attemptDispatchCount"].as_u64().unwrap_or(0);
            tasks.insert(short(task).to_owned(), (due, leases));
        }
        match page["nextPageToken"].as_str() {
            Some(next) if !next.is_empty() => token = next.to_owned(),
            _ => break,
        }
    }
    tasks.into_iter().map(|(id, (due, leases))| (id, Known { due, leases, is_leased: false })).collect()
}

fn call(verb: &str, path: &str, body: &Value) -> Result<Value, u16> {
    let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
    match exchange(&EMULATOR.host(), &format!("{verb} /{path} HTTP/1.1\r\n"), &body) {
        Some((200, answer)) => Ok(answer),
        Some((status, _)) => Err(status),
        None => panic!("no answer to {verb} {path}"),
    }
}

fn name(id: &str) -> String {
    format!("{QUEUE}/tasks/{id}")
}

fn short(task: &Value) -> &str {
    task["name"].as_str().and_then(|name| name.rsplit('/').next()).expect("a task has a name")
}
