//! Long-running operations: their progress, their result, and how to wait for it.

use crate::call::Call;
use crate::client::Client;
use crate::code::Code;
use crate::error::Error;
use crate::message::{Message, from_binary, to_binary};
use crate::options::CallOptions;
use crate::schema::common::{Any, GetOperationRequest, Operation};
use crate::schema::{self, MethodDescriptor};
use std::marker::PhantomData;
use std::time::Duration;

/// The delays between polls of a running operation: the first is `initial`, each next one is `multiplier` times as long, up to
/// `maximum`.
///
/// ```
/// use cloudtasks::operation::PollPolicy;
/// use std::time::Duration;
/// let eager = PollPolicy::default().maximum(Duration::from_secs(1));
/// assert_eq!(eager.delays().next(), Some(Duration::from_millis(100)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PollPolicy {
    initial: Duration,
    multiplier: f64,
    maximum: Duration,
}

impl Default for PollPolicy {
    /// The default of all languages, made of the constants below: 0.1 s at first, 1.3 times as long each time, at most 10 s.
    fn default() -> Self {
        PollPolicy {
            initial: Self::DEFAULT_INITIAL,
            multiplier: Self::DEFAULT_MULTIPLIER,
            maximum: Self::DEFAULT_MAXIMUM,
        }
    }
}

impl PollPolicy {
    /// [`initial`](Self::initial) of the default policy.
    pub const DEFAULT_INITIAL: Duration = Duration::from_millis(100);
    /// [`multiplier`](Self::multiplier) of the default policy.
    pub const DEFAULT_MULTIPLIER: f64 = 1.3;
    /// [`maximum`](Self::maximum) of the default policy.
    pub const DEFAULT_MAXIMUM: Duration = Duration::from_secs(10);

    /// The first delay.
    pub fn initial(mut self, delay: Duration) -> Self {
        self.initial = delay;
        self
    }

    /// The factor by which the delays grow.
    pub fn multiplier(mut self, factor: f64) -> Self {
        self.multiplier = factor;
        self
    }

    /// The longest delay.
    pub fn maximum(mut self, delay: Duration) -> Self {
        self.maximum = delay;
        self
    }

    /// The delays, without end.
    pub fn delays(self) -> impl Iterator<Item = Duration> {
        let grown = move |delay: &Duration| {
            let grown = Duration::try_from_secs_f64(delay.as_secs_f64() * self.multiplier);
            Some(grown.unwrap_or(self.maximum).min(self.maximum))
        };
        std::iter::successors(Some(self.initial.min(self.maximum)), grown)
    }
}

/// The kind of a method that starts a long-running operation, with the result `R` and the progress `M`.
pub struct LongRunning<R, M>(PhantomData<fn() -> (R, M)>);

impl<R, M> Default for LongRunning<R, M> {
    fn default() -> Self {
        LongRunning(PhantomData)
    }
}

impl<Q: Message, R: Message, M: Message> Call<Q, Operation, LongRunning<R, M>> {
    /// Starts the operation and returns a handle to it.
    ///
    /// ```no_run
    /// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
    /// use cloudtasks::v2::{BatchCreateTasksRequest, CreateTaskRequest, HttpRequest, Task};
    /// let queue = "projects/p/locations/l/queues/q";
    /// let task = Task::new().http_request(HttpRequest::new().url("https://example.com/work"));
    /// let create = CreateTaskRequest::new().parent(queue).task(task);
    /// let request = BatchCreateTasksRequest::new().parent(queue).requests(vec![create]);
    /// let mut operation = client.batch_create_tasks(request).operation().await?;
    /// if let Some(done) = operation.wait(std::time::Duration::from_secs(60)).await? {
    ///     println!("{} tasks created", done.tasks.len());
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn operation(self) -> Result<OperationHandle<R, M>, Error> {
        let Call { client, method, request, options, .. } = self;
        let operation = client.start(method, &request, &options).await?;
        Ok(OperationHandle {
            client,
            version: method.version,
            operation,
            polling: PollPolicy::default(),
            types: PhantomData,
        })
    }
}

/// A long-running operation, with its state that was last received.
pub struct OperationHandle<R, M> {
    client: Client,
    version: &'static str,
    operation: Operation,
    polling: PollPolicy,
    types: PhantomData<fn() -> (R, M)>,
}

impl<R: Message, M: Message> OperationHandle<R, M> {
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
    ///
    /// # Errors
    /// If the message in the operation is of another type or cannot be decoded.
    pub fn metadata(&self) -> Result<Option<M>, Error> {
        self.operation.metadata.as_ref().map(Any::unpack).transpose()
    }

    /// The result. `None` while the operation is in progress, and for a batch whose requests all failed: see
    /// [`metadata`](Self::metadata).
    ///
    /// # Errors
    /// The error of the operation, if it failed as a whole.
    pub fn result(&self) -> Result<Option<R>, Error> {
        if let Some(status) = &self.operation.error {
            let code = Code::from_number(status.code).unwrap_or(Code::Unknown);
            return Err(Error::operation_failed(code, &status.message));
        }
        self.operation.response.as_ref().map(Any::unpack).transpose()
    }

    /// Sets how often [`wait`](Self::wait) polls the operation.
    pub fn polling(mut self, policy: PollPolicy) -> Self {
        self.polling = policy;
        self
    }

    /// Fetches the current state of the operation.
    ///
    /// # Errors
    /// That of the call `get_operation`.
    pub async fn refresh(&mut self) -> Result<(), Error> {
        let request = GetOperationRequest::new().name(self.operation.name.clone());
        self.operation = self.client.start(self.get_method()?, &request, &CallOptions::new()).await?;
        Ok(())
    }

    /// Waits until the operation is finished and returns its [`result`](Self::result). Polls it as often as
    /// [`polling`](Self::polling) says.
    ///
    /// # Errors
    /// The error of the operation or of a poll, and DEADLINE_EXCEEDED if the operation is not finished within `limit`.
    pub async fn wait(&mut self, limit: Duration) -> Result<Option<R>, Error> {
        let until_done = async {
            for delay in self.polling.delays() {
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

impl Any {
    /// Encodes a message, with the name of its type.
    ///
    /// # Errors
    /// If a value of the message cannot be encoded.
    pub fn pack(message: &impl Message) -> Result<Self, Error> {
        let mut value = Vec::new();
        to_binary(message, &mut value)?;
        Ok(Any::new().type_url(format!("type.googleapis.com/{}", message_type(message))).value(value))
    }

    /// Decodes the message.
    ///
    /// # Errors
    /// If the message is of another type than `T`, or cannot be decoded.
    pub fn unpack<T: Message>(&self) -> Result<T, Error> {
        let given = self.type_url.rsplit('/').next().unwrap_or_default();
        if given != T::DESCRIPTOR.full_name {
            return Err(Error::unreadable(200, format!("expected {}, got {given:?}", T::DESCRIPTOR.full_name)));
        }
        let mut message = T::default();
        from_binary(&self.value, &mut message).map_err(|error| Error::unreadable(200, error))?;
        Ok(message)
    }
}

fn message_type<T: Message>(_: &T) -> &'static str {
    T::DESCRIPTOR.full_name
}

impl<R, M> std::fmt::Debug for OperationHandle<R, M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OperationHandle").field("operation", &self.operation).field("polling", &self.polling).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_from_the_initial_one_to_the_maximum() {
        let delays: Vec<_> = PollPolicy::default().delays().take(30).map(|delay| delay.as_millis()).collect();
        assert_eq!((&delays[..3], delays[29]), (&[100, 130, 169][..], 10_000));
        let second = Duration::from_secs(1);
        let policy = PollPolicy::default().initial(second).multiplier(2.0).maximum(3 * second);
        assert_eq!(policy.delays().take(4).collect::<Vec<_>>(), [second, 2 * second, 3 * second, 3 * second]);
    }

    #[test]
    fn extreme_settings_give_delays() {
        for (longest, multiplier) in [(Duration::MAX, f64::MAX), (Duration::MAX, f64::NAN), (Duration::ZERO, -1.0)] {
            let policy = PollPolicy::default().initial(longest).maximum(longest).multiplier(multiplier);
            assert!(policy.delays().take(100).all(|delay| delay <= longest));
        }
    }
}
