//! A SOCKS proxy: version 5 with a password (RFC 1928, 1929), and 4a.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

const USER_AND_PASSWORD: u8 = 2;
const NO_METHOD: u8 = 0xff;
const CONNECT: u8 = 1;
const DOMAIN_NAME: u8 = 3;
const GRANTED_4: u8 = 0x5a;

/// A running proxy, which leads every request to one server whatever host it names. It ends when it is dropped.
pub struct SocksProxy {
    address: SocketAddr,
    targets: Arc<Mutex<Vec<String>>>,
    accepting: JoinHandle<()>,
}

impl SocksProxy {
    /// Leads those who say this user and password to this server; version 4 asks for none.
    pub async fn start(to: SocketAddr, user: &'static str, password: &'static str) -> SocksProxy {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound listener");
        let targets = Arc::<Mutex<Vec<String>>>::default();
        let log = targets.clone();
        let accepting = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((mut client, _)) = listener.accept().await {
                let log = log.clone();
                connections.spawn(async move {
                    let target = greet(&mut client, user, password).await?;
                    log.lock().expect("no relay panics").push(target);
                    copy_bidirectional(&mut client, &mut TcpStream::connect(to).await?).await
                });
            }
        });
        SocksProxy { address, targets, accepting }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The `host:port` that each connection asked for.
    pub fn targets(&self) -> Vec<String> {
        self.targets.lock().expect("no relay panics").clone()
    }
}

impl Drop for SocksProxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn greet(client: &mut TcpStream, user: &str, password: &str) -> Result<String> {
    match client.read_u8().await? {
        5 => greet_5(client, user, password).await,
        4 => greet_4a(client).await,
        other => Err(refusal(format!("SOCKS version {other}"))),
    }
}

async fn greet_5(client: &mut TcpStream, user: &str, password: &str) -> Result<String> {
    if !counted(client).await?.contains(&USER_AND_PASSWORD) {
        client.write_all(&[5, NO_METHOD]).await?;
        return Err(refusal("no password offered"));
    }
    client.write_all(&[5, USER_AND_PASSWORD]).await?;
    let version = client.read_u8().await?;
    let said = (counted(client).await?, counted(client).await?);
    let is_right = said == (user.as_bytes().to_vec(), password.as_bytes().to_vec());
    client.write_all(&[version, u8::from(!is_right)]).await?;
    if !is_right {
        return Err(refusal("a wrong password"));
    }
    let mut head = [0; 4];
    client.read_exact(&mut head).await?;
    let [5, CONNECT, _, DOMAIN_NAME] = head else { return Err(refusal(format!("{head:?}"))) };
    let host = counted(client).await?;
    let port = client.read_u16().await?;
    client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    Ok(format!("{}:{port}", String::from_utf8_lossy(&host)))
}

async fn greet_4a(client: &mut TcpStream) -> Result<String> {
    let command = client.read_u8().await?;
    let port = client.read_u16().await?;
    let address = client.read_u32().await?;
    let _user = until_nul(client).await?;
    // 0.0.0.x says that a name follows.
    if command != CONNECT || address >> 8 != 0 || address == 0 {
        return Err(refusal(format!("command {command} to address {address}")));
    }
    let host = until_nul(client).await?;
    client.write_all(&[0, GRANTED_4, 0, 0, 0, 0, 0, 0]).await?;
    Ok(format!("{}:{port}", String::from_utf8_lossy(&host)))
}

/// Bytes after their number.
async fn counted(client: &mut TcpStream) -> Result<Vec<u8>> {
    let mut bytes = vec![0; client.read_u8().await?.into()];
    client.read_exact(&mut bytes).await?;
    Ok(bytes)
}

async fn until_nul(client: &mut TcpStream) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        match client.read_u8().await? {
            0 => return Ok(bytes),
            byte => bytes.push(byte),
        }
    }
}

fn refusal(why: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidData, why.into())
}
