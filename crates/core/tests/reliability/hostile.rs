//! Every language against every hostile server: how its calls end, how late, and in how much memory.
//!
//! Calls are made by drivers, programs in each language. They read a line for each case and write one: what ended its calls, the
//! worst lateness beyond a timeout and the peak memory of the process. `HOSTILE_PYTHON` names a Python that has the package,
//! `HOSTILE_C` the program of `tests/hostile/driver.c`; `make soak-hostile` gives both.

use crate::calls::{QUEUE, task};
use cloudtasks::v2::{CreateTaskRequest, ListTasksRequest, methods};
use cloudtasks::{CallOptions, Client, Credentials, Error};
use cloudtasks_testing::{
    Authority, HostileCall, HostileCase, HostileServer, hostile_cases, is_child_process, run_driver,
};
use futures_util::{StreamExt, stream};
use std::collections::BTreeSet;
use std::env::{current_exe, temp_dir, var, var_os};
use std::fs;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// What a call may take beyond what its process needs in any case, which an interpreter or a dev build makes larger.
const MAX_BEYOND_BASE_KIB: f64 = 82.0 * 1024.0;
const LATE_MS: f64 = 50.0;
/// How many tasks a bulk call has under way.
const BULK: usize = 8;

/// How often each call is made, and its shortest timeout; the longest is five times that.
const SHORT: (usize, u32) = (1, 200);
const LONG: (usize, u32) = (10, 60);

/// What makes calls in one language.
struct Driver {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    creates: bool,
}

/// What a driver says of a case.
struct Row {
    ends: String,
    latest_ms: f64,
    peak_kib: f64,
}

fn drivers() -> Vec<Driver> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let own = ["--exact", "hostile::the_driver", "--nocapture", "--include-ignored"].map(str::to_owned).to_vec();
    let single = |name, program, arguments| Driver { name, program, arguments, creates: false };
    let mut drivers = vec![single("Rust", current_exe().unwrap(), own)];
    if let Some(python) = var_os("HOSTILE_PYTHON").map(PathBuf::from) {
        let script = root.join("tests/hostile/driver.py").to_string_lossy().into_owned();
        let arguments = |style: &str| vec![script.clone(), style.to_owned(), BULK.to_string()];
        drivers.push(single("Python", python.clone(), arguments("blocking")));
        drivers.push(single("asyncio", python.clone(), arguments("asyncio")));
        let program = python;
        drivers.push(Driver { name: "bulk", program, arguments: arguments("bulk"), creates: true });
    }
    if let Some(program) = var_os("HOSTILE_C").map(PathBuf::from) {
        drivers.push(single("C", program, Vec::new()));
    }
    drivers
}

impl Driver {
    fn meets(&self, case: &HostileCase) -> bool {
        !self.creates || case.call != HostileCall::List
    }

    /// Meets one case in a new process, so that nothing else counts in its memory.
    async fn run(
        &self,
        (case, server): (&HostileCase, &HostileServer),
        certificate: &Path,
        amount: (usize, u32),
    ) -> Row {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env("SSL_CERT_FILE", certificate);
        let call = if self.creates || case.call == HostileCall::Create { "create" } else { "list" };
        let HostileServer { endpoint, proxy, credentials_file, .. } = server;
        let (runs, ms) = amount;
        let line = format!("{call}\t{endpoint}\t{proxy}\t{credentials_file}\t{ms}\t{runs}\n");
        let said = run_driver(command, line).await;
        said.lines().find_map(Row::parse).unwrap_or_else(|| panic!("{}, {}: {said}", self.name, case.name))
    }
}

impl Row {
    fn parse(line: &str) -> Option<Row> {
        let mut parts = line.split('\t');
        if parts.next() != Some("row") {
            return None;
        }
        let ends = parts.next()?.to_owned();
        Some(Row { ends, latest_ms: parts.next()?.parse().ok()?, peak_kib: parts.next()?.parse().ok()? })
    }

    /// What is wrong with it.
    fn fault(&self, case: &HostileCase, most_kib: f64) -> Option<String> {
        let Row { ends, peak_kib, .. } = self;
        if !ends.split(',').all(|end| case.ends.contains(&end)) {
            return Some(format!("{}: ended with {ends}, expected {:?}", case.name, case.ends));
        }
        (*peak_kib > most_kib).then(|| format!("{}: took {:.0} MiB", case.name, peak_kib / 1024.0))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_to_a_hostile_server_ends_as_it_should_in_bounded_memory() {
    let scratch = temp_dir().join(format!("cloudtasks-hostile-{}", std::process::id()));
    fs::create_dir_all(&scratch).unwrap();
    let authority = Authority::new();
    let certificate = scratch.join("authority.pem");
    fs::write(&certificate, authority.pem()).unwrap();
    // What a developer looks at.
    let [only, in_language] = ["HOSTILE_ONLY", "HOSTILE_LANGUAGE"].map(|name| var(name).unwrap_or_default());
    let cases: Vec<_> = hostile_cases().into_iter().filter(|case| case.name.contains(&only)).collect();
    let mut servers = Vec::new();
    for case in &cases {
        servers.push(case.start(&authority, &scratch).await.unwrap());
    }
    let is_soak = var_os("SOAK").is_some();
    let (amount, at_once) = if is_soak { (LONG, 1) } else { (SHORT, 4) };
    let mut faults = Vec::new();
    for driver in drivers().into_iter().filter(|driver| driver.name.contains(&in_language)) {
        let base = driver.run((&cases[0], &servers[0]), &certificate, SHORT).await.peak_kib;
        let most = base + MAX_BEYOND_BASE_KIB;
        let met = cases.iter().zip(&servers).filter(|(case, _)| driver.meets(case));
        let rows = met.map(async |met| {
            let row = driver.run(met, &certificate, amount).await;
            if is_soak || !only.is_empty() {
                print(&driver, met.0, &row);
            }
            row.fault(met.0, most).map(|fault| format!("{}: {fault}", driver.name))
        });
        let found: Vec<_> = stream::iter(rows).buffered(at_once).collect().await;
        faults.extend(found.into_iter().flatten());
    }
    fs::remove_dir_all(&scratch).unwrap();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn print(driver: &Driver, case: &HostileCase, row: &Row) {
    let late = if row.latest_ms > LATE_MS { " LATE" } else { "" };
    let Row { ends, latest_ms, peak_kib } = row;
    println!("| {} | {} | {ends} | {latest_ms:.0}{late} | {:.0} |", case.name, driver.name, peak_kib / 1024.0);
}

/// The driver in Rust.
#[tokio::test]
#[ignore = "another test starts it"]
async fn the_driver() {
    if !is_child_process() {
        return;
    }
    let mut lines = String::new();
    stdin().read_to_string(&mut lines).unwrap();
    for line in lines.lines() {
        let [call, endpoint, proxy, credentials_file, ms, runs] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line:?}");
        };
        let mut builder = Client::builder().endpoint(endpoint).credentials(Credentials::anonymous());
        if !proxy.is_empty() {
            builder = builder.proxy(proxy);
        }
        if !credentials_file.is_empty() {
            let file = serde_json::from_slice(&fs::read(credentials_file).unwrap()).unwrap();
            builder = builder.credentials(Credentials::from_json(file).unwrap());
        }
        let client = builder.build().unwrap();
        let (mut ends, mut latest) = (BTreeSet::new(), Duration::ZERO);
        for run in 0..runs.parse().unwrap() {
            let limit = Duration::from_millis(ms.parse().unwrap()) * (1 + run % 5);
            let began = Instant::now();
            let ended = call_once(&client, call, limit).await;
            latest = latest.max(began.elapsed().saturating_sub(limit));
            ends.insert(ended.map_or_else(|error| error.code().as_str().to_owned(), |()| "OK".to_owned()));
        }
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")).unwrap();
        let ends = Vec::from_iter(ends).join(",");
        println!("row\t{ends}\t{:.1}\t{peak}", latest.as_secs_f64() * 1000.0);
    }
}

async fn call_once(client: &Client, call: &str, limit: Duration) -> Result<(), Error> {
    let options = CallOptions::new().timeout(limit);
    if call == "create" {
        let request = CreateTaskRequest::new().parent(QUEUE).task(task("https://example.com/once"));
        return client.call::<_, cloudtasks::v2::Task>(&methods::create_task, &request, &options).await.map(drop);
    }
    let request = ListTasksRequest::new().parent(QUEUE);
    client.call::<_, cloudtasks::v2::ListTasksResponse>(&methods::list_tasks, &request, &options).await.map(drop)
}
