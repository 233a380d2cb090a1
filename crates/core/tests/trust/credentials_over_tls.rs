//! Credentials files against issuers that speak TLS: by the roots and the proxy of the environment, in a process of its
//! own for each.

use crate::calls::{Call, WAITING, builder, get};
use cloudtasks::{CallOptions, Code, Credentials, ErrorKind, Phase};
use cloudtasks_testing::{
    Authority, Fault, Faults, Issuer, NAMES, Proxy, Server, TaskService, is_child_process, run_in_child_process,
};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);
/// The variables that tell the child process where the service is, and what it is to do.
const ENDPOINT: &str = "CLOUDTASKS_TEST_ENDPOINT";
const MODE: &str = "CLOUDTASKS_TEST_MODE";

/// The files that name an issuer, and how many tokens each needs for the first call.
fn files(issuer: &Issuer) -> Vec<(&'static str, Value, usize)> {
    let subject = directory().join("subject-over-tls");
    std::fs::write(&subject, "secret-subject-token").expect("a writable directory");
    let impersonated = |source: Value| {
        json!({
            "type": "impersonated_service_account",
            "service_account_impersonation_url": issuer.impersonation_url(),
            "source_credentials": source,
        })
    };
    let mut federated = issuer.external_account(json!({"file": subject}));
    let from_file = federated.clone();
    federated["service_account_impersonation_url"] = json!(issuer.impersonation_url());
    vec![
        ("authorized user", issuer.authorized_user(), 1),
        ("workload identity from a file", from_file, 1),
        ("workload identity from a URL", issuer.external_account(json!({"url": issuer.url("/subject")})), 1),
        ("workload identity that impersonates", federated, 2),
        ("impersonation", impersonated(issuer.authorized_user()), 2),
    ]
}

fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// An issuer behind TLS, and the file that holds its authority.
async fn issuer(faults: Faults, lifetime: Duration, name: &str) -> (Issuer, String) {
    let authority = Authority::new();
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let roots = directory().join(format!("{name}.pem"));
    std::fs::write(&roots, authority.pem()).expect("a writable directory");
    let issuer = Issuer::start_on(Server::builder().faults(faults).tls(tls), lifetime).await;
    (issuer, roots.to_str().expect("a path in UTF-8").to_owned())
}

/// Runs a test in a child process with these credentials by default; the `Authorization` of each call that it made.
async fn calls_of_child(test: &str, credentials: &Value, variables: &[(&str, &str)]) -> Vec<String> {
    let tasks = TaskService::default();
    tasks.add(WAITING);
    let service = Server::start(move |request| tasks.answer(request)).await;
    let path = directory().join(format!("{}.json", test.replace("::", "-")));
    std::fs::write(&path, credentials.to_string()).expect("a writable directory");
    let own = [("GOOGLE_APPLICATION_CREDENTIALS", path.to_str().expect("a path in UTF-8")), (ENDPOINT, &service.url())];
    run_in_child_process(test, &[&own[..], variables].concat()).await;
    service.requests().iter().map(|request| request.header("authorization").to_owned()).collect()
}

fn client(credentials: Credentials) -> cloudtasks::Client {
    builder(&std::env::var(ENDPOINT).expect("set by the parent")).credentials(credentials).build().expect("a client")
}

#[tokio::test]
async fn each_kind_gets_its_token_once_while_it_lives() {
    const NAME: &str = "credentials_over_tls::each_kind_gets_its_token_once_while_it_lives";
    if is_child_process() {
        let client = client(Credentials::application_default());
        for _ in 0..3 {
            get(&client, &CallOptions::new()).await.unwrap();
        }
        return;
    }
    for nth in 0..5 {
        let (issuer, roots) = issuer(Faults::none(), HOUR, "living").await;
        let (kind, file, tokens) = files(&issuer).swap_remove(nth);
        let sent = calls_of_child(NAME, &file, &[("SSL_CERT_FILE", &roots)]).await;
        assert_eq!(sent, vec![format!("Bearer token-{tokens}"); 3], "{kind}");
        assert_eq!(issuer.issued(), tokens, "{kind}");
    }
}

#[tokio::test]
async fn each_kind_gets_another_token_when_the_service_refuses_one() {
    const NAME: &str = "credentials_over_tls::each_kind_gets_another_token_when_the_service_refuses_one";
    if is_child_process() {
        let client = client(Credentials::application_default());
        let error = get(&client, &CallOptions::new()).await.unwrap_err();
        assert_eq!(error.code(), Code::NotFound, "{error}");
        return;
    }
    for nth in 0..5 {
        let (issuer, roots) = issuer(Faults::none(), HOUR, "refused").await;
        let (kind, file, tokens) = files(&issuer).swap_remove(nth);
        let refused = format!("Bearer token-{tokens}");
        let service = Server::start(move |request| match request.header("authorization") == refused {
            true => cloudtasks_testing::Answer::error(401, "UNAUTHENTICATED", "expired"),
            false => cloudtasks_testing::Answer::error(404, "NOT_FOUND", "no such task"),
        })
        .await;
        calls_of_child(NAME, &file, &[("SSL_CERT_FILE", &roots), (ENDPOINT, &service.url())]).await;
        assert_eq!(service.arrivals(), 2, "{kind}");
    }
}

#[tokio::test]
async fn an_issuer_that_fails_is_a_credentials_error_that_shows_no_secret() {
    const NAME: &str = "credentials_over_tls::an_issuer_that_fails_is_a_credentials_error_that_shows_no_secret";
    if is_child_process() {
        let error = Call::Create.make(&client(Credentials::application_default()), &CallOptions::new()).await;
        let error = error.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Credentials, Some(Phase::Token)), "{error}");
        let shown = format!("{error} {error:?}");
        assert!(!error.may_have_arrived() && !shown.contains("secret") && !shown.contains("token-"), "{shown}");
        let expected = std::env::var(MODE).unwrap();
        assert!(shown.contains(&expected), "{expected}: {shown}");
        return;
    }
    for nth in 0..5 {
        let (refusing, roots) = issuer(Faults::always(Fault::Html(403)), HOUR, "refusing").await;
        let (kind, file, _) = files(&refusing).swap_remove(nth);
        let sent = calls_of_child(NAME, &file, &[("SSL_CERT_FILE", &roots), (MODE, "403")]).await;
        assert!(sent.is_empty(), "{kind}");

        let (issuer, _) = issuer(Faults::none(), HOUR, "unknown").await;
        let (kind, file, _) = files(&issuer).swap_remove(nth);
        // The roots are those of another authority.
        let sent = calls_of_child(NAME, &file, &[("SSL_CERT_FILE", &roots), (MODE, "certificate")]).await;
        assert!(sent.is_empty(), "{kind}");
    }
}

#[tokio::test]
async fn a_key_is_exchanged_over_the_tls_of_the_client() {
    let authority = Authority::new();
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let issuer = Issuer::start_on(Server::builder().tls(tls), HOUR).await;
    let tasks = TaskService::default();
    tasks.add(WAITING);
    let service = Server::start(move |request| tasks.answer(request)).await;
    let calling = |roots: String| {
        let credentials = Credentials::service_account_by_exchange(issuer.service_account()).unwrap();
        builder(&service.url()).root_certificates(roots).credentials(credentials).build().unwrap()
    };
    get(&calling(authority.pem()), &CallOptions::new()).await.unwrap();
    assert_eq!(service.requests()[0].header("authorization"), "Bearer token-1");

    let error = get(&calling(Authority::new().pem()), &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Credentials, Some(Phase::Token)), "{error}");
    assert!(error.message().contains("certificate"), "{error}");
}

#[tokio::test]
async fn other_credentials_impersonate_through_the_proxy_of_the_environment() {
    const NAME: &str = "credentials_over_tls::other_credentials_impersonate_through_the_proxy_of_the_environment";
    if is_child_process() {
        let source = Credentials::application_default();
        let client = client(source.impersonate("other@p.iam.gserviceaccount.com", [""; 0]).unwrap());
        get(&client, &CallOptions::new()).await.unwrap();
        return;
    }
    let (issuer, roots) = issuer(Faults::none(), HOUR, "proxied").await;
    let proxy = Proxy::start(issuer.server().address(), "tester:secret").await;
    let variables = [
        ("SSL_CERT_FILE", roots.as_str()),
        ("HTTPS_PROXY", &format!("http://tester:secret@{}", proxy.address())),
        ("NO_PROXY", "localhost"),
    ];
    assert_eq!(calls_of_child(NAME, &issuer.authorized_user(), &variables).await, ["Bearer token-2"]);
    assert_eq!(proxy.requests()[0].target, format!("{}:443", NAMES[2]));
}
