//! The phases of a call, so that a timeout error can say what took the time.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// A phase of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[non_exhaustive]
pub enum Phase {
    /// Getting an access token.
    Token,
    /// Looking up the host name.
    NameLookup,
    /// Opening the TCP connection, through the proxy where there is one.
    Connect,
    /// Doing the TLS handshake.
    Tls,
    /// Waiting for a stream, while all of the connections that the client may open are in use.
    Stream,
    /// Sending the request and waiting for the head of the response.
    Response,
    /// Reading the body of the response.
    Body,
    /// Waiting before the next attempt.
    Backoff,
}

/// The phase of one call, shared with the connection that is made for it.
#[derive(Clone)]
pub(crate) struct PhaseCell(Arc<AtomicU8>);

tokio::task_local! {
    static CURRENT: PhaseCell;
}

impl PhaseCell {
    pub fn new() -> Self {
        PhaseCell(Arc::new(AtomicU8::new(Phase::Token as u8)))
    }

    /// The cell of the call that is being polled, if one is.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Clone::clone).ok()
    }

    pub fn set(&self, phase: Phase) {
        self.0.store(phase as u8, Relaxed);
    }

    pub fn get(&self) -> Phase {
        Phase::ALL[self.0.load(Relaxed) as usize]
    }

    /// Runs a call that notes its phases here.
    pub fn watch<F: Future>(&self, call: F) -> impl Future<Output = F::Output> + use<F> {
        CURRENT.scope(self.clone(), call)
    }
}

/// Notes what the current call is doing. Does nothing outside of a call, as for a connection that is made in the background.
pub(crate) fn enter(phase: Phase) {
    let _ = CURRENT.try_with(|current| current.set(phase));
}

impl Phase {
    /// Each at the position of its number. For the bindings, which have a name for each.
    #[doc(hidden)]
    pub const ALL: [Phase; 8] = [
        Phase::Token,
        Phase::NameLookup,
        Phase::Connect,
        Phase::Tls,
        Phase::Stream,
        Phase::Response,
        Phase::Body,
        Phase::Backoff,
    ];

    /// The phase as an error message names it: `"connect"`, `"name lookup"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Token => "token",
            Phase::NameLookup => "name lookup",
            Phase::Connect => "connect",
            Phase::Tls => "TLS handshake",
            Phase::Stream => "wait for a free stream",
            Phase::Response => "wait for the response",
            Phase::Body => "response body",
            Phase::Backoff => "backoff",
        }
    }

    /// Whether the request may be on its way, so that the service may carry it out.
    pub(crate) fn is_after_sending(self) -> bool {
        matches!(self, Phase::Response | Phase::Body)
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
