//! Long-running operations: their progress, their result, and how to wait for it.

use crate::call::Call;
use crate::client::Client;
use crate::code::Code;
use crate::error::Error;
use crate::message::{Message, from_binary};
use crate::options::CallOptions;
use crate::schema::common::{Any, GetOperationRequest, Operation};
use crate::schema::{self, MethodDescriptor};
use std::marker::PhantomData;
use std::time::Duration;

/// How long to wait before each look at a running operation: 0.1 s at first, 1.3 times as long each time, at most 10 s.
pub fn poll_delays() -> impl Iterator<Item = Duration> {
    std::iter::successors(Some(POLL_INITIAL), |delay| Some(delay.mul_f64(POLL_MULTIPLIER).min(POLL_MAXIMUM)))
}

/// The first of the [`poll_delays`].
pub const POLL_INITIAL: Duration = Duration::from_millis(100);
/// The factor by which [`poll_delays`] grow.
pub const POLL_MULTIPLIER: f64 = 1.3;
/// The longest of the [`poll_delays`].
pub const POLL_MAXIMUM: Duration = Duration::from_secs(10);

/// A call that starts an operation with the result `R` and the progress `M`.
pub struct LongRunning<R, M>(PhantomData<fn() -> (R, M)>);

impl<R, M> Default for LongRunning<R, M> {
    fn default() -> Self {
        LongRunning(PhantomData)
    }
}

impl<'a, Q: Message, R: Message, M: Message> Call<'a, Q, Operation, LongRunning<R, M>> {
    /// Starts the operation and returns a handle to it.
    ///
    /// ```no_run
    /// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
    /// use cloudtasks::v2::{BatchCreateTasksRequest, CreateTaskRequest, HttpRequest, Task};
    /// let queue = "projects/p/locations/l/queues/q";
    /// let task = Task::new().http_request(HttpRequest::new().url("https://example.com/work"));
    /// let create = CreateTaskRequest::new().parent(queue).task(task);
    /// let request = BatchCreateTasksRequest::new().parent(queue).requests(vec![create]);
    /// let mut operation = client.batch_create_tasks(&request).operation().await?;
    /// if let Some(done) = operation.wait(std::time::Duration::from_secs(60)).await? {
    ///     println!("{} tasks created", done.tasks.len());
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn operation(self) -> Result<OperationHandle<R, M>, Error> {
        let Call { client, method, request, options, .. } = self;
        let operation = client.call(method, request, &options).await?;
        Ok(OperationHandle::new(client.clone(), method.version, operation))
    }
}

/// A long-running operation, in the state that was last received.
pub struct OperationHandle<R, M> {
    client: Client,
    version: &'static str,
    operation: Operation,
    types: PhantomData<fn() -> (R, M)>,
}

impl<R: Message, M: Message> OperationHandle<R, M> {
    fn new(client: Client, version: &'static str, operation: Operation) -> Self {
        OperationHandle { client, version, operation, types: PhantomData }
    }

    /// `projects/P/locations/L/operations/O`.
    pub fn name(&self) -> &str {
        &self.operation.name
    }

    /// Whether the operation is finished.
    pub fn done(&self) -> bool {
        self.operation.done
    }

    /// The operation message that was last received.
    pub fn operation(&self) -> &Operation {
        &self.operation
    }

    /// The progress; `None` if the operation does not report any.
    pub fn metadata(&self) -> Result<Option<M>, Error> {
        self.operation.metadata.as_ref().map(unpack).transpose()
    }

    /// The result. `None` while the operation is in progress, and for a batch of which all requests failed: see
    /// [`metadata`](Self::metadata). Fails with the error of the operation if it failed as a whole.
    pub fn result(&self) -> Result<Option<R>, Error> {
        if let Some(status) = &self.operation.error {
            let code = Code::from_number(status.code).unwrap_or(Code::Unknown);
            return Err(Error::operation_failed(code, &status.message));
        }
        self.operation.response.as_ref().map(unpack).transpose()
    }

    /// Gets the current state of the operation.
    pub async fn refresh(&mut self) -> Result<(), Error> {
        let request = GetOperationRequest::new().name(self.operation.name.clone());
        self.operation = self.client.call(self.get_method()?, &request, &CallOptions::new()).await?;
        Ok(())
    }

    /// Waits until the operation is finished and returns its [`result`](Self::result). Fails with DEADLINE_EXCEEDED if that
    /// takes longer than `limit`.
    pub async fn wait(&mut self, limit: Duration) -> Result<Option<R>, Error> {
        let until_done = async {
            for delay in poll_delays() {
                if self.operation.done {
                    break;
                }
                tokio::time::sleep(delay).await;
                self.refresh().await?;
            }
            Ok(())
        };
        match tokio::time::timeout(limit, until_done).await {
            Ok(done) => done.and_then(|()| self.result()),
            Err(_) => Err(Error::still_running(limit)),
        }
    }

    fn get_method(&self) -> Result<&'static MethodDescriptor, Error> {
        let method = schema::api(self.version).and_then(|api| api.method("get_operation"));
        method.ok_or_else(|| Error::invalid_argument(format!("{} has no method get_operation", self.version)))
    }
}

fn unpack<T: Message>(any: &Any) -> Result<T, Error> {
    let given = any.type_url.rsplit('/').next().unwrap_or_default();
    if given != T::DESCRIPTOR.full_name {
        return Err(Error::unreadable(200, format!("expected {}, got {given:?}", T::DESCRIPTOR.full_name)));
    }
    let mut message = T::default();
    from_binary(&any.value, &mut message).map_err(|error| Error::unreadable(200, error))?;
    Ok(message)
}
