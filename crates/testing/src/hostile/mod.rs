//! Servers that do what no server may, to see what a client makes of it: see docs/reliability.md, "What a server can do".

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

/// A case that runs. It ends when it is dropped.
pub struct HostileServer {
    /// Where the service is.
    pub endpoint: String,
    /// The proxy on the way, or nothing.
    pub proxy: String,
    /// The file of credentials to use, or nothing.
    pub credentials_file: String,
    accepting: JoinHandle<()>,
}

/// All there is.
pub fn hostile_cases() -> Vec<HostileCase> {
    [http1::cases(), http2::cases(), others::cases()].into_iter().flatten().collect()
}

impl HostileCase {
    /// Starts the server. Its certificate is of this authority, its files go to `scratch`.
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

/// Treats each connection so.
fn accept<S, F>(listener: TcpListener, script: S, treat: impl Fn(TcpStream, S) -> F + Send + 'static) -> JoinHandle<()>
where
    S: Clone + Send + 'static,
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    tokio::spawn(async move {
        let mut connections = JoinSet::new();
        while let Ok((stream, _)) = listener.accept().await {
            connections.spawn(treat(stream, script.clone()));
        }
    })
}
