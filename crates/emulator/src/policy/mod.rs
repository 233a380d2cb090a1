//! Rules without state of the service: how fast, how often, how long to wait, and where to.

pub mod backoff;
pub mod http_target;
pub mod outcome;
pub mod throttle;
pub mod token_bucket;
