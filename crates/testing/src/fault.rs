//! What can go wrong between a client and the service.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::sync::{Arc, Mutex};

/// What happens to one request. Positions count bytes: from the start, or, where negative, from the end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The connection is reset after this number of bytes of the request, which is never carried out.
    ResetRequest(usize),
    /// The request is carried out; the connection is reset after this number of bytes of the answer.
    ResetAnswer(isize),
    /// The request is carried out; the connection is closed in order after this number of bytes of the answer.
    CutAnswer(isize),
    /// The request is carried out; the answer stops after this number of bytes, with the connection open.
    StallAnswer(isize),
    /// The request is carried out, but the sending side closes without an answer.
    HalfClose,
    /// The request is carried out; the answer is not HTTP.
    Garble,
    /// The request is carried out; the answer is 200 with the first half of its JSON.
    HalfJson,
    /// The request is not carried out; the answer is this status, with a `Retry-After` in seconds.
    Status(u16, Option<u32>),
    /// The request is not carried out; the answer is this status with a page of HTML.
    Html(u16),
    /// The request is carried out and answered, but not at once, and in two pieces.
    Delay,
    /// The request is carried out and answered; then the connection closes without notice.
    CloseAfter,
    /// The request is carried out; before the answer come interim ones (1xx), without end.
    InterimFlood,
    /// The request is carried out; the answer has this status and a body without end, where `true` after a
    /// Content-Length that it goes beyond all memory with.
    EndlessBody(u16, bool),
    /// The request is carried out; the answer has this status and one header without end.
    EndlessHead(u16),
}

/// Which request meets which fault.
#[derive(Clone)]
pub struct Faults(Arc<Mutex<dyn FnMut() -> Fault + Send>>);

impl Faults {
    /// All goes well.
    pub fn none() -> Self {
        Faults::first([])
    }

    /// The first requests meet these; the others none.
    pub fn first(faults: impl IntoIterator<Item = Fault, IntoIter: Send + 'static>) -> Self {
        let mut faults = faults.into_iter();
        Faults(Arc::new(Mutex::new(move || faults.next().unwrap_or(Fault::None))))
    }

    /// All requests meet this one.
    pub fn always(fault: Fault) -> Self {
        Faults(Arc::new(Mutex::new(move || fault)))
    }

    /// Each request meets one of these, drawn by a generator with this seed.
    pub fn random(seed: u64, faults: &[Fault]) -> Self {
        let (mut generator, faults) = (StdRng::seed_from_u64(seed), faults.to_vec());
        Faults(Arc::new(Mutex::new(move || faults[generator.random_range(0..faults.len())])))
    }

    pub(crate) fn next(&self) -> Fault {
        (self.0.lock().expect("no test panics while it draws"))()
    }
}

/// How many of `length` bytes come before a position.
pub(crate) fn position(at: isize, length: usize) -> usize {
    if at < 0 { length.saturating_sub(at.unsigned_abs()) } else { length.min(at.unsigned_abs()) }
}
