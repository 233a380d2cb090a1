//! Who the caller is: credentials, and the headers that prove it.

use crate::error::Error;
use crate::tls;
use google_cloud_auth::credentials::{self as google, CacheableResource, EntityTag};
use http::{Extensions, HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The scope of all Google Cloud APIs, which the clients ask for.
pub const SCOPE_CLOUD_PLATFORM: &str = "https://www.googleapis.com/auth/cloud-platform";

/// The scope of this API alone.
pub const SCOPE_CLOUD_TASKS: &str = "https://www.googleapis.com/auth/cloud-tasks";

/// Who the caller is. Cheap to clone; never shows a secret.
#[derive(Clone)]
pub struct Credentials(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Anonymous,
    /// A header that never changes.
    Fixed {
        what: &'static str,
        headers: Arc<HeaderMap>,
    },
    /// What the environment gives: a key file, gcloud's login or the metadata server.
    ApplicationDefault,
}

impl Credentials {
    /// No credentials: for emulators.
    pub fn anonymous() -> Self {
        Credentials(Kind::Anonymous)
    }

    /// What the environment gives: the file that `GOOGLE_APPLICATION_CREDENTIALS` names, the login of `gcloud auth
    /// application-default login`, or the metadata server of Google Cloud.
    pub fn application_default() -> Self {
        Credentials(Kind::ApplicationDefault)
    }

    /// An API key of the Google Cloud console.
    pub fn api_key(key: &str) -> Result<Self, Error> {
        Self::fixed("API key", HeaderName::from_static("x-goog-api-key"), key)
    }

    /// An access token that is used as it is until the service refuses it.
    pub fn access_token(token: &str) -> Result<Self, Error> {
        Self::fixed("access token", http::header::AUTHORIZATION, &format!("Bearer {token}"))
    }

    fn fixed(what: &'static str, name: HeaderName, value: &str) -> Result<Self, Error> {
        let mut value = HeaderValue::from_str(value)
            .map_err(|_| Error::invalid_argument(format!("the {what} has characters that no HTTP header may have")))?;
        value.set_sensitive(true);
        Ok(Credentials(Kind::Fixed { what, headers: Arc::new(HeaderMap::from_iter([(name, value)])) }))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match &self.0 {
            Kind::Anonymous => "anonymous",
            Kind::Fixed { what, .. } => what,
            Kind::ApplicationDefault => "application default",
        };
        write!(f, "Credentials({what})")
    }
}

/// The credentials at work in one runtime: fetches, keeps and renews what the headers need.
pub(crate) struct HeaderSource {
    credentials: Credentials,
    google: Mutex<Google>,
}

/// Credentials of Google's library and the headers that they gave last.
///
/// The library spawns a task that renews the token, so it starts inside the runtime, at the first call.
#[derive(Default)]
struct Google {
    started: Option<google::Credentials>,
    latest: Option<(EntityTag, Arc<HeaderMap>)>,
}

impl HeaderSource {
    pub fn new(credentials: Credentials) -> Self {
        HeaderSource { credentials, google: Mutex::default() }
    }

    /// The headers that prove who the caller is; `None` for anonymous.
    pub async fn headers(&self) -> Result<Option<Arc<HeaderMap>>, Error> {
        match &self.credentials.0 {
            Kind::Anonymous => Ok(None),
            Kind::Fixed { headers, .. } => Ok(Some(headers.clone())),
            Kind::ApplicationDefault => self.google_headers().await.map(Some),
        }
    }

    async fn google_headers(&self) -> Result<Arc<HeaderMap>, Error> {
        let (credentials, latest) = self.google()?;
        let mut known = Extensions::new();
        if let Some((tag, _)) = &latest {
            known.insert(tag.clone());
        }
        match (credentials.headers(known).await.map_err(|error| Error::credentials(error.to_string()))?, latest) {
            (CacheableResource::NotModified, Some((_, headers))) => Ok(headers),
            (CacheableResource::NotModified, None) => Err(Error::credentials("the credentials gave no token")),
            (CacheableResource::New { entity_tag, data }, _) => {
                let headers = Arc::new(data);
                self.google.lock().unwrap_or_else(PoisonError::into_inner).latest = Some((entity_tag, headers.clone()));
                Ok(headers)
            }
        }
    }

    fn google(&self) -> Result<(google::Credentials, Option<(EntityTag, Arc<HeaderMap>)>), Error> {
        let mut google = self.google.lock().unwrap_or_else(PoisonError::into_inner);
        if google.started.is_none() {
            tls::provider();
            let builder = google::Builder::default().with_scopes([SCOPE_CLOUD_PLATFORM]);
            google.started = Some(builder.build().map_err(|error| Error::credentials(error.to_string()))?);
        }
        let started = google.started.clone().ok_or_else(|| Error::credentials("the credentials did not start"))?;
        Ok((started, google.latest.clone()))
    }
}
