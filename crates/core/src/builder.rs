//! The settings of a client.

use crate::client::Client;
use crate::config::{Config, REQUEST_PARAMS, insert_header};
use crate::credentials::{Credentials, QUOTA_PROJECT};
use crate::endpoint;
use crate::error::Error;
use crate::options::CallOptions;
use crate::response::MAX_LIST_BYTES;
use crate::retry::RetryPolicy;
use crate::stub::Stub;
use crate::transport::Resolve;
use crate::transport::{ProxySetting, TransportSettings, is_loopback};
use http::{HeaderMap, HeaderValue, Uri, header};
use hyper_util::client::proxy::matcher::Matcher;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// Makes a [`Client`]. Every setting has a default.
///
/// ```
/// use cloudtasks::{Client, Credentials};
/// use std::time::Duration;
/// let client = Client::builder()
///     .endpoint("http://localhost:8123")
///     .credentials(Credentials::anonymous())
///     .timeout(Duration::from_secs(5))
///     .build()?;
/// # Ok::<(), cloudtasks::Error>(())
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct ClientBuilder {
    endpoint: Option<String>,
    universe_domain: Option<String>,
    credentials: Option<Credentials>,
    scopes: Option<Vec<String>>,
    quota_project: Option<String>,
    user_agent: Option<String>,
    language: Option<String>,
    headers: Vec<(String, String)>,
    defaults: CallOptions,
    method_defaults: HashMap<String, CallOptions>,
    proxy: Option<Option<String>>,
    transport: TransportSettings,
    max_response_bytes: Option<usize>,
    stub: Option<Stub>,
}

impl Client {
    /// Starts to configure a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }
}

impl Stub {
    /// A client that this stub answers. For a client with settings see [`ClientBuilder::stub`].
    pub fn client(self) -> Client {
        Client::builder().stub(self).build().expect("no setting is wrong, and none comes from the environment")
    }
}

impl ClientBuilder {
    /// Answers all calls with this stub, without credentials and without I/O. For tests.
    pub fn stub(mut self, stub: Stub) -> Self {
        self.stub = Some(stub);
        self
    }

    /// The address of the service: `host` or `host:port`, with `https://` (the default) or `http://` before it.
    ///
    /// If it is not set, calls go to the emulator that `CLOUD_TASKS_EMULATOR_HOST` or `CLOUDTASKS_EMULATOR_HOST` names,
    /// else to the service.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The domain of another Google Cloud universe, for the service and for tokens. If it is not set, it is the one that
    /// `GOOGLE_CLOUD_UNIVERSE_DOMAIN` names, else `googleapis.com`.
    pub fn universe_domain(mut self, domain: impl Into<String>) -> Self {
        self.universe_domain = Some(domain.into());
        self
    }

    /// The credentials of the caller. The default is the application default credentials, and anonymous for an emulator and
    /// any other endpoint that begins with `http://`, so that no token is sent unencrypted.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// The OAuth scopes of the tokens, in place of those of the credentials; [`SCOPE_CLOUD_PLATFORM`](crate::SCOPE_CLOUD_PLATFORM)
    /// if neither is set. Fixed tokens, API keys and callbacks ignore it.
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// The project that quota and cost are counted on, in place of the one of the credentials.
    pub fn quota_project(mut self, project: impl Into<String>) -> Self {
        self.quota_project = Some(project.into());
        self
    }

    /// The `User-Agent` header, in place of `cloudtasks/` and the version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// The first part of the header `x-goog-api-client`, which names the caller's language: `gl-python/3.13.1`. For bindings.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// A header of every request. It replaces a header of the same name that the client sends itself.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The timeout of calls that set none, in place of the method's default; see [`CallOptions::timeout`].
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.defaults = self.defaults.timeout(timeout);
        self
    }

    /// The retry policy of calls that set none, in place of the method's own. By default, `create_task` is not retried.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.defaults = self.defaults.retry(policy);
        self
    }

    /// No timeout for calls that set none.
    pub fn no_timeout(mut self) -> Self {
        self.defaults = self.defaults.no_timeout();
        self
    }

    /// No retry for calls that set no policy.
    pub fn no_retry(mut self) -> Self {
        self.defaults = self.defaults.no_retry();
        self
    }

    /// The options of calls of one method, such as `create_task`, for what a call does not set itself.
    pub fn method_defaults(mut self, method: impl Into<String>, options: CallOptions) -> Self {
        self.method_defaults.insert(method.into(), options);
        self
    }

    /// A proxy, such as `http://user:password@host:3128`, in place of the one that `HTTPS_PROXY` names. `NO_PROXY` still
    /// applies. The schemes are `http`, `https`, `socks4`, `socks4a`, `socks5` and `socks5h`.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(Some(url.into()));
        self
    }

    /// No proxy, whatever `HTTPS_PROXY` says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Some(None);
        self
    }

    /// Certificate authorities in PEM form, trusted in addition to those of the system.
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

    /// The time limit of making one connection, within the timeout of the call. There is none by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.transport.connect_timeout = Some(timeout);
        self
    }

    /// The limit of connections over TLS to a server that speaks HTTP/2; 8 by default, and at least 1.
    ///
    /// Google's front end takes 100 calls at once on a connection. Another one is opened when the streams of all are in use,
    /// and closed when the load has not needed it for 50 s. Calls that find no free stream wait for one; if they time out,
    /// the phase of the error is [`Phase::Stream`](crate::Phase::Stream). HTTP/1.1 takes a connection for each call under
    /// way, without this limit.
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.transport.max_connections = connections.max(1);
        self
    }

    /// The limit of a response in bytes; 64 MiB by default. For a response that is not a list the limit is 4 MiB, or this if
    /// it is smaller. A call whose response is larger fails with RESOURCE_EXHAUSTED as soon as the size is known, and the
    /// rest is not read. So does a call whose response takes more memory than the limit and 4 MiB, together with the message
    /// that is read from it: a list of large tasks needs smaller pages or a higher limit.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = Some(bytes);
        self
    }

    /// Resolves host names, in place of the system's resolver.
    pub fn resolver(mut self, look_up: Arc<Resolve>) -> Self {
        self.transport.look_up = Some(look_up);
        self
    }

    /// Checks the settings and makes the client, without any I/O: it connects at the first call.
    ///
    /// # Errors
    /// [`ErrorKind::Request`](crate::ErrorKind::Request) for a setting that is wrong, or an environment variable that a
    /// default comes from. The message names it. Root certificates and a client certificate are checked at the first call.
    pub fn build(mut self) -> Result<Client, Error> {
        if self.stub.is_some() {
            self.endpoint = Some("http://localhost".to_owned());
            self.credentials = Some(Credentials::anonymous());
        }
        let emulator = match self.endpoint {
            Some(_) => None,
            None => endpoint::of_emulator()?,
        };
        let base = match (&emulator, &self.endpoint) {
            (Some(emulator), _) => emulator.clone(),
            (None, Some(endpoint)) => endpoint::parse(endpoint)?,
            (None, None) => {
                endpoint::of_service(self.universe_domain.as_deref(), self.transport.tls.identity.is_some())?
            }
        };
        self.transport.proxy = self.proxy_setting()?;
        self.transport.is_emulator = emulator.is_some();
        let token_transport = Arc::new(self.transport.clone());
        if matches!(self.transport.proxy, ProxySetting::Environment) && is_loopback(&base) {
            self.transport.proxy = ProxySetting::Direct;
        }
        let credentials = match self.credentials.take() {
            Some(credentials) => credentials,
            // A token is not sent unencrypted unless the caller asks for it.
            None if base.scheme_str() == Some("http") => Credentials::anonymous(),
            None => Credentials::application_default(),
        };
        let credentials = match self.scopes.take() {
            Some(scopes) => credentials.with_scopes(scopes),
            None => credentials,
        };
        let credentials = match &self.universe_domain {
            Some(domain) => credentials.with_universe_domain(domain),
            None => credentials,
        };
        let headers = self.common_headers(&credentials)?;
        Ok(Client::new(Config {
            base,
            headers,
            credentials,
            method_defaults: self.method_defaults.into_iter().map(|(m, o)| (m, o.over(&self.defaults))).collect(),
            stub: self.stub,
            defaults: self.defaults,
            transport: Arc::new(self.transport),
            max_response_bytes: self.max_response_bytes.unwrap_or(MAX_LIST_BYTES),
            token_transport,
        }))
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
        insert_header(&mut headers, "content-type", "application/json")?;
        insert_header(&mut headers, "x-goog-api-client", &format!("{language} cloudtasks/{version} rest/{version}"))?;
        let user_agent = self.user_agent.as_deref().unwrap_or(concat!("cloudtasks/", env!("CARGO_PKG_VERSION")));
        insert_header(&mut headers, header::USER_AGENT.as_str(), user_agent)?;
        if let Some(project) = self.quota_project.as_deref().or(credentials.quota_project()) {
            insert_header(&mut headers, QUOTA_PROJECT.as_str(), project)?;
        }
        for (name, value) in &self.headers {
            insert_header(&mut headers, name, value)?;
        }
        // A placeholder, so that the copy for a request has room for it.
        headers.insert(REQUEST_PARAMS, HeaderValue::from_static(""));
        Ok(headers)
    }
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
    fn proxies_of_the_environment_are_not_used_for_this_machine() {
        for (address, loopback) in
            [("http://localhost:1", true), ("http://127.0.0.1:1", true), ("tasks.example", false)]
        {
            assert_eq!(is_loopback(&endpoint::parse(address).unwrap()), loopback);
        }
    }

    #[test]
    fn a_header_that_http_does_not_allow_is_named() {
        let error = ClientBuilder::default().endpoint("host").header("x-a", "line\nbreak").build().err().unwrap();
        assert!(error.message().contains("x-a"), "{error}");
    }
}
