//! HTTP/2 under load: handshakes, streams and connections are as few as the load needs, and nothing is lost when they end.

use crate::calls::{CALLS, Call, WAITING, builder, get};
use cloudtasks::{Blocking, CallOptions, Client, Code, Phase};
use cloudtasks_testing::{Answer, Authority, Http2Server, Server, Stream, TaskService};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::FutureExt;
use serde_json::json;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

struct Load {
    server: Http2Server,
    client: Client,
}

/// A server that limits the streams of a connection, and a client that limits its connections.
async fn load(script: &[Stream], streams: u32, max_connections: usize) -> Load {
    let authority = Authority::new();
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let server = Http2Server::start_with_streams(tls, script, streams, move |request| service.answer(request)).await;
    let client = builder(&server.url())
        .root_certificates(authority.pem())
        .max_connections(max_connections)
        .connect_timeout(CONNECT_TIMEOUT);
    Load { server, client: client.build().expect("a client") }
}

/// Begins this number of calls.
fn calls(client: &Client, count: usize) -> JoinSet<Result<(), cloudtasks::Error>> {
    let mut calls = JoinSet::new();
    for _ in 0..count {
        let client = client.clone();
        calls.spawn(async move { get(&client, &CallOptions::new().no_retry()).await.map(drop) });
    }
    calls
}

impl Load {
    fn calls(&self, count: usize) -> JoinSet<Result<(), cloudtasks::Error>> {
        calls(&self.client, count)
    }

    /// Makes this number of calls, all of which are under way at once as far as the streams allow, and wants all to succeed.
    async fn burst(&self, count: usize, at_once: usize) {
        self.server.gate().hold();
        let calls = self.calls(count);
        self.server.gate().held(at_once).await;
        self.server.gate().release();
        calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    }
}

#[tokio::test]
async fn a_burst_on_first_use_makes_one_handshake() {
    let load = load(&[], 100, 8).await;
    load.burst(64, 64).await;
    assert_eq!(load.server.connections(), 1);
    assert_eq!(load.server.requests().len(), 64);
}

#[tokio::test]
async fn a_burst_to_a_server_of_http_1_opens_what_it_needs_and_loses_no_connection() {
    let authority = Authority::new();
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let server = Server::builder().tls(tls).start(move |request| service.answer(request)).await;
    let client = builder(&server.url()).root_certificates(authority.pem()).build().unwrap();
    get(&client, &CallOptions::new()).await.unwrap();
    get(&client, &CallOptions::new()).await.unwrap();
    assert_eq!(server.connections(), 1);
    calls(&client, 8).join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    assert!(server.connections() <= 8, "{}", server.connections());
    assert_eq!(server.requests().len(), 10);
}

#[tokio::test]
async fn a_burst_on_first_use_to_a_server_of_http_1_opens_a_connection_for_each_call_and_wastes_none() {
    let authority = Authority::new();
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let server = Server::builder().tls(tls).start(move |request| service.answer(request)).await;
    let client = builder(&server.url()).root_certificates(authority.pem()).build().unwrap();
    for _ in 0..2 {
        server.gate().hold();
        let calls = calls(&client, 8);
        server.gate().held(8).await;
        server.gate().release();
        calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    }
    assert_eq!((server.connections(), server.requests().len()), (8, 16));
}

#[tokio::test]
async fn full_connections_get_another_up_to_the_limit_and_streams_spread_evenly() {
    let load = load(&[], 10, 3).await;
    // The first call hears how many streams the server takes.
    load.burst(1, 1).await;
    load.burst(30, 30).await;
    assert_eq!(load.server.connections(), 3);
    load.burst(100, 30).await;
    assert_eq!(load.server.connections(), 3);
    assert_eq!(load.server.most_at_once(), [10, 10, 10]);
    load.burst(9, 9).await;
    assert_eq!(load.server.most_at_once(), [3, 3, 3]);
    assert_eq!(load.server.requests().len(), 140);
}

#[tokio::test]
async fn a_further_connection_that_comes_late_is_kept_for_the_next_burst() {
    let load = load(&[], 10, 8).await;
    load.burst(1, 1).await;
    load.server.handshakes().hold();
    load.server.gate().hold();
    let calls = load.calls(15);
    load.server.gate().held(10).await;
    load.server.handshakes().held(1).await;
    load.server.gate().release();
    calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    load.server.handshakes().release();
    load.burst(15, 15).await;
    assert_eq!(load.server.connections(), 2);
}

#[tokio::test]
async fn a_further_connection_that_fails_is_tried_again_while_calls_wait() {
    let load = load(&[], 1, 2).await;
    load.burst(1, 1).await;
    load.server.gate().hold();
    load.server.handshakes().hold();
    let client = load.client.clone();
    let options = || CallOptions::new().no_retry().no_timeout();
    let first = tokio::spawn(async move { get(&client, &options()).await });
    load.server.gate().held(1).await;
    let client = load.client.clone();
    let second = tokio::spawn(async move { get(&client, &options()).await });
    load.server.handshakes().held(1).await;
    // From here on the clock jumps to the next timer whenever nothing else is to be done.
    tokio::time::pause();
    let again = tokio::time::timeout(CONNECT_TIMEOUT * 2, load.server.handshakes().held(2));
    again.await.expect("another connection, though the first call holds the only stream");
    load.server.handshakes().release();
    load.server.gate().held(2).await;
    load.server.gate().release();
    first.await.unwrap().unwrap();
    second.await.unwrap().unwrap();
}

#[tokio::test]
async fn streams_that_a_server_with_less_of_them_refuses_are_sent_again() {
    // The client assumes 100 until it hears of 5.
    let load = load(&[], 5, 2).await;
    load.burst(60, 10).await;
    assert_eq!((load.server.requests().len(), load.server.connections()), (60, 2));
}

#[tokio::test]
async fn a_server_that_lowers_its_limit_of_streams_under_load_refuses_and_loses_nothing() {
    let load = load(&[], 10, 1).await;
    load.burst(1, 1).await;
    load.server.gate().hold();
    let calls = load.calls(30);
    load.server.gate().held(10).await;
    load.server.change_streams(3);
    load.server.gate().release();
    calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    // A response that follows the settings: from here on the client knows them.
    load.burst(1, 1).await;
    load.server.most_at_once();
    load.burst(20, 3).await;
    assert_eq!((load.server.most_at_once(), load.server.connections()), (vec![3], 1));
    assert_eq!(load.server.streams(), [Stream::Answer; 52]);
}

#[tokio::test]
async fn connections_that_the_load_no_longer_needs_close_and_what_is_under_way_ends_first() {
    let load = load(&[], 10, 3).await;
    load.burst(1, 1).await;
    load.burst(30, 30).await;
    load.server.open_connections(3).await;
    // From here on the clock jumps to the next timer whenever nothing else is to be done.
    tokio::time::pause();
    load.server.gate().hold();
    let client = load.client.clone();
    let call = tokio::spawn(async move { get(&client, &CallOptions::new().no_retry().no_timeout()).await });
    load.server.gate().held(1).await;
    load.server.open_connections(1).await;
    load.server.gate().release();
    call.await.unwrap().unwrap();
    load.server.open_connections(0).await;
    assert_eq!((load.server.requests().len(), load.server.connections()), (32, 3));
    get(&load.client, &CallOptions::new().no_retry().no_timeout()).await.unwrap();
    assert_eq!(load.server.connections(), 4);
}

#[tokio::test]
async fn a_server_that_raises_its_limit_of_streams_gets_the_calls_that_wait() {
    let load = load(&[], 10, 1).await;
    load.burst(1, 1).await;
    load.server.change_streams(1);
    // A response that follows the settings.
    load.burst(1, 1).await;
    load.server.gate().hold();
    let calls = load.calls(5);
    load.server.gate().held(1).await;
    load.server.most_at_once();
    load.server.change_streams(5);
    // From here on the clock jumps to the next timer whenever nothing else is to be done.
    tokio::time::pause();
    let all = tokio::time::timeout(CONNECT_TIMEOUT, load.server.gate().held(5));
    all.await.expect("the others, though the first has no answer");
    load.server.gate().release();
    calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    assert_eq!((load.server.most_at_once(), load.server.connections()), (vec![5], 1));
}

#[tokio::test]
async fn a_connection_that_takes_no_streams_and_closes_is_replaced_for_the_calls_that_wait() {
    let load = load(&[], 1, 1).await;
    load.burst(1, 1).await;
    load.server.gate().hold();
    let last = load.calls(1);
    load.server.gate().held(1).await;
    load.server.change_streams(0);
    load.server.gate().release();
    // Its response follows the settings.
    last.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    let calls = load.calls(2);
    tokio::task::yield_now().await;
    load.server.close_connections();
    // From here on the clock jumps to the next timer whenever nothing else is to be done.
    tokio::time::pause();
    let all = tokio::time::timeout(CONNECT_TIMEOUT, calls.join_all()).await.expect("a new connection");
    all.into_iter().collect::<Result<(), _>>().unwrap();
    assert_eq!((load.server.requests().len(), load.server.connections()), (4, 2));
}

#[tokio::test]
async fn a_connection_that_says_goodbye_gets_no_further_call_while_others_end_on_it() {
    let load = load(&[Stream::Answer, Stream::AnswerAndGoAway], 100, 2).await;
    load.server.gate().hold();
    let mut calls = load.calls(2);
    load.server.gate().held(2).await;
    while load.server.connections() < 2 {
        calls.spawn(load.calls(1).join_all().map(|mut outcome| outcome.remove(0)));
        tokio::select! {
            () = load.server.gate().held(calls.len()) => {}
            Some(ended) = calls.join_next() => panic!("{ended:?}"),
        }
    }
    load.server.gate().release();
    calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
}

#[tokio::test]
async fn a_connection_that_nobody_waits_for_any_more_is_not_made() {
    let load = load(&[], 100, 8).await;
    load.server.handshakes().hold();
    let mut calls = load.calls(3);
    load.server.handshakes().held(1).await;
    calls.shutdown().await;
    load.server.handshakes().release();
    load.server.open_connections(0).await;
    assert_eq!((load.server.connections(), load.server.most_at_once()), (1, vec![]));
}

#[tokio::test]
async fn the_only_connection_closes_when_it_is_idle() {
    let load = load(&[], 100, 8).await;
    load.burst(1, 1).await;
    // From here on the clock jumps to the next timer whenever nothing else is to be done.
    tokio::time::pause();
    let closed = tokio::time::timeout(Duration::from_secs(600), load.server.open_connections(0));
    closed.await.expect("no connection is kept for ever");
}

#[tokio::test]
async fn refusals_and_goodbyes_under_load_lose_and_double_nothing() {
    let script = [Stream::Refuse, Stream::Answer, Stream::AnswerAndGoAway, Stream::Refuse, Stream::Answer];
    for max_connections in [1, 4] {
        let load = load(&script.repeat(4), 5, max_connections).await;
        let calls = load.calls(60);
        calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
        assert_eq!(load.server.requests().len(), 60);
    }
}

#[tokio::test]
async fn the_timeout_counts_while_a_call_waits_for_a_stream() {
    let load = load(&[], 1, 1).await;
    load.burst(1, 1).await;
    load.server.gate().hold();
    let first = load.calls(1);
    load.server.gate().held(1).await;
    let soon = CallOptions::new().no_retry().timeout(Duration::from_millis(50));
    let error = Call::Create.make(&load.client, &soon).await.unwrap_err();
    assert_eq!((error.code(), error.phase()), (Code::DeadlineExceeded, Some(Phase::Stream)), "{error}");
    assert!(!error.may_have_arrived() && error.message().contains("wait for a free stream"), "{error}");
    load.server.gate().release();
    first.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    // The stream is free again.
    Call::Create.make(&load.client, &CallOptions::new()).await.unwrap();
    assert_eq!(load.server.requests().len(), 3);
}

#[tokio::test]
async fn calls_that_give_up_give_their_streams_back() {
    let load = load(&[], 2, 1).await;
    load.burst(1, 1).await;
    for _ in 0..5 {
        load.server.gate().hold();
        let calls = load.calls(6);
        load.server.gate().held(2).await;
        drop(calls);
        load.server.gate().release();
    }
    load.burst(2, 2).await;
    assert_eq!(load.server.connections(), 1);
}

#[test]
fn a_client_works_on_a_second_runtime_while_the_first_stands_still() {
    let [of_server, first, second] = std::array::from_fn(|_| Blocking::new().unwrap());
    let load = Arc::new(of_server.run(load(&[], 100, 8)));
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    std::thread::scope(|scope| {
        let driver = scope.spawn(|| of_server.run(async { stopped.await.is_ok() }));
        let options = CallOptions::new().no_retry();
        for runtime in [&first, &second, &first] {
            runtime.run(get(&load.client, &options)).unwrap();
        }
        stop.send(()).unwrap();
        assert!(driver.join().unwrap());
    });
    // The runtimes of a client share its sessions.
    assert_eq!((load.server.connections(), load.server.resumed()), (2, 1));
}

#[tokio::test]
async fn only_lists_ask_for_gzip_and_it_is_unpacked() {
    let server = Server::start(|request| match request.headers.get("accept-encoding") {
        None => Answer::json(200, json!({})),
        Some(_) => {
            let mut packed = GzEncoder::new(Vec::new(), Compression::default());
            packed.write_all(br#"{"tasks": [{"name": "t"}]}"#).expect("memory");
            let answer = Answer::new(200, "application/json", "").with_header("content-encoding", "gzip".to_owned());
            Answer { body: packed.finish().expect("memory"), ..answer }
        }
    });
    let server = server.await;
    let client = builder(&server.url()).build().unwrap();
    for call in CALLS {
        call.make(&client, &CallOptions::new()).await.unwrap();
    }
    let asked = |call: &Call| *call == Call::List;
    let requests = server.requests();
    let asking: Vec<_> = requests.iter().map(|request| request.headers.contains_key("accept-encoding")).collect();
    assert_eq!(asking, CALLS.iter().map(asked).collect::<Vec<_>>());
}
