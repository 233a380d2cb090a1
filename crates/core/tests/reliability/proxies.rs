//! Proxies: of the environment and of one client, with a password, for https and for http.

use crate::calls::{Call, WAITING, builder, create, get, task};
use cloudtasks::{CallOptions, Client, ClientBuilder, Code, Credentials, Phase, Resolve, SharedPool};
use cloudtasks_testing::{Authority, Proxy, Server, SocksProxy, TaskService, is_child_process, run_in_child_process};
use std::net::SocketAddr;
use std::sync::Arc;

/// The variables that tell a child process where the server is, and which authority to trust.
const ADDRESS: &str = "CLOUDTASKS_TEST_ADDRESS";
const ROOTS: &str = "CLOUDTASKS_TEST_ROOTS";

struct Site {
    authority: Authority,
    secure: Server,
    plain: Server,
}

/// The service over https and over http.
async fn site() -> Site {
    let authority = Authority::new();
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let answers = service.clone();
    let secure = Server::builder().tls(tls).start(move |request| answers.answer(request)).await;
    let plain = Server::start(move |request| service.answer(request)).await;
    Site { authority, secure, plain }
}

fn through(proxy: &Proxy, user: &str, endpoint: &str) -> ClientBuilder {
    builder(endpoint).proxy(format!("http://{user}@{}", proxy.address()))
}

#[tokio::test]
async fn a_proxy_of_the_client_tunnels_https() {
    let site = site().await;
    let proxy = Proxy::start(site.secure.address(), "tester:pass word").await;
    let client = through(&proxy, "tester:pass%20word", "https://localhost:7443");
    let client = client.root_certificates(site.authority.pem()).build().unwrap();
    create(&client, task("https://example.com"), &CallOptions::new()).await.unwrap();
    let request = &proxy.requests()[0];
    assert_eq!((request.method.as_str(), request.target.as_str()), ("CONNECT", "localhost:7443"));
    assert_eq!(site.secure.requests().len(), 1);
}

#[tokio::test]
async fn a_proxy_of_the_client_gets_http_in_absolute_form() {
    let site = site().await;
    let proxy = Proxy::start(site.plain.address(), "tester:secret").await;
    let client = through(&proxy, "tester:secret", "http://tasks.test").build().unwrap();
    get(&client, &CallOptions::new()).await.unwrap();
    assert!(proxy.requests()[0].target.starts_with("http://tasks.test/v2/projects/"));
    assert_eq!(
        site.plain.requests()[0].header("proxy-authorization"),
        proxy.requests()[0].header("proxy-authorization")
    );
}

#[tokio::test]
async fn a_wrong_proxy_password_is_reported_and_not_shown() {
    let site = site().await;
    let proxy = Proxy::start(site.secure.address(), "tester:secret").await;
    let client = through(&proxy, "tester:hunter2", "https://localhost:7443").build().unwrap();
    let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.code(), error.phase()), (Code::Unavailable, Some(Phase::Connect)));
    assert!(!error.may_have_arrived() && error.message().contains("proxy"), "{error}");
    assert!(!format!("{error} {error:?} {client:?}").contains("hunter2"));
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_unavailable() {
    let nobody: SocketAddr = Server::start(|_| unreachable!("it is gone")).await.address();
    tokio::task::yield_now().await;
    let client = builder("https://localhost").proxy(format!("http://{nobody}")).build().unwrap();
    let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.code(), error.phase()), (Code::Unavailable, Some(Phase::Connect)), "{error}");
    assert!(!error.may_have_arrived());
}

#[tokio::test]
async fn a_socks_proxy_looks_the_host_up_itself() {
    let site = site().await;
    let proxy = SocksProxy::start(site.secure.address(), "tester", "pass word").await;
    let schemes = ["socks5://tester:pass%20word@", "socks5h://tester:pass%20word@", "socks4a://"];
    for scheme in schemes {
        let client = builder("https://tasks.test:7443").proxy(format!("{scheme}{}", proxy.address()));
        let client = client.root_certificates(site.authority.pem()).build().unwrap();
        create(&client, task("https://example.com"), &CallOptions::new()).await.unwrap();
    }
    assert_eq!(proxy.targets(), ["tasks.test:7443"; 3]);
    assert_eq!(site.secure.requests().len(), 3);
}

#[tokio::test]
async fn a_wrong_password_for_a_socks_proxy_is_reported_and_not_shown() {
    let site = site().await;
    let proxy = SocksProxy::start(site.secure.address(), "tester", "secret").await;
    for user in ["tester:hunter2@", ""] {
        let client =
            builder("https://tasks.test").proxy(format!("socks5://{user}{}", proxy.address())).build().unwrap();
        let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.code(), error.phase()), (Code::Unavailable, Some(Phase::Connect)), "{error}");
        assert!(!error.may_have_arrived() && error.message().to_lowercase().contains("socks"), "{error}");
        assert!(!format!("{error} {error:?} {client:?}").contains("hunter2"));
    }
}

/// A client that reads the environment, and knows where `tasks.test` is.
fn of_environment() -> Client {
    let address: SocketAddr = std::env::var(ADDRESS).unwrap().parse().unwrap();
    let look_up: Arc<Resolve> = Arc::new(move |_| Box::pin(async move { Ok(vec![address]) }));
    Client::builder()
        .endpoint(format!("https://tasks.test:{}", address.port()))
        .resolver(look_up)
        .credentials(Credentials::anonymous())
        .root_certificates(std::env::var(ROOTS).unwrap())
        .build()
        .unwrap()
}

/// Runs a test in a child process with the variables that [`of_environment`] reads; gives how often the proxy that
/// `variable` names, and how often the server, was asked.
async fn asked(test: &str, variable: &str, more: &[(&str, &str)]) -> (usize, usize) {
    let site = site().await;
    let proxy = Proxy::start(site.secure.address(), "tester:secret").await;
    let (url, address) = (format!("http://tester:secret@{}", proxy.address()), site.secure.address().to_string());
    let roots = site.authority.pem();
    let variables = [&[(variable, url.as_str()), (ADDRESS, &address), (ROOTS, &roots)], more].concat();
    run_in_child_process(test, &variables).await;
    (proxy.requests().len(), site.secure.requests().len())
}

#[tokio::test]
async fn https_proxy_is_heeded() {
    if is_child_process() {
        get(&of_environment(), &CallOptions::new()).await.unwrap();
    } else {
        assert_eq!(asked("proxies::https_proxy_is_heeded", "HTTPS_PROXY", &[]).await, (1, 1));
    }
}

#[tokio::test]
async fn no_proxy_is_heeded() {
    if is_child_process() {
        get(&of_environment(), &CallOptions::new()).await.unwrap();
    } else {
        let direct = [("NO_PROXY", "other.test,tasks.test")];
        assert_eq!(asked("proxies::no_proxy_is_heeded", "HTTPS_PROXY", &direct).await, (0, 1));
    }
}

#[tokio::test]
async fn a_proxy_for_everything_is_heeded() {
    if is_child_process() {
        get(&of_environment(), &CallOptions::new()).await.unwrap();
    } else {
        assert_eq!(asked("proxies::a_proxy_for_everything_is_heeded", "ALL_PROXY", &[]).await, (1, 1));
    }
}

#[tokio::test]
async fn shared_connections_of_a_client_without_a_proxy_lead_through_none() {
    if is_child_process() {
        let client = builder(&std::env::var(ADDRESS).unwrap()).build().unwrap();
        get(&client.with_shared_transport(&SharedPool::default()), &CallOptions::new()).await.unwrap();
        return;
    }
    let site = site().await;
    let proxy = Proxy::start(site.plain.address(), "tester:secret").await;
    let (url, address) = (format!("http://tester:secret@{}", proxy.address()), site.plain.url());
    let test = "proxies::shared_connections_of_a_client_without_a_proxy_lead_through_none";
    run_in_child_process(test, &[("HTTP_PROXY", &url), ("http_proxy", &url), (ADDRESS, &address)]).await;
    assert_eq!((proxy.requests().len(), site.plain.requests().len()), (0, 1));
}
