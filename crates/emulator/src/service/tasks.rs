//! Tasks: made, read, listed, deleted and run.

use super::queues::put;
use super::{Call, no_entity, page_size, task_validation};
use crate::conversion;
use crate::error::ApiError;
use crate::names;
use crate::page_token::PageToken;
use crate::state::queue::Queue;
use crate::state::task::{Spec, Target, Task, View};
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::v2beta3::{self, QueueState};
use rand::Rng;
use std::sync::Arc;
use std::time::Duration;

const MAX_PAGE_SIZE: usize = 1000;

impl Call<'_> {
    pub(super) fn create_task(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let empty = DynamicMessage::new(self.api.message("Task").expect("each version has tasks"));
        let task = request.message("task").unwrap_or(&empty);
        self.add_task(request.str("parent"), task.clone(), View::of(request))
    }

    /// Adds a task to a queue and returns it as the call's version shows it.
    pub(super) fn add_task(
        &mut self,
        parent: &str,
        given: DynamicMessage,
        view: View,
    ) -> Result<DynamicMessage, ApiError> {
        let queue = self.queue(parent)?;
        if queue.state == QueueState::DISABLED {
            return Err(ApiError::failed_precondition("The queue is disabled and takes no tasks."));
        }
        let mut task: v2beta3::Task = conversion::to_typed(&given);
        task_validation::complete(&mut task, &queue.rules, &self.state.settings)?;
        let schedule_time = task_validation::schedule_time(&task, self.now, &self.state.settings)?;
        let id = self.free_id(queue, &task.name)?;
        let mut spec = given;
        conversion::overlay(&conversion::to_dynamic(&task), &mut spec);
        let kept = Task {
            serial: self.state.new_serial(),
            spec: Spec::of(&mut spec)?,
            target: target(&task),
            tag: task.pull_message.map(|message| message.tag.into()),
            create_time: self.now.whole_seconds(),
            schedule_time,
            dispatch_count: 0,
            response_count: 0,
            answer_count: 0,
            first_dispatch: None,
            last_attempt: None,
            previous_status: None,
            under_way: false,
        };
        let shown = kept.show_spec(spec, format!("{parent}/tasks/{id}"), self.api, view);
        self.change_queue(parent, |queue| queue.tasks.insert(id, kept))?;
        Ok(shown)
    }

    /// The id that the caller chose, if it is free, or a new number.
    fn free_id(&self, queue: &Queue, name: &str) -> Result<Arc<str>, ApiError> {
        if name.is_empty() {
            return Ok(new_id(queue));
        }
        let (queue_name, id) = names::task(name)?;
        if queue_name != &*queue.name {
            return Err(foreign_task(&queue.name, queue_name));
        }
        if queue.tasks.get(id).is_some() {
            return Err(ApiError::already_exists("Requested entity already exists"));
        }
        if queue.tombstones.is_taken(id, self.now) {
            return Err(ApiError::already_exists(
                "The task cannot be created because a task with this name existed too recently. For more information \
                 about task de-duplication see \
                 https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues.tasks/create\
                 #body.request_body.FIELDS.task.",
            ));
        }
        Ok(id.into())
    }

    pub(super) fn get_task(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let (queue_name, id) = names::task(request.str("name"))?;
        let queue = self.state.queue(queue_name).ok_or_else(no_entity)?;
        match queue.tasks.get(id) {
            Some(task) if !queue.is_expired(task, self.now) => Ok(self.shown(queue, id, View::of(request))),
            None if queue.tombstones.is_taken(id, self.now) => Err(ApiError::not_found(
                "The task no longer exists, though a task with this name existed recently. The task either \
                 successfully completed or was deleted.",
            )),
            _ => Err(no_entity()),
        }
    }

    pub(super) fn list_tasks(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let parent = request.str("parent");
        let queue = self.queue(parent)?;
        let size = page_size(request.int("page_size"), MAX_PAGE_SIZE, "ListTasksRequest")?;
        let after = PageToken::read(request.str("page_token"), parent, self.now)?;
        let view = View::of(request).known();
        let page: Vec<_> =
            queue.tasks.after(&after).filter(|(_, task)| !queue.is_expired(task, self.now)).take(size).collect();
        let mut response = self.response();
        if let Some((last, _)) = page.last() {
            let until = self.now + Duration::from_secs(self.state.settings.page_token_ttl);
            let token = PageToken { parent, after: last, until: Some(until) }.to_string();
            response.set("next_page_token", Scalar::String(&token))?;
        }
        let tasks = page.iter().map(|(id, _)| Slot::Message(Box::new(self.shown(queue, id, view)))).collect();
        put(&mut response, "tasks", Slot::List(tasks));
        Ok(response)
    }

    pub(super) fn delete_task(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        self.remove_task(request.str("name"))?;
        Ok(self.response())
    }

    pub(super) fn remove_task(&mut self, name: &str) -> Result<(), ApiError> {
        let (queue_name, id) = names::task(name)?;
        let now = self.now;
        match self.state.change_queue(queue_name, |queue| queue.bury(id, now)) {
            Some(true) => Ok(()),
            _ => Err(no_entity()),
        }
    }

    pub(super) fn run_task(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        let (queue, id) = self.task_place(name)?;
        let task = queue.tasks.get(id).ok_or_else(no_entity)?;
        if task.target == Target::Pull {
            return Err(ApiError::failed_precondition("A task of a pull queue cannot be run; lease it."));
        }
        let (queue_name, _) = names::task(name)?;
        let start = self.state.start_now(queue_name, id, self.now);
        self.starts.extend(start);
        let mut task = self.shown(self.queue(queue_name)?, id, View::of(request));
        hide_dispatch(&mut task);
        Ok(task)
    }

    fn task_place<'n>(&self, name: &'n str) -> Result<(&Queue, &'n str), ApiError> {
        let (queue_name, id) = names::task(name)?;
        Ok((self.queue(queue_name)?, id))
    }

    /// A task that the queue holds, as the call's version shows it.
    pub(super) fn shown(&self, queue: &Queue, id: &str, view: View) -> DynamicMessage {
        let task = queue.tasks.get(id).expect("the caller saw the task");
        task.show(queue.task_name(id), self.api, view)
    }
}

/// A task that is named in one queue and added to or deleted from another.
pub(super) fn foreign_task(queue: &str, other: &str) -> ApiError {
    ApiError::invalid_argument(format!(
        "The queue name from request ('{queue}') must be the same as the queue name in the named task ('{other}')."
    ))
}

fn target(task: &v2beta3::Task) -> Target {
    match (&task.pull_message, &task.app_engine_http_request) {
        (Some(_), _) => Target::Pull,
        (_, Some(_)) => Target::AppEngine,
        _ => Target::Http,
    }
}

/// A number that no task of the queue has.
fn new_id(queue: &Queue) -> Arc<str> {
    loop {
        let id = rand::rng().random_range(10_u64.pow(18)..u64::MAX).to_string();
        if queue.tasks.get(&id).is_none() {
            return id.into();
        }
    }
}

/// run_task is answered before the attempt is sent: of the attempt only its schedule time is known.
fn hide_dispatch(task: &mut DynamicMessage) {
    let holder = if task.has("status") { task.message_mut("status").expect("it is there") } else { task };
    for first in ["first_attempt", "first_attempt_status"] {
        let _ = holder.clear(first);
    }
    for last in ["last_attempt", "last_attempt_status"] {
        if holder.has(last)
            && let Ok(attempt) = holder.message_mut(last)
        {
            let _ = attempt.clear("dispatch_time");
        }
    }
}
