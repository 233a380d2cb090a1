//! One request over its own connection, byte for byte.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

type Headers = Vec<(String, String)>;

pub struct Reply {
    pub status: u16,
    pub headers: Headers,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }
}

pub fn find<'h>(headers: &'h [(String, String)], name: &str) -> Option<&'h str> {
    headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

pub fn exchange(host: &str, verb: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    try_exchange(host, verb, path, headers, body).expect("an answer")
}

/// The answer; `None` if the server is not there or breaks off.
pub fn try_exchange(host: &str, verb: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Option<Reply> {
    let mut stream = TcpStream::connect(host).ok()?;
    let mut head = format!("{verb} {path} HTTP/1.1\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        head += &format!("Host: {host}\r\n");
    }
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).ok()?;
    // A server that refuses by the head alone may close before it has read the body.
    let _ = stream.write_all(body);
    let (first, headers, body) = read_message(&mut BufReader::new(stream))?;
    Some(Reply { status: first.split(' ').nth(1)?.parse().ok()?, headers, body })
}

/// Reads the first line, the headers and the body of a request or a response; `None` at the end of the stream.
pub fn read_message(stream: &mut impl BufRead) -> Option<(String, Headers, Vec<u8>)> {
    let mut first = String::new();
    stream.read_line(&mut first).ok().filter(|read| *read > 0)?;
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let length = find(&headers, "content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some((first.trim_end().to_owned(), headers, body))
}
