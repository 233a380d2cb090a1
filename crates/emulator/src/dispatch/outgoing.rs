//! What is sent for an attempt: the task's request under its queue's overrides.

use super::backoff::Retry;
use super::headers;
use super::outcome::Outcome;
use crate::clock::{Time, span};
use crate::oidc;
use crate::settings::Settings;
use crate::shape;
use crate::state::Start;
use bytes::Bytes;
use cloudtasks::v2beta3::{HttpMethod, HttpRequest, HttpTarget, Task, UriOverride, UriOverrideUriOverrideEnforceMode};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use std::collections::BTreeMap;
use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Outgoing {
    pub method: Method,
    pub url: String,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// App Engine's redirects are not followed.
    pub follow_redirects: bool,
    /// How long the target may take.
    pub deadline: Duration,
    pub retry: Retry,
    /// Why it cannot be sent.
    pub nowhere: Option<&'static str>,
}

const NO_APP_ENGINE: &str = "no App Engine host; set APP_ENGINE_EMULATOR_HOST or the setting app_engine_host";

impl Outgoing {
    pub fn of(start: &Start, settings: &Settings) -> Self {
        let task: Task = shape::typed(&start.task.spec.message());
        let retry = match &task.retry_config {
            Some(own) => start.rules.retry.overridden_by(own),
            None => start.rules.retry.clone(),
        };
        let deadline = task.dispatch_deadline.map_or(Duration::from_secs(600), span);
        let mut outgoing = match task.app_engine_http_request {
            Some(request) => {
                let routing = start.rules.routing.as_ref().or(request.app_engine_routing.as_ref());
                let host = app_engine_host(settings, routing.map_or("", |routing| &routing.service));
                Outgoing {
                    method: method(request.http_method),
                    url: format!("{}{}", origin(host), request.relative_uri),
                    headers: header_map(&request.headers),
                    body: request.body,
                    follow_redirects: false,
                    deadline,
                    retry,
                    nowhere: host.is_empty().then_some(NO_APP_ENGINE),
                }
            }
            None => {
                let request = overridden(task.http_request.unwrap_or_default(), start.rules.http_target.as_ref());
                let mut headers = header_map(&request.headers);
                if let Some(token) = authorization(&request, settings, start.started_at) {
                    headers.insert(AUTHORIZATION, token);
                }
                Outgoing {
                    method: method(request.http_method),
                    url: request.url,
                    headers,
                    body: request.body,
                    follow_redirects: true,
                    deadline,
                    retry,
                    nowhere: None,
                }
            }
        };
        headers::describe(&mut outgoing.headers, start);
        outgoing
    }

    /// The method and URL.
    pub fn request(&self) -> String {
        format!("{} {}", self.method, self.url)
    }

    /// An attempt that ends with this status without being sent.
    pub fn forced(self, http_status: u16) -> Outcome {
        let request = self.request();
        Outcome { request, http_status, answered: http_status > 0, problem: None, retry_after: None, retry: self.retry }
    }
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
        Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    });
    pairs.collect()
}

/// The token that the task asks for. An OAuth token is a dummy: Google's APIs are not called with it.
fn authorization(request: &HttpRequest, settings: &Settings, now: Time) -> Option<HeaderValue> {
    let token = if let Some(oidc) = &request.oidc_token {
        let audience = if oidc.audience.is_empty() { &request.url } else { &oidc.audience };
        oidc::token(&oidc.service_account_email, audience, &settings.oidc_issuer, now)
    } else {
        format!("ya29.emulator.{}", request.oauth_token.as_ref()?.service_account_email)
    };
    HeaderValue::from_str(&format!("Bearer {token}")).ok()
}

/// Where the tasks of an App Engine service go; without a name it is the default one.
fn app_engine_host<'s>(settings: &'s Settings, service: &str) -> &'s str {
    let service = if service.is_empty() { "default" } else { service };
    let mut own = settings.app_engine_services.iter().filter_map(|entry| entry.split_once('='));
    own.find(|(name, _)| *name == service).map_or(&settings.app_engine_host, |(_, host)| host)
}

/// A host with or without its scheme as the beginning of a URL.
fn origin(host: &str) -> String {
    let host = host.trim_end_matches('/');
    if host.contains("://") { host.to_owned() } else { format!("http://{host}") }
}

/// The request of a task under its queue's overrides.
fn overridden(mut request: HttpRequest, target: Option<&HttpTarget>) -> HttpRequest {
    let Some(target) = target else { return request };
    if let Some(uri) = &target.uri_override
        && (request.url.is_empty() || uri.uri_override_enforce_mode != UriOverrideUriOverrideEnforceMode::IF_NOT_EXISTS)
    {
        request.url = overridden_url(&request.url, uri);
    }
    if target.http_method != HttpMethod::HTTP_METHOD_UNSPECIFIED {
        request.http_method = target.http_method;
    }
    for header in target.header_overrides.iter().filter_map(|entry| entry.header.as_ref()) {
        request.headers.retain(|name, _| !name.eq_ignore_ascii_case(&header.key));
        request.headers.insert(header.key.clone(), header.value.clone());
    }
    if target.oauth_token.is_some() || target.oidc_token.is_some() {
        request.oauth_token = target.oauth_token.clone();
        request.oidc_token = target.oidc_token.clone();
    }
    request
}

/// A URL, or none, with the parts that an override sets in their place.
pub fn overridden_url(url: &str, uri: &UriOverride) -> String {
    use cloudtasks::v2beta3::UriOverrideScheme as Scheme;
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let (rest, _fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port.to_owned())),
        _ => (authority, None),
    };
    let scheme = match uri.scheme {
        Some(Scheme::HTTP) => "http",
        Some(_) => "https",
        None => scheme,
    };
    let host = uri.host.as_deref().unwrap_or(host);
    let port = uri.port.map(|port| port.to_string()).or(port);
    let port = port.map_or(String::new(), |port| format!(":{port}"));
    let path = uri.path_override.as_ref().map_or(path, |over| over.path.as_str());
    let slash = if path.starts_with('/') { "" } else { "/" };
    let query = uri.query_override.as_ref().map_or(query, |over| over.query_params.as_str());
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{scheme}://{host}{port}{slash}{path}{mark}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::v2beta3::{
        HttpTargetHeader, HttpTargetHeaderOverride, PathOverride, QueryOverride, UriOverrideScheme,
    };

    fn to(url: &str) -> HttpRequest {
        HttpRequest::new().url(url)
    }

    fn uri(over: UriOverride) -> HttpTarget {
        HttpTarget::new().uri_override(over)
    }

    #[test]
    fn each_part_of_a_url_can_be_overridden() {
        let url = |over: UriOverride| overridden(to("http://a:1/p?q=1"), Some(&uri(over))).url;
        assert_eq!(url(UriOverride::new()), "http://a:1/p?q=1");
        assert_eq!(url(UriOverride::new().scheme(UriOverrideScheme::HTTPS)), "https://a:1/p?q=1");
        assert_eq!(url(UriOverride::new().host("b")), "http://b:1/p?q=1");
        assert_eq!(url(UriOverride::new().port(2_i64)), "http://a:2/p?q=1");
        assert_eq!(url(UriOverride::new().path_override(PathOverride::new().path("/x"))), "http://a:1/x?q=1");
        let query = QueryOverride::new().query_params("r=2&s=3");
        assert_eq!(url(UriOverride::new().query_override(query)), "http://a:1/p?r=2&s=3");
    }

    #[test]
    fn an_override_for_tasks_without_a_url_leaves_the_others_alone() {
        let mode = UriOverrideUriOverrideEnforceMode::IF_NOT_EXISTS;
        let target = uri(UriOverride::new().host("b").uri_override_enforce_mode(mode));
        assert_eq!(overridden(to("http://a/"), Some(&target)).url, "http://a/");
        assert_eq!(overridden(to(""), Some(&target)).url, "https://b/");
    }

    #[test]
    fn method_and_headers_of_the_queue_win() {
        let header = HttpTargetHeader::new().key("X-A").value("queue");
        let target = HttpTarget::new()
            .http_method(HttpMethod::PUT)
            .header_overrides(vec![HttpTargetHeaderOverride::new().header(header)]);
        let headers =
            BTreeMap::from([("x-a".to_string(), "task".to_string()), ("x-b".to_string(), "task".to_string())]);
        let request = overridden(to("http://a/").headers(headers), Some(&target));
        assert_eq!(request.http_method, HttpMethod::PUT);
        let expected =
            BTreeMap::from([("X-A".to_string(), "queue".to_string()), ("x-b".to_string(), "task".to_string())]);
        assert_eq!(request.headers, expected);
    }
}
