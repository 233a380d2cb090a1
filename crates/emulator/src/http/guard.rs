//! Refuses requests of web pages: a page that a developer visits must not control the emulator on the same machine.
//!
//! Browsers add `Origin` and `Sec-Fetch-Site` to the requests of pages. A page whose host name was changed to point at this
//! machine (DNS rebinding) has that name in `Host`.

use crate::error::ApiError;
use crate::settings::Settings;
use cloudtasks::Code;
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ORIGIN, VARY,
};
use http::request::Parts;
use http::{HeaderValue, Method};
use std::net::IpAddr;

pub fn check(head: &Parts, settings: &Settings) -> Result<(), ApiError> {
    let header = |name: &str| head.headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = head.uri.authority().map(|authority| authority.as_str()).or_else(|| header("host")).unwrap_or_default();
    if !is_local(host, settings) {
        return Err(refused(format!(
            "The emulator does not serve the host {host:?}, because a foreign web page may have that name. To allow it, \
             start the emulator with --set allowed_hosts=NAME."
        )));
    }
    if allowed_origin(head, settings).is_some() {
        return Ok(());
    }
    let foreign_origin = header("origin").filter(|origin| origin.strip_prefix("http://") != Some(host));
    if let Some(origin) = foreign_origin {
        return Err(refused(format!(
            "The emulator does not serve web pages; this request came from {origin:?}. To allow it, start the emulator with \
             --set allowed_origins={origin}."
        )));
    }
    // A link on another site may lead to the emulator's page: the other site cannot read it.
    let is_link = head.uri.path() == "/" && head.method == Method::GET && header("sec-fetch-mode") == Some("navigate");
    match header("sec-fetch-site") {
        Some("cross-site" | "same-site") if !is_link => Err(refused("The emulator does not serve web pages.".into())),
        _ => Ok(()),
    }
}

/// The origin of a web page that the settings allow.
pub fn allowed_origin<'h>(head: &'h Parts, settings: &Settings) -> Option<&'h HeaderValue> {
    let origin = head.headers.get(ORIGIN)?;
    let allowed =
        settings.allowed_origins.iter().any(|allowed| allowed == "*" || allowed.as_bytes() == origin.as_bytes());
    allowed.then_some(origin)
}

/// Allows the page to read the response (CORS).
pub fn share(response: &mut http::HeaderMap, origin: HeaderValue) {
    response.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    response.insert(VARY, HeaderValue::from_static("Origin"));
    let any = HeaderValue::from_static("*");
    response.insert(ACCESS_CONTROL_ALLOW_HEADERS, any.clone());
    response.insert(ACCESS_CONTROL_EXPOSE_HEADERS, any);
    response.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PATCH, DELETE"));
}

fn refused(message: String) -> ApiError {
    ApiError::new(Code::PermissionDenied, message)
}

/// Whether a foreign page cannot have this host: it is an IP address, a name without dots, a name of a local domain, or a name
/// that the settings allow.
fn is_local(host: &str, settings: &Settings) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.');
    let local_domain =
        [".localhost", ".local", ".internal", ".svc", ".test"].iter().any(|domain| name.ends_with(domain));
    name.parse::<IpAddr>().is_ok()
        || !name.contains('.')
        || local_domain
        || settings.allowed_hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(headers: &[(&str, &str)]) -> bool {
        let request =
            headers.iter().fold(http::Request::builder(), |request, (name, value)| request.header(*name, *value));
        let settings = Settings { allowed_hosts: vec!["tasks.example.com".into()], ..Settings::default() };
        check(&request.body(()).unwrap().into_parts().0, &settings).is_ok()
    }

    #[test]
    fn names_that_a_foreign_page_may_have_are_refused() {
        for host in [
            "localhost:8123",
            "127.0.0.1:8123",
            "[::1]:8123",
            "cloudtasks:8123",
            "host.docker.internal",
            "tasks.default.svc:80",
        ] {
            assert!(allows(&[("host", host)]), "{host}");
        }
        assert!(allows(&[("host", "Tasks.example.com:80")]));
        assert!(!allows(&[("host", "evil.example.com:8123")]));
    }

    #[test]
    fn pages_of_other_origins_are_refused() {
        let host = ("host", "localhost:8123");
        assert!(allows(&[host, ("origin", "http://localhost:8123")]));
        for origin in ["http://evil.example.com", "https://localhost:8123", "http://localhost:3000", "null"] {
            assert!(!allows(&[host, ("origin", origin)]), "{origin}");
        }
        assert!(!allows(&[host, ("sec-fetch-site", "cross-site")]));
        assert!(allows(&[host, ("sec-fetch-site", "none")]));
    }
}
