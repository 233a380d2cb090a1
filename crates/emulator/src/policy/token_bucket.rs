//! The token bucket of a queue: a rate of dispatches, and a burst after an idle time.

use crate::clock::Time;
use std::time::Duration;

/// Holds up to `burst` tokens and gains `rate` a second. Each dispatch takes one.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenBucket {
    rate: f64,
    burst: f64,
    tokens: f64,
    counted_at: Time,
}

impl TokenBucket {
    /// A full bucket.
    pub fn new(rate: f64, burst: u32, now: Time) -> Self {
        TokenBucket { rate, burst: f64::from(burst), tokens: f64::from(burst), counted_at: now }
    }

    /// Changes the rate and the burst; tokens already gained stay, up to the new burst.
    pub fn set_limits(&mut self, rate: f64, burst: u32, now: Time) {
        self.count(now);
        (self.rate, self.burst) = (rate, f64::from(burst));
        self.tokens = self.tokens.min(self.burst);
    }

    /// Takes a token if there is one.
    pub fn take(&mut self, now: Time) -> bool {
        self.count(now);
        let there = self.tokens >= 1.0;
        if there {
            self.tokens -= 1.0;
        }
        there
    }

    /// When the next token is there; `None` if never.
    pub fn next_token(&self) -> Option<Time> {
        let missing = 1.0 - self.tokens;
        if missing <= 0.0 {
            return Some(self.counted_at);
        }
        let wait = (missing / self.rate * 1e6).ceil();
        wait.is_finite().then(|| self.counted_at + Duration::from_micros(wait as u64))
    }

    fn count(&mut self, now: Time) {
        let gained = now.since(self.counted_at).as_secs_f64() * self.rate;
        // The sum of many small gains falls short of a whole token by rounding alone.
        self.tokens = (self.tokens + gained + 1e-9).min(self.burst);
        self.counted_at = self.counted_at.max(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(bucket: &mut TokenBucket, now: Time) -> usize {
        (0..1000).take_while(|_| bucket.take(now)).count()
    }

    #[test]
    fn a_burst_goes_at_once_and_the_rest_by_the_rate() {
        let start = Time::from_seconds(1000);
        let mut bucket = TokenBucket::new(5.0, 10, start);
        assert_eq!(taken(&mut bucket, start), 10);
        assert_eq!(bucket.next_token(), Some(start + Duration::from_millis(200)));
        assert_eq!(taken(&mut bucket, start + Duration::from_millis(199)), 0);
        assert_eq!(taken(&mut bucket, start + Duration::from_millis(200)), 1);
        assert_eq!(taken(&mut bucket, start + Duration::from_millis(1200)), 5);
        assert_eq!(taken(&mut bucket, start + Duration::from_secs(60)), 10);
    }

    #[test]
    fn a_token_is_there_when_it_was_promised() {
        let start = Time::from_seconds(1000);
        let mut bucket = TokenBucket::new(0.3, 1, start);
        let mut now = start;
        for _ in 0..50 {
            now = now.max(bucket.next_token().unwrap());
            assert!(bucket.take(now));
        }
        assert!(now.since(start) > Duration::from_secs(160));
    }

    #[test]
    fn a_rate_of_zero_never_gives_a_token() {
        let mut bucket = TokenBucket::new(0.0, 1, Time::default());
        assert!(bucket.take(Time::default()));
        assert_eq!(bucket.next_token(), None);
    }
}
