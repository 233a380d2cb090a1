//! Which HTTPS workers get their attempts: by default those that the system trusts, by settings others too.

use crate::support::program::{PROGRAM, Program};
use crate::support::*;
use cloudtasks_testing::{Answer, Authority, Server, self_signed_server};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, mpsc};

/// An HTTPS worker that answers 200: its URL. It runs until the test program ends.
fn worker(authority: &Authority) -> String {
    serve(authority.server(rustls::ALL_VERSIONS, &["http/1.1"]))
}

fn serve(tls: Arc<rustls::ServerConfig>) -> String {
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

fn certificate_file(name: &str, pem: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}.pem", std::process::id()));
    std::fs::write(&path, pem).unwrap();
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
    let settings = json!({"worker_ca_file": certificate_file("authority", &authority.pem())});
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

/// The HTTP status of the first attempt of the program with these options.
fn attempt_by_program(url: &str, options: &[&str]) -> u64 {
    let program = Program::start(Command::new(PROGRAM).args(["--port", "0", "--queue", QUEUE]).args(options));
    let mut body = task("t", url);
    body["task"]["retryConfig"] = json!({"maxAttempts": 1});
    assert_eq!(program.exchange("POST", &format!("/v2/{QUEUE}/tasks"), &body).status, 200);
    assert_eq!(program.exchange("POST", "/emulator/waitIdle", &json!({})).json(), json!({"idle": true}));
    let attempts = program.exchange("GET", "/emulator/attempts", &json!({})).json();
    attempts["attempts"][0]["http_status"].as_u64().unwrap()
}

#[test]
fn the_program_trusts_self_signed_workers_as_its_options_say() {
    let (tls, pem) = self_signed_server();
    let (url, file) = (serve(tls), certificate_file("self-signed", &pem));
    let file = file.to_str().unwrap();
    assert_eq!(attempt_by_program(&url, &[]), 0);
    assert_eq!(attempt_by_program(&url, &["--ca", file]), 200);
    assert_eq!(attempt_by_program(&url, &["--insecure"]), 200);
    assert_eq!(attempt_by_program(&worker(&Authority::new()), &["--ca", file]), 0);
}
