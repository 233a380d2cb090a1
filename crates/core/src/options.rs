//! What a caller may say about one call.

use crate::retry::RetryPolicy;
use std::time::Duration;

/// What a caller says about one call. The default leaves all to the client and the table.
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

/// A setting that is left alone, turned off or given.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Setting<T> {
    #[default]
    Default,
    Off,
    Is(T),
}

impl<T: Copy> Setting<T> {
    /// This setting, or where it is left alone the other.
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
    pub fn new() -> Self {
        Self::default()
    }

    /// Bounds the whole call: token, name lookup, connection, every attempt and the waits between them.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Setting::Is(timeout);
        self
    }

    /// Lets the call take as long as it takes.
    pub fn no_timeout(mut self) -> Self {
        self.timeout = Setting::Off;
        self
    }

    /// Tries the call again by this policy. A method that is not idempotent may then be carried out twice; for
    /// `create_task` see [`deduplicate`](Self::deduplicate).
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Setting::Is(policy);
        self
    }

    /// Tries once. Only a request that surely never left is sent again, once, on a fresh connection.
    pub fn no_retry(mut self) -> Self {
        self.retry = Setting::Off;
        self
    }

    /// Adds an HTTP header.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Makes `create_task` safe to try again, and tries it again: a task without a name gets a random one, and
    /// ALREADY_EXISTS on a repeat is answered with the task that the earlier attempt made.
    pub fn deduplicate(mut self, deduplicate: bool) -> Self {
        self.deduplicate = deduplicate;
        self
    }

    /// These options, with those of `defaults` where nothing is said.
    pub(crate) fn over(&self, defaults: &CallOptions) -> CallOptions {
        CallOptions {
            timeout: self.timeout.or(defaults.timeout),
            retry: self.retry.or(defaults.retry),
            headers: defaults.headers.iter().chain(&self.headers).cloned().collect(),
            deduplicate: self.deduplicate || defaults.deduplicate,
        }
    }
}
