//! A library leaves the crypto provider of the process to the application. This file is its own process.

use cloudtasks::v2::{CloudTasks, GetTaskRequest};
use cloudtasks::{Blocking, Client, Credentials};
use cloudtasks_testing::{Answer, Authority, Server};
use rustls::crypto::CryptoProvider;
use serde_json::json;

#[test]
fn no_call_installs_a_crypto_provider() {
    let blocking = Blocking::new().unwrap();
    let request = GetTaskRequest::new().name("projects/p/locations/l/queues/q/tasks/t");
    blocking.run(async {
        let authority = Authority::new();
        let tls = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
        let server = Server::builder().tls(tls).start(|_| Answer::json(200, json!({}))).await;
        let builder = Client::builder().endpoint(server.url()).no_proxy().root_certificates(authority.pem());
        let client = CloudTasks::from(builder.credentials(Credentials::anonymous()).build().unwrap());
        client.get_task(request).await.unwrap();
    });
    assert!(CryptoProvider::get_default().is_none());
}
