//! Asynchronous calls: a thread of the client carries them, and the callback of each is called exactly once.

use crate::call::{Ready, decode, prepare_call};
use crate::call_options::{CallSettings, cloudtasks_call_options};
use crate::cancellation::until_cancelled;
use crate::client::{SharedClient, cloudtasks_client};
use crate::completions::Delivery;
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::give;
use crate::message::{MessageInner, cloudtasks_message};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::DynamicMessage;
use cloudtasks::{Client, Error, catch_panic};
use std::ffi::{c_char, c_void};
use std::ptr::null_mut;
use std::sync::Arc;

/// Gets the result of an asynchronous call. It is called exactly once: on the client's thread, possibly before the function
/// that started the call returns; or in cloudtasks_completions_deliver, if the options of the call have completions. On
/// CLOUDTASKS_OK, `error` is NULL and `response` is the response, or NULL if the documentation of the function says so. On any
/// other status, `response` is NULL and `error` has the error (NULL on CLOUDTASKS_DONE). The callback owns both and frees
/// them. On the client's thread it should return soon, and must not call a function that waits for the service
/// (CLOUDTASKS_WRONG_THREAD); it may start asynchronous calls.
pub type cloudtasks_callback = Option<
    unsafe extern "C" fn(
        status: cloudtasks_status,
        response: *mut cloudtasks_message,
        error: *mut cloudtasks_error,
        user_data: *mut c_void,
    ),
>;

pub struct Callback {
    function: unsafe extern "C" fn(cloudtasks_status, *mut cloudtasks_message, *mut cloudtasks_error, *mut c_void),
    user_data: *mut c_void,
}

// SAFETY: the contract tells the caller that the callback runs on another thread and uses `user_data` there.
unsafe impl Send for Callback {}

impl Callback {
    pub fn new(function: cloudtasks_callback, user_data: *mut c_void) -> Result<Self, Failure> {
        Ok(Callback { function: function.ok_or_else(|| Failure::null("callback"))?, user_data })
    }

    /// Calls the callback with the result of the call.
    pub fn run(self, result: Result<Option<DynamicMessage>, Failure>) {
        let (status, response, error) = match result {
            Ok(None) => (CLOUDTASKS_OK, null_mut(), null_mut()),
            Ok(Some(message)) => (CLOUDTASKS_OK, give(MessageInner::new(message)), null_mut()),
            Err(failure) if failure.status() == CLOUDTASKS_DONE => (CLOUDTASKS_DONE, null_mut(), null_mut()),
            Err(failure) => (failure.status(), null_mut(), failure.into_handle()),
        };
        // SAFETY: the caller gave the function for this use; response and error are handles that it now owns.
        unsafe { (self.function)(status, response, error, self.user_data) }
    }
}

/// Starts work on the client's thread. `finish` gets its result exactly once, where the settings say, also after a
/// cancellation, the end of the client or of the completions, or a panic.
pub fn start<T: Send + 'static, W: Future<Output = Result<T, Failure>> + Send>(
    client: &SharedClient,
    settings: CallSettings,
    work: impl FnOnce(Client, Arc<Delivery>) -> W + Send + 'static,
    finish: impl FnOnce(Result<T, Failure>) + Send + 'static,
) -> Result<(), Failure> {
    let background = client.background()?;
    let alive = background.keep_alive()?;
    let delivery = Arc::new(Delivery::new(settings.completions.as_ref())?);
    background.spawn(alive, move |core, mut client_freed| async move {
        let worked = async {
            tokio::select! {
                biased;
                _ = client_freed.wait_for(|freed| *freed) => Err(Failure::cancelled("the client was freed")),
                () = delivery.freed() => Err(Failure::cancelled("the completions were freed")),
                result = until_cancelled(settings.cancellation(), work(core, delivery.clone())) => result,
            }
        };
        let result = catch_panic(worked).await.unwrap_or_else(|panic| Err(Error::from_panic(&*panic).into()));
        delivery.run(Box::new(move || finish(result)));
    });
    Ok(())
}

/// Calls a method without waiting. It returns at once, and the callback is called exactly once, when the call ends. If this
/// function fails, the callback is not called. The functions for each method, such as cloudtasks_v2_create_task_async, call
/// this function. To cancel the call, see cloudtasks_call_options_set_cancellation. To run the callback in an event loop, see
/// cloudtasks_call_options_set_completions.
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
        let callback = Callback::new(callback, user_data)?;
        let Ready { client, method, prepared, settings } = prepare_call(client, method, request, options)?;
        let work = move |core: Client, _| async move { decode(method, &core.send(&prepared).await?).map(Some) };
        start(client, settings.into_owned(), work, |result| callback.run(result))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::ClientInner;
    use crate::process::OfProcess;
    use std::sync::mpsc;

    #[test]
    #[allow(clippy::panic)]
    fn a_panic_on_the_thread_of_the_client_ends_its_call_alone() -> Result<(), Failure> {
        let core = Client::builder().endpoint("http://127.0.0.1:9").build()?;
        let client = OfProcess::new(Arc::new(ClientInner::new(core)?));
        let (told, heard) = mpsc::channel();
        let again = told.clone();
        let panics = |_, _| async { if true { panic!("on purpose") } else { Ok(()) } };
        start(&client, CallSettings::default(), panics, move |result| drop(told.send(result)))?;
        let status = heard.recv().map(|result| result.map_err(|failure| failure.status()));
        assert_eq!(status, Ok(Err(CLOUDTASKS_PANIC)));
        start(&client, CallSettings::default(), |_, _| async { Ok(()) }, move |result| drop(again.send(result)))?;
        assert!(matches!(heard.recv(), Ok(Ok(()))));
        client.close();
        Ok(())
    }
}
