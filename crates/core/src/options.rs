//! The options of a call.

use crate::retry::RetryPolicy;
use std::time::Duration;

/// The options of a call. An option that is not set has the default of the client, then that of the method.
///
/// ```
/// use cloudtasks::{CallOptions, RetryPolicy};
/// use std::time::Duration;
/// let options = CallOptions::new().timeout(Duration::from_secs(5)).retry(RetryPolicy::default());
/// ```
#[derive(Debug, Clone, Default)]
pub struct CallOptions {
    pub(crate) timeout: Setting<Duration>,
    pub(crate) retry: Setting<RetryPolicy>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) deduplicate: bool,
}

/// An option that is not set, turned off or set.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[non_exhaustive]
pub enum Setting<T> {
    /// Not set.
    #[default]
    Default,
    /// Turned off: no timeout, no retry.
    Off,
    /// Set to this.
    Is(T),
}

impl<T: Copy> Setting<T> {
    /// This option, or the other one if it is not set.
    pub(crate) fn or(self, other: Self) -> Self {
        if let Setting::Default = self { other } else { self }
    }

    pub(crate) fn value_or(self, default: Option<T>) -> Option<T> {
        match self {
            Setting::Default => default,
            Setting::Off => None,
            Setting::Is(value) => Some(value),
        }
    }
}

impl CallOptions {
    /// Options of which none is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// The time limit of the whole call: token, name lookup, connection, all attempts and the delays between them. A call
    /// with a timeout of 0 fails without being sent.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Setting::Is(timeout);
        self
    }

    /// No time limit.
    pub fn no_timeout(mut self) -> Self {
        self.timeout = Setting::Off;
        self
    }

    /// Retries the call according to this policy. A method that is not idempotent may then be executed twice; for
    /// `create_task` see [`deduplicate`](Self::deduplicate).
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Setting::Is(policy);
        self
    }

    /// No retries. Only a request that the server certainly did not process is sent again, on another connection.
    pub fn no_retry(mut self) -> Self {
        self.retry = Setting::Off;
        self
    }

    /// Adds an HTTP header.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Makes retries of `create_task` safe, and retries it by the default policy unless another one is set. A task without a
    /// name gets a random one. If a retry fails with ALREADY_EXISTS, the call returns the task that the earlier attempt
    /// created. Any other method fails with INVALID_ARGUMENT.
    pub fn deduplicate(mut self, deduplicate: bool) -> Self {
        self.deduplicate = deduplicate;
        self
    }

    /// These options, with those of `defaults` for what they do not set.
    pub(crate) fn over(&self, defaults: &CallOptions) -> CallOptions {
        CallOptions {
            timeout: self.timeout.or(defaults.timeout),
            retry: self.retry.or(defaults.retry),
            headers: defaults.headers.iter().chain(&self.headers).cloned().collect(),
            deduplicate: self.deduplicate || defaults.deduplicate,
        }
    }
}
