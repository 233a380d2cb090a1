//! How connections are made: name lookup, TCP, proxy and TLS, with their phases noted.

use super::cause::tls_cause;
use crate::phase::{Phase, PhaseCell, enter};
use http::Uri;
use http::uri::Scheme;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::client::legacy::connect::proxy::{SocksV4, SocksV5, Tunnel};
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use rustls::ClientConfig;
use std::future::poll_fn;
use std::io::{Error, IoSlice};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;
use tower_service::Service;

/// Looks up a host name, for [`ClientBuilder::resolver`](crate::ClientBuilder::resolver).
pub type Resolve = dyn Fn(String) -> Resolving + Send + Sync;
/// The future of a host's addresses. Their ports are ignored.
pub type Resolving = Pin<Box<dyn Future<Output = std::io::Result<Vec<SocketAddr>>> + Send>>;

pub(super) type BoxError = Box<dyn std::error::Error + Send + Sync>;
pub(super) type BoxFuture<T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send>>;

/// An idle connection is probed after this time, and again at this interval, to notice a peer that is gone and to keep
/// middleboxes from forgetting the connection.
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(15);
const KEEPALIVE_PROBES: u32 = 3;

/// A connection is broken if the peer does not acknowledge sent data for this time.
#[cfg(target_os = "linux")]
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(30);

/// The resolver of the system, or the one that the client was given.
#[derive(Clone)]
pub(crate) struct Resolver(Option<Arc<Resolve>>);

/// Why a host name gave no address.
#[derive(Debug, thiserror::Error)]
#[error("dns error")]
pub(crate) struct NameLookupError(#[source] Error);

impl Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = NameLookupError;
    type Future = BoxFuture<Self::Response, NameLookupError>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), NameLookupError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let given = self.0.as_ref().map(|look_up| look_up(name.as_str().to_owned()));
        Box::pin(async move {
            enter(Phase::NameLookup);
            let found = match given {
                Some(looking_up) => looking_up.await,
                None => tokio::net::lookup_host((name.as_str(), 0)).await.map(Iterator::collect),
            };
            enter(Phase::Connect);
            found.map(Vec::into_iter).map_err(|error| {
                enter(Phase::NameLookup);
                NameLookupError(error)
            })
        })
    }
}

/// Makes connections, directly or through a proxy.
#[derive(Clone)]
pub struct Connector {
    routes: Arc<Routes>,
    offers_http2: bool,
}

struct Routes {
    tcp: HttpConnector<Resolver>,
    tls: Arc<ClientConfig>,
    /// Without HTTP/2, for a server that speaks HTTP/1.1.
    tls_for_http1: Arc<ClientConfig>,
    /// Without ALPN: the CONNECT request to a proxy is HTTP/1.1.
    tls_to_proxy: Arc<ClientConfig>,
    proxies: Option<Arc<Matcher>>,
    limit: Option<Duration>,
}

impl Connector {
    /// `limit` is the timeout of one connection attempt.
    pub fn new(
        look_up: Option<Arc<Resolve>>,
        tls: ClientConfig,
        proxies: Option<Arc<Matcher>>,
        limit: Option<Duration>,
    ) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(Resolver(look_up));
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEPALIVE_INTERVAL));
        tcp.set_keepalive_interval(Some(KEEPALIVE_INTERVAL));
        tcp.set_keepalive_retries(Some(KEEPALIVE_PROBES));
        #[cfg(target_os = "linux")]
        tcp.set_tcp_user_timeout(Some(TCP_USER_TIMEOUT));
        let mut tls_to_proxy = tls.clone();
        tls_to_proxy.alpn_protocols.clear();
        let mut tls_for_http1 = tls.clone();
        tls_for_http1.alpn_protocols.retain(|protocol| protocol == b"http/1.1");
        let (tls, tls_for_http1, tls_to_proxy) = (tls.into(), tls_for_http1.into(), tls_to_proxy.into());
        let routes = Arc::new(Routes { tcp, tls, tls_for_http1, tls_to_proxy, proxies, limit });
        Connector { routes, offers_http2: true }
    }

    /// The same, but only for HTTP/1.1.
    pub fn without_http2(&self) -> Self {
        Connector { routes: self.routes.clone(), offers_http2: false }
    }
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = BoxError;
    type Future = BoxFuture<Stream, BoxError>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let (routes, call) = (self.routes.clone(), PhaseCell::current());
        let tls = if self.offers_http2 { routes.tls.clone() } else { routes.tls_for_http1.clone() };
        enter(Phase::Connect);
        let mut connecting = Box::pin(async move { routes.connect_in_time(target, tls).await });
        Box::pin(poll_fn(move |context| {
            let polled = connecting.as_mut().poll(context);
            // When the connection is polled outside of its call, the call has found a free one and no longer waits for this.
            if let Some(call) = &call
                && (matches!(polled, Poll::Ready(Ok(_))) || PhaseCell::current().is_none())
            {
                call.set(Phase::Response);
            }
            polled
        }))
    }
}

impl Routes {
    async fn connect_in_time(&self, target: Uri, tls: Arc<ClientConfig>) -> Result<Stream, BoxError> {
        match self.limit {
            None => self.connect(target, tls).await,
            Some(limit) => tokio::time::timeout(limit, self.connect(target, tls))
                .await
                .unwrap_or_else(|_| Err(format!("no connection within {limit:?}").into())),
        }
    }

    async fn connect(&self, target: Uri, tls: Arc<ClientConfig>) -> Result<Stream, BoxError> {
        match self.proxies.as_ref().and_then(|proxies| proxies.intercept(&target)) {
            None => self.open(self.tcp.clone(), target, tls).await,
            Some(proxy) => self.connect_through(&proxy, target, tls).await,
        }
    }

    /// A SOCKS proxy looks up the host itself. An HTTP proxy opens a tunnel for https, and forwards http requests.
    async fn connect_through(
        &self,
        proxy: &Intercept,
        target: Uri,
        tls: Arc<ClientConfig>,
    ) -> Result<Stream, BoxError> {
        let (tcp, address) = (self.tcp.clone(), proxy.uri().clone());
        match address.scheme_str() {
            Some("socks4" | "socks4a") => self.open(SocksV4::new(address, tcp), target, tls).await,
            Some("socks5" | "socks5h") => {
                let socks = SocksV5::new(address, tcp);
                let socks = match proxy.raw_auth() {
                    Some((user, password)) => socks.with_auth(user.to_owned(), password.to_owned()),
                    None => socks,
                };
                self.open(socks, target, tls).await
            }
            _ => {
                let to_proxy = HttpsConnector::from((tcp, self.tls_to_proxy.clone()));
                if target.scheme() != Some(&Scheme::HTTPS) {
                    let stream = self.open(to_proxy, address, tls).await?;
                    return Ok(Stream { is_forwarded: true, ..stream });
                }
                let tunnel = Tunnel::new(address, to_proxy);
                let tunnel = match proxy.basic_auth() {
                    Some(password) => tunnel.with_auth(password.clone()),
                    None => tunnel,
                };
                self.open(tunnel, target, tls).await
            }
        }
    }

    /// A connection made by `carrier`, with TLS over it if the target is https.
    async fn open<C>(&self, carrier: C, target: Uri, tls: Arc<ClientConfig>) -> Result<Stream, BoxError>
    where
        C: Service<Uri>,
        C::Response: Connection + Read + Write + Send + Unpin + 'static,
        C::Future: Send + 'static,
        C::Error: Into<BoxError>,
    {
        let mut connector = HttpsConnector::from((carrier, tls));
        poll_fn(|context| connector.poll_ready(context)).await?;
        let io = Box::new(connector.call(target).await?);
        Ok(Stream { io, is_forwarded: false, read_without_pause: 0, tls_error: TlsError::default() })
    }
}

/// The credentials for the proxy that forwards plain requests to this address. A tunnel gets them when it is opened.
pub(crate) fn proxy_password(proxies: &Matcher, target: &Uri) -> Option<http::HeaderValue> {
    if target.scheme() != Some(&Scheme::HTTP) {
        return None;
    }
    proxies.intercept(target)?.basic_auth().cloned()
}

trait Io: Read + Write + Connection + Send + Unpin {}
impl<T: Read + Write + Connection + Send + Unpin> Io for T {}

/// A connection: TCP or TLS, direct or through a proxy.
pub struct Stream {
    io: Box<dyn Io>,
    /// A proxy forwards the requests.
    is_forwarded: bool,
    /// How many bytes may have been read since the last pause.
    read_without_pause: usize,
    tls_error: TlsError,
}

/// The TLS error that ended a connection. h2 passes on only its text.
#[derive(Clone, Default)]
pub(super) struct TlsError(Arc<OnceLock<rustls::Error>>);

impl TlsError {
    pub fn get(&self) -> Option<rustls::Error> {
        self.0.get().cloned()
    }

    fn note(&self, error: Error) -> Error {
        if let Some(tls) = tls_cause(&error) {
            // The first error is the cause; later ones follow from it.
            let _ = self.0.set(tls.clone());
        }
        error
    }
}

impl Stream {
    pub(super) fn tls_error(&self) -> TlsError {
        self.tls_error.clone()
    }
}

/// After this many bytes without a pause, the read yields to the runtime, for its timers and its other connections. Without
/// this, hyper reads any number of interim answers (1xx) in one poll, and a server that floods it holds up all calls.
const MAX_READ_WITHOUT_PAUSE: usize = 256 << 10;

impl Connection for Stream {
    fn connected(&self) -> Connected {
        self.io.connected().proxy(self.is_forwarded)
    }
}

impl Read for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: ReadBufCursor<'_>) -> Poll<Result<(), Error>> {
        if self.read_without_pause >= MAX_READ_WITHOUT_PAUSE {
            self.read_without_pause = 0;
            return pin!(tokio::task::yield_now()).poll(cx).map(Ok);
        }
        let read_without_pause = self.read_without_pause + into.remaining();
        let polled = Pin::new(&mut self.io).poll_read(cx, into);
        self.read_without_pause = if polled.is_ready() { read_without_pause } else { 0 };
        polled.map_err(|error| self.tls_error.note(error))
    }
}

impl Write for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize, Error>> {
        Pin::new(&mut self.io).poll_write(cx, bytes).map_err(|error| self.tls_error.note(error))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Pin::new(&mut self.io).poll_flush(cx).map_err(|error| self.tls_error.note(error))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Pin::new(&mut self.io).poll_shutdown(cx).map_err(|error| self.tls_error.note(error))
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<Result<usize, Error>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, slices).map_err(|error| self.tls_error.note(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::rt::ReadBuf;
    use std::sync::Mutex;
    use std::task::Waker;

    /// A connection on which data is always at hand, unless it is said to pause.
    #[derive(Clone)]
    struct Flood {
        is_paused: Arc<Mutex<bool>>,
        calls: Arc<Mutex<Vec<&'static str>>>,
        is_vectored: bool,
    }

    impl Connection for Flood {
        fn connected(&self) -> Connected {
            Connected::new()
        }
    }

    impl Read for Flood {
        fn poll_read(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            mut into: ReadBufCursor<'_>,
        ) -> Poll<Result<(), Error>> {
            if *self.is_paused.lock().unwrap() {
                return Poll::Pending;
            }
            into.put_slice(&vec![b'x'; into.remaining()]);
            Poll::Ready(Ok(()))
        }
    }

    impl Flood {
        fn note<T>(&self, call: &'static str, outcome: T) -> Poll<Result<T, Error>> {
            self.calls.lock().unwrap().push(call);
            Poll::Ready(Ok(outcome))
        }
    }

    impl Write for Flood {
        fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize, Error>> {
            self.note("write", bytes.len())
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
            self.note("flush", ())
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
            self.note("shutdown", ())
        }

        fn is_write_vectored(&self) -> bool {
            self.is_vectored
        }

        fn poll_write_vectored(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            slices: &[IoSlice<'_>],
        ) -> Poll<Result<usize, Error>> {
            self.note("write vectored", slices.iter().map(|slice| slice.len()).sum())
        }
    }

    fn flood(is_vectored: bool) -> (Flood, Stream) {
        let flood = Flood { is_paused: Arc::default(), calls: Arc::default(), is_vectored };
        let io = Box::new(flood.clone());
        (flood, Stream { io, is_forwarded: false, read_without_pause: 0, tls_error: TlsError::default() })
    }

    /// How many bytes a stream gives before it pauses.
    fn read(stream: &mut Stream, cx: &mut Context<'_>) -> usize {
        let mut read = 0;
        loop {
            let mut space = [0; 64 << 10];
            let mut into = ReadBuf::new(&mut space);
            match Pin::new(&mut *stream).poll_read(cx, into.unfilled()) {
                Poll::Ready(outcome) => outcome.unwrap(),
                Poll::Pending => return read,
            }
            read += into.filled().len();
            assert!(read <= 1 << 30, "it never pauses");
        }
    }

    #[tokio::test]
    async fn a_stream_that_always_has_data_pauses_now_and_then() {
        let (flood, mut stream) = flood(true);
        let cx = &mut Context::from_waker(Waker::noop());
        for _ in 0..3 {
            assert_eq!(read(&mut stream, cx), MAX_READ_WITHOUT_PAUSE);
        }
        // A pause of the network counts, too.
        let mut space = [0; 64 << 10];
        let mut read_once = |stream: &mut Stream| {
            Pin::new(stream).poll_read(&mut Context::from_waker(Waker::noop()), ReadBuf::new(&mut space).unfilled())
        };
        assert!(read_once(&mut stream).is_ready());
        *flood.is_paused.lock().unwrap() = true;
        assert!(read_once(&mut stream).is_pending());
        *flood.is_paused.lock().unwrap() = false;
        assert_eq!(read(&mut stream, cx), MAX_READ_WITHOUT_PAUSE);
    }

    #[test]
    fn what_is_written_to_a_stream_reaches_its_connection() {
        let cx = &mut Context::from_waker(Waker::noop());
        for is_vectored in [false, true] {
            let (flood, mut stream) = flood(is_vectored);
            assert_eq!(stream.is_write_vectored(), is_vectored);
            let mut stream = Pin::new(&mut stream);
            assert!(matches!(stream.as_mut().poll_write(cx, b"abc"), Poll::Ready(Ok(3))));
            let slices = [IoSlice::new(b"ab"), IoSlice::new(b"cde")];
            assert!(matches!(stream.as_mut().poll_write_vectored(cx, &slices), Poll::Ready(Ok(5))));
            assert!(stream.as_mut().poll_flush(cx).is_ready() && stream.as_mut().poll_shutdown(cx).is_ready());
            assert_eq!(*flood.calls.lock().unwrap(), ["write", "write vectored", "flush", "shutdown"]);
        }
    }
}
