//! An HTTP/1.1 server, plain or over TLS, that meets its clients with faults.

use crate::fault::{Fault, Faults, position};
use crate::gate::Gate;
use crate::http1::{Answer, Request};
use rustls::ServerConfig;
use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// How long each half of a delayed answer takes.
const DELAY: std::time::Duration = std::time::Duration::from_millis(5);

type Handler = dyn Fn(&Request) -> Answer + Send + Sync;

/// A running server. It ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

/// What a server is to be.
pub struct ServerBuilder {
    faults: Faults,
    tls: Option<TlsAcceptor>,
    resets: usize,
    receive_buffer: Option<u32>,
}

struct Shared {
    handler: Box<Handler>,
    faults: Faults,
    tls: Option<TlsAcceptor>,
    resets: AtomicUsize,
    requests: Mutex<Vec<Request>>,
    arrivals: AtomicUsize,
    connections: AtomicUsize,
    gate: Gate,
    fault_met: Notify,
    flooded: AtomicUsize,
}

impl Server {
    /// A plain server without faults.
    pub async fn start(handler: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Server {
        Server::builder().start(handler).await
    }

    pub fn builder() -> ServerBuilder {
        ServerBuilder { faults: Faults::none(), tls: None, resets: 0, receive_buffer: None }
    }

    /// `127.0.0.1:PORT`.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT` or `https://localhost:PORT`.
    pub fn url(&self) -> String {
        match self.shared.tls {
            Some(_) => format!("https://localhost:{}", self.address.port()),
            None => format!("http://{}", self.address),
        }
    }

    /// The requests that came whole, in their order.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().expect("no handler panics").clone()
    }

    /// How many requests began to come, whole or not.
    pub fn arrivals(&self) -> usize {
        self.shared.arrivals.load(SeqCst)
    }

    /// How many connections were accepted.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(SeqCst)
    }

    /// How many bytes its clients took of what has no end.
    pub fn sent(&self) -> usize {
        self.shared.flooded.load(SeqCst)
    }

    /// What holds the answers.
    pub fn gate(&self) -> &Gate {
        &self.shared.gate
    }

    /// Waits until a request has met its fault: it is stalled, cut, or its connection is closed.
    pub async fn fault_met(&self) {
        self.shared.fault_met.notified().await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl ServerBuilder {
    pub fn faults(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    pub fn tls(mut self, config: Arc<ServerConfig>) -> Self {
        self.tls = Some(config.into());
        self
    }

    /// Resets this number of connections as soon as they are accepted.
    pub fn reset_connections(mut self, count: usize) -> Self {
        self.resets = count;
        self
    }

    /// How many bytes the system takes from a client before the server reads them, about.
    pub fn receive_buffer(mut self, bytes: u32) -> Self {
        self.receive_buffer = Some(bytes);
        self
    }

    pub async fn start(self, handler: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Server {
        let socket = TcpSocket::new_v4().expect("a socket");
        if let Some(bytes) = self.receive_buffer {
            socket.set_recv_buffer_size(bytes).expect("a size");
        }
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a free port");
        let listener = socket.listen(1024).expect("a bound socket");
        let address = listener.local_addr().expect("a bound listener");
        let shared = Arc::new(Shared {
            handler: Box::new(handler),
            faults: self.faults,
            tls: self.tls,
            resets: AtomicUsize::new(self.resets),
            requests: Mutex::default(),
            arrivals: AtomicUsize::new(0),
            connections: AtomicUsize::new(0),
            gate: Gate::new(),
            fault_met: Notify::new(),
            flooded: AtomicUsize::new(0),
        });
        let accepting = tokio::spawn(accept(listener, shared.clone()));
        Server { address, shared, accepting }
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        shared.connections.fetch_add(1, SeqCst);
        if shared.resets.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_ok() {
            stream.reset();
            continue;
        }
        let shared = shared.clone();
        // A connection that breaks is what the tests are about: the client reports it.
        connections.spawn(async move {
            let _ = match shared.tls.clone() {
                Some(tls) => serve(tls.accept(stream).await?, &shared).await,
                // Requests are read byte by byte, which TLS does from its own buffer.
                None => serve(BufReader::new(stream), &shared).await,
            };
            io::Result::Ok(())
        });
    }
}

async fn serve(mut wire: impl Wire, shared: &Shared) -> io::Result<()> {
    loop {
        let Some(first) = first_byte(&mut wire).await else { return Ok(()) };
        shared.arrivals.fetch_add(1, SeqCst);
        let fault = shared.faults.next();
        if let Fault::ResetRequest(after) = fault {
            read_up_to(&mut wire, after).await?;
            wire.reset();
            shared.fault_met.notify_one();
            return Ok(());
        }
        let Some(request) = Request::read(&mut first.chain(&mut wire)).await? else { return Ok(()) };
        shared.requests.lock().expect("no handler panics").push(request.clone());
        shared.gate.pass().await;
        let answer = match fault {
            Fault::Status(status, after) => refusal(status, after),
            Fault::Html(status) => Answer::new(status, "text/html", "<!DOCTYPE html><title>Error</title>"),
            _ => (shared.handler)(&request),
        };
        if !send(&mut wire, answer, fault, shared).await? {
            return Ok(());
        }
    }
}

/// Waits for the first byte of a request.
async fn first_byte(wire: &mut impl Wire) -> Option<io::Cursor<[u8; 1]>> {
    wire.read_u8().await.ok().map(|byte| io::Cursor::new([byte]))
}

async fn read_up_to(wire: &mut impl Wire, bytes: usize) -> io::Result<()> {
    // The first byte has been read.
    let mut rest = vec![0; bytes.saturating_sub(1)];
    wire.read_exact(&mut rest).await.map(drop)
}

/// Sends an answer as the fault lets it through. False when the connection is over.
async fn send(wire: &mut impl Wire, answer: Answer, fault: Fault, shared: &Shared) -> io::Result<bool> {
    let bytes = answer.to_bytes();
    let part = |at| &bytes[..position(at, bytes.len())];
    match fault {
        Fault::ResetAnswer(at) => {
            wire.write_all(part(at)).await?;
            wire.flush().await?;
            wire.reset();
        }
        Fault::CutAnswer(at) => {
            wire.write_all(part(at)).await?;
            wire.shutdown().await?;
        }
        Fault::StallAnswer(at) => {
            wire.write_all(part(at)).await?;
            wire.flush().await?;
            shared.fault_met.notify_one();
            pending::<()>().await;
        }
        Fault::HalfClose => {
            wire.shutdown().await?;
            shared.fault_met.notify_one();
            tokio::io::copy(wire, &mut tokio::io::sink()).await?;
        }
        Fault::Garble => {
            wire.write_all(b"\x16\x03\x01\x00 this is not HTTP\r\n\r\n").await?;
            wire.shutdown().await?;
        }
        Fault::Delay => {
            let (first, rest) = bytes.split_at(bytes.len() / 2);
            for piece in [first, rest] {
                tokio::time::sleep(DELAY).await;
                wire.write_all(piece).await?;
                wire.flush().await?;
            }
            return Ok(true);
        }
        Fault::CloseAfter => {
            wire.write_all(&bytes).await?;
            wire.shutdown().await?;
        }
        Fault::InterimFlood => {
            flood(wire, &shared.flooded, b"", &b"HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n".repeat(1000)).await
        }
        Fault::EndlessBody(status, true) => {
            let head = format!("HTTP/1.1 {status} Status\r\ncontent-length: {}\r\n\r\n", u64::MAX / 2);
            flood(wire, &shared.flooded, head.as_bytes(), &[b' '; 1 << 16]).await;
        }
        Fault::EndlessBody(status, false) => {
            let head = format!("HTTP/1.1 {status} Status\r\ntransfer-encoding: chunked\r\n\r\n");
            let chunk = [&b"10000\r\n"[..], &[b' '; 0x10000], b"\r\n"].concat();
            flood(wire, &shared.flooded, head.as_bytes(), &chunk).await;
        }
        Fault::EndlessHead(status) => {
            flood(wire, &shared.flooded, format!("HTTP/1.1 {status} Status\r\nx: ").as_bytes(), &[b'y'; 1 << 16]).await;
        }
        Fault::HalfJson if answer.status == 200 => {
            let half = answer.body[..answer.body.len() / 2].to_vec();
            wire.write_all(&Answer { body: half, ..answer }.to_bytes()).await?;
            wire.flush().await?;
            return Ok(true);
        }
        Fault::None | Fault::HalfJson | Fault::ResetRequest(_) | Fault::Status(..) | Fault::Html(_) => {
            wire.write_all(&bytes).await?;
            wire.flush().await?;
            return Ok(true);
        }
    }
    shared.fault_met.notify_one();
    Ok(false)
}

/// Sends this over and over until the client has gone.
async fn flood(wire: &mut impl Wire, sent: &AtomicUsize, first: &[u8], then: &[u8]) {
    let _ = async {
        wire.write_all(first).await?;
        loop {
            wire.write_all(then).await?;
            wire.flush().await?;
            sent.fetch_add(then.len(), SeqCst);
            tokio::task::yield_now().await;
        }
        #[allow(unreachable_code)]
        io::Result::Ok(())
    }
    .await;
}

fn refusal(status: u16, retry_after: Option<u32>) -> Answer {
    let name = match status {
        429 => "RESOURCE_EXHAUSTED",
        500 => "INTERNAL",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        // What a gateway answers has no form of Google's.
        _ => return Answer::new(status, "text/plain", "Bad Gateway"),
    };
    let answer = Answer::error(status, name, "try later");
    match retry_after {
        Some(seconds) => answer.with_header("retry-after", seconds.to_string()),
        None => answer,
    }
}

/// A connection that can be reset.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send {
    fn tcp(&self) -> &TcpStream;

    /// Has the connection end with RST when it is dropped, which is at once.
    fn reset(&self) {
        // Fails only for a connection that is gone already.
        let _ = self.tcp().set_zero_linger();
    }
}

impl Wire for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Wire for BufReader<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref()
    }
}

impl Wire for TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref().0
    }
}
