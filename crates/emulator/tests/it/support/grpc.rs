//! A client of gRPC that can also do what no client should.

use bytes::{Buf, BufMut, Bytes};
use cloudtasks::message::{DynamicMessage, Message, ReadFields, from_binary, to_binary};
use cloudtasks::schema::common::Status;
use h2::client::{ResponseFuture, SendRequest};
use h2::{RecvStream, SendStream};
use http::{HeaderMap, Request};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::runtime::Runtime;

pub struct GrpcClient {
    pub runtime: Runtime,
    sender: SendRequest<Bytes>,
    host: String,
}

/// What a call ended with.
#[derive(Debug)]
pub struct Outcome {
    pub code: i32,
    pub message: String,
    pub details: Status,
    pub headers: HeaderMap,
    /// The messages with their compression flags.
    pub frames: Vec<(u8, Bytes)>,
}

/// A call under way.
pub struct Stream {
    pub requests: SendStream<Bytes>,
    pub response: ResponseFuture,
}

impl GrpcClient {
    pub fn connect(host: &str) -> GrpcClient {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let sender = runtime.block_on(async {
            let stream = TcpStream::connect(host).await.unwrap();
            let (sender, connection) = h2::client::Builder::new().handshake(stream).await.unwrap();
            tokio::spawn(connection);
            sender
        });
        GrpcClient { runtime, sender, host: host.to_owned() }
    }

    /// Carries out a call that succeeds, and reads the response into a message of this type.
    pub fn ok<M: Message>(&self, path: &str, request: &dyn ReadFields) -> M {
        let outcome = self.call(path, request);
        assert_eq!(outcome.code, 0, "{path}: {}", outcome.message);
        read(&outcome.frames[0].1)
    }

    pub fn ok_dynamic(&self, path: &str, request: &dyn ReadFields, mut response: DynamicMessage) -> DynamicMessage {
        let outcome = self.call(path, request);
        assert_eq!(outcome.code, 0, "{path}: {}", outcome.message);
        from_binary(&outcome.frames[0].1, &mut response).unwrap();
        response
    }

    pub fn call(&self, path: &str, request: &dyn ReadFields) -> Outcome {
        self.send(path, &[], &frame(0, &binary(request)))
    }

    /// Sends these bytes as the whole body of a call.
    pub fn send(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Outcome {
        let mut stream = self.open(path, headers);
        // A call that the server refuses by its head alone is reset.
        let _ = stream.requests.send_data(Bytes::copy_from_slice(body), true);
        self.finish(stream)
    }

    /// Begins a call.
    pub fn open(&self, path: &str, headers: &[(&str, &str)]) -> Stream {
        self.runtime.block_on(self.open_later(path, headers)).unwrap()
    }

    /// Begins a call as soon as the server lets it.
    pub async fn open_later(&self, path: &str, headers: &[(&str, &str)]) -> Result<Stream, h2::Error> {
        let host = headers.iter().find(|(name, _)| *name == "host").map_or(self.host.as_str(), |(_, host)| host);
        let mut request = Request::post(format!("http://{host}{path}")).header("te", "trailers");
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/grpc");
        }
        for (name, value) in headers.iter().filter(|(name, _)| *name != "host") {
            request = request.header(*name, *value);
        }
        let mut sender = self.sender.clone().ready().await?;
        let (response, requests) = sender.send_request(request.body(()).unwrap(), false)?;
        Ok(Stream { requests, response })
    }

    /// Waits until a call has ended.
    pub fn finish(&self, stream: Stream) -> Outcome {
        self.runtime.block_on(async {
            tokio::time::timeout(Duration::from_secs(60), outcome(stream.response)).await.expect("the call to end")
        })
    }
}

async fn outcome(response: ResponseFuture) -> Outcome {
    let (head, mut body) = response.await.expect("a response").into_parts();
    assert_eq!((head.status.as_u16(), &head.headers["content-type"]), (200, &"application/grpc".parse().unwrap()));
    let mut data = Vec::new();
    while let Some(part) = body.data().await {
        data.extend_from_slice(&take(&mut body, part.expect("the body of a response")));
    }
    let trailers = body.trailers().await.expect("trailers").unwrap_or_default();
    let status =
        |name: &str| trailers.get(name).or_else(|| head.headers.get(name)).map(|value| value.to_str().unwrap());
    let details = status("grpc-status-details-bin").unwrap_or_default();
    let details = base64_simd::STANDARD_NO_PAD.decode_to_vec(details).unwrap();
    let message = percent_encoding::percent_decode_str(status("grpc-message").unwrap_or_default());
    Outcome {
        code: status("grpc-status").expect("a status").parse().unwrap(),
        message: message.decode_utf8().unwrap().into_owned(),
        details: read(&details),
        frames: frames(&data),
        headers: head.headers.clone(),
    }
}

/// The next message of a stream of responses.
pub async fn next(body: &mut RecvStream) -> Bytes {
    let mut data = Vec::new();
    loop {
        if let Some((_, message)) = frames(&data).into_iter().next() {
            return message;
        }
        let part = body.data().await.expect("a message").unwrap();
        data.extend_from_slice(&take(body, part));
    }
}

fn take(body: &mut RecvStream, part: Bytes) -> Bytes {
    body.flow_control().release_capacity(part.len()).unwrap();
    part
}

fn frames(mut data: &[u8]) -> Vec<(u8, Bytes)> {
    let mut frames = Vec::new();
    while data.len() >= 5 {
        let (flag, length) = (data[0], (&data[1..5]).get_u32() as usize);
        if data.len() < 5 + length {
            break;
        }
        frames.push((flag, Bytes::copy_from_slice(&data[5..5 + length])));
        data = &data[5 + length..];
    }
    frames
}

/// A message as it travels, behind its flag and length.
pub fn frame(flag: u8, message: &[u8]) -> Vec<u8> {
    let mut frame = vec![flag];
    frame.put_u32(message.len() as u32);
    frame.extend_from_slice(message);
    frame
}

pub fn binary(message: &dyn ReadFields) -> Vec<u8> {
    let mut out = Vec::new();
    to_binary(message, &mut out).unwrap();
    out
}

pub fn read<M: Message>(binary: &[u8]) -> M {
    let mut message = M::default();
    from_binary(binary, &mut message).unwrap();
    message
}
