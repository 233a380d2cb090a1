//! The timeout of a call bounds all of it, and the error says where the time went.
//!
//! No test waits for a timeout: once the call is known to hang, the clock is stopped, and then jumps to the timeout.

use crate::calls::{CALLS, Call, builder, client};
use crate::faults::faulty;
use cloudtasks::{CallOptions, Client, Code, Error, ErrorKind, Phase, Resolve, RetryPolicy};
use cloudtasks_testing::{Fault, Faults};
use std::future::pending;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;

const LIMIT: Duration = Duration::from_secs(7);

/// Makes a call that hangs once `hangs` is over, and has its timeout come then.
async fn timed_out(client: Client, call: Call, hangs: impl Future<Output = ()>) -> Error {
    let options = CallOptions::new().timeout(LIMIT);
    let calling = tokio::spawn(async move { call.make(&client, &options).await });
    hangs.await;
    // What the server sent so far reaches the call before the clock jumps.
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    let error = calling.await.expect("no panic").unwrap_err();
    tokio::time::resume();
    error
}

#[track_caller]
fn assert_timeout(error: &Error, phase: Phase, may_have_arrived: bool) {
    assert_eq!((error.kind(), error.code()), (ErrorKind::Timeout, Code::DeadlineExceeded));
    assert_eq!((error.phase(), error.may_have_arrived()), (Some(phase), may_have_arrived), "{error}");
    assert!(error.to_string().contains(&format!("7.0s passed in the phase: {phase}")), "{error}");
}

/// A resolver that says when it is asked, and answers with this address, or never.
fn noting(asked: &Arc<Notify>, address: Option<SocketAddr>) -> Arc<Resolve> {
    let asked = asked.clone();
    Arc::new(move |_| {
        asked.notify_one();
        Box::pin(async move {
            match address {
                Some(address) => Ok(vec![address]),
                None => pending().await,
            }
        })
    })
}

#[tokio::test]
async fn a_name_lookup_that_hangs_ends_at_the_timeout() {
    for call in CALLS {
        let asked = Arc::new(Notify::new());
        let client = builder("http://tasks.test").resolver(noting(&asked, None)).build().unwrap();
        let error = timed_out(client, call, asked.notified()).await;
        assert_timeout(&error, Phase::NameLookup, false);
    }
}

#[tokio::test]
async fn a_connection_that_nobody_takes_ends_at_the_timeout() {
    for call in CALLS {
        let full = FullListener::start().await;
        let asked = Arc::new(Notify::new());
        let endpoint = format!("http://tasks.test:{}", full.address.port());
        let client = builder(&endpoint).resolver(noting(&asked, Some(full.address))).build().unwrap();
        let error = timed_out(client, call, asked.notified()).await;
        assert_timeout(&error, Phase::Connect, false);
    }
}

#[tokio::test]
async fn a_tls_handshake_that_hangs_ends_at_the_timeout() {
    for call in CALLS {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = client(&format!("https://{}", listener.local_addr().unwrap()));
        let mut accepted = None;
        let hello = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.read_u8().await.unwrap();
            accepted = Some(stream);
        };
        let error = timed_out(client, call, hello).await;
        assert_timeout(&error, Phase::Tls, false);
    }
}

#[tokio::test]
async fn an_answer_that_stops_ends_at_the_timeout() {
    for (sent, phase) in [(0, Phase::Response), (20, Phase::Response), (-1, Phase::Body)] {
        for call in CALLS {
            let (server, _) = faulty(Faults::always(Fault::StallAnswer(sent))).await;
            let error = timed_out(client(&server.url()), call, server.fault_met()).await;
            assert_timeout(&error, phase, true);
            assert_eq!(server.arrivals(), 1);
        }
    }
}

#[tokio::test]
async fn all_attempts_together_end_at_the_timeout() {
    let (server, _) = faulty(Faults::first([Fault::Status(503, None), Fault::StallAnswer(0)])).await;
    let error = timed_out(client(&server.url()), Call::Get, server.fault_met()).await;
    assert_timeout(&error, Phase::Response, true);
    assert_eq!((error.attempts(), server.arrivals()), (2, 2));
}

#[tokio::test]
async fn an_attempt_that_outlasts_the_retries_ends_with_their_error() {
    let (server, _) = faulty(Faults::always(Fault::StallAnswer(0))).await;
    let retried = CallOptions::new().retry(RetryPolicy::default().total_timeout(LIMIT));
    let client = builder(&server.url()).method_defaults("get_task", retried).build().unwrap();
    let error = timed_out(client, Call::Get, server.fault_met()).await;
    assert_eq!((error.kind(), error.code()), (ErrorKind::Retry, Code::DeadlineExceeded));
    assert_eq!((error.phase(), error.may_have_arrived()), (Some(Phase::Response), true));
    assert!(error.to_string().starts_with("Timeout of 7.0s exceeded, last exception: "), "{error}");
}

#[tokio::test]
async fn a_wait_that_would_pass_the_timeout_is_not_begun() {
    let (server, _) = faulty(Faults::always(Fault::Status(503, None))).await;
    let (century, options) = (Duration::from_secs(3_000_000_000), CallOptions::new().timeout(LIMIT));
    let policy = RetryPolicy::default().initial(century).maximum(century).total_timeout(None);
    let error = Call::Get.make(&client(&server.url()), &options.retry(policy)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Retry, 1));
    assert!(error.to_string().contains("Timeout of 7.0s exceeded, last exception: 503"), "{error}");
}

#[tokio::test]
async fn a_flood_of_interim_answers_leaves_the_runtime_to_others() {
    let flood = Flood::start();
    let (healthy, _) = faulty(Faults::none()).await;
    let endpoint = flood.endpoint.clone();
    let flooded = tokio::spawn(async move { Call::Create.make(&client(&endpoint), &CallOptions::new()).await });
    while !flood.has_begun.load(SeqCst) {
        tokio::task::yield_now().await;
    }
    Call::Get.make(&client(&healthy.url()), &CallOptions::new()).await.unwrap();
    assert!(!flood.is_over.load(SeqCst), "the other call had to wait for the end of the flood");
    flooded.abort();
}

/// A server that answers a request with 256 MB of `103 Early Hints` before it hangs up.
struct Flood {
    endpoint: String,
    has_begun: Arc<AtomicBool>,
    is_over: Arc<AtomicBool>,
}

impl Flood {
    fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("a bound listener"));
        let (has_begun, is_over) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());
        let flood = Flood { endpoint, has_begun: has_begun.clone(), is_over: is_over.clone() };
        let hints = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1 << 16);
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            _ = stream.read(&mut [0; 4096]).expect("a request");
            has_begun.store(true, SeqCst);
            // The client may go away before.
            let written = (0..(256 << 20) / hints.len()).try_for_each(|_| stream.write_all(hints.as_bytes()));
            is_over.store(written.is_ok(), SeqCst);
        });
        flood
    }
}

/// A listener that takes no connection: its backlog is full.
pub struct FullListener {
    pub address: SocketAddr,
    _kept: (TcpListener, TcpStream),
}

impl FullListener {
    pub async fn start() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a free port");
        let listener = socket.listen(0).expect("a listener");
        let address = listener.local_addr().expect("a bound listener");
        // A backlog of 0 holds one.
        let waiting = TcpStream::connect(address).await.expect("the backlog holds one");
        FullListener { address, _kept: (listener, waiting) }
    }
}
