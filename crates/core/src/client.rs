//! The call path: prepare a request, send it under one deadline, decode the answer.

use crate::code::Code;
use crate::config::Config;
use crate::credentials::HeaderSource;
use crate::deduplicate::{GeneratedName, submitted_task};
use crate::error::Error;
use crate::message::{Message, ReadFields};
use crate::options::CallOptions;
use crate::panics::{Panic, catch_panic};
use crate::phase::{Phase, PhaseCell, enter};
use crate::request::PreparedRequest;
use crate::response::Response;
use crate::retry::RetryPolicy;
use crate::schema::MethodDescriptor;
use crate::transport::{Response as HttpResponse, SharedConnections, SharedPool, Transport};
use bytes::Bytes;
use http::StatusCode;
use std::future::ready;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;

/// How many times an attempt fetches a new token after the service rejected one.
const MAX_TOKEN_RENEWALS: u32 = 2;

/// A client for all versions of the API. Clones are cheap and share connections and credentials.
///
/// It can be used on any number of runtimes. Each runtime has its own connections, because a runtime's connections make no
/// progress while nothing drives it.
///
/// [`v2::CloudTasks`](crate::v2::CloudTasks) and the clients of the other versions add typed methods.
#[derive(Clone)]
pub struct Client {
    config: Arc<Config>,
    connections: Arc<Connections>,
}

/// What belongs to one runtime in one process.
struct Connections {
    transport: Transport,
    header_source: HeaderSource,
}

/// The future of a call's decoded response.
pub(crate) type ResponseFuture<R> = Pin<Box<dyn Future<Output = Result<R, Error>> + Send>>;

/// How far a call has come.
#[derive(Default)]
struct Progress {
    attempts: u32,
    /// An attempt before the current one may have been carried out.
    may_have_arrived: bool,
}

impl Client {
    pub(crate) fn new(config: Config) -> Self {
        let connections = Arc::new(Connections::new(&config, None));
        Client { config: Arc::new(config), connections }
    }

    /// A client with the same settings and credentials and its own connections: for another runtime, or for a child process
    /// after a fork. It does not touch the locks of this client.
    pub fn with_own_transport(&self) -> Self {
        Client { config: self.config.clone(), connections: Arc::new(Connections::new(&self.config, None)) }
    }

    /// A client with the same settings and credentials that shares plain HTTP connections, such as those to an emulator,
    /// with the other clients of the same server that were given this pool. All of them must be used on one runtime.
    ///
    /// A client that speaks TLS, goes through a proxy, or has its own resolver or connect timeout does not share: it has
    /// its own connections.
    pub fn with_shared_transport(&self, pool: &SharedPool) -> Self {
        let shared = pool.part(&self.config.transport, &self.config.base);
        Client { config: self.config.clone(), connections: Arc::new(Connections::new(&self.config, shared)) }
    }

    /// The address of the service: `https://cloudtasks.googleapis.com`.
    pub fn endpoint(&self) -> String {
        self.config.base.to_string().trim_end_matches('/').to_owned()
    }

    /// Closes the client and all its clones, and their idle connections. Calls in progress continue; later calls fail with
    /// [`ErrorKind::Closed`](crate::ErrorKind::Closed).
    pub fn close(&self) {
        self.connections.transport.close();
    }

    /// Whether [`close`](Self::close) was called on this client or a clone.
    pub fn is_closed(&self) -> bool {
        self.connections.transport.is_closed()
    }

    /// Validates and encodes a request, without I/O.
    ///
    /// # Errors
    /// [`ErrorKind::Request`](crate::ErrorKind::Request), with a message that names the field or option that is wrong.
    pub fn prepare(
        &self,
        method: &'static MethodDescriptor,
        request: &dyn ReadFields,
        options: &CallOptions,
    ) -> Result<PreparedRequest, Error> {
        PreparedRequest::new(&self.config, method, request, options)
    }

    /// Sends a prepared request, with retries, until a response arrives, no retry is left or the timeout passes.
    /// Dropping the future stops the call; the service may have carried it out.
    ///
    /// # Errors
    /// The error of the last attempt. [`Error::kind`] says what failed, and [`Error::may_have_arrived`] whether the
    /// service may have carried out the request.
    ///
    /// # Panics
    /// Outside of a tokio runtime.
    pub async fn send(&self, prepared: &PreparedRequest) -> Result<Response, Error> {
        let mut progress = Progress::default();
        let phase = PhaseCell::new();
        if prepared.timeout() == Some(Duration::ZERO) {
            // The first poll might already send the request.
            return Err(progress.timed_out(Duration::ZERO, phase.get(), prepared.retry()));
        }
        let deadline = prepared.timeout().and_then(|limit| Some((Instant::now().checked_add(limit)?, limit)));
        let call = catch_panic(phase.watch(self.attempts(prepared, &mut progress)));
        let ended = match prepared.timeout() {
            None => call.await,
            Some(limit) => match tokio::time::timeout(limit, call).await {
                Ok(ended) => ended,
                Err(_) => return Err(progress.timed_out(limit, phase.get(), prepared.retry())),
            },
        };
        let defect = |panic: Panic| match self.config.stub {
            // A failed assertion in a function of the stub is for the test that made it.
            Some(_) => resume_unwind(panic),
            None => Error::from_panic(&*panic).in_phase(phase.get()).with_attempts(progress.attempts),
        };
        let limit = prepared.response_limit();
        Ok(Response { body: ended.map_err(defect)??, attempts: progress.attempts, limit, deadline })
    }

    /// Calls a method: [`prepare`](Self::prepare), [`send`](Self::send) and decode.
    ///
    /// # Errors
    /// Those of `prepare`, `send` and [`Response::decode`].
    pub async fn call<Q: Message, R: Message>(
        &self,
        method: &'static MethodDescriptor,
        request: &Q,
        options: &CallOptions,
    ) -> Result<R, Error> {
        self.start(method, request, options).await
    }

    /// Checks and encodes a request. The future owns what it needs, and sends the request when it is first polled.
    pub(crate) fn start<R: Message>(
        &self,
        method: &'static MethodDescriptor,
        request: &impl Message,
        options: &CallOptions,
    ) -> ResponseFuture<R> {
        if Handle::try_current().is_err() {
            return Box::pin(ready(Err(Error::without_runtime())));
        }
        let prepared = match self.prepare(method, request, options) {
            Ok(prepared) => prepared,
            Err(error) => return Box::pin(ready(Err(error))),
        };
        let client = self.clone();
        Box::pin(async move {
            let mut response = R::default();
            client.send(&prepared).await?.decode(&mut response)?;
            Ok(response)
        })
    }

    async fn attempts(&self, prepared: &PreparedRequest, progress: &mut Progress) -> Result<Bytes, Error> {
        let started = Instant::now();
        let mut backoff = prepared.retry().map(|policy| policy.backoff());
        loop {
            progress.attempts += 1;
            let outcome = match (self.attempt(prepared, progress.attempts).await, prepared.generated_name()) {
                (Err(error), Some(given)) if progress.may_have_created(&error) => {
                    self.created_task(prepared, given).await
                }
                (outcome, _) => outcome,
            };
            let error = match outcome {
                Ok(body) => return Ok(body),
                Err(error) => progress.note(error),
            };
            let (Some(backoff), Some(policy)) = (&mut backoff, prepared.retry()) else { return Err(error) };
            if !policy.retries(error.code()) {
                return Err(error);
            }
            let delay = backoff.next_delay();
            let limits = policy.time_limit().into_iter().chain(prepared.timeout());
            if let Some(limit) = limits.min().filter(|limit| started.elapsed().saturating_add(delay) > *limit) {
                return Err(Error::retries_exhausted(limit, error));
            }
            tracing::info!(
                method = prepared.method().name,
                attempt = progress.attempts,
                code = ?error.code(),
                delay_ms = delay.as_millis() as u64,
                "a call is retried",
            );
            enter(Phase::Backoff);
            tokio::time::sleep(delay).await;
        }
    }

    /// The task that an earlier attempt of this call created: as the service has it, or as it was submitted if it is gone.
    async fn created_task(&self, prepared: &PreparedRequest, given: &GeneratedName) -> Result<Bytes, Error> {
        let (method, request) = given.lookup(prepared.method().version)?;
        let lookup = self.prepare(method, &request, &CallOptions::new())?;
        match self.attempt(&lookup, 1).await {
            Err(error) if error.code() == Code::NotFound => submitted_task(prepared.body()),
            found => found,
        }
    }

    async fn attempt(&self, prepared: &PreparedRequest, number: u32) -> Result<Bytes, Error> {
        if let (Some(stub), Some(request)) = (&self.config.stub, prepared.stubbed()) {
            return stub.answer(prepared.method(), request);
        }
        let Connections { transport, header_source } = &*self.connections;
        let mut renewals = 0;
        loop {
            let started = Instant::now();
            enter(Phase::Token);
            let identity = header_source.headers().await?;
            let request = || prepared.to_http(&self.config.headers, identity.as_deref());
            let response = transport.exchange(request, prepared.response_limit()).await;
            tracing::debug!(
                method = prepared.method().name,
                status = response.as_ref().map_or(0, |response| response.status.as_u16()),
                attempt = number,
                micros = started.elapsed().as_micros() as u64,
            );
            let HttpResponse { status, location, body } = response?;
            if status.is_success() {
                return Ok(body);
            }
            let refused = identity.filter(|_| status == StatusCode::UNAUTHORIZED && renewals < MAX_TOKEN_RENEWALS);
            if !refused.is_some_and(|headers| header_source.refuse(&headers)) {
                return Err(Error::from_response(status.as_u16(), &body).redirected(location.as_ref()));
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

impl Connections {
    fn new(config: &Config, shared: Option<SharedConnections>) -> Self {
        Connections {
            transport: Transport::new(config.transport.clone(), shared),
            header_source: HeaderSource::new(&config.credentials, &config.token_transport),
        }
    }
}

impl Progress {
    /// Whether this error can come from what an earlier attempt created.
    fn may_have_created(&self, error: &Error) -> bool {
        self.may_have_arrived && error.code() == Code::AlreadyExists
    }

    fn note(&mut self, error: Error) -> Error {
        let repeated = self.may_have_created(&error);
        // A later attempt that is refused does not undo what an earlier one may have done.
        let error = error.with_attempts(self.attempts).may_have_arrived_if(self.may_have_arrived);
        self.may_have_arrived = error.may_have_arrived();
        if repeated { error.with_hint("(An earlier attempt of this call may have created it.)") } else { error }
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
