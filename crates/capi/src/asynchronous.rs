//! Asynchronous calls: a thread of the client carries them, and a callback hears of each exactly once.

use crate::argument::optional_out;
use crate::call::{decode, prepare_call};
use crate::call_options::ct_call_options;
use crate::client::ct_client;
use crate::error::{Failure, ct_error};
use crate::handle::{borrow, give, take};
use crate::message::{MessageInner, ct_message};
use crate::process::{NoSigpipe, OfProcess};
use crate::status::ct_status::{self, *};
use cloudtasks::schema::MethodDescriptor;
use cloudtasks::{Client, Error, PreparedRequest, catch_panic};
use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::runtime::{Builder, Handle};
use tokio::sync::{Notify, mpsc, watch};

/// An asynchronous call, to cancel it. Freeing it does not cancel.
pub struct ct_call {
    _opaque: [u8; 0],
}

opaque!(ct_call, OfProcess<Arc<Notify>>);

/// Hears how an asynchronous call ended; called exactly once, on the client's own thread, perhaps before the function
/// that started the call returns. On CT_OK `response` is the answer and `error` is NULL, else the other way round. The
/// callback owns what it gets and frees it. It should return soon, and must not call a function that waits for the
/// service (CT_WRONG_THREAD); it may start asynchronous calls.
pub type ct_callback = Option<
    unsafe extern "C" fn(status: ct_status, response: *mut ct_message, error: *mut ct_error, user_data: *mut c_void),
>;

/// The thread that carries the asynchronous calls of one client.
pub struct Background {
    runtime: Handle,
    client: Client,
    running: Mutex<Option<Running>>,
    cancel_all: watch::Sender<bool>,
}

/// What a thread that still takes calls has. Calls hold a sender each; when all senders are gone the thread ends.
struct Running {
    alive: mpsc::Sender<()>,
    thread: JoinHandle<()>,
}

struct Callback {
    function: unsafe extern "C" fn(ct_status, *mut ct_message, *mut ct_error, *mut c_void),
    user_data: *mut c_void,
}

// SAFETY: the contract tells the caller that the callback runs on another thread and uses `user_data` there.
unsafe impl Send for Callback {}

impl Callback {
    fn run(self, result: Result<*mut ct_message, Failure>) {
        let (status, response, error) = match result {
            Ok(response) => (CT_OK, response, null_mut()),
            Err(failure) => (failure.status(), null_mut(), failure.into_handle()),
        };
        // SAFETY: the caller gave the function for this use; response and error are handles that it now owns.
        unsafe { (self.function)(status, response, error, self.user_data) }
    }
}

impl Background {
    pub fn start(client: &Client) -> Result<Self, Failure> {
        let refused = |error: std::io::Error| {
            Failure::new(CT_RESOURCE_EXHAUSTED, format!("cannot start the thread for asynchronous calls: {error}"))
        };
        let runtime = Builder::new_current_thread().enable_all().build().map_err(refused)?;
        let handle = runtime.handle().clone();
        let (alive, mut all_gone) = mpsc::channel(1);
        let until_all_gone = move || {
            runtime.block_on(async { while all_gone.recv().await.is_some() {} });
            // A name lookup under way has a thread of its own, which is not waited for.
            runtime.shutdown_background();
        };
        let _quiet = NoSigpipe::new();
        let thread = std::thread::Builder::new().name("cloudtasks-async".to_owned()).spawn(until_all_gone);
        Ok(Background {
            runtime: handle,
            client: client.with_own_transport(),
            running: Mutex::new(Some(Running { alive, thread: thread.map_err(refused)? })),
            cancel_all: watch::Sender::new(false),
        })
    }

    /// What keeps the thread going until it is dropped.
    fn keep_alive(&self) -> Result<mpsc::Sender<()>, Failure> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(running.as_ref().ok_or_else(|| cancelled("the client was freed"))?.alive.clone())
    }

    fn spawn(
        &self,
        alive: mpsc::Sender<()>,
        method: &'static MethodDescriptor,
        prepared: PreparedRequest,
        callback: Callback,
        cancel: Arc<Notify>,
    ) {
        let (client, mut cancel_all) = (self.client.clone(), self.cancel_all.subscribe());
        self.runtime.spawn(async move {
            let call = async {
                let answer = tokio::select! {
                    biased;
                    () = cancel.notified() => Err(cancelled("the call was cancelled")),
                    _ = cancel_all.wait_for(|all| *all) => Err(cancelled("the client was freed")),
                    answer = client.send(&prepared) => answer.map_err(Failure::from),
                };
                decode(method, &answer?)
            };
            let message = catch_panic(call).await.unwrap_or_else(|panic| Err(Error::from_panic(&*panic).into()));
            callback.run(message.map(|message| give(MessageInner::new(message))));
            drop(alive);
        });
    }

    /// Cancels all calls and waits until their callbacks have run, unless it is one of them that asks.
    pub fn stop(&self) {
        self.client.close();
        self.cancel_all.send_replace(true);
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(Running { alive, thread }) = running else { return };
        drop(alive);
        if thread.thread().id() != std::thread::current().id() {
            // The thread runs no code that panics; if it did, there is nothing left to do.
            let _ = thread.join();
        }
    }
}

fn cancelled(why: &str) -> Failure {
    Failure::new(CT_CANCELLED, why)
}

/// Starts a call of any method.
///
/// # Safety
/// Each pointer is NULL or valid for its type, and the callback may be called with `user_data` on another thread.
pub unsafe fn start_call(
    method: &'static MethodDescriptor,
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
) -> Result<(), Failure> {
    let function = callback.ok_or_else(|| Failure::null("callback"))?;
    // SAFETY: as promised.
    let (client, prepared) = unsafe { prepare_call(method, client, request, options) }?;
    let cancel = Arc::new(Notify::new());
    let background = client.background()?;
    let alive = background.keep_alive()?;
    // The callback may run at once, so the handle must be there before.
    // SAFETY: as promised.
    if let Some(place) = unsafe { optional_out(handle) } {
        place.set(give(OfProcess::new(cancel.clone())));
    }
    background.spawn(alive, method, prepared, Callback { function, user_data }, cancel);
    Ok(())
}

/// Asks a call to stop. Its callback then gets CT_CANCELLED, if it has not ended before; the service may have carried
/// it out all the same. May be called from any thread, any number of times.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_cancel(call: *const ct_call, error: *mut *mut ct_error) -> ct_status {
    boundary!(error, {
        borrow(call, "call")?.here("call")?.notify_one();
        Ok(())
    })
}

/// Frees the handle of a call, under way or ended. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_call_free(call: *mut ct_call) {
    infallible!((), { drop(take(call)) })
}
