//! From the records on disk back to the state.

use super::ServiceState;
use super::queue::Queue;
use super::queue_config::QueueConfig;
use super::queue_rules::QueueRules;
use super::records::{OperationRecord, QueueRecord, message};
use super::task::Task;
use crate::clock::Time;
use crate::names;
use crate::store::record::{Change, RecordKind};
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema;
use serde::de::DeserializeOwned;

/// Puts the records of a store into an empty state.
pub fn restore(state: &mut ServiceState, records: Vec<Change>, now: Time) -> Result<(), String> {
    for record in records {
        let Change::Put(kind, name, value) = record else { continue };
        put(state, kind, &name, &value, now)
            .map_err(|problem| format!("the record of {name:?} is broken: {problem}"))?;
    }
    Ok(())
}

/// Queues come before what is in them: records are in the order of their kinds.
fn put(state: &mut ServiceState, kind: RecordKind, name: &str, value: &[u8], now: Time) -> Result<(), String> {
    match kind {
        RecordKind::Queue => {
            let queue = queue(state, name, read(value)?, now)?;
            state.add_queue(queue);
        }
        RecordKind::Task => {
            let task: Task = read(value)?;
            state.note_serial(task.serial);
            let (queue, id) = names::task(name).map_err(|error| error.message)?;
            state.change_queue(queue, |queue| queue.tasks.insert(id.into(), task));
        }
        RecordKind::TaskTombstone => {
            let until = read(value)?;
            let (queue, id) = names::task(name).map_err(|error| error.message)?;
            state.change_queue(queue, |queue| queue.tombstones.add(id.into(), until));
        }
        RecordKind::QueueTombstone => state.queue_tombstones.add(name.into(), read(value)?),
        RecordKind::Operation => {
            let record: OperationRecord = read(value)?;
            let shape = &schema::common::longrunning::descriptors::Operation;
            let operation = message(shape, &record.operation).map_err(|error| error.to_string())?;
            state.operations.add(name, operation, record.until, now);
        }
        RecordKind::KmsKey => state.set_kms_key(name, &read::<String>(value)?),
    }
    Ok(())
}

fn queue(state: &ServiceState, name: &str, record: QueueRecord, now: Time) -> Result<Queue, String> {
    let shapes: Result<Vec<_>, _> = record.config.iter().map(|(name, text)| shape(name, text)).collect();
    let config = QueueConfig::from_shapes(shapes?);
    let rules = QueueRules::of(&config, &state.settings);
    let mut queue = Queue::new(name, config, rules, now);
    queue.state = record.state.into();
    queue.purge_time = record.purge_time;
    let policy = record.policy.map(|text| message(&schema::common::iam::descriptors::Policy, &text));
    queue.policy = policy.transpose().map_err(|error| error.to_string())?;
    Ok(queue)
}

fn shape(name: &str, text: &str) -> Result<DynamicMessage, String> {
    let shape = schema::message(name).ok_or_else(|| format!("there is no type {name}"))?;
    message(shape, text).map_err(|error| error.to_string())
}

fn read<T: DeserializeOwned>(value: &[u8]) -> Result<T, String> {
    serde_json::from_slice(value).map_err(|error| error.to_string())
}
