//! The body of a request, within a bound on what all requests under way hold in memory together.

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub struct RequestBody {
    body: Incoming,
    /// A permit for each byte that may be held.
    budget: Arc<Semaphore>,
    /// The permits for what arrived. They are given back with the body.
    held: Option<OwnedSemaphorePermit>,
}

/// All requests together hold as many bytes as they may.
#[derive(Debug, thiserror::Error)]
#[error("The emulator has too many large requests under way. Send fewer at once, or raise max_pending_request_bytes.")]
pub struct OverBudget;

impl RequestBody {
    pub fn new(body: Incoming, budget: Arc<Semaphore>) -> Self {
        RequestBody { body, budget, held: None }
    }

    fn hold(&mut self, bytes: usize) -> Result<(), OverBudget> {
        let bytes = u32::try_from(bytes).map_err(|_| OverBudget)?;
        let permit = self.budget.clone().try_acquire_many_owned(bytes).map_err(|_| OverBudget)?;
        match &mut self.held {
            Some(held) => held.merge(permit),
            None => self.held = Some(permit),
        }
        Ok(())
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx)).transpose()?;
        let bytes = frame.as_ref().and_then(Frame::data_ref).map_or(0, Bytes::len);
        if bytes > 0 {
            self.hold(bytes)?;
        }
        Poll::Ready(frame.map(Ok))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
