//! What Google's own library fetches: the tokens of workload identities whose subject's token comes from AWS or from a
//! program.
//!
//! It uses its own HTTP clients, with neither our bounds nor the settings of the client. It keeps the token and renews
//! it, so it is asked for each call.

use super::grant::Grant;
use super::token::{AccessToken, Fetching, TokenSource};
use crate::error::Error;
use crate::error_text::causes;
use crate::panics::catch_panic;
use google_cloud_auth::credentials::{AccessTokenCredentials, external_account};
use rustls::crypto::CryptoProvider;
use serde_json::Value;
use std::error::Error as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// google-cloud-auth 1.18 panics where the token of an impersonation was over when it came.
const LIBRARY_PANICKED: &str = "no access token: the credentials library panicked, as it does when the clock of this \
    machine is so fast that a token seems to be over when it comes: check the clock";

/// The library makes its connections with the provider of the process, and panics without one.
const NO_PROVIDER: &str = "no access token: tokens of AWS and of programs are fetched by google-cloud-auth, which needs \
    a crypto provider of the process: call rustls::crypto::ring::default_provider().install_default() first";

struct Library {
    file: Arc<Value>,
    grant: Grant,
    /// The library spawns a task that renews the token, so it starts inside the runtime, at the first call.
    started: Mutex<Option<AccessTokenCredentials>>,
}

pub(super) fn open(file: &Arc<Value>, grant: &Grant) -> Arc<dyn TokenSource> {
    Arc::new(Library { file: file.clone(), grant: grant.clone(), started: Mutex::default() })
}

impl Library {
    fn start(&self) -> Result<AccessTokenCredentials, Error> {
        let mut started = self.started.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(started) = &*started {
            return Ok(started.clone());
        }
        if CryptoProvider::get_default().is_none() {
            return Err(Error::credentials(NO_PROVIDER));
        }
        let scopes = self.grant.scopes().iter().cloned();
        let mut builder = external_account::Builder::new((*self.file).clone()).with_scopes(scopes);
        if let Some(domain) = &self.grant.universe_domain {
            builder = builder.with_universe_domain(&**domain);
        }
        let built = builder.build_access_token_credentials();
        Ok(started.insert(built.map_err(|error| Error::credentials(causes(&error)))?).clone())
    }
}

impl TokenSource for Library {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let started = self.start()?;
            match catch_panic(started.access_token()).await {
                // It is asked again for the next call.
                Ok(Ok(given)) => Ok(AccessToken { token: given.token, expires_at: Some(SystemTime::now()) }),
                // It keeps an error and stops; the next call is to try again.
                Ok(Err(error)) => {
                    self.forget();
                    // Its own text says only whether another try may help; its source says what happened.
                    let text = causes(error.source().unwrap_or(&error));
                    Err(if error.is_transient() { Error::no_token_yet(text) } else { Error::credentials(text) })
                }
                Err(_) => {
                    self.forget();
                    Err(Error::credentials(LIBRARY_PANICKED))
                }
            }
        })
    }

    fn forget(&self) {
        *self.started.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
