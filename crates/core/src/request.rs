//! A request that is checked and encoded, with the timeout and retry policy of its call.

use crate::config::{Config, REQUEST_PARAMS, insert_header};
use crate::deduplicate::{GeneratedName, Named};
use crate::error::Error;
use crate::message::{DynamicMessage, ReadFields, copy_fields};
use crate::options::{CallOptions, Setting};
use crate::response;
use crate::retry::RetryPolicy;
use crate::schema::{MethodDescriptor, Verb};
use crate::transcoding::transcode;
use crate::transport::{Request, gzip};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Uri};
use std::time::Duration;

/// A request that is checked and encoded, ready to be sent any number of times.
pub struct PreparedRequest {
    method: &'static MethodDescriptor,
    uri: Uri,
    request_params: HeaderValue,
    /// Headers that the options of the call add.
    headers: HeaderMap,
    body: Bytes,
    response_limit: usize,
    timeout: Option<Duration>,
    retry: Option<RetryPolicy>,
    generated_name: Option<GeneratedName>,
    /// The request, if a stub answers it.
    stubbed: Option<Box<DynamicMessage>>,
}

impl PreparedRequest {
    pub(crate) fn new(
        config: &Config,
        method: &'static MethodDescriptor,
        request: &dyn ReadFields,
        options: &CallOptions,
    ) -> Result<Self, Error> {
        let mut options = options.over(config.defaults_of(method));
        let generated_name = if options.deduplicate { GeneratedName::choose(method, request)? } else { None };
        let parts = match &generated_name {
            Some(given) => transcode(method, &Named { request, name: &given.name })?,
            None => transcode(method, request)?,
        };
        if generated_name.is_some() {
            options.retry = options.retry.or(Setting::Is(RetryPolicy::default()));
        }
        let stubbed = match (&config.stub, &generated_name) {
            (None, _) => None,
            (Some(_), Some(given)) => Some(copy(&Named { request, name: &given.name })?),
            (Some(_), None) => Some(copy(request)?),
        };
        let request_params = HeaderValue::from_str(&parts.request_params);
        let mut headers = HeaderMap::new();
        for (name, value) in &options.headers {
            insert_header(&mut headers, name, value)?;
        }
        let retry = method.defaults.is_retried().then(RetryPolicy::default);
        Ok(PreparedRequest {
            method,
            uri: config.uri(parts.path_and_query)?,
            request_params: request_params.map_err(|error| Error::invalid_argument(error.to_string()))?,
            headers,
            body: parts.body.into(),
            response_limit: response::limit(method, config.max_response_bytes),
            timeout: options.timeout.value_or(method.defaults.timeout()),
            retry: options.retry.value_or(retry),
            generated_name,
            stubbed,
        })
    }

    /// How large the body of the response may be, in bytes.
    pub(crate) fn response_limit(&self) -> usize {
        self.response_limit
    }

    /// The method that is called.
    pub fn method(&self) -> &'static MethodDescriptor {
        self.method
    }

    /// The URL with path and query.
    pub fn url(&self) -> String {
        self.uri.to_string()
    }

    /// The JSON body. Empty if the method has none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The time limit of the whole call, if there is one.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    pub(crate) fn retry(&self) -> Option<RetryPolicy> {
        self.retry
    }

    /// The name that the client chose for the task, so that the task is created only once.
    pub(crate) fn generated_name(&self) -> Option<&GeneratedName> {
        self.generated_name.as_ref()
    }

    pub(crate) fn stubbed(&self) -> Option<&DynamicMessage> {
        self.stubbed.as_deref()
    }

    /// The HTTP request, with the headers of the client and those of the credentials.
    pub(crate) fn to_http(&self, common: &HeaderMap, identity: Option<&HeaderMap>) -> Request {
        let mut request = Request::new(self.body.clone());
        *request.method_mut() = match self.method.verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
        };
        *request.uri_mut() = self.uri.clone();
        let headers = request.headers_mut();
        headers.clone_from(common);
        headers.insert(REQUEST_PARAMS, self.request_params.clone());
        if self.method.paged.is_some() {
            gzip::accept(headers);
        }
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        for (name, value) in identity.into_iter().flatten() {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        request
    }
}

fn copy(request: &dyn ReadFields) -> Result<Box<DynamicMessage>, Error> {
    let mut copy = DynamicMessage::new(request.descriptor());
    copy_fields(request, &mut copy)?;
    Ok(Box::new(copy))
}
