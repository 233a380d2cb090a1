//! Sends attempts over HTTP. Proxies of the environment are not used: what is tested here is the worker.

use super::outcome::Outcome;
use super::outgoing::Outgoing;
use crate::clock::Clock;
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
    pub async fn send(&self, outgoing: Outgoing, clock: &Clock) -> Outcome {
        let request = outgoing.request();
        let deadline = clock.now() + outgoing.deadline;
        let answer = tokio::select! {
            answer = self.exchange(&outgoing) => answer,
            () = clock.reaches(deadline) => Answer { http_status: 504, ..Answer::none(None) },
        };
        Outcome {
            request,
            http_status: answer.http_status,
            answered: answer.answered,
            problem: answer.problem,
            retry_after: answer.retry_after,
            retry: outgoing.retry,
        }
    }

    async fn exchange(&self, outgoing: &Outgoing) -> Answer {
        if let Some(problem) = outgoing.nowhere {
            return Answer::none(Some(problem.into()));
        }
        let Some(client) = self.client(outgoing.follow_redirects) else {
            return Answer::none(Some("no HTTP client can be made on this system".into()));
        };
        let mut request = client.request(outgoing.method.clone(), &outgoing.url).headers(outgoing.headers.clone());
        if !outgoing.body.is_empty() || outgoing.method == Method::POST {
            request = request.body(outgoing.body.clone());
        }
        match request.send().await {
            Ok(mut response) => {
                let answer = Answer::of(&response);
                drain(&mut response).await;
                answer
            }
            Err(error) => Answer::none(Some(cause(&error))),
        }
    }
}

struct Answer {
    http_status: u16,
    answered: bool,
    problem: Option<String>,
    retry_after: Option<Duration>,
}

impl Answer {
    fn none(problem: Option<String>) -> Self {
        Answer { http_status: 0, answered: false, problem, retry_after: None }
    }

    fn of(response: &Response) -> Self {
        let retry_after = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
        Answer {
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
