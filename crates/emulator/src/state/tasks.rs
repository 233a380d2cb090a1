//! The tasks of one queue: found by id, and in the order in which they fall due.

use super::task::Task;
use crate::clock::Time;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::Arc;

/// When a waiting task is due, and its serial.
type Due = (Time, u64);
type Schedule = BTreeMap<Due, Arc<str>>;

/// No operation looks at more tasks than it returns.
#[derive(Debug, Default)]
pub struct Tasks {
    by_id: BTreeMap<Arc<str>, Task>,
    /// Tasks without an attempt under way.
    waiting: Schedule,
    /// Waiting pull tasks by tag.
    tagged: HashMap<Box<str>, Schedule>,
    /// Waiting tasks that were attempted before.
    retrying: usize,
    /// Ids of tasks that changed, if changes are kept.
    touched: Option<Vec<Arc<str>>>,
}

impl Tasks {
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    pub fn get(&self, id: &str) -> Option<&Task> {
        self.by_id.get(id)
    }

    pub fn entry(&self, id: &str) -> Option<(&Arc<str>, &Task)> {
        self.by_id.get_key_value(id)
    }

    /// Tasks with ids after the given one, in the order of ids.
    pub fn after(&self, id: &str) -> impl Iterator<Item = (&Arc<str>, &Task)> {
        self.by_id.range::<str, _>((Bound::Excluded(id), Bound::Unbounded))
    }

    pub fn ids(&self) -> Vec<Arc<str>> {
        self.by_id.keys().cloned().collect()
    }

    /// From now on, notes which tasks change.
    pub fn note_changes(&mut self) {
        self.touched = Some(Vec::new());
    }

    /// The ids of tasks that changed since this was last asked.
    pub fn take_touched(&mut self) -> Vec<Arc<str>> {
        self.touched.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Notes that something about the task of this id changed.
    pub fn touch(&mut self, id: &Arc<str>) {
        if let Some(touched) = &mut self.touched {
            touched.push(id.clone());
        }
    }

    pub fn insert(&mut self, id: Arc<str>, task: Task) {
        self.touch(&id);
        self.put_back(id, task);
    }

    pub fn remove(&mut self, id: &str) -> Option<(Arc<str>, Task)> {
        let (id, task) = self.take_out(id)?;
        self.touch(&id);
        Some((id, task))
    }

    /// Changes a task, and with it its place in the schedule.
    pub fn update<R>(&mut self, id: &str, change: impl FnOnce(&mut Task) -> R) -> Option<R> {
        let (id, mut task) = self.remove(id)?;
        let result = change(&mut task);
        self.put_back(id, task);
        Some(result)
    }

    /// Counts an attempt that begins now and returns the task's serial and id. The start of an attempt is not kept: a task
    /// whose attempt was cut off by a crash is simply due again.
    pub fn begin_attempt(&mut self, id: &str, now: Time) -> Option<(u64, Arc<str>)> {
        let (id, mut task) = self.take_out(id)?;
        task.begin_attempt(now);
        let started = (task.serial, id.clone());
        self.put_back(id, task);
        Some(started)
    }

    fn take_out(&mut self, id: &str) -> Option<(Arc<str>, Task)> {
        let (id, task) = self.by_id.remove_entry(id)?;
        if !task.under_way {
            self.stop_waiting(&task);
        }
        Some((id, task))
    }

    fn put_back(&mut self, id: Arc<str>, task: Task) {
        if !task.under_way {
            self.wait(&id, &task);
        }
        self.by_id.insert(id, task);
    }

    /// When the first waiting task is due, and its id.
    pub fn first_waiting(&self) -> Option<(Time, &Arc<str>)> {
        self.waiting.first_key_value().map(|(&(time, _), id)| (time, id))
    }

    /// The waiting tasks in the order in which they fall due; only those with a tag if one is given.
    pub fn waiting(&self, tag: Option<&str>) -> impl Iterator<Item = (Time, &Arc<str>)> {
        let schedule = match tag {
            None => Some(&self.waiting),
            Some(tag) => self.tagged.get(tag),
        };
        schedule.into_iter().flatten().map(|(&(time, _), id)| (time, id))
    }

    /// Whether a waiting task was attempted before.
    pub fn any_retrying(&self) -> bool {
        self.retrying > 0
    }

    fn wait(&mut self, id: &Arc<str>, task: &Task) {
        let due = (task.schedule_time, task.serial);
        self.retrying += usize::from(task.dispatch_count > 0);
        self.waiting.insert(due, id.clone());
        if let Some(tag) = &task.tag {
            self.tagged.entry(tag.clone()).or_default().insert(due, id.clone());
        }
    }

    fn stop_waiting(&mut self, task: &Task) {
        let due = (task.schedule_time, task.serial);
        self.retrying -= usize::from(task.dispatch_count > 0);
        self.waiting.remove(&due);
        if let Some(tag) = &task.tag
            && let Some(schedule) = self.tagged.get_mut(tag)
        {
            schedule.remove(&due);
            if schedule.is_empty() {
                self.tagged.remove(tag);
            }
        }
    }
}
