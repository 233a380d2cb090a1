//! A request that is checked and encoded, and what was decided about its call.

use crate::builder::{Config, insert};
use crate::deduplicate::{GivenName, Named};
use crate::error::Error;
use crate::message::ReadFields;
use crate::options::{CallOptions, Setting};
use crate::retry::RetryPolicy;
use crate::routing;
use crate::schema::{CallDefaults, MethodDescriptor, Verb};
use crate::transport::Request;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use std::time::Duration;

/// Says which resource a request is about, so that the front end can route it.
pub(crate) const ROUTING: HeaderName = HeaderName::from_static("x-goog-request-params");

/// The timeout that most methods have where nobody names one.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(20);

/// A request that is checked and encoded, ready to be sent any number of times.
pub struct PreparedRequest {
    method: &'static MethodDescriptor,
    uri: Uri,
    routing: HeaderValue,
    /// Those that the options of the call add.
    headers: HeaderMap,
    body: Bytes,
    timeout: Option<Duration>,
    retry: Option<RetryPolicy>,
    given_name: Option<GivenName>,
}

impl PreparedRequest {
    pub(crate) fn new(
        config: &Config,
        method: &'static MethodDescriptor,
        request: &dyn ReadFields,
        options: &CallOptions,
    ) -> Result<Self, Error> {
        let mut options = options.over(config.defaults_of(method));
        let given_name = if options.deduplicate { GivenName::choose(method, request)? } else { None };
        let parts = match &given_name {
            Some(given) => routing::build(method, &Named { request, name: &given.name })?,
            None => routing::build(method, request)?,
        };
        if given_name.is_some() {
            options.retry = options.retry.or(Setting::Is(RetryPolicy::default()));
        }
        let routing = HeaderValue::from_str(&parts.routing);
        let mut headers = HeaderMap::new();
        for (name, value) in &options.headers {
            insert(&mut headers, name, value)?;
        }
        let (timeout, retry) = table_defaults(method.defaults);
        Ok(PreparedRequest {
            method,
            uri: config.uri(parts.target)?,
            routing: routing.map_err(|error| Error::invalid_argument(error.to_string()))?,
            headers,
            body: parts.body.into(),
            timeout: options.timeout.value_or(timeout),
            retry: options.retry.value_or(retry),
            given_name,
        })
    }

    pub fn method(&self) -> &'static MethodDescriptor {
        self.method
    }

    /// The address with path and query.
    pub fn url(&self) -> String {
        self.uri.to_string()
    }

    /// The JSON body; empty where the method has none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The bound on the whole call, if there is one.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    pub(crate) fn retry(&self) -> Option<RetryPolicy> {
        self.retry
    }

    /// The name that the task got so that it is made once.
    pub(crate) fn given_name(&self) -> Option<&GivenName> {
        self.given_name.as_ref()
    }

    /// The request as it goes out, with the headers of the client and those that prove who the caller is.
    pub(crate) fn to_http(&self, common: &HeaderMap, identity: Option<&HeaderMap>) -> Request {
        let mut request = Request::new(self.body.clone().into());
        *request.method_mut() = match self.method.verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
        };
        *request.uri_mut() = self.uri.clone();
        let headers = request.headers_mut();
        headers.clone_from(common);
        headers.insert(ROUTING, self.routing.clone());
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        for (name, value) in identity.into_iter().flatten() {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        request
    }
}

fn table_defaults(defaults: CallDefaults) -> (Option<Duration>, Option<RetryPolicy>) {
    match defaults {
        CallDefaults::Retried => (Some(DEFAULT_TIMEOUT), Some(RetryPolicy::default())),
        CallDefaults::Once => (Some(DEFAULT_TIMEOUT), None),
        CallDefaults::Untimed => (None, None),
    }
}
