//! What a client is made from.

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
    /// A client of this stub. [`ClientBuilder::stub`] gives it settings.
    pub fn client(self) -> Client {
        Client::builder().stub(self).build().expect("no setting is wrong, and none comes from the environment")
    }
}

impl ClientBuilder {
    /// Answers all calls by this stub, without credentials and without I/O. For tests.
    pub fn stub(mut self, stub: Stub) -> Self {
        self.stub = Some(stub);
        self
    }

    /// The service's address: `host`, `host:port`, or with `https://` (the default) or `http://` before it.
    ///
    /// Without it the emulator that `CLOUD_TASKS_EMULATOR_HOST` or `CLOUDTASKS_EMULATOR_HOST` names, else the service.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The domain of another Google Cloud universe, in place of `googleapis.com`: of the service, and of the tokens.
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

    /// What the tokens are good for, whatever the credentials; `SCOPE_CLOUD_PLATFORM` if not set. Credentials that are given
    /// tokens ignore it.
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// The project that quota and cost are counted on, if not the caller's.
    pub fn quota_project(mut self, project: impl Into<String>) -> Self {
        self.quota_project = Some(project.into());
        self
    }

    /// The `User-Agent` header, in place of `cloudtasks/` and the version.
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

    /// Lets calls that name no timeout take as long as they take.
    pub fn no_timeout(mut self) -> Self {
        self.defaults = self.defaults.no_timeout();
        self
    }

    /// Tries calls that name no policy once.
    pub fn no_retry(mut self) -> Self {
        self.defaults = self.defaults.no_retry();
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

    /// How many connections over TLS the client opens to a server that speaks HTTP/2; 8 unless this says otherwise, and at
    /// least 1.
    ///
    /// Google's front end takes 100 calls at once on a connection. Another one is opened when the streams of all are in use,
    /// and closes when the load has not needed it for 50 s. Calls that find no free stream wait for one, and a timeout says
    /// so: [`Phase::Stream`](crate::Phase::Stream). HTTP/1.1 takes a connection for each call under way, whatever this says.
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.transport.max_connections = connections.max(1);
        self
    }

    /// How large a response may be, in bytes; 64 MiB unless set. A response that is not a list may have 4 MiB at most: a
    /// resource is far smaller. A call whose response is larger fails with RESOURCE_EXHAUSTED as soon as that shows, and
    /// the rest is not read. The body and the message that is read from it may together take 2 MiB more than the limit, so a
    /// list of large tasks needs smaller pages or a higher limit.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = Some(bytes);
        self
    }

    /// Looks up host names in place of the system's resolver.
    pub fn resolver(mut self, look_up: Arc<Resolve>) -> Self {
        self.transport.look_up = Some(look_up);
        self
    }

    /// Checks the settings and makes the client, without any I/O: it connects at the first call.
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
            // A token does not travel in the clear unless the caller says so.
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
        // Holds the place, so that a copy need not grow to take it.
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
    fn proxies_of_the_environment_do_not_stand_before_this_machine() {
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
