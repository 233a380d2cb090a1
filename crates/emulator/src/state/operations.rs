//! The operations that batches returned, and the ids that they used up.

use super::tombstones::Tombstones;
use crate::clock::Time;
use cloudtasks::message::DynamicMessage;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// Operations that can be read; older ones are forgotten, their ids only when their time has passed.
const KEPT: usize = 1000;

#[derive(Debug, Default)]
pub struct Operations {
    by_name: HashMap<Arc<str>, DynamicMessage>,
    order: VecDeque<Arc<str>>,
    used: Tombstones,
}

impl Operations {
    pub fn get(&self, name: &str) -> Option<&DynamicMessage> {
        self.by_name.get(name)
    }

    pub fn is_taken(&self, name: &str, now: Time) -> bool {
        self.used.is_taken(name, now)
    }

    /// Keeps an operation; its name stays taken until the given time.
    ///
    /// Returns the names that are free again.
    pub fn add(&mut self, name: &str, operation: DynamicMessage, until: Time, now: Time) -> Vec<Arc<str>> {
        let name: Arc<str> = name.into();
        if self.order.len() >= KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.by_name.remove(&oldest);
        }
        self.order.push_back(name.clone());
        self.by_name.insert(name.clone(), operation);
        let ended = self.used.drop_ended(now);
        self.used.add(name, until);
        ended
    }
}
