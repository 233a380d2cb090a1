//! Which call gets a stream of which connection, and when another connection is made: the state of a
//! [`Server`](super::Server), without its I/O. The tests visit all states that it can reach.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::Instant;

/// After another connection could not be opened, calls wait this long for the streams of the open ones before the next try.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(1);

/// The time limit of opening another connection that no call waits for any more.
const MAX_UNNEEDED_DIAL: Duration = Duration::from_secs(5);

/// The types of connections, which tests replace.
pub trait Wire {
    /// Sends the requests of a connection.
    type Requests: Clone;
    /// A connection that is being made.
    type Dial;
    /// A connection on which the server speaks HTTP/1.1.
    type Http1;
    type DialFailure;

    /// Whether a connection takes requests: it is not broken, and the server sent no GOAWAY.
    fn is_open(requests: &mut Self::Requests) -> bool;

    fn abort(dial: &Self::Dial);
}

/// What a call gets.
pub enum Granted<W: Wire> {
    Stream(Stream<W>),
    /// The server speaks HTTP/1.1. The first call gets the connection on which this was negotiated.
    Http1(Option<W::Http1>),
}

/// A stream of the connection with this id.
pub struct Stream<W: Wire> {
    pub id: u64,
    pub requests: W::Requests,
}

/// What a waiting call gets in the end.
pub type Grant<W> = Result<Granted<W>, Arc<<W as Wire>::DialFailure>>;

pub enum Asked<W: Wire> {
    Granted(Granted<W>),
    /// The caller must call [`Streams::serve`], then wait.
    Wait(oneshot::Receiver<Grant<W>>),
}

pub struct Streams<W: Wire> {
    max_connections: usize,
    idle_timeout: Duration,
    speaks_http1: bool,
    connections: Vec<Connection<W>>,
    dials: Vec<Dial<W>>,
    waiting: VecDeque<oneshot::Sender<Grant<W>>>,
    next_id: u64,
    dial_not_before: Option<Instant>,
    /// The maximum number of streams that were in use or waited for at once since the last trim.
    peak: usize,
}

struct Connection<W: Wire> {
    id: u64,
    requests: W::Requests,
    /// The stream limit of the server.
    limit: Arc<AtomicUsize>,
    in_use: usize,
    idle_since: Instant,
}

struct Dial<W: Wire> {
    id: u64,
    since: Instant,
    task: W::Dial,
}

impl<W: Wire> Streams<W> {
    pub fn new(max_connections: usize, idle_timeout: Duration) -> Self {
        Streams {
            max_connections,
            idle_timeout,
            speaks_http1: false,
            connections: Vec::new(),
            dials: Vec::new(),
            waiting: VecDeque::new(),
            next_id: 0,
            dial_not_before: None,
            peak: 0,
        }
    }

    pub fn has_connections(&self) -> bool {
        !self.connections.is_empty()
    }

    /// Asks for a stream for a call.
    pub fn ask(&mut self, now: Instant) -> Asked<W> {
        if self.speaks_http1 {
            return Asked::Granted(Granted::Http1(None));
        }
        if self.waiting.is_empty()
            && let Some(stream) = self.take(now)
        {
            self.note_peak();
            return Asked::Granted(Granted::Stream(stream));
        }
        let (grant, granted) = oneshot::channel();
        self.waiting.push_back(grant);
        self.note_peak();
        Asked::Wait(granted)
    }

    /// Gives free streams to the calls that wait longest, and dials if these are not enough.
    pub fn serve(&mut self, now: Instant, mut dial: impl FnMut(u64) -> W::Dial) {
        while !self.waiting.is_empty() {
            let Some(stream) = self.take(now) else { break };
            let id = stream.id;
            let granted = self.waiting.pop_front().map(|grant| grant.send(Ok(Granted::Stream(stream))));
            if !matches!(granted, Some(Ok(()))) {
                self.give_back(id, now);
            }
        }
        while self.wants_dial(now) {
            self.next_id += 1;
            let id = self.next_id;
            self.dials.push(Dial { id, since: now, task: dial(id) });
        }
        if self.waiting.is_empty() {
            // A dial that no call waits for may never end. If other connections are open it gets some time, because under
            // load another call will soon find all streams in use.
            let has_connections = self.has_connections();
            self.dials.retain(|dial| {
                let goes_on = has_connections && now.duration_since(dial.since) < MAX_UNNEEDED_DIAL;
                if !goes_on {
                    W::abort(&dial.task);
                }
                goes_on
            });
        }
    }

    /// Adds the connection of a dial. Returns false if it is not needed any more; else the caller must call
    /// [`Streams::serve`].
    pub fn opened(&mut self, id: u64, requests: W::Requests, limit: Arc<AtomicUsize>, now: Instant) -> bool {
        let is_taken = self.end_dial(id);
        if is_taken {
            self.dial_not_before = None;
            self.connections.push(Connection { id, requests, limit, in_use: 0, idle_since: now });
        }
        is_taken
    }

    /// Returns whether the dial was under way: an aborted one may still end by itself.
    fn end_dial(&mut self, id: u64) -> bool {
        let before = self.dials.len();
        self.dials.retain(|dial| dial.id != id);
        self.dials.len() < before
    }

    pub fn found_http1(&mut self, id: u64, connection: W::Http1) {
        self.end_dial(id);
        self.speaks_http1 = true;
        let mut connection = Some(connection);
        for grant in self.waiting.drain(..) {
            if let Err(Ok(Granted::Http1(back))) = grant.send(Ok(Granted::Http1(connection.take()))) {
                connection = back;
            }
        }
    }

    /// Called when HTTP/1.1 connections fail: the next call negotiates the protocol again.
    pub fn forget_protocol(&mut self) {
        self.speaks_http1 = false;
    }

    /// Returns when the caller must call [`Streams::serve`] for the next dial: calls that wait do not ask again.
    pub fn dial_failed(&mut self, id: u64, failure: W::DialFailure, now: Instant) -> Option<Instant> {
        if !self.end_dial(id) {
            return None;
        }
        self.dial_not_before = Some(now + PAUSE_AFTER_FAILURE);
        if self.connections.is_empty() && self.dials.is_empty() {
            self.dial_not_before = None;
            let failure = Arc::new(failure);
            for grant in self.waiting.drain(..) {
                // Fails if the call has given up.
                let _ = grant.send(Err(failure.clone()));
            }
        }
        self.dial_not_before
    }

    /// Removes a closed connection. The caller must call [`Streams::serve`].
    pub fn closed(&mut self, id: u64) {
        self.connections.retain(|connection| connection.id != id);
    }

    /// Removes a call that has closed its `grant`. The caller must call [`Streams::serve`].
    pub fn give_up(&mut self, grant: &mut oneshot::Receiver<Grant<W>>, now: Instant) {
        self.waiting.retain(|grant| !grant.is_closed());
        if let Ok(Ok(Granted::Stream(stream))) = grant.try_recv() {
            self.give_back(stream.id, now);
        }
    }

    /// Returns a stream to its connection. If this returns true, calls wait and the caller must call [`Streams::serve`].
    pub fn give_back(&mut self, id: u64, now: Instant) -> bool {
        if let Some(connection) = self.connections.iter_mut().find(|connection| connection.id == id) {
            connection.in_use -= 1;
            if connection.in_use == 0 {
                connection.idle_since = now;
            }
        }
        !self.waiting.is_empty()
    }

    /// Drops connections that the load of the last period did not need. They close when their streams have ended. The caller
    /// must call [`Streams::serve`].
    pub fn trim(&mut self) {
        let mut needed = std::mem::take(&mut self.peak);
        self.connections.sort_by_key(|connection| Reverse(connection.in_use));
        self.connections.retain(|connection| {
            let is_needed = needed > 0;
            needed = needed.saturating_sub(connection.limit.load(Relaxed).max(1));
            is_needed
        });
        self.note_peak();
    }

    /// A stream of the open connection that has the fewest in use, if one has a free stream.
    fn take(&mut self, now: Instant) -> Option<Stream<W>> {
        loop {
            let free = self.connections.iter_mut().filter(|one| one.in_use < one.limit.load(Relaxed));
            let least = free.min_by_key(|one| one.in_use)?;
            let is_stale = least.in_use == 0 && now.duration_since(least.idle_since) >= self.idle_timeout;
            if !is_stale && W::is_open(&mut least.requests) {
                least.in_use += 1;
                return Some(Stream { id: least.id, requests: least.requests.clone() });
            }
            let id = least.id;
            self.connections.retain(|connection| connection.id != id);
        }
    }

    fn note_peak(&mut self) {
        let in_use: usize = self.connections.iter().map(|connection| connection.in_use).sum();
        self.peak = self.peak.max(in_use + self.waiting.len());
    }

    /// Whether the waiting calls need another connection. The first connection shows the protocol and the stream limit of the
    /// server, so no other one is dialed at the same time.
    fn wants_dial(&self, now: Instant) -> bool {
        let limits = self.connections.iter().map(|connection| connection.limit.load(Relaxed));
        let wanted = match limits.min() {
            None => self.waiting.len().min(1),
            Some(streams) => self.waiting.len().div_ceil(streams.max(1)),
        };
        let is_paused = self.dial_not_before.is_some_and(|time| self.has_connections() && now < time);
        self.dials.len() < wanted && self.connections.len() + self.dials.len() < self.max_connections && !is_paused
    }
}

#[cfg(test)]
mod tests;
