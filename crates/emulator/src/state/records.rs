//! What each record on disk holds, in JSON.

use super::queue::Queue;
use crate::clock::Time;
use cloudtasks::message::json::{JsonOptions, Unknown, from_json, to_json};
use cloudtasks::message::{DynamicMessage, Error};
use cloudtasks::schema::MessageDescriptor;
use serde::{Deserialize, Serialize};

/// A queue without its tasks.
#[derive(Debug, Serialize, Deserialize)]
pub struct QueueRecord {
    /// The configuration in each shape that is kept: the full name of its type, and its JSON.
    pub config: Vec<(String, String)>,
    pub state: i32,
    pub purge_time: Option<Time>,
    pub policy: Option<String>,
}

/// An operation and how long its id stays taken.
#[derive(Debug, Serialize, Deserialize)]
pub struct OperationRecord {
    pub operation: String,
    pub until: Time,
}

impl QueueRecord {
    pub fn of(queue: &Queue) -> Self {
        QueueRecord {
            config: queue.config.shapes().iter().map(|c| (c.descriptor().full_name.to_owned(), text(c))).collect(),
            state: queue.state.into(),
            purge_time: queue.purge_time,
            policy: queue.policy.as_ref().map(text),
        }
    }
}

pub fn json(record: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(record).expect("records have string keys and finite numbers")
}

/// A message as JSON text.
pub fn text(message: &DynamicMessage) -> String {
    let mut json = Vec::new();
    to_json(message, &JsonOptions::WIRE, &mut json).expect("the message was read from JSON or made here");
    String::from_utf8(json).expect("JSON is UTF-8")
}

pub fn message(shape: &'static MessageDescriptor, text: &str) -> Result<DynamicMessage, Error> {
    let mut message = DynamicMessage::new(shape);
    from_json(text.as_bytes(), &mut message, Unknown::Ignore)?;
    Ok(message)
}
