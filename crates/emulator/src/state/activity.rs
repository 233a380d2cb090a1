//! How many attempts succeeded and failed in each of the last seconds: what the page plots.

use crate::clock::Time;
use serde::{Serialize, Serializer};
use std::collections::VecDeque;

/// How long a second is remembered.
const WINDOW: i64 = 300;

#[derive(Debug, Default)]
pub struct Activity {
    seconds: VecDeque<Second>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Second {
    /// Seconds since 1970.
    pub at: i64,
    pub succeeded: u32,
    pub failed: u32,
}

/// As a triple, since a page reads hundreds of them a second.
impl Serialize for Second {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.at, self.succeeded, self.failed).serialize(serializer)
    }
}

impl Activity {
    /// Counts an attempt that ended now.
    pub fn count(&mut self, success: bool, now: Time) {
        let at = now.0.div_euclid(1_000_000);
        while self.seconds.front().is_some_and(|second| second.at <= at - WINDOW) {
            self.seconds.pop_front();
        }
        if self.seconds.back().is_none_or(|second| second.at != at) {
            self.seconds.push_back(Second { at, succeeded: 0, failed: 0 });
        }
        if let Some(second) = self.seconds.back_mut() {
            second.succeeded += u32::from(success);
            second.failed += u32::from(!success);
        }
    }

    /// The seconds in which attempts ended, oldest first.
    pub fn recent(&self, now: Time) -> impl Iterator<Item = Second> {
        let now = now.0.div_euclid(1_000_000);
        self.seconds.iter().copied().filter(move |second| second.at > now - WINDOW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_counted_by_second_for_five_minutes() {
        let mut activity = Activity::default();
        for (success, at) in [(true, 10), (false, 10), (true, 11), (false, 11), (false, 11), (true, 200)] {
            activity.count(success, Time::from_seconds(at));
        }
        let recent: Vec<_> = activity.recent(Time::from_seconds(310)).collect();
        let second = |at, succeeded, failed| Second { at, succeeded, failed };
        assert_eq!(recent, [second(11, 1, 2), second(200, 1, 0)]);
        activity.count(false, Time::from_seconds(311));
        assert_eq!(activity.seconds.len(), 2);
    }
}
