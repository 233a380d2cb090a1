//! Which HTTPS workers get their attempts: by default those that the system trusts, by settings others too.

mod support;

use cloudtasks_testing::{Answer, Authority, Server};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::mpsc;
use support::*;

/// An HTTPS worker that answers 200: its URL. It runs until the test program ends.
fn worker(authority: &Authority) -> String {
    let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let (started, url) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let server = Server::builder().tls(tls).start(|_| Answer::json(200, json!({}))).await;
            started.send(server.url()).unwrap();
            std::future::pending::<()>().await;
        });
    });
    url.recv().unwrap()
}

/// The HTTP status of the first attempt, and what went wrong.
fn attempt(url: &str, settings: Value) -> (u16, String) {
    let emulator = with_settings(settings);
    let body = json!({"task": {"name": format!("{QUEUE}/tasks/t"), "httpRequest": {"url": url}}});
    ok(&emulator, "POST", &format!("{QUEUE}/tasks"), body);
    settle(&emulator);
    let attempt = &emulator.attempts()[0];
    (attempt.http_status, attempt.problem.clone().unwrap_or_default())
}

fn certificate_file(name: &str, authority: &Authority) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}.pem", std::process::id()));
    std::fs::write(&path, authority.pem()).unwrap();
    path
}

#[test]
fn a_worker_of_an_unknown_authority_gets_no_request() {
    let (status, problem) = attempt(&worker(&Authority::new()), json!({}));
    assert_eq!(status, 0);
    assert!(problem.contains("certificate"), "{problem}");
}

#[test]
fn a_worker_of_an_authority_in_the_settings_is_trusted_and_no_other() {
    let authority = Authority::new();
    let settings = json!({"worker_ca_file": certificate_file("authority", &authority)});
    assert_eq!(attempt(&worker(&authority), settings.clone()), (200, String::new()));
    assert_eq!(attempt(&worker(&Authority::new()), settings).0, 0);
}

#[test]
fn any_certificate_is_accepted_where_the_settings_say_so() {
    assert_eq!(attempt(&worker(&Authority::new()), json!({"insecure_workers": true})), (200, String::new()));
}

#[test]
fn the_crypto_provider_of_the_process_stays_the_applications_to_choose() {
    attempt(&worker(&Authority::new()), json!({"insecure_workers": true}));
    assert!(rustls::crypto::CryptoProvider::get_default().is_none());
}
