//! An HTTP/2 server that can refuse a stream, say goodbye or hold its answers, and that counts what clients cost it.

use crate::gate::Gate;
use crate::http1::{Answer, Request};
use bytes::Bytes;
use h2::server::SendResponse;
use h2::{Reason, RecvStream};
use rustls::{HandshakeKind, ServerConfig};
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// What happens to one stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stream {
    /// It is answered.
    Answer,
    /// It is reset with REFUSED_STREAM: surely not carried out.
    Refuse,
    /// It is answered, and a GOAWAY follows.
    AnswerAndGoAway,
    /// It is carried out, and reset with this code in place of an answer.
    CarryOutAndReset(Reason),
    /// It is carried out; in place of an answer comes a GOAWAY with this code that counts it among what was, and the
    /// connection closes.
    CarryOutAndGoAway(Reason),
    /// In its place comes a GOAWAY with this code that counts it among what was not carried out, and the connection closes.
    GoAwayBefore(Reason),
}

type BoxError = Box<dyn std::error::Error + Send + Sync>;
type Handler = dyn Fn(&Request) -> Answer + Send + Sync;

/// A running server. It ends when it is dropped.
pub struct Http2Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

struct Shared {
    handler: Box<Handler>,
    script: Mutex<Vec<Stream>>,
    requests: Mutex<Vec<Request>>,
    streams: Mutex<Vec<Stream>>,
    /// How many streams each connection takes at once.
    streams_at_once: u32,
    connections: AtomicUsize,
    resumed: AtomicUsize,
    /// How many requests each connection has under way, and had at most.
    under_way: Mutex<Vec<(usize, usize)>>,
    gate: Gate,
    handshakes: Gate,
    changed_streams: watch::Sender<Option<u32>>,
    /// Connections close when this changes.
    closing: watch::Sender<()>,
    /// How many connections are open.
    open: watch::Sender<usize>,
}

impl Http2Server {
    /// The first streams meet these; the others are answered.
    pub async fn start(
        tls: Arc<ServerConfig>,
        script: &[Stream],
        handler: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> Http2Server {
        Http2Server::start_with_streams(tls, script, 100, handler).await
    }

    /// The same with a limit of streams at once on each connection; it refuses what comes beyond them.
    pub async fn start_with_streams(
        tls: Arc<ServerConfig>,
        script: &[Stream],
        streams_at_once: u32,
        handler: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> Http2Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound listener");
        let script = Mutex::new(script.iter().rev().copied().collect());
        let handler = Box::new(handler);
        let shared = Arc::new(Shared {
            handler,
            script,
            requests: Mutex::default(),
            streams: Mutex::default(),
            streams_at_once,
            connections: AtomicUsize::new(0),
            resumed: AtomicUsize::new(0),
            under_way: Mutex::default(),
            gate: Gate::new(),
            handshakes: Gate::new(),
            changed_streams: watch::Sender::new(None),
            closing: watch::Sender::new(()),
            open: watch::Sender::new(0),
        });
        let accepting = tokio::spawn(accept(listener, tls.into(), shared.clone()));
        Http2Server { address, shared, accepting }
    }

    /// `127.0.0.1:PORT`.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `https://localhost:PORT`.
    pub fn url(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }

    /// What was carried out.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().expect("no handler panics").clone()
    }

    /// What happened to the streams.
    pub fn streams(&self) -> Vec<Stream> {
        self.shared.streams.lock().expect("no handler panics").clone()
    }

    /// How many connections were accepted.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(SeqCst)
    }

    /// How many handshakes resumed a session.
    pub fn resumed(&self) -> usize {
        self.shared.resumed.load(SeqCst)
    }

    /// How many requests each connection had under way at most since this was asked before.
    pub fn most_at_once(&self) -> Vec<usize> {
        let mut under_way = self.shared.under_way.lock().expect("no handler panics");
        under_way.iter_mut().map(|(now, most)| std::mem::replace(most, *now)).collect()
    }

    /// What holds the answers.
    pub fn gate(&self) -> &Gate {
        &self.shared.gate
    }

    /// What holds the handshakes.
    pub fn handshakes(&self) -> &Gate {
        &self.shared.handshakes
    }

    /// Changes the number of streams that open connections take at once. Their clients must be about to send requests
    /// without a body: see [`BeyondH2`].
    pub fn change_streams(&self, streams_at_once: u32) {
        self.shared.changed_streams.send_replace(Some(streams_at_once));
    }

    /// Closes the connections that are open, without a goodbye.
    pub fn close_connections(&self) {
        self.shared.closing.send_replace(());
    }

    /// Waits until no more connections than this are open.
    pub async fn open_connections(&self, most: usize) {
        self.shared.open.subscribe().wait_for(|open| *open <= most).await.expect("the server has the sender");
    }
}

impl Drop for Http2Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, tls: TlsAcceptor, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let (tls, shared) = (tls.clone(), shared.clone());
        connections.spawn(async move {
            shared.open.send_modify(|open| *open += 1);
            // A connection that breaks is what the tests are about: the client reports it.
            let _ = serve(stream, tls, shared.clone()).await;
            shared.open.send_modify(|open| *open -= 1);
        });
    }
}

async fn serve(stream: TcpStream, tls: TlsAcceptor, shared: Arc<Shared>) -> Result<(), BoxError> {
    // Else its window updates wait for acknowledgements that the client delays.
    stream.set_nodelay(true)?;
    shared.connections.fetch_add(1, SeqCst);
    shared.handshakes.pass().await;
    let stream = tls.accept(stream).await?;
    if stream.get_ref().1.handshake_kind() == Some(HandshakeKind::Resumed) {
        shared.resumed.fetch_add(1, SeqCst);
    }
    let number = {
        let mut under_way = shared.under_way.lock().expect("no handler panics");
        under_way.push((0, 0));
        under_way.len() - 1
    };
    let mut settings = h2::server::Builder::new();
    settings.max_concurrent_streams(shared.streams_at_once);
    settings.initial_window_size(WINDOW).initial_connection_window_size(WINDOW);
    let counts_none = Arc::new(AtomicBool::new(false));
    let changed_streams = shared.changed_streams.subscribe();
    let stream = BeyondH2 { stream, changed_streams, counts_none: counts_none.clone() };
    let mut connection = settings.handshake(stream).await?;
    let mut changed_streams = shared.changed_streams.subscribe();
    let mut closing = shared.closing.subscribe();
    let mut answers = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = connection.accept() => accepted,
            Ok(()) = closing.changed() => return Ok(()),
            Ok(()) = changed_streams.changed() => {
                if let Some(streams) = *changed_streams.borrow_and_update() {
                    connection.set_initial_window_size(streams)?;
                }
                continue;
            }
        };
        let Some(accepted) = accepted else { return Ok(()) };
        let (request, mut response) = accepted?;
        let fate = shared.script.lock().expect("no handler panics").pop().unwrap_or(Stream::Answer);
        shared.streams.lock().expect("no handler panics").push(fate);
        if fate == Stream::Refuse {
            response.send_reset(Reason::REFUSED_STREAM);
            continue;
        }
        if fate == Stream::AnswerAndGoAway {
            connection.graceful_shutdown();
        }
        if let Stream::CarryOutAndGoAway(reason) = fate {
            let mut carrying_out = tokio::spawn(carry_out(request, shared.clone()));
            // The body comes only while the connection is driven.
            tokio::select! {
                _ = &mut carrying_out => {}
                _ = connection.accept() => {}
            }
            connection.abrupt_shutdown(reason);
            poll_fn(|context| connection.poll_closed(context)).await?;
            return Ok(());
        }
        if let Stream::GoAwayBefore(reason) = fate {
            counts_none.store(true, SeqCst);
            connection.abrupt_shutdown(reason);
            poll_fn(|context| connection.poll_closed(context)).await?;
            return Ok(());
        }
        if let Stream::CarryOutAndReset(reason) = fate {
            let shared = shared.clone();
            answers.spawn(async move {
                carry_out(request, shared).await?;
                response.send_reset(reason);
                Ok(())
            });
            continue;
        }
        answers.spawn(answer(request, response, shared.clone(), number));
    }
}

/// What a client may send ahead, on a stream and on a connection: as to Google's front end.
const WINDOW: u32 = 1 << 20;

/// The connection of a server that does what h2 cannot. Where h2 announces a window of the size of
/// [`changed_streams`](Self::changed_streams) and nothing else, the client is told of streams.
struct BeyondH2 {
    stream: TlsStream<TcpStream>,
    changed_streams: watch::Receiver<Option<u32>>,
    /// A GOAWAY counts no stream among what was carried out.
    counts_none: Arc<AtomicBool>,
}

/// The head of a SETTINGS frame with one setting, and the numbers of settings.
const ONE_SETTING: [u8; 9] = [0, 0, 6, 4, 0, 0, 0, 0, 0];
const MAX_CONCURRENT_STREAMS: [u8; 2] = [0, 3];
const INITIAL_WINDOW_SIZE: [u8; 2] = [0, 4];
/// The head of a GOAWAY frame, which the last stream follows.
const GOAWAY: [u8; 9] = [0, 0, 8, 7, 0, 0, 0, 0, 0];

impl AsyncRead for BeyondH2 {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for BeyondH2 {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut changed = bytes.to_vec();
        let after = |head: &[u8]| bytes.windows(head.len()).position(|part| part == head).map(|at| at + head.len());
        if self.changed_streams.borrow().is_some()
            && let Some(end) = after(&[&ONE_SETTING[..], &INITIAL_WINDOW_SIZE].concat())
        {
            changed[..end][end - 2..].copy_from_slice(&MAX_CONCURRENT_STREAMS);
        }
        if self.counts_none.load(SeqCst)
            && let Some(last_stream) = after(&GOAWAY)
        {
            changed[last_stream..][..4].fill(0);
        }
        Pin::new(&mut self.stream).poll_write(cx, &changed)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

async fn answer(
    request: http::Request<RecvStream>,
    mut response: SendResponse<Bytes>,
    shared: Arc<Shared>,
    connection: usize,
) -> Result<(), BoxError> {
    {
        let (now, most) = &mut shared.under_way.lock().expect("no handler panics")[connection];
        *now += 1;
        *most = (*now).max(*most);
    }
    let answer = carry_out(request, shared.clone()).await;
    shared.gate.pass().await;
    shared.under_way.lock().expect("no handler panics")[connection].0 -= 1;
    let answer = answer?;
    let mut answered = http::Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        answered = answered.header(name, value);
    }
    response.send_response(answered.body(())?, false)?.send_data(answer.body.into(), true)?;
    Ok(())
}

async fn carry_out(request: http::Request<RecvStream>, shared: Arc<Shared>) -> Result<Answer, BoxError> {
    let (head, mut stream) = request.into_parts();
    let mut body = Vec::new();
    while let Some(data) = stream.data().await {
        let data = data?;
        stream.flow_control().release_capacity(data.len())?;
        body.extend(data);
    }
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
    let request = Request { method: head.method.to_string(), target, headers: head.headers, body };
    let answer = (shared.handler)(&request);
    shared.requests.lock().expect("no handler panics").push(request);
    Ok(answer)
}
