//! The REST front: HTTP/1 on a socket, JSON in and out.

mod answer;
mod control;
mod decode;
mod guard;
mod route;

use crate::shared::Shared;
use answer::Answer;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// How long a connection may stay silent before or between requests.
const IDLE: Duration = Duration::from_secs(240);
/// How long a request's body may take to arrive.
const SLOWEST_BODY: Duration = Duration::from_secs(60);

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
    let service = service_fn(move |request| {
        let shared = shared.clone();
        async move { Ok::<_, Infallible>(respond(request, &shared).await) }
    });
    // A connection that breaks off concerns its client alone.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn respond(request: Request<Incoming>, shared: &Arc<Shared>) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let answer = match guard::check(&head, &shared.settings) {
        Err(fault) => Answer::fault(&fault),
        Ok(()) => match read_body(body, shared.settings.max_request_bytes).await {
            Err(answer) => answer,
            Ok(body) => route::answer(&head, body, shared).await,
        },
    };
    answer.into_response()
}

async fn read_body(body: Incoming, most: usize) -> Result<Bytes, Answer> {
    match tokio::time::timeout(SLOWEST_BODY, Limited::new(body, most).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Answer::fault(&crate::fault::Fault::invalid(format!(
            "Request payload size exceeds the limit: {most} bytes."
        )))),
        Ok(Err(_)) => Err(Answer::fault(&crate::fault::Fault::invalid("The request body was cut off."))),
        Err(_) => Err(Answer::timeout()),
    }
}
