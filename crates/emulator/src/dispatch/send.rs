//! Sends attempts over HTTP/1.1, directly: the proxies of the environment are not used.

use super::hop::Hop;
use super::request::WorkerRequest;
use super::trust;
use crate::clock::Clock;
use crate::policy::outcome::AttemptOutcome;
use crate::settings::Settings;
use bytes::Bytes;
use cloudtasks::connections::Connector;
use http::Response;
use http::header::RETRY_AFTER;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::error::Error;
use std::time::Duration;

/// The body of a response is read up to this size. Nothing uses it.
const MAX_BYTES_READ: usize = 1 << 20;

const MAX_REDIRECTS: usize = 10;

/// The connections to workers.
pub struct Sender(Client<Connector, Full<Bytes>>);

impl Sender {
    pub fn new(settings: &Settings) -> Result<Self, String> {
        // Connections of this connector yield to other tasks, even while a worker floods them.
        let connector = Connector::new(None, trust::tls(settings)?, None, None).without_http2();
        let mut client = Client::builder(TokioExecutor::new());
        client.pool_timer(TokioTimer::new()).http1_title_case_headers(true);
        Ok(Sender(client.build(connector)))
    }

    /// Sends a request and waits for the response until the deadline passes on the emulator's clock.
    pub async fn send(&self, request: WorkerRequest, clock: &Clock) -> AttemptOutcome {
        let deadline = clock.now() + request.deadline;
        let response = tokio::select! {
            response = self.exchange(&request) =>
                response.unwrap_or_else(|error| WorkerResponse::none(Some(cause(&*error)))),
            () = clock.reaches(deadline) => WorkerResponse { http_status: 504, ..WorkerResponse::none(None) },
        };
        AttemptOutcome {
            request: request.shown(),
            http_status: response.http_status,
            answered: response.answered,
            problem: response.problem,
            retry_after: response.retry_after,
            retry: request.retry,
        }
    }

    async fn exchange(&self, request: &WorkerRequest) -> Result<WorkerResponse, Box<dyn Error + Send + Sync>> {
        if let Some(problem) = request.unsendable {
            return Err(problem.into());
        }
        let mut hop = Hop::first(request)?;
        for _ in 0..=MAX_REDIRECTS {
            let response = self.0.request(hop.request()?).await?;
            let next = request.follow_redirects.then(|| hop.redirected(&response)).flatten();
            let read = WorkerResponse::of(&response);
            drain(response.into_body()).await;
            match next {
                Some(next) => hop = next,
                None => return Ok(read),
            }
        }
        Err("too many redirects".into())
    }
}

struct WorkerResponse {
    http_status: u16,
    answered: bool,
    problem: Option<String>,
    retry_after: Option<Duration>,
}

impl WorkerResponse {
    fn none(problem: Option<String>) -> Self {
        WorkerResponse { http_status: 0, answered: false, problem, retry_after: None }
    }

    fn of(response: &Response<Incoming>) -> Self {
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        WorkerResponse {
            http_status: response.status().as_u16(),
            answered: true,
            problem: None,
            retry_after: retry_after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs),
        }
    }
}

/// The root cause of an error: "Connection refused", not "client error (Connect)".
fn cause(error: &dyn Error) -> String {
    error.source().map_or_else(|| error.to_string(), cause)
}

/// Reads the body so that the connection can be used again.
async fn drain(mut body: Incoming) {
    let mut read = 0;
    while let Some(Ok(frame)) = body.frame().await {
        read += frame.data_ref().map_or(0, Bytes::len);
        if read > MAX_BYTES_READ {
            return;
        }
    }
}
