//! A service account's key, traded for access tokens (RFC 7523) over the connections that the client makes.

use super::Grant;
use super::token::{AccessToken, FetchToken, Fetching};
use crate::error::{Error, causes};
use crate::phase::PhaseCell;
use crate::tls;
use crate::transport::{Request, Response, Transport};
use base64_simd::URL_SAFE_NO_PAD;
use google_cloud_auth::credentials::service_account;
use http::StatusCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long the signed request for a token is good.
const LIFE: Duration = Duration::from_secs(3600);

/// How much the clocks here and there may differ.
const SKEW: Duration = Duration::from_secs(10);

/// Fetches tokens for a key by exchange.
pub(super) fn fetcher(key: Arc<Value>, grant: &Grant, transport: Transport) -> Arc<FetchToken> {
    let scope = grant.scopes.join(" ");
    let transport = Arc::new(transport);
    Arc::new(move || -> Fetching {
        let (key, scope, transport) = (key.clone(), scope.clone(), transport.clone());
        Box::pin(async move { fetch(&key, &scope, &transport).await })
    })
}

async fn fetch(key: &Value, scope: &str, transport: &Transport) -> Result<AccessToken, Error> {
    let url: http::Uri =
        text(key, "token_uri").parse().map_err(|_| Error::credentials("service account key: token_uri is no URL"))?;
    let assertion = sign(key, scope).await?;
    let grant_type = utf8_percent_encode("urn:ietf:params:oauth:grant-type:jwt-bearer", NON_ALPHANUMERIC);
    let form = bytes::Bytes::from(format!("grant_type={grant_type}&assertion={assertion}"));
    let request = || {
        let mut request = Request::new(form.clone().into());
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = url.clone();
        let content_type = http::HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(http::header::CONTENT_TYPE, content_type);
        request
    };
    // Its phases are not those of the call, which waits for a token all the while.
    let exchanged = PhaseCell::new().watch(transport.exchange(request)).await;
    let Response { status, body } = exchanged.map_err(|error| Error::no_token_yet(error.message()))?;
    let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
    match (answer["access_token"].as_str(), answer["expires_in"].as_u64()) {
        (Some(token), Some(seconds)) if status.is_success() => {
            // One that ends after all times does not end.
            let expires_at = SystemTime::now().checked_add(Duration::from_secs(seconds));
            Ok(AccessToken { token: token.to_owned(), expires_at })
        }
        _ => {
            let (error, description) = (text(&answer, "error"), text(&answer, "error_description"));
            let problem = format!("the token endpoint answered {status}: {error} {description}");
            let is_passing = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS;
            Err(if is_passing {
                Error::no_token_yet(problem.trim_end())
            } else {
                Error::credentials(problem.trim_end())
            })
        }
    }
}

/// The signed request for a token.
async fn sign(key: &Value, scope: &str) -> Result<String, Error> {
    let issued = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().saturating_sub(SKEW);
    let header = json!({"alg": "RS256", "typ": "JWT", "kid": text(key, "private_key_id")});
    let claims = json!({
        "iss": text(key, "client_email"),
        "scope": scope,
        "aud": text(key, "token_uri"),
        "iat": issued.as_secs(),
        "exp": (issued + LIFE).as_secs(),
    });
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode_to_string(value.to_string());
    let signed = format!("{}.{}", encode(&header), encode(&claims));
    tls::provider();
    let refused = |error: &(dyn std::error::Error + 'static)| {
        Error::credentials(format!("service account key: {}", causes(error)))
    };
    let signer = service_account::Builder::new(key.clone()).build_signer().map_err(|error| refused(&error))?;
    let signature = signer.sign(&signed).await.map_err(|error| refused(&error))?;
    Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode_to_string(signature)))
}

fn text<'a>(object: &'a Value, field: &str) -> &'a str {
    object[field].as_str().unwrap_or_default()
}
