//! Pull queues: workers lease tasks, and acknowledge, renew or give back their leases.

use super::queues::put;
use super::{Call, no_entity};
use crate::clock::{Time, span};
use crate::error::ApiError;
use crate::names;
use crate::state::queue::Queue;
use crate::state::task::{Task, View};
use cloudtasks::Code;
use cloudtasks::message::{DynamicMessage, Slot};
use cloudtasks::v2beta3::QueueState;
use std::sync::Arc;
use std::time::Duration;

const MAX_TASKS: i64 = 1000;
const MAX_LEASE: Duration = Duration::from_secs(7 * 24 * 3600);

impl Call<'_> {
    pub(super) fn lease_tasks(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("parent");
        check_leasable(self.queue(name)?)?;
        let most = match request.int("max_tasks") {
            // The documented example of the 1.x client leaves it out.
            0 => MAX_TASKS as usize,
            count @ 1..=MAX_TASKS => count as usize,
            count => {
                return Err(ApiError::invalid_argument(format!(
                    "LeaseTasksRequest.maxTasks must be between 1 and {MAX_TASKS}, but got {count}."
                )));
            }
        };
        let length = lease_length(request)?.filter(|length| !length.is_zero());
        let length =
            length.ok_or_else(|| ApiError::invalid_argument("LeaseTasksRequest.leaseDuration must be at least 1s."))?;
        let filter = LeaseFilter::parse(request.str("filter"))?;
        let (now, most_bytes) = (self.now, self.state.settings.max_lease_bytes);
        let leased = self.change_queue(name, |queue| {
            if !queue.lease_calls.take(now) {
                return Err(ApiError::new(Code::ResourceExhausted, "Too many LeaseTasks calls for this queue."));
            }
            Ok(lease(queue, &filter, most, most_bytes, now + length, now))
        })??;
        let (queue, view) = (self.queue(name)?, View::of(request));
        let tasks = leased.iter().map(|id| Slot::Message(Box::new(self.shown(queue, id, view)))).collect();
        let mut response = self.response();
        put(&mut response, "tasks", Slot::List(tasks));
        Ok(response)
    }

    pub(super) fn acknowledge_task(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let (queue, id) = self.leased(request)?;
        let (queue, id, now) = (queue.to_owned(), id.to_owned(), self.now);
        self.change_queue(&queue, |queue| queue.complete(&id, now))?;
        Ok(self.response())
    }

    pub(super) fn renew_lease(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let length = lease_length(request)?.unwrap_or_default();
        self.move_lease(request, self.now + length)
    }

    pub(super) fn cancel_lease(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        self.move_lease(request, self.now)
    }

    fn move_lease(&mut self, request: &DynamicMessage, until: Time) -> Result<DynamicMessage, ApiError> {
        let (queue, id) = self.leased(request)?;
        self.change_queue(queue, |queue| queue.tasks.update(id, |task| task.schedule_time = until))?;
        Ok(self.shown(self.queue(queue)?, id, View::of(request)))
    }

    /// The queue and id of the task that the request names, if the caller holds its lease.
    fn leased<'r>(&self, request: &'r DynamicMessage) -> Result<(&'r str, &'r str), ApiError> {
        let (queue_name, id) = names::task(request.str("name"))?;
        let queue = self.queue(queue_name)?;
        check_leasable(queue)?;
        let task = queue.tasks.get(id).ok_or_else(no_entity)?;
        let given = request.timestamp("schedule_time");
        let given = given
            .ok_or_else(|| ApiError::invalid_argument(format!("{}: schedule_time is required.", self.method.name)))?;
        let holds = task.dispatch_count > 0 && task.schedule_time > self.now;
        if holds && cloudtasks::Timestamp::from(task.schedule_time) == given {
            return Ok((queue_name, id));
        }
        Err(ApiError::failed_precondition(
            "The schedule_time is not that of a current lease: the lease has expired, was renewed or is another's.",
        ))
    }
}

fn check_leasable(queue: &Queue) -> Result<(), ApiError> {
    match queue.state {
        _ if !queue.rules.pull => {
            Err(ApiError::failed_precondition("The queue is not a pull queue: its tasks are pushed."))
        }
        QueueState::RUNNING => Ok(()),
        _ => Err(ApiError::failed_precondition("The queue is paused or disabled.")),
    }
}

/// The lease duration that the request asks for, cut to seconds.
fn lease_length(request: &DynamicMessage) -> Result<Option<Duration>, ApiError> {
    let Some(given) = request.duration("lease_duration") else { return Ok(None) };
    let length = Duration::from_secs(span(given).as_secs());
    if given < cloudtasks::Duration::default() || length > MAX_LEASE {
        return Err(ApiError::invalid_argument("The lease duration must be between 0s and 604800s (a week)."));
    }
    Ok(Some(length))
}

/// Which tasks a call leases.
#[derive(Debug, PartialEq)]
enum LeaseFilter<'f> {
    Any,
    Tag(&'f str),
    OldestTag,
}

impl<'f> LeaseFilter<'f> {
    fn parse(text: &'f str) -> Result<Self, ApiError> {
        let text = text.trim();
        let value = |name: &str| Some(text.strip_prefix(name)?.trim_start().strip_prefix('=')?.trim());
        if text.is_empty() {
            return Ok(LeaseFilter::Any);
        }
        if value("tag_function") == Some("oldest_tag()") {
            return Ok(LeaseFilter::OldestTag);
        }
        match value("tag").map(|tag| tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).unwrap_or(tag)) {
            Some(tag) if tag.len() < 500 => Ok(LeaseFilter::Tag(tag)),
            Some(_) => {
                Err(ApiError::invalid_argument("The tag in LeaseTasksRequest.filter must be less than 500 characters."))
            }
            None => Err(ApiError::invalid_argument(
                "LeaseTasksRequest.filter must be \"tag=<tag>\" or \"tag_function=oldest_tag()\".",
            )),
        }
    }
}

/// Leases tasks that are due, the oldest first, and gives up those that were leased too often.
fn lease(
    queue: &mut Queue,
    filter: &LeaseFilter<'_>,
    most: usize,
    most_bytes: usize,
    until: Time,
    now: Time,
) -> Vec<Arc<str>> {
    let tag: Option<Box<str>> = match filter {
        LeaseFilter::Any => None,
        LeaseFilter::Tag(tag) => Some((*tag).into()),
        LeaseFilter::OldestTag => {
            let oldest = queue.tasks.first_waiting().filter(|(due, _)| *due <= now);
            oldest.and_then(|(_, id)| queue.tasks.get(id)?.tag.clone())
        }
    };
    let (mut leased, mut bytes) = (Vec::new(), 0);
    while leased.len() < most {
        let next = queue.tasks.waiting(tag.as_deref()).next().filter(|(due, _)| *due <= now);
        let Some((_, id)) = next else { break };
        let id = id.clone();
        let Some(task) = queue.tasks.get(&id) else { break };
        if is_used_up(queue, task, now) {
            queue.bury(&id, now);
            continue;
        }
        bytes += task.spec.len();
        if bytes > most_bytes && !leased.is_empty() {
            break;
        }
        queue.tasks.update(&id, |task| task.lease(until, now));
        leased.push(id);
    }
    leased
}

fn is_used_up(queue: &Queue, task: &Task, now: Time) -> bool {
    let too_often =
        task.first_dispatch.is_some_and(|first| queue.rules.retry.gives_up(task.dispatch_count, first, now));
    too_often || queue.is_expired(task, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::state::queue_config::QueueConfig;
    use crate::state::queue_rules::QueueRules;

    #[test]
    fn a_disabled_pull_queue_gives_no_leases() {
        let config = QueueConfig::from_shapes(Vec::new());
        let rules = QueueRules { pull: true, ..QueueRules::of(&config, &Settings::default()) };
        let mut queue = Queue::new("projects/p/locations/l/queues/q", config, rules, Time::default());
        assert!(check_leasable(&queue).is_ok());
        queue.state = QueueState::DISABLED;
        assert_eq!(check_leasable(&queue).unwrap_err().code, Code::FailedPrecondition);
    }

    #[test]
    fn a_filter_names_a_tag_or_the_oldest() {
        assert_eq!(LeaseFilter::parse("").unwrap(), LeaseFilter::Any);
        assert_eq!(LeaseFilter::parse("tag=a=b").unwrap(), LeaseFilter::Tag("a=b"));
        assert_eq!(LeaseFilter::parse("tag=\"a b\"").unwrap(), LeaseFilter::Tag("a b"));
        assert_eq!(LeaseFilter::parse(" tag_function = oldest_tag() ").unwrap(), LeaseFilter::OldestTag);
        assert!(LeaseFilter::parse("tag_function=newest_tag()").is_err());
        assert!(LeaseFilter::parse("colour=red").is_err());
        assert!(LeaseFilter::parse(&format!("tag={}", "t".repeat(500))).is_err());
    }
}
