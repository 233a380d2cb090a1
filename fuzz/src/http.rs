//! One HTTP request to an emulator, over its own connection.

use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The status of the answer and its body as JSON, or null. `None` if there was no answer.
///
/// `head` is the request line and any headers, each ended by `\r\n`.
pub fn exchange(host: &str, head: &str, body: &[u8]) -> Option<(u16, Value)> {
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let framing = format!("Host: {host}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
    // A server that refuses by the head alone may close before it has read the body.
    let _ = stream.write_all(&[head.as_bytes(), framing.as_bytes(), body].concat());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    Some((status, serde_json::from_str(body).unwrap_or(Value::Null)))
}
