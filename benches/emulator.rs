//! How fast the emulator is and what a waiting task costs: `cargo bench -p cloudtasks-emulator`.
//!
//! Clients, worker and emulator share one process and its cores. Prints a table in Markdown. The durations of dispatches
//! are those of the attempts. The processor time is that of the emulator's thread (Linux): it depends least on what else the
//! machine does.

use bytes::{BufMut, Bytes};
use cloudtasks::message::to_binary;
use cloudtasks::v2;
use cloudtasks_emulator::{Emulator, Settings};
use h2::client::SendRequest;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

const QUEUE: &str = "projects/p/locations/l/queues/q";
const BODY: &str = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWkFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaQUJDREVGR0hJSktMTU5PUFFSUw==";

fn main() {
    println!("| | 100 tasks waiting | 100,000 tasks waiting |\n|---|---|---|");
    let (few, many) = (Figures::with_waiting(100), Figures::with_waiting(100_000));
    row("creates/s, 1 connection", &few.alone.rate(), &many.alone.rate());
    row("a create, p50 / p99", &few.alone.percentiles(), &many.alone.percentiles());
    row("a create, processor time of the emulator", &few.alone.cpu_each(), &many.alone.cpu_each());
    row("creates/s, 32 connections", &few.together.rate(), &many.together.rate());
    row("a create among 32, p50 / p99", &few.together.percentiles(), &many.together.percentiles());
    row("creates/s over gRPC, one after the other", &few.grpc_alone.rate(), &many.grpc_alone.rate());
    row("a create over gRPC, p50 / p99", &few.grpc_alone.percentiles(), &many.grpc_alone.percentiles());
    row("a create over gRPC, processor time of the emulator", &few.grpc_alone.cpu_each(), &many.grpc_alone.cpu_each());
    row("creates/s over gRPC, 32 at once on one connection", &few.grpc_together.rate(), &many.grpc_together.rate());
    row("a create among these, p50 / p99", &few.grpc_together.percentiles(), &many.grpc_together.percentiles());
    row("dispatches/s to a local worker, rate limits off", &few.dispatches.rate(), &many.dispatches.rate());
    row("a dispatch, 32 under way at once, p50 / p99", &few.dispatches.percentiles(), &many.dispatches.percentiles());
    row("a dispatch, processor time of the emulator", &few.dispatches.cpu_each(), &many.dispatches.cpu_each());
    row("memory of a waiting task with a body of 100 bytes", "", &format!("{} bytes", many.task_bytes));
}

fn row(what: &str, few: &str, many: &str) {
    println!("| {what} | {few} | {many} |");
}

/// The measurements with this number of tasks that are due later.
struct Figures {
    alone: Run,
    together: Run,
    grpc_alone: Run,
    grpc_together: Run,
    dispatches: Run,
    task_bytes: usize,
}

impl Figures {
    fn with_waiting(waiting: usize) -> Figures {
        let emulator = emulator();
        let later = SystemTime::now() + Duration::from_secs(86_400);
        let later = format!(r#","scheduleTime":"{}""#, cloudtasks::Timestamp::from(later));
        let before = resident_bytes();
        create_many(&emulator, 4, waiting, "http://127.0.0.1:9/", &later);
        let task_bytes = resident_bytes().saturating_sub(before) / waiting;
        let limits = r#"{"rateLimits":{"maxConcurrentDispatches":32}}"#;
        let mask = "updateMask=rateLimits.maxConcurrentDispatches";
        control(&emulator, "PATCH", &format!("?{mask}"), limits);
        control(&emulator, "POST", ":pause", "{}");
        let worker = worker();
        let alone = create_many(&emulator, 1, CREATES, &worker, "");
        let together = create_many(&emulator, 32, CREATES, &worker, "");
        let grpc_alone = create_over_grpc(&emulator, 1, CREATES, &worker);
        let grpc_together = create_over_grpc(&emulator, 32, CREATES, &worker);
        control(&emulator, "POST", ":resume", "{}");
        let (start, cpu) = (Instant::now(), emulator_cpu());
        assert!(emulator.wait_idle(Duration::from_secs(600)), "the tasks are dispatched");
        let attempts = emulator.attempts();
        let times: Vec<_> = attempts.iter().map(|attempt| attempt.duration()).collect();
        assert_eq!(times.len(), 4 * CREATES);
        Figures {
            alone,
            together,
            grpc_alone,
            grpc_together,
            dispatches: Run { wall: start.elapsed(), cpu: emulator_cpu() - cpu, times },
            task_bytes,
        }
    }
}

/// A multiple of the numbers of connections.
const CREATES: usize = 16_000;

fn emulator() -> Emulator {
    let mut settings = Settings::default();
    settings.max_dispatches_per_second = 1e9;
    settings.attempts_kept = 4 * CREATES;
    Emulator::builder().queue(QUEUE).settings(settings).start().expect("a port is free")
}

struct Run {
    wall: Duration,
    /// Processor time of the emulator's thread.
    cpu: Duration,
    /// How long each call or attempt took.
    times: Vec<Duration>,
}

impl Run {
    fn rate(&self) -> String {
        format!("{:.0}", self.times.len() as f64 / self.wall.as_secs_f64())
    }

    fn cpu_each(&self) -> String {
        format!("{} µs", self.cpu.as_micros() / self.times.len() as u128)
    }

    fn percentiles(&self) -> String {
        let mut times = self.times.clone();
        times.sort();
        let at = |share: usize| times[times.len() * share / 100].as_micros();
        format!("{} µs / {} µs", at(50), at(99))
    }
}

/// Creates tasks over this number of connections at once.
fn create_many(emulator: &Emulator, connections: usize, tasks: usize, url: &str, more: &str) -> Run {
    let body = format!(r#"{{"task":{{"httpRequest":{{"url":"{url}","body":"{BODY}"}}{more}}}}}"#);
    let (start, cpu) = (Instant::now(), emulator_cpu());
    let times = thread::scope(|scope| {
        let creating: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| create_in_turn(&emulator.host(), tasks / connections, &body)))
            .collect();
        creating.into_iter().flat_map(|thread| thread.join().expect("the calls succeed")).collect()
    });
    Run { wall: start.elapsed(), cpu: emulator_cpu() - cpu, times }
}

fn create_in_turn(host: &str, tasks: usize, body: &str) -> Vec<Duration> {
    let mut stream = connect(host);
    let path = format!("/v2/{QUEUE}/tasks");
    (0..tasks)
        .map(|_| {
            let start = Instant::now();
            send(&mut stream, "POST", host, &path, body);
            start.elapsed()
        })
        .collect()
}

/// Creates tasks over one connection of HTTP/2, a given number at once.
fn create_over_grpc(emulator: &Emulator, at_once: usize, tasks: usize, url: &str) -> Run {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let task = v2::Task::new().http_request(v2::HttpRequest::new().url(url).body(&[b'x'; 100][..]));
    let mut message = Vec::new();
    to_binary(&v2::CreateTaskRequest::new().parent(QUEUE).task(task), &mut message).expect("a message");
    let mut frame = vec![0];
    frame.put_u32(message.len() as u32);
    frame.extend_from_slice(&message);
    let (host, frame) = (emulator.host(), Bytes::from(frame));
    runtime.block_on(async {
        let stream = tokio::net::TcpStream::connect(&host).await.expect("the emulator listens");
        stream.set_nodelay(true).expect("the socket is open");
        let (sender, connection) = h2::client::handshake(stream).await.expect("the emulator speaks HTTP/2");
        tokio::spawn(connection);
        let (start, cpu) = (Instant::now(), emulator_cpu());
        let creating: Vec<_> = (0..at_once)
            .map(|_| tokio::spawn(create_calls(sender.clone(), host.clone(), frame.clone(), tasks / at_once)))
            .collect();
        let mut times = Vec::with_capacity(tasks);
        for task in creating {
            times.extend(task.await.expect("the calls succeed"));
        }
        Run { wall: start.elapsed(), cpu: emulator_cpu() - cpu, times }
    })
}

async fn create_calls(sender: SendRequest<Bytes>, host: String, frame: Bytes, calls: usize) -> Vec<Duration> {
    let mut times = Vec::with_capacity(calls);
    for _ in 0..calls {
        let start = Instant::now();
        let request = http::Request::post(format!("http://{host}/google.cloud.tasks.v2.CloudTasks/CreateTask"));
        let request = request.header("content-type", "application/grpc").header("te", "trailers");
        let mut sender = sender.clone().ready().await.expect("the connection is open");
        let (response, mut body) = sender.send_request(request.body(()).expect("a request"), false).expect("a stream");
        body.send_data(frame.clone(), true).expect("the stream is open");
        let mut body = response.await.expect("a response").into_body();
        while let Some(data) = body.data().await {
            let _ = body.flow_control().release_capacity(data.expect("a message").len());
        }
        let trailers = body.trailers().await.expect("the stream ends").expect("trailers");
        assert_eq!(trailers["grpc-status"], "0");
        times.push(start.elapsed());
    }
    times
}

fn control(emulator: &Emulator, verb: &str, path: &str, body: &str) {
    let host = emulator.host();
    send(&mut connect(&host), verb, &host, &format!("/v2/{QUEUE}{path}"), body);
}

fn connect(host: &str) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(host).expect("the emulator listens");
    stream.set_nodelay(true).expect("the socket is open");
    BufReader::new(stream)
}

fn send(stream: &mut BufReader<TcpStream>, verb: &str, host: &str, path: &str, body: &str) {
    let length = body.len();
    let request = format!("{verb} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n{body}");
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

/// The processor time that the emulator's thread has used, in steps of 10 ms (Linux).
fn emulator_cpu() -> Duration {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let ticks = threads.filter_map(|thread| {
        let stat = std::fs::read_to_string(thread.path().join("stat")).ok()?;
        let (name, fields) = stat.split_once('(')?.1.rsplit_once(") ")?;
        // The name is cut at 15 characters. User and system time are the fields 14 and 15 of the line.
        let times = fields.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap_or(0));
        (name == "cloudtasks-emul").then(|| times.sum::<u64>())
    });
    Duration::from_millis(ticks.sum::<u64>() * 10)
}
