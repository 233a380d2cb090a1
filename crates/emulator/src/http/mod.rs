//! The server: HTTP/1.1 and HTTP/2 on one port. Calls of gRPC go to [`crate::grpc`]; the rest is REST, JSON in and out.

mod control;
mod decode;
mod events;
mod firebase;
mod guard;
mod inspect;
mod json;
mod page;
mod response;
mod rest;
mod route;
mod violations;

use crate::engine::Engine;
use crate::error::ApiError;
use crate::grpc;
use crate::request_body::{OverBudget, RequestBody};
use crate::settings::Settings;
use bytes::Bytes;
use cloudtasks::{Code, Panic, catch_panic};
use events::Events;
use http::header::CONTENT_ENCODING;
use http::request::Parts;
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Either, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use response::RestResponse;
use std::convert::Infallible;
use std::io::Read;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// The limit of calls under way on an HTTP/2 connection. Clients queue further calls.
const MAX_STREAMS: u32 = 128;
/// The limit of the headers of an HTTP/2 request in bytes, including gRPC metadata.
const MAX_HEADER_BYTES: u32 = 64 << 10;
/// The interval of pings on an idle HTTP/2 connection, and the time limit of the reply.
const KEEP_ALIVE: Duration = Duration::from_secs(60);

/// Timers do not support times much later than this.
const MAX_TIMEOUT: Duration = Duration::from_secs(365 * 24 * 3600);

/// The body of a REST response: complete, or a stream of events.
type RestBody = Either<Full<Bytes>, Events>;

/// Serves until its runtime ends.
pub async fn serve(listener: TcpListener, engine: Arc<Engine>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve_connection(stream, engine.clone()));
            }
            // Such as no file descriptors left: other connections must end first.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn serve_connection(stream: TcpStream, engine: Arc<Engine>) {
    let _ = stream.set_nodelay(true);
    let head_timeout = Duration::from_secs(engine.settings.request_head_timeout).min(MAX_TIMEOUT);
    // The protocol, and with it the timeout that hyper applies, is unknown until the first byte.
    if tokio::time::timeout(head_timeout, stream.peek(&mut [0])).await.is_err() {
        return;
    }
    let service = service_fn(move |request| {
        let engine = engine.clone();
        async move { Ok::<_, Infallible>(respond(request, &engine).await) }
    });
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(head_timeout);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(KEEP_ALIVE)
        .keep_alive_timeout(KEEP_ALIVE)
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEADER_BYTES);
    // A broken connection affects only its client.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}

async fn respond(request: Request<Incoming>, engine: &Arc<Engine>) -> Response<Either<RestBody, grpc::Body>> {
    let (head, body) = request.into_parts();
    let body = RequestBody::new(body, engine.request_budget.clone());
    let origin = guard::allowed_origin(&head, &engine.settings).cloned();
    let mut response = route(head, body, engine).await;
    if let Some(origin) = origin {
        guard::share(response.headers_mut(), origin);
    }
    response
}

async fn route(head: Parts, body: RequestBody, engine: &Arc<Engine>) -> Response<Either<RestBody, grpc::Body>> {
    let checked = guard::check(&head, &engine.settings);
    if !grpc::is_call(&head) {
        return respond_rest(&head, body, checked, engine).await.map(Either::Left);
    }
    let response = match checked {
        Err(error) => grpc::refuse(&error),
        Ok(()) => match catch_panic(grpc::respond(Request::from_parts(head, body), engine)).await {
            Ok(response) => response,
            Err(panic) => grpc::refuse(&defect(&panic)),
        },
    };
    response.map(Either::Right)
}

async fn respond_rest(
    head: &Parts,
    body: RequestBody,
    checked: Result<(), ApiError>,
    engine: &Arc<Engine>,
) -> Response<RestBody> {
    let answer = match checked {
        Err(error) => RestResponse::error(&error),
        Ok(()) if (&head.method, head.uri.path()) == (&Method::GET, "/") => return page::response().map(Either::Left),
        Ok(()) if (&head.method, head.uri.path()) == (&Method::GET, events::PATH) => {
            return Events::response(engine.clone()).map(Either::Right);
        }
        // The preflight request of a browser, for a page of an allowed origin.
        Ok(()) if head.method == Method::OPTIONS => RestResponse::json(Vec::new()),
        Ok(()) => match read_body(head, body, &engine.settings).await {
            Err(answer) => answer,
            Ok(body) => match catch_panic(rest::answer(head, body, engine)).await {
                Ok(answer) => answer,
                Err(panic) => RestResponse::error(&defect(&panic)),
            },
        },
    };
    answer.into_response().map(Either::Left)
}

/// The error of a call in which the emulator panicked. The connection stays open.
fn defect(panic: &Panic) -> ApiError {
    ApiError::new(Code::Internal, cloudtasks::Error::from_panic(&**panic).message())
}

async fn read_body(head: &Parts, body: RequestBody, settings: &Settings) -> Result<Bytes, RestResponse> {
    let (limit, timeout) = (settings.max_request_bytes, Duration::from_secs(settings.request_body_timeout));
    let body = match tokio::time::timeout(timeout, Limited::new(body, limit).collect()).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(RestResponse::error(&too_large(limit))),
        Ok(Err(error)) if error.is::<OverBudget>() => {
            return Err(RestResponse::error(&ApiError::new(Code::ResourceExhausted, error.to_string())));
        }
        Ok(Err(_)) => return Err(RestResponse::error(&ApiError::invalid_argument("The request body was cut off."))),
        Err(_) => return Err(RestResponse::timeout()),
    };
    match head.headers.get(CONTENT_ENCODING).map(|coding| coding.as_bytes()) {
        None | Some(b"identity") => Ok(body),
        Some(b"gzip") => unzip(&body, limit).map_err(|error| RestResponse::error(&error)),
        Some(_) => Err(RestResponse::error(&ApiError::invalid_argument("Content-Encoding: expected gzip or none."))),
    }
}

/// Decompresses a request: some of Google's clients compress theirs.
fn unzip(body: &[u8], limit: usize) -> Result<Bytes, ApiError> {
    let mut plain = Vec::new();
    let reader = flate2::read::GzDecoder::new(body);
    match reader.take(limit as u64 + 1).read_to_end(&mut plain) {
        Ok(read) if read > limit => Err(too_large(limit)),
        Ok(_) => Ok(plain.into()),
        Err(_) => {
            Err(ApiError::invalid_argument("Content-Encoding is gzip, but the request body is not in gzip format."))
        }
    }
}

fn too_large(limit: usize) -> ApiError {
    ApiError::invalid_argument(format!("Request payload size exceeds the limit: {limit} bytes."))
}
