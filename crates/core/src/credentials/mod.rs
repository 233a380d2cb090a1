//! Credentials of the caller, and the headers that carry them.

mod application_default;
mod authorized_user;
mod aws;
mod callback;
mod endpoint;
mod external_account;
mod file;
mod grant;
mod impersonation;
mod json;
mod metadata;
mod program;
mod service_account;
mod source;
mod token;

use crate::error::Error;
use crate::transport::TransportSettings;
#[doc(hidden)]
pub use application_default::NO_DEFAULT_CREDENTIALS;
use callback::Callback;
use file::FileKind;
#[doc(hidden)]
pub use file::credential_file_types;
use grant::Grant;
use http::{HeaderMap, HeaderName};
use serde_json::Value;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use token::{BoxError, TokenSource, secret};

pub use grant::{SCOPE_CLOUD_PLATFORM, SCOPE_CLOUD_TASKS};
pub(crate) use source::HeaderSource;
pub use token::AccessToken;
pub(crate) use token::QUOTA_PROJECT;

/// Who the caller is. Cheap to clone. Neither `Debug` nor an error shows a secret.
///
/// ```
/// use cloudtasks::{Credentials, SCOPE_CLOUD_TASKS};
/// let credentials = Credentials::application_default().with_scopes([SCOPE_CLOUD_TASKS]);
/// assert_eq!(format!("{credentials:?}"), "Credentials(application default)");
/// ```
#[derive(Clone)]
pub struct Credentials {
    kind: Kind,
    grant: Grant,
}

#[derive(Clone)]
enum Kind {
    Anonymous,
    /// A header that never changes.
    Fixed {
        what: &'static str,
        headers: Arc<HeaderMap>,
    },
    /// What the environment gives: a key file, gcloud's login or the metadata server.
    ApplicationDefault,
    /// A credentials file of Google: a key, a login, an impersonation or a federated identity.
    File {
        kind: &'static FileKind,
        content: Arc<Value>,
    },
    /// Another service account, which these credentials may impersonate.
    Impersonation {
        source: Arc<Credentials>,
        principal: Arc<str>,
        delegates: Arc<[String]>,
    },
    /// Tokens from the caller's own code.
    Callback(Arc<Callback>),
}

impl Credentials {
    fn new(kind: Kind) -> Self {
        Credentials { kind, grant: Grant::default() }
    }

    /// No credentials: for emulators.
    pub fn anonymous() -> Self {
        Self::new(Kind::Anonymous)
    }

    /// What the environment gives: the file that `GOOGLE_APPLICATION_CREDENTIALS` names, the login of `gcloud auth
    /// application-default login`, or the metadata server of Google Cloud.
    pub fn application_default() -> Self {
        Self::new(Kind::ApplicationDefault)
    }

    /// The content of a credentials file. Its `type` says which kind: `service_account` (tokens are signed here,
    /// without a call), `authorized_user`, `impersonated_service_account` or `external_account`.
    ///
    /// Such a file says where tokens are fetched from, and may name a program to run: use only files from a source that you
    /// trust.
    ///
    /// # Errors
    /// [`ErrorKind::Request`](crate::ErrorKind::Request) for an unknown type or a missing member, which the message names.
    pub fn from_json(content: Value) -> Result<Self, Error> {
        let kind = file::kind_of(&content)?;
        Ok(Self::of_file(kind, content))
    }

    fn of_file(kind: &'static FileKind, content: Value) -> Self {
        let quota_project = content["quota_project_id"].as_str().map(Arc::from);
        let mut credentials = Self::new(Kind::File { kind, content: Arc::new(content) });
        credentials.grant.quota_project = quota_project;
        credentials
    }

    /// As [`from_json`](Self::from_json), from a file.
    ///
    /// # Errors
    /// Those of `from_json`, and if the file cannot be read or is not JSON. The message names the path and does not quote
    /// the content.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let refused = |problem: String| Error::invalid_argument(format!("credentials file {path:?}: {problem}"));
        let content = std::fs::read(path).map_err(|error| refused(error.to_string()))?;
        // The error of the parser may quote the file, so it is not passed on.
        Self::from_json(serde_json::from_slice(&content).map_err(|_| refused("it is not JSON".to_owned()))?)
    }

    /// A service account's key that is exchanged for access tokens at its `token_uri`, instead of signing tokens here.
    ///
    /// # Errors
    /// If a member is missing, which the message names.
    pub fn service_account_by_exchange(key: Value) -> Result<Self, Error> {
        file::EXCHANGE.check(&key)?;
        Ok(Self::of_file(&file::EXCHANGE, key))
    }

    /// The service account `principal`, which these credentials may impersonate (roles/iam.serviceAccountTokenCreator),
    /// directly or through a chain of delegates. For the application default credentials and those of a file.
    ///
    /// # Errors
    /// For credentials that cannot impersonate: anonymous, an API key, an access token, or a callback.
    pub fn impersonate(
        self,
        principal: &str,
        delegates: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Self, Error> {
        if matches!(self.kind, Kind::Anonymous | Kind::Fixed { .. } | Kind::Callback(_)) {
            let problem = "these cannot impersonate; start from the application default credentials or a file";
            return Err(Error::invalid_argument(format!("{self:?}: {problem}")));
        }
        let delegates = delegates.into_iter().map(Into::into).collect();
        Ok(Self::new(Kind::Impersonation { source: Arc::new(self), principal: principal.into(), delegates }))
    }

    /// An API key of the Google Cloud console.
    ///
    /// # Errors
    /// If the key has characters that HTTP does not allow.
    pub fn api_key(key: &str) -> Result<Self, Error> {
        Self::fixed("API key", HeaderName::from_static("x-goog-api-key"), key)
    }

    /// A fixed access token, without `Bearer`. It cannot be renewed: when the service refuses it, calls fail.
    ///
    /// # Errors
    /// If the token has characters that HTTP does not allow.
    pub fn access_token(token: &str) -> Result<Self, Error> {
        Self::fixed("access token", http::header::AUTHORIZATION, &format!("Bearer {token}"))
    }

    /// Tokens from asynchronous code. It is called before a token expires, and when the service refuses a token; only one
    /// call runs at a time. Its error makes the call fail with UNAUTHENTICATED, with the error as the source.
    pub fn from_token_provider<P, F>(provider: P) -> Self
    where
        P: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = Result<AccessToken, BoxError>> + Send + 'static,
    {
        Self::new(Kind::Callback(Arc::new(Callback::from_provider(provider))))
    }

    /// As [`from_token_provider`](Self::from_token_provider), from code that may block; it runs on its own thread.
    pub fn from_token_function<P>(function: P) -> Self
    where
        P: Fn() -> Result<AccessToken, BoxError> + Send + Sync + 'static,
    {
        Self::new(Kind::Callback(Arc::new(Callback::from_function(function))))
    }

    /// The OAuth scopes of the tokens; [`SCOPE_CLOUD_PLATFORM`] if not set. Fixed tokens, API keys and callbacks ignore it.
    pub fn with_scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.grant.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// The lifetime of the tokens of an impersonated service account, in whole seconds; an hour if not set. Google allows up
    /// to 12 hours, and more than one hour only if an organization policy allows it. Other kinds ignore it.
    pub fn with_lifetime(mut self, lifetime: Duration) -> Self {
        self.grant.lifetime = Some(lifetime);
        self
    }

    /// The project that quota and cost are counted on. [`ClientBuilder::quota_project`](crate::ClientBuilder::quota_project)
    /// has precedence.
    pub fn with_quota_project(mut self, project: &str) -> Self {
        self.grant.quota_project = Some(project.into());
        self
    }

    /// The universe that the tokens are for, in place of `googleapis.com`.
    pub fn with_universe_domain(mut self, domain: &str) -> Self {
        self.grant.universe_domain = Some(domain.into());
        self
    }

    pub(crate) fn quota_project(&self) -> Option<&str> {
        self.grant.quota_project.as_deref()
    }

    fn fixed(what: &'static str, name: HeaderName, value: &str) -> Result<Self, Error> {
        let value = secret(value)
            .ok_or_else(|| Error::invalid_argument(format!("the {what} has characters that HTTP does not allow")))?;
        Ok(Self::new(Kind::Fixed { what, headers: Arc::new(HeaderMap::from_iter([(name, value)])) }))
    }

    /// Gets ready to fetch tokens, without any I/O.
    fn tokens(&self, settings: &Arc<TransportSettings>) -> Result<Arc<dyn TokenSource>, Error> {
        match &self.kind {
            Kind::File { kind, content } => (kind.open)(content, &self.grant, settings),
            Kind::ApplicationDefault => Ok(application_default::open(&self.grant, settings)),
            Kind::Impersonation { source, principal, delegates } => {
                impersonation::open_by_name(source, principal, delegates, &self.grant, settings)
            }
            Kind::Callback(callback) => Ok(callback.clone()),
            Kind::Anonymous | Kind::Fixed { .. } => Err(Error::credentials(format!("{self:?} have no tokens"))),
        }
    }

    /// Where the token comes from, for error messages.
    fn origin(&self) -> String {
        match &self.kind {
            Kind::File { content, .. } => {
                let source = &content["credential_source"];
                match source["file"].as_str().or(source["url"].as_str()) {
                    Some(place) => format!(" (the subject token comes from {place:?})"),
                    None => String::new(),
                }
            }
            Kind::ApplicationDefault => application_default::ORIGIN.to_owned(),
            _ => String::new(),
        }
    }

    fn description(&self) -> &'static str {
        match &self.kind {
            Kind::Anonymous => "anonymous",
            Kind::Fixed { what, .. } => what,
            Kind::File { kind, .. } => kind.description,
            Kind::ApplicationDefault => "application default",
            Kind::Impersonation { .. } => "impersonation",
            Kind::Callback(_) => "token callback",
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credentials({})", self.description())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_kind_of_credentials_shows_its_secret() {
        let key = json!({"type": "service_account", "client_email": "e", "private_key": "hidden", "private_key_id": "i",
            "token_uri": "http://x/"});
        for credentials in [
            Credentials::api_key("hidden").unwrap(),
            Credentials::access_token("hidden").unwrap(),
            Credentials::from_json(key.clone()).unwrap(),
            Credentials::service_account_by_exchange(key.clone()).unwrap(),
            Credentials::from_json(key).unwrap().impersonate("other@example.com", [""; 0]).unwrap(),
        ] {
            assert!(!format!("{credentials:?}").contains("hidden"));
        }
    }

    #[test]
    fn a_file_of_an_unknown_type_is_refused() {
        let message = |content| Credentials::from_json(content).unwrap_err().message().to_owned();
        assert!(message(json!({"type": "magic"})).contains("unknown type \"magic\""));
        assert!(message(json!({})).contains("expected a JSON object with a type"));
        assert!(message(json!([])).contains("expected a JSON object with a type"));
    }

    #[test]
    fn each_type_of_file_names_what_it_needs() {
        let types: Vec<_> = credential_file_types().map(|(name, _)| name).collect();
        assert_eq!(types, ["service_account", "authorized_user", "impersonated_service_account", "external_account"]);
        for (name, required) in credential_file_types() {
            let without = |member: &str| {
                let members = required.iter().filter(|name| **name != member).map(|name| (*name, json!({})));
                let mut content: Value = members.collect();
                content["type"] = json!(name);
                Credentials::from_json(content)
            };
            for member in required {
                let error = without(member).unwrap_err();
                assert!(error.message().ends_with(&format!("{member} is missing")), "{error}");
            }
            without("").unwrap();
        }
    }

    #[test]
    fn an_unreadable_file_is_named_and_its_content_is_not_quoted() {
        let path = std::env::temp_dir().join(format!("cloudtasks-key-{}.json", std::process::id()));
        std::fs::write(&path, "{\"private_key\": hidden}").unwrap();
        let message = Credentials::from_file(&path).unwrap_err().message().to_owned();
        std::fs::remove_file(&path).unwrap();
        assert!(message.contains("it is not JSON") && !message.contains("hidden"), "{message}");
        assert!(Credentials::from_file(&path).unwrap_err().message().contains("cloudtasks-key-"));
    }

    #[test]
    fn a_key_without_a_token_address_cannot_be_exchanged() {
        let error = Credentials::service_account_by_exchange(json!({"client_email": "e", "private_key": "k",
            "private_key_id": "i"}));
        assert!(error.unwrap_err().message().contains("token_uri is missing"));
    }

    #[test]
    fn a_given_token_cannot_impersonate() {
        let error = Credentials::access_token("t").unwrap().impersonate("other@example.com", [""; 0]).unwrap_err();
        assert!(error.message().contains("Credentials(access token): these cannot impersonate"), "{error}");
    }

    #[test]
    fn a_token_with_a_line_break_is_refused_without_being_quoted() {
        let message = Credentials::access_token("hid\nden").unwrap_err().message().to_owned();
        assert!(message.contains("access token") && !message.contains("hid"), "{message}");
    }
}
