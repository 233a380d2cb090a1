//! Sends attempts over HTTP. Proxies of the environment are not used: what is tested here is the worker.

use super::request::WorkerRequest;
use crate::clock::Clock;
use crate::policy::outcome::AttemptOutcome;
use crate::settings::Settings;
use reqwest::header::CONTENT_LENGTH;
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Method, Response};
use std::error::Error;
use std::sync::OnceLock;
use std::time::Duration;

/// Answers longer than this are cut off: nobody reads them.
const MOST_READ: usize = 1 << 20;

/// HTTP clients, made when they are first used: the first one reads the system's certificates.
#[derive(Debug, Default)]
pub struct Sender {
    trust: Trust,
    following: OnceLock<Option<Client>>,
    not_following: OnceLock<Option<Client>>,
}

/// Which HTTPS workers are believed to be who they say.
#[derive(Debug, Default)]
pub struct Trust {
    /// Authorities beside those of the system.
    pub authorities: Vec<Certificate>,
    /// Whether any certificate does.
    pub insecure: bool,
}

impl Trust {
    pub fn of(settings: &Settings) -> Result<Self, String> {
        let path = &settings.worker_ca_file;
        let mut authorities = Vec::new();
        if !path.is_empty() {
            let wrong = |problem: &dyn std::fmt::Display| format!("cannot use the certificates in {path}: {problem}");
            let pem = std::fs::read(path).map_err(|error| wrong(&error))?;
            authorities = Certificate::from_pem_bundle(&pem).map_err(|error| wrong(&error))?;
            if authorities.is_empty() {
                return Err(wrong(&"there is no certificate in PEM form"));
            }
        }
        Ok(Trust { authorities, insecure: settings.insecure_workers })
    }
}

impl Sender {
    pub fn new(trust: Trust) -> Self {
        Sender { trust, ..Sender::default() }
    }

    fn client(&self, follow_redirects: bool) -> Option<&Client> {
        let (cell, policy) = match follow_redirects {
            true => (&self.following, Policy::limited(10)),
            false => (&self.not_following, Policy::none()),
        };
        cell.get_or_init(|| build(policy, &self.trust)).as_ref()
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
        if !request.body.is_empty() {
            sent = sent.body(request.body.clone());
        } else if [Method::POST, Method::PUT, Method::PATCH].contains(&request.method) {
            // Some servers answer 411 where it is missing.
            sent = sent.header(CONTENT_LENGTH, 0);
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

fn build(policy: Policy, trust: &Trust) -> Option<Client> {
    // Another part of the process may have chosen a provider before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().no_proxy().referer(false).redirect(policy).http1_title_case_headers();
    let client = client.tls_certs_merge(trust.authorities.iter().cloned());
    client.tls_danger_accept_invalid_certs(trust.insecure).build().ok()
}
