//! The thread that carries the asynchronous calls of one client.

use crate::failure::Failure;
use crate::signals::NoSignals;
use crate::status::cloudtasks_status::*;
use cloudtasks::Client;
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::runtime::{Builder, Handle};
use tokio::sync::{mpsc, watch};

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

impl Background {
    pub fn start(client: &Client) -> Result<Self, Failure> {
        let refused = |error: std::io::Error| {
            Failure::new(
                CLOUDTASKS_RESOURCE_EXHAUSTED,
                format!("cannot start the thread for asynchronous calls: {error}"),
            )
        };
        let runtime = Builder::new_current_thread().enable_all().build().map_err(refused)?;
        let handle = runtime.handle().clone();
        let (alive, mut all_gone) = mpsc::channel(1);
        let until_all_gone = move || {
            runtime.block_on(async { while all_gone.recv().await.is_some() {} });
            // A name lookup under way has its own thread, which is not waited for.
            runtime.shutdown_background();
        };
        let _quiet = NoSignals::new();
        let thread = std::thread::Builder::new().name("cloudtasks-async".to_owned()).spawn(until_all_gone);
        Ok(Background {
            runtime: handle,
            client: client.with_own_transport(),
            running: Mutex::new(Some(Running { alive, thread: thread.map_err(refused)? })),
            cancel_all: watch::Sender::new(false),
        })
    }

    /// What keeps the thread going until it is dropped.
    pub fn keep_alive(&self) -> Result<mpsc::Sender<()>, Failure> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let freed = || Failure::new(CLOUDTASKS_CANCELLED, "the client was freed");
        Ok(running.as_ref().ok_or_else(freed)?.alive.clone())
    }

    /// Runs a call on the thread. The call gets a client for this thread, and what tells it that all calls are cancelled.
    pub fn spawn<C: Future<Output = ()> + Send + 'static>(
        &self,
        alive: mpsc::Sender<()>,
        call: impl FnOnce(Client, watch::Receiver<bool>) -> C,
    ) {
        let call = call(self.client.clone(), self.cancel_all.subscribe());
        self.runtime.spawn(async move {
            call.await;
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
