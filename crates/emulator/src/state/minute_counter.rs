//! Counts events of the last minute.

use crate::clock::Time;
use std::collections::VecDeque;

const MINUTE: i64 = 60;

/// Events by the second, of the seconds in which there were any.
#[derive(Debug, Default)]
pub struct MinuteCounter {
    seconds: VecDeque<(i64, i64)>,
}

impl MinuteCounter {
    pub fn count(&mut self, now: Time) {
        let second = now.0.div_euclid(1_000_000);
        while self.seconds.front().is_some_and(|(counted, _)| *counted <= second - MINUTE) {
            self.seconds.pop_front();
        }
        match self.seconds.back_mut() {
            Some((counted, events)) if *counted == second => *events += 1,
            _ => self.seconds.push_back((second, 1)),
        }
    }

    pub fn total(&self, now: Time) -> i64 {
        let second = now.0.div_euclid(1_000_000);
        self.seconds.iter().filter(|(counted, _)| *counted > second - MINUTE).map(|(_, events)| events).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_count_for_a_minute() {
        let at = Time::from_seconds;
        let mut events = MinuteCounter::default();
        events.count(at(0));
        events.count(at(30));
        events.count(at(30));
        assert_eq!((events.total(at(59)), events.seconds.len()), (3, 2));
        assert_eq!(events.total(at(60)), 2);
        events.count(at(90));
        assert_eq!(events.total(at(90)), 1);
    }
}
