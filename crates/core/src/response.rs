//! The response of a call, and how much memory it may take.

use crate::error::Error;
use crate::message::WriteFields;
use crate::message::json::{Limits, Unreadable, from_response};
use crate::phase::Phase;
use crate::schema::{FieldType, MethodDescriptor};
use bytes::Bytes;
use std::time::{Duration, Instant};

/// How large a list may be, unless the client says otherwise: twice a full page of tasks.
pub(crate) const MAX_LIST_BYTES: usize = 64 << 20;

/// How large any other response may be. The largest resource is a task with a payload of 1 MiB, which base64 makes a third
/// larger. Many calls that create tasks run at once, and each may get as much.
const MAX_RESOURCE_BYTES: usize = 4 << 20;

/// What a response may take in memory beyond its largest size: small messages are larger than their JSON.
const ROOM_BESIDE_LARGEST: usize = 2 << 20;

/// The response of a call.
#[derive(Debug)]
#[non_exhaustive]
pub struct Response {
    /// The response message as JSON. Empty if the method returns nothing.
    pub body: Bytes,
    /// How many times the request was sent.
    pub attempts: u32,
    /// How large the body might have been.
    pub(crate) limit: usize,
    /// When the call must end, and how long it may take.
    pub(crate) deadline: Option<(Instant, Duration)>,
}

/// How large a response of this method may be, for a client that takes lists of this size.
pub(crate) fn limit(method: &MethodDescriptor, of_list: usize) -> usize {
    let is_list = method
        .response
        .fields
        .iter()
        .any(|field| field.is_repeated() && matches!(field.field_type, FieldType::Message(_)));
    if is_list { of_list } else { of_list.min(MAX_RESOURCE_BYTES) }
}

impl Response {
    /// Reads the body into a message. Ignores fields that the table does not have. Only a method that returns nothing may
    /// have an empty body.
    ///
    /// Body and message together may take 2 MiB more than the largest body. If they take more, the error is
    /// RESOURCE_EXHAUSTED. If reading a large body outlasts the timeout of the call, the error is DEADLINE_EXCEEDED.
    pub fn decode(&self, into: &mut dyn WriteFields) -> Result<(), Error> {
        if self.body.is_empty() {
            let expected = into.descriptor();
            return match expected.fields.is_empty() {
                true => Ok(()),
                false => Err(Error::unreadable(200, format!("it is empty; expected {} in JSON", expected.name))),
            };
        }
        let most = self.limit.saturating_add(ROOM_BESIDE_LARGEST);
        let room = most.saturating_sub(self.body.len());
        let limits = Limits { room, deadline: self.deadline.map(|(deadline, _)| deadline) };
        from_response(&self.body, into, limits).map_err(|problem| match problem {
            Unreadable::TooLarge => Error::too_large_to_read(self.body.len(), most),
            Unreadable::TimedOut => {
                let limit = self.deadline.map_or(Duration::ZERO, |(_, limit)| limit);
                Error::timeout(limit, Phase::Body, true).with_attempts(self.attempts)
            }
            Unreadable::Invalid(error) => Error::unreadable(200, error),
        })
    }
}
