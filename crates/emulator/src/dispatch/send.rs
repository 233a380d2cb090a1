//! Sends attempts over HTTP. Proxies of the environment are not used: what is tested here is the worker.

use super::request::WorkerRequest;
use crate::clock::Clock;
use crate::policy::outcome::AttemptOutcome;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, Response};
use std::error::Error;
use std::sync::OnceLock;
use std::time::Duration;

/// Answers longer than this are cut off: nobody reads them.
const MOST_READ: usize = 1 << 20;

/// HTTP clients, made when they are first used: the first one reads the system's certificates.
#[derive(Debug, Default)]
pub struct Sender {
    following: OnceLock<Option<Client>>,
    not_following: OnceLock<Option<Client>>,
}

impl Sender {
    fn client(&self, follow_redirects: bool) -> Option<&Client> {
        let (cell, policy) = match follow_redirects {
            true => (&self.following, Policy::limited(10)),
            false => (&self.not_following, Policy::none()),
        };
        cell.get_or_init(|| build(policy)).as_ref()
    }

    /// Sends a request and waits for its answer until the deadline passes on the emulator's clock.
    pub async fn send(&self, request: WorkerRequest, clock: &Clock) -> AttemptOutcome {
        let deadline = clock.now() + request.deadline;
        let response = tokio::select! {
            response = self.exchange(&request) => response,
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

    async fn exchange(&self, request: &WorkerRequest) -> WorkerResponse {
        if let Some(problem) = request.nowhere {
            return WorkerResponse::none(Some(problem.into()));
        }
        let Some(client) = self.client(request.follow_redirects) else {
            return WorkerResponse::none(Some("no HTTP client can be made on this system".into()));
        };
        let mut sent = client.request(request.method.clone(), &request.url).headers(request.headers.clone());
        if !request.body.is_empty() || request.method == Method::POST {
            sent = sent.body(request.body.clone());
        }
        match sent.send().await {
            Ok(mut response) => {
                let read = WorkerResponse::of(&response);
                drain(&mut response).await;
                read
            }
            Err(error) => WorkerResponse::none(Some(cause(&error))),
        }
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

    fn of(response: &Response) -> Self {
        let retry_after = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
        WorkerResponse {
            http_status: response.status().as_u16(),
            answered: true,
            problem: None,
            retry_after: retry_after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs),
        }
    }
}

/// What lies at the bottom of an error: "Connection refused", not "error sending request".
fn cause(error: &dyn Error) -> String {
    error.source().map_or_else(|| error.to_string(), cause)
}

/// Reads the body so that the connection can be used again.
async fn drain(response: &mut Response) {
    let mut read = 0;
    while let Ok(Some(chunk)) = response.chunk().await {
        read += chunk.len();
        if read > MOST_READ {
            return;
        }
    }
}

fn build(policy: Policy) -> Option<Client> {
    // Another part of the process may have chosen a provider before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().redirect(policy).build().ok()
}
