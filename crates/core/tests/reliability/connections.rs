//! Connections that cannot be made, or that the server gave up: no request is lost to them, none is doubled.

use crate::calls::{CALLS, Call, WAITING, builder, client};
use crate::faults::faulty;
use cloudtasks::{Blocking, CallOptions, Client, Code, ErrorKind, Phase, Resolve, SharedPool};
use cloudtasks_testing::{Answer, Authority, Fault, Faults, Http2Server, Server, Stream, TaskService};
use h2::Reason;
use serde_json::json;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// No server listens here.
const NOBODY: &str = "127.0.0.2:0";
const HERE: &str = "127.0.0.1:0";

/// A resolver that gives these addresses one after another, and then the last one every time.
fn addresses(script: &'static [&'static str]) -> Arc<Resolve> {
    let asked = AtomicUsize::new(0);
    Arc::new(move |_| {
        let nth = asked.fetch_add(1, SeqCst).min(script.len() - 1);
        let address: SocketAddr = script[nth].parse().expect("an address");
        Box::pin(async move { Ok(vec![address]) })
    })
}

fn reached_by(server: &Server, script: &'static [&'static str]) -> Client {
    let endpoint = format!("http://tasks.test:{}", server.address().port());
    builder(&endpoint).resolver(addresses(script)).build().expect("a client")
}

#[tokio::test]
async fn a_refused_connection_is_tried_once_more_for_every_call_without_any_retry_policy() {
    for call in CALLS {
        let (server, _) = faulty(Faults::none()).await;
        let client = reached_by(&server, &[NOBODY, HERE]);
        call.make(&client, &CallOptions::new().no_retry()).await.unwrap();
        assert_eq!(server.arrivals(), 1, "{call:?}");
    }
}

#[tokio::test]
async fn a_server_that_stays_away_is_unavailable_and_nothing_arrived() {
    for call in CALLS {
        let (server, _) = faulty(Faults::none()).await;
        let client = reached_by(&server, &[NOBODY]);
        let error = call.make(&client, &CallOptions::new().no_retry()).await.unwrap_err();
        assert_eq!((error.code(), error.phase()), (Code::Unavailable, Some(Phase::Connect)), "{call:?}");
        assert!(!error.may_have_arrived() && error.message().contains("refused"), "{call:?}: {error}");
        assert_eq!(io_cause(&error).map(io::Error::kind), Some(io::ErrorKind::ConnectionRefused), "{call:?}");
    }
}

/// The I/O error at the bottom of an error.
fn io_cause(error: &dyn std::error::Error) -> Option<&io::Error> {
    std::iter::successors(error.source(), |error| error.source()).find_map(|error| error.downcast_ref())
}

#[tokio::test]
async fn a_body_that_breaks_off_leads_down_to_its_io_error() {
    let (server, _) = faulty(Faults::always(Fault::ResetAnswer(-1))).await;
    let error = Call::Get.make(&client(&server.url()), &CallOptions::new().no_retry()).await.unwrap_err();
    assert_eq!(io_cause(&error).map(io::Error::kind), Some(io::ErrorKind::ConnectionReset), "{error:?}");
}

#[tokio::test]
async fn a_host_without_an_address_is_unavailable_in_the_name_lookup() {
    let nowhere: Arc<Resolve> =
        Arc::new(|name| Box::pin(async move { Err(std::io::Error::other(format!("no {name}"))) }));
    let client = builder("http://tasks.test").resolver(nowhere).build().unwrap();
    let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.code(), error.phase()), (Code::Unavailable, Some(Phase::NameLookup)));
    assert!(error.message().contains("no tasks.test"), "{error}");
}

#[tokio::test]
async fn a_connection_that_is_reset_in_the_handshake_is_made_once_more() {
    let authority = Authority::new();
    for call in CALLS {
        let service = TaskService::default();
        service.add(WAITING);
        let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
        let server =
            Server::builder().tls(tls).reset_connections(1).start(move |request| service.answer(request)).await;
        let client = builder(&server.url()).root_certificates(authority.pem()).build().unwrap();
        call.make(&client, &CallOptions::new().no_retry()).await.unwrap();
        assert_eq!((server.connections(), server.arrivals()), (2, 1), "{call:?}");
    }
}

#[tokio::test]
async fn a_pooled_connection_that_the_server_closed_meanwhile_loses_no_call() {
    for call in CALLS {
        let (server, _) = faulty(Faults::first([Fault::CloseAfter])).await;
        let client = client(&server.url());
        Call::Get.make(&client, &CallOptions::new()).await.unwrap();
        server.fault_met().await;
        call.make(&client, &CallOptions::new().no_retry()).await.unwrap();
        assert_eq!((server.connections(), server.arrivals()), (2, 2), "{call:?}");
    }
}

/// How soon a client looks again at what its connections have heard.
const WATCH_AFTER: Duration = Duration::from_millis(1);

#[test]
fn a_connection_that_the_server_closed_while_nobody_drove_its_runtime_loses_no_call() {
    let [of_server, of_http1, of_http2, of_test] = std::array::from_fn(|_| Blocking::new().unwrap());
    let (over_http1, _) = of_server.run(faulty(Faults::always(Fault::CloseAfter)));
    let (over_http2, http2_client) = of_server.run(http2(&[]));
    let http1_client = client(&over_http1.url());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(|| of_server.run(async { stopped.await.is_ok() }));
        for call in [Call::Get].into_iter().chain(CALLS) {
            of_http1.run(call.make(&http1_client, &CallOptions::new().no_retry())).unwrap();
            of_test.run(over_http1.fault_met());
            of_http2.run(call.make(&http2_client, &CallOptions::new().no_retry())).unwrap();
            over_http2.close_connections();
            of_test.run(over_http2.open_connections(0));
            // The connections are closed. The client looks at them only if its last call is long enough ago.
            let closed = Instant::now();
            while closed.elapsed() < WATCH_AFTER {
                std::thread::yield_now();
            }
        }
        stop.send(()).unwrap();
    });
    assert_eq!((over_http1.connections(), over_http1.arrivals()), (5, 5));
    assert_eq!((over_http2.connections(), over_http2.requests().len()), (5, 5));
}

#[tokio::test]
async fn calls_one_after_another_share_a_connection() {
    let (server, _) = faulty(Faults::none()).await;
    let client = client(&server.url());
    for call in CALLS {
        call.make(&client, &CallOptions::new()).await.unwrap();
    }
    assert_eq!((server.connections(), server.arrivals()), (1, 4));
}

#[tokio::test]
async fn clients_of_a_server_share_plain_connections_until_the_last_of_them_closes() {
    let (server, _) = faulty(Faults::none()).await;
    let (other_server, _) = faulty(Faults::none()).await;
    let pool = SharedPool::default();
    let [first, second, third] = std::array::from_fn(|_| client(&server.url()).with_shared_transport(&pool));
    let of_other_server = client(&other_server.url()).with_shared_transport(&pool);
    for sharing in [&first, &of_other_server, &second] {
        Call::Get.make(sharing, &CallOptions::new()).await.unwrap();
    }
    first.close();
    assert_eq!(Call::Get.make(&first, &CallOptions::new()).await.unwrap_err().kind(), ErrorKind::Closed);
    Call::Get.make(&second, &CallOptions::new()).await.unwrap();
    assert_eq!((server.connections(), server.arrivals()), (1, 3));
    second.close();
    Call::Get.make(&third, &CallOptions::new()).await.unwrap();
    assert_eq!((server.connections(), server.arrivals()), (2, 4));
    Call::Get.make(&of_other_server, &CallOptions::new()).await.unwrap();
    assert_eq!((other_server.connections(), other_server.arrivals()), (1, 2));
}

#[tokio::test]
async fn clients_over_tls_or_with_a_resolver_keep_their_connections_to_themselves() {
    let authority = Authority::new();
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let (secure, plain) =
        (Server::builder().tls(tls).start(|_| Answer::json(200, json!({}))).await, faulty(Faults::none()).await.0);
    let over_tls = builder(&secure.url()).root_certificates(authority.pem()).build().unwrap();
    let with_resolver = reached_by(&plain, &[HERE]);
    let pool = SharedPool::default();
    for (client, server) in [(&over_tls, &secure), (&with_resolver, &plain)] {
        for _ in 0..2 {
            Call::Get.make(&client.with_shared_transport(&pool), &CallOptions::new()).await.unwrap();
        }
        assert_eq!(server.connections(), 2, "{client:?}");
    }
}

async fn http2(script: &[Stream]) -> (Http2Server, Client) {
    let authority = Authority::new();
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["h2", "http/1.1"]);
    let server = Http2Server::start(tls, script, move |request| service.answer(request)).await;
    let client = builder(&server.url()).root_certificates(authority.pem()).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn a_refused_stream_is_sent_once_more_for_every_call_without_any_retry_policy() {
    for call in CALLS {
        let (server, client) = http2(&[Stream::Refuse]).await;
        call.make(&client, &CallOptions::new().no_retry()).await.unwrap();
        assert_eq!(server.streams(), [Stream::Refuse, Stream::Answer], "{call:?}");
        assert_eq!(server.requests().len(), 1, "{call:?}");
    }
}

#[tokio::test]
async fn a_goodbye_in_place_of_an_answer_doubles_no_call() {
    for reason in [Reason::NO_ERROR, Reason::ENHANCE_YOUR_CALM, Reason::REFUSED_STREAM] {
        is_sent_once(Stream::CarryOutAndGoAway(reason)).await;
    }
}

#[tokio::test]
async fn a_goodbye_that_leaves_a_call_out_has_it_sent_once_more() {
    for call in CALLS {
        let (server, client) = http2(&[Stream::GoAwayBefore(Reason::NO_ERROR)]).await;
        call.make(&client, &CallOptions::new().no_retry()).await.unwrap();
        assert_eq!((server.requests().len(), server.connections()), (1, 2), "{call:?}");
    }
}

/// A server that is overloaded is not asked again at once, and not trusted with what it says about calls.
#[tokio::test]
async fn a_goodbye_because_of_a_fault_is_reported() {
    for call in CALLS {
        let (server, client) = http2(&[Stream::GoAwayBefore(Reason::ENHANCE_YOUR_CALM)]).await;
        let error = call.make(&client, &CallOptions::new().no_retry()).await.unwrap_err();
        assert_eq!((error.code(), error.may_have_arrived()), (Code::Unavailable, true), "{call:?}: {error}");
        assert_eq!((server.requests().len(), server.connections()), (0, 1), "{call:?}");
    }
}

/// Only REFUSED_STREAM says that the server did nothing.
#[tokio::test]
async fn a_reset_in_place_of_an_answer_doubles_no_call() {
    for reason in [Reason::NO_ERROR, Reason::INTERNAL_ERROR, Reason::CANCEL] {
        is_sent_once(Stream::CarryOutAndReset(reason)).await;
    }
}

async fn is_sent_once(fate: Stream) {
    for call in CALLS {
        let (server, client) = http2(&[fate]).await;
        let error = call.make(&client, &CallOptions::new().no_retry()).await.unwrap_err();
        let told = (error.code(), error.phase(), error.may_have_arrived());
        assert_eq!(told, (Code::Unavailable, Some(Phase::Response), true), "{call:?}, {fate:?}: {error}");
        assert_eq!(server.requests().len(), 1, "{call:?}, {fate:?}");
    }
}

#[tokio::test]
async fn a_connection_that_says_goodbye_loses_no_call() {
    for call in CALLS {
        let (server, client) = http2(&[Stream::AnswerAndGoAway]).await;
        Call::Get.make(&client, &CallOptions::new()).await.unwrap();
        call.make(&client, &CallOptions::new().no_retry()).await.unwrap();
        assert_eq!(server.requests().len(), 2, "{call:?}");
    }
}
