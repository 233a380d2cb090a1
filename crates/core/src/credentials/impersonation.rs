//! Tokens of a service account that other credentials may impersonate.

use super::Credentials;
use super::endpoint::{Endpoint, bearer};
use super::grant::Grant;
use super::json::{strings, text};
use super::token::{AccessToken, Fetching, TokenCache, TokenSource};
use crate::endpoint::DEFAULT_UNIVERSE_DOMAIN;
use crate::error::Error;
use crate::message::Timestamp;
use crate::transport::TransportSettings;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

pub(super) struct Impersonation {
    /// The tokens of the credentials that impersonate.
    source: TokenCache,
    endpoint: Endpoint,
    delegates: Vec<String>,
    scopes: Vec<String>,
    lifetime: Duration,
}

/// The credentials of a file of the type `impersonated_service_account`.
pub(super) fn open(
    file: &Arc<Value>,
    grant: &Grant,
    settings: &Arc<TransportSettings>,
) -> Result<Arc<dyn TokenSource>, Error> {
    let source = Credentials::from_json(file["source_credentials"].clone())
        .map_err(|error| Error::credentials(format!("source_credentials: {}", error.message())))?;
    let (url, delegates) = (text(file, "service_account_impersonation_url"), strings(&file["delegates"]));
    Impersonation::open(source.tokens(settings)?, url, delegates, grant, settings)
}

/// The credentials of [`Credentials::impersonate`].
pub(super) fn open_by_name(
    source: &Credentials,
    principal: &str,
    delegates: &[String],
    grant: &Grant,
    settings: &Arc<TransportSettings>,
) -> Result<Arc<dyn TokenSource>, Error> {
    let universe = grant.universe_domain.as_deref().unwrap_or(DEFAULT_UNIVERSE_DOMAIN);
    let url =
        format!("https://iamcredentials.{universe}/v1/projects/-/serviceAccounts/{principal}:generateAccessToken");
    Impersonation::open(source.tokens(settings)?, &url, delegates.to_vec(), grant, settings)
}

impl Impersonation {
    pub fn open(
        source: Arc<dyn TokenSource>,
        url: &str,
        delegates: Vec<String>,
        grant: &Grant,
        settings: &Arc<TransportSettings>,
    ) -> Result<Arc<dyn TokenSource>, Error> {
        Ok(Arc::new(Impersonation {
            source: TokenCache::new(source),
            endpoint: Endpoint::new("service_account_impersonation_url", url, settings)?,
            delegates,
            scopes: grant.scopes().to_vec(),
            lifetime: grant.lifetime(),
        }))
    }
}

impl TokenSource for Impersonation {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let own = self.source.token().await?;
            let lifetime = format!("{}s", self.lifetime.as_secs());
            let request = json!({"delegates": self.delegates, "scope": self.scopes, "lifetime": lifetime});
            let answer = self.endpoint.post_json(&request, bearer(&own.token)?).await?;
            let token = answer["accessToken"].as_str();
            let token = token.ok_or_else(|| Error::credentials("the token endpoint gave no accessToken"))?;
            let end = Timestamp::parse(text(&answer, "expireTime"))
                .map_err(|error| Error::credentials(format!("the token endpoint gave an expireTime: {error}")))?;
            Ok(AccessToken { token: token.to_owned(), expires_at: end.try_into().ok() })
        })
    }

    fn forget(&self) {
        self.source.forget();
    }
}
