//! How late a timeout comes, by phase: figures for docs/reliability.md, by `make soak`.

use crate::calls::{Call, builder, client};
use crate::deadlines::FullListener;
use crate::faults::faulty;
use cloudtasks::{CallOptions, Client, Credentials, Resolve};
use cloudtasks_testing::{Fault, Faults, Issuer, Server};
use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;

const TRIALS: usize = 200;
const LIMIT: Duration = Duration::from_millis(100);

/// Makes calls that hang, and prints by how much they outlast their timeout.
async fn measure(phase: &str, client: &Client) {
    let (mut late, mut elsewhere) = (Vec::new(), 0);
    for _ in 0..TRIALS {
        let began = Instant::now();
        let result = Call::Create.make(client, &CallOptions::new().timeout(LIMIT)).await;
        late.push(began.elapsed().saturating_sub(LIMIT));
        // On a machine under load the call may not have come so far.
        elsewhere += usize::from(result.expect_err("it hangs").phase().expect("a phase").to_string() != phase);
    }
    print(phase, late);
    if elsewhere > 0 {
        println!("  {elsewhere} of these ended in an earlier phase");
    }
}

fn print(what: &str, mut late: Vec<Duration>) {
    late.sort();
    let within = late.iter().filter(|late| **late <= Duration::from_millis(50)).count();
    let millis = |late: Duration| late.as_secs_f64() * 1000.0;
    let (median, longest) = (millis(late[TRIALS / 2]), millis(late[TRIALS - 1]));
    println!("{what}: late by {median:.1} ms (median), {longest:.1} ms (longest); {within} of {TRIALS} within 50 ms");
}

/// What the machine alone makes of it.
async fn measure_bare_timer() {
    let mut late = Vec::new();
    for _ in 0..TRIALS {
        let began = Instant::now();
        tokio::time::sleep(LIMIT).await;
        late.push(began.elapsed().saturating_sub(LIMIT));
    }
    print("a bare timer, for comparison", late);
}

#[tokio::test]
#[ignore = "prints figures, waits for real: make soak"]
async fn how_late_timeouts_come() {
    measure_bare_timer().await;

    let nowhere: Arc<Resolve> = Arc::new(|_| Box::pin(pending()));
    measure("name lookup", &builder("http://tasks.test").resolver(nowhere).build().unwrap()).await;

    let full = FullListener::start().await;
    measure("connect", &client(&format!("http://{}", full.address))).await;

    let silent = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let endpoint = format!("https://{}", silent.local_addr().unwrap());
    // Its backlog would be full after some hundred trials.
    let accepting = tokio::spawn(async move {
        let mut accepted = Vec::new();
        while let Ok((stream, _)) = silent.accept().await {
            accepted.push(stream);
        }
    });
    measure("TLS handshake", &client(&endpoint)).await;
    accepting.abort();

    for (sent, phase) in [(0, "wait for the response"), (-1, "response body")] {
        let (server, _) = faulty(Faults::always(Fault::StallAnswer(sent))).await;
        measure(phase, &client(&server.url())).await;
    }

    let stalling = Server::builder().faults(Faults::always(Fault::StallAnswer(0)));
    let issuer = Issuer::start_on(stalling, LIMIT).await;
    let credentials = Credentials::from_json(issuer.authorized_user()).unwrap();
    measure("token", &builder("http://127.0.0.1:1").credentials(credentials).build().unwrap()).await;
}
