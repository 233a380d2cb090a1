//! The connections of a client on one runtime: hyper's pool for HTTP/1.1, ours for HTTP/2 (`http2`).

use super::connect::{BoxError, BoxFuture, Connector, Stream, proxy_password};
use super::failure::Failure;
use super::http2::{Http2Body, Route, Server};
use super::settings::{ProxySetting, Request, TransportSettings};
use super::tls;
use crate::error::Error;
use bytes::Bytes;
use http::uri::{Authority, Scheme};
use http::{Response, Uri, header};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body as _, Incoming};
use hyper_util::client::legacy;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::runtime;
use tokio::sync::oneshot;
use tower_service::Service;

/// Idle connections are dropped before the front ends, proxies and NATs between here and the service drop them.
const IDLE_TIMEOUT: Duration = Duration::from_secs(50);

/// A connection that was handed over is used at once or dropped: later, the server may have closed it.
const HANDED_OVER_FOR: Duration = Duration::from_secs(1);

/// Connections that belong to one runtime.
pub(super) struct OpenPool {
    /// For plain HTTP, and for servers over TLS without HTTP/2.
    pooled: legacy::Client<PooledConnector, Full<Bytes>>,
    /// For servers over TLS with HTTP/2. hyper's pool opens a connection for each call until it knows that the server speaks
    /// HTTP/2, and then never a second one.
    secure: Mutex<Vec<(Authority, Arc<Server>)>>,
    connector: Connector,
    handed_over: HandedOver,
    max_connections: usize,
    proxies: Option<Arc<Matcher>>,
    /// Closed as soon as the runtime of these connections is gone.
    runtime: oneshot::Sender<()>,
}

/// HTTP/1.1 connections that `http2` has dialed, on their way into hyper's pool.
type HandedOver = Arc<Mutex<Vec<(Authority, Instant, Stream)>>>;

impl OpenPool {
    /// On the current runtime.
    pub fn new(settings: &TransportSettings, tls: &ClientConfig) -> Self {
        let proxies = match &settings.proxy {
            ProxySetting::Environment => Some(Arc::new(Matcher::from_env())),
            ProxySetting::Direct => None,
            ProxySetting::Through(proxies) => Some(proxies.clone()),
        };
        let (look_up, tls) = (settings.look_up.clone(), tls.clone());
        let connector = Connector::new(look_up, tls, proxies.clone(), settings.connect_timeout);
        let handed_over = HandedOver::default();
        let pooled = legacy::Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .build(PooledConnector { connector: connector.without_http2(), handed_over: handed_over.clone() });
        let (runtime, closed) = oneshot::channel::<()>();
        tokio::spawn(closed);
        let (secure, max_connections) = (Mutex::default(), settings.max_connections);
        OpenPool { pooled, secure, connector, handed_over, max_connections, proxies, runtime }
    }

    /// Whether its runtime still exists.
    pub fn is_alive(&self) -> bool {
        !self.runtime.is_closed()
    }

    /// Over HTTP/1.1 without TLS. It is not an `async fn`: each crate that awaits one compiles its body again, here with
    /// hyper's client.
    pub fn send_plain(&self, mut request: Request) -> legacy::ResponseFuture {
        if let Some(proxies) = &self.proxies
            && let Some(password) = proxy_password(proxies, request.uri())
        {
            request.headers_mut().insert(header::PROXY_AUTHORIZATION, password);
        }
        self.pooled.request(request.map(Full::new))
    }

    /// Over TLS, with HTTP/2 if the server speaks it.
    pub fn send_secure(self: Arc<Self>, request: Request) -> BoxFuture<Response<Body>, Failure> {
        Box::pin(async move {
            let server = self.server(request.uri());
            let handed_over = match server.route().await? {
                Route::Http2(lease) => return Ok(lease.send(request).await?.map(Body::Http2)),
                Route::Http1(stream) => stream,
            };
            if let (Some(stream), Some(authority)) = (handed_over, request.uri().authority()) {
                let mut streams = self.handed_over.lock().unwrap_or_else(PoisonError::into_inner);
                streams.push((authority.clone(), Instant::now(), stream));
            }
            let sent = self.pooled.request(request.map(Full::new)).await;
            if sent.as_ref().is_err_and(legacy::Error::is_connect) {
                server.forget_protocol();
            }
            sent.map(|response| response.map(Body::Http1)).map_err(Failure::Pooled)
        })
    }

    fn server(&self, target: &Uri) -> Arc<Server> {
        let mut servers = self.secure.lock().unwrap_or_else(PoisonError::into_inner);
        let known = servers.iter().find(|(authority, _)| target.authority() == Some(authority));
        if let Some((_, server)) = known {
            return server.clone();
        }
        let server = Server::new(target.clone(), self.connector.clone(), self.max_connections, IDLE_TIMEOUT);
        if let Some(authority) = target.authority() {
            servers.push((authority.clone(), server.clone()));
        }
        server
    }
}

/// Connects for hyper's pool.
#[derive(Clone)]
struct PooledConnector {
    connector: Connector,
    handed_over: HandedOver,
}

impl Service<Uri> for PooledConnector {
    type Response = Stream;
    type Error = BoxError;
    type Future = BoxFuture<Stream, BoxError>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.connector.poll_ready(context)
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        if target.scheme() == Some(&Scheme::HTTPS) {
            let mut streams = self.handed_over.lock().unwrap_or_else(PoisonError::into_inner);
            streams.retain(|(_, since, _)| since.elapsed() < HANDED_OVER_FOR);
            if let Some(at) = streams.iter().position(|(authority, ..)| target.authority() == Some(authority)) {
                let (_, _, stream) = streams.swap_remove(at);
                return Box::pin(std::future::ready(Ok(stream)));
            }
        }
        self.connector.call(target)
    }
}

/// The body of a response.
pub(super) enum Body {
    Http1(Incoming),
    Http2(Http2Body),
}

impl Body {
    /// The length in bytes, if the head of the response says it.
    pub fn length(&self) -> Option<u64> {
        match self {
            Body::Http1(body) => body.size_hint().exact(),
            Body::Http2(body) => body.length(),
        }
    }

    /// The next piece.
    pub async fn data(&mut self) -> Option<Result<Bytes, BoxError>> {
        match self {
            Body::Http1(body) => loop {
                match body.frame().await?.map(hyper::body::Frame::into_data) {
                    Ok(Ok(data)) => return Some(Ok(data)),
                    Ok(Err(_trailers)) => continue,
                    Err(error) => return Some(Err(error.into())),
                }
            },
            Body::Http2(body) => body.data().await.map(|data| data.map_err(BoxError::from)),
        }
    }
}

/// Plain HTTP connections that the clients of one runtime share; see [`Client::with_shared_transport`](crate::Client).
///
/// HTTP/1.1 takes a connection of 28 KB for each call under way, so without sharing each further client of eight threads
/// takes 320 KB. Connections over TLS are not shared: HTTP/2 carries many calls on one, and servers limit how many.
#[derive(Clone, Default)]
pub struct SharedPool(Arc<Mutex<SharedPools>>);

/// By server and runtime.
type SharedPools = HashMap<(Authority, runtime::Id), Weak<OpenPool>>;

/// The part of a shared pool that leads to one server.
pub(crate) struct SharedConnections {
    pool: SharedPool,
    server: Authority,
}

impl SharedPool {
    /// The connections that a client with these settings shares, if it can share any.
    pub(crate) fn part(&self, settings: &TransportSettings, base: &Uri) -> Option<SharedConnections> {
        let server = settings.plain_server(base)?.clone();
        Some(SharedConnections { pool: self.clone(), server })
    }
}

impl SharedConnections {
    /// The open connections, or new ones. They close with the last client of the server.
    pub(super) fn open(&self, runtime: runtime::Id) -> Result<Arc<OpenPool>, Error> {
        let key = (self.server.clone(), runtime);
        let mut pools = self.pool.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = pools.get(&key).and_then(Weak::upgrade) {
            return Ok(open);
        }
        let settings = TransportSettings { proxy: ProxySetting::Direct, ..TransportSettings::default() };
        let open = Arc::new(OpenPool::new(&settings, &tls::configuration(&settings.tls)?));
        pools.retain(|_, pool| pool.strong_count() > 0);
        pools.insert(key, Arc::downgrade(&open));
        Ok(open)
    }
}
