//! What the service can do over HTTP/2.

use super::case::HostileCall::{Any, Create};
use super::case::{HostileCase, Place};
use super::script::Script;
use std::io;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, split};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const PRIORITY: u8 = 2;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PUSH_PROMISE: u8 = 5;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
const WINDOW_UPDATE: u8 = 8;
const CONTINUATION: u8 = 9;

const ACK: u8 = 1;
const END_HEADERS: u8 = 4;

/// In HPACK: `:status: 200` and `:status: 103`.
const STATUS_200: &[u8] = b"\x88";
const STATUS_103: &[u8] = b"\x08\x03103";
/// A header of 3,000 bytes that goes into the dynamic table of the connection. The byte 0xbe refers to it.
const LONG_HEADER: [u8; 3006] = {
    let mut header = [b'x'; 3006];
    let name_and_lengths = *b"\x40\x01x\x7f\xb9\x16";
    let mut at = 0;
    while at < name_and_lengths.len() {
        header[at] = name_and_lengths[at];
        at += 1;
    }
    header
};

/// How many frames are written at a time.
const MANY: usize = 1000;

const ENDS: &[&str] = &["DEADLINE_EXCEEDED", "UNAVAILABLE", "UNKNOWN", "INTERNAL"];
const TOO_LARGE: &[&str] = &["RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "UNAVAILABLE"];

pub(super) fn cases() -> Vec<HostileCase> {
    let case = |name, script| HostileCase { name, call: Any, ends: ENDS, place: Place::Http2(script) };
    let mut cases = vec![
        case("HTTP/2: does not answer", |_| Script::write("")),
        case("HTTP/2: answers without frames", |_| Script::write("HTTP/1.1 200 OK\r\n\r\n").close()),
        case("HTTP/2: resets every stream", |id| Script::write(frame(RST_STREAM, 0, id, &[0, 0, 0, 8]))),
        case("HTTP/2: sends GOAWAY", |_| Script::write(frame(GOAWAY, 0, 0, &[0; 8]))),
        case("HTTP/2: stops within the head", |id| Script::write(frame(HEADERS, 0, id, STATUS_200))),
        case("HTTP/2: stops before the body", head),
        case("HTTP/2: sends the body byte by byte", |id| head(id).repeat(frame(DATA, 0, id, b" ")).slowly()),
        case("HTTP/2: sends empty data", |id| head(id).repeat(frame(DATA, 0, id, b"").repeat(MANY))),
        case("HTTP/2: sends 1xx without end", |id| {
            Script::write("").repeat(frame(HEADERS, END_HEADERS, id, STATUS_103).repeat(MANY))
        }),
        case("HTTP/2: sends CONTINUATION without end", |id| {
            let first = frame(HEADERS, 0, id, STATUS_200);
            Script::write(first).repeat(frame(CONTINUATION, 0, id, b"\x00\x01x\x01y").repeat(MANY))
        }),
        case("HTTP/2: repeats a long header in one head", |id| {
            let block = [STATUS_200, &LONG_HEADER, &[0xbe; 10_000]].concat();
            Script::write(frame(HEADERS, END_HEADERS, id, &block))
        }),
        case("HTTP/2: pings without end", |_| Script::write("").repeat(frame(PING, 0, 0, &[0; 8]).repeat(MANY))),
        case("HTTP/2: sends settings without end", |_| {
            Script::write("").repeat(frame(SETTINGS, 0, 0, b"").repeat(MANY))
        }),
        case("HTTP/2: sends priorities without end", |_| {
            Script::write("").repeat(frame(PRIORITY, 0, 1, &[0; 5]).repeat(MANY))
        }),
        case("HTTP/2: sends unknown frames without end", |_| {
            Script::write("").repeat(frame(0xbb, 0, 0, &[0; 1000]).repeat(MANY / 10))
        }),
        case("HTTP/2: opens its window beyond the maximum", |_| {
            Script::write("").repeat(frame(WINDOW_UPDATE, 0, 0, &[0x7f, 0xff, 0xff, 0xff]))
        }),
        case("HTTP/2: pushes a response although push is off", |id| {
            Script::write(frame(PUSH_PROMISE, END_HEADERS, id, b"\0\0\0\x02\x82\x87\x84"))
        }),
        case("HTTP/2: allows no streams", |_| Script::write(frame(SETTINGS, 0, 0, &[0, 3, 0, 0, 0, 0]))),
        case("HTTP/2: sends a frame of 16 MiB", |id| {
            Script::write([&[0xff, 0xff, 0xff, DATA, 0], &id.to_be_bytes()[..]].concat()).repeat([0; 1 << 16].to_vec())
        }),
    ];
    cases.push(HostileCase {
        name: "HTTP/2: sends a body without end",
        call: Any,
        ends: TOO_LARGE,
        place: Place::Http2(|id| head(id).repeat(frame(DATA, 0, id, &[b' '; 1 << 14]))),
    });
    cases.push(HostileCase {
        name: "HTTP/2: opens no window for the body",
        call: Create,
        ends: ENDS,
        place: Place::Http2(|_| Script::write(frame(SETTINGS, 0, 0, &[0, 4, 0, 0, 0, 0]))),
    });
    cases
}

/// The head of a response.
fn head(id: u32) -> Script {
    Script::write(frame(HEADERS, END_HEADERS, id, STATUS_200))
}

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = (payload.len() as u32).to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// Plays the script for each stream, and reads what the client sends.
pub(super) async fn answer(stream: TlsStream<TcpStream>, script: fn(u32) -> Script) -> io::Result<()> {
    let (mut read, mut write) = split(stream);
    read.read_exact(&mut [0; PREFACE]).await?;
    write.write_all(&[frame(SETTINGS, 0, 0, b""), frame(SETTINGS, ACK, 0, b"")].concat()).await?;
    write.flush().await?;
    loop {
        let id = next_stream(&mut read).await?;
        let script = script(id);
        tokio::select! {
            played = script.play(&mut write) => played?,
            ended = read_on(&mut read) => return ended,
        }
    }
}

async fn read_on(read: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
    tokio::io::copy(read, &mut tokio::io::sink()).await.map(drop)
}

/// The length of the connection preface of a client.
const PREFACE: usize = 24;

/// The number of the next stream that the client opens.
async fn next_stream(read: &mut (impl AsyncRead + Unpin)) -> io::Result<u32> {
    loop {
        let mut head = [0; 9];
        read.read_exact(&mut head).await?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        tokio::io::copy(&mut read.take(length.into()), &mut tokio::io::sink()).await?;
        if head[3] == HEADERS {
            return Ok(u32::from_be_bytes([head[5], head[6], head[7], head[8]]));
        }
    }
}
