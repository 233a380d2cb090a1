//! A service account's key: it signs tokens here, or is exchanged for access tokens at its `token_uri` (RFC 7523).

use super::endpoint::{Endpoint, token_in};
use super::grant::Grant;
use super::json::text;
use super::token::{AccessToken, Fetching, TokenSource};
use crate::error::Error;
use crate::transport::{TransportSettings, tls};
use base64_simd::URL_SAFE_NO_PAD;
use http::HeaderMap;
use rustls::SignatureScheme;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The lifetime of a signed token or assertion.
const TOKEN_LIFETIME: Duration = Duration::from_secs(3600);

/// How far this clock may be ahead of Google's.
const CLOCK_SKEW: Duration = Duration::from_secs(10);

struct ServiceAccount {
    key: Arc<Value>,
    scope: String,
    /// Where a signed assertion is exchanged for a token. Without it, the signed token itself is sent to the service.
    endpoint: Option<Endpoint>,
}

/// Tokens that are signed here.
pub(super) fn open(
    key: &Arc<Value>,
    grant: &Grant,
    _settings: &Arc<TransportSettings>,
) -> Result<Arc<dyn TokenSource>, Error> {
    Ok(Arc::new(ServiceAccount { key: key.clone(), scope: grant.scopes().join(" "), endpoint: None }))
}

/// Tokens by exchange.
pub(super) fn open_exchange(
    key: &Arc<Value>,
    grant: &Grant,
    settings: &Arc<TransportSettings>,
) -> Result<Arc<dyn TokenSource>, Error> {
    let endpoint = Endpoint::new("service account key: token_uri", text(key, "token_uri"), settings)?;
    Ok(Arc::new(ServiceAccount { key: key.clone(), scope: grant.scopes().join(" "), endpoint: Some(endpoint) }))
}

impl TokenSource for ServiceAccount {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let Some(endpoint) = &self.endpoint else {
                let token = self.sign(json!({"sub": text(&self.key, "client_email")}))?;
                return Ok(AccessToken { token, expires_at: Some(SystemTime::now() + TOKEN_LIFETIME - CLOCK_SKEW) });
            };
            let assertion = self.sign(json!({"aud": text(&self.key, "token_uri")}))?;
            let form = [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", &assertion)];
            token_in(&endpoint.post_form(&form, HeaderMap::new()).await?)
        })
    }
}

impl ServiceAccount {
    /// A JWT with these claims and the common ones.
    fn sign(&self, mut claims: Value) -> Result<String, Error> {
        let issued = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().saturating_sub(CLOCK_SKEW);
        let header = json!({"alg": "RS256", "typ": "JWT", "kid": text(&self.key, "private_key_id")});
        claims["iss"] = json!(text(&self.key, "client_email"));
        claims["scope"] = json!(self.scope);
        claims["iat"] = json!(issued.as_secs());
        claims["exp"] = json!((issued + TOKEN_LIFETIME).as_secs());
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode_to_string(value.to_string());
        let signed = format!("{}.{}", encode(&header), encode(&claims));
        let refused = |problem: &dyn std::fmt::Display| Error::credentials(format!("service account key: {problem}"));
        let key = PrivateKeyDer::from_pem_slice(text(&self.key, "private_key").as_bytes());
        let key = key.map_err(|_| refused(&"private_key is not the PEM text of a private key"))?;
        let key = tls::provider().key_provider.load_private_key(key).map_err(|error| refused(&error))?;
        let signer = key.choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256]);
        let signer = signer.ok_or_else(|| refused(&"private_key is not an RSA key"))?;
        let signature = signer.sign(signed.as_bytes()).map_err(|error| refused(&error))?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode_to_string(signature)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_signed_token_is_kept_as_long_as_its_claims_say() {
        let key = json!({"client_email": "e", "private_key_id": "i",
            "private_key": cloudtasks_testing::SERVICE_ACCOUNT_KEY});
        let account = ServiceAccount { key: Arc::new(key), scope: "s".to_owned(), endpoint: None };
        let token = account.fetch().await.unwrap();
        let claims = URL_SAFE_NO_PAD.decode_to_vec(token.token.split('.').nth(1).unwrap()).unwrap();
        let end = serde_json::from_slice::<Value>(&claims).unwrap()["exp"].as_u64().unwrap();
        let kept_until = token.expires_at.unwrap().duration_since(UNIX_EPOCH).unwrap().as_secs();
        // The clock goes on between the two.
        assert!((end..end + 5).contains(&kept_until), "{end} {kept_until}");
    }
}
