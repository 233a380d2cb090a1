//! Credentials at work in one runtime.

use super::google::GoogleSource;
use super::token::TokenCache;
use super::{Credentials, Kind, exchange};
use crate::error::Error;
use crate::transport::{Transport, TransportSettings};
use http::HeaderMap;
use std::sync::Arc;

/// Fetches, keeps and renews what the headers of a request need. It belongs to one runtime in one process.
pub(crate) enum HeaderSource {
    None,
    Fixed(Arc<HeaderMap>),
    Tokens(TokenCache),
    Google(GoogleSource),
}

impl HeaderSource {
    pub fn new(credentials: &Credentials, transport: &Arc<TransportSettings>) -> Self {
        match &credentials.kind {
            Kind::Anonymous => HeaderSource::None,
            Kind::Fixed { headers, .. } => HeaderSource::Fixed(headers.clone()),
            Kind::Callback(fetch) => HeaderSource::Tokens(TokenCache::new(fetch.clone())),
            Kind::Exchange { key } => {
                let transport = Transport::new(transport.clone(), None);
                HeaderSource::Tokens(TokenCache::new(exchange::fetcher(key.clone(), &credentials.grant, transport)))
            }
            Kind::ApplicationDefault | Kind::File { .. } | Kind::Impersonation { .. } => {
                HeaderSource::Google(GoogleSource::new(credentials.clone()))
            }
        }
    }

    /// The headers that prove who the caller is; `None` for anonymous.
    pub async fn headers(&self) -> Result<Option<Arc<HeaderMap>>, Error> {
        match self {
            HeaderSource::None => Ok(None),
            HeaderSource::Fixed(headers) => Ok(Some(headers.clone())),
            HeaderSource::Tokens(tokens) => tokens.headers().await.map(Some),
            HeaderSource::Google(google) => google.headers().await.map(Some),
        }
    }

    /// Notes that the service refused these headers. False if there are no others to be had.
    pub fn refuse(&self, headers: &Arc<HeaderMap>) -> bool {
        match self {
            HeaderSource::None | HeaderSource::Fixed(_) => return false,
            HeaderSource::Tokens(tokens) => tokens.refuse(headers),
            HeaderSource::Google(google) => google.refuse(headers),
        }
        true
    }
}
