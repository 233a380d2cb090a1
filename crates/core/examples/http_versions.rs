//! What a create_task costs over plain HTTP/1.1, and over HTTP/1.1 and HTTP/2 with TLS, in one run.
//!
//! `http_versions CALLS` makes CALLS calls of each against local servers, in rounds that alternate, one and then 32 at a
//! time, and prints a Markdown table of medians. CPU is that of the calling thread alone; the servers have their own. Below
//! it says what of the difference is the work of rustls: the same bytes, encrypted and decrypted in memory.
//! `cargo run --release -p cloudtasks --example http_versions 1000`

use cloudtasks::v2::{CloudTasks, CreateTaskRequest, HttpRequest, Task};
use cloudtasks::{Blocking, Client, Credentials};
use cloudtasks_testing::{Authority, Http2Server, Server, TaskService};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, ClientConnection, ConnectionCommon, RootCertStore, ServerConnection};
use std::io::{Read, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const QUEUE: &str = "projects/p/locations/us-central1/queues/q";
const ROUNDS: usize = 7;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What is on the wire for a task of 100 B.
const REQUEST: usize = 360;
const RESPONSE: usize = 480;

fn main() -> Result<(), Failure> {
    let calls: usize = std::env::args().nth(1).ok_or("usage: http_versions CALLS")?.parse()?;
    let authority = Authority::new();
    let urls = serve(&authority)?;
    let blocking = Blocking::new()?;
    println!(
        "| CPU of a create_task | plain HTTP/1.1 | HTTP/1.1 over TLS | HTTP/2 over TLS | HTTP/2 / HTTP/1.1 | goal |"
    );
    println!("|---|---|---|---|---|---|");
    for (body, at_once, goal) in [(100, 1, "≤ 1.2"), (100, 32, "≤ 0.6"), (100_000, 1, "–")] {
        let clients = urls.clone().map(|url| client(&url, &authority));
        let calls = if body > 1000 { calls / 10 } else { calls };
        let mut costs = [Vec::new(), Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (client, costs) in clients.iter().zip(&mut costs) {
                costs.push(round(&blocking, client, body, at_once, calls)?);
            }
        }
        let ratio = median(costs[2].iter().zip(&costs[1]).map(|(two, one)| two / one).collect());
        let [plain, one, two] = costs.map(median);
        println!("| {body} B, {at_once} at a time | {plain:.0} µs | {one:.0} µs | {two:.0} µs | {ratio:.2} | {goal} |");
    }
    let alone = median((0..ROUNDS).map(|_| rustls_alone(&authority, calls)).collect::<Result<_, _>>()?);
    println!("\nrustls takes {alone:.1} µs of it for the request and the response of 100 B, in memory.");
    Ok(())
}

/// Microseconds that rustls takes to encrypt a request and to decrypt its response.
fn rustls_alone(authority: &Authority, calls: usize) -> Result<f64, Failure> {
    let mut roots = RootCertStore::empty();
    for root in CertificateDer::pem_slice_iter(authority.pem().as_bytes()) {
        roots.add(root?)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let mut client = ClientConnection::new(config.into(), "localhost".try_into()?)?;
    let mut server = ServerConnection::new(authority.server(rustls::ALL_VERSIONS, &[]))?;
    let mut wire = Vec::new();
    while client.is_handshaking() || server.is_handshaking() || client.wants_write() || server.wants_write() {
        pass(&mut client, &mut server, &mut wire)?;
        pass(&mut server, &mut client, &mut wire)?;
    }
    let (request, response, mut received) = ([b'x'; REQUEST], [b'y'; RESPONSE], [0; RESPONSE]);
    let mut spent = Duration::ZERO;
    for _ in 0..calls {
        let begun = Instant::now();
        client.writer().write_all(&request)?;
        client.write_tls(&mut wire)?;
        spent += begun.elapsed();
        read(&mut server, &mut wire)?;
        server.reader().read_exact(&mut received[..REQUEST])?;
        server.writer().write_all(&response)?;
        server.write_tls(&mut wire)?;
        let begun = Instant::now();
        read(&mut client, &mut wire)?;
        client.reader().read_exact(&mut received)?;
        spent += begun.elapsed();
    }
    Ok(spent.as_secs_f64() * 1e6 / calls as f64)
}

fn pass<A, B>(from: &mut ConnectionCommon<A>, to: &mut ConnectionCommon<B>, wire: &mut Vec<u8>) -> Result<(), Failure> {
    while from.wants_write() {
        from.write_tls(wire)?;
    }
    read(to, wire)
}

fn read<T>(to: &mut ConnectionCommon<T>, wire: &mut Vec<u8>) -> Result<(), Failure> {
    let mut bytes = &wire[..];
    while !bytes.is_empty() {
        to.read_tls(&mut bytes)?;
        to.process_new_packets()?;
    }
    wire.clear();
    Ok(())
}

/// The URLs of two servers of HTTP/1.1, the second over TLS, and of one of HTTP/2, on their own thread.
fn serve(authority: &Authority) -> Result<[String; 3], Failure> {
    let one = authority.server(rustls::ALL_VERSIONS, &["http/1.1"]);
    let two = authority.server(rustls::ALL_VERSIONS, &["h2"]);
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let service = TaskService::default();
            let (zeroth, first, second) = (service.clone(), service.clone(), service);
            let plain = Server::start(move |request| zeroth.answer(request)).await;
            let one = Server::builder().tls(one).start(move |request| first.answer(request)).await;
            let two = Http2Server::start(two, &[], move |request| second.answer(request)).await;
            send.send([plain.url(), one.url(), two.url()]).expect("main waits for it");
            std::future::pending::<()>().await;
        });
    });
    Ok(receive.recv()?)
}

fn client(url: &str, authority: &Authority) -> CloudTasks {
    let builder = Client::builder().endpoint(url).no_proxy().credentials(Credentials::anonymous());
    CloudTasks::from(builder.root_certificates(authority.pem()).build().expect("a client"))
}

/// Microseconds of CPU a call, on the calling thread.
fn round(blocking: &Blocking, client: &CloudTasks, body: usize, at_once: usize, calls: usize) -> Result<f64, Failure> {
    let task = Task::new().http_request(HttpRequest::new().url("https://example.com/").body(vec![b'x'; body]));
    let request = CreateTaskRequest::new().parent(QUEUE).task(task);
    // The handshake is not what is measured.
    blocking.run(async { client.create_task(request.clone()).await })?;
    let cpu = thread_cpu_micros()?;
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
    Ok((thread_cpu_micros()? - cpu) / calls as f64)
}

fn thread_cpu_micros() -> Result<f64, Failure> {
    let schedstat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanos: f64 = schedstat.split(' ').next().ok_or("no schedstat")?.parse()?;
    Ok(nanos / 1000.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
