//! Hostile peers other than the service itself: in the TLS handshake, a proxy, and the issuer of tokens.

use super::case::HostileCall::Any;
use super::case::{HostileCase, Place};
use super::script::Script;

const PIECE: usize = 64 << 10;
const HEAD: &str = "HTTP/1.1 200 OK\r\n";

const ENDS: &[&str] = &["DEADLINE_EXCEEDED", "UNAVAILABLE"];
/// A TLS handshake that fails is not retried.
const NO_HANDSHAKE: &[&str] = &["DEADLINE_EXCEEDED", "UNAVAILABLE", "FAILED_PRECONDITION"];
const NO_TOKEN: &[&str] = &["DEADLINE_EXCEEDED", "UNAVAILABLE", "UNAUTHENTICATED", "RESOURCE_EXHAUSTED"];

pub(super) fn cases() -> Vec<HostileCase> {
    let many = |piece: &[u8]| piece.repeat(PIECE / piece.len());
    let interim = many(b"HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n");
    let chunk = [&b"10000\r\n"[..], &[b' '; 0x10000], b"\r\n"].concat();
    let chunked = |status: &str| Script::write(format!("HTTP/1.1 {status}\r\ntransfer-encoding: chunked\r\n\r\n"));
    let objects = format!(r#"{{"error":[{}{{}}]}}"#, r#"{"":0},"#.repeat(64_000 / 7));
    let tls = [
        ("TLS: does not answer", Script::write("")),
        ("TLS: closes", Script::write("").close()),
        ("TLS: does not speak TLS", Script::write("HTTP/1.1 400 Bad Request\r\n\r\n").close()),
        ("TLS: changes the cipher without end", Script::write("").repeat(many(b"\x14\x03\x03\0\x01\x01"))),
        ("TLS: warns without end", Script::write("").repeat(many(b"\x15\x03\x03\0\x02\x01\x5a"))),
        (
            "TLS: sends a handshake without end",
            Script::write(&b"\x16\x03\x03\x40\0\x02\xff\xff\xff"[..]).repeat(many(b"\0")),
        ),
    ];
    let proxy = [
        ("proxy: does not answer", Script::write("")),
        ("proxy: closes", Script::write("").close()),
        ("proxy: sends 1xx without end", Script::write("").repeat(interim.clone())),
        ("proxy: sends a header without end", Script::write(format!("{HEAD}x: ")).repeat(many(b"y"))),
        ("proxy: refuses without end", Script::write("HTTP/1.1 403 Forbidden\r\n").repeat(many(b"x: y\r\n"))),
        ("proxy: connects to nothing", Script::write("HTTP/1.1 200 OK\r\n\r\n")),
    ];
    let issuer = [
        ("issuer: does not answer", Script::write("")),
        ("issuer: closes", Script::write("").close()),
        ("issuer: sends 1xx without end", Script::write("").repeat(interim)),
        ("issuer: sends a header without end", Script::write(format!("{HEAD}x: ")).repeat(many(b"y"))),
        ("issuer: sends a body without end", chunked("200 OK").repeat(chunk.clone())),
        ("issuer: sends a body byte by byte", chunked("200 OK").repeat("1\r\n \r\n").slowly()),
        ("issuer: refuses without end", chunked("403 Forbidden").repeat(chunk)),
        ("issuer: refuses with 64 KiB of objects", Script::respond("HTTP/1.1 403 Forbidden\r\n", objects.clone())),
        ("issuer: answers 64 KiB of objects", Script::respond(HEAD, objects)),
        ("issuer: redirects to itself", Script::respond("HTTP/1.1 307 Temporary Redirect\r\nlocation: /\r\n", "")),
    ];
    let case = |ends, place: fn(Script) -> Place| {
        move |(name, script)| HostileCase { name, call: Any, ends, place: place(script) }
    };
    let tls = tls.into_iter().map(case(NO_HANDSHAKE, Place::Tls));
    let proxy = proxy.into_iter().map(case(ENDS, Place::Proxy));
    tls.chain(proxy).chain(issuer.into_iter().map(case(NO_TOKEN, Place::Issuer))).collect()
}
