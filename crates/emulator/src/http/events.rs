//! Server-sent events: what the page shows, again whenever it changed.

use super::inspect;
use crate::engine::Engine;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Response};
use hyper::body::{Body, Frame};
use serde_json::Value;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Interval, MissedTickBehavior};

/// Where a page listens.
pub const PATH: &str = "/emulator/events";

/// How often a change is looked for. Looking costs nothing while no page is open, and no change waits for it.
const PERIOD: Duration = Duration::from_millis(250);
/// Without a change this many periods pass until the time is sent alone.
const QUIET: u32 = 4;

/// The body of an answer that never ends: an event for each change.
pub struct Events {
    engine: Arc<Engine>,
    period: Interval,
    sent: Value,
    quiet: u32,
}

impl Events {
    pub fn response(engine: Arc<Engine>) -> Response<Self> {
        let mut period = tokio::time::interval(PERIOD);
        period.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut response = Response::new(Events { engine, period, sent: Value::Null, quiet: 0 });
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// The next event, if there is something to tell.
    fn next(&mut self) -> Option<Bytes> {
        let mut overview = inspect::overview(&self.engine);
        let text = overview.to_string();
        // The time alone is not a change.
        overview["now"] = Value::Null;
        self.quiet += 1;
        if overview == self.sent && self.quiet < QUIET {
            return None;
        }
        (self.sent, self.quiet) = (overview, 0);
        Some(format!("event: overview\ndata: {text}\n\n").into())
    }
}

impl Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        loop {
            ready!(self.period.poll_tick(context));
            if let Some(event) = self.next() {
                return Poll::Ready(Some(Ok(Frame::data(event))));
            }
        }
    }
}
