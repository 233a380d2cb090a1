//! A panic ends the call in which it happens with an error, whoever caused it.

use crate::calls::{WAITING, builder, get};
use cloudtasks::{CallOptions, Code, Credentials, Error, ErrorKind, Phase};
use cloudtasks_testing::{Answer, Issuer, Server, TaskService};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

fn is_defect(error: &Error) {
    assert_eq!((error.kind(), error.code()), (ErrorKind::Defect, Code::Internal), "{error}");
    assert!(error.message().contains("on purpose"), "{error}");
}

async fn service() -> Server {
    let tasks = TaskService::default();
    tasks.add(WAITING);
    Server::start(move |request| tasks.answer(request)).await
}

#[tokio::test]
async fn a_panic_in_a_resolver_ends_its_call_and_no_other() {
    let service = service().await;
    let port = service.address().port();
    let broken = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let is_broken = broken.clone();
    let client = builder(&format!("http://somewhere.test:{port}"))
        .resolver(Arc::new(move |_| {
            assert!(!is_broken.load(std::sync::atomic::Ordering::Relaxed), "on purpose");
            let found = vec![std::net::SocketAddr::from(([127, 0, 0, 1], 0))];
            Box::pin(async move { Ok(found) })
        }))
        .build()
        .unwrap();
    for options in [CallOptions::new(), CallOptions::new().no_timeout()] {
        let error = get(&client, &options).await.unwrap_err();
        is_defect(&error);
        assert_eq!((error.attempts(), error.may_have_arrived()), (1, false));
    }
    broken.store(false, std::sync::atomic::Ordering::Relaxed);
    get(&client, &CallOptions::new()).await.unwrap();
}

#[tokio::test]
async fn a_panic_of_a_token_provider_ends_its_call_and_the_next_asks_again() {
    let service = service().await;
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let provider = move || {
        let nth = asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        async move {
            assert!(nth > 0, "on purpose");
            Ok(cloudtasks::AccessToken { token: "t".into(), expires_at: None })
        }
    };
    let client = builder(&service.url()).credentials(Credentials::from_token_provider(provider)).build().unwrap();
    let error = get(&client, &CallOptions::new()).await.unwrap_err();
    is_defect(&error);
    assert_eq!(error.phase(), Some(Phase::Token));
    get(&client, &CallOptions::new()).await.unwrap();
}

/// Such a token does not end.
#[tokio::test]
async fn a_token_that_ends_after_all_times_is_used() {
    let issuer = Server::start(|_| {
        Answer::new(200, "application/json", format!(r#"{{"access_token": "t", "expires_in": {}}}"#, u64::MAX))
    })
    .await;
    let service = service().await;
    let mut key = Issuer::start(Duration::ZERO).await.service_account();
    key["token_uri"] = json!(issuer.url());
    let credentials = Credentials::service_account_by_exchange(key).unwrap();
    let client = builder(&service.url()).credentials(credentials).build().unwrap();
    for _ in 0..2 {
        get(&client, &CallOptions::new()).await.unwrap();
    }
    assert_eq!(issuer.arrivals(), 1);
}
