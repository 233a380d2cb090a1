//! The call path: prepare a request, send it under one deadline, decode the answer.

use crate::builder::{self, ClientBuilder};
use crate::code::Code;
use crate::credentials::{Credentials, HeaderSource};
use crate::error::Error;
use crate::message::json::{Unknown, from_json};
use crate::message::{Message, ReadFields};
use crate::options::CallOptions;
use crate::phase::{Phase, PhaseCell, enter};
use crate::retry::RetryPolicy;
use crate::routing;
use crate::schema::{CallDefaults, MethodDescriptor, Verb};
use crate::transport::{Response, Transport, TransportSettings};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};
use reqwest::Url;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The timeout that most methods have where nobody names one.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(20);

/// How often a token that the service refused is fetched anew in one attempt.
const MOST_RENEWALS: u32 = 2;

/// A client for all versions of the API. Cheap to clone; the clones share connections and credentials.
///
/// [`v2::CloudTasks`](crate::v2::CloudTasks) and its siblings put typed methods over it.
#[derive(Clone)]
pub struct Client {
    config: Arc<Config>,
    connections: Arc<Connections>,
}

/// What never changes after the client is made.
pub(crate) struct Config {
    pub base: Url,
    pub headers: HeaderMap,
    pub credentials: Credentials,
    pub defaults: CallOptions,
    pub method_defaults: HashMap<String, CallOptions>,
    pub transport: Arc<TransportSettings>,
}

/// What belongs to one runtime in one process.
struct Connections {
    transport: Transport,
    header_source: HeaderSource,
}

/// A request that is checked and encoded, ready to be sent any number of times.
pub struct Prepared {
    method: &'static MethodDescriptor,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
    timeout: Option<Duration>,
    retry: Option<RetryPolicy>,
}

/// How far a call has come.
#[derive(Default)]
struct Progress {
    attempts: u32,
    /// An attempt before the current one may have been carried out.
    may_have_arrived: bool,
}

impl Client {
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    pub(crate) fn from_config(config: Config) -> Self {
        let connections = Arc::new(Connections::new(&config));
        Client { config: Arc::new(config), connections }
    }

    /// A client with the same settings and credentials but its own connections: for another runtime, or for a child
    /// process after fork. It touches no lock of the one it was made from.
    pub fn with_own_transport(&self) -> Self {
        Client { config: self.config.clone(), connections: Arc::new(Connections::new(&self.config)) }
    }

    /// The address that calls go to: `https://cloudtasks.googleapis.com`.
    pub fn endpoint(&self) -> &str {
        self.config.base.as_str().trim_end_matches('/')
    }

    /// Closes the idle connections. Calls under way end as they would have; later ones fail with
    /// [`ErrorKind::Closed`](crate::ErrorKind::Closed). All clones are closed.
    pub fn close(&self) {
        self.connections.transport.close();
    }

    pub fn is_closed(&self) -> bool {
        self.connections.transport.is_closed()
    }

    /// Checks and encodes a request, without I/O.
    pub fn prepare(
        &self,
        method: &'static MethodDescriptor,
        request: &dyn ReadFields,
        options: &CallOptions,
    ) -> Result<Prepared, Error> {
        let options = options.over(self.config.method_defaults.get(method.name).unwrap_or(&self.config.defaults));
        let parts = routing::build(method, request)?;
        let url = self.config.base.join(&parts.target);
        let mut headers = self.config.headers.clone();
        let routing = HeaderValue::from_str(&parts.routing);
        headers.insert("x-goog-request-params", routing.map_err(|error| Error::invalid_argument(error.to_string()))?);
        for (name, value) in &options.headers {
            builder::insert(&mut headers, name, value)?;
        }
        let (timeout, retry) = table_defaults(method.defaults);
        Ok(Prepared {
            method,
            url: url.map_err(|error| Error::invalid_argument(format!("{}: {error}", parts.target)))?,
            headers,
            body: parts.body.into(),
            timeout: options.timeout.value_or(timeout),
            retry: options.retry.value_or(retry),
        })
    }

    /// Sends a prepared request and gives the body of the response, which is JSON of the method's response type.
    pub async fn send(&self, prepared: &Prepared) -> Result<Bytes, Error> {
        let mut progress = Progress::default();
        let phase = PhaseCell::new();
        let call = phase.watch(self.attempts(prepared, &mut progress));
        let Some(limit) = prepared.timeout else { return call.await };
        match tokio::time::timeout(limit, call).await {
            Ok(result) => result,
            Err(_) => Err(progress.timed_out(limit, phase.get(), prepared.retry)),
        }
    }

    /// Calls a method: [`prepare`](Self::prepare), [`send`](Self::send) and decode.
    pub async fn call<Q: Message, R: Message>(
        &self,
        method: &'static MethodDescriptor,
        request: &Q,
        options: &CallOptions,
    ) -> Result<R, Error> {
        let prepared = self.prepare(method, request, options)?;
        decode(&self.send(&prepared).await?)
    }

    async fn attempts(&self, prepared: &Prepared, progress: &mut Progress) -> Result<Bytes, Error> {
        let started = Instant::now();
        let mut backoff = prepared.retry.map(|policy| policy.backoff());
        loop {
            progress.attempts += 1;
            let error = match self.attempt(prepared).await {
                Ok(body) => return Ok(body),
                Err(error) => progress.note(error),
            };
            let (Some(backoff), Some(policy)) = (&mut backoff, prepared.retry) else { return Err(error) };
            if !policy.retries(error.code()) {
                return Err(error);
            }
            let delay = backoff.next_delay();
            let limits = policy.time_limit().into_iter().chain(prepared.timeout);
            if let Some(limit) = limits.min().filter(|limit| started.elapsed() + delay > *limit) {
                return Err(Error::retries_exhausted(limit, error));
            }
            enter(Phase::Backoff);
            tokio::time::sleep(delay).await;
        }
    }

    async fn attempt(&self, prepared: &Prepared) -> Result<Bytes, Error> {
        let Connections { transport, header_source } = &*self.connections;
        let mut renewals = 0;
        loop {
            let started = Instant::now();
            enter(Phase::Token);
            let identity = header_source.headers().await?;
            let response = transport.exchange(|| prepared.to_http(identity.as_deref())).await;
            tracing::debug!(
                method = prepared.method.name,
                status = response.as_ref().map_or(0, |response| response.status.as_u16()),
                micros = started.elapsed().as_micros() as u64,
            );
            let Response { status, body } = response?;
            if status.is_success() {
                return Ok(body);
            }
            let refused = identity.filter(|_| status == StatusCode::UNAUTHORIZED && renewals < MOST_RENEWALS);
            if !refused.is_some_and(|headers| header_source.refuse(&headers)) {
                return Err(Error::from_response(status.as_u16(), &body));
            }
            renewals += 1;
        }
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = f.debug_struct("Client");
        out.field("endpoint", &self.endpoint()).field("credentials", &self.config.credentials).finish()
    }
}

/// Reads a response body into a typed message. Fields that the table does not know are skipped.
pub(crate) fn decode<R: Message>(body: &[u8]) -> Result<R, Error> {
    let mut response = R::default();
    if !body.is_empty() {
        from_json(body, &mut response, Unknown::Ignore).map_err(|error| Error::unreadable(200, error))?;
    }
    Ok(response)
}

fn table_defaults(defaults: CallDefaults) -> (Option<Duration>, Option<RetryPolicy>) {
    match defaults {
        CallDefaults::Retried => (Some(DEFAULT_TIMEOUT), Some(RetryPolicy::default())),
        CallDefaults::Once => (Some(DEFAULT_TIMEOUT), None),
        CallDefaults::Untimed => (None, None),
    }
}

impl Connections {
    fn new(config: &Config) -> Self {
        Connections {
            transport: Transport::new(config.transport.clone()),
            header_source: HeaderSource::new(&config.credentials, &config.transport),
        }
    }
}

impl Prepared {
    pub fn method(&self) -> &'static MethodDescriptor {
        self.method
    }

    /// The address with path and query.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The headers, without credentials.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The JSON body; empty where the method has none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The bound on the whole call, if there is one.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    fn to_http(&self, identity: Option<&HeaderMap>) -> reqwest::Request {
        let verb = match self.method.verb {
            Verb::Get => reqwest::Method::GET,
            Verb::Post => reqwest::Method::POST,
            Verb::Patch => reqwest::Method::PATCH,
            Verb::Delete => reqwest::Method::DELETE,
        };
        let mut request = reqwest::Request::new(verb, self.url.clone());
        *request.headers_mut() = self.headers.clone();
        for (name, value) in identity.into_iter().flatten() {
            request.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
        if !self.body.is_empty() {
            *request.body_mut() = Some(self.body.clone().into());
        }
        request
    }
}

impl Progress {
    fn note(&mut self, error: Error) -> Error {
        let repeated = self.may_have_arrived && error.code() == Code::AlreadyExists;
        self.may_have_arrived |= error.may_have_arrived();
        let error = error.with_attempts(self.attempts);
        if repeated { error.with_hint("(An earlier attempt of this call may have made it.)") } else { error }
    }

    fn timed_out(&self, limit: Duration, phase: Phase, retry: Option<RetryPolicy>) -> Error {
        let may_have_arrived = self.may_have_arrived || phase.is_after_sending();
        let error = Error::timeout(limit, phase, may_have_arrived).with_attempts(self.attempts);
        match retry.and_then(|policy| policy.time_limit()) {
            Some(retried_for) if retried_for <= limit => Error::retries_exhausted(retried_for, error),
            _ => error,
        }
    }
}
