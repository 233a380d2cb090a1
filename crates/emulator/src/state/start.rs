//! An attempt that is to be made.

use super::queue_rules::QueueRules;
use super::task::Task;
use crate::clock::Time;
use std::sync::Arc;

/// An attempt that is to be made.
#[derive(Debug, Clone)]
pub struct Start {
    pub queue: Arc<str>,
    pub id: Arc<str>,
    /// The task as it stands after the attempt was counted.
    pub task: Task,
    pub rules: Arc<QueueRules>,
    pub started_at: Time,
    /// The HTTP status with which the attempt fails unsent.
    pub forced_status: Option<u16>,
}
