//! gRPC: every method of the table, server reflection and health, over the HTTP/2 of the one port.
//!
//! tonic does the framing, compression and status; messages go through the binary codec of the table. A call becomes a
//! method descriptor and a [`DynamicMessage`], as a REST request does, and the same functions carry it out.

mod codec;
mod deadline;
mod descriptors;
mod health;
mod protocol;
mod reflection;
mod services;
mod status;

use crate::engine::Engine;
use crate::error::ApiError;
use crate::request_body::{OverBudget, RequestBody};
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::MethodDescriptor;
use codec::TableCodec;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{Method, Request, Version};
use http_body_util::BodyExt;
use services::Handler;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio_stream::{Stream, StreamExt};
use tonic::codec::CompressionEncoding::Gzip;
use tonic::server::{ClientStreamingService, Grpc, StreamingService};
use tonic::{Code, Response, Status, Streaming};

pub use tonic::body::Body;

type Boxed<T> = Pin<Box<dyn Future<Output = Result<Response<T>, Status>> + Send>>;
type Messages = Pin<Box<dyn Stream<Item = Result<DynamicMessage, Status>> + Send>>;

/// Whether a request is a call of gRPC, by its content type: `application/grpc`, alone or with `+proto`.
pub fn is_call(head: &Parts) -> bool {
    let content_type = head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let content_type = content_type.split(';').next().unwrap_or_default().trim();
    head.version == Version::HTTP_2
        && head.method == Method::POST
        && matches!(content_type, "application/grpc" | "application/grpc+proto")
}

/// The answer to a call that is not let in.
pub fn refuse(error: &ApiError) -> http::Response<Body> {
    status::of(error).into_http()
}

/// The answer to a call.
pub async fn respond(request: Request<RequestBody>, engine: &Arc<Engine>) -> http::Response<Body> {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let Some(rpc) = services::find(path) else {
        return refuse(&not_served(path));
    };
    let deadline = match deadline::of(&head.headers) {
        Ok(deadline) => deadline,
        Err(status) => return status.into_http(),
    };
    let codec = TableCodec { request: rpc.request };
    let mut grpc =
        Grpc::new(codec).accept_compressed(Gzip).max_decoding_message_size(engine.settings.max_request_bytes);
    // Who compresses gets compressed answers. All others would only pay for it on the way through one machine.
    if head.headers.contains_key("grpc-encoding") {
        grpc = grpc.send_compressed(Gzip);
    }
    let body = body.map_err(|error| match error.is::<OverBudget>() {
        true => Status::resource_exhausted(error.to_string()).into(),
        false => error,
    });
    let request = Request::from_parts(head, body);
    match rpc.handler {
        Handler::Method(method) => {
            let call = Unary { engine: engine.clone(), answer: Answer::Method(method) };
            deadline::keep(deadline, grpc.client_streaming(call, request)).await
        }
        Handler::HealthCheck => {
            let call = Unary { engine: engine.clone(), answer: Answer::HealthCheck };
            deadline::keep(deadline, grpc.client_streaming(call, request)).await
        }
        Handler::HealthList => {
            let call = Unary { engine: engine.clone(), answer: Answer::HealthList };
            deadline::keep(deadline, grpc.client_streaming(call, request)).await
        }
        Handler::HealthWatch => grpc.streaming(HealthWatch(engine.clone()), request).await,
        Handler::Reflection => grpc.streaming(Reflection, request).await,
    }
}

/// The error of a method that is not served. The service does not serve these either, but refuses them by another code.
fn not_served(path: &str) -> ApiError {
    let method = path.strip_prefix("/google.longrunning.Operations/");
    match method {
        Some("ListOperations" | "WaitOperation" | "CancelOperation" | "DeleteOperation") => ApiError::new(
            cloudtasks::Code::PermissionDenied,
            "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or \
             other form of API consumer identity to call this API.",
        ),
        _ => ApiError::new(cloudtasks::Code::Unimplemented, format!("The emulator has no method {path}.")),
    }
}

/// A call with one request and one response. tonic sees a stream of requests, so that the wait for the first can be
/// bounded and its errors told in our words.
struct Unary {
    engine: Arc<Engine>,
    answer: Answer,
}

#[derive(Clone, Copy)]
enum Answer {
    Method(&'static MethodDescriptor),
    HealthCheck,
    HealthList,
}

impl ClientStreamingService<DynamicMessage> for Unary {
    type Response = DynamicMessage;
    type Future = Boxed<DynamicMessage>;

    fn call(&mut self, request: tonic::Request<Streaming<DynamicMessage>>) -> Self::Future {
        let (engine, answer) = (self.engine.clone(), self.answer);
        Box::pin(async move {
            let request = first(request.into_inner(), &engine).await?;
            let response = match answer {
                Answer::Method(method) => engine.call(method, &request).await.map_err(|error| status::of(&error))?,
                Answer::HealthCheck => health::check(&request)?,
                Answer::HealthList => health::list(),
            };
            Ok(Response::new(response))
        })
    }
}

struct HealthWatch(Arc<Engine>);

impl StreamingService<DynamicMessage> for HealthWatch {
    type Response = DynamicMessage;
    type ResponseStream = Messages;
    type Future = Boxed<Messages>;

    fn call(&mut self, request: tonic::Request<Streaming<DynamicMessage>>) -> Self::Future {
        let engine = self.0.clone();
        Box::pin(async move {
            let now = health::watch(&first(request.into_inner(), &engine).await?);
            // It never changes, and the stream lasts until its client ends it.
            Ok(Response::new(Box::pin(tokio_stream::once(Ok(now)).chain(tokio_stream::pending())) as Messages))
        })
    }
}

struct Reflection;

impl StreamingService<DynamicMessage> for Reflection {
    type Response = DynamicMessage;
    type ResponseStream = Messages;
    type Future = Boxed<Messages>;

    fn call(&mut self, request: tonic::Request<Streaming<DynamicMessage>>) -> Self::Future {
        let answers = request.into_inner().map(|request| Ok(reflection::answer(&request.map_err(in_our_words)?)));
        Box::pin(std::future::ready(Ok(Response::new(Box::pin(answers) as Messages))))
    }
}

/// The request of a call that has one.
async fn first(mut messages: Streaming<DynamicMessage>, engine: &Engine) -> Result<DynamicMessage, Status> {
    let timeout = Duration::from_secs(engine.settings.request_body_timeout);
    match tokio::time::timeout(timeout, messages.message()).await {
        Ok(Ok(Some(message))) => Ok(message),
        Ok(Ok(None)) => Err(Status::invalid_argument("The call ended before its request message.")),
        Ok(Err(status)) => Err(in_our_words(status)),
        Err(_) => Err(Status::deadline_exceeded("The request message did not arrive in time.")),
    }
}

/// tonic calls a message that is too large OUT_OF_RANGE; other servers of gRPC, and their clients, RESOURCE_EXHAUSTED.
fn in_our_words(status: Status) -> Status {
    match status.code() {
        Code::OutOfRange => Status::resource_exhausted(status.message()),
        _ => status,
    }
}
