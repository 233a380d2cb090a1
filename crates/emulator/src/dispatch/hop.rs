//! One request of an attempt. Each redirect that is followed leads to another one.

use super::request::WorkerRequest;
use base64_simd::STANDARD;
use bytes::Bytes;
use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, LOCATION, PROXY_AUTHORIZATION,
};
use http::{Extensions, HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::Full;
use percent_encoding::percent_decode_str;
use url::Url;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, Clone)]
pub struct Hop {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
    spelling: Extensions,
}

impl Hop {
    pub fn first(request: &WorkerRequest) -> Result<Hop, BoxError> {
        let mut url = Url::parse(&request.url)?;
        let mut headers = request.headers.clone();
        headers.entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
        if let Some(password) = take_password(&mut url) {
            headers.entry(AUTHORIZATION).or_insert(password);
        }
        Ok(Hop {
            method: request.method.clone(),
            url,
            headers,
            body: request.body.clone(),
            spelling: request.spelling.clone(),
        })
    }

    pub fn request(&self) -> Result<Request<Full<Bytes>>, BoxError> {
        let mut request = Request::new(Full::new(self.body.clone()));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.url[..url::Position::AfterQuery].try_into()?;
        *request.headers_mut() = self.headers.clone();
        *request.extensions_mut() = self.spelling.clone();
        if self.body.is_empty() && [Method::POST, Method::PUT, Method::PATCH].contains(&self.method) {
            // Some servers answer 411 if the header is missing.
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(request)
    }

    /// The next request after a redirect; `None` if the response is not a redirect, or its location is not a URL.
    pub fn redirected<B>(&self, response: &Response<B>) -> Option<Hop> {
        let mut next = self.clone();
        match response.status() {
            StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND if self.method == Method::POST => next.becomes_get(),
            StatusCode::SEE_OTHER if self.method != Method::HEAD => next.becomes_get(),
            StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT => {}
            _ => return None,
        }
        let location = std::str::from_utf8(response.headers().get(LOCATION)?.as_bytes()).ok()?;
        next.url = self.url.join(location).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        if next.url.origin() != self.url.origin() {
            for name in [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION] {
                next.headers.remove(name);
            }
        }
        if let Some(password) = take_password(&mut next.url) {
            next.headers.insert(AUTHORIZATION, password);
        }
        Some(next)
    }

    fn becomes_get(&mut self) {
        self.method = Method::GET;
        self.body = Bytes::new();
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING] {
            self.headers.remove(name);
        }
    }
}

/// Removes user name and password from a URL, and returns the header for them.
fn take_password(url: &mut Url) -> Option<HeaderValue> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let (user, password) = (decoded(url.username()), url.password().map(decoded));
    if user.is_empty() && password.is_none() {
        return None;
    }
    // These cannot fail for a URL with a host.
    let _ = (url.set_username(""), url.set_password(None));
    let pair = format!("{user}:{}", password.unwrap_or_default());
    let mut value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode_to_string(pair))).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::backoff::Retry;
    use std::time::Duration;

    fn hop(method: Method, url: &str, headers: &[(&'static str, &'static str)]) -> Hop {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        Hop::first(&WorkerRequest {
            method,
            url: url.into(),
            headers,
            spelling: Extensions::new(),
            body: "body".into(),
            follow_redirects: true,
            deadline: Duration::ZERO,
            retry: Retry {
                max_attempts: None,
                max_duration: None,
                min_backoff: Duration::ZERO,
                max_backoff: Duration::ZERO,
                max_doublings: 0,
            },
            unsendable: None,
        })
        .unwrap()
    }

    fn redirect(status: u16, location: &str) -> Response<()> {
        Response::builder().status(status).header(LOCATION, location).body(()).unwrap()
    }

    #[test]
    fn a_redirect_turns_post_into_get_unless_its_status_forbids_that() {
        let becomes = |method: Method, status| {
            let next =
                hop(method, "http://a/", &[("content-type", "x/y")]).redirected(&redirect(status, "/b")).unwrap();
            assert_eq!(next.body.is_empty(), !next.headers.contains_key(CONTENT_TYPE));
            (next.method.to_string(), next.body.is_empty())
        };
        for status in [301, 302, 303] {
            assert_eq!(becomes(Method::POST, status), ("GET".into(), true), "{status}");
        }
        for (method, status) in [(Method::POST, 307), (Method::POST, 308), (Method::PUT, 301), (Method::PUT, 302)] {
            assert_eq!(becomes(method.clone(), status), (method.to_string(), false), "{method} {status}");
        }
        assert_eq!(becomes(Method::PUT, 303), ("GET".into(), true));
        assert_eq!(becomes(Method::HEAD, 303).0, "HEAD");
    }

    #[test]
    fn a_redirect_to_another_host_gets_no_secrets() {
        let from = hop(Method::GET, "http://a/x", &[("authorization", "s"), ("cookie", "s"), ("x-mine", "kept")]);
        for (location, kept) in [("/y", true), ("http://a:80/y", true), ("http://a:81/y", false), ("https://a/", false)]
        {
            let next = from.redirected(&redirect(307, location)).unwrap();
            assert_eq!((next.headers.contains_key(AUTHORIZATION), next.headers.contains_key(COOKIE)), (kept, kept));
            assert!(next.headers.contains_key("x-mine"));
        }
    }

    #[test]
    fn a_redirect_that_leads_nowhere_is_an_answer() {
        let from = hop(Method::GET, "http://a/x", &[]);
        for location in ["ftp://a/", "mailto:a", "http://"] {
            assert!(from.redirected(&redirect(302, location)).is_none(), "{location}");
        }
        assert!(from.redirected(&Response::builder().status(302).body(()).unwrap()).is_none());
        assert!(from.redirected(&redirect(304, "/")).is_none());
    }

    #[test]
    fn a_password_in_the_url_goes_out_as_a_header() {
        let request = hop(Method::GET, "http://us%40er:p@a/x?y#z", &[]).request().unwrap();
        assert_eq!(request.uri(), "http://a/x?y");
        assert_eq!(request.headers()[AUTHORIZATION], "Basic dXNAZXI6cA==");
        let own = hop(Method::GET, "http://u:p@a/", &[("authorization", "mine")]).request().unwrap();
        assert_eq!(own.headers()[AUTHORIZATION], "mine");
    }
}
