//! From the arguments of a Python call to a request message and options.

use crate::messages::{self, Message, Pairs};
use crate::options;
use cloudtasks::CallOptions;
use cloudtasks::schema::{FieldDescriptor, FieldType, MethodDescriptor};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

/// What one call was given. An option that was not given is None here.
pub struct Arguments<'py> {
    pub request: Bound<'py, Message>,
    pub retry: Option<Bound<'py, PyAny>>,
    pub timeout: Option<Bound<'py, PyAny>>,
    pub metadata: Option<Bound<'py, PyAny>>,
    /// Whether create_task is made safe to repeat, by a random name.
    pub deduplicate: bool,
}

/// The request, retry, timeout and metadata as Python gets them.
pub type ExplicitArguments<'py> = (Bound<'py, Message>, Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>);

/// The retry, timeout and metadata of a call.
pub type Options<'py> = (Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>);

impl<'py> Arguments<'py> {
    /// What a call of the 2.x form was given, taken apart.
    pub fn new(
        py: Python<'py>,
        method: &'static MethodDescriptor,
        request: Option<Bound<'py, PyAny>>,
        fields: Pairs<'py>,
        (retry, timeout, metadata): Options<'py>,
        deduplicate: bool,
    ) -> PyResult<Self> {
        let request = build_request(py, method, request, fields)?;
        let metadata = metadata.filter(|metadata| !metadata.is_none());
        Ok(Arguments { request, retry, timeout, metadata, deduplicate })
    }

    /// Binds `(request=None, *, <fields of the request>, retry, timeout, metadata)`.
    ///
    /// Returns None for the positional form of the 1.x clients.
    pub fn bind(
        method: &'static MethodDescriptor,
        positional: &Bound<'py, PyTuple>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Option<Self>> {
        let py = positional.py();
        if is_legacy(method, positional)? {
            return Ok(None);
        }
        let mut request = positional.get_item(0).ok();
        let (mut retry, mut timeout, mut metadata, mut deduplicate) = (None, None, None, false);
        let mut fields = Pairs::new();
        for (name, value) in keywords.into_iter().flatten() {
            let text = name.cast::<PyString>()?.to_str()?;
            match text {
                "request" if request.is_none() => request = Some(value),
                "retry" => retry = Some(value),
                "timeout" => timeout = Some(value),
                "metadata" => metadata = Some(value),
                "deduplicate" if method.deduplicable => deduplicate = value.is_truthy()?,
                _ if value.is_none() && field_name(method, text).is_some() => {}
                _ => match field_name(method, text) {
                    Some(field) if field == text => fields.push((name, value)),
                    Some(field) => fields.push((PyString::intern(py, field).into_any(), value)),
                    None => return Err(unexpected(method, text)),
                },
            }
        }
        let request = request.filter(|request| !request.is_none());
        Self::new(py, method, request, fields, (retry, timeout, metadata), deduplicate).map(Some)
    }

    /// Whether the core can drive the attempts: no Python runs between them.
    pub fn has_plain_options(&self) -> PyResult<bool> {
        Ok(!options::is_driver(self.retry.as_ref())? && !options::is_driver(self.timeout.as_ref())?)
    }

    /// The options of a call whose retries the core drives: an item of a bulk call, or a deduplicated call.
    pub fn core_options(&self) -> PyResult<CallOptions> {
        let (timeout, metadata) = (self.timeout.as_ref(), self.metadata.as_ref());
        if options::is_driver(timeout)? {
            return Err(PyValueError::new_err("timeout: bulk and deduplicated calls take a number of seconds or None"));
        }
        let built = match &self.retry {
            Some(retry) if options::is_driver(Some(retry))? => {
                options::build(false, timeout, metadata)?.retry(options::policy(retry)?)
            }
            retry => options::build(options::sends_once(retry.as_ref())?, timeout, metadata)?,
        };
        Ok(built.deduplicate(self.deduplicate))
    }

    /// The request, retry, timeout and metadata, with DEFAULT for an option that was not given.
    pub fn explicit(&self) -> PyResult<ExplicitArguments<'py>> {
        let py = self.request.py();
        let default = options::default(py)?;
        let or_default = |option: &Option<Bound<'py, PyAny>>| option.as_ref().unwrap_or(default).clone();
        let metadata = self.metadata.clone().unwrap_or_else(|| PyTuple::empty(py).into_any());
        Ok((self.request.clone(), or_default(&self.retry), or_default(&self.timeout), metadata))
    }
}

/// Whether a call has the positional form of the 1.x clients: more than one argument, or a first one that is no
/// request but text, or for update_queue a queue.
pub fn is_legacy(method: &'static MethodDescriptor, positional: &Bound<'_, PyTuple>) -> PyResult<bool> {
    let Ok(first) = positional.get_item(0) else { return Ok(false) };
    Ok(positional.len() > 1 || is_legacy_argument(method, &first)?)
}

/// Whether the only positional argument is not a request, as in 2.x, but the first argument of 1.x.
pub fn is_legacy_argument(method: &'static MethodDescriptor, first: &Bound<'_, PyAny>) -> PyResult<bool> {
    if first.is_instance_of::<PyString>() {
        return Ok(true);
    }
    let Some((name, FieldType::Message(resource))) = first_argument(method) else { return Ok(false) };
    if let Ok(message) = first.cast::<Message>() {
        return Ok(message.get().descriptor == resource);
    }
    if let Ok(dict) = first.cast::<PyDict>() {
        return Ok(!dict.is_empty() && !dict.contains(name)?);
    }
    let full_name = first.getattr_opt("DESCRIPTOR")?.map(|protobuf| protobuf.getattr("full_name")).transpose()?;
    Ok(full_name.is_some_and(|full_name| full_name.eq(resource.full_name).unwrap_or(false)))
}

/// Whether a keyword is a field of the request that 2.x takes in a request alone, such as `page_size`.
pub fn names_legacy_argument(
    method: &'static MethodDescriptor,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<bool> {
    for (name, _) in keywords.into_iter().flatten() {
        let field = field_name(method, name.cast::<PyString>()?.to_str()?);
        if field.is_some_and(|field| !method.arguments.contains(&field)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn first_argument(method: &'static MethodDescriptor) -> Option<(&'static str, FieldType)> {
    let name = method.arguments.first()?;
    method.request.field(name).map(|field| (field.name, field.field_type))
}

/// The request field that a keyword names; the 1.x clients write `filter_` and `options_`.
fn field_name(method: &'static MethodDescriptor, keyword: &str) -> Option<&'static str> {
    let name = keyword.strip_suffix('_').unwrap_or(keyword);
    let is_named = |field: &&FieldDescriptor| field.name.strip_suffix('_').unwrap_or(field.name) == name;
    let mut fields = method.request.fields.iter();
    let field = fields.clone().find(|field| field.name == keyword).or_else(|| fields.find(is_named));
    field.map(|field| field.name)
}

fn unexpected(method: &MethodDescriptor, keyword: &str) -> PyErr {
    PyTypeError::new_err(format!("{}() got an unexpected keyword argument '{keyword}'", method.name))
}

fn build_request<'py>(
    py: Python<'py>,
    method: &'static MethodDescriptor,
    request: Option<Bound<'py, PyAny>>,
    fields: Pairs<'py>,
) -> PyResult<Bound<'py, Message>> {
    match request {
        None => messages::construct(py, method.request, fields),
        Some(_) if !fields.is_empty() => Err(PyValueError::new_err(
            "If the `request` argument is set, then none of the individual field arguments should be set.",
        )),
        Some(request) => match request.cast::<Message>() {
            Ok(message) if message.get().descriptor == method.request => Ok(message.clone()),
            _ => messages::construct_from(method.request, &request),
        },
    }
}
