//! Kills the program at random points and sees that no acknowledged task is lost and none is invented.
//!
//! `CLOUDTASKS_SOAK_KILLS` says how often; few times unless it is set.

mod support;

use rand::Rng;
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use support::worker::Worker;
use support::{LOCATION, QUEUE, http};

/// The program with a data directory, killed when dropped.
struct Program {
    child: Child,
    host: String,
}

impl Program {
    fn start(directory: &Path) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cloudtasks-emulator"))
            .args(["--port", "0", "--queue", QUEUE, "--data-dir"])
            .arg(directory)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let host =
            line.trim().strip_prefix("CLOUD_TASKS_EMULATOR_HOST=").expect("the program tells its host").to_owned();
        Program { child, host }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// What became of the tasks that the writers tried to create.
#[derive(Default)]
struct Ledger {
    tried: BTreeSet<String>,
    acknowledged: BTreeSet<String>,
}

/// Creates tasks until the program is gone: one in two due at once, the other a day ahead.
fn write(host: &str, url: &str, next: &AtomicUsize, report: &mpsc::Sender<(String, bool)>) {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let id = format!("t{number}");
        let mut task =
            json!({"task": {"name": format!("{QUEUE}/tasks/{id}"), "httpRequest": {"url": format!("{url}/{id}")}}});
        if number % 2 == 1 {
            let ahead = std::time::SystemTime::now() + std::time::Duration::from_secs(86_400);
            task["task"]["scheduleTime"] = json!(cloudtasks::Timestamp::from(ahead).to_string());
        }
        report.send((id.clone(), false)).unwrap();
        let body = task.to_string();
        match http::try_exchange(host, "POST", &format!("/v2/{QUEUE}/tasks"), &[], body.as_bytes()) {
            Some(reply) if reply.status == 200 => report.send((id, true)).unwrap(),
            Some(reply) => panic!("{}", String::from_utf8_lossy(&reply.body)),
            None => return,
        }
    }
}

#[test]
fn every_acknowledged_task_survives_a_kill() {
    let kills: usize = std::env::var("CLOUDTASKS_SOAK_KILLS").map_or(4, |text| text.parse().unwrap());
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("crash-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&directory);
    let worker = Worker::start();
    let (url, next) = (worker.url(""), AtomicUsize::new(0));
    let mut ledger = Ledger::default();
    for _ in 0..kills {
        let program = Program::start(&directory);
        let (report, reports) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..3 {
                let (host, report) = (program.host.clone(), report.clone());
                scope.spawn({
                    let (url, next) = (&url, &next);
                    move || write(&host, url, next, &report)
                });
            }
            drop(report);
            let mut left = rand::rng().random_range(5..120);
            let mut program = Some(program);
            for (id, acknowledged) in &reports {
                if acknowledged {
                    ledger.acknowledged.insert(id);
                    left -= usize::from(left > 0);
                } else {
                    ledger.tried.insert(id);
                }
                if left == 0 {
                    drop(program.take());
                }
            }
        });
    }
    let program = Program::start(&directory);
    // In this order: what is gone from the list by now has been delivered before.
    let kept = listed(&program.host);
    let received = worker.received();
    let delivered: BTreeSet<String> =
        received.iter().map(|request| request.path.trim_start_matches('/').to_owned()).collect();
    let lost: Vec<_> =
        ledger.acknowledged.iter().filter(|id| !delivered.contains(*id) && !kept.contains(*id)).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    let invented: Vec<_> = delivered.union(&kept).filter(|id| !ledger.tried.contains(*id)).collect();
    assert!(invented.is_empty(), "invented: {invented:?}");
    assert!(ledger.acknowledged.len() >= kills * 5);
    drop(program);
    let _ = std::fs::remove_dir_all(&directory);
}

/// The ids of all tasks that the queue holds.
fn listed(host: &str) -> BTreeSet<String> {
    let (mut ids, mut token) = (BTreeSet::new(), String::new());
    loop {
        let path = format!("/v2/{LOCATION}/queues/q/tasks?pageToken={token}");
        let page = http::exchange(host, "GET", &path, &[], b"").json();
        let tasks = page["tasks"].as_array().cloned().unwrap_or_default();
        ids.extend(tasks.iter().map(|task| task["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()));
        match page["nextPageToken"].as_str() {
            Some(next) => token = next.to_owned(),
            None => return ids,
        }
    }
}
