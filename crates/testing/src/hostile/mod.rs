//! Servers that break the protocol or exhaust resources, to test clients. See docs/reliability.md, "What a server can do".

mod case;
mod http1;
mod http2;
mod others;
mod script;

use crate::authority::Authority;
use case::Place;
use serde_json::json;
use std::fs;
use std::io;
use std::path::Path;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

pub use case::{HostileCall, HostileCase};

/// The server of a case. It stops when it is dropped.
pub struct HostileServer {
    /// The address of the service.
    pub endpoint: String,
    /// The URL of the proxy; empty for none.
    pub proxy: String,
    /// The path of the credentials file; empty for none.
    pub credentials_file: String,
    accepting: JoinHandle<()>,
}

/// All cases.
pub fn hostile_cases() -> Vec<HostileCase> {
    [http1::cases(), http2::cases(), others::cases()].into_iter().flatten().collect()
}

impl HostileCase {
    /// Starts the server, with a certificate of this authority and its files in `scratch`.
    pub async fn start(&self, authority: &Authority, scratch: &Path) -> io::Result<HostileServer> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let mut server = HostileServer {
            endpoint: format!("http://127.0.0.1:{port}"),
            proxy: String::new(),
            credentials_file: String::new(),
            accepting: tokio::spawn(async {}),
        };
        server.accepting = match &self.place {
            Place::Http1(script) => accept(listener, script.clone(), script::answer_http1),
            Place::Http2(script) => {
                server.endpoint = format!("https://localhost:{port}");
                let tls = TlsAcceptor::from(authority.server(rustls::ALL_VERSIONS, &["h2"]));
                accept(listener, (tls, *script), |stream, (tls, script)| async move {
                    http2::answer(tls.accept(stream).await?, script).await
                })
            }
            Place::Tls(script) => {
                server.endpoint = format!("https://localhost:{port}");
                accept(listener, script.clone(), |mut stream, script| async move { script.play(&mut stream).await })
            }
            Place::Proxy(script) => {
                server.endpoint = "https://tasks.test".into();
                server.proxy = format!("http://127.0.0.1:{port}");
                accept(listener, script.clone(), script::answer_http1)
            }
            Place::Issuer(script) => {
                let file = scratch.join(format!("{port}.json"));
                let key = json!({
                    "type": "authorized_user",
                    "client_id": "test-client",
                    "client_secret": "secret-of-client",
                    "refresh_token": "secret-refresh-token",
                    "token_uri": format!("{}/token", server.endpoint),
                });
                fs::write(&file, key.to_string())?;
                server.credentials_file = file.to_string_lossy().into_owned();
                accept(listener, script.clone(), script::answer_http1)
            }
        };
        Ok(server)
    }
}

impl Drop for HostileServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Accepts connections, and calls `serve` for each.
fn accept<S, F>(listener: TcpListener, script: S, serve: impl Fn(TcpStream, S) -> F + Send + 'static) -> JoinHandle<()>
where
    S: Clone + Send + 'static,
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    tokio::spawn(async move {
        let mut connections = JoinSet::new();
        while let Ok((stream, _)) = listener.accept().await {
            connections.spawn(serve(stream, script.clone()));
        }
    })
}
