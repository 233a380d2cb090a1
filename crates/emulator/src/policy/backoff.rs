//! When a failed task is tried again, and when it is given up.

use crate::clock::Time;
use std::time::Duration;

/// The retry rules that hold for a task: its own where it has some, else its queue's.
#[derive(Debug, Clone, PartialEq)]
pub struct Retry {
    /// `None` for without end.
    pub max_attempts: Option<u32>,
    /// Counted from the first attempt.
    pub max_duration: Option<Duration>,
    pub min_backoff: Duration,
    pub max_backoff: Duration,
    pub max_doublings: u32,
}

impl Retry {
    /// The wait after the `attempts`th attempt: it doubles `max_doublings` times, then grows by steps.
    pub fn backoff(&self, attempts: u32) -> Duration {
        let doublings = attempts.saturating_sub(1).min(self.max_doublings);
        let steps = f64::from(attempts.max(1) - doublings);
        let wait = self.min_backoff.as_secs_f64() * f64::from(doublings).exp2() * steps;
        if wait < self.max_backoff.as_secs_f64() { Duration::from_secs_f64(wait) } else { self.max_backoff }
    }

    /// Whether a task is given up after this number of attempts: each limit that is set must be used up.
    pub fn gives_up(&self, attempts: u32, first_attempt: Time, now: Time) -> bool {
        let attempts_used = self.max_attempts.map(|max| attempts >= max);
        let time_used = self.max_duration.map(|max| now.since(first_attempt) >= max);
        match (attempts_used, time_used) {
            (None, None) => false,
            (attempts, time) => attempts.unwrap_or(true) && time.unwrap_or(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(min: u64, max: u64, max_doublings: u32) -> Retry {
        Retry {
            max_attempts: Some(100),
            max_duration: None,
            min_backoff: Duration::from_secs(min),
            max_backoff: Duration::from_secs(max),
            max_doublings,
        }
    }

    fn waits(rules: &Retry, count: u32) -> Vec<u64> {
        (1..=count).map(|n| rules.backoff(n).as_secs()).collect()
    }

    #[test]
    fn backoff_doubles_then_grows_by_steps_up_to_its_maximum() {
        assert_eq!(waits(&rules(10, 300, 3), 7), [10, 20, 40, 80, 160, 240, 300]);
        assert_eq!(waits(&rules(1, 7, 1), 5), [1, 2, 4, 6, 7]);
        assert_eq!(waits(&rules(2, 100, 0), 4), [2, 4, 6, 8]);
        assert_eq!(rules(1, 3600, 16).backoff(1_000_000), Duration::from_secs(3600));
    }

    #[test]
    fn a_task_is_given_up_only_when_attempts_and_duration_are_used_up() {
        let first = Time::from_seconds(0);
        let at = Time::from_seconds;
        let both = Retry { max_attempts: Some(3), max_duration: Some(Duration::from_secs(60)), ..rules(1, 10, 1) };
        assert!(!both.gives_up(3, first, at(59)));
        assert!(!both.gives_up(2, first, at(61)));
        assert!(both.gives_up(3, first, at(60)));
        let attempts_alone = Retry { max_duration: None, ..both.clone() };
        assert!(attempts_alone.gives_up(3, first, at(0)));
        let duration_alone = Retry { max_attempts: None, ..both.clone() };
        assert!(!duration_alone.gives_up(1000, first, at(59)));
        assert!(duration_alone.gives_up(1, first, at(60)));
        let endless = Retry { max_attempts: None, max_duration: None, ..both };
        assert!(!endless.gives_up(u32::MAX, first, at(i64::from(i32::MAX))));
    }
}
