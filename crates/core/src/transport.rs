//! One HTTP exchange: a pooled connection, one request, one response, no policy.

use crate::connect::{Connector, LookUp, NameLookupError, proxy_password};
use crate::error::{Error, causes};
use crate::phase::{Phase, PhaseCell, enter};
use crate::tls::{self, TlsSettings};
use bytes::Bytes;
use http::uri::{Authority, Scheme};
use http::{HeaderValue, StatusCode, Uri, header};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper_util::client::legacy;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};
use std::time::{Duration, Instant};

/// Idle connections are dropped before the front ends, proxies and NATs between here and the service drop them.
const IDLE_TIMEOUT: Duration = Duration::from_secs(50);

/// After this long without a call, connections are looked at before one is used: the server may have closed it.
const UNWATCHED: Duration = Duration::from_millis(1);

/// How large a response may be, unless the client says otherwise: twice a full page of tasks.
const MAX_RESPONSE_BYTES: usize = 64 << 20;

/// How connections are made.
#[derive(Clone)]
pub(crate) struct TransportSettings {
    pub tls: TlsSettings,
    pub proxy: ProxySetting,
    pub connect_timeout: Option<Duration>,
    pub look_up: Option<Arc<LookUp>>,
    pub max_response_bytes: usize,
}

#[derive(Clone, Default)]
pub(crate) enum ProxySetting {
    /// HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
    #[default]
    Environment,
    Direct,
    Through(Arc<Matcher>),
}

impl Default for TransportSettings {
    fn default() -> Self {
        TransportSettings {
            tls: TlsSettings::default(),
            proxy: ProxySetting::default(),
            connect_timeout: None,
            look_up: None,
            max_response_bytes: MAX_RESPONSE_BYTES,
        }
    }
}

/// Whether an address leads to this machine, where no proxy of the environment stands before it.
pub(crate) fn is_loopback(address: &Uri) -> bool {
    match address.host() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}

impl TransportSettings {
    /// The server at this address, if connections to it are plain TCP, as any other client would make them.
    fn plain_server<'a>(&self, base: &'a Uri) -> Option<&'a Authority> {
        let is_direct = match &self.proxy {
            ProxySetting::Environment => Matcher::from_env().intercept(base).is_none(),
            ProxySetting::Direct => true,
            ProxySetting::Through(proxies) => proxies.intercept(base).is_none(),
        };
        let is_plain = base.scheme() == Some(&Scheme::HTTP) && self.connect_timeout.is_none() && self.look_up.is_none();
        base.authority().filter(|_| is_direct && is_plain)
    }
}

pub(crate) type Request = http::Request<Full<Bytes>>;

/// A connection pool. It belongs to one runtime in one process and is made at the first request.
pub(crate) struct Transport {
    settings: Arc<TransportSettings>,
    shared: Option<SharedConnections>,
    pool: RwLock<Pool>,
    made: Instant,
    /// Microseconds from `made` to the last use.
    last_used: AtomicU64,
}

enum Pool {
    Unmade,
    Open(Arc<OpenPool>),
    Closed,
}

/// hyper's own pool, and not the client of reqwest over it: of the 59,000 instructions of an attempt that took 21,000 to
/// parse the URL twice more, and copied the headers twice.
struct OpenPool {
    client: legacy::Client<Connector, Full<Bytes>>,
    proxies: Option<Arc<Matcher>>,
}

/// Plain HTTP connections that the clients of one runtime share; see [`Client::with_shared_transport`](crate::Client).
///
/// HTTP/1.1 takes a connection for each call under way, of 28 KB: a further client of eight threads had 320 KB of them.
/// Over TLS one connection carries all calls of a client, and servers limit how many at once: it is not shared.
#[derive(Clone, Default)]
pub struct SharedPool(Arc<Mutex<HashMap<Authority, Weak<OpenPool>>>>);

/// The part of a shared pool that leads to one server.
pub(crate) struct SharedConnections {
    pool: SharedPool,
    server: Authority,
}

impl SharedPool {
    /// What a client with these settings shares, if it may.
    pub(crate) fn part(&self, settings: &TransportSettings, base: &Uri) -> Option<SharedConnections> {
        let server = settings.plain_server(base)?.clone();
        Some(SharedConnections { pool: self.clone(), server })
    }
}

impl SharedConnections {
    /// Those that are open, which close with the last client of the server, or new ones.
    fn open(&self) -> Result<Arc<OpenPool>, Error> {
        let mut pools = self.pool.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = pools.get(&self.server).and_then(Weak::upgrade) {
            return Ok(open);
        }
        let settings = TransportSettings { proxy: ProxySetting::Direct, ..TransportSettings::default() };
        let open = Arc::new(OpenPool::new(&settings)?);
        pools.retain(|_, pool| pool.strong_count() > 0);
        pools.insert(self.server.clone(), Arc::downgrade(&open));
        Ok(open)
    }
}

/// A response with its whole body.
pub(crate) struct Response {
    pub status: StatusCode,
    /// Where a redirect leads.
    pub location: Option<HeaderValue>,
    pub body: Bytes,
}

impl Transport {
    /// With its own connections, or with shared ones.
    pub fn new(settings: Arc<TransportSettings>, shared: Option<SharedConnections>) -> Self {
        let pool = RwLock::new(Pool::Unmade);
        Transport { settings, shared, pool, made: Instant::now(), last_used: AtomicU64::new(0) }
    }

    /// Drops the idle connections; exchanges under way end as they would have.
    pub fn close(&self) {
        *self.pool.write().unwrap_or_else(PoisonError::into_inner) = Pool::Closed;
    }

    pub fn is_closed(&self) -> bool {
        matches!(*self.pool.read().unwrap_or_else(PoisonError::into_inner), Pool::Closed)
    }

    fn open(&self) -> Result<Arc<OpenPool>, Error> {
        match &*self.pool.read().unwrap_or_else(PoisonError::into_inner) {
            Pool::Open(pool) => return Ok(pool.clone()),
            Pool::Closed => return Err(Error::closed()),
            Pool::Unmade => {}
        }
        let mut pool = self.pool.write().unwrap_or_else(PoisonError::into_inner);
        if let Pool::Unmade = *pool {
            *pool = Pool::Open(match &self.shared {
                Some(shared) => shared.open()?,
                None => Arc::new(OpenPool::new(&self.settings)?),
            });
        }
        match &*pool {
            Pool::Open(pool) => Ok(pool.clone()),
            _ => Err(Error::closed()),
        }
    }

    /// Sends a request and reads the response. What surely never left is sent once more on a fresh connection.
    pub async fn exchange(&self, request: impl Fn() -> Request) -> Result<Response, Error> {
        let pool = self.open()?;
        self.watch_idle_connections().await;
        enter(Phase::Response);
        let sent = match pool.send(request()).await {
            Err(error) if never_left(&error) => pool.send(request()).await,
            sent => sent,
        };
        let (mut head, body) = sent.map_err(|error| unanswered(&error))?.into_parts();
        enter(Phase::Body);
        let body = read(body, self.settings.max_response_bytes).await?;
        self.last_used.store(self.made.elapsed().as_micros() as u64, Relaxed);
        Ok(Response { status: head.status, location: head.headers.remove(header::LOCATION), body })
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

/// The whole of a body, if it is no larger than `most`.
async fn read(mut body: Incoming, most: usize) -> Result<Bytes, Error> {
    let expected = body.size_hint().exact();
    if expected.is_some_and(|length| length > most as u64) {
        return Err(Error::too_large(most));
    }
    let mut first = Bytes::new();
    let mut whole = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| Error::transport(causes(&error), Phase::Body, true))?;
        let Ok(data) = frame.into_data() else { continue };
        if first.len() + whole.len() + data.len() > most {
            return Err(Error::too_large(most));
        }
        // Most bodies come in one piece, which is not copied then.
        if first.is_empty() && whole.is_empty() {
            first = data;
            continue;
        }
        if whole.is_empty() {
            whole.reserve_exact(expected.unwrap_or_default() as usize);
            whole.extend_from_slice(&std::mem::take(&mut first));
        }
        whole.extend_from_slice(&data);
    }
    Ok(if whole.is_empty() { first } else { whole.into() })
}

impl OpenPool {
    fn new(settings: &TransportSettings) -> Result<Self, Error> {
        let proxies = match &settings.proxy {
            ProxySetting::Environment => Some(Arc::new(Matcher::from_env())),
            ProxySetting::Direct => None,
            ProxySetting::Through(proxies) => Some(proxies.clone()),
        };
        let tls = tls::configuration(&settings.tls)?;
        let connector = Connector::new(settings.look_up.clone(), tls, proxies.clone(), settings.connect_timeout);
        let client = legacy::Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .build(connector);
        Ok(OpenPool { client, proxies })
    }

    /// No `async fn`: its body would be compiled again, hyper's client with it, in each crate that awaits it.
    fn send(&self, mut request: Request) -> legacy::ResponseFuture {
        if let Some(proxies) = &self.proxies
            && let Some(password) = proxy_password(proxies, request.uri())
        {
            request.headers_mut().insert(header::PROXY_AUTHORIZATION, password);
        }
        self.client.request(request)
    }
}

/// The first cause of this type.
fn cause<'a, E: std::error::Error + 'static>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a E> {
    std::iter::successors(Some(error), |error| error.source()).find_map(|error| error.downcast_ref())
}

/// Whether no byte of the request was written, or the server said that it did not look at it.
fn never_left(error: &legacy::Error) -> bool {
    error.is_connect() || cause::<hyper::Error>(error).is_some_and(hyper::Error::is_canceled) || was_refused(error)
}

/// HTTP/2: the stream was refused, or began after the server's last one.
fn was_refused(error: &legacy::Error) -> bool {
    cause::<h2::Error>(error).is_some_and(|error| {
        let reason = error.reason();
        let refused = error.is_reset() && reason == Some(h2::Reason::REFUSED_STREAM);
        let going_away = error.is_go_away() && reason == Some(h2::Reason::NO_ERROR);
        error.is_remote() && (refused || going_away)
    })
}

fn unanswered(error: &legacy::Error) -> Error {
    if !never_left(error) {
        return Error::transport(causes(error), Phase::Response, true);
    }
    let phase = match PhaseCell::current().map(|cell| cell.get()) {
        _ if cause::<NameLookupError>(error).is_some() => Phase::NameLookup,
        Some(Phase::Tls) => Phase::Tls,
        _ => Phase::Connect,
    };
    let mut text = causes(error);
    if speaks_no_tls(error) {
        text.push_str("; the server speaks no TLS: if that is meant, begin the endpoint with http://");
    }
    Error::transport(text, phase, false)
}

/// Whether the server answered the handshake with what is no TLS.
fn speaks_no_tls(error: &legacy::Error) -> bool {
    // What an I/O error wraps, be it another one, is not among its causes.
    let wrapped = std::iter::successors(cause::<io::Error>(error), |error| error.get_ref()?.downcast_ref());
    let refusal = wrapped.last().and_then(io::Error::get_ref).and_then(|error| error.downcast_ref::<rustls::Error>());
    matches!(refusal, Some(rustls::Error::InvalidMessage(_)))
}
