//! The HTTP/2 connections to one server: one handshake for a burst of calls, another connection when all streams are in use.

use super::connect::{BoxError, Connector, Stream, TlsError};
use super::failure::{Broken, DialFailure, Failure};
use crate::phase::{Phase, PhaseCell, enter};
use bytes::Bytes;
use h2::client::SendRequest;
use http::{HeaderValue, Request, Uri, header};
use hyper_util::client::legacy::connect::Connection as _;
use hyper_util::rt::TokioIo;
use std::cmp::Reverse;
use std::collections::VecDeque;
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

/// How many streams a server takes before its settings say otherwise. Google's front end takes as many.
const ASSUMED_STREAMS: usize = 100;

/// After a failed attempt to open a further connection, calls wait this long for the streams that there are.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(1);

/// A further connection that nobody waits for any more is given up if it takes longer than this.
const LONGEST_UNNEEDED_DIAL: Duration = Duration::from_secs(5);

/// Response data that may be under way in one stream, and in all streams of a connection.
const STREAM_WINDOW: u32 = 2 << 20;
const CONNECTION_WINDOW: u32 = 5 << 20;
const LARGEST_RESPONSE_HEAD: u32 = 16 << 10;

/// Where a request goes.
pub(super) enum Route {
    Http2(Lease),
    /// The server speaks HTTP/1.1. The first call gets the connection that showed it.
    Http1(Option<Stream>),
}

/// Connections over TLS to one server. All are used on one runtime.
pub(super) struct Server {
    target: Uri,
    connector: Connector,
    max_connections: usize,
    idle_timeout: Duration,
    state: Mutex<State>,
    /// What the newest dial is doing.
    dial_phase: PhaseCell,
    has_connections: AtomicBool,
    /// How many streams a connection took when its server last told.
    streams: AtomicUsize,
}

#[derive(Default)]
struct State {
    speaks_http1: bool,
    connections: Vec<Connection>,
    dials: Vec<Dial>,
    waiting: VecDeque<oneshot::Sender<Result<Granted, Arc<DialFailure>>>>,
    next_id: u64,
    dial_not_before: Option<Instant>,
    /// The most streams that were in use or waited for at once since the last trim.
    peak: usize,
}

/// A connection that is being made.
struct Dial {
    id: u64,
    since: Instant,
    task: AbortHandle,
}

struct Connection {
    id: u64,
    requests: Requests,
    /// How many streams the server takes at once.
    limit: Arc<AtomicUsize>,
    in_use: usize,
    idle_since: Instant,
}

/// Where the requests of a connection go in.
#[derive(Clone)]
struct Requests {
    sender: SendRequest<Bytes>,
    tls_error: TlsError,
}

/// What a waiting call is given.
enum Granted {
    Stream(u64, Requests),
    Http1(Option<Stream>),
}

/// One stream of a connection, given back when dropped.
pub(super) struct Lease {
    server: Arc<Server>,
    id: u64,
    requests: Requests,
}

/// A call that waits for a stream.
struct Waiting<'a> {
    server: &'a Arc<Server>,
    grant: oneshot::Receiver<Result<Granted, Arc<DialFailure>>>,
    has_ended: bool,
}

impl Server {
    pub fn new(target: Uri, connector: Connector, max_connections: usize, idle_timeout: Duration) -> Arc<Self> {
        Arc::new(Server {
            target,
            connector,
            max_connections,
            idle_timeout,
            state: Mutex::default(),
            dial_phase: PhaseCell::new(),
            has_connections: AtomicBool::new(false),
            streams: AtomicUsize::new(ASSUMED_STREAMS),
        })
    }

    /// Waits for a stream, or learns that the server speaks HTTP/1.1.
    pub async fn route(self: &Arc<Self>) -> Result<Route, Failure> {
        let waiting = {
            let mut state = self.lock();
            if state.speaks_http1 {
                return Ok(Route::Http1(None));
            }
            if state.waiting.is_empty()
                && let Some((id, requests)) = state.take(self.idle_timeout)
            {
                state.note_peak();
                return Ok(Route::Http2(Lease { server: self.clone(), id, requests }));
            }
            let (grant, granted) = oneshot::channel();
            state.waiting.push_back(grant);
            state.note_peak();
            self.serve(&mut state);
            Waiting { server: self, grant: granted, has_ended: false }
        };
        waiting.grant().await
    }

    /// The connections of HTTP/1.1 fail: the next call finds out again what the server speaks.
    pub fn forget_protocol(&self) {
        self.lock().speaks_http1 = false;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives free streams to those that wait longest, and dials if that is not enough.
    fn serve(self: &Arc<Self>, state: &mut State) {
        while !state.waiting.is_empty() {
            let Some((id, requests)) = state.take(self.idle_timeout) else { break };
            let granted = state.waiting.pop_front().map(|grant| grant.send(Ok(Granted::Stream(id, requests))));
            if !matches!(granted, Some(Ok(()))) {
                state.give_back(id);
            }
        }
        self.has_connections.store(!state.connections.is_empty(), Relaxed);
        while state.wants_dial(self.max_connections) {
            self.dial(state);
        }
        if state.waiting.is_empty() {
            // A connection that nobody waits for may be one that never comes. Beside others it is given some time: under load
            // the next call that finds all streams in use is not far.
            let has_connections = !state.connections.is_empty();
            state.dials.retain(|dial| {
                let goes_on = has_connections && dial.since.elapsed() < LONGEST_UNNEEDED_DIAL;
                if !goes_on {
                    dial.task.abort();
                }
                goes_on
            });
        }
    }

    fn dial(self: &Arc<Self>, state: &mut State) {
        let id = state.new_id();
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
        state.dials.push(Dial { id, since: Instant::now(), task: tokio::spawn(dialing).abort_handle() });
    }

    async fn dialed(self: Arc<Self>, id: u64, dialed: Result<Stream, BoxError>) {
        let stream = match dialed {
            Err(error) => return self.dial_failed(id, DialFailure::new(error, self.dial_phase.get())),
            Ok(stream) => stream,
        };
        if !stream.connected().is_negotiated_h2() {
            return self.found_http1(id, stream);
        }
        let tls_error = stream.tls_error();
        let handshake = h2::client::Builder::new()
            .initial_max_send_streams(self.streams.load(Relaxed))
            .initial_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_header_list_size(LARGEST_RESPONSE_HEAD)
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
        connection: h2::client::Connection<TokioIo<Stream>, Bytes>,
    ) {
        let limit = Arc::new(AtomicUsize::new(connection.max_concurrent_send_streams()));
        tokio::spawn(drive(connection, Arc::downgrade(self), id, limit.clone()));
        let mut state = self.lock();
        state.dials.retain(|dial| dial.id != id);
        if state.connections.is_empty() {
            tokio::spawn(trim(Arc::downgrade(self), self.idle_timeout));
        }
        state.dial_not_before = None;
        state.connections.push(Connection { id, requests, limit, in_use: 0, idle_since: Instant::now() });
        self.serve(&mut state);
    }

    fn found_http1(&self, id: u64, stream: Stream) {
        let mut state = self.lock();
        state.dials.retain(|dial| dial.id != id);
        state.speaks_http1 = true;
        let mut stream = Some(stream);
        for grant in state.waiting.drain(..) {
            if let Err(Ok(Granted::Http1(back))) = grant.send(Ok(Granted::Http1(stream.take()))) {
                stream = back;
            }
        }
    }

    fn dial_failed(&self, id: u64, failure: DialFailure) {
        let mut state = self.lock();
        state.dials.retain(|dial| dial.id != id);
        state.dial_not_before = Some(Instant::now() + PAUSE_AFTER_FAILURE);
        if state.connections.is_empty() && state.dials.is_empty() {
            state.dial_not_before = None;
            let failure = Arc::new(failure);
            for grant in state.waiting.drain(..) {
                // Fails for a call that has given up.
                let _ = grant.send(Err(failure.clone()));
            }
        }
    }

    /// The connection is closed.
    fn closed(self: &Arc<Self>, id: u64) {
        let mut state = self.lock();
        state.connections.retain(|connection| connection.id != id);
        self.serve(&mut state);
    }
}

impl State {
    fn new_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    /// A stream of the open connection that has the fewest in use, if one has a free stream.
    fn take(&mut self, idle_timeout: Duration) -> Option<(u64, Requests)> {
        loop {
            let free = self.connections.iter_mut().filter(|one| one.in_use < one.limit.load(Relaxed));
            let least = free.min_by_key(|one| one.in_use)?;
            let is_stale = least.in_use == 0 && least.idle_since.elapsed() >= idle_timeout;
            if !is_stale && is_open(&mut least.requests.sender) {
                least.in_use += 1;
                return Some((least.id, least.requests.clone()));
            }
            let id = least.id;
            self.connections.retain(|connection| connection.id != id);
        }
    }

    fn give_back(&mut self, id: u64) {
        if let Some(connection) = self.connections.iter_mut().find(|connection| connection.id == id) {
            connection.in_use -= 1;
            if connection.in_use == 0 {
                connection.idle_since = Instant::now();
            }
        }
    }

    fn note_peak(&mut self) {
        let in_use: usize = self.connections.iter().map(|connection| connection.in_use).sum();
        self.peak = self.peak.max(in_use + self.waiting.len());
    }

    /// Whether those that wait need one more connection than are open or being made. The first one tells what the server
    /// speaks and takes, so nothing is dialed beside it.
    fn wants_dial(&self, max_connections: usize) -> bool {
        let limits = self.connections.iter().map(|connection| connection.limit.load(Relaxed));
        let wanted = match limits.min() {
            None => self.waiting.len().min(1),
            Some(streams) => self.waiting.len().div_ceil(streams.max(1)),
        };
        let is_paused = self.dial_not_before.is_some_and(|time| !self.connections.is_empty() && Instant::now() < time);
        self.dials.len() < wanted && self.connections.len() + self.dials.len() < max_connections && !is_paused
    }

    /// Gives up connections that the load of the last period did not need; what is under way on them ends first.
    fn trim(&mut self) {
        let mut needed = std::mem::take(&mut self.peak);
        self.connections.sort_by_key(|connection| Reverse(connection.in_use));
        self.connections.retain(|connection| {
            let is_needed = needed > 0;
            needed = needed.saturating_sub(connection.limit.load(Relaxed).max(1));
            is_needed
        });
        self.note_peak();
    }
}

/// Whether a connection takes requests: it is not broken, and the server did not say goodbye.
fn is_open(requests: &mut SendRequest<Bytes>) -> bool {
    matches!(requests.poll_ready(&mut Context::from_waker(Waker::noop())), Poll::Ready(Ok(())))
}

/// Reads and writes for the streams of a connection until it is closed.
async fn drive(
    mut connection: h2::client::Connection<TokioIo<Stream>, Bytes>,
    server: Weak<Server>,
    id: u64,
    limit: Arc<AtomicUsize>,
) {
    let ended = poll_fn(|context| {
        let polled = Pin::new(&mut connection).poll(context);
        let streams = connection.max_concurrent_send_streams();
        let known = limit.swap(streams, Relaxed);
        if known != streams
            && let Some(server) = server.upgrade()
        {
            server.streams.store(streams.clamp(1, ASSUMED_STREAMS), Relaxed);
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

/// Closes what is not needed, once in a period, as long as there are connections.
async fn trim(server: Weak<Server>, period: Duration) {
    loop {
        tokio::time::sleep(period).await;
        let Some(server) = server.upgrade() else { return };
        let mut state = server.lock();
        state.trim();
        server.has_connections.store(!state.connections.is_empty(), Relaxed);
        if state.connections.is_empty() {
            return;
        }
    }
}

impl Waiting<'_> {
    async fn grant(mut self) -> Result<Route, Failure> {
        let granted = poll_fn(|context| {
            let is_dialing = !self.server.has_connections.load(Relaxed);
            enter(if is_dialing { self.server.dial_phase.get() } else { Phase::Stream });
            Pin::new(&mut self.grant).poll(context)
        });
        let granted = granted.await;
        self.has_ended = true;
        match granted {
            Ok(Ok(Granted::Http1(stream))) => Ok(Route::Http1(stream)),
            Ok(Ok(Granted::Stream(id, requests))) => {
                Ok(Route::Http2(Lease { server: self.server.clone(), id, requests }))
            }
            Ok(Err(failure)) => Err(Failure::Dial(failure)),
            // Whoever drops a grant sends before.
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
        let mut state = self.server.lock();
        state.waiting.retain(|grant| !grant.is_closed());
        if let Ok(Ok(Granted::Stream(id, _))) = self.grant.try_recv() {
            state.give_back(id);
        }
        self.server.serve(&mut state);
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut state = self.server.lock();
        state.give_back(self.id);
        if !state.waiting.is_empty() {
            self.server.serve(&mut state);
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
        let sent = self.requests.sender.send_request(Request::from_parts(head, ()), body.is_empty());
        let broken = |error| Broken::new(error, self.requests.tls_error.get());
        let (response, mut stream) = sent.map_err(|error| Failure::Unsent(broken(error)))?;
        if !body.is_empty() {
            // What the windows do not take at once h2 keeps. An error here is the response's too.
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
