//! The headers of credentials, for one runtime.

use super::token::TokenCache;
use super::{Credentials, Kind};
use crate::error::Error;
use crate::transport::TransportSettings;
use http::HeaderMap;
use once_cell::sync::OnceCell;
use std::sync::Arc;

/// Gives the headers that prove who the caller is, and fetches and renews tokens for them. It belongs to one runtime in one
/// process.
pub(crate) enum HeaderSource {
    None,
    Fixed(Arc<HeaderMap>),
    Tokens(Box<Tokens>),
}

/// Tokens that are fetched. The cache is made at the first call.
pub(crate) struct Tokens {
    credentials: Credentials,
    settings: Arc<TransportSettings>,
    cache: OnceCell<TokenCache>,
}

impl HeaderSource {
    /// `settings` are for the connections to token endpoints.
    pub fn new(credentials: &Credentials, settings: &Arc<TransportSettings>) -> Self {
        match &credentials.kind {
            Kind::Anonymous => HeaderSource::None,
            Kind::Fixed { headers, .. } => HeaderSource::Fixed(headers.clone()),
            _ => HeaderSource::Tokens(Box::new(Tokens {
                credentials: credentials.clone(),
                settings: settings.clone(),
                cache: OnceCell::new(),
            })),
        }
    }

    /// The headers that prove who the caller is; `None` for anonymous.
    pub async fn headers(&self) -> Result<Option<Arc<HeaderMap>>, Error> {
        match self {
            HeaderSource::None => Ok(None),
            HeaderSource::Fixed(headers) => Ok(Some(headers.clone())),
            HeaderSource::Tokens(tokens) => {
                let Tokens { credentials, settings, cache } = &**tokens;
                let cache = cache.get_or_try_init(|| credentials.tokens(settings).map(TokenCache::new));
                let headers = async { cache?.headers().await };
                headers.await.map(Some).map_err(|error| error.about_credentials(&credentials.origin()))
            }
        }
    }

    /// Notes that the service refused these headers. False if no new ones can be fetched.
    pub fn refuse(&self, headers: &Arc<HeaderMap>) -> bool {
        let HeaderSource::Tokens(tokens) = self else { return false };
        tokens.cache.get().inspect(|cache| cache.refuse(headers));
        true
    }
}
