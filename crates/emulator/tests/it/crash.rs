//! Kills the program at random instants, as it starts and as it works, and sees that no acknowledged task is lost and none
//! is invented.
//!
//! `CLOUDTASKS_SOAK_KILLS` says how often; few times unless it is set.

use crate::support::program::{PROGRAM, Program};
use crate::support::worker::Worker;
use crate::support::{LOCATION, QUEUE, http};
use rand::Rng;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The program with a data directory.
fn program(directory: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(["--port", "0", "--queue", QUEUE, "--data-dir"]).arg(directory);
    command
}

fn random_span() -> Duration {
    Duration::from_micros(rand::rng().random_range(0..100_000))
}

/// What became of the tasks that the writers tried to create, by number.
#[derive(Default)]
struct Ledger {
    tried: BTreeSet<usize>,
    acknowledged: BTreeSet<usize>,
}

/// One task in two is due at once, the other in a day.
fn is_due(number: usize) -> bool {
    number.is_multiple_of(2)
}

/// Creates tasks until the program is gone, and reports each before and after.
fn write(host: &str, url: &str, next: &AtomicUsize, report: &mpsc::Sender<(usize, bool)>) {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let mut task =
            json!({"name": format!("{QUEUE}/tasks/{number}"), "httpRequest": {"url": format!("{url}/{number}")}});
        if !is_due(number) {
            let ahead = std::time::SystemTime::now() + Duration::from_secs(86_400);
            task["scheduleTime"] = json!(cloudtasks::Timestamp::from(ahead).to_string());
        }
        report.send((number, false)).unwrap();
        let body = json!({ "task": task }).to_string();
        match http::try_exchange(host, "POST", &format!("/v2/{QUEUE}/tasks"), &[], body.as_bytes()) {
            Some(reply) if reply.status == 200 => report.send((number, true)).unwrap(),
            Some(reply) => panic!("{}", String::from_utf8_lossy(&reply.body)),
            None => return,
        }
    }
}

/// Lets three writers work until the program is killed, at a random time after the first answer.
fn work_and_kill(directory: &Path, url: &str, next: &AtomicUsize, ledger: &mut Ledger) {
    let program = Program::start(&mut program(directory));
    let host = program.host.clone();
    let mut running = Some(program);
    let (report, reports) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..3 {
            let (host, report) = (&host, report.clone());
            scope.spawn(move || write(host, url, next, &report));
        }
        drop(report);
        let mut kill_at: Option<Instant> = None;
        loop {
            let left = kill_at.map_or(Duration::MAX, |at| at.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                drop(running.take());
                kill_at = None;
                continue;
            }
            match reports.recv_timeout(left.min(Duration::from_secs(60))) {
                Ok((number, false)) => drop(ledger.tried.insert(number)),
                Ok((number, true)) => {
                    ledger.acknowledged.insert(number);
                    if kill_at.is_none() && running.is_some() {
                        kill_at = Some(Instant::now() + random_span());
                    }
                }
                Err(RecvTimeoutError::Timeout) => assert!(kill_at.is_some(), "the program does not answer"),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    });
}

#[test]
fn every_acknowledged_task_survives_a_kill() {
    let kills: usize = std::env::var("CLOUDTASKS_SOAK_KILLS").map_or(6, |text| text.parse().unwrap());
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("crash-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&directory);
    // One task in ten fails at first, so that the kills meet retries too.
    let worker = Worker::answering(|request| match request.header("X-CloudTasks-TaskRetryCount") {
        Some("0") if request.path.ends_with('0') => (500, String::new()),
        _ => (200, String::new()),
    });
    let (url, next) = (worker.url(""), AtomicUsize::new(0));
    let mut ledger = Ledger::default();
    for round in 0..kills {
        if round % 3 == 2 {
            let starting = Program::spawn(&mut program(&directory));
            thread::park_timeout(random_span());
            drop(starting);
        } else {
            work_and_kill(&directory, &url, &next, &mut ledger);
        }
    }
    let program = Program::start(&mut program(&directory));
    let idle = http::exchange(&program.host, "POST", "/emulator/waitIdle?timeout=120", &[], b"").json();
    assert_eq!(idle, json!({"idle": true}));
    let kept = listed(&program.host);
    let received = worker.received();
    let delivered: BTreeSet<usize> = received.iter().map(|request| request.path[1..].parse().unwrap()).collect();
    let lost = |number: &&usize| !if is_due(**number) { &delivered } else { &kept }.contains(*number);
    assert_eq!(ledger.acknowledged.iter().filter(lost).collect::<Vec<_>>(), [&0; 0], "lost");
    let invented = |number: &&usize| !ledger.tried.contains(*number);
    assert_eq!(delivered.union(&kept).filter(invented).collect::<Vec<_>>(), [&0; 0], "invented");
    assert!(kept.iter().all(|number| !is_due(*number)) && delivered.iter().all(|number| is_due(*number)));
    assert!(ledger.acknowledged.len() >= kills / 2);
    println!("{kills} kills: {} tasks acknowledged, {} deliveries", ledger.acknowledged.len(), received.len());
    drop(program);
    let _ = std::fs::remove_dir_all(&directory);
}

/// The numbers of all tasks that the queue holds.
fn listed(host: &str) -> BTreeSet<usize> {
    let (mut numbers, mut token) = (BTreeSet::new(), String::new());
    loop {
        let path = format!("/v2/{LOCATION}/queues/q/tasks?pageToken={token}");
        let page = http::exchange(host, "GET", &path, &[], b"").json();
        let tasks = page["tasks"].as_array().cloned().unwrap_or_default();
        numbers.extend(
            tasks
                .iter()
                .map(|task| task["name"].as_str().unwrap().rsplit('/').next().unwrap().parse::<usize>().unwrap()),
        );
        match page["nextPageToken"].as_str() {
            Some(next) => token = next.to_owned(),
            None => return numbers,
        }
    }
}
