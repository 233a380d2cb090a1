//! What a create_task costs: bare reqwest with serde_json, and this crate, in one run.
//!
//! `ceiling URL CALLS` makes CALLS calls of each against a server that answers with a task, in rounds that alternate, and
//! prints a Markdown table of medians. `make bench` runs it.

use cloudtasks::{Client, Credentials, v2};
use serde_json::json;
use std::time::{Duration, Instant};

const QUEUE: &str = "projects/p/locations/us-central1/queues/q";
const ROUNDS: usize = 7;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(calls)) = (arguments.next(), arguments.next()) else {
        return Err("usage: ceiling URL CALLS".into());
    };
    let calls: u32 = calls.parse()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    println!("| create_task, 1 caller, same core | bare reqwest | this crate | ratio |\n|---|---|---|---|");
    for size in [100, 100_000] {
        let body = vec![b'x'; size];
        let bare = Bare::new(&url)?;
        let core =
            v2::CloudTasks::from(Client::builder().endpoint(&url).credentials(Credentials::anonymous()).build()?);
        let calls = if size > 1000 { calls / 10 } else { calls };
        let (mut theirs, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            theirs.push(a_call(calls, || runtime.block_on(bare.create(&body)))?);
            ours.push(a_call(calls, || runtime.block_on(create(&core, &body)))?);
        }
        let (theirs, ours) = (median(theirs), median(ours));
        println!("| {size} B | {theirs:.1} µs | {ours:.1} µs | {:.2} |", ours / theirs);
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
    let task = core.create_task(&request).await?;
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

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
