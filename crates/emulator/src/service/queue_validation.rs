//! What a queue may say, and what the service fills in where it says nothing.

use crate::error::ApiError;
use crate::settings::Settings;
use cloudtasks::Duration;
use cloudtasks::v2beta3::{Queue, QueueType, RateLimits, RetryConfig};

const DEFAULT_CONCURRENT: i32 = 1000;
const DEFAULT_ATTEMPTS: i32 = 100;
const DEFAULT_MIN_BACKOFF: Duration = Duration { seconds: 0, nanos: 100_000_000 };
const DEFAULT_MAX_BACKOFF: Duration = Duration { seconds: 3600, nanos: 0 };
const DEFAULT_DOUBLINGS: i32 = 16;

/// Checks a queue's configuration and fills in defaults; zero means unset.
pub fn complete(queue: &mut Queue, settings: &Settings) -> Result<(), ApiError> {
    let pull = queue.type_ == QueueType::PULL;
    complete_rates(queue.rate_limits.get_or_insert_default(), pull, settings)?;
    complete_retry(queue.retry_config.get_or_insert_default())?;
    if let Some(logging) = &queue.stackdriver_logging_config
        && !(0.0..=1.0).contains(&logging.sampling_ratio)
    {
        return Err(ApiError::invalid_argument("StackdriverLoggingConfig.sampling_ratio must be between 0.0 and 1.0."));
    }
    if queue.http_target.as_ref().is_some_and(|target| target.header_overrides.len() > 50) {
        return Err(ApiError::invalid_argument("HttpTarget.header_overrides must have at most 50 headers."));
    }
    Ok(())
}

fn complete_rates(limits: &mut RateLimits, pull: bool, settings: &Settings) -> Result<(), ApiError> {
    let (rate, highest) = (&mut limits.max_dispatches_per_second, settings.max_dispatches_per_second);
    if *rate == 0.0 {
        *rate = highest;
    }
    if !(0.0..=highest).contains(rate) {
        return Err(ApiError::invalid_argument(format!(
            "RateLimits.max_dispatches_per_second must be between 0 and {highest}, but got {rate}."
        )));
    }
    limits.max_burst_size = burst(*rate);
    let (concurrent, highest) = (&mut limits.max_concurrent_dispatches, settings.max_concurrent_dispatches);
    if pull {
        *concurrent = -1;
        return Ok(());
    }
    if *concurrent == 0 {
        *concurrent = DEFAULT_CONCURRENT.min(highest);
    }
    if !(1..=highest).contains(concurrent) {
        return Err(ApiError::invalid_argument(format!(
            "RateLimits.max_concurrent_dispatches must be between 1 and {highest}, but got {concurrent}."
        )));
    }
    Ok(())
}

/// How many tasks may go at once at a rate.
fn burst(rate: f64) -> i32 {
    ((rate / 5.0).floor() as i32).max(10)
}

fn complete_retry(retry: &mut RetryConfig) -> Result<(), ApiError> {
    check_retry(retry)?;
    if retry.max_attempts == 0 {
        retry.max_attempts = DEFAULT_ATTEMPTS;
    }
    if retry.max_doublings == 0 {
        retry.max_doublings = DEFAULT_DOUBLINGS;
    }
    let unset = Some(Duration::default());
    let min_given = retry.min_backoff.filter(|d| Some(*d) != unset);
    let max_given = retry.max_backoff.filter(|d| Some(*d) != unset);
    let max = max_given.unwrap_or_else(|| DEFAULT_MAX_BACKOFF.max(min_given.unwrap_or_default()));
    let min = min_given.unwrap_or_else(|| DEFAULT_MIN_BACKOFF.min(max));
    (retry.min_backoff, retry.max_backoff) = (Some(min), Some(max));
    if retry.max_retry_duration == unset {
        retry.max_retry_duration = None;
    }
    Ok(())
}

/// Checks the retry rules of a queue or of one task.
pub fn check_retry(retry: &RetryConfig) -> Result<(), ApiError> {
    if retry.max_attempts < -1 {
        return Err(ApiError::invalid_argument("RetryConfig.max_attempts must be -1 (unlimited) or more."));
    }
    if retry.max_doublings < 0 {
        return Err(ApiError::invalid_argument("RetryConfig.max_doublings cannot be negative."));
    }
    if retry.max_retry_duration.is_some_and(|d| d.nanos != 0) {
        return Err(ApiError::invalid_argument("RetryConfig.max_retry_duration.nanos cannot be set."));
    }
    for (name, span) in [
        ("max_retry_duration", retry.max_retry_duration),
        ("min_backoff", retry.min_backoff),
        ("max_backoff", retry.max_backoff),
    ] {
        if span.is_some_and(|d| d < Duration::default()) {
            return Err(ApiError::invalid_argument(format!("RetryConfig.{name} cannot be negative.")));
        }
    }
    match (retry.min_backoff, retry.max_backoff) {
        (Some(min), Some(max)) if max != Duration::default() && min > max => Err(ApiError::invalid_argument(
            "RetryConfig.min_backoff must be less than or equal to RetryConfig.max_backoff.",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(queue: Queue) -> Result<Queue, ApiError> {
        let mut queue = queue;
        complete(&mut queue, &Settings::default())?;
        Ok(queue)
    }

    #[test]
    fn an_empty_queue_gets_the_recorded_defaults() {
        let queue = completed(Queue::new()).unwrap();
        let rates = queue.rate_limits.unwrap();
        assert_eq!((rates.max_dispatches_per_second, rates.max_burst_size), (500.0, 100));
        assert_eq!(rates.max_concurrent_dispatches, 1000);
        let retry = queue.retry_config.unwrap();
        assert_eq!((retry.max_attempts, retry.max_doublings), (100, 16));
        assert_eq!((retry.min_backoff, retry.max_backoff), (Some(DEFAULT_MIN_BACKOFF), Some(DEFAULT_MAX_BACKOFF)));
        assert_eq!(retry.max_retry_duration, None);
    }

    #[test]
    fn the_burst_follows_the_rate_and_cannot_be_set() {
        assert_eq!([1.0, 50.0, 57.0, 100.0, 500.0].map(burst), [10, 10, 11, 20, 100]);
        let limits = RateLimits::new().max_dispatches_per_second(1.0).max_burst_size(77);
        assert_eq!(completed(Queue::new().rate_limits(limits)).unwrap().rate_limits.unwrap().max_burst_size, 10);
    }

    #[test]
    fn rates_and_retries_beyond_their_bounds_are_refused() {
        let rates = |limits: RateLimits| completed(Queue::new().rate_limits(limits)).is_err();
        assert!(rates(RateLimits::new().max_dispatches_per_second(500.5)));
        assert!(rates(RateLimits::new().max_dispatches_per_second(-1.0)));
        assert!(rates(RateLimits::new().max_dispatches_per_second(f64::NAN)));
        assert!(rates(RateLimits::new().max_concurrent_dispatches(5001)));
        let seconds = |seconds| Duration { seconds, nanos: 0 };
        let retry = |config: RetryConfig| completed(Queue::new().retry_config(config)).map_err(|error| error.message);
        assert!(retry(RetryConfig::new().max_attempts(-1)).is_ok());
        assert!(retry(RetryConfig::new().max_attempts(-2)).is_err());
        assert!(retry(RetryConfig::new().min_backoff(seconds(5)).max_backoff(seconds(4))).is_err());
        let fraction = RetryConfig::new().max_retry_duration(Duration { seconds: 1, nanos: 1 });
        assert_eq!(retry(fraction).unwrap_err(), "RetryConfig.max_retry_duration.nanos cannot be set.");
    }

    #[test]
    fn a_sampling_ratio_lies_between_zero_and_one() {
        let logging = |ratio| {
            let config = cloudtasks::v2beta3::StackdriverLoggingConfig::new().sampling_ratio(ratio);
            completed(Queue::new().stackdriver_logging_config(config)).is_ok()
        };
        assert!(logging(0.5));
        assert!(!logging(1.5));
    }
}
