//! The headers that describe the task to its worker: its name, its queue, its earlier attempts.

use crate::clock::Time;
use crate::state::Start;
use crate::state::task::Target;
use http::{HeaderMap, HeaderName, HeaderValue};

/// Sets these headers. They replace headers of the same names that the task has.
pub fn describe(headers: &mut HeaderMap, start: &Start) {
    let task = &start.task;
    let app_engine = task.target == Target::AppEngine;
    let prefix = if app_engine { "X-AppEngine-" } else { "X-CloudTasks-" };
    let mut set = |name: &str, value: &str| {
        let name = HeaderName::from_bytes(format!("{prefix}{name}").as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            headers.insert(name, value);
        }
    };
    let executions = if app_engine { task.answer_count } else { task.response_count };
    set("QueueName", start.queue.rsplit('/').next().unwrap_or_default());
    set("TaskName", &start.id);
    set("TaskRetryCount", &(task.dispatch_count - 1).to_string());
    set("TaskExecutionCount", &executions.to_string());
    set("TaskETA", &epoch_seconds(task.schedule_time));
    if let Some(status) = task.previous_status {
        set("TaskPreviousResponse", &status.to_string());
        set("TaskRetryReason", if app_engine { retry_reason(status) } else { "" });
    }
}

fn retry_reason(status: u16) -> &'static str {
    if status == 504 { "Instance Unavailable" } else { "App Error" }
}

/// Seconds since 1970 with their fraction, without trailing zeros.
fn epoch_seconds(time: Time) -> String {
    let text = format!("{}.{:06}", time.0.div_euclid(1_000_000), time.0.rem_euclid(1_000_000));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eta_is_in_seconds_without_trailing_zeros() {
        assert_eq!(epoch_seconds(Time(1_700_000_000_120_000)), "1700000000.12");
        assert_eq!(epoch_seconds(Time(1_700_000_000_000_001)), "1700000000.000001");
        assert_eq!(epoch_seconds(Time(1_700_000_000_000_000)), "1700000000");
    }
}
