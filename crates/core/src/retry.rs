//! Retry policies: when a failed call is retried, and after which delay.

use crate::code::Code;
use rand::Rng;
use std::time::Duration;

/// When a failed call is retried.
///
/// The delay before the next attempt is random, uniform between 0 and d. The bound d starts at `initial` and grows by
/// `multiplier` after each attempt, up to `maximum`. A call whose next delay would end after `total_timeout` fails with
/// [`ErrorKind::Retry`](crate::ErrorKind::Retry). The timeout of the call limits all attempts and delays together.
/// A `Retry-After` header is ignored, as in Google's clients: the timeout of a call is usually shorter.
///
/// ```
/// use cloudtasks::{Code, RetryPolicy};
/// use std::time::Duration;
/// let patient = RetryPolicy::default().maximum(Duration::from_secs(30)).total_timeout(Duration::from_secs(300));
/// assert!(patient.retries(Code::Unavailable));
/// assert!(!patient.retries(Code::NotFound));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetryPolicy {
    initial: Duration,
    multiplier: f64,
    maximum: Duration,
    total_timeout: Option<Duration>,
    codes: u32,
}

impl Default for RetryPolicy {
    /// The policy of idempotent methods, made of the constants below: a first delay of at most 0.1 s, which grows by 1.3 to
    /// at most 10 s, for 20 s in all, after UNAVAILABLE and DEADLINE_EXCEEDED.
    fn default() -> Self {
        RetryPolicy {
            initial: Self::DEFAULT_INITIAL,
            multiplier: Self::DEFAULT_MULTIPLIER,
            maximum: Self::DEFAULT_MAXIMUM,
            total_timeout: Some(Self::DEFAULT_TOTAL_TIMEOUT),
            codes: 0,
        }
        .codes(&Self::DEFAULT_CODES)
    }
}

impl RetryPolicy {
    /// [`initial`](Self::initial) of the default policy.
    pub const DEFAULT_INITIAL: Duration = Duration::from_millis(100);
    /// [`multiplier`](Self::multiplier) of the default policy.
    pub const DEFAULT_MULTIPLIER: f64 = 1.3;
    /// [`maximum`](Self::maximum) of the default policy.
    pub const DEFAULT_MAXIMUM: Duration = Duration::from_secs(10);
    /// [`total_timeout`](Self::total_timeout) of the default policy.
    pub const DEFAULT_TOTAL_TIMEOUT: Duration = Duration::from_secs(20);
    /// [`codes`](Self::codes) of the default policy.
    pub const DEFAULT_CODES: [Code; 2] = [Code::Unavailable, Code::DeadlineExceeded];

    /// The upper bound of the first delay.
    pub fn initial(mut self, delay: Duration) -> Self {
        self.initial = delay;
        self
    }

    /// The factor by which the upper bound of the delay grows from one attempt to the next.
    pub fn multiplier(mut self, factor: f64) -> Self {
        self.multiplier = factor;
        self
    }

    /// The longest delay.
    pub fn maximum(mut self, delay: Duration) -> Self {
        self.maximum = delay;
        self
    }

    /// How long a call is retried, counted from its start. With `None`, only the timeout of the call ends the retries.
    pub fn total_timeout(mut self, total_timeout: impl Into<Option<Duration>>) -> Self {
        self.total_timeout = total_timeout.into();
        self
    }

    /// The errors after which a call is retried. Replaces the codes set before.
    pub fn codes(mut self, codes: &[Code]) -> Self {
        self.codes = codes.iter().fold(0, |set, &code| set | bit(code));
        self
    }

    /// Whether a call is retried after an error with this code.
    pub fn retries(&self, code: Code) -> bool {
        self.codes & bit(code) != 0
    }

    pub(crate) fn time_limit(&self) -> Option<Duration> {
        self.total_timeout
    }

    pub(crate) fn backoff(&self) -> Backoff {
        Backoff { longest: self.initial.min(self.maximum), policy: *self }
    }
}

fn bit(code: Code) -> u32 {
    1 << code as u32
}

/// The delays of one call.
pub(crate) struct Backoff {
    policy: RetryPolicy,
    longest: Duration,
}

impl Backoff {
    /// How long to wait before the next attempt.
    pub fn next_delay(&mut self) -> Duration {
        let delay = self.longest.as_secs_f64() * rand::rng().random_range(0.0..=1.0);
        let grown = self.longest.as_secs_f64() * self.policy.multiplier;
        self.longest = Duration::try_from_secs_f64(grown).unwrap_or(Duration::MAX).min(self.policy.maximum);
        // As f64, the longest Duration rounds up to one that a Duration cannot hold.
        Duration::try_from_secs_f64(delay).unwrap_or(Duration::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_from_the_initial_one_to_the_maximum() {
        let mut backoff = RetryPolicy::default().backoff();
        let mut bounds = Vec::new();
        for _ in 0..30 {
            bounds.push(backoff.longest.as_millis());
            let longest = backoff.longest;
            assert!(backoff.next_delay() <= longest);
        }
        assert_eq!(bounds[..4], [100, 130, 169, 219]);
        assert_eq!(bounds[29], 10_000);
    }

    #[test]
    fn a_delay_is_spread_over_the_whole_range() {
        let policy = RetryPolicy::default().initial(Duration::from_secs(1)).multiplier(1.0);
        let mut backoff = policy.backoff();
        let delays: Vec<_> = (0..1000).map(|_| backoff.next_delay()).collect();
        assert!(delays.iter().all(|delay| *delay <= Duration::from_secs(1)));
        assert!(delays.iter().any(|delay| *delay < Duration::from_millis(100)));
        assert!(delays.iter().any(|delay| *delay > Duration::from_millis(900)));
    }

    #[test]
    fn the_codes_that_are_retried_are_a_set() {
        let policy = RetryPolicy::default().codes(&[Code::Aborted, Code::NotFound, Code::Aborted]);
        assert!(policy.retries(Code::Aborted) && policy.retries(Code::NotFound));
        assert!(!policy.retries(Code::Unavailable) && !policy.retries(Code::Ok));
    }

    #[test]
    fn extreme_settings_give_delays() {
        for (longest, multiplier) in [(Duration::MAX, f64::MAX), (Duration::MAX, f64::NAN), (Duration::ZERO, -1.0)] {
            let policy = RetryPolicy::default().initial(longest).maximum(longest).multiplier(multiplier);
            let mut backoff = policy.backoff();
            assert!((0..100).all(|_| backoff.next_delay() <= longest));
        }
    }

    #[test]
    fn an_initial_delay_above_the_maximum_is_cut_to_it() {
        let policy = RetryPolicy::default().initial(Duration::from_secs(60));
        assert_eq!(policy.backoff().longest, Duration::from_secs(10));
    }
}
