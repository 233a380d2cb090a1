//! The metadata server of Google Cloud, which knows the service account of the machine.

use super::endpoint::{Endpoint, token_in};
use super::grant::Grant;
use super::token::{Fetching, TokenSource};
use crate::error::Error;
use crate::transport::{ProxySetting, TransportSettings};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::Arc;

/// Names the host, if it is not the default one.
const HOST_VARIABLE: &str = "GCE_METADATA_HOST";
const DEFAULT_HOST: &str = "metadata.google.internal";

const FLAVOR: HeaderName = HeaderName::from_static("metadata-flavor");

struct MetadataServer {
    endpoint: Endpoint,
}

pub(super) fn open(grant: &Grant, settings: &Arc<TransportSettings>) -> Result<Arc<dyn TokenSource>, Error> {
    let host = std::env::var(HOST_VARIABLE).ok().filter(|host| !host.is_empty());
    let host = host.as_deref().unwrap_or(DEFAULT_HOST);
    // The scopes are URLs, whose characters need no escape in a query.
    let scopes = grant.scopes().join(",");
    let url = format!("http://{host}/computeMetadata/v1/instance/service-accounts/default/token?scopes={scopes}");
    // The metadata server is part of the machine, so it is never reached through a proxy.
    let settings = Arc::new(TransportSettings { proxy: ProxySetting::Direct, ..(**settings).clone() });
    Ok(Arc::new(MetadataServer { endpoint: Endpoint::new(HOST_VARIABLE, &url, &settings)? }))
}

impl TokenSource for MetadataServer {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let headers = HeaderMap::from_iter([(FLAVOR, HeaderValue::from_static("Google"))]);
            let answer = self.endpoint.get(&headers).await?;
            // The error of the parser may quote the token, so it is not passed on.
            let answer = serde_json::from_slice(&answer)
                .map_err(|_| Error::credentials("the metadata server did not answer with JSON"))?;
            token_in(&answer)
        })
    }
}
