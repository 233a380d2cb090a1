//! A user's login, as `gcloud auth application-default login` keeps it: its refresh token is exchanged for access tokens.

use super::endpoint::{Endpoint, token_in};
use super::grant::Grant;
use super::json::text;
use super::token::{Fetching, TokenSource};
use crate::error::Error;
use crate::transport::TransportSettings;
use http::HeaderMap;
use serde_json::Value;
use std::sync::Arc;

const GOOGLE: &str = "https://oauth2.googleapis.com/token";

struct AuthorizedUser {
    file: Arc<Value>,
    /// The scopes that the caller set. Without them the token has those of the login.
    scopes: Option<String>,
    endpoint: Endpoint,
}

pub(super) fn open(
    file: &Arc<Value>,
    grant: &Grant,
    settings: &Arc<TransportSettings>,
) -> Result<Arc<dyn TokenSource>, Error> {
    let url = file["token_uri"].as_str().unwrap_or(GOOGLE);
    let endpoint = Endpoint::new("authorized user: token_uri", url, settings)?;
    let scopes = grant.scopes.as_ref().map(|scopes| scopes.join(" "));
    Ok(Arc::new(AuthorizedUser { file: file.clone(), scopes, endpoint }))
}

impl TokenSource for AuthorizedUser {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let mut form = vec![("grant_type", "refresh_token")];
            form.extend(["client_id", "client_secret", "refresh_token"].map(|name| (name, text(&self.file, name))));
            form.extend(self.scopes.as_deref().map(|scopes| ("scope", scopes)));
            token_in(&self.endpoint.post_form(&form, HeaderMap::new()).await?)
        })
    }
}
