//! The request of an attempt: that of the task, with the overrides of the queue.

use super::{header_case, headers};
use crate::clock::{Time, span};
use crate::conversion;
use crate::oidc;
use crate::policy::backoff::Retry;
use crate::policy::http_target;
use crate::policy::outcome::AttemptOutcome;
use crate::settings::Settings;
use crate::state::Start;
use bytes::Bytes;
use cloudtasks::v2beta3::{HttpMethod, HttpRequest, Task};
use http::header::AUTHORIZATION;
use http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method};
use std::collections::BTreeMap;
use std::time::Duration;

#[derive(Debug, Clone)]
pub struct WorkerRequest {
    pub method: Method,
    pub url: String,
    pub headers: HeaderMap,
    /// How the names of the headers are spelled.
    pub spelling: Extensions,
    pub body: Bytes,
    /// Redirects of App Engine are not followed.
    pub follow_redirects: bool,
    /// The time limit of the worker.
    pub deadline: Duration,
    pub retry: Retry,
    /// Why the request cannot be sent, if it cannot.
    pub unsendable: Option<&'static str>,
}

/// The HTTP method of the queue may replace that of a task with a body.
const NO_BODY: &str = "the method of the queue takes no body";
const NO_APP_ENGINE: &str = "no App Engine host; set APP_ENGINE_EMULATOR_HOST or the setting app_engine_host";

impl WorkerRequest {
    pub fn of(start: &Start, settings: &Settings) -> Self {
        let task: Task = conversion::to_typed(&start.task.spec.message());
        let retry = match &task.retry_config {
            Some(own) => start.rules.retry.overridden_by(own),
            None => start.rules.retry.clone(),
        };
        let deadline = task.dispatch_deadline.map_or(Duration::from_secs(600), span);
        let mut request = match task.app_engine_http_request {
            Some(request) => {
                let routing = start.rules.routing.as_ref().or(request.app_engine_routing.as_ref());
                let host = app_engine_host(settings, routing.map_or("", |routing| &routing.service));
                WorkerRequest {
                    method: method(request.http_method),
                    url: format!("{}{}", origin(host), request.relative_uri),
                    headers: header_map(&request.headers),
                    spelling: header_case::spelling(request.headers.keys().map(String::as_str)),
                    body: request.body,
                    follow_redirects: false,
                    deadline,
                    retry,
                    unsendable: host.is_empty().then_some(NO_APP_ENGINE),
                }
            }
            None => {
                let request =
                    http_target::overridden(task.http_request.unwrap_or_default(), start.rules.http_target.as_ref());
                let method = method(request.http_method);
                let takes_body = [Method::POST, Method::PUT, Method::PATCH].contains(&method);
                let mut headers = header_map(&request.headers);
                if let Some(token) = authorization(&request, settings, start.started_at) {
                    headers.insert(AUTHORIZATION, token);
                }
                WorkerRequest {
                    method,
                    url: request.url,
                    headers,
                    spelling: header_case::spelling(request.headers.keys().map(String::as_str)),
                    unsendable: (!takes_body && !request.body.is_empty()).then_some(NO_BODY),
                    body: request.body,
                    follow_redirects: true,
                    deadline,
                    retry,
                }
            }
        };
        headers::describe(&mut request.headers, start);
        request
    }

    /// The method and URL for the log and the list of attempts: without a password, and on one line.
    pub fn shown(&self) -> String {
        format!("{} {}", self.method, printable(&self.url))
    }

    /// An attempt that ends with this status without being sent.
    pub fn forced(self, http_status: u16) -> AttemptOutcome {
        let request = self.shown();
        AttemptOutcome {
            request,
            http_status,
            answered: http_status > 0,
            problem: None,
            retry_after: None,
            retry: self.retry,
        }
    }
}

fn printable(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let shown = match rest[..end].rfind('@') {
        Some(at) => format!("{scheme}://***{}", &rest[at..]),
        None => url.to_owned(),
    };
    shown.chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] }).collect()
}

fn method(method: HttpMethod) -> Method {
    match method {
        HttpMethod::GET => Method::GET,
        HttpMethod::HEAD => Method::HEAD,
        HttpMethod::PUT => Method::PUT,
        HttpMethod::DELETE => Method::DELETE,
        HttpMethod::PATCH => Method::PATCH,
        HttpMethod::OPTIONS => Method::OPTIONS,
        _ => Method::POST,
    }
}

fn header_map(headers: &BTreeMap<String, String>) -> HeaderMap {
    let pairs = headers.iter().filter_map(|(name, value)| {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        // A queue keeps header values as they are. Line breaks, which could add headers, are replaced here.
        Some((name, HeaderValue::from_bytes(value.replace(['\r', '\n'], "_").as_bytes()).ok()?))
    });
    pairs.collect()
}

/// The token that the task asks for. An OAuth token is a dummy: Google's APIs are not called with it.
fn authorization(request: &HttpRequest, settings: &Settings, now: Time) -> Option<HeaderValue> {
    let token = if let Some(oidc) = &request.oidc_token {
        oidc::token(&oidc.service_account_email, &oidc.audience, &settings.oidc_issuer, now)
    } else {
        format!("ya29.emulator.{}", request.oauth_token.as_ref()?.service_account_email)
    };
    HeaderValue::from_str(&format!("Bearer {token}")).ok()
}

/// The host of an App Engine service; an empty name is that of the default service.
fn app_engine_host<'s>(settings: &'s Settings, service: &str) -> &'s str {
    let service = if service.is_empty() { "default" } else { service };
    let mut own = settings.app_engine_services.iter().filter_map(|entry| entry.split_once('='));
    own.find(|(name, _)| *name == service).map_or(&settings.app_engine_host, |(_, host)| host)
}

/// The beginning of a URL for a host, which may have a scheme.
fn origin(host: &str) -> String {
    let host = host.trim_end_matches('/');
    if host.contains("://") { host.to_owned() } else { format!("http://{host}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_shown_on_one_line_and_without_its_password() {
        assert_eq!(printable("http://user:secret@a:1/p@q?x=1"), "http://***@a:1/p@q?x=1");
        assert_eq!(printable("http://a/\r\n2026 q/t attempt 1"), "http://a/\\r\\n2026 q/t attempt 1");
        assert_eq!(printable("http://a/?mail=x@y"), "http://a/?mail=x@y");
    }
}
