//! What a create_task costs: bare reqwest with serde_json, this crate, and the C library over it, in one run.
//!
//! `ceiling URL CALLS C` makes CALLS calls of each against a server that answers with a task, in rounds that alternate,
//! and prints a Markdown table of medians. A ratio is the median of those of the rounds: a slow moment meets both sides.
//! C is the program of benches/create.c. `make bench` runs it.

use cloudtasks::{Client, Credentials, v2};
use serde_json::json;
use std::process::Command;
use std::time::{Duration, Instant};

const QUEUE: &str = "projects/p/locations/us-central1/queues/q";
const ROUNDS: usize = 15;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(calls), Some(c)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: ceiling URL CALLS C".into());
    };
    let calls: u32 = calls.parse()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    println!(
        "| create_task, 1 caller, same core | bare reqwest | this crate | ratio | C | C / this crate (goal ≤ 1.15) |"
    );
    println!("|---|---|---|---|---|---|");
    for size in [100, 100_000] {
        let body = vec![b'x'; size];
        let bare = Bare::new(&url)?;
        let core =
            v2::CloudTasks::from(Client::builder().endpoint(&url).credentials(Credentials::anonymous()).build()?);
        let calls = if size > 1000 { calls / 10 } else { calls };
        let (mut theirs, mut ours, mut in_c) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            theirs.push(a_call(calls, || runtime.block_on(bare.create(&body)))?);
            ours.push(a_call(calls, || runtime.block_on(create(&core, &body)))?);
            in_c.push(through_c(&c, &url, calls, size)?);
        }
        let (over_bare, over_core) = (median(ratios(&ours, &theirs)), median(ratios(&in_c, &ours)));
        let (theirs, ours, in_c) = (median(theirs), median(ours), median(in_c));
        println!("| {size} B | {theirs:.1} µs | {ours:.1} µs | {over_bare:.2} | {in_c:.1} µs | {over_core:.2} |");
    }
    Ok(())
}

async fn create(core: &v2::CloudTasks, body: &[u8]) -> Result<(), Failure> {
    let http = v2::HttpRequest::new()
        .url("https://example.com/handler")
        .http_method(v2::HttpMethod::POST)
        .headers([("Content-Type".to_owned(), "application/json".to_owned())])
        .body(body.to_vec());
    let request = v2::CreateTaskRequest::new().parent(QUEUE).task(v2::Task::new().http_request(http));
    let task = core.create_task(request).await?;
    if task.name.is_empty() { Err("no name".into()) } else { Ok(()) }
}

/// What one would write without a client.
struct Bare {
    http: reqwest::Client,
    url: String,
}

impl Bare {
    fn new(url: &str) -> Result<Self, Failure> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().http1_only().tcp_nodelay(true).build()?;
        Ok(Bare { http, url: format!("{url}/v2/{QUEUE}/tasks") })
    }

    async fn create(&self, body: &[u8]) -> Result<(), Failure> {
        let task = json!({"task": {"httpRequest": {
            "url": "https://example.com/handler",
            "httpMethod": "POST",
            "headers": {"Content-Type": "application/json"},
            "body": base64_simd::STANDARD.encode_to_string(body),
        }}});
        let request = self.http.post(&self.url).header("content-type", "application/json").body(task.to_string());
        let request = request.header("x-goog-request-params", format!("parent={QUEUE}"));
        let answer = request.send().await?.error_for_status()?.bytes().await?;
        let task: serde_json::Value = serde_json::from_slice(&answer)?;
        if task["name"].is_string() { Ok(()) } else { Err("no name".into()) }
    }
}

/// Microseconds a call, measured by a program of C, which inherits the core that this one is pinned to.
fn through_c(program: &str, url: &str, calls: u32, size: usize) -> Result<f64, Failure> {
    let done = Command::new(program).args([url, &calls.to_string(), &size.to_string()]).output()?;
    if !done.status.success() {
        return Err(format!("{program}: {}", String::from_utf8_lossy(&done.stderr)).into());
    }
    Ok(String::from_utf8(done.stdout)?.trim().parse()?)
}

/// Microseconds a call.
fn a_call(calls: u32, mut call: impl FnMut() -> Result<(), Failure>) -> Result<f64, Failure> {
    call()?;
    let start = Instant::now();
    for _ in 0..calls {
        call()?;
    }
    let elapsed: Duration = start.elapsed();
    Ok(elapsed.as_secs_f64() * 1e6 / f64::from(calls))
}

fn ratios(these: &[f64], to: &[f64]) -> Vec<f64> {
    these.iter().zip(to).map(|(this, to)| this / to).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
