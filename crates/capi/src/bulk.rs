//! Many tasks made at once, each by its own call, a limited number in flight.

use crate::argument::{slice, text};
use crate::call::{decode, prepare};
use crate::call_options::cloudtasks_call_options;
use crate::client::{SharedClient, cloudtasks_client};
use crate::error::{cloudtasks_error, cloudtasks_error_free};
use crate::failure::Failure;
use crate::handle::{borrow, borrow_optional, give};
use crate::message::{MessageInner, cloudtasks_message, cloudtasks_message_free};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::{MethodDescriptor, VERSIONS};
use cloudtasks::{CallOptions, InFlight, PreparedRequest};
use std::ffi::{c_char, c_void};
use std::ptr::{null, null_mut};

/// Hears how the task at `index` fared, on the thread that called cloudtasks_create_tasks. On CLOUDTASKS_OK `task` is what
/// the service made of it and `error` is NULL, else the other way round; both are valid during the callback alone. It must
/// not call a function that waits for the service (CLOUDTASKS_WRONG_THREAD).
///
/// @return true to go on; false to stop, after which the tasks that have not ended are heard of as CLOUDTASKS_CANCELLED
pub type cloudtasks_task_callback = Option<
    unsafe extern "C" fn(
        index: usize,
        status: cloudtasks_status,
        task: *const cloudtasks_message,
        error: *const cloudtasks_error,
        user_data: *mut c_void,
    ) -> bool,
>;

/// Makes many tasks in one queue, each by its own call, and waits for all. The callback is called exactly once for each
/// task, in the order in which they end. CLOUDTASKS_OK means that each was tried: how it fared only the callback hears.
/// CLOUDTASKS_CANCELLED means that the callback or the options' cancellation has stopped it.
///
/// @param tasks          tasks of one version
/// @param max_in_flight  how many calls are under way at a time, from 1 on
/// @param options        each call has their timeout for itself; may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_create_tasks(
    client: *const cloudtasks_client,
    parent: *const c_char,
    tasks: *const *const cloudtasks_message,
    count: usize,
    max_in_flight: usize,
    options: *const cloudtasks_call_options,
    callback: cloudtasks_task_callback,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        // Held, so that a callback may free the client.
        let (client, parent) = (&borrow(client, "client")?.clone(), text(parent, "parent")?);
        let handles = slice(tasks, count, "tasks")?;
        let settings = borrow_optional(options, "options")?.cloned().unwrap_or_default();
        let function = callback.ok_or_else(|| Failure::null("callback"))?;
        if max_in_flight == 0 {
            let problem = "max_in_flight: expected a number from 1 on, got 0";
            return Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem));
        }
        let mut messages = Vec::with_capacity(count);
        for (index, handle) in handles.iter().enumerate() {
            messages.push(&borrow(*handle, &format!("tasks[{index}]"))?.message);
        }
        let Some(first) = messages.first() else { return Ok(()) };
        let bulk = Bulk { client, method: method_for(first)?, parent, options: &settings.options };
        let mut open: Vec<bool> = vec![true; count];
        let mut report = |index: usize, result: Result<DynamicMessage, Failure>| {
            open[index] = false;
            let (status, task, error) = match result {
                Ok(task) => (CLOUDTASKS_OK, give(MessageInner::new(task)), null_mut()),
                Err(failure) => (failure.status(), null_mut(), failure.into_handle()),
            };
            let goes_on = function(index, status, task, error, user_data);
            cloudtasks_message_free(task);
            cloudtasks_error_free(error);
            if goes_on { Ok(()) } else { Err(Failure::cancelled("the callback has stopped it")) }
        };
        let ended = client.wait(settings.cancellation(), bulk.run(&messages, max_in_flight, &mut report));
        if let Err(failure) = &ended
            && failure.status() == CLOUDTASKS_CANCELLED
        {
            let rest: Vec<usize> = (0..count).filter(|index| open[*index]).collect();
            for index in rest {
                let error = Failure::cancelled("the creation of the tasks was stopped").into_handle();
                function(index, CLOUDTASKS_CANCELLED, null(), error, user_data);
                cloudtasks_error_free(error);
            }
        }
        ended
    })
}

struct Bulk<'a> {
    client: &'a SharedClient,
    method: &'static MethodDescriptor,
    parent: &'a str,
    options: &'a CallOptions,
}

impl Bulk<'_> {
    /// Ends early where `report` fails; the calls under way are then dropped.
    async fn run(
        &self,
        tasks: &[&DynamicMessage],
        max_in_flight: usize,
        report: &mut impl FnMut(usize, Result<DynamicMessage, Failure>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut waiting = tasks.iter().enumerate();
        let mut calls = InFlight::new(self.client.core.clone(), max_in_flight);
        loop {
            while calls.has_room()
                && let Some((index, task)) = waiting.next()
            {
                match self.prepare(task) {
                    Ok(prepared) => calls.start(index, prepared),
                    Err(failure) => report(index, Err(failure))?,
                }
            }
            let Some((index, answer)) = calls.next().await else { return Ok(()) };
            report(index, answer.map_err(Failure::from).and_then(|answer| decode(self.method, &answer)))?;
        }
    }

    fn prepare(&self, task: &DynamicMessage) -> Result<PreparedRequest, Failure> {
        if task.descriptor().full_name != method_task(self.method) {
            return Err(Failure::new(CLOUDTASKS_MISMATCH, "the task is of another version than the first one"));
        }
        let mut request = DynamicMessage::new(self.method.request);
        let named = request.set("parent", Scalar::String(self.parent));
        named.map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))?;
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
    methods.find(|method| method_task(method) == name).ok_or_else(|| {
        Failure::new(CLOUDTASKS_MISMATCH, format!("tasks[0]: expected a message of type Task, got {name}"))
    })
}

/// What `create_task` gives back is what it makes.
fn method_task(method: &MethodDescriptor) -> &'static str {
    method.response.full_name
}
