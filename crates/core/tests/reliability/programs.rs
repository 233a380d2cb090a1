//! Programs that give a subject token, which credentials files of workload identity may name.

use crate::calls::get;
use crate::credential_matrix::{
    ALLOWED, ENDPOINT, EXPECT, HOUR, answer_of_program, client, directory, merged, print, program, service, subject,
};
use cloudtasks::{CallOptions, Code, ErrorKind, Phase};
use cloudtasks_testing::{Issuer, Server, is_child_process, run_in_child_process};
use serde_json::{Value, json};
use std::env::var;
use std::io::Read;
use std::time::Duration;

/// Runs a test in a child process with these credentials.
async fn try_file(test: &str, file: &Value, service: &Server, more: &[(&str, &str)]) {
    let path = directory().join(format!("{}.json", rand::random::<u64>()));
    std::fs::write(&path, file.to_string()).expect("a writable directory");
    let (path, url) = (path.to_str().expect("a path in UTF-8"), service.url());
    let variables = [("GOOGLE_APPLICATION_CREDENTIALS", path), (ENDPOINT, &url), (ALLOWED, "1")];
    run_in_child_process(test, &[&variables, more].concat()).await;
}

#[tokio::test]
async fn a_program_is_told_what_it_is_for_and_its_kept_answer_is_used() {
    const NAME: &str = "programs::a_program_is_told_what_it_is_for_and_its_kept_answer_is_used";
    if is_child_process() {
        return drop(get(&client(), &CallOptions::new()).await.unwrap());
    }
    let kept = directory().join(format!("{}.kept", rand::random::<u64>()));
    let script = directory().join("program-that-keeps-its-answer");
    let text = r#"
        for name in AUDIENCE TOKEN_TYPE INTERACTIVE OUTPUT_FILE IMPERSONATED_EMAIL; do
            eval "told=\"\$told \$GOOGLE_EXTERNAL_ACCOUNT_$name\""
        done
        echo "{\"version\": 1, \"success\": true, \"token_type\": \"urn:ietf:params:oauth:token-type:saml2\", \
            \"saml_response\": \"$1$told\", \"expiration_time\": $2}" | tee "$GOOGLE_EXTERNAL_ACCOUNT_OUTPUT_FILE""#;
    std::fs::write(&script, text).expect("a writable directory");
    let issuer = Issuer::start(HOUR).await;
    let service = service().await;
    let (audience, path) = (&issuer.external_account(Value::Null)["audience"], kept.display());
    let told = format!(
        "{} urn:ietf:params:oauth:token-type:jwt 0 {path} other@p.iam.gserviceaccount.com",
        audience.as_str().expect("a text")
    );
    for (word, end, expected) in [("first", 4_000_000_000_u32, "first"), ("second", 1, "first")] {
        let settings = json!({"output_file": kept, "timeout_millis": 120_000});
        let command = format!("sh {} {word} {end}", script.display());
        let mut file = issuer.external_account(program(&command, settings));
        file["service_account_impersonation_url"] = json!(issuer.impersonation_url());
        try_file(NAME, &file, &service, &[]).await;
        assert_eq!(subject(&issuer), format!("{expected} {told}"));
    }
}

#[tokio::test]
async fn a_program_that_has_no_token_is_an_error_that_says_why() {
    const NAME: &str = "programs::a_program_that_has_no_token_is_an_error_that_says_why";
    if is_child_process() {
        let error = get(&client(), &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Credentials, Code::Unauthenticated), "{error}");
        assert!(error.message().contains(&var(EXPECT).unwrap()), "{error}");
        return assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
    }
    let issuer = Issuer::start(HOUR).await;
    let service = service().await;
    let prints = |members: Value| print(&answer_of_program(merged(json!({"id_token": "secret"}), members)));
    let usual = json!({});
    for (command, settings, words, allowed) in [
        (prints(json!({})), &usual, "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES=1", "0"),
        (String::new(), &usual, "executable.command", "1"),
        (prints(json!({})), &json!({"timeout_millis": 4999}), "executable.timeout_millis", "1"),
        (prints(json!({})), &json!({"output_file": "/nowhere"}), "expiration_time: expected", "1"),
        (prints(json!({"version": 2})), &usual, "version: expected 1", "1"),
        (prints(json!({"success": false, "code": "401", "message": "who?"})), &usual, "\"401\", \"who?\"", "1"),
        (prints(json!({"token_type": "x"})), &usual, "token_type: expected", "1"),
        (prints(json!({"expiration_time": 1})), &usual, "expiration_time: it is in the past", "1"),
        (prints(json!({"id_token": ""})), &usual, "id_token: expected a text", "1"),
        ("echo secret".into(), &usual, "expected JSON", "1"),
        ("cat /no/such/answer".into(), &usual, "No such file", "1"),
        ("/no/such/program".into(), &usual, "does not start", "1"),
    ] {
        let file = issuer.external_account(program(&command, settings.clone()));
        try_file(NAME, &file, &service, &[(EXPECT, words), (ALLOWED, allowed)]).await;
    }
    assert_eq!((issuer.server().arrivals(), service.arrivals()), (0, 0));
}

#[tokio::test]
async fn a_program_that_does_not_end_is_ended_when_the_call_gives_up() {
    const NAME: &str = "programs::a_program_that_does_not_end_is_ended_when_the_call_gives_up";
    if is_child_process() {
        let (say, is_up) = tokio::sync::oneshot::channel();
        let ended = tokio::task::spawn_blocking(move || {
            let mut pipe = std::fs::File::open(var(EXPECT).unwrap())?;
            pipe.read_exact(&mut [0])?;
            say.send(()).unwrap();
            pipe.read_to_end(&mut Vec::new())
        });
        let limit = Duration::from_secs(60);
        let options = CallOptions::new().no_retry().timeout(limit);
        let calling = tokio::spawn(async move { get(&client(), &options).await });
        is_up.await.unwrap();
        tokio::time::pause();
        tokio::time::advance(limit).await;
        let error = calling.await.unwrap().unwrap_err();
        tokio::time::resume();
        assert_eq!((error.code(), error.phase()), (Code::DeadlineExceeded, Some(Phase::Token)), "{error}");
        // The pipe ends with the last process that holds it.
        let ended = tokio::time::timeout(limit, ended).await.expect("the program is killed");
        return assert_eq!(ended.unwrap().unwrap(), 0);
    }
    let script = directory().join("program-that-does-not-end");
    std::fs::write(&script, "exec 3> \"$1\"; printf . >&3; exec tail -f /dev/null").expect("a writable directory");
    let pipe = directory().join(format!("{}.pipe", rand::random::<u64>()));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let issuer = Issuer::start(HOUR).await;
    let file = issuer.external_account(program(&format!("sh {} {}", script.display(), pipe.display()), json!({})));
    try_file(NAME, &file, &service().await, &[(EXPECT, pipe.to_str().expect("UTF-8"))]).await;
}
