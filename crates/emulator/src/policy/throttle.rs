//! Slows down a queue whose targets ask for it. The service's formula is not public; this one halves the rate at each
//! 429 or 503, wins a tenth back with each success, and keeps the queue still for as long as `Retry-After` says.

use crate::clock::Time;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq)]
pub struct Throttle {
    share: f64,
    held_until: Time,
}

const SLOWEST: f64 = 1.0 / 64.0;

impl Default for Throttle {
    fn default() -> Self {
        Throttle { share: 1.0, held_until: Time(i64::MIN) }
    }
}

impl Throttle {
    /// The share of its rate that the queue may use.
    pub fn share(&self) -> f64 {
        self.share
    }

    /// No dispatch before this instant.
    pub fn held_until(&self) -> Time {
        self.held_until
    }

    pub fn slow_down(&mut self, retry_after: Option<Duration>, now: Time) {
        self.share = (self.share / 2.0).max(SLOWEST);
        if let Some(wait) = retry_after {
            self.held_until = self.held_until.max(now + wait);
        }
    }

    pub fn recover(&mut self) {
        self.share = (self.share * 1.1).min(1.0);
    }
}
