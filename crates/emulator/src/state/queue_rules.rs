//! What a queue's configuration means, ready for use.

use super::queue_config::QueueConfig;
use crate::clock::span;
use crate::conversion;
use crate::policy::backoff::Retry;
use crate::settings::Settings;
use cloudtasks::v2beta3::{self, AppEngineRouting, HttpTarget, QueueType, RetryConfig};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq)]
pub struct QueueRules {
    pub pull: bool,
    /// Dispatches a second.
    pub rate: f64,
    pub burst: u32,
    pub concurrent: u32,
    pub retry: Retry,
    pub task_ttl: Duration,
    /// Calls of lease_tasks a second.
    pub lease_calls: u32,
    pub tombstone_ttl: Duration,
    pub http_target: Option<HttpTarget>,
    pub routing: Option<AppEngineRouting>,
}

impl QueueRules {
    /// The rules of a configuration whose defaults are filled in.
    pub fn of(config: &QueueConfig, settings: &Settings) -> Self {
        let queue: v2beta3::Queue = conversion::to_typed(&config.shown(&v2beta3::descriptors::Queue));
        let limits = queue.rate_limits.unwrap_or_default();
        QueueRules {
            pull: queue.type_ == QueueType::PULL,
            rate: limits.max_dispatches_per_second,
            burst: limits.max_burst_size.try_into().unwrap_or(0),
            concurrent: limits.max_concurrent_dispatches.try_into().unwrap_or(u32::MAX),
            retry: Retry::endless().overridden_by(&queue.retry_config.unwrap_or_default()),
            task_ttl: queue.task_ttl.map_or(Duration::from_secs(settings.task_ttl), span),
            tombstone_ttl: queue.tombstone_ttl.map_or(Duration::from_secs(settings.task_tombstone_ttl), span),
            lease_calls: settings.lease_calls_per_second,
            http_target: queue.http_target,
            routing: queue.app_engine_http_queue.and_then(|target| target.app_engine_routing_override),
        }
    }
}

impl Retry {
    fn endless() -> Self {
        Retry {
            max_attempts: None,
            max_duration: None,
            min_backoff: Duration::ZERO,
            max_backoff: Duration::ZERO,
            max_doublings: 0,
        }
    }

    /// These rules, with what `config` sets in their place.
    pub fn overridden_by(&self, config: &RetryConfig) -> Self {
        let set = |d: Option<cloudtasks::Duration>| d.map(span).filter(|d| !d.is_zero());
        Retry {
            max_attempts: match config.max_attempts {
                0 => self.max_attempts,
                attempts => attempts.try_into().ok(),
            },
            max_duration: set(config.max_retry_duration).or(self.max_duration),
            min_backoff: set(config.min_backoff).unwrap_or(self.min_backoff),
            max_backoff: set(config.max_backoff).unwrap_or(self.max_backoff),
            max_doublings: match config.max_doublings {
                0 => self.max_doublings,
                doublings => doublings.try_into().unwrap_or(0),
            },
        }
    }
}
