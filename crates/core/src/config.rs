//! What a client keeps of its settings, and the headers that go with every request.

use crate::credentials::Credentials;
use crate::error::Error;
use crate::options::CallOptions;
use crate::schema::MethodDescriptor;
use crate::stub::Stub;
use crate::transport::TransportSettings;
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use std::collections::HashMap;
use std::sync::Arc;

/// Names the resource that a request is about, so that Google's front end can route it.
pub(crate) const REQUEST_PARAMS: HeaderName = HeaderName::from_static("x-goog-request-params");

/// The settings of a client. They do not change once the client exists.
pub(crate) struct Config {
    /// Scheme, host and port.
    pub base: Uri,
    pub headers: HeaderMap,
    pub credentials: Credentials,
    pub transport: Arc<TransportSettings>,
    pub max_response_bytes: usize,
    /// For the connections to the servers that issue tokens.
    pub token_transport: Arc<TransportSettings>,
    /// What answers in place of the service.
    pub stub: Option<Stub>,
    pub defaults: CallOptions,
    /// By method name; each is complete, with the client's defaults beneath it.
    pub method_defaults: HashMap<String, CallOptions>,
}

impl Config {
    /// The address of a path and query.
    pub fn uri(&self, target: String) -> Result<Uri, Error> {
        let refused = |error: &dyn std::fmt::Display| Error::invalid_argument(format!("request path: {error}"));
        let mut parts = self.base.clone().into_parts();
        let target = PathAndQuery::from_maybe_shared(Bytes::from(target)).map_err(|error| refused(&error))?;
        parts.path_and_query = Some(target);
        Uri::from_parts(parts).map_err(|error| refused(&error))
    }

    /// The options of calls of this method that set none themselves.
    pub fn defaults_of(&self, method: &MethodDescriptor) -> &CallOptions {
        self.method_defaults.get(method.name).unwrap_or(&self.defaults)
    }
}

/// Sets a header. The error names a header whose name or value HTTP does not allow.
pub(crate) fn insert_header(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), Error> {
    let refused = |what: &str| Error::invalid_argument(format!("header {name:?}: HTTP does not allow this {what}"));
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refused("name"))?;
    let value = HeaderValue::from_str(value).map_err(|_| refused("value"))?;
    headers.insert(key, value);
    Ok(())
}
