//! Nothing that is logged, by us or by what we build on, shows a key, a token or a password.

use crate::calls::{Call, WAITING, builder};
use cloudtasks::{CallOptions, Credentials};
use cloudtasks_testing::{
    Answer, Authority, Http2Server, Issuer, Proxy, Server, TaskService, is_child_process, run_in_child_process,
};
use std::fmt::{Debug, Write};
use std::sync::Mutex;
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

/// All that was logged through `tracing` and `log`, in every detail.
static LOGGED: Mutex<String> = Mutex::new(String::new());

struct Recorder;
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Recorder {
    fn keep(line: &str) {
        LOGGED.lock().unwrap().push_str(&format!("{line}\n"));
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut line = Line(span.metadata().name().to_owned());
        span.record(&mut line);
        Recorder::keep(&line.0);
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut line = Line(String::new());
        values.record(&mut line);
        Recorder::keep(&line.0);
    }

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().target().to_owned());
        event.record(&mut line);
        Recorder::keep(&line.0);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

impl log::Log for Recorder {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        Recorder::keep(&format!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

#[tokio::test]
async fn no_log_shows_a_secret() {
    if !is_child_process() {
        return run_in_child_process("secrecy::no_log_shows_a_secret", &[]).await;
    }
    tracing::subscriber::set_global_default(Recorder).unwrap();
    log::set_logger(&Recorder).unwrap();
    log::set_max_level(log::LevelFilter::Trace);

    let issuer = Issuer::start(Duration::from_secs(3600)).await;
    for credentials in [
        Credentials::from_json(issuer.authorized_user()).unwrap(),
        Credentials::from_json(issuer.service_account()).unwrap(),
        Credentials::service_account_by_exchange(issuer.service_account()).unwrap(),
        Credentials::api_key("secret-key").unwrap(),
    ] {
        over_http2(credentials.clone()).await;
        through_a_proxy(credentials).await;
    }

    let logged = LOGGED.lock().unwrap().clone();
    // Both ways of logging were heard, and what is not secret is there.
    assert!(logged.contains("create_task") && logged.contains("hyper_util"), "{logged}");
    for secret in ["secret-", ":secret", "token-", "PRIVATE", "eyJ", "Bearer", "dGVzdGVyOn"] {
        let shown: Vec<_> = logged.lines().filter(|line| line.contains(secret)).collect();
        assert!(shown.is_empty(), "{secret} is shown: {shown:#?}");
    }
}

async fn over_http2(credentials: Credentials) {
    let authority = Authority::new();
    let service = TaskService::default();
    service.add(WAITING);
    let tls = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let server = Http2Server::start(tls, &[], move |request| service.answer(request)).await;
    let client = builder(&server.url()).root_certificates(authority.pem()).credentials(credentials).build().unwrap();
    Call::Create.make(&client, &CallOptions::new()).await.unwrap();
}

/// Through a proxy with a password, to a service that refuses the token.
async fn through_a_proxy(credentials: Credentials) {
    let server = Server::start(|_| Answer::error(401, "UNAUTHENTICATED", "no")).await;
    let proxy = Proxy::start(server.address(), "tester:secret").await;
    let url = format!("http://tester:secret@{}", proxy.address());
    let client = builder("http://tasks.test").proxy(url).credentials(credentials).build().unwrap();
    Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
}
