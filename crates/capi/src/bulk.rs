//! Many tasks made at once, each by a call of its own, so many in flight at a time.

use crate::argument::{slice, text};
use crate::call::{decode, prepare};
use crate::call_options::ct_call_options;
use crate::client::{SharedClient, ct_client};
use crate::error::{Failure, ct_error, ct_error_free};
use crate::handle::{borrow, borrow_optional, give};
use crate::message::{MessageInner, ct_message, ct_message_free};
use crate::status::ct_status::{self, *};
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::{MethodDescriptor, VERSIONS};
use cloudtasks::{CallOptions, PreparedRequest};
use std::collections::HashMap;
use std::ffi::{c_char, c_void};
use std::ptr::null_mut;
use tokio::task::{Id, JoinSet};

/// Hears how the task at `index` fared, on the thread that called ct_create_tasks. On CT_OK `task` is what the service
/// made of it and `error` is NULL, else the other way round; both are valid during the callback alone. It must not call
/// a function that waits for the service (CT_WRONG_THREAD).
pub type ct_task_callback = Option<
    unsafe extern "C" fn(
        index: usize,
        status: ct_status,
        task: *const ct_message,
        error: *const ct_error,
        user_data: *mut c_void,
    ),
>;

/// Makes many tasks in one queue, each by its own call, at most `max_in_flight` at a time, and waits for all. The
/// callback is called exactly once for each task, in the order in which they end. CT_OK means that each was tried:
/// how it fared only the callback hears. All tasks are of one version; each call has the options' timeout for itself.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_create_tasks(
    client: *const ct_client,
    parent: *const c_char,
    tasks: *const *const ct_message,
    count: usize,
    max_in_flight: usize,
    options: *const ct_call_options,
    callback: ct_task_callback,
    user_data: *mut c_void,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        // Held, so that a callback may free the client.
        let (client, parent) = (&borrow(client, "client")?.clone(), text(parent, "parent")?);
        let handles = slice(tasks, count, "tasks")?;
        let options = borrow_optional(options, "options")?.cloned().unwrap_or_default();
        let function = callback.ok_or_else(|| Failure::null("callback"))?;
        if max_in_flight == 0 {
            return Err(Failure::new(CT_INVALID_ARGUMENT, "max_in_flight: expected a number from 1 on, got 0"));
        }
        let mut messages = Vec::with_capacity(count);
        for (index, handle) in handles.iter().enumerate() {
            messages.push(&borrow(*handle, &format!("tasks[{index}]"))?.message);
        }
        let Some(first) = messages.first() else { return Ok(()) };
        let bulk = Bulk { client, method: method_for(first)?, parent, options: &options };
        let report = |index: usize, result: Result<DynamicMessage, Failure>| {
            let (status, task, error) = match result {
                Ok(task) => (CT_OK, give(MessageInner::new(task)), null_mut()),
                Err(failure) => (failure.status(), null_mut(), failure.into_handle()),
            };
            function(index, status, task, error, user_data);
            ct_message_free(task);
            ct_error_free(error);
        };
        client.wait(bulk.run(&messages, max_in_flight, report))
    })
}

struct Bulk<'a> {
    client: &'a SharedClient,
    method: &'static MethodDescriptor,
    parent: &'a str,
    options: &'a CallOptions,
}

impl Bulk<'_> {
    async fn run(
        &self,
        tasks: &[&DynamicMessage],
        max_in_flight: usize,
        report: impl Fn(usize, Result<DynamicMessage, Failure>),
    ) {
        let mut waiting = tasks.iter().enumerate();
        let mut calls = JoinSet::new();
        let mut indexes: HashMap<Id, usize> = HashMap::new();
        loop {
            while calls.len() < max_in_flight
                && let Some((index, task)) = waiting.next()
            {
                match self.prepare(task) {
                    Ok(prepared) => {
                        let core = self.client.core.clone();
                        let call = calls.spawn(async move { core.send(&prepared).await });
                        indexes.insert(call.id(), index);
                    }
                    Err(failure) => report(index, Err(failure)),
                }
            }
            let Some(ended) = calls.join_next_with_id().await else { return };
            let (id, result) = match ended {
                Ok((id, answer)) => (id, answer.map_err(Failure::from).and_then(|answer| decode(self.method, &answer))),
                Err(error) => (error.id(), Err(Failure::new(CT_PANIC, error.to_string()))),
            };
            if let Some(index) = indexes.remove(&id) {
                report(index, result);
            }
        }
    }

    fn prepare(&self, task: &DynamicMessage) -> Result<PreparedRequest, Failure> {
        if task.descriptor().full_name != method_task(self.method) {
            return Err(Failure::new(CT_MISMATCH, "the task is of another version than the first one"));
        }
        let mut request = DynamicMessage::new(self.method.request);
        let named = request.set("parent", Scalar::String(self.parent));
        named.map_err(|error| Failure::in_message(CT_MISMATCH, &error))?;
        if let Some(field) = self.method.request.field_index("task") {
            request.put(field, Slot::Message(Box::new(task.clone())));
        }
        prepare(self.client, self.method, &request, self.options)
    }
}

/// The method that makes a task of this type.
fn method_for(task: &DynamicMessage) -> Result<&'static MethodDescriptor, Failure> {
    let name = task.descriptor().full_name;
    let mut methods = VERSIONS.into_iter().filter_map(|api| api.method("create_task"));
    methods
        .find(|method| method_task(method) == name)
        .ok_or_else(|| Failure::new(CT_MISMATCH, format!("tasks[0]: expected a message of type Task, got {name}")))
}

/// What `create_task` gives back is what it makes.
fn method_task(method: &MethodDescriptor) -> &'static str {
    method.response.full_name
}
