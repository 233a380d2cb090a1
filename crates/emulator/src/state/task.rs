//! A task as it is kept: what its caller gave, as text, beside what the service counts.

use crate::clock::Time;
use crate::policy::outcome::AttemptOutcome;
use cloudtasks::message::json::{JsonOptions, Unknown, from_json, to_json};
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::{Api, VERSIONS};
use serde::{Deserialize, Serialize};

/// A task. Its id is the key under which it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Tells the task from others that had its name, and orders tasks that are due at one time.
    pub serial: u64,
    pub spec: Spec,
    pub target: Target,
    /// The label of a pull task.
    pub tag: Option<Box<str>>,
    pub create_time: Time,
    pub schedule_time: Time,
    pub dispatch_count: u32,
    /// Answers other than 5xx: what the API shows, and the execution count of an HTTP target.
    pub response_count: u32,
    /// All answers: the execution count of an App Engine target.
    pub answer_count: u32,
    pub first_dispatch: Option<Time>,
    pub last_attempt: Option<Box<Attempt>>,
    /// The HTTP status that ended the latest attempt; 0 if the target was not reached.
    pub previous_status: Option<u16>,
    /// Whether an attempt is under way. After a restart none is: the task is simply due again.
    #[serde(skip)]
    pub under_way: bool,
}

/// What the caller gave, less what the service keeps track of: compact, and whole in the version it came through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spec {
    /// A position in [`VERSIONS`].
    version: u8,
    json: Box<str>,
}

/// Who gets the task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    Http,
    AppEngine,
    /// Whoever leases it.
    Pull,
}

/// The latest attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    pub schedule_time: Time,
    pub dispatch_time: Option<Time>,
    pub response_time: Option<Time>,
    /// The code and text of `response_status`.
    pub status: Option<(i32, Box<str>)>,
}

/// Fields that the service sets; what a caller writes there is dropped.
const OUTPUT_ONLY: [&str; 10] = [
    "name",
    "schedule_time",
    "create_time",
    "dispatch_count",
    "response_count",
    "first_attempt",
    "last_attempt",
    "status",
    "view",
    "etag",
];

impl Spec {
    /// Keeps what the caller gave in `task`, from which it drops what the service sets itself.
    pub fn of(task: &mut DynamicMessage) -> Result<Self, cloudtasks::message::Error> {
        for field in OUTPUT_ONLY {
            let _ = task.clear(field);
        }
        let version = VERSIONS.iter().position(|api| api.messages.contains(&task.descriptor())).unwrap_or(0);
        let mut json = Vec::with_capacity(256);
        to_json(task, &JsonOptions::WIRE, &mut json)?;
        let json = String::from_utf8(json).expect("JSON is UTF-8").into_boxed_str();
        Ok(Spec { version: version as u8, json })
    }

    /// The task as its caller gave it, in the version it came through.
    pub fn message(&self) -> DynamicMessage {
        let api = VERSIONS[usize::from(self.version)];
        let mut task = DynamicMessage::new(api.message("Task").expect("each version has tasks"));
        from_json(self.json.as_bytes(), &mut task, Unknown::Ignore).expect("the JSON was written by `of`");
        task
    }

    pub fn len(&self) -> usize {
        self.json.len()
    }
}

impl Task {
    /// Counts an attempt that begins now.
    pub fn begin_attempt(&mut self, now: Time) {
        self.under_way = true;
        self.dispatch_count += 1;
        self.first_dispatch.get_or_insert(now);
        self.last_attempt = Some(Box::new(Attempt {
            schedule_time: self.schedule_time,
            dispatch_time: Some(now),
            response_time: None,
            status: None,
        }));
    }

    /// Leases the task until an instant.
    pub fn lease(&mut self, until: Time, now: Time) {
        self.begin_attempt(now);
        self.under_way = false;
        self.schedule_time = until;
    }

    /// Takes in an attempt that failed, and returns when the next is due.
    pub fn fail_attempt(&mut self, outcome: &AttemptOutcome, now: Time) -> Time {
        self.under_way = false;
        self.answer_count += u32::from(outcome.answered);
        self.response_count += u32::from(outcome.answered && outcome.http_status < 500);
        self.previous_status = Some(outcome.http_status);
        if let Some(attempt) = &mut self.last_attempt {
            attempt.response_time = outcome.answered.then_some(now);
            attempt.status = Some((outcome.code() as i32, outcome.text().into()));
        }
        self.schedule_time = now + outcome.retry.backoff(self.dispatch_count);
        self.schedule_time
    }

    /// The task as a version of the API shows it.
    pub fn show(&self, name: String, api: &'static Api, view: View) -> DynamicMessage {
        self.show_spec(self.spec.message(), name, api, view)
    }

    /// The same for a caller that has the specification as a message already.
    pub fn show_spec(&self, spec: DynamicMessage, name: String, api: &'static Api, view: View) -> DynamicMessage {
        let shape = api.message("Task").expect("each version has tasks");
        let mut task = spec;
        if task.descriptor() != shape {
            task = crate::conversion::convert(&task, shape);
        }
        if view != View::Full {
            hide_bodies(&mut task);
        }
        let times = [("schedule_time", self.schedule_time), ("create_time", self.create_time)];
        for (field, time) in times {
            set(&mut task, field, Scalar::Timestamp(time.into()));
        }
        set(&mut task, "name", Scalar::String(&name));
        set(&mut task, "view", Scalar::Enum(view as i32));
        self.show_attempts(&mut task);
        task
    }

    fn show_attempts(&self, task: &mut DynamicMessage) {
        if self.dispatch_count == 0 {
            return;
        }
        let (holder, names) = match task.message_mut("status") {
            Ok(status) => (status, V2BETA2_NAMES),
            Err(_) => (&mut *task, NAMES),
        };
        let [dispatches, responses, first, last] = names;
        set(holder, dispatches, Scalar::Int(self.dispatch_count.into()));
        set(holder, responses, Scalar::Int(self.response_count.into()));
        if let (Some(time), Ok(first)) = (self.first_dispatch, holder.message_mut(first)) {
            set(first, "dispatch_time", Scalar::Timestamp(time.into()));
        }
        if let (Some(attempt), Ok(last)) = (&self.last_attempt, holder.message_mut(last)) {
            attempt.show(last);
        }
    }
}

/// `Task.View`, of which the numbers are the same in every version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What the service shows where it is asked for a view that it does not know: as little as in the basic view.
    Unknown = 0,
    Basic = 1,
    Full = 2,
}

impl View {
    /// The view that a request asks for.
    pub fn of(request: &DynamicMessage) -> Self {
        match request.int("response_view") {
            0 | 1 => View::Basic,
            2 => View::Full,
            _ => View::Unknown,
        }
    }

    /// The basic view in place of an unknown one.
    pub fn known(self) -> Self {
        if self == View::Unknown { View::Basic } else { self }
    }
}

const NAMES: [&str; 4] = ["dispatch_count", "response_count", "first_attempt", "last_attempt"];
const V2BETA2_NAMES: [&str; 4] =
    ["attempt_dispatch_count", "attempt_response_count", "first_attempt_status", "last_attempt_status"];

impl Attempt {
    fn show(&self, into: &mut DynamicMessage) {
        let times = [
            ("schedule_time", Some(self.schedule_time)),
            ("dispatch_time", self.dispatch_time),
            ("response_time", self.response_time),
        ];
        for (field, time) in times {
            if let Some(time) = time {
                set(into, field, Scalar::Timestamp(time.into()));
            }
        }
        if let Some((code, text)) = &self.status
            && let Ok(status) = into.message_mut("response_status")
        {
            set(status, "code", Scalar::Int((*code).into()));
            set(status, "message", Scalar::String(text));
        }
    }
}

/// Sets a field that every version has.
fn set(message: &mut DynamicMessage, field: &str, value: Scalar<'_>) {
    message.set(field, value).expect("the field is in the table");
}

fn hide_bodies(task: &mut DynamicMessage) {
    for (outer, inner) in [
        ("http_request", "body"),
        ("app_engine_http_request", "body"),
        ("app_engine_http_request", "payload"),
        ("pull_message", "payload"),
    ] {
        if task.has(outer)
            && let Ok(request) = task.message_mut(outer)
            && let Some(field) = request.descriptor().field_index(inner)
        {
            *request.slot_mut(field) = Slot::Empty;
        }
    }
}
