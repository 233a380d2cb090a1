//! The client: connections, credentials, and the two ways to drive a call.

use crate::argument::{out, text};
use crate::background::Background;
use crate::cancellation::{Cancellation, until_cancelled};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow_optional, give, take};
use crate::options::{OptionsInner, cloudtasks_options};
use crate::process::OfProcess;
use crate::signals::block_all_signals;
use crate::sigpipe::NoSigpipe;
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::{Blocking, Client};
use once_cell::sync::OnceCell;
use std::ffi::c_char;
use std::sync::Arc;
use tokio::runtime::Handle;

/// A client for all versions of the API. Any number of threads may use it at the same time.
pub struct cloudtasks_client {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_client, SharedClient);

/// What a client, its pagers and its operations share.
pub type SharedClient = OfProcess<Arc<ClientInner>>;

pub struct ClientInner {
    pub core: Client,
    blocking: Blocking,
    /// Made at the first asynchronous call.
    background: OnceCell<Background>,
}

impl ClientInner {
    pub fn new(core: Client) -> Result<Self, Failure> {
        let blocking = Blocking::on_thread_start(|| {
            block_all_signals();
        })
        .map_err(|error| {
            Failure::new(CLOUDTASKS_RESOURCE_EXHAUSTED, format!("cannot start the I/O of the client: {error}"))
        })?;
        Ok(ClientInner { core, blocking, background: OnceCell::new() })
    }

    pub fn close(&self) {
        self.core.close();
        if let Some(background) = self.background.get() {
            background.stop();
        }
    }
}

impl SharedClient {
    /// Waits for a future on the calling thread, until it ends or is cancelled.
    pub fn wait<T>(
        &self,
        cancellation: Option<&Cancellation>,
        future: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let inner = self.here("client")?;
        if Handle::try_current().is_ok() {
            let problem = "a callback runs on the thread that carries asynchronous calls, and must not wait on it";
            return Err(Failure::new(CLOUDTASKS_WRONG_THREAD, problem));
        }
        let _quiet = NoSigpipe::new();
        inner.blocking.run(until_cancelled(cancellation, future))
    }

    /// The thread that carries asynchronous calls, started at first use.
    pub fn background(&self) -> Result<&Background, Failure> {
        let inner = self.here("client")?;
        inner.background.get_or_try_init(|| Background::start(&inner.core))
    }
}

/// Makes a client for a program in any language. In C and C++ use cloudtasks_client_new, which passes CLOUDTASKS_LANGUAGE.
/// The client connects at its first call.
///
/// @param language  the first part of the header x-goog-api-client: "gl-", the language, a slash and its version, such as
///                  "gl-lua/5.4"
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_client_new_for(
    options: *const cloudtasks_options,
    language: *const c_char,
    client: *mut *mut cloudtasks_client,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(client, "client")?;
        let (options, language) = (borrow_optional(options, "options")?, text(language, "language")?);
        cloudtasks::install_crypto_provider();
        let core = options.map_or_else(Client::builder, OptionsInner::builder).language(language).build()?;
        place.set(give(OfProcess::new(Arc::new(ClientInner::new(core)?))));
        Ok(())
    })
}

/// Closes a client and frees it. Asynchronous calls under way are cancelled, and their callbacks have run when this
/// returns (called from a callback, it does not wait for the others). Pagers and operations made from it stay valid
/// but fail with CLOUDTASKS_CANCELLED. No other thread may be in a call of this handle. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_client_free(client: *mut cloudtasks_client) {
    infallible!((), {
        if let Some(client) = take(client)
            && client.is_here()
        {
            client.close();
        }
    })
}
