//! A Cloud Tasks that knows how to create, get and list tasks, and counts what it did.

use crate::http1::{Answer, Request};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The tasks of one service. Cheap to clone.
#[derive(Clone, Default)]
pub struct TaskService(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// Every name that is taken, with whether its task still waits.
    waiting: BTreeMap<String, bool>,
    /// How often each URL was enqueued: the tests give each create its own.
    enqueued: BTreeMap<String, usize>,
}

impl TaskService {
    /// Answers a request as the service does.
    pub fn answer(&self, request: &Request) -> Answer {
        let mut state = self.0.lock().expect("no answer panics");
        let path = request.path().trim_start_matches("/v2/");
        match (request.method.as_str(), path.split_once("/tasks")) {
            ("POST", Some((queue, ""))) => state.create(queue, request),
            ("GET", Some((_, ""))) => state.list(),
            ("GET", Some(_)) if state.waiting.get(path) == Some(&true) => Answer::json(200, json!({"name": path})),
            _ => Answer::error(404, "NOT_FOUND", "Requested entity was not found."),
        }
    }

    /// The names of all tasks that were ever made.
    pub fn names(&self) -> Vec<String> {
        self.0.lock().expect("no answer panics").waiting.keys().cloned().collect()
    }

    /// How often each target URL was enqueued, under whatever name.
    pub fn enqueued(&self) -> BTreeMap<String, usize> {
        self.0.lock().expect("no answer panics").enqueued.clone()
    }

    /// Makes a task that waits.
    pub fn add(&self, name: &str) {
        self.0.lock().expect("no answer panics").waiting.insert(name.to_owned(), true);
    }

    /// Runs all tasks: they are gone, their names stay taken.
    pub fn run_all(&self) {
        self.0.lock().expect("no answer panics").waiting.values_mut().for_each(|waits| *waits = false);
    }
}

impl State {
    fn create(&mut self, queue: &str, request: &Request) -> Answer {
        let mut task = request.json()["task"].take();
        let name = match task["name"].as_str() {
            Some(name) => name.to_owned(),
            None => format!("{queue}/tasks/{}", 1_000_000 + self.waiting.len()),
        };
        if self.waiting.contains_key(&name) {
            return Answer::error(409, "ALREADY_EXISTS", "Requested entity already exists");
        }
        if let Some(url) = task["httpRequest"]["url"].as_str() {
            *self.enqueued.entry(url.to_owned()).or_default() += 1;
        }
        self.waiting.insert(name.clone(), true);
        task["name"] = json!(name);
        Answer::json(200, task)
    }

    fn list(&self) -> Answer {
        let tasks: Vec<_> = self.waiting.keys().map(|name| json!({"name": name})).collect();
        Answer::json(200, json!({"tasks": tasks}))
    }
}
