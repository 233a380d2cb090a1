//! The methods of the API, each a step from one state to the next.

mod access;
mod batch;
mod buffer;
mod define;
mod field_mask;
mod header_rules;
mod iam;
mod locations;
mod pull;
mod queue_filter;
mod queue_validation;
mod queues;
mod task_validation;
mod tasks;

pub use define::define_queue;

use crate::clock::Time;
use crate::error::ApiError;
use crate::names;
use crate::state::queue::Queue;
use crate::state::{ServiceState, Start};
use cloudtasks::Code;
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::{self, Api, MethodDescriptor};

/// A call under way.
pub struct Call<'a> {
    state: &'a mut ServiceState,
    /// The version through which it came, in whose shape it is answered.
    api: &'static Api,
    method: &'static MethodDescriptor,
    now: Time,
    starts: Vec<Start>,
}

/// What a call is answered with, and the attempts that it starts.
pub struct Reply {
    pub message: DynamicMessage,
    pub starts: Vec<Start>,
}

/// Carries out a call.
pub fn call(
    state: &mut ServiceState,
    method: &'static MethodDescriptor,
    request: &DynamicMessage,
    now: Time,
) -> Result<Reply, ApiError> {
    let api = schema::api(method.version).ok_or_else(|| unimplemented(method))?;
    let mut call = Call { state, api, method, now, starts: Vec::new() };
    call.check_access(request)?;
    call.create_missing_queue(request)?;
    let message = call.answer(request)?;
    Ok(Reply { message, starts: call.starts })
}

impl Call<'_> {
    fn answer(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        match self.method.name {
            "list_queues" => self.list_queues(request),
            "get_queue" => self.get_queue(request),
            "create_queue" => self.create_queue(request),
            "update_queue" => self.update_queue(request),
            "delete_queue" => self.delete_queue(request),
            "purge_queue" => self.purge_queue(request),
            "pause_queue" => self.pause_queue(request),
            "resume_queue" => self.resume_queue(request),
            "list_tasks" => self.list_tasks(request),
            "get_task" => self.get_task(request),
            "create_task" => self.create_task(request),
            "delete_task" => self.delete_task(request),
            "run_task" => self.run_task(request),
            "buffer_task" => self.buffer_task(request),
            "batch_create_tasks" => self.batch_create_tasks(request),
            "batch_delete_tasks" => self.batch_delete_tasks(request),
            "get_operation" => self.get_operation(request),
            "lease_tasks" => self.lease_tasks(request),
            "acknowledge_task" => self.acknowledge_task(request),
            "renew_lease" => self.renew_lease(request),
            "cancel_lease" => self.cancel_lease(request),
            "get_iam_policy" => self.get_iam_policy(request),
            "set_iam_policy" => self.set_iam_policy(request),
            "test_iam_permissions" => self.test_iam_permissions(request),
            "upload_queue_yaml" => self.upload_queue_yaml(request),
            "get_cmek_config" => self.get_cmek_config(request),
            "update_cmek_config" => self.update_cmek_config(request),
            "get_location" => self.get_location(request),
            "list_locations" => self.list_locations(request),
            _ => Err(unimplemented(self.method)),
        }
    }

    /// An empty message of the type that the method returns.
    fn response(&self) -> DynamicMessage {
        DynamicMessage::new(self.method.response)
    }

    fn queue(&self, name: &str) -> Result<&Queue, ApiError> {
        names::queue(name)?;
        self.state.queue(name).ok_or_else(no_queue)
    }

    /// Changes the settings of a queue.
    fn configure_queue<R>(&mut self, name: &str, change: impl FnOnce(&mut Queue) -> R) -> Result<R, ApiError> {
        names::queue(name)?;
        self.state.configure_queue(name, change).ok_or_else(no_queue)
    }

    /// Changes the tasks of a queue.
    fn change_queue<R>(&mut self, name: &str, change: impl FnOnce(&mut Queue) -> R) -> Result<R, ApiError> {
        names::queue(name)?;
        self.state.change_queue(name, change).ok_or_else(no_queue)
    }
}

fn no_queue() -> ApiError {
    ApiError::not_found(
        "Queue does not exist. If you just created the queue, wait at least a minute for the queue to initialize.",
    )
}

fn no_entity() -> ApiError {
    ApiError::not_found("Requested entity was not found.")
}

fn unimplemented(method: &MethodDescriptor) -> ApiError {
    ApiError::new(Code::Unimplemented, format!("{} is not implemented by the emulator.", method.name))
}

/// How many elements a page may have: what was asked for, or the most there is.
fn page_size(asked: i64, most: usize, request: &str) -> Result<usize, ApiError> {
    match usize::try_from(asked) {
        Ok(0) => Ok(most),
        Ok(size) => Ok(size.min(most)),
        Err(_) => Err(ApiError::invalid_argument(format!("{request}.pageSize cannot be negative."))),
    }
}
