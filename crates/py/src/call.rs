//! One call, blocking or awaited: encode while attached to the interpreter, send detached, decode attached.

use crate::arguments::Arguments;
use crate::asyncio::{self, Outcome};
use crate::bound_method::BoundMethod;
use crate::errors::to_python;
use crate::finalization;
use crate::messages::{self, Message};
use crate::sync::intern;
use crate::telemetry::CallTelemetry;
use crate::{options, runtime};
use cloudtasks::schema::MethodDescriptor;
use cloudtasks::{CallOptions, Error, Response};
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Makes a call. Returns its value, or for an async client an awaitable of it. With `wrap`, the value is what users get (see
/// [`wrap_response`]); without, the bare response.
pub fn start(bound: &Bound<'_, BoundMethod>, mut arguments: Arguments<'_>, wrap: bool) -> PyResult<Py<PyAny>> {
    let py = bound.py();
    bound.get().client.get().fill_in_defaults(bound.get().descriptor(), &mut arguments)?;
    if bound.get().client.get().calls_through_transport(py)? {
        return through_transport(bound, &arguments, wrap);
    }
    if arguments.deduplicate {
        let wrapping = wrap.then(|| Wrapping::new(bound, &arguments)).flatten();
        return send(bound, &arguments.request, arguments.core_options()?, wrapping);
    }
    if !arguments.has_plain_options()? {
        let attempts = py.import(intern!(py, "cloudtasks._attempts"))?;
        let run = if bound.get().awaits() { intern!(py, "run_async") } else { intern!(py, "run") };
        let (request, retry, timeout, metadata) = arguments.explicit()?;
        let run_arguments = (bound, request, retry, timeout, metadata, wrap).into_pyobject(py)?;
        return Ok(finalization::call_unguarded(&attempts.getattr(run)?, &run_arguments)?.unbind());
    }
    let once = options::sends_once(arguments.retry.as_ref())?;
    let call_options = options::build(once, arguments.timeout.as_ref(), arguments.metadata.as_ref())?;
    let wrapping = wrap.then(|| Wrapping::new(bound, &arguments)).flatten();
    send(bound, &arguments.request, call_options, wrapping)
}

/// Makes a call through the Python object that replaces or intercepts the method in the client's transport.
fn through_transport(bound: &Bound<'_, BoundMethod>, arguments: &Arguments<'_>, wrap: bool) -> PyResult<Py<PyAny>> {
    let py = bound.py();
    let stubs = py.import(intern!(py, "cloudtasks._compat.stubs"))?;
    let call = if bound.get().awaits() { intern!(py, "call_async") } else { intern!(py, "call") };
    let (request, retry, timeout, metadata) = arguments.explicit()?;
    let call_arguments = (bound, request, retry, timeout, metadata, wrap).into_pyobject(py)?;
    Ok(finalization::call_unguarded(&stubs.getattr(call)?, &call_arguments)?.unbind())
}

/// Sends a request with plain options.
pub fn send(
    bound: &Bound<'_, BoundMethod>,
    request: &Bound<'_, Message>,
    options: CallOptions,
    wrapping: Option<Wrapping>,
) -> PyResult<Py<PyAny>> {
    let py = bound.py();
    let method = bound.get().descriptor();
    let client = bound.get().client.get();
    let core = client.core(bound.get().awaits())?;
    let telemetry = CallTelemetry::begin(py, method)?;
    let prepared = messages::with_reader(request, |request| core.prepare(method, request, &options))?;
    let prepared = prepared.map_err(|error| to_python(py, &error))?;
    let finish = Finish { method, wrapping, telemetry };
    if bound.get().awaits() {
        let core = core.clone();
        let call = async move { core.send(&prepared).await };
        return asyncio::current(py)?.get().submit(py, call, Box::new(move |py, outcome| finish.value(py, &outcome)));
    }
    let outcome = runtime::block_on(py, core.send(&prepared))?;
    finish.value(py, &outcome)
}

/// What is left to do when a call ends.
struct Finish {
    method: &'static MethodDescriptor,
    wrapping: Option<Wrapping>,
    telemetry: Option<CallTelemetry>,
}

impl Finish {
    /// The value or the exception of the call. A panic becomes an ordinary exception.
    fn value(self, py: Python<'_>, outcome: &Outcome) -> PyResult<Py<PyAny>> {
        catch_unwind(AssertUnwindSafe(|| self.decode_and_wrap(py, outcome)))
            .unwrap_or_else(|panic| Err(to_python(py, &Error::from_panic(&*panic))))
    }

    fn decode_and_wrap(self, py: Python<'_>, outcome: &Outcome) -> PyResult<Py<PyAny>> {
        if let Some(telemetry) = self.telemetry {
            telemetry.end(py, outcome)?;
        }
        let response = outcome.as_ref().map_err(|error| to_python(py, error))?;
        match self.wrapping {
            Some(Wrapping::Discard) => Ok(py.None()),
            Some(Wrapping::PagerOrOperation(bound, arguments)) => {
                wrap_response(bound.bind(py), &arguments.bind(py), decode(py, self.method, response)?.into_any())
            }
            None => messages::give(decode(py, self.method, response)?),
        }
    }
}

fn decode<'py>(
    py: Python<'py>,
    method: &'static MethodDescriptor,
    response: &Response,
) -> PyResult<Bound<'py, Message>> {
    messages::decode(py, method.response, response)
}

fn answers_with_nothing(method: &MethodDescriptor) -> bool {
    method.response.full_name == "google.protobuf.Empty"
}

/// The value of one call among many.
pub fn value(
    py: Python<'_>,
    method: &'static MethodDescriptor,
    outcome: &Outcome,
    telemetry: Option<CallTelemetry>,
) -> PyResult<Py<PyAny>> {
    let wrapping = answers_with_nothing(method).then_some(Wrapping::Discard);
    Finish { method, wrapping, telemetry }.value(py, outcome)
}

/// What users get in place of the bare response.
pub enum Wrapping {
    /// Methods that answer with nothing return None.
    Discard,
    /// A pager or an operation, which makes further calls with the same options.
    PagerOrOperation(Py<BoundMethod>, KeptArguments),
}

/// [`Arguments`] that are kept while the thread is detached.
pub struct KeptArguments {
    request: Py<Message>,
    retry: Option<Py<PyAny>>,
    timeout: Option<Py<PyAny>>,
    metadata: Option<Py<PyAny>>,
}

impl KeptArguments {
    fn bind<'py>(&self, py: Python<'py>) -> Arguments<'py> {
        let option = |value: &Option<Py<PyAny>>| value.as_ref().map(|value| value.bind(py).clone());
        Arguments {
            request: self.request.bind(py).clone(),
            retry: option(&self.retry),
            timeout: option(&self.timeout),
            metadata: option(&self.metadata),
            deduplicate: false,
        }
    }
}

impl Wrapping {
    fn new(bound: &Bound<'_, BoundMethod>, arguments: &Arguments<'_>) -> Option<Self> {
        let method = bound.get().descriptor();
        if answers_with_nothing(method) {
            return Some(Wrapping::Discard);
        }
        if method.paged_in_python().is_none() && method.operation.is_none() {
            return None;
        }
        let option = |value: &Option<Bound<'_, PyAny>>| value.as_ref().map(|value| value.clone().unbind());
        let kept = KeptArguments {
            request: arguments.request.clone().unbind(),
            retry: option(&arguments.retry),
            timeout: option(&arguments.timeout),
            metadata: option(&arguments.metadata),
        };
        Some(Wrapping::PagerOrOperation(bound.clone().unbind(), kept))
    }
}

/// What users get for a response: a pager, an operation, None or the response itself.
pub fn wrap_response(
    bound: &Bound<'_, BoundMethod>,
    arguments: &Arguments<'_>,
    response: Bound<'_, PyAny>,
) -> PyResult<Py<PyAny>> {
    let py = bound.py();
    let method = bound.get().descriptor();
    match Wrapping::new(bound, arguments) {
        None => Ok(response.unbind()),
        Some(Wrapping::Discard) => Ok(py.None()),
        Some(Wrapping::PagerOrOperation(..)) => {
            let (request, retry, timeout, metadata) = arguments.explicit()?;
            let is_async = bound.get().awaits();
            let value = match (method.paged_in_python(), &method.operation) {
                (Some(items), _) => {
                    let facts = (method.version, method.name, items, is_async);
                    let pagers = py.import(intern!(py, "cloudtasks._pagers"))?;
                    let arguments = (bound, facts, request, response, retry, timeout, metadata);
                    pagers.call_method1(intern!(py, "pager"), arguments)
                }
                (None, operation) => {
                    let types = operation.as_ref().map(|types| (types.response.full_name, types.metadata.full_name));
                    let operations = py.import(intern!(py, "cloudtasks._operations"))?;
                    operations.call_method1(intern!(py, "operation"), (bound, response, types, is_async))
                }
            };
            Ok(value?.unbind())
        }
    }
}
