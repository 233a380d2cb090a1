//! Requests to the emulator: a request line, headers and a body, as text.

use crate::http::exchange;
use cloudtasks_emulator::Emulator;
use std::sync::LazyLock;

/// Every input meets the same emulator, whose clock stands still.
static EMULATOR: LazyLock<Emulator> = LazyLock::new(|| {
    let queue = "projects/p/locations/l/queues/q";
    let start = 1_700_000_000;
    Emulator::builder().standing_clock(start).queue(queue).start().expect("an emulator starts")
});

pub fn run(input: &[u8]) {
    let (head, body) = split(input);
    // A connection that is kept open, a body that is announced and not sent: these have other tests.
    let is_framing = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default().trim().to_ascii_lowercase();
        matches!(name.as_str(), "content-length" | "transfer-encoding" | "connection" | "expect" | "upgrade" | "host")
    };
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines().filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("GET /");
    // It waits, or ends its answer never.
    if first.contains("waitIdle") || first.contains("events") {
        return;
    }
    let mut request = format!("{first} HTTP/1.1\r\n");
    for header in lines.filter(|line| !is_framing(line)) {
        request += header;
        request += "\r\n";
    }
    let (status, answer) = exchange(&EMULATOR.host(), &request, body).expect("an answer");
    assert_ne!(status, 500, "{answer}");
}

/// The head and the body, which an empty line parts.
fn split(input: &[u8]) -> (&[u8], &[u8]) {
    match input.windows(2).position(|pair| pair == b"\n\n") {
        Some(end) => (&input[..end], &input[end + 2..]),
        None => (input, b""),
    }
}
