//! What those can do who issue tokens. Each kind of credentials that fetches tokens meets each of it: the call ends, in
//! bounded memory, and no secret goes anywhere else.

use crate::calls::{WAITING, get};
use crate::credentials::issued_kinds;
use cloudtasks::{CallOptions, Client, Code, Error, ErrorKind, Phase};
use cloudtasks_testing::{Answer, Authority, Fault, Faults, Issuer, Server, ServerBuilder, TaskService};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

/// The most bytes that a client may take from an issuer: its limit of 64 KiB, and what the sockets hold.
const MAX_BYTES_TAKEN: usize = 16 << 20;

async fn service() -> Server {
    let tasks = TaskService::default();
    tasks.add(WAITING);
    Server::start(move |request| tasks.answer(request)).await
}

/// Has each kind call with an issuer like this, and gives the errors.
async fn errors(name: &str, issuer: impl Fn() -> ServerBuilder, options: &CallOptions) -> Vec<Error> {
    let mut errors = Vec::new();
    for nth in 0.. {
        let issuer = Issuer::start_on(issuer(), HOUR).await;
        let mut kinds = issued_kinds(&issuer);
        if nth == kinds.len() {
            break;
        }
        let (kind, credentials) = kinds.swap_remove(nth);
        let service = service().await;
        let client = Client::builder().endpoint(service.url()).credentials(credentials).build().unwrap();
        let error = get(&client, options).await.expect_err(kind);
        println!("{name}, {kind}: {error}");
        assert_eq!((error.phase(), service.arrivals()), (Some(Phase::Token), 0), "{name}, {kind}");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("secret") && shown.len() < 10_000, "{name}, {kind}: {shown}");
        drop(client);
        assert!(issuer.server().sent() <= MAX_BYTES_TAKEN, "{name}, {kind}: {}", issuer.server().sent());
        errors.push(error);
    }
    errors
}

fn always(fault: Fault) -> impl Fn() -> ServerBuilder {
    move || Server::builder().faults(Faults::always(fault))
}

#[tokio::test]
async fn a_body_without_end_is_refused_at_its_limit() {
    for (status, is_announced) in [(200, false), (200, true), (500, false), (403, true)] {
        let endless = always(Fault::EndlessBody(status, is_announced));
        for error in errors("endless body", endless, &CallOptions::new().no_retry()).await {
            let words = if status == 200 { "larger than 65536 bytes".to_owned() } else { format!("answered {status}") };
            assert!(error.message().contains(&words), "{error}");
        }
    }
    errors("endless head", always(Fault::EndlessHead(200)), &CallOptions::new().no_retry()).await;
}

#[tokio::test]
async fn a_flood_of_interim_answers_ends_at_the_timeout_and_holds_up_no_other_client() {
    let (flooded, service) = (service().await, service().await);
    let other = crate::calls::client(&service.url());
    let options = CallOptions::new().timeout(Duration::from_millis(300)).no_retry();
    let issuer = Issuer::start_on(Server::builder().faults(Faults::always(Fault::InterimFlood)), HOUR).await;
    for (kind, credentials) in issued_kinds(&issuer) {
        let client = Client::builder().endpoint(flooded.url()).credentials(credentials).build().unwrap();
        let beside = async {
            for _ in 0..20 {
                get(&other, &CallOptions::new()).await.unwrap();
            }
        };
        let (error, ()) = tokio::join!(get(&client, &options), beside);
        let error = error.unwrap_err();
        assert_eq!((error.code(), error.phase()), (Code::DeadlineExceeded, Some(Phase::Token)), "{kind}: {error}");
    }
    assert_eq!(flooded.arrivals(), 0);
}

#[tokio::test]
async fn a_redirect_gives_no_secret_to_another_host() {
    for status in [301, 302, 303, 307, 308] {
        let other = Server::start(|_| Answer::new(200, "application/json", r#"{"access_token": "t"}"#)).await;
        let url = other.url();
        let elsewhere =
            Server::start(move |_| Answer::new(status, "text/plain", "").with_header("location", &url)).await;
        let issuer = Issuer::start(HOUR).await;
        for (kind, credentials) in issued_kinds_at(&issuer, &elsewhere) {
            let service = service().await;
            let client = Client::builder().endpoint(service.url()).credentials(credentials).build().unwrap();
            let error = get(&client, &CallOptions::new()).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Credentials, "{kind}: {error}");
            assert!(error.message().contains("redirects are not followed"), "{kind}: {error}");
        }
        assert_eq!(other.arrivals(), 0, "{status}");
    }
}

/// The same credentials, with another server in the issuer's place.
fn issued_kinds_at(issuer: &Issuer, other: &Server) -> Vec<(&'static str, cloudtasks::Credentials)> {
    let moved = |file: serde_json::Value| {
        serde_json::from_str(&file.to_string().replace(&issuer.server().url(), &other.url())).unwrap()
    };
    vec![
        ("authorized user", cloudtasks::Credentials::from_json(moved(issuer.authorized_user())).unwrap()),
        ("exchange", cloudtasks::Credentials::service_account_by_exchange(moved(issuer.service_account())).unwrap()),
        (
            "workload identity",
            cloudtasks::Credentials::from_json(moved(
                issuer.external_account(serde_json::json!({"url": issuer.url("/subject")})),
            ))
            .unwrap(),
        ),
    ]
}

#[tokio::test]
async fn a_long_refusal_is_cut_and_its_control_characters_are_escaped() {
    let words = format!("no\r\n\u{1b}[31m{}", "x".repeat(60_000));
    let elsewhere = Server::start(move |_| {
        Answer::json(400, serde_json::json!({"error": "invalid_grant", "error_description": words}))
    })
    .await;
    let issuer = Issuer::start(HOUR).await;
    for (kind, credentials) in issued_kinds_at(&issuer, &elsewhere) {
        let service = service().await;
        let client = Client::builder().endpoint(service.url()).credentials(credentials).build().unwrap();
        let error = get(&client, &CallOptions::new()).await.unwrap_err();
        let message = error.message();
        assert!(message.contains(r"invalid_grant: no\r\n\u{1b}[31mxxx") && message.len() < 1000, "{kind}: {message}");
    }
}

#[tokio::test]
async fn answers_of_any_shape_are_credentials_errors() {
    for answer in [
        "",
        "null",
        "[]",
        "1",
        "{}",
        "{\"access_token\": 1}",
        "{\"access_token\": \"\"}",
        "{\"access_token\": \"a\\nb\"}",
        "\u{feff}{}",
        "{\"access_token\": \"t\", ",
        "{\"accessToken\": \"t\", \"expireTime\": \"soon\"}",
    ] {
        let elsewhere = Server::start(move |_| Answer::new(200, "application/json", answer)).await;
        let issuer = Issuer::start(HOUR).await;
        for (kind, credentials) in issued_kinds_at(&issuer, &elsewhere) {
            let service = service().await;
            let client = Client::builder().endpoint(service.url()).credentials(credentials).build().unwrap();
            let error = get(&client, &CallOptions::new()).await.unwrap_err();
            assert_eq!((error.kind(), error.phase()), (ErrorKind::Credentials, Some(Phase::Token)), "{kind}: {error}");
            assert_eq!(service.arrivals(), 0, "{kind} {answer:?}");
        }
    }
}

#[tokio::test]
async fn the_roots_of_the_client_are_trusted_for_tokens_too() {
    let authority = Authority::new();
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let issuer = Issuer::start_on(Server::builder().tls(tls), HOUR).await;
    for (kind, credentials) in issued_kinds(&issuer) {
        let service = service().await;
        let client = Client::builder().endpoint(service.url()).credentials(credentials);
        let client = client.root_certificates(authority.pem()).build().unwrap();
        get(&client, &CallOptions::new()).await.unwrap_or_else(|error| panic!("{kind}: {error}"));
    }
}
