//! An HTTP/2 server that can refuse a stream or say goodbye.

use crate::http1::{Answer, Request};
use bytes::Bytes;
use h2::server::SendResponse;
use h2::{Reason, RecvStream};
use rustls::ServerConfig;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

/// What happens to one stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stream {
    /// It is answered.
    Answer,
    /// It is reset with REFUSED_STREAM: surely not carried out.
    Refuse,
    /// It is answered, and a GOAWAY follows.
    AnswerAndGoAway,
    /// It is carried out; in place of an answer comes a GOAWAY that counts it among what was, and the connection closes.
    CarryOutAndGoAway,
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
}

impl Http2Server {
    /// The first streams meet these; the others are answered.
    pub async fn start(
        tls: Arc<ServerConfig>,
        script: &[Stream],
        handler: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> Http2Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound listener");
        let script = Mutex::new(script.iter().rev().copied().collect());
        let handler = Box::new(handler);
        let shared = Arc::new(Shared { handler, script, requests: Mutex::default(), streams: Mutex::default() });
        let accepting = tokio::spawn(accept(listener, tls.into(), shared.clone()));
        Http2Server { address, shared, accepting }
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
}

impl Drop for Http2Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, tls: TlsAcceptor, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve(stream, tls.clone(), shared.clone()));
    }
}

async fn serve(stream: TcpStream, tls: TlsAcceptor, shared: Arc<Shared>) -> Result<(), BoxError> {
    // Else its window updates wait for acknowledgements that the client delays.
    stream.set_nodelay(true)?;
    let mut connection = h2::server::handshake(tls.accept(stream).await?).await?;
    let mut answers = JoinSet::new();
    while let Some(accepted) = connection.accept().await {
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
        if fate == Stream::CarryOutAndGoAway {
            let mut carrying_out = tokio::spawn(carry_out(request, shared.clone()));
            // The body comes only while the connection is driven.
            tokio::select! {
                _ = &mut carrying_out => {}
                _ = connection.accept() => {}
            }
            connection.abrupt_shutdown(Reason::NO_ERROR);
            poll_fn(|context| connection.poll_closed(context)).await?;
            return Ok(());
        }
        answers.spawn(answer(request, response, shared.clone()));
    }
    Ok(())
}

async fn answer(
    request: http::Request<RecvStream>,
    mut response: SendResponse<Bytes>,
    shared: Arc<Shared>,
) -> Result<(), BoxError> {
    let answer = carry_out(request, shared).await?;
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
