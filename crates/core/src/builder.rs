//! What a client is made from.

use crate::client::Client;
use crate::connect::LookUp;
use crate::credentials::{Credentials, QUOTA_PROJECT};
use crate::error::Error;
use crate::options::CallOptions;
use crate::request::ROUTING;
use crate::retry::RetryPolicy;
use crate::schema::MethodDescriptor;
use crate::transport::{ProxySetting, TransportSettings, is_loopback};
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::Url;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// The variables that point a client at an emulator, as `host:port`; the first that is set counts.
pub const EMULATOR_VARIABLES: [&str; 2] = ["CLOUD_TASKS_EMULATOR_HOST", "CLOUDTASKS_EMULATOR_HOST"];

/// What never changes after a client is made.
pub(crate) struct Config {
    /// Scheme, host and port.
    pub base: Uri,
    pub headers: HeaderMap,
    pub credentials: Credentials,
    pub transport: Arc<TransportSettings>,
    /// For the connections to those who issue tokens.
    pub token_transport: Arc<TransportSettings>,
    defaults: CallOptions,
    method_defaults: HashMap<String, CallOptions>,
}

impl Config {
    /// The address of a path and query.
    pub fn uri(&self, target: String) -> Result<Uri, Error> {
        let refused = |error: &dyn std::fmt::Display| Error::invalid_argument(format!("request path: {error}"));
        let mut parts = self.base.clone().into_parts();
        let target = PathAndQuery::from_maybe_shared(Bytes::from(target)).map_err(|error| refused(&error))?;
        parts.path_and_query = Some(target);
        Uri::from_parts(parts).map_err(|error| refused(&error))
    }

    /// What a call of this method has where it says nothing itself.
    pub fn defaults_of(&self, method: &MethodDescriptor) -> &CallOptions {
        self.method_defaults.get(method.name).unwrap_or(&self.defaults)
    }
}

/// Says whether the endpoint for mutual TLS is used: `never`, `always`, or `auto`: with a client certificate.
const MTLS_VARIABLE: &str = "GOOGLE_API_USE_MTLS_ENDPOINT";

const DEFAULT_UNIVERSE: &str = "googleapis.com";

/// Makes a [`Client`]. Every setting has a default.
#[derive(Clone, Default)]
#[must_use]
pub struct ClientBuilder {
    endpoint: Option<String>,
    universe_domain: Option<String>,
    credentials: Option<Credentials>,
    quota_project: Option<String>,
    user_agent: Option<String>,
    language: Option<String>,
    headers: Vec<(String, String)>,
    defaults: CallOptions,
    method_defaults: HashMap<String, CallOptions>,
    proxy: Option<Option<String>>,
    transport: TransportSettings,
}

impl ClientBuilder {
    /// The service's address: `host`, `host:port`, or with `https://` (the default) or `http://` before it.
    ///
    /// Without it the emulator that `CLOUD_TASKS_EMULATOR_HOST` or `CLOUDTASKS_EMULATOR_HOST` names, else the service.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The domain of another Google Cloud universe, in place of `googleapis.com`.
    pub fn universe_domain(mut self, domain: impl Into<String>) -> Self {
        self.universe_domain = Some(domain.into());
        self
    }

    /// Who calls. Without it the application default credentials; none on an emulator and on any other endpoint that
    /// begins with `http://`, so that no token travels in the clear.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// The project that quota and cost are counted on, if not the caller's.
    pub fn quota_project(mut self, project: impl Into<String>) -> Self {
        self.quota_project = Some(project.into());
        self
    }

    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// What stands first in `x-goog-api-client`, such as `gl-python/3.13.1`: the language that the caller writes in.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// A header that goes with every request.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The timeout of calls that name none, in place of the method's own.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.defaults = self.defaults.timeout(timeout);
        self
    }

    /// The retry policy of calls that name none, in place of the method's own, which is none for `create_task`.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.defaults = self.defaults.retry(policy);
        self
    }

    /// What calls of one method, such as `create_task`, have where they say nothing themselves.
    pub fn method_defaults(mut self, method: impl Into<String>, options: CallOptions) -> Self {
        self.method_defaults.insert(method.into(), options);
        self
    }

    /// A proxy, such as `http://user:password@host:3128`, in place of what HTTPS_PROXY says. NO_PROXY stays in force.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(Some(url.into()));
        self
    }

    /// No proxy, whatever HTTPS_PROXY says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Some(None);
        self
    }

    /// Certificate authorities in PEM form that are trusted beside those of the system.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.transport.tls.roots = pem.into();
        self
    }

    /// A certificate chain and its private key in PEM form, by which the client identifies itself (mutual TLS).
    ///
    /// The service is then called at `cloudtasks.mtls.googleapis.com`, unless `GOOGLE_API_USE_MTLS_ENDPOINT` is `never`.
    pub fn client_certificate(mut self, chain: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.transport.tls.identity = Some((chain.into(), key.into()));
        self
    }

    /// Bounds the making of one connection within the timeout of the call.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.transport.connect_timeout = Some(timeout);
        self
    }

    /// How large a response may be, in bytes; 64 MiB unless set. A call whose response is larger fails with
    /// RESOURCE_EXHAUSTED as soon as that shows, and the rest is not read.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.transport.max_response_bytes = bytes;
        self
    }

    /// Looks up host names in place of the system's resolver.
    pub fn resolver(mut self, look_up: Arc<LookUp>) -> Self {
        self.transport.look_up = Some(look_up);
        self
    }

    /// Checks the settings and makes the client, without any I/O: it connects at the first call.
    pub fn build(mut self) -> Result<Client, Error> {
        let emulator = match self.endpoint {
            Some(_) => None,
            None => emulator_of_environment()?,
        };
        let base = match (&emulator, &self.endpoint) {
            (Some(emulator), _) => emulator.clone(),
            (None, Some(endpoint)) => base_url(endpoint)?,
            (None, None) => base_url(&self.service_host()?)?,
        };
        self.transport.proxy = self.proxy_setting()?;
        let token_transport = Arc::new(self.transport.clone());
        if matches!(self.transport.proxy, ProxySetting::Environment) && is_loopback(&base) {
            self.transport.proxy = ProxySetting::Direct;
        }
        let credentials = match self.credentials.take() {
            Some(credentials) => credentials,
            // A token does not travel in the clear unless the caller says so.
            None if base.scheme_str() == Some("http") => Credentials::anonymous(),
            None => Credentials::application_default(),
        };
        let headers = self.common_headers(&credentials)?;
        Ok(Client::new(Config {
            base,
            headers,
            credentials,
            method_defaults: self.method_defaults.into_iter().map(|(m, o)| (m, o.over(&self.defaults))).collect(),
            defaults: self.defaults,
            transport: Arc::new(self.transport),
            token_transport,
        }))
    }

    fn service_host(&self) -> Result<String, Error> {
        let variable = || std::env::var("GOOGLE_CLOUD_UNIVERSE_DOMAIN").ok().filter(|domain| !domain.is_empty());
        let universe = self.universe_domain.clone().or_else(variable).unwrap_or_else(|| DEFAULT_UNIVERSE.to_owned());
        let mode = std::env::var(MTLS_VARIABLE).unwrap_or_default();
        let by_certificate = by_certificate(&mode, self.transport.tls.identity.is_some())?;
        match by_certificate && universe == DEFAULT_UNIVERSE {
            true => Ok("cloudtasks.mtls.googleapis.com".to_owned()),
            false => Ok(format!("cloudtasks.{universe}")),
        }
    }

    fn proxy_setting(&self) -> Result<ProxySetting, Error> {
        match &self.proxy {
            Some(Some(url)) => proxy_for_all(url).map(|proxies| ProxySetting::Through(Arc::new(proxies))),
            Some(None) => Ok(ProxySetting::Direct),
            None => Ok(ProxySetting::Environment),
        }
    }

    fn common_headers(&self, credentials: &Credentials) -> Result<HeaderMap, Error> {
        let language = self.language.as_deref().unwrap_or(concat!("gl-rust/", env!("CARGO_PKG_RUST_VERSION")));
        let version = env!("CARGO_PKG_VERSION");
        let mut headers = HeaderMap::with_capacity(12);
        insert(&mut headers, "content-type", "application/json")?;
        insert(&mut headers, "x-goog-api-client", &format!("{language} cloudtasks/{version} rest/{version}"))?;
        let user_agent = self.user_agent.as_deref().unwrap_or(concat!("cloudtasks/", env!("CARGO_PKG_VERSION")));
        insert(&mut headers, header::USER_AGENT.as_str(), user_agent)?;
        if let Some(project) = self.quota_project.as_deref().or(credentials.quota_project()) {
            insert(&mut headers, QUOTA_PROJECT.as_str(), project)?;
        }
        for (name, value) in &self.headers {
            insert(&mut headers, name, value)?;
        }
        // Holds the place, so that a copy need not grow to take it.
        headers.insert(ROUTING, HeaderValue::from_static(""));
        Ok(headers)
    }
}

/// Whether calls go to the endpoint that asks for a client certificate.
fn by_certificate(mode: &str, has_certificate: bool) -> Result<bool, Error> {
    match mode {
        "always" => Ok(true),
        "never" => Ok(false),
        "" | "auto" => Ok(has_certificate),
        _ => Err(Error::invalid_argument(format!("{MTLS_VARIABLE}={mode:?}: expected never, auto or always"))),
    }
}

/// Sets a header, or says which one has a name or value that HTTP does not allow.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), Error> {
    let refused = |what: &str| Error::invalid_argument(format!("header {name:?}: HTTP does not allow this {what}"));
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refused("name"))?;
    let value = HeaderValue::from_str(value).map_err(|_| refused("value"))?;
    headers.insert(key, value);
    Ok(())
}

fn emulator_of_environment() -> Result<Option<Uri>, Error> {
    for variable in EMULATOR_VARIABLES {
        match std::env::var(variable) {
            Ok(value) if !value.is_empty() => return emulator_url(variable, &value).map(Some),
            _ => {}
        }
    }
    Ok(None)
}

fn emulator_url(variable: &str, value: &str) -> Result<Uri, Error> {
    let refused = |problem: &str| {
        Error::invalid_argument(format!("{variable}={value:?}: {problem}; expected host:port, such as localhost:8123"))
    };
    if value.contains("://") {
        return Err(refused("it has a scheme, leave that out"));
    }
    let port = value.rsplit_once(':').map(|(_, port)| port).ok_or_else(|| refused("it has no port"))?;
    if !port.parse::<u16>().is_ok_and(|port| port > 0) {
        return Err(refused("the port is no number from 1 to 65535"));
    }
    base_url(&format!("http://{value}")).map_err(|_| refused("it is no address"))
}

fn base_url(endpoint: &str) -> Result<Uri, Error> {
    let refused = || {
        let expected = "a host such as cloudtasks.googleapis.com, localhost:8123 or http://localhost:8123";
        Error::invalid_argument(format!("endpoint {endpoint:?}: expected {expected}"))
    };
    let with_scheme = if endpoint.contains("://") { endpoint.to_owned() } else { format!("https://{endpoint}") };
    let url = Url::parse(&with_scheme).map_err(|_| refused())?;
    let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if !plain || !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(refused());
    }
    Uri::try_from(url.as_str()).map_err(|_| refused())
}

/// A proxy for every host that NO_PROXY does not name.
fn proxy_for_all(url: &str) -> Result<Matcher, Error> {
    let proxies = |excepted: &str| Matcher::builder().all(url).no(excepted).build();
    if proxies("").intercept(&Uri::from_static("https://host")).is_none() {
        return Err(Error::invalid_argument("proxy: expected a URL such as http://user:password@host:3128"));
    }
    let excepted = std::env::var("NO_PROXY").or_else(|_| std::env::var("no_proxy")).unwrap_or_default();
    Ok(proxies(&excepted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_has_https_unless_it_says_otherwise() {
        assert_eq!(base_url("tasks.example.com").unwrap(), "https://tasks.example.com/");
        assert_eq!(base_url("tasks.example.com:8443").unwrap(), "https://tasks.example.com:8443/");
        assert_eq!(base_url("http://localhost:8123").unwrap(), "http://localhost:8123/");
    }

    #[test]
    fn an_endpoint_that_is_no_host_is_refused_with_an_example() {
        for endpoint in ["", "ftp://host", "https://host/v2", "https://user@host", "host:notaport", "https://host?x=1"]
        {
            let error = base_url(endpoint).unwrap_err();
            assert!(error.message().contains("localhost:8123"), "{error}");
        }
    }

    #[test]
    fn an_emulator_variable_is_a_host_and_a_port() {
        assert_eq!(emulator_url("V", "localhost:8123").unwrap(), "http://localhost:8123/");
        assert_eq!(emulator_url("V", "[::1]:8123").unwrap(), "http://[::1]:8123/");
        for (value, problem) in [
            ("http://localhost:8123", "scheme"),
            ("localhost", "no port"),
            ("localhost:", "no number"),
            ("localhost:0", "no number"),
            ("localhost:99999", "no number"),
            ("a b:80", "no address"),
        ] {
            let message = emulator_url("CLOUD_TASKS_EMULATOR_HOST", value).unwrap_err().message().to_owned();
            assert!(message.contains("CLOUD_TASKS_EMULATOR_HOST") && message.contains(problem), "{message}");
        }
    }

    #[test]
    fn a_client_certificate_goes_to_the_endpoint_that_asks_for_one() {
        assert_eq!(
            ["", "auto", "always", "never"].map(|mode| by_certificate(mode, true).unwrap()),
            [true, true, true, false]
        );
        assert_eq!(
            ["", "auto", "always", "never"].map(|mode| by_certificate(mode, false).unwrap()),
            [false, false, true, false]
        );
        assert!(by_certificate("yes", true).unwrap_err().message().contains("GOOGLE_API_USE_MTLS_ENDPOINT=\"yes\""));
    }

    #[test]
    fn proxies_of_the_environment_do_not_stand_before_this_machine() {
        for (endpoint, loopback) in
            [("http://localhost:1", true), ("http://127.0.0.1:1", true), ("tasks.example", false)]
        {
            assert_eq!(is_loopback(&base_url(endpoint).unwrap()), loopback);
        }
    }

    #[test]
    fn a_header_that_http_does_not_allow_is_named() {
        let error = ClientBuilder::default().endpoint("host").header("x-a", "line\nbreak").build().err().unwrap();
        assert!(error.message().contains("x-a"), "{error}");
    }
}
