//! Long-running operations: their progress and their result.

use crate::argument::{backoff, milliseconds, out, text};
use crate::asynchronous::{Callback, cloudtasks_callback, start};
use crate::call::{decode, prepare};
use crate::call_options::{CallSettings, cloudtasks_call_options};
use crate::client::{SharedClient, cloudtasks_client};
use crate::error::cloudtasks_error;
use crate::exclusive::Exclusive;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_optional, give, take};
use crate::message::{MessageInner, cloudtasks_message};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::{DynamicMessage, Scalar, from_binary};
use cloudtasks::operation::PollPolicy;
use cloudtasks::schema::{self, MethodDescriptor};
use cloudtasks::{CallOptions, Client};
use std::ffi::{c_char, c_void};
use std::time::Duration;

/// A long-running operation, in the state that was last received. Only one call at a time may use it; another gives
/// CLOUDTASKS_BUSY.
pub struct cloudtasks_operation {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_operation, Operation);

pub struct Operation {
    client: SharedClient,
    settings: CallSettings,
    progress: Exclusive<Progress>,
}

struct Progress {
    get: &'static MethodDescriptor,
    message: DynamicMessage,
    options: CallOptions,
    polling: PollPolicy,
}

impl Progress {
    fn is_done(&self) -> bool {
        self.message.has("done")
    }

    async fn refresh(&mut self, core: &Client) -> Result<(), Failure> {
        let mut request = DynamicMessage::new(self.get.request);
        let named = request.set("name", Scalar::String(self.message.str("name")));
        named.map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))?;
        let prepared = prepare(core, self.get, &request, &self.options)?;
        self.message = decode(self.get, &core.send(&prepared).await?)?;
        Ok(())
    }

    /// Waits until the operation has ended, and fails if it has failed as a whole.
    async fn wait(&mut self, core: &Client, limit: Duration) -> Result<(), Failure> {
        let until_done = async {
            for delay in self.polling.delays() {
                if self.is_done() {
                    break;
                }
                tokio::time::sleep(delay).await;
                self.refresh(core).await?;
            }
            self.check_error()
        };
        let still_running = |_| {
            let problem = format!("the operation has not ended within {} ms; it goes on", limit.as_millis());
            Failure::new(CLOUDTASKS_DEADLINE_EXCEEDED, problem)
        };
        tokio::time::timeout(limit, until_done).await.map_err(still_running)?
    }

    /// Fails if the operation as a whole has failed.
    fn check_error(&self) -> Result<(), Failure> {
        match self.message.message("error") {
            Some(status) => Err(Failure::of_service(status.int("code") as i32, status.str("message"))),
            None => Ok(()),
        }
    }

    /// The message packed in a field.
    fn unpack(&self, field: &str) -> Result<DynamicMessage, Failure> {
        let absent = || Failure::new(CLOUDTASKS_ABSENT, format!("the operation has no {field}"));
        let any = self.message.message(field).ok_or_else(absent)?;
        let name = any.str("type_url").rsplit('/').next().unwrap_or_default();
        let unknown = || Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("the {field} is of an unknown type {name:?}"));
        let mut message = DynamicMessage::new(schema::message(name).ok_or_else(unknown)?);
        from_binary(&any.bytes("value"), &mut message)
            .map_err(|error| Failure::in_message(CLOUDTASKS_BAD_DATA, &error))?;
        Ok(message)
    }
}

/// Makes a handle from the Operation message that a method of this version ("v2") returned.
///
/// @param message  is copied
/// @param options  the options of the calls that poll the operation; their cancellation stops the wait; may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_new(
    client: *const cloudtasks_client,
    version: *const c_char,
    message: *const cloudtasks_message,
    options: *const cloudtasks_call_options,
    operation: *mut *mut cloudtasks_operation,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, client) = (out(operation, "operation")?, borrow(client, "client")?);
        let version = text(version, "version")?;
        let message = &borrow(message, "message")?.message;
        let settings = borrow_optional(options, "options")?.cloned().unwrap_or_default();
        let get = schema::api(version).and_then(|api| api.method("get_operation"));
        let get =
            get.ok_or_else(|| Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("there is no version {version:?}")))?;
        if message.descriptor() != get.response {
            let problem = format!("message: expected a {}, got a {}", get.response.name, message.descriptor().name);
            return Err(Failure::new(CLOUDTASKS_MISMATCH, problem));
        }
        let (message, options, polling) = (message.clone(), settings.options.clone(), PollPolicy::default());
        let progress = Exclusive::new(Progress { get, message, options, polling });
        place.set(give(Operation { client: client.clone(), settings, progress }));
        Ok(())
    })
}

/// Sets the delays between the polls of cloudtasks_operation_wait. The default is 100 ms, times 1.3, up to 10 s.
///
/// @param initial_ms  the delay before the first poll, in milliseconds
/// @param multiplier  the factor from one delay to the next, at least 1
/// @param maximum_ms  the longest delay, in milliseconds
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_set_polling(
    operation: *mut cloudtasks_operation,
    initial_ms: i64,
    multiplier: f64,
    maximum_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let mut progress = borrow(operation, "operation")?.progress.lock("operation")?;
        let (initial, multiplier, maximum) = backoff(initial_ms, multiplier, maximum_ms)?;
        progress.polling = PollPolicy::default().initial(initial).multiplier(multiplier).maximum(maximum);
        Ok(())
    })
}

/// Whether the operation has ended, in the state that was last received.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_done(
    operation: *const cloudtasks_operation,
    done: *mut bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(done, "done")?;
        place.set(borrow(operation, "operation")?.progress.lock("operation")?.is_done());
        Ok(())
    })
}

/// Fetches the current state of the operation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_refresh(
    operation: *mut cloudtasks_operation,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let operation = borrow(operation, "operation")?;
        let mut progress = operation.progress.lock("operation")?;
        let client = &operation.client;
        client.wait(operation.settings.cancellation(), progress.refresh(&client.core))
    })
}

/// As cloudtasks_operation_refresh, without waiting. The callback gets no response. Until it runs, other functions of the
/// operation give CLOUDTASKS_BUSY; the handle may be freed. If this function fails, the callback is not called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_refresh_async(
    operation: *mut cloudtasks_operation,
    callback: cloudtasks_callback,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (callback, operation) = (Callback::new(callback, user_data)?, borrow(operation, "operation")?);
        let mut progress = operation.progress.lock("operation")?;
        let work = move |core: Client, _| async move { progress.refresh(&core).await };
        let finish = |result: Result<(), Failure>| callback.run(result.map(|()| None));
        start(&operation.client, operation.settings.clone(), work, finish)
    })
}

/// Waits until the operation has ended; CLOUDTASKS_DEADLINE_EXCEEDED if it has not within `timeout_ms`. An operation that failed
/// as a whole gives its own status and error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_wait(
    operation: *mut cloudtasks_operation,
    timeout_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (operation, limit) = (borrow(operation, "operation")?, milliseconds(timeout_ms, "timeout_ms")?);
        let mut progress = operation.progress.lock("operation")?;
        let client = &operation.client;
        client.wait(operation.settings.cancellation(), progress.wait(&client.core, limit))
    })
}

/// As cloudtasks_operation_wait, without blocking. The callback gets the status and no response;
/// cloudtasks_operation_response then gives the response. Until the callback runs, other functions of the operation give
/// CLOUDTASKS_BUSY; the handle may be freed. If this function fails, the callback is not called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_wait_async(
    operation: *mut cloudtasks_operation,
    timeout_ms: i64,
    callback: cloudtasks_callback,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (callback, operation) = (Callback::new(callback, user_data)?, borrow(operation, "operation")?);
        let limit = milliseconds(timeout_ms, "timeout_ms")?;
        let mut progress = operation.progress.lock("operation")?;
        let work = move |core: Client, _| async move { progress.wait(&core, limit).await };
        let finish = |result: Result<(), Failure>| callback.run(result.map(|()| None));
        start(&operation.client, operation.settings.clone(), work, finish)
    })
}

/// The response of the operation, as a message of its type, which the caller frees. CLOUDTASKS_ABSENT while the operation
/// runs, and for a batch whose requests all failed: its metadata has the errors. An operation that failed as a whole gives
/// its own status and error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_response(
    operation: *const cloudtasks_operation,
    response: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(response, "response")?;
        let progress = borrow(operation, "operation")?.progress.lock("operation")?;
        progress.check_error()?;
        place.set(give(MessageInner::new(progress.unpack("response")?)));
        Ok(())
    })
}

/// The progress of the operation, as a message of its type, which the caller frees; CLOUDTASKS_ABSENT if it does not report any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_metadata(
    operation: *const cloudtasks_operation,
    metadata: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(metadata, "metadata")?;
        let progress = borrow(operation, "operation")?.progress.lock("operation")?;
        place.set(give(MessageInner::new(progress.unpack("metadata")?)));
        Ok(())
    })
}

/// The Operation message that was last received, which the caller frees. With its name, another process can continue with
/// the operation by cloudtasks_operation_new.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_message(
    operation: *const cloudtasks_operation,
    message: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(message, "message")?;
        let progress = borrow(operation, "operation")?.progress.lock("operation")?;
        place.set(give(MessageInner::new(progress.message.clone())));
        Ok(())
    })
}

/// Frees the handle; the operation itself continues. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_free(operation: *mut cloudtasks_operation) {
    infallible!((), { drop(take(operation)) })
}
