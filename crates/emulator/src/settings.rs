//! The settings of the emulator: limits and lifetimes, with those of the service as defaults.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Limits, lifetimes and switches. Times are in seconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// Queues that one location of a project may hold.
    pub max_queues: usize,
    /// The highest `max_dispatches_per_second` of a queue, and its default.
    pub max_dispatches_per_second: f64,
    /// The highest `max_concurrent_dispatches` of a queue.
    pub max_concurrent_dispatches: i32,
    /// Bytes of an HTTP task: URL, headers and body.
    pub max_http_task_bytes: usize,
    /// Bytes of an App Engine task: path, headers and body.
    pub max_app_engine_task_bytes: usize,
    /// Bytes of a pull task: tag and payload.
    pub max_pull_task_bytes: usize,
    /// Bytes of the body of any call.
    pub max_request_bytes: usize,
    /// Bytes of the bodies of all calls that arrive at the same time.
    pub max_pending_request_bytes: usize,
    /// How long a client may take to send the head of a request, or leave its connection idle between requests.
    pub request_head_timeout: u64,
    /// How long the body of a request may take to arrive.
    pub request_body_timeout: u64,
    /// How far ahead a task may be scheduled.
    pub max_schedule_ahead: u64,
    /// How long the name of a finished or deleted task stays taken, unless its queue says otherwise.
    pub task_tombstone_ttl: u64,
    /// How long the name of a deleted queue stays taken.
    pub queue_tombstone_ttl: u64,
    /// How long a task is kept, unless its queue says otherwise.
    pub task_ttl: u64,
    /// How long a page token of list_tasks lives.
    pub page_token_ttl: u64,
    /// Calls of lease_tasks that a queue takes a second.
    pub lease_calls_per_second: u32,
    /// Bytes of tasks that one call of lease_tasks returns.
    pub max_lease_bytes: usize,
    /// Whether 429, 503 and Retry-After slow down a queue.
    pub throttling: bool,
    /// Where App Engine tasks go, `host:port`. They fail if it is empty.
    pub app_engine_host: String,
    /// Where the tasks of single App Engine services go instead, each `service=host:port`.
    pub app_engine_services: Vec<String>,
    /// The Functions emulator, `host:port`, for Firebase tasks without a URL.
    pub functions_host: String,
    /// Whether purge_queue also frees the names of the queue's tasks at once, as an option of aertje/cloud-tasks-emulator does.
    pub hard_reset_on_purge: bool,
    /// The `iss` of the OIDC tokens that tasks carry.
    pub oidc_issuer: String,
    /// The projects that may be used; empty for any.
    pub projects: Vec<String>,
    /// Names, in addition to those of this machine, by which clients may reach the emulator (the `Host` header).
    pub allowed_hosts: Vec<String>,
    /// Origins of web pages that may call the emulator, such as `http://localhost:3000`; `*` for any.
    pub allowed_origins: Vec<String>,
    /// Whether adding a task to a queue that does not exist creates the queue.
    pub create_missing_queues: bool,
    /// The location of the queues of a `queue.yaml`, which has only their ids: `projects/P/locations/L`.
    pub default_location: String,
    /// A PEM file of certificate authorities for HTTPS workers, in addition to those of the system.
    pub worker_ca_file: String,
    /// Whether HTTPS workers need no valid certificate.
    pub insecure_workers: bool,
    /// How many of the latest attempts are kept for the control endpoints.
    pub attempts_kept: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            max_queues: 1000,
            max_dispatches_per_second: 500.0,
            max_concurrent_dispatches: 5000,
            max_http_task_bytes: 1 << 20,
            max_app_engine_task_bytes: 100 << 10,
            max_pull_task_bytes: 1 << 20,
            max_request_bytes: 10 << 20,
            max_pending_request_bytes: 256 << 20,
            request_head_timeout: 240,
            request_body_timeout: 60,
            max_schedule_ahead: 720 * HOUR,
            task_tombstone_ttl: HOUR,
            queue_tombstone_ttl: 3 * DAY,
            task_ttl: 31 * DAY,
            page_token_ttl: 2 * HOUR,
            lease_calls_per_second: 10,
            max_lease_bytes: 32 << 20,
            throttling: true,
            app_engine_host: String::new(),
            app_engine_services: Vec::new(),
            functions_host: "127.0.0.1:5001".into(),
            hard_reset_on_purge: false,
            oidc_issuer: "https://accounts.google.com".into(),
            projects: Vec::new(),
            allowed_hosts: Vec::new(),
            allowed_origins: Vec::new(),
            create_missing_queues: false,
            default_location: "projects/local/locations/us-central1".into(),
            worker_ca_file: String::new(),
            insecure_workers: false,
            attempts_kept: 10_000,
        }
    }
}

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

impl Settings {
    /// Checks for values with which no emulator can run.
    pub(crate) fn check(&self) -> Result<(), String> {
        let rate = self.max_dispatches_per_second;
        if !(rate.is_finite() && rate > 0.0) {
            return Err(format!("max_dispatches_per_second must be a number above 0, got {rate}"));
        }
        if self.max_concurrent_dispatches < 1 {
            let most = self.max_concurrent_dispatches;
            return Err(format!("max_concurrent_dispatches must be 1 or more, got {most}"));
        }
        crate::names::location(&self.default_location)
            .map_err(|error| format!("default_location: {}", error.message))?;
        Ok(())
    }

    pub(crate) fn schedule_ahead(&self) -> Duration {
        Duration::from_secs(self.max_schedule_ahead)
    }
}
