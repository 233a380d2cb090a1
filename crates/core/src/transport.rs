//! One HTTP exchange: a pooled connection, one request, one response, no policy.

use crate::connect::{LookUp, NoteConnecting, Resolver};
use crate::error::{Error, causes};
use crate::phase::{Phase, PhaseCell, enter};
use crate::tls::{self, TlsSettings};
use bytes::Bytes;
use http::StatusCode;
use std::error::Error as _;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// Idle connections are dropped before the front ends, proxies and NATs between here and the service drop them.
const IDLE_TIMEOUT: Duration = Duration::from_secs(50);

/// After this long without a call, connections are looked at before one is used: the server may have closed it.
const UNWATCHED: Duration = Duration::from_millis(1);

/// How connections are made.
#[derive(Clone, Default)]
pub(crate) struct TransportSettings {
    pub tls: TlsSettings,
    pub proxy: ProxySetting,
    pub connect_timeout: Option<Duration>,
    pub look_up: Option<Arc<LookUp>>,
}

#[derive(Clone, Default)]
pub(crate) enum ProxySetting {
    /// HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
    #[default]
    Environment,
    Direct,
    Through(Box<reqwest::Proxy>),
}

/// A connection pool. It belongs to one runtime in one process and is made at the first request.
pub(crate) struct Transport {
    settings: Arc<TransportSettings>,
    pool: RwLock<Pool>,
    made: Instant,
    /// Microseconds from `made` to the last use.
    last_used: AtomicU64,
}

enum Pool {
    Unmade,
    Open(reqwest::Client),
    Closed,
}

/// A response with its whole body.
pub(crate) struct Response {
    pub status: StatusCode,
    pub body: Bytes,
}

impl Transport {
    pub fn new(settings: Arc<TransportSettings>) -> Self {
        Transport { settings, pool: RwLock::new(Pool::Unmade), made: Instant::now(), last_used: AtomicU64::new(0) }
    }

    /// Drops the idle connections; exchanges under way end as they would have.
    pub fn close(&self) {
        *self.pool.write().unwrap_or_else(PoisonError::into_inner) = Pool::Closed;
    }

    pub fn is_closed(&self) -> bool {
        matches!(*self.pool.read().unwrap_or_else(PoisonError::into_inner), Pool::Closed)
    }

    fn client(&self) -> Result<reqwest::Client, Error> {
        match &*self.pool.read().unwrap_or_else(PoisonError::into_inner) {
            Pool::Open(client) => return Ok(client.clone()),
            Pool::Closed => return Err(Error::closed()),
            Pool::Unmade => {}
        }
        let mut pool = self.pool.write().unwrap_or_else(PoisonError::into_inner);
        if let Pool::Unmade = *pool {
            *pool = Pool::Open(build(&self.settings)?);
        }
        match &*pool {
            Pool::Open(client) => Ok(client.clone()),
            _ => Err(Error::closed()),
        }
    }

    /// Sends a request and reads the response. What surely never left is sent once more on a fresh connection.
    pub async fn exchange(&self, request: impl Fn() -> reqwest::Request) -> Result<Response, Error> {
        let client = self.client()?;
        self.watch_idle_connections().await;
        enter(Phase::Response);
        let sent = match client.execute(request()).await {
            Err(error) if never_left(&error) => client.execute(request()).await,
            sent => sent,
        };
        let response = sent.map_err(|error| broken(&error, Phase::Response))?;
        enter(Phase::Body);
        let status = response.status();
        let body = response.bytes().await.map_err(|error| broken(&error, Phase::Body))?;
        self.last_used.store(self.made.elapsed().as_micros() as u64, Relaxed);
        Ok(Response { status, body })
    }

    /// Lets the runtime hear of connections that the server closed while nobody was driving it.
    ///
    /// Without this every reuse of such a connection fails; with it none of 200 did.
    async fn watch_idle_connections(&self) {
        let last_used = Duration::from_micros(self.last_used.load(Relaxed));
        if self.made.elapsed().saturating_sub(last_used) >= UNWATCHED {
            tokio::task::yield_now().await;
        }
    }
}

fn build(settings: &TransportSettings) -> Result<reqwest::Client, Error> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .pool_idle_timeout(IDLE_TIMEOUT)
        .dns_resolver(Arc::new(Resolver(settings.look_up.clone())))
        .connector_layer(NoteConnecting)
        .tls_backend_preconfigured(tls::configuration(&settings.tls)?);
    if let Some(limit) = settings.connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    builder = match &settings.proxy {
        ProxySetting::Environment => builder,
        ProxySetting::Direct => builder.no_proxy(),
        ProxySetting::Through(proxy) => builder.no_proxy().proxy((**proxy).clone()),
    };
    builder.build().map_err(|error| Error::invalid_argument(format!("HTTP transport: {}", why(&error))))
}

/// Whether no byte of the request was written.
fn never_left(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_canceled) {
            return true;
        }
        cause = error.source();
    }
    error.is_connect()
}

fn broken(error: &reqwest::Error, phase: Phase) -> Error {
    if !never_left(error) {
        return Error::transport(why(error), phase, true);
    }
    let phase = match PhaseCell::current().map(|cell| cell.get()) {
        _ if error.is_dns() => Phase::NameLookup,
        Some(Phase::Tls) => Phase::Tls,
        _ => Phase::Connect,
    };
    Error::transport(why(error), phase, false)
}

/// What happened, without the URL that reqwest's own text has.
fn why(error: &reqwest::Error) -> String {
    causes(error.source().unwrap_or(error))
}
