//! Notes what changed, for a store that keeps it.

use super::queue::Queue;
use super::records::{self, QueueRecord};
use crate::store::record::{Change, RecordKind};
use serde::Serialize;

/// Holds the changes since they were last taken. Off unless there is a store.
#[derive(Debug, Default)]
pub struct Journal {
    on: bool,
    changes: Vec<Change>,
}

impl Journal {
    pub fn switch_on(&mut self) {
        self.on = true;
    }

    pub fn is_on(&self) -> bool {
        self.on
    }

    pub fn take(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }

    fn note(&mut self, change: impl FnOnce() -> Change) {
        if self.on {
            self.changes.push(change());
        }
    }

    pub fn put(&mut self, kind: RecordKind, name: &str, record: &impl Serialize) {
        self.note(|| Change::Put(kind, name.to_owned(), records::json(record)));
    }

    /// Notes the queue's own settings.
    pub fn queue(&mut self, queue: &Queue) {
        self.note(|| Change::Put(RecordKind::Queue, queue.name.to_string(), records::json(&QueueRecord::of(queue))));
    }

    pub fn queue_gone(&mut self, name: &str) {
        self.note(|| Change::Delete(RecordKind::Queue, name.to_owned()));
        for kind in [RecordKind::Task, RecordKind::TaskTombstone] {
            self.note(|| Change::DeleteUnder(kind, format!("{name}/tasks/")));
        }
    }

    /// Notes how the tasks stand that were touched.
    pub fn tasks(&mut self, queue: &mut Queue) {
        for id in queue.tasks.take_touched() {
            let name = queue.task_name(&id);
            let task = queue.tasks.get(&id).map(records::json);
            let until = queue.tombstones.until(&id).map(|until| records::json(&until));
            for (kind, value) in [(RecordKind::Task, task), (RecordKind::TaskTombstone, until)] {
                let name = name.clone();
                self.note(|| match value {
                    Some(value) => Change::Put(kind, name, value),
                    None => Change::Delete(kind, name),
                });
            }
        }
    }

    pub fn gone(&mut self, kind: RecordKind, name: &str) {
        self.note(|| Change::Delete(kind, name.to_owned()));
    }

    pub fn clear(&mut self) {
        self.note(|| Change::Clear);
    }
}
