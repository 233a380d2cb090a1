//! Long-running operations: how far they are, and what they end with.

use crate::argument::{milliseconds, out};
use crate::call::{decode, prepare};
use crate::call_options::{CallSettings, cloudtasks_call_options};
use crate::client::{SharedClient, cloudtasks_client};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_mut, borrow_optional, give, take};
use crate::message::{MessageInner, cloudtasks_message};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::{DynamicMessage, Scalar, from_binary};
use cloudtasks::operation::PollPolicy;
use cloudtasks::schema::{self, MethodDescriptor};
use std::ffi::c_char;

/// An operation that was started, as it stood when it was last looked at. One thread at a time may use it.
pub struct cloudtasks_operation {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_operation, Operation);

pub struct Operation {
    client: SharedClient,
    get: &'static MethodDescriptor,
    message: DynamicMessage,
    settings: CallSettings,
}

impl Operation {
    fn is_done(&self) -> bool {
        self.message.has("done")
    }

    async fn refresh(&mut self) -> Result<(), Failure> {
        let mut request = DynamicMessage::new(self.get.request);
        let named = request.set("name", Scalar::String(self.message.str("name")));
        named.map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))?;
        let prepared = prepare(&self.client, self.get, &request, &self.settings.options)?;
        self.message = decode(self.get, &self.client.core.send(&prepared).await?)?;
        Ok(())
    }

    async fn refresh_until_done(&mut self) -> Result<(), Failure> {
        for delay in PollPolicy::default().delays() {
            if self.is_done() {
                break;
            }
            tokio::time::sleep(delay).await;
            self.refresh().await?;
        }
        Ok(())
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

/// Makes a handle from the Operation message that a method of this version ("v2") gave.
///
/// @param message  is copied
/// @param options  of the calls that look at the operation; their cancellation stops the wait; may be NULL
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
        let version = crate::argument::text(version, "version")?;
        let message = &borrow(message, "message")?.message;
        let settings = borrow_optional(options, "options")?.cloned().unwrap_or_default();
        let get = schema::api(version).and_then(|api| api.method("get_operation"));
        let get =
            get.ok_or_else(|| Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("there is no version {version:?}")))?;
        if message.descriptor() != get.response {
            let problem = format!("message: expected a {}, got a {}", get.response.name, message.descriptor().name);
            return Err(Failure::new(CLOUDTASKS_MISMATCH, problem));
        }
        place.set(give(Operation { client: client.clone(), get, message: message.clone(), settings }));
        Ok(())
    })
}

/// Whether the operation had ended when it was last looked at.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_done(
    operation: *const cloudtasks_operation,
    done: *mut bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(done, "done")?;
        place.set(borrow(operation, "operation")?.is_done());
        Ok(())
    })
}

/// Looks at the operation again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_refresh(
    operation: *mut cloudtasks_operation,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let operation = borrow_mut(operation, "operation")?;
        let (client, settings) = (operation.client.clone(), operation.settings.clone());
        client.wait(settings.cancellation(), operation.refresh())
    })
}

/// Waits until the operation has ended; CLOUDTASKS_DEADLINE_EXCEEDED if that takes longer. An operation that failed as a whole
/// gives its own status and error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_wait(
    operation: *mut cloudtasks_operation,
    timeout_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let operation = borrow_mut(operation, "operation")?;
        let (client, limit) = (operation.client.clone(), milliseconds(timeout_ms, "timeout_ms")?);
        let settings = operation.settings.clone();
        let still_running = |_| {
            let problem = format!("the operation has not ended within {timeout_ms} ms; it goes on");
            Failure::new(CLOUDTASKS_DEADLINE_EXCEEDED, problem)
        };
        client.wait(settings.cancellation(), async {
            tokio::time::timeout(limit, operation.refresh_until_done()).await.map_err(still_running)?
        })?;
        operation.check_error()
    })
}

/// What the operation ended with, as a message of its type, which the caller frees. CLOUDTASKS_ABSENT while it runs, and
/// for a batch of which every part failed: its metadata tells why. An operation that failed as a whole gives its own
/// status and error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_response(
    operation: *const cloudtasks_operation,
    response: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, operation) = (out(response, "response")?, borrow(operation, "operation")?);
        operation.check_error()?;
        place.set(give(MessageInner::new(operation.unpack("response")?)));
        Ok(())
    })
}

/// How far the operation is, as a message of its type, which the caller frees; CLOUDTASKS_ABSENT if it does not say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_metadata(
    operation: *const cloudtasks_operation,
    metadata: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, operation) = (out(metadata, "metadata")?, borrow(operation, "operation")?);
        place.set(give(MessageInner::new(operation.unpack("metadata")?)));
        Ok(())
    })
}

/// The Operation message as it was when it was last looked at, which the caller frees: its name is what another process
/// needs to go on with it by cloudtasks_operation_new.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_message(
    operation: *const cloudtasks_operation,
    message: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, operation) = (out(message, "message")?, borrow(operation, "operation")?);
        place.set(give(MessageInner::new(operation.message.clone())));
        Ok(())
    })
}

/// Frees the handle; the operation itself goes on. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_operation_free(operation: *mut cloudtasks_operation) {
    infallible!((), { drop(take(operation)) })
}
