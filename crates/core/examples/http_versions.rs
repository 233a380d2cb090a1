//! What a create_task costs over HTTP/1.1 and over HTTP/2, both over TLS, in one run.
//!
//! `http_versions CALLS` makes CALLS calls of each against local servers, in rounds that alternate, one and then 32 at a
//! time, and prints a Markdown table of medians. CPU is that of the calling thread alone; the servers have their own.
//! `cargo run --release -p cloudtasks --example http_versions 1000`

use cloudtasks::v2::{CloudTasks, CreateTaskRequest, HttpRequest, Task};
use cloudtasks::{Blocking, Client, Credentials};
use cloudtasks_testing::{Authority, Http2Server, Server, TaskService};
use std::time::Instant;
use tokio::task::JoinSet;

const QUEUE: &str = "projects/p/locations/us-central1/queues/q";
const ROUNDS: usize = 7;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Microseconds a call: of CPU on the calling thread, and on the clock.
#[derive(Clone, Copy)]
struct Cost {
    cpu: f64,
    wall: f64,
}

fn main() -> Result<(), Failure> {
    let calls: usize = std::env::args().nth(1).ok_or("usage: http_versions CALLS")?.parse()?;
    let authority = Authority::new();
    let urls = serve(&authority)?;
    let blocking = Blocking::new()?;
    println!("| create_task over TLS | HTTP/1.1 | HTTP/2 | CPU ratio | time ratio |\n|---|---|---|---|---|");
    for (body, at_once) in [(100, 1), (100, 32), (100_000, 1)] {
        let clients = urls.clone().map(|url| client(&url, &authority));
        let calls = if body > 1000 { calls / 10 } else { calls };
        let mut costs = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (client, costs) in clients.iter().zip(&mut costs) {
                costs.push(round(&blocking, client, body, at_once, calls)?);
            }
        }
        let [one, two] = costs.map(median);
        let shown = |cost: Cost| format!("{:.0} µs CPU, {:.0} µs", cost.cpu, cost.wall);
        let (cpu, wall) = (two.cpu / one.cpu, two.wall / one.wall);
        println!("| {body} B, {at_once} at a time | {} | {} | {cpu:.2} | {wall:.2} |", shown(one), shown(two));
    }
    Ok(())
}

/// The URLs of a server of HTTP/1.1 and of one of HTTP/2, on their own thread.
fn serve(authority: &Authority) -> Result<[String; 2], Failure> {
    let one = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let two = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let service = TaskService::default();
            let (first, second) = (service.clone(), service);
            let one = Server::builder().tls(one).start(move |request| first.answer(request)).await;
            let two = Http2Server::start(two, &[], move |request| second.answer(request)).await;
            send.send([one.url(), two.url()]).expect("main waits for it");
            std::future::pending::<()>().await;
        });
    });
    Ok(receive.recv()?)
}

fn client(url: &str, authority: &Authority) -> CloudTasks {
    let builder = Client::builder().endpoint(url).no_proxy().credentials(Credentials::anonymous());
    CloudTasks::from(builder.root_certificates(authority.pem()).build().expect("a client"))
}

fn round(blocking: &Blocking, client: &CloudTasks, body: usize, at_once: usize, calls: usize) -> Result<Cost, Failure> {
    let task = Task::new().http_request(HttpRequest::new().url("https://example.com/").body(vec![b'x'; body]));
    let request = CreateTaskRequest::new().parent(QUEUE).task(task);
    // The handshake is not what is measured.
    blocking.run(async { client.create_task(request.clone()).await })?;
    let (began, cpu) = (Instant::now(), thread_cpu_micros()?);
    blocking.run(async {
        let mut callers = JoinSet::new();
        for _ in 0..at_once {
            let (client, request) = (client.clone(), request.clone());
            callers.spawn(async move {
                for _ in 0..calls / at_once {
                    client.create_task(request.clone()).await?;
                }
                Ok::<_, cloudtasks::Error>(())
            });
        }
        callers.join_all().await.into_iter().collect::<Result<(), _>>()
    })?;
    let calls = calls as f64;
    Ok(Cost { cpu: (thread_cpu_micros()? - cpu) / calls, wall: began.elapsed().as_secs_f64() * 1e6 / calls })
}

fn thread_cpu_micros() -> Result<f64, Failure> {
    let schedstat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanos: f64 = schedstat.split(' ').next().ok_or("no schedstat")?.parse()?;
    Ok(nanos / 1000.0)
}

fn median(mut costs: Vec<Cost>) -> Cost {
    let mut middle = |key: fn(&Cost) -> f64| {
        costs.sort_by(|a, b| key(a).total_cmp(&key(b)));
        key(&costs[costs.len() / 2])
    };
    Cost { cpu: middle(|cost| cost.cpu), wall: middle(|cost| cost.wall) }
}
