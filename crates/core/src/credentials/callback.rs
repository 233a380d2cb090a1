//! Tokens from the caller's own code.

use super::token::{AccessToken, BoxError, Fetching, TokenSource};
use crate::error::Error;
use crate::error_text::causes;
use std::sync::{Arc, OnceLock};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The right to call the caller's code.
type Turn = OwnedMutexGuard<()>;

type Ask = dyn Fn(Turn) -> Fetching<'static> + Send + Sync;

/// The caller's code. Only one thread at a time calls it, even if several clients and runtimes share it.
pub(super) struct Callback {
    ask: Box<Ask>,
    turns: Turns,
}

/// The lock of this process. After a fork the parent's lock may stay held forever, so each process has its own.
struct Turns {
    process: u32,
    lock: Arc<Mutex<()>>,
    of_child: OnceLock<Box<Turns>>,
}

impl Callback {
    pub fn from_provider<P, F>(provider: P) -> Self
    where
        P: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = Result<AccessToken, BoxError>> + Send + 'static,
    {
        Self::new(move |turn| {
            let fetching = provider();
            Box::pin(async move {
                let _turn = turn;
                fetching.await.map_err(|error| Error::credentials(causes(&*error)).caused_by(error))
            })
        })
    }

    /// The function may block. It keeps its turn until it returns, even if the call that needed the token has ended.
    pub fn from_function<P>(function: P) -> Self
    where
        P: Fn() -> Result<AccessToken, BoxError> + Send + Sync + 'static,
    {
        let function = Arc::new(function);
        Self::new(move |turn| {
            let function = function.clone();
            Box::pin(async move {
                let asking = tokio::task::spawn_blocking(move || {
                    let _turn = turn;
                    function()
                });
                match asking.await {
                    Ok(given) => given.map_err(|error| Error::credentials(causes(&*error)).caused_by(error)),
                    Err(ended) => Err(match ended.try_into_panic() {
                        Ok(panic) => Error::from_panic(&*panic),
                        Err(ended) => Error::credentials(ended.to_string()),
                    }),
                }
            })
        })
    }

    fn new(ask: impl Fn(Turn) -> Fetching<'static> + Send + Sync + 'static) -> Self {
        Callback { ask: Box::new(ask), turns: Turns::new() }
    }
}

impl TokenSource for Callback {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let turn = self.turns.of_this_process().clone().lock_owned().await;
            (self.ask)(turn).await
        })
    }
}

impl Turns {
    fn new() -> Self {
        Turns { process: std::process::id(), lock: Arc::default(), of_child: OnceLock::new() }
    }

    fn of_this_process(&self) -> &Arc<Mutex<()>> {
        let mut turns = self;
        while turns.process != std::process::id() {
            turns = turns.of_child.get_or_init(|| Box::new(Turns::new()));
        }
        &turns.lock
    }
}
