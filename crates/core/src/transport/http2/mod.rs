//! The HTTP/2 connections to one server: one handshake for a burst of calls, another connection when all streams are in use.

mod streams;

use self::streams::{Asked, Grant, Granted, Stream, Streams, Wire};
use super::connect::{self, BoxError, Connector, TlsError};
use super::failure::{Broken, DialFailure, Failure};
use crate::phase::{Phase, PhaseCell, enter};
use bytes::Bytes;
use h2::client::SendRequest;
use http::{HeaderValue, Request, Uri, header};
use hyper_util::client::legacy::connect::Connection as _;
use hyper_util::rt::TokioIo;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use tokio::time::Instant;
use tower_service::Service;

/// The stream limit of a server before its SETTINGS frame arrives. It is that of Google's front end.
const ASSUMED_STREAMS: usize = 100;

/// The flow-control windows for response data, of a stream and of a connection.
const STREAM_WINDOW: u32 = 2 << 20;
const CONNECTION_WINDOW: u32 = 5 << 20;
const MAX_RESPONSE_HEAD_BYTES: u32 = 16 << 10;

/// Where a request goes.
pub(super) enum Route {
    Http2(Lease),
    /// The server speaks HTTP/1.1. The first call gets the connection on which this was negotiated.
    Http1(Option<connect::Stream>),
}

/// Connections over TLS to one server. All are used on one runtime.
pub(super) struct Server {
    target: Uri,
    connector: Connector,
    idle_timeout: Duration,
    streams: Mutex<Streams<Tls>>,
    /// What the newest dial is doing.
    dial_phase: PhaseCell,
    has_connections: AtomicBool,
    /// The stream limit that the server announced last, on any connection.
    last_limit: AtomicUsize,
}

/// HTTP/2 over TLS.
enum Tls {}

impl Wire for Tls {
    type Requests = Requests;
    type Dial = AbortHandle;
    type Http1 = connect::Stream;
    type DialFailure = DialFailure;

    fn is_open(requests: &mut Requests) -> bool {
        let ready = requests.sender.poll_ready(&mut Context::from_waker(Waker::noop()));
        matches!(ready, Poll::Ready(Ok(())))
    }

    fn abort(dial: &AbortHandle) {
        dial.abort();
    }
}

/// Sends the requests of a connection.
#[derive(Clone)]
struct Requests {
    sender: SendRequest<Bytes>,
    tls_error: TlsError,
}

/// One stream of a connection, given back when dropped.
pub(super) struct Lease {
    server: Arc<Server>,
    stream: Stream<Tls>,
}

/// A call that waits for a stream.
struct Waiting<'a> {
    server: &'a Arc<Server>,
    grant: oneshot::Receiver<Grant<Tls>>,
    has_ended: bool,
}

impl Server {
    pub fn new(target: Uri, connector: Connector, max_connections: usize, idle_timeout: Duration) -> Arc<Self> {
        Arc::new(Server {
            target,
            connector,
            idle_timeout,
            streams: Mutex::new(Streams::new(max_connections, idle_timeout)),
            dial_phase: PhaseCell::new(),
            has_connections: AtomicBool::new(false),
            last_limit: AtomicUsize::new(ASSUMED_STREAMS),
        })
    }

    /// Waits for a stream, or learns that the server speaks HTTP/1.1.
    pub async fn route(self: &Arc<Self>) -> Result<Route, Failure> {
        let waiting = {
            let mut streams = self.lock();
            match streams.ask(Instant::now()) {
                Asked::Granted(granted) => return Ok(self.route_by(granted)),
                Asked::Wait(grant) => {
                    self.serve(&mut streams);
                    Waiting { server: self, grant, has_ended: false }
                }
            }
        };
        waiting.granted().await
    }

    fn route_by(self: &Arc<Self>, granted: Granted<Tls>) -> Route {
        match granted {
            Granted::Stream(stream) => Route::Http2(Lease { server: self.clone(), stream }),
            Granted::Http1(connection) => Route::Http1(connection),
        }
    }

    /// Called when HTTP/1.1 connections fail: the next call negotiates the protocol again.
    pub fn forget_protocol(&self) {
        self.lock().forget_protocol();
    }

    fn lock(&self) -> MutexGuard<'_, Streams<Tls>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives free streams to the calls that wait longest, and dials if these are not enough.
    fn serve(self: &Arc<Self>, streams: &mut Streams<Tls>) {
        streams.serve(Instant::now(), |id| self.dial(id));
        self.has_connections.store(streams.has_connections(), Relaxed);
    }

    fn dial(self: &Arc<Self>, id: u64) -> AbortHandle {
        let (server, mut connector) = (Arc::downgrade(self), self.connector.clone());
        self.dial_phase.set(Phase::Connect);
        let dialing = self.dial_phase.watch({
            let target = self.target.clone();
            async move {
                let dialed = connector.call(target).await;
                if let Some(server) = server.upgrade() {
                    server.dialed(id, dialed).await;
                }
            }
        });
        tokio::spawn(dialing).abort_handle()
    }

    async fn dialed(self: Arc<Self>, id: u64, dialed: Result<connect::Stream, BoxError>) {
        let stream = match dialed {
            Err(error) => return self.dial_failed(id, DialFailure::new(error, self.dial_phase.get())),
            Ok(stream) => stream,
        };
        if !stream.connected().is_negotiated_h2() {
            return self.lock().found_http1(id, stream);
        }
        let tls_error = stream.tls_error();
        let handshake = h2::client::Builder::new()
            .initial_max_send_streams(self.last_limit.load(Relaxed))
            .initial_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_header_list_size(MAX_RESPONSE_HEAD_BYTES)
            .enable_push(false)
            .handshake(TokioIo::new(stream));
        match handshake.await {
            Err(error) => self.dial_failed(id, DialFailure::new(error.into(), Phase::Connect)),
            Ok((sender, connection)) => self.opened(id, Requests { sender, tls_error }, connection),
        }
    }

    fn opened(
        self: &Arc<Self>,
        id: u64,
        requests: Requests,
        connection: h2::client::Connection<TokioIo<connect::Stream>, Bytes>,
    ) {
        let limit = Arc::new(AtomicUsize::new(connection.max_concurrent_send_streams()));
        let mut streams = self.lock();
        let is_first = !streams.has_connections();
        if !streams.opened(id, requests, limit.clone(), Instant::now()) {
            return;
        }
        tokio::spawn(drive(connection, Arc::downgrade(self), id, limit));
        if is_first {
            tokio::spawn(trim(Arc::downgrade(self), self.idle_timeout));
        }
        self.serve(&mut streams);
    }

    fn dial_failed(self: &Arc<Self>, id: u64, failure: DialFailure) {
        let Some(pause_ends) = self.lock().dial_failed(id, failure, Instant::now()) else { return };
        let server = Arc::downgrade(self);
        tokio::spawn(async move {
            tokio::time::sleep_until(pause_ends).await;
            if let Some(server) = server.upgrade() {
                server.serve(&mut server.lock());
            }
        });
    }

    /// The connection is closed.
    fn closed(self: &Arc<Self>, id: u64) {
        let mut streams = self.lock();
        streams.closed(id);
        self.serve(&mut streams);
    }
}

/// Reads and writes for the streams of a connection until it is closed.
async fn drive(
    mut connection: h2::client::Connection<TokioIo<connect::Stream>, Bytes>,
    server: Weak<Server>,
    id: u64,
    limit: Arc<AtomicUsize>,
) {
    let ended = poll_fn(|context| {
        let polled = Pin::new(&mut connection).poll(context);
        let told = connection.max_concurrent_send_streams();
        let known = limit.swap(told, Relaxed);
        if known != told
            && let Some(server) = server.upgrade()
        {
            server.last_limit.store(told.clamp(1, ASSUMED_STREAMS), Relaxed);
            server.serve(&mut server.lock());
        }
        polled
    });
    // Its streams have failed with the same error.
    let _ = ended.await;
    if let Some(server) = server.upgrade() {
        server.closed(id);
    }
}

/// Closes connections that are not needed, once in each period, as long as there are any.
async fn trim(server: Weak<Server>, period: Duration) {
    loop {
        tokio::time::sleep(period).await;
        let Some(server) = server.upgrade() else { return };
        let mut streams = server.lock();
        streams.trim();
        server.serve(&mut streams);
        if !streams.has_connections() {
            return;
        }
    }
}

impl Waiting<'_> {
    async fn granted(mut self) -> Result<Route, Failure> {
        let granted = poll_fn(|context| {
            let is_dialing = !self.server.has_connections.load(Relaxed);
            enter(if is_dialing { self.server.dial_phase.get() } else { Phase::Stream });
            Pin::new(&mut self.grant).poll(context)
        });
        let granted = granted.await;
        self.has_ended = true;
        match granted {
            Ok(Ok(granted)) => Ok(self.server.route_by(granted)),
            Ok(Err(failure)) => Err(Failure::Dial(failure)),
            // A grant is always sent before it is dropped.
            Err(_) => Err(Failure::Dial(Arc::new(DialFailure::new("the dial was given up".into(), Phase::Connect)))),
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if self.has_ended {
            return;
        }
        self.grant.close();
        let mut streams = self.server.lock();
        streams.give_up(&mut self.grant, Instant::now());
        self.server.serve(&mut streams);
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut streams = self.server.lock();
        if streams.give_back(self.stream.id, Instant::now()) {
            self.server.serve(&mut streams);
        }
    }
}

impl Lease {
    /// Sends a request and waits for the head of the response. The stream is in use until the body is dropped.
    pub async fn send(mut self, request: Request<Bytes>) -> Result<http::Response<Http2Body>, Failure> {
        let (mut head, body) = request.into_parts();
        if !body.is_empty() {
            head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        let sent = self.stream.requests.sender.send_request(Request::from_parts(head, ()), body.is_empty());
        let broken = |error| Broken::new(error, self.stream.requests.tls_error.get());
        let (response, mut stream) = sent.map_err(|error| Failure::Unsent(broken(error)))?;
        if !body.is_empty() {
            // h2 buffers what exceeds the flow-control windows. An error here is also the error of the response.
            let _ = stream.send_data(body, true);
        }
        let response = response.await.map_err(|error| Failure::Http2(broken(error)))?;
        let length =
            response.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        Ok(response.map(|data| Http2Body { data, length, _lease: self }))
    }
}

/// The body of a response.
pub(super) struct Http2Body {
    data: h2::RecvStream,
    length: Option<u64>,
    _lease: Lease,
}

impl Http2Body {
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next piece.
    pub async fn data(&mut self) -> Option<Result<Bytes, h2::Error>> {
        let data = self.data.data().await?;
        Some(data.and_then(|data| self.data.flow_control().release_capacity(data.len()).map(|()| data)))
    }
}
