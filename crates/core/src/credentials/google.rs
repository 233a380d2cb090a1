//! The kinds of credentials that Google's own library knows.

use super::{Credentials, Grant, Kind};
use crate::error::{Error, causes};
use crate::panics::catch_panic;
use crate::tls;
use google_cloud_auth::build_errors::Error as BuildError;
use google_cloud_auth::credentials::{self as library, CacheableResource, EntityTag};
use google_cloud_auth::credentials::{external_account, impersonated, service_account, user_account};
use http::{Extensions, HeaderMap};
use serde_json::Value;
use std::error::Error as _;
use std::sync::{Arc, Mutex, PoisonError};

/// Credentials of the library, at work in one runtime.
///
/// The library spawns a task that renews the token, so it starts inside the runtime, at the first call.
pub(crate) struct GoogleSource {
    credentials: Credentials,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    started: Option<library::Credentials>,
    latest: Option<Latest>,
}

/// The headers that were given last, and the tag by which the library knows them.
type Latest = (EntityTag, Arc<HeaderMap>);

/// google-cloud-auth 1.18 panics where the token of an impersonation was over when it came.
const LIBRARY_PANICKED: &str = "no access token: the credentials library panicked, as it does when the clock of this \
    machine is so fast that a token seems to be over when it comes: check the clock";

/// How hyper's connector says that a host name was not found; its error has no public type.
const NO_SUCH_NAME: &str = "dns error";

/// What to do about missing application default credentials: the message of the error, whose cause is what happened.
#[doc(hidden)]
pub const NO_DEFAULT_CREDENTIALS: &str = "no application default credentials: set GOOGLE_APPLICATION_CREDENTIALS to a \
    credentials file or run `gcloud auth application-default login`; for an emulator set CLOUD_TASKS_EMULATOR_HOST";

impl GoogleSource {
    pub fn new(credentials: Credentials) -> Self {
        GoogleSource { credentials, state: Mutex::default() }
    }

    pub async fn headers(&self) -> Result<Arc<HeaderMap>, Error> {
        let (started, latest) = self.start()?;
        let mut known = Extensions::new();
        if let Some((tag, _)) = &latest {
            known.insert(tag.clone());
        }
        let Ok(given) = catch_panic(started.headers(known)).await else {
            *self.state() = State::default();
            return Err(Error::credentials(LIBRARY_PANICKED));
        };
        match (given, latest) {
            (Ok(CacheableResource::NotModified), Some((_, headers))) => Ok(headers),
            (Ok(CacheableResource::NotModified), None) => Err(Error::credentials("the credentials gave no token")),
            (Ok(CacheableResource::New { entity_tag, data }), _) => {
                let headers = Arc::new(data);
                self.state().latest = Some((entity_tag, headers.clone()));
                Ok(headers)
            }
            (Err(error), _) => {
                // The library keeps an error and stops; the next call is to try again.
                *self.state() = State::default();
                // Its own text says only whether another try may help; its source says what happened.
                let text = format!("no access token: {}", causes(error.source().unwrap_or(&error)))
                    + &self.credentials.origin();
                Err(match (self.has_no_metadata_server(&text), error.is_transient()) {
                    (true, _) => Error::credentials(text).explained_by(NO_DEFAULT_CREDENTIALS),
                    (false, true) => Error::no_token_yet(text),
                    (false, false) => Error::credentials(text),
                })
            }
        }
    }

    /// Outside of Google Cloud the name of the metadata server, which is asked last, leads nowhere, today and tomorrow.
    fn has_no_metadata_server(&self, problem: &str) -> bool {
        matches!(self.credentials.kind, Kind::ApplicationDefault) && problem.contains(NO_SUCH_NAME)
    }

    /// Starts over after the service refused the token, unless another one has taken its place.
    pub fn refuse(&self, refused: &Arc<HeaderMap>) {
        let mut state = self.state();
        if state.latest.as_ref().is_some_and(|(_, headers)| Arc::ptr_eq(headers, refused)) {
            *state = State::default();
        }
    }

    fn start(&self) -> Result<(library::Credentials, Option<Latest>), Error> {
        let mut state = self.state();
        let started = match &state.started {
            Some(started) => started.clone(),
            None => {
                tls::provider();
                let built = build(&self.credentials).map_err(|error| Error::credentials(causes(&error)))?;
                state.started.insert(built).clone()
            }
        };
        Ok((started, state.latest.clone()))
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Applies what the grant says to one of the library's builders, which share their methods but no trait.
macro_rules! granted {
    ($builder:expr, $grant:expr) => {{
        let mut builder = $builder;
        if let Some(project) = &$grant.quota_project {
            builder = builder.with_quota_project_id(&**project);
        }
        if let Some(domain) = &$grant.universe_domain {
            builder = builder.with_universe_domain(&**domain);
        }
        builder
    }};
}

fn build(credentials: &Credentials) -> Result<library::Credentials, BuildError> {
    let grant = &credentials.grant;
    match &credentials.kind {
        Kind::File { content, .. } => build_from_file(content, grant),
        Kind::Impersonation { source, principal, delegates } => {
            let builder = impersonated::Builder::from_source_credentials(build(source)?)
                .with_target_principal(&**principal)
                .with_delegates(delegates.iter().cloned())
                .with_scopes(grant.scopes.iter().cloned());
            granted!(builder, grant).build()
        }
        _ => granted!(library::Builder::default().with_scopes(grant.scopes.iter().cloned()), grant).build(),
    }
}

fn build_from_file(content: &Value, grant: &Grant) -> Result<library::Credentials, BuildError> {
    let (content, scopes) = (content.clone(), grant.scopes.iter().cloned());
    match content["type"].as_str() {
        Some("service_account") => {
            let access = service_account::AccessSpecifier::from_scopes(scopes);
            granted!(service_account::Builder::new(content).with_access_specifier(access), grant).build()
        }
        Some("authorized_user") => {
            let mut builder = user_account::Builder::new(content).with_scopes(scopes);
            if let Some(project) = &grant.quota_project {
                builder = builder.with_quota_project_id(&**project);
            }
            builder.build()
        }
        Some("impersonated_service_account") => {
            granted!(impersonated::Builder::new(content).with_scopes(scopes), grant).build()
        }
        _ => granted!(external_account::Builder::new(content).with_scopes(scopes), grant).build(),
    }
}
