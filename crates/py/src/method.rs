//! The methods of the client classes: one descriptor object for each method of the table.

use crate::arguments::{Arguments, SpelledOut, is_legacy, names_legacy_argument};
use crate::asyncio;
use crate::call;
use crate::client::Client;
use crate::exit::Inside;
use crate::messages::Message;
use crate::options;
use cloudtasks::schema::{self, MethodDescriptor};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};
use pyo3::{PyTraverseError, PyVisit, intern};

/// A method as it stands in a client class.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct Method {
    pub descriptor: &'static MethodDescriptor,
    pub is_async: bool,
    owner: String,
}

/// A method of one client: what `client.create_task` is.
#[pyclass(frozen, module = "cloudtasks._native")]
pub struct BoundMethod {
    pub method: Py<Method>,
    pub client: Py<Client>,
}

#[pymethods]
impl Method {
    #[new]
    fn new(version: &str, name: &str, owner: String, is_async: bool) -> PyResult<Self> {
        let descriptor = schema::api(version).and_then(|api| api.method(name));
        let descriptor = descriptor.ok_or_else(|| PyValueError::new_err(format!("no method {name} in {version}")))?;
        Ok(Method { descriptor, is_async, owner })
    }

    fn __get__(
        slf: Bound<'_, Self>,
        instance: Option<&Bound<'_, PyAny>>,
        _owner: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        match instance {
            None => Ok(slf.into_any().unbind()),
            Some(instance) => {
                let bound =
                    BoundMethod { client: instance.cast::<Client>()?.clone().unbind(), method: slf.clone().unbind() };
                Ok(Py::new(slf.py(), bound)?.into_any())
            }
        }
    }

    /// `CloudTasksClient.create_task(client, …)`.
    #[pyo3(signature = (*arguments, **keywords))]
    fn __call__(
        slf: &Bound<'_, Self>,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Py<PyAny>> {
        let missing = || PyTypeError::new_err(format!("{}() needs a client as its first argument", slf.get().name()));
        let client = arguments.get_item(0).map_err(|_| missing())?;
        let client = client.cast_into::<Client>().map_err(|_| missing())?;
        let bound = BoundMethod { method: slf.clone().unbind(), client: client.unbind() };
        let bound = Bound::new(slf.py(), bound)?;
        BoundMethod::__call__(&bound, &arguments.get_slice(1, arguments.len()), keywords)
    }

    #[getter(__name__)]
    fn name(&self) -> &'static str {
        self.descriptor.name
    }

    #[getter]
    fn __qualname__(&self) -> String {
        format!("{}.{}", self.owner, self.descriptor.name)
    }

    #[getter(_doc)]
    fn doc(&self) -> &'static str {
        self.descriptor.doc
    }

    #[getter]
    fn __module__(&self) -> String {
        format!("cloudtasks.tasks_{}", self.descriptor.version)
    }

    #[getter]
    fn __signature__(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
        signature(slf, true)
    }

    /// The request fields that are also taken as arguments.
    #[getter]
    fn arguments(&self) -> Vec<&'static str> {
        self.descriptor.arguments.to_vec()
    }

    /// All fields of the request.
    #[getter]
    fn request_fields(&self) -> Vec<&'static str> {
        field_names(self.descriptor)
    }

    #[getter]
    fn is_async(&self) -> bool {
        self.is_async
    }

    /// What `inspect.iscoroutinefunction` looks for in a callable that is no function, from Python 3.12 on.
    #[getter]
    fn _is_coroutine_marker(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        coroutine_mark(py, self.is_async, "of_inspect")
    }

    /// The same for `asyncio.iscoroutinefunction`, in any version.
    #[getter]
    fn _is_coroutine(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        coroutine_mark(py, self.is_async, "of_asyncio")
    }

    fn __repr__(&self) -> String {
        format!("<method {} of Cloud Tasks {}>", self.__qualname__(), self.descriptor.version)
    }
}

#[pymethods]
impl BoundMethod {
    #[pyo3(signature = (*arguments, **keywords))]
    fn __call__(
        slf: &Bound<'_, Self>,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Py<PyAny>> {
        let _inside = Inside::begin(slf.py());
        if slf.get().is_async() {
            return coroutine(slf, arguments, keywords, true);
        }
        let method = slf.get().descriptor();
        if let Some(items) = method.paged
            && (is_legacy(method, arguments)? || names_legacy_argument(method, keywords)?)
        {
            return legacy_list(slf, items, arguments, keywords);
        }
        call::start(slf, bind(slf, arguments, keywords)?, true)
    }

    /// The bare response: no pager, no operation. Pagers fetch their pages with it.
    #[pyo3(signature = (*arguments, **keywords))]
    fn response(
        slf: &Bound<'_, Self>,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Py<PyAny>> {
        let _inside = Inside::begin(slf.py());
        if slf.get().is_async() {
            return coroutine(slf, arguments, keywords, false);
        }
        call::start(slf, bind(slf, arguments, keywords)?, false)
    }

    /// Sends an async call on its way and returns what to await.
    fn submit(
        slf: &Bound<'_, Self>,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
        present: bool,
    ) -> PyResult<Py<PyAny>> {
        let _inside = Inside::begin(slf.py());
        call::start(slf, bind(slf, arguments, keywords)?, present)
    }

    /// Gives up the call that is awaited by this future.
    fn abort(&self, future: &Bound<'_, PyAny>) -> PyResult<()> {
        asyncio::current(future.py())?.get().abort(future);
        Ok(())
    }

    /// One call with a timeout in seconds, None or DEFAULT; `once` sends it without the method's own retries.
    fn attempt(
        slf: &Bound<'_, Self>,
        request: &Bound<'_, Message>,
        once: bool,
        timeout: Option<&Bound<'_, PyAny>>,
        metadata: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let _inside = Inside::begin(slf.py());
        call::send(slf, request, options::build(once, timeout, metadata)?, None)
    }

    /// The request, retry, timeout and metadata that a call with these arguments has.
    #[pyo3(signature = (*arguments, **keywords))]
    fn arguments<'py>(
        slf: &Bound<'py, Self>,
        arguments: &Bound<'py, PyTuple>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<SpelledOut<'py>> {
        let _inside = Inside::begin(slf.py());
        bind(slf, arguments, keywords)?.spelled_out()
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
        let _inside = Inside::begin(slf.py());
        let arguments = Arguments { request: request.clone(), retry, timeout, metadata, deduplicate: false };
        call::present(slf, &arguments, response)
    }

    #[getter]
    fn __self__(&self, py: Python<'_>) -> Py<Client> {
        self.client.clone_ref(py)
    }

    #[getter]
    fn __func__(&self, py: Python<'_>) -> Py<Method> {
        self.method.clone_ref(py)
    }

    #[getter(__name__)]
    fn name(&self) -> &'static str {
        self.method.get().descriptor.name
    }

    #[getter]
    fn __qualname__(&self) -> String {
        self.method.get().__qualname__()
    }

    #[getter(_doc)]
    fn doc(&self) -> &'static str {
        self.method.get().descriptor.doc
    }

    #[getter]
    fn __module__(&self) -> String {
        self.method.get().__module__()
    }

    #[getter]
    fn __signature__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        signature(self.method.bind(py), false)
    }

    #[getter]
    fn _is_coroutine_marker(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.method.get()._is_coroutine_marker(py)
    }

    #[getter]
    fn _is_coroutine(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.method.get()._is_coroutine(py)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<BoundMethod>().is_ok_and(|other| {
            let other = other.get();
            other.client.is(&self.client) && other.method.is(&self.method)
        })
    }

    fn __hash__(&self) -> isize {
        self.client.as_ptr() as isize >> 4 ^ self.method.as_ptr() as isize
    }

    fn __repr__(&self) -> String {
        format!("<bound method {}>", self.__qualname__())
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.method)?;
        visit.call(&self.client)
    }
}

impl BoundMethod {
    pub fn descriptor(&self) -> &'static MethodDescriptor {
        self.method.get().descriptor
    }

    pub fn is_async(&self) -> bool {
        self.method.get().is_async
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
    let facts = (descriptor.name, field_names(descriptor), arguments, keywords);
    let keywords = legacy.call_method1(intern!(py, "keywords_of"), facts)?;
    Ok(keywords.cast_into()?)
}

fn field_names(descriptor: &'static MethodDescriptor) -> Vec<&'static str> {
    descriptor.request.fields.iter().map(|field| field.name).collect()
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

/// The coroutine of an async call, which does nothing before it is awaited.
fn coroutine(
    bound: &Bound<'_, BoundMethod>,
    arguments: &Bound<'_, PyTuple>,
    keywords: Option<&Bound<'_, PyDict>>,
    present: bool,
) -> PyResult<Py<PyAny>> {
    static INVOKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let invoke = INVOKE.import(bound.py(), "cloudtasks._coroutines", "invoke")?;
    Ok(invoke.call1((bound, arguments, keywords, present))?.unbind())
}

fn signature(method: &Bound<'_, Method>, with_self: bool) -> PyResult<Py<PyAny>> {
    let py = method.py();
    let _inside = Inside::begin(py);
    let calls = py.import(intern!(py, "cloudtasks._compat.signatures"))?;
    let descriptor = method.get().descriptor;
    let facts = (descriptor.name, field_names(descriptor), with_self);
    Ok(calls.call_method1(intern!(py, "of_method"), facts)?.unbind())
}

fn coroutine_mark(py: Python<'_>, is_async: bool, mark: &str) -> PyResult<Py<PyAny>> {
    if !is_async {
        return Ok(py.None());
    }
    let _inside = Inside::begin(py);
    Ok(py.import(intern!(py, "cloudtasks._compat.coroutines"))?.getattr(mark)?.unbind())
}

/// Adds the classes. The text of a class hides its instances' `__doc__`, so their getter takes its place.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    for class in [py.get_type::<Method>(), py.get_type::<BoundMethod>()] {
        class.setattr(intern!(py, "__doc__"), class.getattr(intern!(py, "_doc"))?)?;
        module.add(class.name()?, class)?;
    }
    Ok(())
}
