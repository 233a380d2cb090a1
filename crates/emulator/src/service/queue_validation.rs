//! What a queue may say, and what the service fills in where it says nothing.

use super::header_rules::{is_dropped, is_header_name};
use crate::error::ApiError;
use crate::settings::Settings;
use cloudtasks::Duration;
use cloudtasks::v2beta3::{
    HttpTargetHeaderOverride, OAuthToken, OidcToken, Queue, QueueType, RateLimits, RetryConfig, UriOverride,
};

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
    if let Some(logging) = &queue.stackdriver_logging_config {
        if !(0.0..=1.0).contains(&logging.sampling_ratio) {
            return Err(ApiError::invalid_argument("sampling_ratio must be between 0.0 and 1.0."));
        }
        if logging.sampling_ratio == 0.0 {
            queue.stackdriver_logging_config = None;
        }
    }
    if let Some(target) = &mut queue.http_target {
        // A mask can empty a token, which then counts as unset.
        target.oauth_token.take_if(|token| *token == OAuthToken::default());
        target.oidc_token.take_if(|token| *token == OidcToken::default());
        target.header_overrides.retain(|entry| entry.header.is_some());
        if let Some(uri) = &target.uri_override {
            check_uri_override(uri)?;
        }
    }
    Ok(())
}

/// Checks what a caller wants a queue to override in the requests of its tasks.
pub fn check_http_target(queue: &Queue) -> Result<(), ApiError> {
    let Some(target) = &queue.http_target else { return Ok(()) };
    if let Some(uri) = &target.uri_override {
        check_uri_override(uri)?;
    }
    if !(0..=7).contains(&target.http_method.0) {
        return Err(bad_override(""));
    }
    check_header_overrides(&target.header_overrides)?;
    let emails = [
        target.oauth_token.as_ref().map(|token| &token.service_account_email),
        target.oidc_token.as_ref().map(|token| &token.service_account_email),
    ];
    emails.into_iter().flatten().try_for_each(|email| check_service_account(email))
}

fn check_uri_override(uri: &UriOverride) -> Result<(), ApiError> {
    if *uri == UriOverride::new().uri_override_enforce_mode(uri.uri_override_enforce_mode) {
        return Err(bad_override("Invalid uri_override."));
    }
    if uri.host.as_ref().is_some_and(|host| host.is_empty() || host.contains(['/', ':'])) {
        return Err(bad_override("Invalid Host."));
    }
    if uri.port.is_some_and(|port| port < 0) {
        return Err(bad_override("Port number should be a positive integer."));
    }
    let known = uri.scheme.is_none_or(|scheme| (0..=2).contains(&scheme.0))
        && (0..=2).contains(&uri.uri_override_enforce_mode.0);
    if known { Ok(()) } else { Err(bad_override("")) }
}

fn bad_override(problem: &str) -> ApiError {
    ApiError::invalid_argument(format!("Error in parsing HttpTarget. {problem}"))
        .because("INVALID_INPUT_ON_HTTP_TARGET_OVERRIDE", serde_json::json!({ "invalid_field": problem }))
}

fn check_header_overrides(overrides: &[HttpTargetHeaderOverride]) -> Result<(), ApiError> {
    if overrides.len() > 50 {
        return Err(ApiError::invalid_argument("HttpTarget.header_overrides must have at most 50 headers."));
    }
    let names = overrides.iter().filter_map(|entry| entry.header.as_ref()).map(|header| header.key.as_str());
    let invalid: Vec<&str> = names.filter(|name| !can_be_overridden(name)).collect();
    if invalid.is_empty() {
        return Ok(());
    }
    Err(ApiError::invalid_argument(format!(
        "Error in parsing HttpTarget.headers. Header name cannot be empty or start with reserved prefixes. Invalid \
         headers found: {}",
        invalid.join(", ")
    )))
}

fn can_be_overridden(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    is_header_name(name) && !is_dropped(&lower) && lower != "user-agent" && !lower.starts_with("x-cloudtasks-")
}

/// Checks the account that a token is for: the service says no more about an address than that it is not one.
pub fn check_service_account(email: &str) -> Result<(), ApiError> {
    if email.is_empty() {
        return Err(ApiError::invalid_argument("service_account_email must be set."));
    }
    match email.split_once('@') {
        Some((name, domain)) if !name.is_empty() && !domain.is_empty() && !domain.contains('@') => Ok(()),
        _ => Err(ApiError::unexplained()),
    }
}

fn complete_rates(limits: &mut RateLimits, pull: bool, settings: &Settings) -> Result<(), ApiError> {
    let (rate, highest) = (&mut limits.max_dispatches_per_second, settings.max_dispatches_per_second);
    if *rate < 0.0 {
        return Err(ApiError::invalid_argument("RateLimits.maxDispatchesPerSecond cannot be negative."));
    }
    if *rate == 0.0 {
        *rate = highest;
    }
    // Not "greater": NaN is refused, too.
    if !(0.0..=highest).contains(rate) {
        return Err(ApiError::invalid_argument(format!(
            "RateLimits.maxDispatchesPerSecond must be less than or equal to {highest}."
        )));
    }
    limits.max_burst_size = burst(*rate);
    let (concurrent, highest) = (&mut limits.max_concurrent_dispatches, settings.max_concurrent_dispatches);
    if pull {
        *concurrent = -1;
        return Ok(());
    }
    if *concurrent < 0 {
        return Err(ApiError::invalid_argument("RateLimits.maxConcurrentDispatches cannot be negative."));
    }
    if *concurrent == 0 {
        *concurrent = DEFAULT_CONCURRENT.min(highest);
    }
    if *concurrent > highest {
        return Err(ApiError::invalid_argument(format!(
            "RateLimits.maxConcurrentDispatches must be less than or equal to {highest}."
        )));
    }
    Ok(())
}

/// How many tasks may go at once at a rate.
fn burst(rate: f64) -> i32 {
    ((rate / 5.0).floor() as i32).max(10)
}

/// Checks the retry rules of a queue or of one task, and fills in defaults.
pub fn complete_retry(retry: &mut RetryConfig) -> Result<(), ApiError> {
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

fn check_retry(retry: &RetryConfig) -> Result<(), ApiError> {
    let invalid = |problem: &str| Err(ApiError::invalid_argument(format!("RetryConfig.{problem}")));
    let negative = |span: Option<Duration>| span.is_some_and(|d| d < Duration::default());
    if retry.max_attempts < -1 {
        return invalid("maxAttempts must be greater or equal to -1.");
    }
    if retry.max_doublings < 0 {
        return invalid("maxDoublings cannot be negative.");
    }
    if retry.max_retry_duration.is_some_and(|d| d.nanos != 0) {
        return invalid("max_retry_duration.nanos cannot be set.");
    }
    if negative(retry.max_retry_duration) {
        return invalid("max_retry_duration.seconds cannot be negative.");
    }
    if negative(retry.min_backoff) {
        return invalid("minBackoff cannot be negative.");
    }
    if negative(retry.max_backoff) {
        return invalid("maxBackoff cannot be negative.");
    }
    match (retry.min_backoff, retry.max_backoff) {
        (Some(min), Some(max)) if max != Duration::default() && min > max => {
            invalid("minBackoff must be less than or equal to RetryConfig.maxBackoff.")
        }
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
    fn a_span_of_zero_counts_as_unset() {
        let zero = Duration::default();
        let retry = RetryConfig::new().min_backoff(zero).max_backoff(zero).max_retry_duration(zero);
        let retry = completed(Queue::new().retry_config(retry)).unwrap().retry_config.unwrap();
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
        assert!(retry(RetryConfig::new().min_backoff(seconds(5)).max_backoff(seconds(5))).is_ok());
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
