//! What the service can do over HTTP/1.1: framing, floods, sizes, JSON.

use super::case::HostileCall::{Any, Create, List};
use super::case::{HostileCall, HostileCase, Place};
use super::script::Script;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

const MIB: usize = 1 << 20;
/// The default of `max_response_bytes`.
const LIMIT: usize = 64 * MIB;
/// How many bytes are written at a time.
const PIECE: usize = 64 << 10;

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const GZIP: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n";
const ERROR: &str = "HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\n";
const GZIP_ERROR: &str = "HTTP/1.1 404 Not Found\r\ncontent-encoding: gzip\r\n";

const TIMEOUT: &[&str] = &["DEADLINE_EXCEEDED"];
/// A list is retried until its timeout.
const BROKEN: &[&str] = &["DEADLINE_EXCEEDED", "UNAVAILABLE"];
const TOO_LARGE: &[&str] = &["RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"];
const UNREADABLE: &[&str] = &["UNKNOWN", "DEADLINE_EXCEEDED"];
/// A list may be this large; any other response may not.
const LARGE_AND_UNREADABLE: &[&str] = &["UNKNOWN", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"];
const REFUSED: &[&str] = &["NOT_FOUND", "DEADLINE_EXCEEDED"];
const READABLE: &[&str] = &["OK", "DEADLINE_EXCEEDED"];

pub(super) fn cases() -> Vec<HostileCase> {
    let scripts = [framing(), floods(), sizes(), compressed(), json()];
    let case = |(name, call, ends, script)| HostileCase { name, call, ends, place: Place::Http1(script) };
    scripts.into_iter().flatten().map(case).collect()
}

type Case = (&'static str, HostileCall, &'static [&'static str], Script);

fn framing() -> Vec<Case> {
    let with = |fields: &str| Script::write(format!("{HEAD}{fields}\r\n"));
    vec![
        ("does not answer", Any, TIMEOUT, Script::write("")),
        ("closes without an answer", Any, BROKEN, Script::write("").close()),
        ("does not speak HTTP", Any, BROKEN, Script::write("\x16\x03\x01\x00 this is not HTTP\r\n\r\n").close()),
        ("stops within the head", Any, TIMEOUT, Script::write("HTTP/1.1 200 OK\r\ncontent-le")),
        ("stops before the body", Any, TIMEOUT, with("content-length: 10\r\n")),
        (
            "stops within a chunk",
            Any,
            TIMEOUT,
            Script::write(format!("{HEAD}transfer-encoding: chunked\r\n\r\nff\r\n{{")),
        ),
        ("closes within the body", Any, BROKEN, Script::write(format!("{HEAD}content-length: 9\r\n\r\n{{")).close()),
        ("announces 2^63 bytes", Any, TOO_LARGE, with("content-length: 9223372036854775807\r\n")),
        ("announces -1 bytes", Any, BROKEN, with("content-length: -1\r\n").close()),
        ("announces two lengths", Any, BROKEN, with("content-length: 1\r\ncontent-length: 2\r\n").close()),
        (
            "sends a chunk of 2^64 bytes",
            Any,
            BROKEN,
            Script::write(format!("{HEAD}transfer-encoding: chunked\r\n\r\n10000000000000000\r\n")).close(),
        ),
        ("sends the head byte by byte", Any, TIMEOUT, Script::write(format!("{HEAD}x: ")).repeat("y").slowly()),
        ("sends the body byte by byte", Any, TIMEOUT, with("content-length: 1000000\r\n").repeat(" ").slowly()),
    ]
}

fn floods() -> Vec<Case> {
    let chunked = |first: &str| Script::write(format!("{HEAD}transfer-encoding: chunked\r\n\r\n{first}"));
    let error = |status: u16| Script::write(format!("HTTP/1.1 {status} Status\r\ntransfer-encoding: chunked\r\n\r\n"));
    let chunk = [&b"10000\r\n"[..], &[b' '; 0x10000], b"\r\n"].concat();
    let many = |piece: &str| piece.repeat(PIECE / piece.len());
    vec![
        (
            "sends 1xx without end",
            Any,
            TIMEOUT,
            Script::write("").repeat(many("HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n")),
        ),
        ("sends a header without end", Any, BROKEN, Script::write(format!("{HEAD}x: ")).repeat(many("y"))),
        ("sends headers without end", Any, BROKEN, Script::write(HEAD).repeat(many("x: y\r\n"))),
        ("sends a body without end", Any, TOO_LARGE, chunked("").repeat(chunk.clone())),
        (
            "sends a body of empty space to its limit",
            Any,
            LARGE_AND_UNREADABLE,
            Script::respond_repeating(HEAD, "", many(" "), LIMIT / PIECE, ""),
        ),
        ("sends chunks of one byte", Any, TOO_LARGE, chunked("").repeat(many("1\r\n \r\n"))),
        ("sends a chunk extension without end", Any, BROKEN, chunked("1;").repeat(many("x"))),
        ("sends trailers without end", Any, BROKEN, chunked("2\r\n{}\r\n0\r\n").repeat(many("x: y\r\n"))),
        ("sends an error without end", Any, REFUSED, error(404).repeat(chunk.clone())),
        ("sends 503 without end", Any, BROKEN, error(503).repeat(chunk)),
        ("sends an error byte by byte", Any, TIMEOUT, error(404).repeat("1\r\n \r\n").slowly()),
    ]
}

fn sizes() -> Vec<Case> {
    // A body of this size, a part of which is repeated.
    let body = |size: usize, first: &str, repeated: &str, last: &str| {
        let repeated = repeated.repeat(PIECE / repeated.len());
        let times = (size - first.len() - last.len()) / repeated.len();
        Script::respond_repeating(HEAD, first, repeated, times, last.to_owned())
    };
    let whole = |first: &str, repeated: &str, last: &str| body(LIMIT, first, repeated, last);
    let task = r#"{"tasks":[{"httpRequest":{"body":""#;
    let url = r#"{"tasks":[{"httpRequest":{"url":""#;
    let one_task = format!(r#"{{"httpRequest":{{"body":"{}"}}}},"#, "A".repeat(MIB));
    let wide = || "x".repeat(PIECE);
    vec![
        ("answers a text of 64 MiB", List, TOO_LARGE, whole(url, "x", "\"}}]}")),
        ("answers a text of 30 MiB", List, READABLE, body(30 * MIB, url, "x", "\"}}]}")),
        ("answers a name of 60 MiB to create_task", Create, TOO_LARGE, body(60 * MIB, r#"{"name":""#, "x", "\"}")),
        (
            "answers a text of 12 MiB and an emoji",
            List,
            &["OK", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"],
            Script::respond_repeating(HEAD, url, wide(), 12 * MIB / PIECE, "\u{1f600}\"}}]}"),
        ),
        (
            "answers a text of 30 MiB and an emoji",
            List,
            &["OK", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"],
            Script::respond_repeating(HEAD, url, wide(), 30 * MIB / PIECE, "\u{1f600}\"}}]}"),
        ),
        ("answers 64 MiB of escapes", List, TOO_LARGE, whole(url, "\\n", "\"}}]}")),
        ("answers 64 MiB of Unicode escapes", List, TOO_LARGE, whole(url, "\\u0061", "\"}}]}")),
        ("answers a time of 64 MiB of escapes", List, TOO_LARGE, whole(r#"{"tasks":[{"createTime":""#, "\\n", "\"}]}")),
        ("answers 64 MiB of base64", List, TOO_LARGE, whole(task, "AAAA", "\"}}]}")),
        ("answers 30 MiB of base64 for URLs", List, TOO_LARGE, body(30 * MIB, task, "-__-", "\"}}]}")),
        ("answers 64 MiB of base64 in escapes", List, TOO_LARGE, whole(task, "\\/", "\"}}]}")),
        (
            "answers 60 tasks with bodies of 1 MiB",
            List,
            TOO_LARGE,
            Script::respond_repeating(HEAD, r#"{"tasks":["#, one_task, 60, "{}]}"),
        ),
        ("answers 64 MiB of empty tasks", List, TOO_LARGE, whole(r#"{"tasks":["#, "{},", "{}]}")),
        ("answers 8 MiB of empty tasks", List, TOO_LARGE, body(8 * MIB, r#"{"tasks":["#, "{},", "{}]}")),
        (
            "answers 64 MiB of headers",
            List,
            TOO_LARGE,
            whole(r#"{"tasks":[{"httpRequest":{"headers":{"#, "\"a\":\"\",", "\"a\":\"\"}}}]}"),
        ),
        ("answers 64 MiB of nesting", Any, LARGE_AND_UNREADABLE, whole(r#"{"unknown":"#, "[", "")),
        ("answers an unknown text of 64 MiB", List, READABLE, whole(r#"{"unknown":""#, "x", "\"}")),
        ("answers an unknown name of 64 MiB", List, READABLE, whole("{\"", "\\n", "\":0}")),
        ("answers 64 MiB of unknown numbers", List, READABLE, whole(r#"{"unknown":["#, "0,", "0]}")),
        ("answers a message of 60 MiB with an error", Any, REFUSED, {
            let text = wide();
            Script::respond_repeating(ERROR, r#"{"error":{"message":""#, text, 60 * MIB / PIECE, "\"}}")
        }),
        ("answers 64 KiB of details with an error", Any, REFUSED, {
            let details = format!(r#"{{"error":{{"details":[{}{{}}]}}}}"#, r#"{"":0},"#.repeat(64_000 / 7));
            Script::respond(ERROR, details)
        }),
    ]
}

fn compressed() -> Vec<Case> {
    let spaces = compress(&vec![b' '; 16 * MIB]);
    let details = r#"{"error":{"details":["#.to_owned() + &r#"{"":0},"#.repeat(8 * MIB / 7);
    let headed = |head: &str| Script::write(format!("{head}transfer-encoding: chunked\r\n\r\n"));
    let chunk = |bytes: &[u8]| [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat();
    vec![
        ("compresses a body without end", List, TOO_LARGE, headed(GZIP).repeat(chunk(&spaces))),
        ("compresses nothing without end", List, TOO_LARGE, headed(GZIP).repeat(chunk(&compress(b"").repeat(1000)))),
        ("compresses an error", List, REFUSED, Script::respond(GZIP_ERROR, compress(details.as_bytes()))),
        ("says that a body is compressed", List, UNREADABLE, Script::respond(GZIP, "{}")),
        ("compresses half a body", List, UNREADABLE, Script::respond(GZIP, spaces[..spaces.len() / 2].to_vec())),
    ]
}

fn json() -> Vec<Case> {
    let body = |body: &'static str| Script::respond(HEAD, body);
    let redirect = "HTTP/1.1 307 Temporary Redirect\r\nlocation: /\r\n";
    vec![
        ("answers with nothing", Any, UNREADABLE, body("")),
        ("answers half an object", Any, UNREADABLE, body(r#"{"name": "#)),
        ("answers a list", Any, UNREADABLE, body("[]")),
        ("answers a wrong type", List, UNREADABLE, body(r#"{"tasks": 1}"#)),
        (
            "answers a time out of range",
            List,
            UNREADABLE,
            body(r#"{"tasks": [{"createTime": "99999-01-01T00:00:00Z"}]}"#),
        ),
        ("answers what is not UTF-8", List, UNREADABLE, Script::respond(HEAD, &b"{\"unknown\": \"\xff\"}"[..])),
        (
            "answers an error of another shape",
            Any,
            REFUSED,
            Script::respond(ERROR, r#"{"error": {"message": {}, "details": 1}}"#),
        ),
        ("redirects to itself", Any, &["UNKNOWN", "TEMPORARY_REDIRECT"], Script::respond(redirect, "")),
    ]
}

fn compress(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to a Vec does not fail.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default()
}
