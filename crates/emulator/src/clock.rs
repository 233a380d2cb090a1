//! The emulator's clock: the system's, or one that stands still until a test moves it.

use cloudtasks::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::Notify;

/// An instant: microseconds since 1970.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Time(pub i64);

impl Time {
    /// The first and the last instant of a timestamp: the years 1 to 9999.
    const FIRST: Time = Time(-62_135_596_800_000_000);
    const LAST: Time = Time(253_402_300_799_999_999);

    /// Seconds since 1970.
    pub fn from_seconds(seconds: i64) -> Self {
        Time(seconds.saturating_mul(1_000_000))
    }

    /// This instant without its fraction of a second.
    pub fn whole_seconds(self) -> Self {
        Time(self.0.div_euclid(1_000_000) * 1_000_000)
    }

    /// The time from `earlier` to this instant; zero if it lies after it.
    pub fn since(self, earlier: Time) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl std::ops::Add<Duration> for Time {
    type Output = Time;

    fn add(self, span: Duration) -> Time {
        Time(self.0.saturating_add(i64::try_from(span.as_micros()).unwrap_or(i64::MAX)))
    }
}

impl From<Timestamp> for Time {
    fn from(t: Timestamp) -> Self {
        Time(t.seconds.saturating_mul(1_000_000).saturating_add(i64::from(t.nanos / 1000)))
    }
}

impl From<Time> for Timestamp {
    fn from(t: Time) -> Self {
        // What lies beyond cannot be written as a timestamp.
        let t = t.clamp(Time::FIRST, Time::LAST);
        Timestamp { seconds: t.0.div_euclid(1_000_000), nanos: (t.0.rem_euclid(1_000_000) * 1000) as i32 }
    }
}

/// A span of the API as a span of the standard library; a negative one counts as zero.
pub fn span(d: cloudtasks::Duration) -> Duration {
    match u64::try_from(d.seconds) {
        Ok(seconds) => Duration::new(seconds, u32::try_from(d.nanos).unwrap_or(0)),
        Err(_) => Duration::ZERO,
    }
}

/// After so long the time is looked at again: it jumps when a machine slept or its clock was set.
const MAX_SLEEP: Duration = Duration::from_secs(5);

/// Tells the time and lets a task wait for an instant.
#[derive(Debug)]
pub struct Clock {
    /// Where a clock that stands still stands; `None` follows the system.
    standing: Option<Time>,
    /// How far the clock was moved ahead, in microseconds.
    ahead: AtomicI64,
    moved: Notify,
}

impl Clock {
    pub fn system() -> Self {
        Clock { standing: None, ahead: AtomicI64::new(0), moved: Notify::new() }
    }

    /// A clock that stands at `start` and moves by [`Clock::advance`] alone.
    pub fn standing(start: Time) -> Self {
        Clock { standing: Some(start), ..Self::system() }
    }

    pub fn stands(&self) -> bool {
        self.standing.is_some()
    }

    /// Whether the clock was moved ahead of where it would stand by itself.
    pub fn is_ahead(&self) -> bool {
        self.ahead.load(Ordering::SeqCst) != 0
    }

    pub fn now(&self) -> Time {
        let base = self.standing.unwrap_or_else(system_time);
        Time(base.0.saturating_add(self.ahead.load(Ordering::SeqCst))).min(Time::LAST)
    }

    /// Moves the clock ahead and wakes who waits for it.
    pub fn advance(&self, by: Duration) {
        let by = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
        let _ = self.ahead.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |ahead| Some(ahead.saturating_add(by)));
        self.moved.notify_waiters();
    }

    /// Undoes all that [`Clock::advance`] did.
    pub fn reset(&self) {
        self.ahead.store(0, Ordering::SeqCst);
        self.moved.notify_waiters();
    }

    /// Waits until the clock shows `at`.
    pub async fn reaches(&self, at: Time) {
        loop {
            let moved = self.moved.notified();
            tokio::pin!(moved);
            moved.as_mut().enable();
            let left = at.since(self.now());
            if left.is_zero() {
                return;
            }
            match self.standing {
                Some(_) => moved.await,
                None => {
                    let _ = tokio::time::timeout(left.min(MAX_SLEEP), moved).await;
                }
            }
        }
    }
}

fn system_time() -> Time {
    Time::default() + SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_convert_to_timestamps_and_back() {
        let t = Time(-1_500_000);
        assert_eq!(Timestamp::from(t), Timestamp { seconds: -2, nanos: 500_000_000 });
        assert_eq!(Time::from(Timestamp::from(t)), t);
        assert_eq!(Time(1_999_999).whole_seconds(), Time(1_000_000));
    }

    #[test]
    fn a_clock_stops_at_the_end_of_the_year_9999() {
        let clock = Clock::standing(Time::from_seconds(100));
        for _ in 0..3 {
            clock.advance(Duration::MAX);
            assert_eq!(clock.now(), Time::LAST);
        }
        assert_eq!(Timestamp::from(clock.now() + Duration::MAX).to_string(), "9999-12-31T23:59:59.999999Z");
    }

    #[tokio::test]
    async fn a_standing_clock_reaches_an_instant_when_it_is_advanced() {
        let clock = Clock::standing(Time::from_seconds(100));
        let ((), ()) = tokio::join!(clock.reaches(Time::from_seconds(160)), async {
            clock.advance(Duration::from_secs(30));
            clock.advance(Duration::from_secs(30));
        });
        assert_eq!(clock.now(), Time::from_seconds(160));
    }
}
