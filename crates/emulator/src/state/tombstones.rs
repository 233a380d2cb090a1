//! Names that stay taken for a while after what they named is gone.

use crate::clock::Time;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// Names and the instants until which they are taken.
#[derive(Debug, Default)]
pub struct Tombstones {
    until: HashMap<Arc<str>, Time>,
    /// In the order in which they were set, which is that of their ends unless the lifetime was changed.
    order: VecDeque<(Time, Arc<str>)>,
}

impl Tombstones {
    pub fn add(&mut self, name: Arc<str>, until: Time) {
        self.until.insert(name.clone(), until);
        self.order.push_back((until, name));
    }

    /// Frees a name at once.
    pub fn free(&mut self, name: &str) -> bool {
        self.until.remove(name).is_some()
    }

    pub fn is_taken(&self, name: &str, now: Time) -> bool {
        self.until.get(name).is_some_and(|&until| now < until)
    }

    /// Until when a name is taken.
    pub fn until(&self, name: &str) -> Option<Time> {
        self.until.get(name).copied()
    }

    /// Drops all and returns their names.
    pub fn clear(&mut self) -> Vec<Arc<str>> {
        self.order.clear();
        self.until.drain().map(|(name, _)| name).collect()
    }

    /// Drops those that have ended and returns their names.
    pub fn drop_ended(&mut self, now: Time) -> Vec<Arc<str>> {
        let mut ended = Vec::new();
        while self.order.front().is_some_and(|(until, _)| *until <= now)
            && let Some((until, name)) = self.order.pop_front()
        {
            // A name that was taken again since has a later end.
            if self.until.get(&name) == Some(&until) {
                self.until.remove(&name);
                ended.push(name);
            }
        }
        ended
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_free_again_when_its_time_has_passed() {
        let mut names = Tombstones::default();
        names.add("a".into(), Time(10));
        names.add("b".into(), Time(20));
        assert!(names.is_taken("a", Time(9)));
        assert!(!names.is_taken("a", Time(10)));
        names.add("a".into(), Time(30));
        assert_eq!(names.drop_ended(Time(20)), ["b".into()]);
        assert!(names.is_taken("a", Time(20)));
        assert_eq!(names.drop_ended(Time(30)), ["a".into()]);
    }
}
