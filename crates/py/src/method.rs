//! The methods of the API as Python calls them. The functions of the client classes, which `cloudtasks._methods` compiles
//! from the table, hand their arguments to a [`Method`].

use crate::arguments::{Arguments, ExplicitArguments, is_legacy, is_legacy_argument, names_legacy_argument};
use crate::asyncio;
use crate::bound_method::{BoundMethod, Method};
use crate::call;
use crate::client::Client;
use crate::finalization::FinalizationGuard;
use crate::help;
use crate::messages::Message;
use crate::options;
use crate::sync::Once;
use crate::sync::intern;
use cloudtasks::schema::{self, Body, MethodDescriptor, path_variables};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use pyo3::{PyTraverseError, PyVisit};

#[pymethods]
impl Method {
    #[new]
    fn new(py: Python<'_>, version: &str, name: &str, is_async: bool) -> PyResult<Self> {
        let descriptor = schema::api(version).and_then(|api| api.method(name));
        let descriptor = descriptor.ok_or_else(|| PyValueError::new_err(format!("no method {name} in {version}")))?;
        let fields = descriptor.request.fields.iter();
        let field_names = fields.map(|field| PyString::intern(py, field.name).unbind()).collect();
        Ok(Method { descriptor, is_async, field_names })
    }

    /// A call with all its arguments: `fields` are the values of the request's fields, None for those not given;
    /// `legacy` is what a 1.x call site gives by position after the first argument.
    ///
    /// An async call is sent on its way; what is returned is to be awaited.
    #[allow(clippy::too_many_arguments)]
    #[pyo3(signature = (client, request, legacy, fields, retry, timeout, metadata, deduplicate=false))]
    fn call<'py>(
        slf: &Bound<'py, Self>,
        client: &Bound<'py, Client>,
        request: Bound<'py, PyAny>,
        legacy: &Bound<'py, PyTuple>,
        fields: &Bound<'py, PyTuple>,
        retry: Bound<'py, PyAny>,
        timeout: Bound<'py, PyAny>,
        metadata: Bound<'py, PyAny>,
        deduplicate: bool,
    ) -> PyResult<Py<PyAny>> {
        let py = slf.py();
        let _guard = FinalizationGuard::begin(py);
        let method = slf.get();
        let bound = BoundMethod { method: slf.clone().unbind(), client: client.clone().unbind() };
        let bound = Bound::new(py, bound)?;
        let given = method.field_names.iter().zip(fields.iter_borrowed()).filter(|(_, value)| !value.is_none());
        let is_plain = legacy.is_empty() && (method.descriptor.paged_in_python().is_none() || method.is_async);
        if is_plain && (request.is_none() || !is_legacy_argument(method.descriptor, &request)?) {
            let fields = given.map(|(name, value)| (name.bind(py).clone().into_any(), value.to_owned())).collect();
            let request = Some(request).filter(|request| !request.is_none());
            let options = (Some(retry), Some(timeout), Some(metadata));
            let arguments = Arguments::new(py, method.descriptor, request, fields, options, deduplicate)?;
            return call::start(&bound, arguments, true);
        }
        let keywords = PyDict::new(py);
        for (name, value) in given {
            keywords.set_item(name.bind(py), value)?;
        }
        if !metadata.is_none() && metadata.len().unwrap_or(1) > 0 {
            keywords.set_item(intern!(py, "metadata"), metadata)?;
        }
        for (name, option) in [(intern!(py, "retry"), retry), (intern!(py, "timeout"), timeout)] {
            if !option.is(options::default(py)?) {
                keywords.set_item(name, option)?;
            }
        }
        if deduplicate {
            keywords.set_item(intern!(py, "deduplicate"), true)?;
        }
        let given: Vec<_> = match request.is_none() && legacy.is_empty() {
            true => Vec::new(),
            false => std::iter::once(request).chain(legacy.iter()).collect(),
        };
        let positional = PyTuple::new(py, given)?;
        method.call_any_form(&bound, &positional, &keywords)
    }

    /// The method on a client, for what calls it in other ways than its users do.
    fn bind(slf: &Bound<'_, Self>, client: Py<Client>) -> BoundMethod {
        BoundMethod { method: slf.clone().unbind(), client }
    }

    #[getter(__name__)]
    fn name(&self) -> &'static str {
        self.descriptor.name
    }

    /// The documentation of the function that users call.
    #[getter]
    fn help(&self) -> String {
        help::of_method(self.descriptor, self.is_async)
    }

    /// The request fields that Google's clients take as arguments too.
    #[getter]
    fn arguments(&self) -> Vec<&'static str> {
        self.descriptor.arguments.to_vec()
    }

    /// The fields that 1.x takes by position, in its order, each with whether it is required.
    #[getter]
    fn positional(&self) -> Vec<(&'static str, bool)> {
        positional(self.descriptor)
    }

    /// All fields of the request.
    #[getter]
    fn request_fields(&self) -> Vec<&'static str> {
        field_names(self.descriptor)
    }

    /// The full names of the request and of the response.
    #[getter]
    fn types(&self) -> (&'static str, &'static str) {
        (self.descriptor.request.full_name, self.descriptor.response.full_name)
    }

    /// The field of the response that holds the items of a list; None for other methods.
    #[getter]
    fn paged(&self) -> Option<&'static str> {
        self.descriptor.paged_in_python()
    }

    /// Whether calls take `deduplicate`.
    #[getter]
    fn is_deduplicable(&self) -> bool {
        self.descriptor.deduplicable
    }

    /// Whether the method starts a long-running operation.
    #[getter]
    fn is_long_running(&self) -> bool {
        self.descriptor.operation.is_some()
    }

    /// Whether it is retried by default, and its timeout in seconds.
    #[getter]
    fn defaults(&self) -> (bool, Option<f64>) {
        let defaults = self.descriptor.defaults;
        (defaults.is_retried(), defaults.timeout().map(|timeout| timeout.as_secs_f64()))
    }

    #[getter]
    fn is_async(&self) -> bool {
        self.is_async
    }

    fn __repr__(&self) -> String {
        format!("<method {} of Cloud Tasks {}>", self.descriptor.name, self.descriptor.version)
    }
}

impl Method {
    /// A call that may have one of the forms of 1.x.
    fn call_any_form(
        &self,
        bound: &Bound<'_, BoundMethod>,
        positional: &Bound<'_, PyTuple>,
        keywords: &Bound<'_, PyDict>,
    ) -> PyResult<Py<PyAny>> {
        let method = self.descriptor;
        if let Some(items) = method.paged_in_python()
            && !self.is_async
            && (is_legacy(method, positional)? || names_legacy_argument(method, Some(keywords))?)
        {
            return legacy_list(bound, items, positional, Some(keywords));
        }
        call::start(bound, bind(bound, positional, Some(keywords))?, true)
    }
}

#[pymethods]
impl BoundMethod {
    /// The bare response: no pager, no operation. Pagers fetch their pages with it.
    #[pyo3(signature = (*arguments, **keywords))]
    fn response(
        slf: &Bound<'_, Self>,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Py<PyAny>> {
        let _guard = FinalizationGuard::begin(slf.py());
        if slf.get().awaits() {
            return coroutine(slf, arguments, keywords);
        }
        call::start(slf, bind(slf, arguments, keywords)?, false)
    }

    /// Sends an async call for its bare response on its way and returns what to await.
    fn submit(
        slf: &Bound<'_, Self>,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Py<PyAny>> {
        let _guard = FinalizationGuard::begin(slf.py());
        call::start(slf, bind(slf, arguments, keywords)?, false)
    }

    /// One call with a timeout in seconds, None or DEFAULT; `once` sends it without the method's own retries.
    fn attempt(
        slf: &Bound<'_, Self>,
        request: &Bound<'_, Message>,
        once: bool,
        timeout: Option<&Bound<'_, PyAny>>,
        metadata: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let _guard = FinalizationGuard::begin(slf.py());
        call::send(slf, request, options::build(once, timeout, metadata)?, None)
    }

    /// The request, retry, timeout and metadata that a call with these arguments has.
    #[pyo3(signature = (*arguments, **keywords))]
    fn arguments<'py>(
        slf: &Bound<'py, Self>,
        arguments: &Bound<'py, PyTuple>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<ExplicitArguments<'py>> {
        let _guard = FinalizationGuard::begin(slf.py());
        bind(slf, arguments, keywords)?.explicit()
    }

    /// The value of the call for this response: a pager, an operation, None or the response itself.
    fn present(
        slf: &Bound<'_, Self>,
        request: &Bound<'_, Message>,
        response: Bound<'_, PyAny>,
        retry: Option<Bound<'_, PyAny>>,
        timeout: Option<Bound<'_, PyAny>>,
        metadata: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let _guard = FinalizationGuard::begin(slf.py());
        let arguments = Arguments { request: request.clone(), retry, timeout, metadata, deduplicate: false };
        call::wrap_response(slf, &arguments, response)
    }

    #[getter]
    fn __self__(&self, py: Python<'_>) -> Py<Client> {
        self.client.clone_ref(py)
    }

    #[getter(__name__)]
    fn name(&self) -> &'static str {
        self.method.get().descriptor.name
    }

    #[getter]
    fn is_async(&self) -> bool {
        self.method.get().is_async
    }

    #[getter]
    fn defaults(&self) -> (bool, Option<f64>) {
        self.method.get().defaults()
    }

    /// The field, or its path such as `queue.name`, by which requests are routed.
    #[getter]
    fn routing_field(&self) -> Option<&'static str> {
        path_variables(self.descriptor().paths.first()?).next().map(|(field, _)| field)
    }

    /// The HTTP rules of the method, in the form that google-api-core's `path_template.transcode` takes.
    #[getter]
    fn http_rules<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let descriptor = self.descriptor();
        let body = match descriptor.body {
            Body::None => None,
            Body::Rest => Some("*"),
            Body::Field(name) => Some(name),
        };
        let rule = |path: &&'static str| {
            let rule = PyDict::new(py);
            rule.set_item("method", descriptor.verb.as_str().to_ascii_lowercase())?;
            rule.set_item("uri", path)?;
            body.map_or(Ok(()), |body| rule.set_item("body", body))?;
            Ok(rule)
        };
        descriptor.paths.iter().map(rule).collect()
    }

    /// The full name of the response.
    #[getter]
    fn response_type(&self) -> &'static str {
        self.descriptor().response.full_name
    }

    fn __repr__(&self) -> String {
        format!("<bound {:?}>", self.method.get().__repr__())
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.method)?;
        visit.call(&self.client)
    }
}

/// The arguments of a call; a positional call of the 1.x clients is translated first.
fn bind<'py>(
    bound: &Bound<'py, BoundMethod>,
    arguments: &Bound<'py, PyTuple>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Arguments<'py>> {
    let descriptor = bound.get().descriptor();
    if let Some(arguments) = Arguments::bind(descriptor, arguments, keywords)? {
        return Ok(arguments);
    }
    let keywords = legacy_keywords(descriptor, arguments, keywords)?;
    let bound = Arguments::bind(descriptor, &PyTuple::empty(arguments.py()), Some(&keywords))?;
    bound.ok_or_else(|| PyTypeError::new_err(format!("{}() got arguments that it cannot use", descriptor.name)))
}

/// The keywords that say the same as a positional call of the 1.x clients.
fn legacy_keywords<'py>(
    descriptor: &'static MethodDescriptor,
    arguments: &Bound<'py, PyTuple>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyDict>> {
    let py = arguments.py();
    let legacy = py.import(intern!(py, "cloudtasks._compat.legacy"))?;
    let facts = (descriptor.name, positional(descriptor), arguments, keywords);
    let keywords = legacy.call_method1(intern!(py, "keywords_of"), facts)?;
    Ok(keywords.cast_into()?)
}

fn field_names(descriptor: &'static MethodDescriptor) -> Vec<&'static str> {
    descriptor.request.fields.iter().map(|field| field.name).collect()
}

fn positional(descriptor: &'static MethodDescriptor) -> Vec<(&'static str, bool)> {
    descriptor.positional().map(|(field, is_required)| (field.name, is_required)).collect()
}

/// A list as the 1.x clients return it.
fn legacy_list(
    bound: &Bound<'_, BoundMethod>,
    items: &str,
    arguments: &Bound<'_, PyTuple>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<Py<PyAny>> {
    let py = bound.py();
    let keywords = legacy_keywords(bound.get().descriptor(), arguments, keywords)?;
    let iterator = py.import(intern!(py, "cloudtasks._compat.legacy"))?.getattr(intern!(py, "PageIterator"))?;
    Ok(iterator.call1((bound.getattr(intern!(py, "response"))?, keywords, items))?.unbind())
}

/// The coroutine of an async call for its bare response, which does nothing before it is awaited.
fn coroutine(
    bound: &Bound<'_, BoundMethod>,
    arguments: &Bound<'_, PyTuple>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<Py<PyAny>> {
    static RESPONSE: Once<Py<PyAny>> = Once::new();
    let response = RESPONSE.import(bound.py(), "cloudtasks._coroutines", "response")?;
    Ok(response.call1((bound, arguments, keywords))?.unbind())
}

/// Adds the classes.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Method>()?;
    module.add_class::<BoundMethod>()?;
    module.add_function(wrap_pyfunction!(abort, module)?)
}

/// Gives up the call that is awaited by this future.
#[pyfunction]
pub fn abort(future: &Bound<'_, PyAny>) -> PyResult<()> {
    asyncio::current(future.py())?.get().abort(future);
    Ok(())
}
