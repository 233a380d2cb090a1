//! Many calls of one method, a limited number at a time.

use crate::client::Client;
use crate::error::Error;
use crate::message::Message;
use crate::options::CallOptions;
use crate::panics::catch_panic;
use crate::request::PreparedRequest;
use crate::response::Response;
use crate::schema::MethodDescriptor;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::runtime::Handle;
use tokio::task::JoinSet;

/// The default of [`Bulk::max_in_flight`].
const MAX_IN_FLIGHT: usize = 64;

/// Prepared requests that are under way, each with an index by which the caller knows it. Bindings use it; for typed clients
/// see [`Bulk`].
///
/// Each request has its own task on the current runtime. Dropping this stops the tasks; the service may have carried out
/// their requests.
#[derive(Debug)]
pub struct InFlight {
    client: Client,
    limit: usize,
    calls: JoinSet<(usize, Result<Response, Error>)>,
}

impl InFlight {
    /// For `limit` requests at a time, at least 1.
    pub fn new(client: Client, limit: usize) -> Self {
        InFlight { client, limit: limit.max(1), calls: JoinSet::new() }
    }

    /// Whether fewer requests than the limit are under way.
    pub fn has_room(&self) -> bool {
        self.calls.len() < self.limit
    }

    /// Starts to send a request, even if the limit is reached.
    ///
    /// # Panics
    /// Outside of a tokio runtime.
    pub fn start(&mut self, index: usize, prepared: PreparedRequest) {
        let client = self.client.clone();
        self.calls.spawn(async move {
            let outcome = catch_panic(client.send(&prepared)).await;
            (index, outcome.unwrap_or_else(|panic| Err(Error::from_panic(&*panic))))
        });
    }

    /// The next request that ends, in the order in which they end; `None` where none is under way.
    pub async fn next(&mut self) -> Option<(usize, Result<Response, Error>)> {
        poll_fn(|context| self.poll_next(context)).await
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<(usize, Result<Response, Error>)>> {
        loop {
            match ready!(self.calls.poll_join_next(context)) {
                Some(Ok(ended)) => return Poll::Ready(Some(ended)),
                // The task was cancelled, because its runtime shuts down.
                Some(Err(_)) => {}
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Many calls of one method: a stream of their results, in the order in which they end, each with the position of its
/// request. The failure of one call does not affect the others.
///
/// Requests are taken from the iterator as calls end, so the iterator may be endless. Dropping the stream stops the calls
/// that are under way; the service may have carried them out.
///
/// ```no_run
/// # async fn example(client: cloudtasks::v2::CloudTasks) {
/// use cloudtasks::v2::{HttpRequest, Task};
/// let tasks = (0..200).map(|order| {
///     Task::new().http_request(HttpRequest::new().url("https://example.com/work").body(format!("{order}")))
/// });
/// let mut created = client.create_tasks("projects/p/locations/l/queues/q", tasks).deduplicate(true);
/// while let Some((position, result)) = created.next().await {
///     if let Err(error) = result {
///         println!("order {position}: {error}");
///     }
/// }
/// # }
/// ```
///
/// For requests that come from a stream, [`Call`](crate::Call) is a future:
/// `stream.map(|task| client.create_task(…)).buffer_unordered(64)`.
#[must_use = "no call is made before the stream is polled"]
pub struct Bulk<Q, R> {
    method: &'static MethodDescriptor,
    requests: Box<dyn Iterator<Item = Q> + Send>,
    options: CallOptions,
    in_flight: InFlight,
    /// How many requests were taken.
    taken: usize,
    response: PhantomData<fn() -> R>,
}

impl<Q: Message, R: Message> Bulk<Q, R> {
    fn new(
        client: &Client,
        method: &'static MethodDescriptor,
        requests: impl Iterator<Item = Q> + Send + 'static,
    ) -> Self {
        Bulk {
            method,
            requests: Box::new(requests),
            options: CallOptions::new(),
            in_flight: InFlight::new(client.clone(), MAX_IN_FLIGHT),
            taken: 0,
            response: PhantomData,
        }
    }

    /// The limit of calls under way at a time; 64 by default, and at least 1.
    pub fn max_in_flight(mut self, calls: usize) -> Self {
        self.in_flight.limit = calls.max(1);
        self
    }

    /// The options of each call. A timeout is counted from the start of each call.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Makes retries of `create_task` safe, and retries it; see [`CallOptions::deduplicate`].
    pub fn deduplicate(mut self, deduplicate: bool) -> Self {
        self.options = self.options.deduplicate(deduplicate);
        self
    }

    /// The next result, with the position of its request; `None` after the last.
    pub async fn next(&mut self) -> Option<(usize, Result<R, Error>)> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Makes all calls. The results have the order of the requests.
    pub async fn results(mut self) -> Vec<Result<R, Error>> {
        let mut results = Vec::new();
        while let Some(ended) = self.next().await {
            results.push(ended);
        }
        results.sort_unstable_by_key(|(position, _)| *position);
        results.into_iter().map(|(_, result)| result).collect()
    }
}

impl<Q: Message, R: Message> Stream for Bulk<Q, R> {
    type Item = (usize, Result<R, Error>);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while this.in_flight.has_room()
            && let Some(request) = this.requests.next()
        {
            let position = this.taken;
            this.taken += 1;
            if Handle::try_current().is_err() {
                return Poll::Ready(Some((position, Err(Error::without_runtime()))));
            }
            match this.in_flight.client.prepare(this.method, &request, &this.options) {
                Ok(prepared) => this.in_flight.start(position, prepared),
                Err(error) => return Poll::Ready(Some((position, Err(error)))),
            }
        }
        let ended = ready!(this.in_flight.poll_next(context));
        Poll::Ready(ended.map(|(position, outcome)| (position, outcome.and_then(|response| read(&response)))))
    }
}

fn read<R: Message>(response: &Response) -> Result<R, Error> {
    let mut message = R::default();
    response.decode(&mut message)?;
    Ok(message)
}

/// Nothing in it is pinned.
impl<Q, R> Unpin for Bulk<Q, R> {}

impl<Q, R> fmt::Debug for Bulk<Q, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Bulk");
        out.field("method", &self.method.name).field("options", &self.options).field("taken", &self.taken);
        out.finish_non_exhaustive()
    }
}

macro_rules! bulk_methods {
    ($version:ident) => {
        impl crate::$version::CloudTasks {
            /// Creates many tasks in one queue, with a call of `create_task` for each.
            pub fn create_tasks(
                &self,
                queue: impl Into<String>,
                tasks: impl IntoIterator<Item = crate::$version::Task, IntoIter: Send + 'static>,
            ) -> Bulk<crate::$version::CreateTaskRequest, crate::$version::Task> {
                let request = crate::$version::CreateTaskRequest::new().parent(queue);
                let requests = tasks.into_iter().map(move |task| request.clone().task(task));
                Bulk::new(self.client(), &crate::$version::methods::create_task, requests)
            }

            /// Deletes the tasks with these names, with a call of `delete_task` for each.
            pub fn delete_tasks<N: Into<String>>(
                &self,
                names: impl IntoIterator<Item = N, IntoIter: Send + 'static>,
            ) -> Bulk<crate::$version::DeleteTaskRequest, crate::schema::common::Empty> {
                let requests = names.into_iter().map(|name| crate::$version::DeleteTaskRequest::new().name(name));
                Bulk::new(self.client(), &crate::$version::methods::delete_task, requests)
            }
        }
    };
}

#[cfg(feature = "v2")]
bulk_methods!(v2);
#[cfg(feature = "v2beta2")]
bulk_methods!(v2beta2);
#[cfg(feature = "v2beta3")]
bulk_methods!(v2beta3);
