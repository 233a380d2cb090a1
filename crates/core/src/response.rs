//! The response of a call, and the memory that it may take.

use crate::error::Error;
use crate::message::WriteFields;
use crate::message::json::{Limits, Unreadable, from_response};
use crate::phase::Phase;
use crate::schema::{FieldType, MethodDescriptor};
use bytes::Bytes;
use std::time::{Duration, Instant};

/// The default limit of a list response: twice a full page of tasks.
pub(crate) const MAX_LIST_BYTES: usize = 64 << 20;

/// The limit of any other response. The largest resource is a task with a payload of 1 MiB, which base64 makes a third
/// larger. Many calls that create tasks run at once, and each may get a response of this size.
const MAX_RESOURCE_BYTES: usize = 4 << 20;

/// How much memory body and message may take together beyond the limit of the body: small messages are larger than their
/// JSON.
const DECODE_HEADROOM: usize = 4 << 20;

/// The response of a call.
#[derive(Debug)]
#[non_exhaustive]
pub struct Response {
    /// The response message as JSON. Empty if the method returns nothing.
    pub body: Bytes,
    /// How many times the request was sent.
    pub attempts: u32,
    /// The limit of the body, in bytes.
    pub(crate) limit: usize,
    /// When the call must end, and its timeout.
    pub(crate) deadline: Option<(Instant, Duration)>,
}

/// The largest response of this method, in bytes, for a client with this limit for lists.
pub(crate) fn limit(method: &MethodDescriptor, list_limit: usize) -> usize {
    let is_list = method
        .response
        .fields
        .iter()
        .any(|field| field.is_repeated() && matches!(field.field_type, FieldType::Message(_)));
    if is_list { list_limit } else { list_limit.min(MAX_RESOURCE_BYTES) }
}

impl Response {
    /// Decodes the body into a message. Fields that the table does not have are ignored.
    ///
    /// # Errors
    /// - [`ErrorKind::Response`](crate::ErrorKind::Response) for a body that is not the message in JSON. An empty body is
    ///   valid only for a method that returns nothing.
    /// - RESOURCE_EXHAUSTED if body and message together take more memory than the limit of the response (see
    ///   [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes)) and 4 MiB.
    /// - DEADLINE_EXCEEDED if decoding outlasts the timeout of the call.
    pub fn decode(&self, into: &mut dyn WriteFields) -> Result<(), Error> {
        if self.body.is_empty() {
            let expected = into.descriptor();
            return match expected.fields.is_empty() {
                true => Ok(()),
                false => {
                    let problem = format!("it is empty; expected {} in JSON", expected.name);
                    Err(Error::unreadable(200, problem).with_attempts(self.attempts))
                }
            };
        }
        let memory_limit = self.limit.saturating_add(DECODE_HEADROOM);
        let room = memory_limit.saturating_sub(self.body.len());
        let limits = Limits { room, deadline: self.deadline.map(|(deadline, _)| deadline) };
        from_response(&self.body, into, limits).map_err(|problem| {
            let error = match problem {
                Unreadable::TooLarge => Error::too_large_to_read(self.body.len(), memory_limit),
                Unreadable::TimedOut => {
                    let timeout = self.deadline.map_or(Duration::ZERO, |(_, timeout)| timeout);
                    Error::timeout(timeout, Phase::Body, true)
                }
                Unreadable::Invalid(error) => Error::unreadable(200, error),
            };
            error.with_attempts(self.attempts)
        })
    }
}
