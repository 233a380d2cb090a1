//! Many calls of one method from one Python call: the caller encodes and decodes, the I/O thread sends.
//!
//! Items are taken from the caller's iterable as calls end, so the iterable may be endless. Whatever ends the run, each item
//! that was taken has a result, and each request that was sent is accounted for.

use crate::arguments::Arguments;
use crate::asyncio::Outcome;
use crate::bound_method::BoundMethod;
use crate::call;
use crate::errors::{bulk_error, to_python};
use crate::finalization::{self, FinalizationGuard};
use crate::messages::{self, Pairs};
use crate::runtime::{self, SIGNAL_INTERVAL};
use crate::sync::{self, IoLock, IoSignal, intern};
use crate::telemetry::CallTelemetry;
use cloudtasks::{CallOptions, Error, PreparedRequest, catch_panic};
use pyo3::exceptions::{PyException, PyStopIteration};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, MutexGuard};
use tokio::sync::Notify;
use tokio::task::AbortHandle;

/// What the caller and the workers on the I/O thread share.
struct Queue {
    state: IoLock<State>,
    /// Wakes workers when items wait, or when no more will come.
    more: Notify,
    /// Wakes the caller when the queue has room, or when all calls have ended.
    room: IoSignal,
    limit: usize,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<(usize, PreparedRequest)>,
    in_flight: Vec<usize>,
    done: Vec<(usize, Outcome)>,
    ended: bool,
    caller_waits: bool,
}

impl State {
    fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.in_flight.is_empty()
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }

    async fn next(&self) -> Option<(usize, PreparedRequest)> {
        loop {
            let more = self.more.notified();
            {
                let mut state = self.lock();
                if let Some((index, prepared)) = state.waiting.pop_front() {
                    state.in_flight.push(index);
                    return Some((index, prepared));
                }
                if state.ended {
                    return None;
                }
            }
            more.await;
        }
    }

    fn finish(&self, index: usize, outcome: Outcome) {
        let mut state = self.lock();
        state.in_flight.retain(|&running| running != index);
        state.done.push((index, outcome));
        if state.caller_waits && (state.is_idle() || self.has_room(&state)) {
            state.caller_waits = false;
            self.room.notify_one();
        }
    }

    /// Whether the queue has room for enough items that it pays to wake the caller. With more, the I/O thread would wait for
    /// items where both share a core. With less, each wake would bring few items.
    fn has_room(&self, state: &State) -> bool {
        !state.ended && state.waiting.len() <= self.limit - self.limit.div_ceil(8)
    }

    /// Blocks until there is something to do for the caller, or until it is time to check for signals.
    fn wait(&self) {
        let mut state = self.lock();
        if !state.is_idle() && !self.has_room(&state) {
            state.caller_waits = true;
            self.room.wait_timeout(state, SIGNAL_INTERVAL);
        }
    }

    fn end(&self) {
        self.lock().ended = true;
        self.more.notify_waiters();
    }
}

async fn work(core: cloudtasks::Client, queue: Arc<Queue>) {
    while let Some((index, prepared)) = queue.next().await {
        let outcome = catch_panic(core.send(&prepared)).await;
        queue.finish(index, outcome.unwrap_or_else(|panic| Err(Error::from_panic(&*panic))));
    }
}

/// One run over an iterable.
struct Run<'a, 'py> {
    bound: &'a Bound<'py, BoundMethod>,
    core: cloudtasks::Client,
    options: CallOptions,
    queue: Arc<Queue>,
    workers: Vec<AbortHandle>,
    /// By position: a value, an error, or None while the call is under way.
    results: Bound<'py, PyList>,
    /// The telemetry of the calls under way; empty if nothing observes them.
    observations: HashMap<usize, CallTelemetry>,
    finished: usize,
    failed: usize,
}

/// Calls a method once for each item, at most `limit` calls at a time.
///
/// The request of a call is `fields` with the item as its `item_field`. Returns the results in the order of the items,
/// and what ended the run before the iterable was exhausted: the error of the iterable or of `progress`, or what a
/// signal handler raised.
#[pyfunction]
#[pyo3(signature = (bound, items, fields, item_field, options, limit, progress))]
pub fn call_each<'py>(
    bound: &Bound<'py, BoundMethod>,
    items: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyDict>,
    item_field: &str,
    options: (Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>, bool),
    limit: usize,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<(Bound<'py, PyList>, Option<PyErr>)> {
    let _guard = FinalizationGuard::begin(bound.py());
    let (retry, timeout, metadata, deduplicate) = options;
    let empty = messages::construct(bound.py(), bound.get().descriptor().request, Pairs::new())?;
    let mut arguments =
        Arguments { request: empty, retry: Some(retry), timeout: Some(timeout), metadata: Some(metadata), deduplicate };
    bound.get().client.get().fill_in_defaults(bound.get().descriptor(), &mut arguments)?;
    let queue = Queue { state: IoLock::default(), more: Notify::new(), room: IoSignal::default(), limit };
    let mut run = Run {
        bound,
        core: bound.get().client.get().core(true)?.clone(),
        options: arguments.core_options()?,
        queue: Arc::new(queue),
        workers: Vec::new(),
        results: PyList::empty(bound.py()),
        observations: HashMap::new(),
        finished: 0,
        failed: 0,
    };
    let stopped = run.feed(items, fields, item_field, progress).err();
    if stopped.is_some() {
        run.give_back_unsent()?;
    }
    let stopped = run.drain(progress).err().or(stopped);
    run.queue.end();
    Ok((run.results, stopped))
}

/// The next item. The iterable may block for any time.
fn next_item<'py>(next: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    match finalization::call_unguarded(next, &PyTuple::empty(next.py())) {
        Ok(item) => Ok(Some(item)),
        Err(error) if error.is_instance_of::<PyStopIteration>(next.py()) => Ok(None),
        Err(error) => Err(error),
    }
}

impl<'py> Run<'_, 'py> {
    fn feed(
        &mut self,
        items: &Bound<'py, PyAny>,
        fields: &Bound<'py, PyDict>,
        item_field: &str,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        let next = items.try_iter()?.getattr(intern!(items.py(), "__next__"))?;
        while let Some(item) = next_item(&next)? {
            let mut request: Pairs<'py> = sync::entries(fields)?;
            request.push((PyString::intern(items.py(), item_field).into_any(), item));
            self.add(request)?;
            if self.queue.lock().waiting.len() >= self.queue.limit {
                self.wait(progress)?;
            }
        }
        Ok(())
    }

    /// Puts a call in the queue. If its request is invalid, the error is the result of the item.
    fn add(&mut self, request: Pairs<'py>) -> PyResult<()> {
        let py = self.bound.py();
        let method = self.bound.get().descriptor();
        let index = self.results.len();
        let prepared = messages::construct(py, method.request, request).and_then(|request| {
            let prepared =
                messages::with_reader(&request, |request| self.core.prepare(method, request, &self.options))?;
            let prepared = prepared.map_err(|error| to_python(py, &error))?;
            Ok((prepared, CallTelemetry::begin(py, method)?))
        });
        match prepared {
            Ok((prepared, telemetry)) => {
                self.results.append(py.None())?;
                self.observations.extend(telemetry.map(|telemetry| (index, telemetry)));
                self.queue.lock().waiting.push_back((index, prepared));
                if self.workers.len() < self.queue.limit {
                    let task = runtime::background()?.spawn(work(self.core.clone(), self.queue.clone()));
                    self.workers.push(task.abort_handle());
                } else {
                    self.queue.more.notify_one();
                }
            }
            Err(raised) if interrupts(py, &raised) => {
                self.results.append(bulk_error(py, "NotSent")?)?;
                return Err(raised);
            }
            Err(error) => {
                self.results.append(error.into_value(py))?;
                self.finished += 1;
                self.failed += 1;
            }
        }
        Ok(())
    }

    /// Waits, detached, for calls to end, and takes the results of those that have.
    fn wait(&mut self, progress: Option<&Bound<'py, PyAny>>) -> PyResult<()> {
        let py = self.bound.py();
        py.check_signals()?;
        let queue = &self.queue;
        finalization::detach(py, || queue.wait());
        let done = std::mem::take(&mut self.queue.lock().done);
        if done.is_empty() {
            return Ok(());
        }
        let mut stopped = Ok(());
        for (index, outcome) in done {
            self.finished += 1;
            let mut telemetry = self.observations.remove(&index);
            let made = loop {
                match call::value(py, self.bound.get().descriptor(), &outcome, telemetry.take()) {
                    // It ends the run, but the item has its result all the same.
                    Err(raised) if interrupts(py, &raised) => stopped = Err(raised),
                    made => break made,
                }
            };
            let result = match made {
                Ok(value) => value,
                Err(error) => {
                    self.failed += 1;
                    error.into_value(py).into_any()
                }
            };
            self.results.set_item(index, result)?;
        }
        stopped?;
        let Some(progress) = progress else { return Ok(()) };
        finalization::call_unguarded(progress, &(self.finished, self.failed).into_pyobject(py)?).map(drop)
    }

    /// Sets NotSent as the result of the items that no worker has started.
    fn give_back_unsent(&mut self) -> PyResult<()> {
        let unsent = std::mem::take(&mut self.queue.lock().waiting);
        for (index, _) in unsent {
            self.results.set_item(index, bulk_error(self.bound.py(), "NotSent")?)?;
        }
        Ok(())
    }

    /// Waits for the calls under way. A second signal abandons them; it is then unknown whether they arrived.
    fn drain(&mut self, progress: Option<&Bound<'py, PyAny>>) -> PyResult<()> {
        self.queue.end();
        let mut stopped = Ok(());
        loop {
            let answered = self.wait(progress.filter(|_| stopped.is_ok()));
            if answered.is_err() && stopped.is_ok() {
                self.give_back_unsent()?;
                stopped = answered;
            } else if answered.is_err() {
                self.abandon()?;
                return answered;
            }
            let state = self.queue.lock();
            if state.is_idle() && state.done.is_empty() {
                return stopped;
            }
        }
    }

    fn abandon(&self) -> PyResult<()> {
        self.workers.iter().for_each(AbortHandle::abort);
        let abandoned = std::mem::take(&mut self.queue.lock().in_flight);
        for index in abandoned {
            self.results.set_item(index, bulk_error(self.bound.py(), "Abandoned")?)?;
        }
        Ok(())
    }
}

/// Whether this was raised by a signal handler while Python code ran for an item, and is not a failure of the item:
/// KeyboardInterrupt, SystemExit.
fn interrupts(py: Python<'_>, raised: &PyErr) -> bool {
    !raised.is_instance_of::<PyException>(py)
}
