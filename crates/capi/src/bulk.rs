//! Creates many tasks, with a call for each and a limited number of calls under way.

use crate::argument::{slice, text};
use crate::asynchronous::{Callback, cloudtasks_callback, start};
use crate::call::{decode, prepare};
use crate::call_options::{CallSettings, cloudtasks_call_options};
use crate::client::cloudtasks_client;
use crate::completions::Delivery;
use crate::error::{cloudtasks_error, cloudtasks_error_free};
use crate::failure::Failure;
use crate::handle::{borrow, borrow_optional, give};
use crate::message::{MessageInner, cloudtasks_message, cloudtasks_message_free};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::{MethodDescriptor, VERSIONS};
use cloudtasks::{CallOptions, Client, InFlight, PreparedRequest};
use std::ffi::{c_char, c_void};
use std::ptr::null_mut;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// Gets the result of the task at `index`. It runs on the thread that called cloudtasks_create_tasks; for
/// cloudtasks_create_tasks_async it runs where a cloudtasks_callback would. On CLOUDTASKS_OK, `task` is the created task and
/// `error` is NULL. On any other status, `task` is NULL. Both are valid only during the callback. It must not call a function
/// that waits for the service (CLOUDTASKS_WRONG_THREAD), except in cloudtasks_completions_deliver.
///
/// @return true to continue; false to stop: the tasks that have not ended then get CLOUDTASKS_CANCELLED
pub type cloudtasks_task_callback = Option<
    unsafe extern "C" fn(
        index: usize,
        status: cloudtasks_status,
        task: *const cloudtasks_message,
        error: *const cloudtasks_error,
        user_data: *mut c_void,
    ) -> bool,
>;

/// Creates many tasks in one queue, with a call for each, and waits for all. The callback is called exactly once for each
/// task, in the order in which they end. CLOUDTASKS_OK means that each task was tried; only the callback gets the results.
/// CLOUDTASKS_CANCELLED means that the callback or the cancellation of the options stopped it.
///
/// @param tasks          tasks of one version
/// @param max_in_flight  how many calls are under way at a time, at least 1
/// @param options        the options of each call; may be NULL
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
        let client = &borrow(client, "client")?.clone();
        let (tasks, settings) = (read_tasks(tasks, count)?, borrow_optional(options, "options")?);
        let settings = settings.cloned().unwrap_or_default();
        let listener = Arc::new(Listener::new(callback, user_data, count)?);
        let Some(bulk) = Bulk::new(parent, &tasks, max_in_flight, &settings)? else { return Ok(()) };
        let ended = client.wait(settings.cancellation(), bulk.run(&client.core, &tasks, &listener, &Delivery::AtOnce));
        if let Err(failure) = &ended
            && failure.status() == CLOUDTASKS_CANCELLED
        {
            listener.tell_the_rest(failure);
        }
        ended
    })
}

/// As cloudtasks_create_tasks, without waiting. If this function fails, no callback is called.
///
/// @param tasks     are copied
/// @param callback  is called exactly once for each task, before `done`, also for tasks that were not tried: `done` gets the
///                  reason
/// @param done      is called at the end, without a response
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_create_tasks_async(
    client: *const cloudtasks_client,
    parent: *const c_char,
    tasks: *const *const cloudtasks_message,
    count: usize,
    max_in_flight: usize,
    options: *const cloudtasks_call_options,
    callback: cloudtasks_task_callback,
    done: cloudtasks_callback,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (client, done) = (borrow(client, "client")?, Callback::new(done, user_data)?);
        let (tasks, settings) = (read_tasks(tasks, count)?, borrow_optional(options, "options")?);
        let settings = settings.cloned().unwrap_or_default();
        let bulk = Bulk::new(parent, &tasks, max_in_flight, &settings)?;
        let tasks: Vec<DynamicMessage> = tasks.into_iter().cloned().collect();
        let listener = Arc::new(Listener::new(callback, user_data, count)?);
        let told = listener.clone();
        let work = move |core: Client, delivery: Arc<Delivery>| async move {
            let Some(bulk) = bulk else { return Ok(()) };
            let tasks: Vec<&DynamicMessage> = tasks.iter().collect();
            bulk.run(&core, &tasks, &told, &delivery).await
        };
        start(client, settings, work, move |ended: Result<(), Failure>| {
            if let Err(failure) = &ended {
                listener.tell_the_rest(failure);
            }
            done.run(ended.map(|()| None));
        })
    })
}

/// # Safety
/// The array and the handles in it are NULL or valid.
unsafe fn read_tasks<'a>(
    tasks: *const *const cloudtasks_message,
    count: usize,
) -> Result<Vec<&'a DynamicMessage>, Failure> {
    // SAFETY: as promised.
    let handles = unsafe { slice(tasks, count, "tasks") }?.iter().enumerate();
    // SAFETY: as promised.
    handles.map(|(index, handle)| Ok(&unsafe { borrow(*handle, &format!("tasks[{index}]")) }?.message)).collect()
}

/// The callback of the tasks, and the tasks that it was called for.
struct Listener {
    function: unsafe extern "C" fn(
        usize,
        cloudtasks_status,
        *const cloudtasks_message,
        *const cloudtasks_error,
        *mut c_void,
    ) -> bool,
    user_data: *mut c_void,
    /// One for each task, set when its end is known.
    ended: Mutex<Vec<bool>>,
    stopped: watch::Sender<bool>,
}

// SAFETY: the contract tells the caller that the callback runs on another thread and uses `user_data` there.
unsafe impl Send for Listener {}
// SAFETY: as above; one completion runs at a time, as one call puts them.
unsafe impl Sync for Listener {}

impl Listener {
    fn new(callback: cloudtasks_task_callback, user_data: *mut c_void, count: usize) -> Result<Self, Failure> {
        let function = callback.ok_or_else(|| Failure::null("callback"))?;
        let stopped = watch::Sender::new(false);
        Ok(Listener { function, user_data, ended: Mutex::new(vec![false; count]), stopped })
    }

    fn tell(&self, index: usize, result: Result<DynamicMessage, Failure>) {
        let (status, task, error) = match result {
            Ok(task) => (CLOUDTASKS_OK, give(MessageInner::new(task)), null_mut()),
            Err(failure) => (failure.status(), null_mut(), failure.into_handle()),
        };
        // SAFETY: the caller gave the function for this use; the handles live until they are freed here.
        let goes_on = unsafe {
            let goes_on = (self.function)(index, status, task, error, self.user_data);
            cloudtasks_message_free(task);
            cloudtasks_error_free(error);
            goes_on
        };
        if !goes_on {
            self.stopped.send_replace(true);
        }
    }

    fn mark(&self, index: usize) {
        self.lock()[index] = true;
    }

    fn lock(&self) -> MutexGuard<'_, Vec<bool>> {
        self.ended.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls the callback for the tasks that have not ended, with the reason.
    fn tell_the_rest(&self, why: &Failure) {
        let rest: Vec<usize> = self.lock().iter().enumerate().filter(|(_, ended)| !**ended).map(|(i, _)| i).collect();
        for index in rest {
            self.mark(index);
            let mut failure = Failure::new(why.status(), "the creation of the tasks was stopped");
            failure.facts.may_have_arrived = true;
            self.tell(index, Err(failure));
        }
    }

    fn check(&self) -> Result<(), Failure> {
        if *self.stopped.borrow() { Err(Failure::cancelled("the callback has stopped it")) } else { Ok(()) }
    }

    async fn stopped(&self) {
        // The sender lives as long as this.
        drop(self.stopped.subscribe().wait_for(|stopped| *stopped).await);
    }
}

struct Bulk {
    method: &'static MethodDescriptor,
    parent: String,
    max_in_flight: usize,
    options: CallOptions,
}

impl Bulk {
    /// Nothing where there are no tasks.
    ///
    /// # Safety
    /// The pointer is NULL or leads to a NUL-terminated text.
    unsafe fn new(
        parent: *const c_char,
        tasks: &[&DynamicMessage],
        max_in_flight: usize,
        settings: &CallSettings,
    ) -> Result<Option<Self>, Failure> {
        // SAFETY: as promised.
        let parent = unsafe { text(parent, "parent") }?.to_owned();
        if max_in_flight == 0 {
            let problem = "max_in_flight: expected a number of at least 1, got 0";
            return Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem));
        }
        let Some(first) = tasks.first() else { return Ok(None) };
        let (method, options) = (method_for(first)?, settings.options.clone());
        Ok(Some(Bulk { method, parent, max_in_flight, options }))
    }

    /// Ends early where the listener stops it; the calls under way are then dropped.
    async fn run(
        &self,
        core: &Client,
        tasks: &[&DynamicMessage],
        listener: &Arc<Listener>,
        delivery: &Delivery,
    ) -> Result<(), Failure> {
        let report = |index: usize, result: Result<DynamicMessage, Failure>| {
            listener.mark(index);
            let listener = listener.clone();
            delivery.run(Box::new(move || listener.tell(index, result)));
        };
        let all = async {
            let mut waiting = tasks.iter().enumerate();
            let mut calls = InFlight::new(core.clone(), self.max_in_flight);
            loop {
                while calls.has_room()
                    && let Some((index, task)) = waiting.next()
                {
                    match self.prepare(core, task) {
                        Ok(prepared) => calls.start(index, prepared),
                        Err(failure) => report(index, Err(failure)),
                    }
                    listener.check()?;
                }
                let Some((index, answer)) = calls.next().await else { return Ok(()) };
                report(index, answer.map_err(Failure::from).and_then(|answer| decode(self.method, &answer)));
                listener.check()?;
            }
        };
        // Where the caller delivers, the listener stops it from another thread.
        tokio::select! {
            biased;
            () = listener.stopped() => listener.check(),
            ended = all => ended,
        }
    }

    fn prepare(&self, core: &Client, task: &DynamicMessage) -> Result<PreparedRequest, Failure> {
        if task.descriptor().full_name != method_task(self.method) {
            return Err(Failure::new(CLOUDTASKS_MISMATCH, "the task is of another version than the first one"));
        }
        let mut request = DynamicMessage::new(self.method.request);
        let named = request.set("parent", Scalar::String(&self.parent));
        named.map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))?;
        if let Some(field) = self.method.request.field_index("task") {
            request.put(field, Slot::Message(Box::new(task.clone())));
        }
        prepare(core, self.method, &request, &self.options)
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
