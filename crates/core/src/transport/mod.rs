//! One HTTP exchange: a pooled connection, one request, one response, no policy.

mod cause;
mod connect;
mod failure;
mod growth;
pub(crate) mod gzip;
mod http2;
mod pool;
mod settings;
mod system_roots;
pub(crate) mod tls;

pub use connect::{Connector, Resolve, Resolving};
pub(crate) use pool::SharedConnections;
pub use pool::SharedPool;
pub(crate) use settings::{ProxySetting, Request, TransportSettings, is_loopback};
pub use tls::trusting;

use crate::error::Error;
use crate::error_text::causes;
use crate::grpc_only;
use crate::phase::{Phase, enter};
use bytes::Bytes;
use connect::BoxError;
use failure::Failure;
use http::uri::Scheme;
use http::{HeaderValue, StatusCode, header};
use once_cell::race::OnceBox;
use pool::{Body, OpenPool};
use rustls::ClientConfig;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::runtime::{self, Handle};

/// After this long without a call, the runtime gets a turn before a connection is used: the server may have closed it.
const WATCH_AFTER: Duration = Duration::from_millis(1);

/// How much of the body of an error is read. Parsed, its details may take a hundred times as much memory.
const MAX_ERROR_BYTES: usize = 64 << 10;

/// How much of a compressed body is decompressed without a pause.
const GZIP_CHUNK_BYTES: usize = 4 << 10;

/// The connections of a client in one process, made at the first request: a pool for each runtime that the client is used
/// on, because connections make no progress while nothing drives their runtime.
pub(crate) struct Transport {
    settings: Arc<TransportSettings>,
    shared: Option<SharedConnections>,
    /// Shared by all its pools, so that they resume each other's sessions.
    tls: OnceBox<ClientConfig>,
    pools: RwLock<Pools>,
    made: Instant,
    /// Microseconds from `made` to the last use.
    last_used: AtomicU64,
}

enum Pools {
    Open(Vec<(runtime::Id, Arc<OpenPool>)>),
    Closed,
}

/// A response with its whole body.
pub(crate) struct Response {
    pub status: StatusCode,
    /// Where a redirect leads.
    pub location: Option<HeaderValue>,
    pub body: Bytes,
}

impl Transport {
    /// With its own connections, or with shared ones.
    pub fn new(settings: Arc<TransportSettings>, shared: Option<SharedConnections>) -> Self {
        let (tls, pools) = (OnceBox::new(), RwLock::new(Pools::Open(Vec::new())));
        Transport { settings, shared, tls, pools, made: Instant::now(), last_used: AtomicU64::new(0) }
    }

    /// Drops the idle connections; exchanges under way end as they would have.
    pub fn close(&self) {
        *self.pools.write().unwrap_or_else(PoisonError::into_inner) = Pools::Closed;
    }

    pub fn is_closed(&self) -> bool {
        matches!(*self.pools.read().unwrap_or_else(PoisonError::into_inner), Pools::Closed)
    }

    /// The pool of the current runtime.
    fn open(&self) -> Result<Arc<OpenPool>, Error> {
        let runtime = Handle::current().id();
        let of_runtime = |pools: &Pools| match pools {
            Pools::Closed => Err(Error::closed()),
            Pools::Open(pools) => Ok(pools.iter().find(|(id, _)| *id == runtime).map(|(_, pool)| pool.clone())),
        };
        if let Some(pool) = of_runtime(&self.pools.read().unwrap_or_else(PoisonError::into_inner))? {
            return Ok(pool);
        }
        let mut pools = self.pools.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(pool) = of_runtime(&pools)? {
            return Ok(pool);
        }
        let pool = match &self.shared {
            Some(shared) => shared.open(runtime)?,
            None => {
                let tls = self.tls.get_or_try_init(|| tls::configuration(&self.settings.tls).map(Box::new))?;
                Arc::new(OpenPool::new(&self.settings, tls))
            }
        };
        if let Pools::Open(pools) = &mut *pools {
            pools.retain(|(_, pool)| pool.is_alive());
            pools.push((runtime, pool.clone()));
        }
        Ok(pool)
    }

    /// Sends a request and reads the response, whose body may have `limit` bytes. A request that the server certainly did
    /// not see is sent again on another connection.
    pub async fn exchange(&self, request: impl Fn() -> Request, limit: usize) -> Result<Response, Error> {
        let pool = self.open()?;
        self.watch_idle_connections().await;
        let mut sends = 0;
        let response = loop {
            enter(Phase::Response);
            sends += 1;
            match send(&pool, request()).await {
                Err(failure) if sends < failure.max_sends() => continue,
                sent => break sent.map_err(Error::from),
            }
        };
        let response = match response {
            Err(error) if self.settings.is_emulator => return Err(grpc_only::explain(error, request().uri()).await),
            response => response?,
        };
        let (mut head, body) = response.into_parts();
        enter(Phase::Body);
        let is_compressed = head.headers.get(header::CONTENT_ENCODING).is_some_and(|coding| coding == "gzip");
        let body = match (head.status.is_success(), is_compressed) {
            (true, false) => read(body, limit).await?,
            (true, true) => read_compressed(body, head.status, limit).await?,
            (false, false) => read_beginning(body, limit.min(MAX_ERROR_BYTES)).await?,
            // The status of an error is known even if its body cannot be read.
            (false, true) => read_compressed(body, head.status, limit.min(MAX_ERROR_BYTES)).await.unwrap_or_default(),
        };
        self.last_used.store(self.made.elapsed().as_micros() as u64, Relaxed);
        Ok(Response { status: head.status, location: head.headers.remove(header::LOCATION), body })
    }

    /// Lets the runtime notice connections that the server closed while nothing was driving the runtime. Without this,
    /// every reuse of such a connection fails.
    async fn watch_idle_connections(&self) {
        let last_used = Duration::from_micros(self.last_used.load(Relaxed));
        if self.made.elapsed().saturating_sub(last_used) >= WATCH_AFTER {
            // In the first turn the runtime hears of what came. In the second its tasks do what follows from it.
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        }
    }
}

async fn send(pool: &Arc<OpenPool>, request: Request) -> Result<http::Response<Body>, Failure> {
    if request.uri().scheme() == Some(&Scheme::HTTPS) {
        return pool.clone().send_secure(request).await;
    }
    pool.send_plain(request).await.map(|response| response.map(Body::Http1)).map_err(Failure::Pooled)
}

fn broken_body(error: BoxError) -> Error {
    Error::transport(causes(&*error), Phase::Body, true).caused_by(error)
}

/// The whole body, if it has at most `limit` bytes.
async fn read(mut body: Body, limit: usize) -> Result<Bytes, Error> {
    let expected = body.length();
    if expected.is_some_and(|length| length > limit as u64) {
        return Err(Error::too_large(limit));
    }
    let mut first = Bytes::new();
    let mut whole = Vec::new();
    while let Some(data) = body.data().await {
        let data = data.map_err(broken_body)?;
        if first.len() + whole.len() + data.len() > limit {
            return Err(Error::too_large(limit));
        }
        // Most bodies come in one piece, which is not copied.
        if first.is_empty() && whole.is_empty() {
            first = data;
            continue;
        }
        if whole.is_empty() {
            whole.reserve_exact(expected.unwrap_or_default() as usize);
            whole.extend_from_slice(&std::mem::take(&mut first));
        }
        growth::append(&mut whole, &data, limit);
    }
    whole.shrink_to_fit();
    Ok(if whole.is_empty() { first } else { whole.into() })
}

/// The same for a compressed body. It is decompressed as it arrives, so that it is not in memory in both forms.
async fn read_compressed(mut body: Body, status: StatusCode, limit: usize) -> Result<Bytes, Error> {
    let mut decompressor = gzip::Decompressor::new(status.as_u16(), limit);
    let mut read = 0;
    while let Some(data) = body.data().await {
        let data = data.map_err(broken_body)?;
        read += data.len();
        if read > limit {
            return Err(Error::too_large(limit));
        }
        for piece in data.chunks(GZIP_CHUNK_BYTES) {
            decompressor.push(piece)?;
            // The chunk may become a thousand times as large. The call's timeout must be able to end this.
            tokio::task::yield_now().await;
        }
    }
    decompressor.finish()
}

/// The first `limit` bytes of a body. The rest is not read.
async fn read_beginning(mut body: Body, limit: usize) -> Result<Bytes, Error> {
    let mut beginning = Vec::new();
    while beginning.len() < limit
        && let Some(data) = body.data().await
    {
        let data = data.map_err(broken_body)?;
        beginning.extend_from_slice(&data[..data.len().min(limit - beginning.len())]);
    }
    Ok(beginning.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocking::Blocking;

    #[test]
    fn the_connections_of_runtimes_that_are_gone_are_forgotten() {
        let transport = Transport::new(Arc::new(TransportSettings::default()), None);
        let kept = Blocking::new().unwrap();
        kept.run(async { transport.open().map(drop) }).unwrap();
        for _ in 0..3 {
            Blocking::new().unwrap().run(async { transport.open().map(drop) }).unwrap();
        }
        let Pools::Open(pools) = &*transport.pools.read().unwrap() else { panic!("it is open") };
        // Of the runtime that is left, and of the last one.
        assert_eq!(pools.len(), 2);
    }
}
