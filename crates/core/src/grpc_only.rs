//! Emulators that speak only gRPC. To HTTP/1.1 they answer with bytes that are not a response, or close the connection.

use crate::error::Error;
use http::Uri;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The first bytes of an HTTP/2 client: the connection preface and an empty SETTINGS frame.
const GREETING: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";
/// The type of the first frame of an HTTP/2 server.
const SETTINGS: u8 = 4;
/// How long to wait for the first frame.
const GREETING_TIMEOUT: Duration = Duration::from_secs(1);

/// Replaces the error of a request without a response by one that says what to do, if the server speaks only HTTP/2.
pub(crate) async fn explain(error: Error, uri: &Uri) -> Error {
    match tokio::time::timeout(GREETING_TIMEOUT, greets_in_http2(uri)).await {
        Ok(Some(true)) => Error::wrong_emulator(format!(
            "the emulator at {} speaks only gRPC, and this client speaks REST: use an emulator that serves REST, such as \
             cloudtasks-emulator, or unset CLOUD_TASKS_EMULATOR_HOST",
            uri.authority().map_or("", |authority| authority.as_str())
        )),
        _ => error,
    }
}

async fn greets_in_http2(uri: &Uri) -> Option<bool> {
    let host = uri.host()?.trim_matches(['[', ']']);
    let mut connection = TcpStream::connect((host, uri.port_u16()?)).await.ok()?;
    connection.write_all(GREETING).await.ok()?;
    let mut head = [0; 9];
    connection.read_exact(&mut head).await.ok()?;
    Some(head[3] == SETTINGS)
}
