//! An HTTP proxy that asks for a password: CONNECT, and requests in absolute form.

use crate::http1::{Answer, Request};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// A running proxy, which leads every request to one server whatever host it names. It ends when it is dropped.
pub struct Proxy {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// Leads those who say `user:password` to this server, and nobody else.
    pub async fn start(to: SocketAddr, user_and_password: &str) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound listener");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (log, password) = (requests.clone(), user_and_password.to_owned());
        let accepting = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let (log, password) = (log.clone(), password.clone());
                connections.spawn(async move { relay(client, to, &password, &log).await });
            }
        });
        Proxy { address, requests, accepting }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the proxy was asked for.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("no relay panics").clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn relay(
    mut client: TcpStream,
    to: SocketAddr,
    password: &str,
    requests: &Mutex<Vec<Request>>,
) -> io::Result<()> {
    let Some(request) = Request::read(&mut client).await? else { return Ok(()) };
    requests.lock().expect("no relay panics").push(request.clone());
    let expected = format!("Basic {}", base64_simd::STANDARD.encode_to_string(password));
    if request.header("proxy-authorization") != expected {
        let refusal = Answer::new(407, "text/plain", "Proxy Authentication Required");
        return client.write_all(&refusal.with_header("proxy-authenticate", "Basic").to_bytes()).await;
    }
    let mut server = TcpStream::connect(to).await?;
    if request.method == "CONNECT" {
        client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    } else {
        server.write_all(&request.in_origin_form()).await?;
    }
    copy_bidirectional(&mut client, &mut server).await.map(drop)
}

impl Request {
    /// The request as the server is to see it: `http://host/path` becomes `/path`.
    fn in_origin_form(&self) -> Vec<u8> {
        let after_scheme = self.target.split_once("://").map_or(self.target.as_str(), |(_, rest)| rest);
        let path = after_scheme.find('/').map_or("/", |start| &after_scheme[start..]);
        let mut bytes = format!("{} {path} HTTP/1.1\r\n", self.method).into_bytes();
        for (name, value) in &self.headers {
            bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
        bytes.extend(b"\r\n");
        bytes.extend(&self.body);
        bytes
    }
}
