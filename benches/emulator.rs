//! How fast the emulator is and what a waiting task costs: `cargo bench -p cloudtasks-emulator`.
//!
//! Clients, worker and emulator share one process and its cores. Prints a table in Markdown.

use cloudtasks_emulator::{Emulator, Settings};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

const QUEUE: &str = "projects/p/locations/l/queues/q";
const BODY: &str = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWkFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaQUJDREVGR0hJSktMTU5PUFFSUw==";

fn main() {
    println!("| what | figure |\n|---|---|");
    let (emulator, nowhere) = (emulator(), "http://127.0.0.1:9/");
    control(&emulator, ":pause");
    create_many(&emulator, 1, 100, nowhere);
    let run = create_many(&emulator, 1, 2_000, nowhere);
    row("creates/s, 1 connection", &rate(&run));
    row("a create with 100 waiting, p50 / p99", &percentiles(run.times));
    let (before, waiting) = (resident_bytes(), 100_000);
    let run = create_many(&emulator, 32, waiting, nowhere);
    row("creates/s, 32 connections", &rate(&run));
    let each = resident_bytes().saturating_sub(before) / waiting;
    row("memory of a waiting task with a body of 100 bytes", &format!("{each} bytes"));
    let run = create_many(&emulator, 1, 2_000, nowhere);
    row("a create with 100,000 waiting, p50 / p99", &percentiles(run.times));
    emulator.reset();
    emulator.create_queue(QUEUE).expect("the queue is made");
    control(&emulator, ":pause");
    let tasks = 20_000;
    create_many(&emulator, 8, tasks, &worker());
    control(&emulator, ":resume");
    let start = Instant::now();
    assert!(emulator.wait_idle(Duration::from_secs(600)), "the tasks are dispatched");
    row(
        "dispatches/s to a local worker, rate limits off",
        &format!("{:.0}", tasks as f64 / start.elapsed().as_secs_f64()),
    );
}

fn emulator() -> Emulator {
    let mut settings = Settings::default();
    settings.max_dispatches_per_second = 1e9;
    Emulator::builder().queue(QUEUE).settings(settings).start().expect("a port is free")
}

fn row(what: &str, figure: &str) {
    println!("| {what} | {figure} |");
}

struct Run {
    wall: Duration,
    /// How long each call took.
    times: Vec<Duration>,
}

fn rate(run: &Run) -> String {
    format!("{:.0}", run.times.len() as f64 / run.wall.as_secs_f64())
}

fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: usize| times[times.len() * share / 100].as_micros();
    format!("{} µs / {} µs", at(50), at(99))
}

/// Creates tasks over so many connections at once.
fn create_many(emulator: &Emulator, connections: usize, tasks: usize, url: &str) -> Run {
    let body = format!(r#"{{"task":{{"httpRequest":{{"url":"{url}","body":"{BODY}"}}}}}}"#);
    let start = Instant::now();
    let times = thread::scope(|scope| {
        let creating: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| create_in_turn(&emulator.host(), tasks / connections, &body)))
            .collect();
        creating.into_iter().flat_map(|thread| thread.join().expect("the calls succeed")).collect()
    });
    Run { wall: start.elapsed(), times }
}

fn create_in_turn(host: &str, tasks: usize, body: &str) -> Vec<Duration> {
    let mut stream = connect(host);
    let path = format!("/v2/{QUEUE}/tasks");
    (0..tasks)
        .map(|_| {
            let start = Instant::now();
            post(&mut stream, host, &path, body);
            start.elapsed()
        })
        .collect()
}

fn control(emulator: &Emulator, verb: &str) {
    let host = emulator.host();
    post(&mut connect(&host), &host, &format!("/v2/{QUEUE}{verb}"), "{}");
}

fn connect(host: &str) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(host).expect("the emulator listens");
    stream.set_nodelay(true).expect("the socket is open");
    BufReader::new(stream)
}

fn post(stream: &mut BufReader<TcpStream>, host: &str, path: &str, body: &str) {
    let length = body.len();
    let request = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n{body}");
    stream.get_mut().write_all(request.as_bytes()).expect("the emulator reads");
    let status = read_message(stream).expect("the emulator answers");
    assert!(status.starts_with("HTTP/1.1 200"), "{status}");
}

/// A worker that answers 200 to all. Returns its URL.
fn worker() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let url = format!("http://{}/", listener.local_addr().expect("it is bound"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut stream = BufReader::new(stream);
                while read_message(&mut stream).is_some() {
                    let _ = stream.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                }
            });
        }
    });
    url
}

/// Reads a request or a response and returns its first line.
fn read_message(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let (mut first, mut length) = (String::new(), 0);
    stream.read_line(&mut first).ok().filter(|read| *read > 0)?;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(first)
}

/// What the process holds in memory (Linux).
fn resident_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or(0) * 1024
}
