//! Asynchronous calls: a thread of the client carries them, and a callback hears of each exactly once.

use crate::call::{Ready, decode, prepare_call};
use crate::call_options::{CallSettings, cloudtasks_call_options};
use crate::cancellation::until_cancelled;
use crate::client::cloudtasks_client;
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::give;
use crate::message::{MessageInner, cloudtasks_message};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::schema::MethodDescriptor;
use cloudtasks::{Client, Error, PreparedRequest, catch_panic};
use std::ffi::{c_char, c_void};
use std::ptr::null_mut;
use tokio::sync::watch;

/// Hears how an asynchronous call ended; called exactly once, on the client's own thread, perhaps before the function
/// that started the call returns. On CLOUDTASKS_OK `response` is the answer and `error` is NULL, else the other way round. The
/// callback owns what it gets and frees it. It should return soon, and must not call a function that waits for the
/// service (CLOUDTASKS_WRONG_THREAD); it may start asynchronous calls.
pub type cloudtasks_callback = Option<
    unsafe extern "C" fn(
        status: cloudtasks_status,
        response: *mut cloudtasks_message,
        error: *mut cloudtasks_error,
        user_data: *mut c_void,
    ),
>;

struct Callback {
    function: unsafe extern "C" fn(cloudtasks_status, *mut cloudtasks_message, *mut cloudtasks_error, *mut c_void),
    user_data: *mut c_void,
}

// SAFETY: the contract tells the caller that the callback runs on another thread and uses `user_data` there.
unsafe impl Send for Callback {}

impl Callback {
    fn run(self, result: Result<*mut cloudtasks_message, Failure>) {
        let (status, response, error) = match result {
            Ok(response) => (CLOUDTASKS_OK, response, null_mut()),
            Err(failure) => (failure.status(), null_mut(), failure.into_handle()),
        };
        // SAFETY: the caller gave the function for this use; response and error are handles that it now owns.
        unsafe { (self.function)(status, response, error, self.user_data) }
    }
}

/// Sends a call, and lets the callback hear of its end whatever happens.
async fn carry(
    client: Client,
    method: &'static MethodDescriptor,
    prepared: PreparedRequest,
    settings: CallSettings,
    mut cancel_all: watch::Receiver<bool>,
    callback: Callback,
) {
    let call = async {
        let sent = until_cancelled(settings.cancellation(), async { Ok(client.send(&prepared).await?) });
        let answer = tokio::select! {
            biased;
            _ = cancel_all.wait_for(|all| *all) => Err(Failure::cancelled("the client was freed")),
            answer = sent => answer,
        };
        decode(method, &answer?)
    };
    let message = catch_panic(call).await.unwrap_or_else(|panic| Err(Error::from_panic(&*panic).into()));
    callback.run(message.map(|message| give(MessageInner::new(message))));
}

/// Calls a method without waiting: returns at once, and the callback hears of the end exactly once. If this fails the
/// callback is not called. cloudtasks_v2_create_task_async and its siblings are this with a name and types. To cancel the
/// call see cloudtasks_call_options_set_cancellation.
///
/// @param method    the version and the name, such as "v2.create_task"
/// @param request   a message of the method's request type; it may be freed as soon as this returns
/// @param options   may be NULL, and freed as soon as this returns
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call_async(
    client: *const cloudtasks_client,
    method: *const c_char,
    request: *const cloudtasks_message,
    options: *const cloudtasks_call_options,
    callback: cloudtasks_callback,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let function = callback.ok_or_else(|| Failure::null("callback"))?;
        let Ready { client, method, prepared, settings } = prepare_call(client, method, request, options)?;
        let background = client.background()?;
        let alive = background.keep_alive()?;
        let (callback, settings) = (Callback { function, user_data }, settings.into_owned());
        background
            .spawn(alive, move |client, cancel_all| carry(client, method, prepared, settings, cancel_all, callback));
        Ok(())
    })
}
