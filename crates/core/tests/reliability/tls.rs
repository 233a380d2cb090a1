//! TLS: who is trusted, who identifies itself, which versions and protocols are spoken.

use crate::calls::{CALLS, Call, QUEUE, WAITING, builder, create, get};
use cloudtasks::v2::{HttpRequest, ListTasksRequest, ListTasksResponse, Task, methods};
use cloudtasks::{Blocking, CallOptions, Client, Code, ErrorKind, Phase, Resolve, RetryPolicy};
use cloudtasks_testing::{
    Answer, Authority, Fault, Faults, Http2Server, Server, Stream, TaskService, is_child_process, run_in_child_process,
};
use rustls::ServerConfig;
use rustls::version::{TLS12, TLS13};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// The variable that names the server to a child process.
const SERVER: &str = "CLOUDTASKS_TEST_SERVER";

async fn serve(tls: Arc<ServerConfig>) -> Server {
    let service = TaskService::default();
    service.add(WAITING);
    Server::builder().tls(tls).start(move |request| service.answer(request)).await
}

fn trusting(authority: &Authority, server: &Server) -> Client {
    builder(&server.url()).root_certificates(authority.pem()).build().expect("a client")
}

#[tokio::test]
async fn tls_1_2_and_1_3_are_spoken() {
    let authority = Authority::new();
    for version in [&TLS12, &TLS13] {
        let server = serve(authority.server(&[version], &["http/1.1"])).await;
        get(&trusting(&authority, &server), &CallOptions::new()).await.unwrap();
    }
}

/// What a thread has with musl, unless it is made with more. Code that is not optimized takes more.
const SMALL_STACK: usize = if cfg!(debug_assertions) { 512 << 10 } else { 128 << 10 };

#[tokio::test]
async fn a_call_over_tls_fits_a_small_stack() {
    let authority = Authority::new();
    let server = serve(authority.server(rustls::ALL_VERSIONS, &[])).await;
    let client = trusting(&authority, &server);
    let (send, outcome) = tokio::sync::oneshot::channel();
    let call = move || send.send(Blocking::new().unwrap().run(get(&client, &CallOptions::new())).map(drop));
    let thread = std::thread::Builder::new().stack_size(SMALL_STACK).spawn(call).unwrap();
    outcome.await.unwrap().unwrap();
    thread.join().unwrap().unwrap();
}

#[tokio::test]
async fn a_middlebox_without_alpn_gets_http_1() {
    let authority = Authority::new();
    let server = serve(authority.server(rustls::ALL_VERSIONS, &[])).await;
    get(&trusting(&authority, &server), &CallOptions::new()).await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_server_that_offers_http_2_gets_it() {
    let authority = Authority::new();
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let server = Http2Server::start(tls, &[], move |request| service.answer(request)).await;
    let client = builder(&server.url()).root_certificates(authority.pem()).build().unwrap();
    for call in CALLS {
        call.make(&client, &CallOptions::new()).await.unwrap();
    }
    // The largest task is larger than the initial window of HTTP/2 for a request.
    let large = HttpRequest::new().url("https://example.com/large").body(vec![b'x'; 1 << 20]);
    create(&client, Task::new().http_request(large), &CallOptions::new()).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), CALLS.len() + 1);
    for request in requests {
        let length = if request.body.is_empty() { String::new() } else { request.body.len().to_string() };
        assert_eq!(request.header("content-length"), length, "{} {}", request.method, request.target);
    }
}

#[tokio::test]
async fn a_response_larger_than_the_windows_of_http_2_arrives() {
    const LARGE: usize = 6 << 20;
    let authority = Authority::new();
    let tls = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let server = Http2Server::start(tls, &[], |_| Answer::json(200, json!({"nextPageToken": "x".repeat(LARGE)}))).await;
    let client = builder(&server.url()).root_certificates(authority.pem()).build().unwrap();
    let request = ListTasksRequest::new().parent(QUEUE);
    let page: ListTasksResponse = client.call(&methods::list_tasks, &request, &CallOptions::new()).await.unwrap();
    assert_eq!(page.next_page_token.len(), LARGE);
}

#[tokio::test]
async fn a_request_that_the_network_takes_in_small_pieces_arrives_whole() {
    let authority = Authority::new();
    let server = Server::builder().tls(authority.server(rustls::ALL_VERSIONS, &["http/1.1"])).receive_buffer(4096);
    let service = TaskService::default();
    let server = server.start(move |request| service.answer(request)).await;
    let large = Task::new().http_request(HttpRequest::new().url("https://example.com/").body(vec![b'x'; 1 << 20]));
    create(&trusting(&authority, &server), large, &CallOptions::new()).await.unwrap();
}

#[tokio::test]
async fn a_second_connection_resumes_the_session_of_the_first() {
    let authority = Authority::new();
    for version in [&TLS12, &TLS13] {
        let service = TaskService::default();
        service.add(WAITING);
        let tls = authority.server(&[version], &["h2"]);
        let server = Http2Server::start(tls, &[Stream::AnswerAndGoAway], move |request| service.answer(request)).await;
        let client = builder(&server.url()).root_certificates(authority.pem()).build().unwrap();
        for _ in 0..2 {
            get(&client, &CallOptions::new()).await.unwrap();
        }
        assert_eq!((server.connections(), server.resumed()), (2, 1), "{version:?}");
    }
}

#[tokio::test]
async fn a_response_of_http_2_that_announces_too_much_is_not_waited_for() {
    let authority = Authority::new();
    let tls = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let announced = || Answer::json(200, json!({})).with_header("content-length", (1_u64 << 40).to_string());
    let server = Http2Server::start(tls, &[], move |_| announced()).await;
    let client = builder(&server.url()).root_certificates(authority.pem()).build().unwrap();
    let error = get(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Response, Code::ResourceExhausted), "{error}");
}

#[tokio::test]
async fn an_unknown_authority_is_refused_at_once_before_anything_is_sent() {
    let server = serve(Authority::new().server(rustls::ALL_VERSIONS, &[])).await;
    for call in CALLS {
        let client = trusting(&Authority::new(), &server);
        let error = call.make(&client, &CallOptions::new().retry(RetryPolicy::default())).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Transport, Code::FailedPrecondition));
        assert_eq!(error.attempts(), 1, "{error}");
        assert_eq!((error.phase(), error.may_have_arrived()), (Some(Phase::Tls), false), "{error}");
        assert!(error.message().contains("certificate is not trusted"), "{error}");
    }
    assert_eq!((server.connections(), server.arrivals()), (CALLS.len(), 0));
}

#[tokio::test]
async fn a_certificate_for_another_host_is_refused() {
    let authority = Authority::new();
    let server = serve(authority.server(rustls::ALL_VERSIONS, &[])).await;
    let address = server.address();
    let here: Arc<Resolve> = Arc::new(move |_| Box::pin(async move { Ok(vec![address]) }));
    let endpoint = format!("https://elsewhere.test:{}", address.port());
    let client = builder(&endpoint).root_certificates(authority.pem()).resolver(here).build().unwrap();
    let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.phase(), error.may_have_arrived()), (Some(Phase::Tls), false), "{error}");
    assert!(error.message().contains("elsewhere.test"), "{error}");
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_is_refused_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = builder(&format!("https://{}", listener.local_addr().unwrap())).build().unwrap();
    let plain = tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.read_u8().await.unwrap();
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        }
    });
    let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.code(), error.phase()), (Code::FailedPrecondition, Some(Phase::Tls)), "{error}");
    assert!(error.to_string().contains("begin the endpoint with http://"), "{error}");
    plain.abort();
}

#[tokio::test]
async fn a_server_that_knows_no_version_or_cipher_of_the_client_is_refused_at_once() {
    for alert in [70, 71] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = builder(&format!("https://{}", listener.local_addr().unwrap())).build().unwrap();
        let refusing = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.read_u8().await.unwrap();
            stream.write_all(&[21, 3, 3, 0, 2, 2, alert]).await.unwrap();
            // Until the client closes the connection.
            while stream.read(&mut [0; 1024]).await.is_ok_and(|read| read > 0) {}
        });
        let retrying = CallOptions::new().retry(RetryPolicy::default());
        let error = Call::Create.make(&client, &retrying).await.unwrap_err();
        assert_eq!((error.code(), error.attempts()), (Code::FailedPrecondition, 1), "{error}");
        assert!(!error.may_have_arrived() && error.message().contains("no version or cipher"), "{error}");
        refusing.await.unwrap();
    }
}

/// A client whose first connection leads to the first address, and the others to the second.
fn moving(authority: &Authority, addresses: [SocketAddr; 2]) -> Client {
    let lookups = AtomicUsize::new(0);
    let resolver: Arc<Resolve> = Arc::new(move |_| {
        let address = addresses[lookups.fetch_add(1, SeqCst).min(1)];
        Box::pin(async move { Ok(vec![address]) })
    });
    builder("https://localhost").root_certificates(authority.pem()).resolver(resolver).build().expect("a client")
}

/// A server of HTTP/1.1 that closes each connection after an answer.
async fn leaving(authority: &Authority) -> Server {
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let faults = Faults::always(Fault::CloseAfter);
    Server::builder().tls(tls).faults(faults).start(|_| Answer::json(200, json!({"name": WAITING}))).await
}

#[tokio::test]
async fn a_server_that_goes_from_http_1_to_http_2_loses_no_call() {
    let authority = Authority::new();
    let first = leaving(&authority).await;
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let second = Http2Server::start(tls, &[], move |request| service.answer(request)).await;
    let client = moving(&authority, [first.address(), second.address()]);
    get(&client, &CallOptions::new()).await.unwrap();
    first.fault_met().await;
    for call in CALLS {
        call.make(&client, &CallOptions::new().no_retry()).await.unwrap();
    }
    assert_eq!((first.requests().len(), second.requests().len()), (1, CALLS.len()));
}

#[tokio::test]
async fn a_certificate_that_is_no_longer_trusted_is_refused_at_once() {
    let authority = Authority::new();
    let (first, second) = (leaving(&authority).await, leaving(&Authority::new()).await);
    let client = moving(&authority, [first.address(), second.address()]);
    get(&client, &CallOptions::new()).await.unwrap();
    first.fault_met().await;
    let error = get(&client, &CallOptions::new().retry(RetryPolicy::default())).await.unwrap_err();
    assert_eq!((error.code(), error.attempts()), (Code::FailedPrecondition, 1), "{error}");
    assert!(!error.may_have_arrived() && error.message().contains("certificate is not trusted"), "{error}");
    assert_eq!((second.connections(), second.arrivals()), (1, 0));
}

#[cfg(not(any(windows, target_vendor = "apple")))]
#[tokio::test]
async fn a_system_without_root_certificates_is_reported_at_once() {
    if is_child_process() {
        let client = builder(&std::env::var(SERVER).unwrap()).build().unwrap();
        let error = get(&client, &CallOptions::new().retry(RetryPolicy::default())).await.unwrap_err();
        assert_eq!((error.code(), error.attempts()), (Code::FailedPrecondition, 1), "{error}");
        assert!(error.message().contains("no root certificates"), "{error}");
        return;
    }
    let server = serve(Authority::new().server(rustls::ALL_VERSIONS, &[])).await;
    let none = format!("{}/no-roots.pem", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&none, "").unwrap();
    let variables = [("SSL_CERT_FILE", none.as_str()), ("SSL_CERT_DIR", ""), (SERVER, &server.url())];
    run_in_child_process("tls::a_system_without_root_certificates_is_reported_at_once", &variables).await;
    assert_eq!(server.arrivals(), 0);
}

#[tokio::test]
async fn the_roots_of_the_system_are_trusted() {
    if is_child_process() {
        let client = builder(&std::env::var(SERVER).unwrap()).build().unwrap();
        get(&client, &CallOptions::new()).await.unwrap();
        return;
    }
    let authority = Authority::new();
    let server = serve(authority.server(rustls::ALL_VERSIONS, &[])).await;
    let roots = format!("{}/system-roots.pem", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&roots, authority.pem()).unwrap();
    let variables = [("SSL_CERT_FILE", roots.as_str()), (SERVER, &server.url())];
    run_in_child_process("tls::the_roots_of_the_system_are_trusted", &variables).await;
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_client_certificate_opens_a_server_that_asks_for_one_and_none_is_refused_at_once() {
    let authority = Authority::new();
    let (chain, key) = authority.issue("client");
    let over_http1 = serve(authority.mutual_server(&["http/1.1"])).await;
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.mutual_server(&["h2"]);
    let over_http2 = Http2Server::start(tls, &[], move |request| service.answer(request)).await;
    for url in [over_http1.url(), over_http2.url()] {
        let trusting = || builder(&url).root_certificates(authority.pem());
        let with = trusting().client_certificate(chain.clone(), key.clone()).build().unwrap();
        get(&with, &CallOptions::new()).await.unwrap();
        for call in CALLS {
            let without = trusting().build().unwrap();
            let error = call.make(&without, &CallOptions::new().retry(RetryPolicy::default())).await.unwrap_err();
            assert_eq!((error.code(), error.attempts()), (Code::FailedPrecondition, 1), "{url}: {error}");
            assert!(!error.may_have_arrived() && error.message().contains("CertificateRequired"), "{url}: {error}");
        }
    }
    let connections = CALLS.len() + 1;
    assert_eq!((over_http1.connections(), over_http2.connections()), (connections, connections));
    assert_eq!((over_http1.requests().len(), over_http2.requests().len()), (1, 1));
}

#[tokio::test]
async fn a_private_key_that_is_none_is_refused_without_being_shown() {
    let authority = Authority::new();
    let (chain, _) = authority.issue("client");
    let client = builder("https://localhost").client_certificate(chain, "my-private-secret").build().unwrap();
    let error = Call::Get.make(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!(error.code(), Code::InvalidArgument);
    assert!(error.message().contains("client certificate") && !error.message().contains("secret"), "{error}");
}

#[tokio::test]
async fn a_call_over_tls_installs_no_rustls_provider() {
    if is_child_process() {
        let authority = Authority::new();
        let server = serve(authority.server(rustls::ALL_VERSIONS, &[])).await;
        get(&trusting(&authority, &server), &CallOptions::new()).await.unwrap();
        assert!(rustls::crypto::CryptoProvider::get_default().is_none());
        return;
    }
    run_in_child_process("tls::a_call_over_tls_installs_no_rustls_provider", &[]).await;
}

/// As the bindings do.
#[tokio::test]
async fn ring_can_be_made_the_provider_of_the_process_and_replaces_none() {
    if is_child_process() {
        cloudtasks::install_crypto_provider();
        let first = rustls::crypto::CryptoProvider::get_default().expect("a provider").clone();
        cloudtasks::install_crypto_provider();
        assert!(Arc::ptr_eq(&first, rustls::crypto::CryptoProvider::get_default().expect("a provider")));
        return;
    }
    run_in_child_process("tls::ring_can_be_made_the_provider_of_the_process_and_replaces_none", &[]).await;
}
