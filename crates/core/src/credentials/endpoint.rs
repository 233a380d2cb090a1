//! Requests to token endpoints: over the client's own transport, bounded in time and size. Redirects are not followed, so
//! that no secret goes to another host.

use super::token::AccessToken;
use crate::error::Error;
use crate::phase::PhaseCell;
use crate::transport::{ProxySetting, Request, Response, Transport, TransportSettings, is_loopback};
use base64_simd::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A response with a token is far smaller.
const MAX_RESPONSE_BYTES: usize = 64 << 10;

/// Bounds the fetch of a token for calls without a timeout.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// The characters that are percent-encoded in a form and in a signature of AWS.
pub(super) const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How much of the error message of an issuer, or of a program that prints tokens, an error quotes.
pub(super) const MAX_QUOTED_CHARS: usize = 500;

/// A server that issues tokens.
pub(super) struct Endpoint {
    uri: Uri,
    transport: Transport,
}

impl Endpoint {
    /// `what` names the setting that the URL comes from.
    pub fn new(what: &str, url: &str, settings: &Arc<TransportSettings>) -> Result<Self, Error> {
        // The URL is not shown: it may have a password.
        let refused = || Error::credentials(format!("{what}: expected a URL that begins with https:// or http://"));
        let uri: Uri = url.parse().map_err(|_| refused())?;
        let authority = uri.authority().ok_or_else(refused)?;
        if !matches!(uri.scheme_str(), Some("https" | "http")) || authority.as_str().contains('@') {
            return Err(refused());
        }
        let mut settings = (**settings).clone();
        if matches!(settings.proxy, ProxySetting::Environment) && is_loopback(&uri) {
            settings.proxy = ProxySetting::Direct;
        }
        Ok(Endpoint { uri, transport: Transport::new(Arc::new(settings), None) })
    }

    pub async fn get(&self, headers: &HeaderMap) -> Result<Bytes, Error> {
        self.send(Method::GET, &self.uri, headers, Bytes::new()).await
    }

    /// Gets what is at `path` below this address.
    pub async fn get_below(&self, path: &str, headers: &HeaderMap) -> Result<Bytes, Error> {
        let below = format!("{}/{path}", self.uri.to_string().trim_end_matches('/'));
        let uri = below.parse().map_err(|_| Error::credentials(format!("{path:?} cannot be put in a URL")))?;
        self.send(Method::GET, &uri, headers, Bytes::new()).await
    }

    pub async fn put(&self, headers: &HeaderMap) -> Result<Bytes, Error> {
        self.send(Method::PUT, &self.uri, headers, Bytes::new()).await
    }

    pub async fn post_form(&self, fields: &[(&str, &str)], mut headers: HeaderMap) -> Result<Value, Error> {
        let mut form = String::new();
        for (name, value) in fields {
            let separator = if form.is_empty() { "" } else { "&" };
            let value = utf8_percent_encode(value, &RESERVED);
            // Writing to a String does not fail.
            let _ = write!(form, "{separator}{name}={value}");
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        self.send(Method::POST, &self.uri, &headers, form.into()).await.and_then(|body| object(&body))
    }

    pub async fn post_json(&self, body: &Value, mut headers: HeaderMap) -> Result<Value, Error> {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self.send(Method::POST, &self.uri, &headers, body.to_string().into()).await.and_then(|body| object(&body))
    }

    async fn send(&self, method: Method, uri: &Uri, headers: &HeaderMap, body: Bytes) -> Result<Bytes, Error> {
        let request = || {
            let mut request = Request::new(body.clone());
            *request.method_mut() = method.clone();
            *request.uri_mut() = uri.clone();
            request.headers_mut().clone_from(headers);
            request
        };
        // Its phases are its own: the call stays in the phase in which it waits for a token.
        let phase = PhaseCell::new();
        let exchange = phase.watch(self.transport.exchange(request, MAX_RESPONSE_BYTES));
        let Response { status, body, .. } = match tokio::time::timeout(REQUEST_TIMEOUT, exchange).await {
            Ok(exchanged) => exchanged?,
            Err(_) => return Err(Error::no_token_yet(format!("no token came within {REQUEST_TIMEOUT:?}"))),
        };
        if status.is_success() { Ok(body) } else { Err(refusal(status, &body)) }
    }
}

fn object(body: &[u8]) -> Result<Value, Error> {
    // The error of the parser may quote a token, so it is not passed on.
    let answer: Option<Value> = serde_json::from_slice(body).ok().filter(Value::is_object);
    answer.ok_or_else(|| Error::credentials("the token endpoint did not answer with a JSON object"))
}

/// The error of a response such as `{"error": "invalid_grant", "error_description": "…"}`, or of one in the form of Google's
/// APIs.
fn refusal(status: StatusCode, body: &[u8]) -> Error {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    let mut problem = format!("the token endpoint answered {status}");
    let error = &answer["error"];
    for words in [error, &error["status"], &error["message"], &answer["error_description"]] {
        if let Some(words) = words.as_str() {
            let _ = write!(problem, ": {}", words.chars().take(MAX_QUOTED_CHARS).collect::<String>());
        }
    }
    if status.is_redirection() {
        problem.push_str("; redirects are not followed");
    }
    let is_transient = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS;
    if is_transient { Error::no_token_yet(problem) } else { Error::credentials(problem) }
}

/// The token in a response of OAuth 2.
pub(super) fn token_in(answer: &Value) -> Result<AccessToken, Error> {
    let token = answer["access_token"].as_str();
    let token = token.ok_or_else(|| Error::credentials("the token endpoint gave no access_token"))?;
    let life = answer["expires_in"].as_u64().map(Duration::from_secs);
    // A token whose end is out of range does not expire.
    let expires_at = life.and_then(|life| SystemTime::now().checked_add(life));
    Ok(AccessToken { token: token.to_owned(), expires_at })
}

/// Headers with a token for a request to another token endpoint.
pub(super) fn bearer(token: &str) -> Result<HeaderMap, Error> {
    authorization(&format!("Bearer {token}"))
}

/// Headers by which a client of OAuth 2 identifies itself.
pub(super) fn client_password(id: &str, secret: &str) -> Result<HeaderMap, Error> {
    authorization(&format!("Basic {}", STANDARD.encode_to_string(format!("{id}:{secret}"))))
}

fn authorization(value: &str) -> Result<HeaderMap, Error> {
    let value = super::token::secret(value);
    let value = value.ok_or_else(|| Error::credentials("the token has characters that HTTP does not allow"))?;
    Ok(HeaderMap::from_iter([(AUTHORIZATION, value)]))
}
