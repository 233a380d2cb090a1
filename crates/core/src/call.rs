//! The calls of the typed clients: options are added, then the call is awaited.

use crate::client::{Client, ResponseFuture};
use crate::error::Error;
use crate::message::Message;
use crate::options::CallOptions;
use crate::retry::RetryPolicy;
use crate::schema::MethodDescriptor;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// A call, which owns its request and is sent when it is first polled.
///
/// It is a future without borrows: it can be awaited, spawned, kept in a struct and joined with others. It needs a tokio
/// runtime; code without one uses [`Blocking`](crate::Blocking). Dropping the future stops the call; the service may have
/// carried it out.
///
/// `K` is the kind of the method: a list method has [`pages`](Call::pages) and [`items`](Call::items), a long-running one
/// has [`operation`](Call::operation).
///
/// ```no_run
/// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
/// use cloudtasks::v2::{CreateTaskRequest, GetQueueRequest, HttpRequest, Task};
/// let queue = "projects/p/locations/l/queues/q";
/// let request = CreateTaskRequest::new()
///     .parent(queue)
///     .task(Task::new().http_request(HttpRequest::new().url("https://example.com/work")));
/// let task = client.create_task(request).timeout(std::time::Duration::from_secs(5)).deduplicate(true).await?;
/// let in_background = tokio::spawn(client.get_queue(GetQueueRequest::new().name(queue)));
/// # Ok(()) }
/// ```
///
/// From code that is not async:
///
/// ```no_run
/// # fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), Box<dyn std::error::Error>> {
/// use cloudtasks::{Blocking, v2::GetQueueRequest};
/// let blocking = Blocking::new()?;
/// let queue = blocking.run(client.get_queue(GetQueueRequest::new().name("projects/p/locations/l/queues/q")))?;
/// # Ok(()) }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<Q, R, K = Plain> {
    pub(crate) client: Client,
    pub(crate) method: &'static MethodDescriptor,
    pub(crate) request: Q,
    pub(crate) options: CallOptions,
    pub(crate) kind: K,
    /// Made by the first poll.
    response: Option<ResponseFuture<R>>,
}

/// The kind of a method with one response.
#[derive(Debug)]
pub struct Plain(PhantomData<()>);

impl Plain {
    #[doc(hidden)]
    pub const KIND: Plain = Plain(PhantomData);
}

impl<Q, R, K> Call<Q, R, K> {
    #[doc(hidden)]
    pub fn new(client: &Client, method: &'static MethodDescriptor, request: Q, kind: K) -> Self {
        Call { client: client.clone(), method, request, options: CallOptions::new(), kind, response: None }
    }

    /// Replaces all options of the call.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Bounds the whole call; see [`CallOptions::timeout`].
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|options| options.timeout(timeout))
    }

    /// No time limit; see [`CallOptions::no_timeout`].
    pub fn no_timeout(self) -> Self {
        self.with(CallOptions::no_timeout)
    }

    /// Retries the call by this policy; see [`CallOptions::retry`].
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.with(|options| options.retry(policy))
    }

    /// No retries; see [`CallOptions::no_retry`].
    pub fn no_retry(self) -> Self {
        self.with(CallOptions::no_retry)
    }

    /// Adds an HTTP header.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|options| options.header(name, value))
    }

    /// Makes `create_task` safe to retry; see [`CallOptions::deduplicate`].
    pub fn deduplicate(self, deduplicate: bool) -> Self {
        self.with(|options| options.deduplicate(deduplicate))
    }

    fn with(mut self, change: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        self.options = change(self.options);
        self
    }
}

/// Nothing in it is pinned: the future of the response is boxed.
impl<Q, R, K> Unpin for Call<Q, R, K> {}

impl<Q: Message, R: Message, K> Future for Call<Q, R, K> {
    type Output = Result<R, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Call { client, method, request, options, response, .. } = &mut *self;
        response.get_or_insert_with(|| client.start(method, request, options)).as_mut().poll(context)
    }
}

impl<Q, R, K> std::fmt::Debug for Call<Q, R, K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call")
            .field("method", &self.method.name)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// The typed client of a version: a method for each line of the table.
#[doc(hidden)]
#[macro_export]
macro_rules! typed_client {
    ($version:literal) => {};
    (
        $version:literal
        $(
            $(#[doc = $doc:literal])* $method:ident: $Request:ident => $Response:ident
            [$($items:ident $Item:ident)?] [$($Done:ident $Meta:ident)?];
        )+
    ) => {
        #[doc = concat!("The methods of version ", $version, ", over a [`Client`]($crate::Client). Cheap to clone.")]
        #[derive(Clone, Debug)]
        pub struct CloudTasks($crate::Client);

        impl CloudTasks {
            /// The client that the environment describes: of the emulator that `CLOUD_TASKS_EMULATOR_HOST` names, else
            /// of the service with the application default credentials.
            ///
            /// # Errors
            /// If an environment variable that it reads has a value that is wrong. The message names the variable.
            pub fn from_env() -> Result<Self, $crate::Error> {
                $crate::Client::builder().build().map(Self)
            }

            /// The client that makes the calls.
            pub fn client(&self) -> &$crate::Client {
                &self.0
            }

            $(
                $(#[doc = $doc])*
                pub fn $method(
                    &self,
                    request: $Request,
                ) -> $crate::call_type!($Request, $Response, [$($Item)?], [$($Done $Meta)?]) {
                    let kind = $crate::call_kind!($Request, $Response, [$($items)?], [$($Done $Meta)?]);
                    $crate::call::Call::new(&self.0, &methods::$method, request, kind)
                }
            )+
        }

        impl From<$crate::Client> for CloudTasks {
            fn from(client: $crate::Client) -> Self {
                Self(client)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! call_type {
    ($Request:ident, $Response:ident, [], []) => {
        $crate::call::Call<$Request, $Response>
    };
    ($Request:ident, $Response:ident, [$Item:ident], []) => {
        $crate::call::Call<$Request, $Response, $crate::pager::Paged<$Request, $Response, $Item>>
    };
    ($Request:ident, $Response:ident, [], [$Done:ident $Meta:ident]) => {
        $crate::call::Call<$Request, $Response, $crate::operation::LongRunning<$Done, $Meta>>
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! call_kind {
    ($Request:ident, $Response:ident, [], []) => {
        $crate::call::Plain::KIND
    };
    ($Request:ident, $Response:ident, [$items:ident], []) => {
        $crate::pager::Paged {
            set_token: |request: &mut $Request, token| request.page_token = token,
            token: |response: &$Response| &response.next_page_token,
            items: |response: $Response| response.$items,
        }
    };
    ($Request:ident, $Response:ident, [], [$Done:ident $Meta:ident]) => {
        $crate::operation::LongRunning::<$Done, $Meta>::default()
    };
}
