//! The one error of the client: what failed, where, and whether the service may have seen the request.

use crate::code::Code;
use crate::error_text::{Seconds, sanitized, text_of_body};
use crate::json_list::JsonList;
use crate::message;
use crate::panics;
use crate::phase::Phase;
use http::HeaderValue;
use serde_json::Value;
use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// Why a call failed.
///
/// ```no_run
/// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
/// use cloudtasks::{Code, v2::GetTaskRequest};
/// let name = "projects/p/locations/l/queues/q/tasks/t";
/// match client.get_task(GetTaskRequest::new().name(name)).await {
///     Ok(task) => println!("waiting since {:?}", task.create_time),
///     Err(error) if error.code() == Code::NotFound => println!("finished"),
///     Err(error) => return Err(error),
/// }
/// # Ok(()) }
/// ```
pub struct Error(Box<Inner>);

/// The side of the call on which an error arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request or a setting is wrong; nothing was sent.
    Request,
    /// The service, or something on the way to it, answered with an error.
    Service,
    /// No connection could be made, or the connection broke.
    Transport,
    /// The timeout of the call passed; [`Error::phase`] says where the time went.
    Timeout,
    /// The retry policy gave up; [`Error::last`] is the error of the last attempt.
    Retry,
    /// No access token could be obtained.
    Credentials,
    /// The client was closed before.
    Closed,
    /// The service reported success with a response that cannot be read.
    Response,
    /// A defect of this library: it panicked.
    Defect,
}

impl ErrorKind {
    /// For the bindings, which have a name for each.
    #[doc(hidden)]
    pub const ALL: [ErrorKind; 9] = [
        ErrorKind::Request,
        ErrorKind::Service,
        ErrorKind::Transport,
        ErrorKind::Timeout,
        ErrorKind::Retry,
        ErrorKind::Credentials,
        ErrorKind::Closed,
        ErrorKind::Response,
        ErrorKind::Defect,
    ];
}

struct Inner {
    kind: ErrorKind,
    code: Code,
    message: String,
    http_status: Option<u16>,
    body: ErrorBody,
    phase: Option<Phase>,
    may_have_arrived: bool,
    attempts: u32,
    last: Option<Error>,
    /// What another library reported.
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What the body of an error response says.
#[derive(Default)]
struct ErrorBody {
    status: Option<String>,
    details: JsonList,
    errors: JsonList,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, code: Code, message: impl Into<String>) -> Self {
        Error(Box::new(Inner {
            kind,
            code,
            message: sanitized(message.into()),
            http_status: None,
            body: ErrorBody::default(),
            phase: None,
            may_have_arrived: false,
            attempts: 0,
            last: None,
            cause: None,
        }))
    }

    pub(crate) fn invalid_argument(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Request, Code::InvalidArgument, message)
    }

    /// The error of a call in which this library panicked.
    pub fn from_panic(panic: &(dyn Any + Send)) -> Self {
        let text = panics::text(panic);
        Self::new(ErrorKind::Defect, Code::Internal, format!("a defect of this library, please report it: {text}"))
    }

    /// An error as the service answers it. For [`Stub`](crate::Stub) and other tests.
    pub fn service(code: Code, message: impl Into<String>) -> Self {
        let mut error = Self::new(ErrorKind::Service, code, message);
        error.0.http_status = Some(code.http_status());
        error.0.body.status = Some(code.as_str().to_owned());
        error
    }

    /// A call that is polled where no tokio runtime runs.
    pub(crate) fn without_runtime() -> Self {
        let problem = "no tokio runtime drives this call: await it on one, or run it by cloudtasks::Blocking";
        Self::new(ErrorKind::Request, Code::FailedPrecondition, problem)
    }

    pub(crate) fn closed() -> Self {
        Self::new(ErrorKind::Closed, Code::Cancelled, "the client is closed; make a new one")
    }

    pub(crate) fn credentials(message: impl Into<String>) -> Self {
        let mut error = Self::new(ErrorKind::Credentials, Code::Unauthenticated, message);
        error.0.phase = Some(Phase::Token);
        error
    }

    /// Sets what another library reported, for [`source`](std::error::Error::source). The message already has its text.
    pub(crate) fn caused_by(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// This error as the cause of one that says what to do.
    pub(crate) fn explained_by(self, advice: &str) -> Self {
        let mut error = Self::credentials(advice);
        error.0.code = self.code();
        error.0.last = Some(self);
        error
    }

    /// This failure as an error of credentials. `origin` says where the token comes from.
    pub(crate) fn about_credentials(mut self, origin: &str) -> Self {
        match self.0.kind {
            ErrorKind::Credentials if self.0.last.is_none() => self.add(origin),
            ErrorKind::Credentials | ErrorKind::Defect => {}
            kind => {
                let message = format!("no access token: {}{origin}", self.0.message);
                let mut error = match kind {
                    ErrorKind::Transport => Self::no_token_yet(message),
                    _ => Self::credentials(message),
                };
                error.0.cause = self.0.cause;
                return error;
            }
        }
        self
    }

    /// The token endpoint could not be reached or asks for another try.
    pub(crate) fn no_token_yet(message: impl Into<String>) -> Self {
        let mut error = Self::credentials(message);
        error.0.code = Code::Unavailable;
        error
    }

    /// The emulator that the environment names cannot be used.
    pub(crate) fn wrong_emulator(message: impl Into<String>) -> Self {
        let mut error = Self::new(ErrorKind::Transport, Code::FailedPrecondition, message);
        error.0.phase = Some(Phase::Response);
        error
    }

    /// A connection that could not be made or that broke.
    pub(crate) fn transport(message: impl Into<String>, phase: Phase, may_have_arrived: bool) -> Self {
        let mut error = Self::new(ErrorKind::Transport, Code::Unavailable, message);
        error.0.phase = Some(phase);
        error.0.may_have_arrived = may_have_arrived;
        error
    }

    /// Client and server do not agree on TLS. A retry cannot help; a setting must change.
    pub(crate) fn distrusted(message: impl Into<String>) -> Self {
        let mut error = Self::transport(message, Phase::Tls, false);
        error.0.code = Code::FailedPrecondition;
        error
    }

    pub(crate) fn timeout(limit: Duration, phase: Phase, may_have_arrived: bool) -> Self {
        let message = format!("the timeout of {}s passed in the phase: {phase}", Seconds(limit));
        let mut error = Self::new(ErrorKind::Timeout, Code::DeadlineExceeded, message);
        error.0.phase = Some(phase);
        error.0.may_have_arrived = may_have_arrived;
        error
    }

    /// The retry policy, or the timeout that bounds it, allows no further attempt.
    pub(crate) fn retries_exhausted(limit: Duration, last: Error) -> Self {
        let message = format!("Timeout of {}s exceeded, last exception: {last}", Seconds(limit));
        let mut error = Self::new(ErrorKind::Retry, Code::DeadlineExceeded, "");
        // Not through `new`, which would cut it again: the message of the last error is already cut.
        error.0.message = message;
        error.0.phase = last.phase();
        error.0.may_have_arrived = last.may_have_arrived();
        error.0.attempts = last.attempts();
        error.0.last = Some(last);
        error
    }

    /// The error of a long-running operation.
    pub(crate) fn operation_failed(code: Code, message: &str) -> Self {
        Self::new(ErrorKind::Service, code, message)
    }

    /// An operation that is not done within the time that the caller gave it.
    pub(crate) fn still_running(limit: Duration) -> Self {
        let message = format!("the operation is not done after {}s", Seconds(limit));
        Self::new(ErrorKind::Timeout, Code::DeadlineExceeded, message)
    }

    /// A successful response whose body cannot be read: it is cut off, or it is not from the service.
    pub(crate) fn unreadable(http_status: u16, problem: impl fmt::Display) -> Self {
        let mut error = Self::new(
            ErrorKind::Response,
            Code::Unknown,
            format!("the service answered {http_status} with a body that cannot be read: {problem}"),
        );
        error.0.http_status = Some(http_status);
        error.0.may_have_arrived = true;
        error
    }

    /// The error of a pager whose next page token is the one that was just used. For the bindings' own pagers.
    #[doc(hidden)]
    pub fn same_page_token() -> Self {
        let problem = "the service returned the page token that was just used, so the list would not end";
        Self::new(ErrorKind::Response, Code::Unknown, problem)
    }

    /// A body over the limit of the client; the rest of it is not read.
    pub(crate) fn too_large(limit: usize) -> Self {
        let message =
            format!("the response is larger than {limit} bytes, the limit of this client: see max_response_bytes");
        let mut error = Self::new(ErrorKind::Response, Code::ResourceExhausted, message);
        error.0.phase = Some(Phase::Body);
        error.0.may_have_arrived = true;
        error
    }

    /// A body within the limit that takes more memory than `limit` together with the message that is read from it.
    pub(crate) fn too_large_to_read(body: usize, limit: usize) -> Self {
        let message = format!(
            "the response of {body} bytes takes more than {limit} bytes of memory with the message that is read from it; \
             ask for smaller pages, or see max_response_bytes"
        );
        let mut error = Self::too_large(limit);
        error.0.message = message;
        error
    }

    /// An error response: its code comes from `error.status` in the body, else from the HTTP status.
    pub(crate) fn from_response(http_status: u16, body: &[u8]) -> Self {
        let report = serde_json::from_slice::<Value>(body).ok().and_then(|body| match body {
            Value::Array(items) => items.into_iter().next(),
            other => Some(other),
        });
        let mut fields = match report {
            Some(Value::Object(mut object)) => match object.remove("error") {
                Some(Value::Object(error)) => error,
                _ => Default::default(),
            },
            _ => Default::default(),
        };
        let status = fields.get("status").and_then(Value::as_str).map(str::to_owned);
        let message = match fields.get("message").and_then(Value::as_str) {
            Some(message) => message.to_owned(),
            None => text_of_body(http_status, body),
        };
        let code = status.as_deref().and_then(Code::from_name).unwrap_or(Code::from_http_status(http_status));
        let mut list = |name| match fields.remove(name) {
            Some(Value::Array(items)) => JsonList::from(items),
            _ => JsonList::default(),
        };
        let mut error = Self::new(ErrorKind::Service, code, message);
        error.0.body = ErrorBody { status, details: list("details"), errors: list("errors") };
        error.0.http_status = Some(http_status);
        error.0.may_have_arrived = http_status >= 500;
        error
    }

    /// Notes where a call was when it failed.
    pub(crate) fn in_phase(mut self, phase: Phase) -> Self {
        self.0.phase = Some(phase);
        self.0.may_have_arrived |= phase.is_after_sending();
        self
    }

    /// Adds where a redirect leads.
    pub(crate) fn redirected(self, location: Option<&HeaderValue>) -> Self {
        match (self.0.http_status, location) {
            (Some(300..400), Some(to)) => {
                let to = String::from_utf8_lossy(to.as_bytes());
                self.with_hint(&format!("It redirects to {to}; redirects are not followed: check the endpoint."))
            }
            _ => self,
        }
    }

    pub(crate) fn may_have_arrived_if(mut self, earlier_attempt: bool) -> Self {
        self.0.may_have_arrived |= earlier_attempt;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_hint(mut self, hint: &str) -> Self {
        self.add(&format!(" {hint}"));
        self
    }

    fn add(&mut self, text: &str) {
        self.0.message.push_str(&sanitized(text.to_owned()));
    }

    /// What failed: the request, the service, the connection to it, …
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The `google.rpc` code: that of the service, or the one that describes an error of the client.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The HTTP status of the response, if there is one.
    pub fn http_status(&self) -> Option<u16> {
        self.0.http_status
    }

    /// `error.status` of the response, such as `"NOT_FOUND"`, if it has one.
    pub fn status_text(&self) -> Option<&str> {
        self.0.body.status.as_deref()
    }

    /// What happened and, where it is known, how to fix it. At most 4 KiB of what others wrote, without control characters.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// `error.details` of the response: JSON objects, each with its `@type`.
    pub fn details(&self) -> &[Value] {
        self.0.body.details.values()
    }

    /// The same as JSON text, which takes less memory; `"[]"` if there are none.
    pub fn details_json(&self) -> &str {
        self.0.body.details.text()
    }

    /// `error.errors` of the response, an older form of the details.
    pub fn errors(&self) -> &[Value] {
        self.0.body.errors.values()
    }

    /// The same as JSON text; `"[]"` if there are none.
    pub fn errors_json(&self) -> &str {
        self.0.body.errors.text()
    }

    /// The machine-readable cause, such as `"SERVICE_DISABLED"`, from the `ErrorInfo` in the details.
    pub fn reason(&self) -> Option<&str> {
        self.error_info()?.get("reason")?.as_str()
    }

    /// The domain that defines the reason, such as `"googleapis.com"`.
    pub fn domain(&self) -> Option<&str> {
        self.error_info()?.get("domain")?.as_str()
    }

    /// More details of the cause, from the `ErrorInfo`.
    pub fn metadata(&self) -> BTreeMap<&str, &str> {
        let metadata = self.error_info().and_then(|info| info.get("metadata")?.as_object());
        metadata.into_iter().flatten().filter_map(|(key, value)| Some((key.as_str(), value.as_str()?))).collect()
    }

    fn error_info(&self) -> Option<&Value> {
        let is_info = |detail: &&Value| {
            detail.get("@type").and_then(Value::as_str).is_some_and(|name| name.ends_with("/google.rpc.ErrorInfo"))
        };
        self.details().iter().find(is_info)
    }

    /// The phase in which the call failed, if it is known.
    pub fn phase(&self) -> Option<Phase> {
        self.0.phase
    }

    /// Whether the service may have executed the request: an attempt was sent, and no response rejected that attempt.
    pub fn may_have_arrived(&self) -> bool {
        self.0.may_have_arrived
    }

    /// The number of attempts.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The error of the last attempt, where a retry policy gave up; what went wrong, where no credentials were found.
    pub fn last(&self) -> Option<&Error> {
        self.0.last.as_ref()
    }
}

impl From<message::Error> for Error {
    fn from(error: message::Error) -> Self {
        Error::invalid_argument(error.to_string())
    }
}

impl fmt::Display for Error {
    /// `404 NOT_FOUND: Queue does not exist.`; without a response `UNAVAILABLE: connection refused`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.kind == ErrorKind::Retry {
            return f.write_str(&self.0.message);
        }
        if let Some(status) = self.0.http_status {
            write!(f, "{status} ")?;
        }
        write!(f, "{}: {}", self.status_text().unwrap_or(self.0.code.as_str()), self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("code", &self.0.code)
            .field("http_status", &self.0.http_status)
            .field("message", &self.0.message)
            .field("phase", &self.0.phase)
            .field("may_have_arrived", &self.0.may_have_arrived)
            .field("attempts", &self.0.attempts)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    /// The error of the last attempt, else what another library reported: a broken connection leads down to its
    /// [`std::io::Error`].
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match (&self.0.last, &self.0.cause) {
            (Some(last), _) => Some(last),
            (None, cause) => cause.as_deref().map(|cause| cause as _),
        }
    }
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
