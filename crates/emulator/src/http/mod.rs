//! The REST front: HTTP/1 on a socket, JSON in and out.

mod answer;
mod control;
mod decode;
mod guard;
mod route;

use crate::fault::Fault;
use crate::settings::Settings;
use crate::shared::Shared;
use answer::Answer;
use bytes::Bytes;
use http::header::CONTENT_ENCODING;
use http::request::Parts;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io::{Read, Write};
use std::sync::{Arc, Once};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// Serves until its runtime ends.
pub async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve_connection(stream, shared.clone()));
            }
            // Out of file descriptors or the like: others must end before it can go on.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn serve_connection(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let head_timeout = Duration::from_secs(shared.settings.request_head_timeout);
    let service = service_fn(move |request| {
        let shared = shared.clone();
        async move { Ok::<_, Infallible>(respond(request, &shared).await) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_timeout)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    // Any other connection that breaks off concerns its client alone.
    if served.is_err_and(|error| error.is_parse_version_h2()) {
        tell_of_grpc();
    }
}

/// Clients of gRPC say only that nobody answers, and try for ever; so this is told where the emulator runs, once.
fn tell_of_grpc() {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| {
        let _ = writeln!(
            std::io::stderr(),
            "cloudtasks-emulator: a client spoke HTTP/2, as gRPC does. There is REST over HTTP/1.1 alone: let the client \
             use its REST transport."
        );
    });
}

async fn respond(request: Request<Incoming>, shared: &Arc<Shared>) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let answer = match guard::check(&head, &shared.settings) {
        Err(fault) => Answer::fault(&fault),
        Ok(()) => match read_body(&head, body, &shared.settings).await {
            Err(answer) => answer,
            Ok(body) => route::answer(&head, body, shared).await,
        },
    };
    answer.into_response()
}

async fn read_body(head: &Parts, body: Incoming, settings: &Settings) -> Result<Bytes, Answer> {
    let (most, timeout) = (settings.max_request_bytes, Duration::from_secs(settings.request_body_timeout));
    let body = match tokio::time::timeout(timeout, Limited::new(body, most).collect()).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(Answer::fault(&too_large(most))),
        Ok(Err(_)) => return Err(Answer::fault(&Fault::invalid("The request body was cut off."))),
        Err(_) => return Err(Answer::timeout()),
    };
    match head.headers.get(CONTENT_ENCODING).map(|coding| coding.as_bytes()) {
        None | Some(b"identity") => Ok(body),
        Some(b"gzip") => unzip(&body, most).map_err(|fault| Answer::fault(&fault)),
        Some(_) => Err(Answer::fault(&Fault::invalid("Content-Encoding: expected gzip or none."))),
    }
}

/// Some of Google's clients compress what they send.
fn unzip(body: &[u8], most: usize) -> Result<Bytes, Fault> {
    let mut plain = Vec::new();
    let reader = flate2::read::GzDecoder::new(body);
    match reader.take(most as u64 + 1).read_to_end(&mut plain) {
        Ok(read) if read > most => Err(too_large(most)),
        Ok(_) => Ok(plain.into()),
        Err(_) => Err(Fault::invalid("The request body is not in the gzip form that Content-Encoding tells.")),
    }
}

fn too_large(most: usize) -> Fault {
    Fault::invalid(format!("Request payload size exceeds the limit: {most} bytes."))
}
