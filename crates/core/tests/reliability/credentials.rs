//! Credentials: what each kind sends, what it does when it cannot. `credential_matrix.rs` has those that fetch tokens in
//! every situation.

use crate::calls::{Call, WAITING, get};
use cloudtasks::{AccessToken, CallOptions, Client, ClientBuilder, Code, Credentials, Error, ErrorKind, Phase};
use cloudtasks_testing::{Answer, Fault, Faults, Issuer, Server, TaskService};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, SystemTime};

const HOUR: Duration = Duration::from_secs(3600);
/// What every secret in these tests has in it; an issued token is `token-1`, `token-2` and so on.
const SECRETS: [&str; 3] = ["secret", "PRIVATE KEY", "token-"];

/// A service that wants this `Authorization`, or any if there is none.
async fn service(wanted: Option<&'static str>) -> Server {
    let tasks = TaskService::default();
    tasks.add(WAITING);
    Server::start(move |request| match wanted {
        Some(wanted) if request.header("authorization") != wanted => {
            Answer::error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
        }
        _ => tasks.answer(request),
    })
    .await
}

fn calling(service: &Server, credentials: Credentials) -> Client {
    builder(&service.url()).credentials(credentials).build().expect("a client")
}

fn builder(endpoint: &str) -> ClientBuilder {
    Client::builder().endpoint(endpoint).no_proxy()
}

/// The `Authorization` of each request that the service got.
fn identities(service: &Server) -> Vec<String> {
    service.requests().iter().map(|request| request.header("authorization").to_owned()).collect()
}

fn file(content: Value) -> Credentials {
    Credentials::from_json(content).expect("a credentials file")
}

fn subject_file() -> String {
    let path = format!("{}/subject-token", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, "secret-subject-token").expect("a writable directory");
    path
}

/// The kinds that get `token-1` and so on from the issuer.
pub fn issued_kinds(issuer: &Issuer) -> Vec<(&'static str, Credentials)> {
    let from_file = json!({"file": subject_file()});
    let from_url = json!({"url": issuer.url("/subject"), "headers": {"x-a": "b"}});
    let impersonated = json!({
        "type": "impersonated_service_account",
        "service_account_impersonation_url": issuer.impersonation_url(),
        "source_credentials": issuer.authorized_user(),
    });
    vec![
        ("authorized user", file(issuer.authorized_user())),
        ("exchange", Credentials::service_account_by_exchange(issuer.service_account()).expect("a key")),
        ("workload identity from a file", file(issuer.external_account(from_file))),
        ("workload identity from a URL", file(issuer.external_account(from_url))),
        ("impersonation", file(impersonated)),
    ]
}

#[tokio::test]
async fn a_service_account_signs_its_token_itself() {
    let issuer = Issuer::start(HOUR).await;
    let service = service(None).await;
    get(&calling(&service, file(issuer.service_account())), &CallOptions::new()).await.unwrap();
    assert_eq!(issuer.server().arrivals(), 0);
    let claims = claims(identities(&service)[0].trim_start_matches("Bearer "));
    assert_eq!(claims["iss"], "tester@p.iam.gserviceaccount.com");
    assert_eq!(claims["scope"], "https://www.googleapis.com/auth/cloud-platform");
    assert!(claims["exp"].as_u64() > claims["iat"].as_u64() && claims["iat"].as_u64() < Some(now()), "{claims}");
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("a clock after 1970").as_secs()
}

fn claims(token: &str) -> Value {
    let part = token.split('.').nth(1).expect("a JWT");
    let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(part).expect("base64");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[tokio::test]
async fn an_exchange_sends_a_signed_request_for_the_scopes() {
    let issuer = Issuer::start(HOUR).await;
    let credentials = Credentials::service_account_by_exchange(issuer.service_account()).unwrap();
    let service = service(None).await;
    let client = calling(&service, credentials.with_scopes([cloudtasks::SCOPE_CLOUD_TASKS]));
    get(&client, &CallOptions::new()).await.unwrap();
    let form = String::from_utf8(issuer.server().requests()[0].body.clone()).unwrap();
    let claims = claims(form.split("assertion=").nth(1).unwrap());
    assert_eq!(claims["scope"], cloudtasks::SCOPE_CLOUD_TASKS);
    assert_eq!(claims["aud"], issuer.url("/token"));
    // The clocks here and there may differ a little.
    assert!(claims["iat"].as_u64().unwrap() < now() && claims["exp"].as_u64().unwrap() <= now() + 3600, "{claims}");
}

#[tokio::test]
async fn an_impersonated_token_is_asked_for_with_its_lifetime_and_the_scopes_of_the_client() {
    let issuer = Issuer::start(HOUR).await;
    let impersonated = json!({
        "type": "impersonated_service_account",
        "service_account_impersonation_url": issuer.impersonation_url(),
        "source_credentials": issuer.authorized_user(),
        "delegates": ["projects/-/serviceAccounts/between@p.iam.gserviceaccount.com"],
    });
    let service = service(None).await;
    let credentials = file(impersonated).with_lifetime(Duration::from_secs(600));
    let builder = Client::builder().endpoint(service.url()).credentials(credentials);
    let client = builder.scopes([cloudtasks::SCOPE_CLOUD_TASKS]).build().unwrap();
    get(&client, &CallOptions::new()).await.unwrap();
    let request = &issuer.server().requests()[1];
    assert_eq!(request.header("authorization"), "Bearer token-1");
    let asked: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(asked["lifetime"], "600s");
    assert_eq!(asked["delegates"], json!(["projects/-/serviceAccounts/between@p.iam.gserviceaccount.com"]));
    assert_eq!(asked["scope"], json!([cloudtasks::SCOPE_CLOUD_TASKS]));
}

/// The fields of a form that a token endpoint got.
fn form(body: &[u8]) -> BTreeMap<String, String> {
    url::form_urlencoded::parse(body).into_owned().collect()
}

#[tokio::test]
async fn a_workload_identity_that_impersonates_asks_for_all_scopes_and_the_other_for_those_of_the_client() {
    let issuer = Issuer::start(HOUR).await;
    let mut content = issuer.external_account(json!({"file": subject_file()}));
    content["service_account_impersonation_url"] = json!(issuer.impersonation_url());
    let service = service(None).await;
    let builder = builder(&service.url()).credentials(file(content)).scopes([cloudtasks::SCOPE_CLOUD_TASKS]);
    get(&builder.build().unwrap(), &CallOptions::new()).await.unwrap();
    let [exchange, impersonation] = &issuer.server().requests()[..] else { panic!("two tokens") };
    assert_eq!(form(&exchange.body)["scope"], cloudtasks::SCOPE_CLOUD_PLATFORM);
    assert_eq!(form(&exchange.body)["subject_token"], "secret-subject-token");
    assert_eq!(impersonation.json()["scope"], json!([cloudtasks::SCOPE_CLOUD_TASKS]));
}

#[tokio::test]
async fn a_subject_is_asked_for_with_the_headers_of_the_file() {
    let issuer = Issuer::start(HOUR).await;
    let source = json!({"url": issuer.url("/subject"), "headers": {"x-a": "b"}});
    let service = service(None).await;
    get(&calling(&service, file(issuer.external_account(source))), &CallOptions::new()).await.unwrap();
    assert_eq!(issuer.server().requests()[0].header("x-a"), "b");
    let source = json!({"url": issuer.url("/subject"), "headers": {"not a name": "b"}});
    let error = failure("workload identity from a URL", file(issuer.external_account(source))).await;
    assert!(error.message().contains("\"not a name\" is not a header name"), "{error}");
}

#[tokio::test]
async fn a_workload_identity_identifies_its_client_or_its_project() {
    let issuer = Issuer::start(HOUR).await;
    let service = service(None).await;
    let mut content = issuer.external_account(json!({"file": subject_file()}));
    content["workforce_pool_user_project"] = json!("payer");
    get(&calling(&service, file(content.clone())), &CallOptions::new()).await.unwrap();
    content["client_id"] = json!("me");
    content["client_secret"] = json!("secret");
    get(&calling(&service, file(content)), &CallOptions::new()).await.unwrap();
    let [by_project, by_client] = &issuer.server().requests()[..] else { panic!("two tokens") };
    assert_eq!(form(&by_project.body)["options"], r#"{"userProject":"payer"}"#);
    assert_eq!((by_project.header("authorization"), by_client.header("authorization")), ("", "Basic bWU6c2VjcmV0"));
    assert!(!form(&by_client.body).contains_key("options"));
}

/// What the service refuses may come from a token of the source that was revoked.
#[tokio::test]
async fn a_refused_token_is_fetched_again_with_those_that_it_was_made_from() {
    let issuer = Issuer::start(HOUR).await;
    for (kind, credentials) in issued_kinds(&issuer) {
        let before = issuer.issued();
        let tokens = if kind == "impersonation" { 2 } else { 1 };
        let refused = format!("Bearer token-{}", before + tokens);
        let service = Server::start(move |request| match request.header("authorization") {
            token if token == refused => Answer::error(401, "UNAUTHENTICATED", "revoked"),
            _ => Answer::json(200, json!({})),
        })
        .await;
        get(&calling(&service, credentials), &CallOptions::new()).await.unwrap();
        assert_eq!((service.arrivals(), issuer.issued() - before), (2, 2 * tokens), "{kind}");
    }
}

#[tokio::test]
async fn fixed_kinds_send_what_they_were_given() {
    let service = service(None).await;
    for (credentials, header, value) in [
        (Credentials::access_token("secret-token").unwrap(), "authorization", "Bearer secret-token"),
        (Credentials::api_key("secret-key").unwrap(), "x-goog-api-key", "secret-key"),
        (Credentials::anonymous(), "authorization", ""),
    ] {
        get(&calling(&service, credentials), &CallOptions::new()).await.unwrap();
        assert_eq!(service.requests().last().unwrap().header(header), value);
    }
}

#[tokio::test]
async fn a_quota_project_goes_along() {
    let issuer = Issuer::start(HOUR).await;
    let service = service(None).await;
    let credentials = file(issuer.authorized_user()).with_quota_project("payer");
    get(&calling(&service, credentials.clone()), &CallOptions::new()).await.unwrap();
    let client = builder(&service.url()).credentials(credentials).quota_project("other").build().unwrap();
    get(&client, &CallOptions::new()).await.unwrap();
    let projects: Vec<_> =
        service.requests().iter().map(|request| request.header("x-goog-user-project").to_owned()).collect();
    assert_eq!(projects, ["payer", "other"]);
}

/// A callback that gives `token-1` and so on, and counts how often it was asked.
fn callback(life: Duration) -> (Credentials, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let credentials = Credentials::from_token_function(move || {
        let token = format!("token-{}", count.fetch_add(1, SeqCst) + 1);
        Ok(AccessToken { token, expires_at: Some(SystemTime::now() + life) })
    });
    (credentials, asked)
}

#[tokio::test]
async fn a_service_that_refuses_every_token_is_asked_three_times() {
    let (from_callback, asked) = callback(HOUR);
    let self_signed = file(Issuer::start(HOUR).await.service_account());
    for credentials in [from_callback, self_signed] {
        let service = service(Some("never")).await;
        let error = Call::Create.make(&calling(&service, credentials), &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.code(), error.http_status()), (Code::Unauthenticated, Some(401)));
        assert_eq!(service.requests().len(), 3);
    }
    assert_eq!(asked.load(SeqCst), 3);
}

#[tokio::test]
async fn what_cannot_be_renewed_is_not_sent_again() {
    for credentials in [Credentials::access_token("old").unwrap(), Credentials::api_key("old").unwrap()] {
        let service = service(Some("never")).await;
        let error = Call::Get.make(&calling(&service, credentials), &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.code(), service.requests().len()), (Code::Unauthenticated, 1));
    }
}

#[tokio::test]
async fn a_token_that_is_over_when_it_comes_is_used_and_fetched_again_for_the_next_call() {
    let (credentials, asked) = callback(Duration::ZERO);
    let service = service(None).await;
    let client = calling(&service, credentials);
    for _ in 0..2 {
        get(&client, &CallOptions::new()).await.unwrap();
    }
    assert_eq!(identities(&service), ["Bearer token-1", "Bearer token-2"]);
    assert_eq!(asked.load(SeqCst), 2);
}

/// Calls with these credentials of an issuer that fails; nothing may reach the service, and nothing may be shown.
async fn failure(kind: &str, credentials: Credentials) -> Error {
    let service = service(None).await;
    let client = calling(&service, credentials);
    let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Credentials, Some(Phase::Token)), "{kind}: {error}");
    assert!(!error.may_have_arrived() && service.arrivals() == 0, "{kind}");
    let shown = format!("{error} {error:?} {client:?}");
    assert!(SECRETS.iter().all(|secret| !shown.contains(secret)), "{kind}: {shown}");
    error
}

#[tokio::test]
async fn a_key_that_is_none_is_a_credentials_error() {
    let issuer = Issuer::start(HOUR).await;
    let mut key = issuer.service_account();
    key["private_key"] = json!("-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n");
    failure("self-signed", file(key.clone())).await;
    failure("exchange", Credentials::service_account_by_exchange(key).unwrap()).await;
}

#[tokio::test]
async fn a_subject_that_cannot_be_read_is_a_credentials_error() {
    let issuer = Issuer::start(HOUR).await;
    let missing = issuer.external_account(json!({"file": "/no/such/subject"}));
    let error = failure("workload identity from a file", file(missing)).await;
    assert!(error.message().contains("/no/such/subject"), "{error}");
}

#[tokio::test]
async fn a_callback_that_fails_is_a_credentials_error_with_its_words() {
    let error = failure("callback", Credentials::from_token_function(|| Err("the vault is sealed".into()))).await;
    assert!(error.message().contains("the vault is sealed"), "{error}");
}

#[tokio::test]
async fn a_token_endpoint_that_hangs_ends_at_the_timeout() {
    for nth in 0..4 {
        let builder = Server::builder().faults(Faults::always(Fault::StallAnswer(0)));
        let issuer = Issuer::start_on(builder, HOUR).await;
        let (kind, credentials) = issued_kinds(&issuer).swap_remove(nth);
        let service = service(None).await;
        let client = calling(&service, credentials);
        let options = CallOptions::new().timeout(Duration::from_secs(7));
        let calling = tokio::spawn(async move { get(&client, &options).await });
        issuer.server().fault_met().await;
        tokio::time::pause();
        let error = calling.await.unwrap().unwrap_err();
        tokio::time::resume();
        assert_eq!((error.code(), error.phase()), (Code::DeadlineExceeded, Some(Phase::Token)), "{kind}: {error}");
        assert_eq!(service.arrivals(), 0, "{kind}");
    }
}

/// Also by the client of another runtime, as Python's blocking and async clients are, and where a call has given up.
#[tokio::test]
async fn a_token_function_is_asked_by_one_thread_at_a_time() {
    let asked = Arc::new(AtomicUsize::new(0));
    let (enter, mut entered) = tokio::sync::mpsc::unbounded_channel();
    let (release, held) = std::sync::mpsc::channel::<()>();
    let (count, held) = (asked.clone(), std::sync::Mutex::new(held));
    let credentials = Credentials::from_token_function(move || {
        count.fetch_add(1, SeqCst);
        let _ = enter.send(());
        let _ = held.lock().unwrap().recv();
        Ok(AccessToken { token: "t".into(), expires_at: None })
    });
    let service = service(None).await;
    let first = calling(&service, credentials);
    let second = first.with_own_transport();
    let soon = CallOptions::new().timeout(Duration::from_millis(50));
    let calling = tokio::spawn({
        let (first, soon) = (first.clone(), soon.clone());
        async move { get(&first, &soon).await }
    });
    entered.recv().await.unwrap();
    for error in [calling.await.unwrap(), get(&second, &soon).await, get(&first, &soon).await] {
        assert_eq!(error.unwrap_err().code(), Code::DeadlineExceeded);
    }
    assert_eq!(asked.load(SeqCst), 1);
    drop(release);
    for client in [&first, &second] {
        get(client, &CallOptions::new()).await.unwrap();
    }
    assert_eq!(asked.load(SeqCst), 3);
}
