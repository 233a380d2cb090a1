//! A worker: an HTTP server that keeps what it receives and answers as the test says.

use super::http::{find, read_message};
use std::io::{BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Received {
    pub verb: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Received {
    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }
}

pub struct Worker {
    address: SocketAddr,
    inbox: Arc<Inbox>,
}

#[derive(Default)]
struct Inbox {
    received: Mutex<Vec<Received>>,
    filled: Condvar,
}

/// Gives the status and further header lines of an answer; status 0 for none at all.
type Behaviour = dyn Fn(&Received) -> (u16, String) + Send + Sync;

impl Worker {
    /// Answers 200 to all.
    pub fn start() -> Worker {
        Worker::answering(|_| (200, String::new()))
    }

    /// Answers as `behaviour` says.
    pub fn answering(behaviour: impl Fn(&Received) -> (u16, String) + Send + Sync + 'static) -> Worker {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let worker = Worker { address: listener.local_addr().unwrap(), inbox: Arc::default() };
        let (inbox, behaviour) = (worker.inbox.clone(), Arc::new(behaviour));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (inbox, behaviour) = (inbox.clone(), behaviour.clone());
                thread::spawn(move || serve(stream, &inbox, &*behaviour));
            }
        });
        worker
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn address(&self) -> String {
        self.address.to_string()
    }

    pub fn received(&self) -> Vec<Received> {
        self.inbox.received.lock().unwrap().clone()
    }

    /// Waits until it received this number of requests.
    pub fn wait_for(&self, count: usize) -> Vec<Received> {
        let received = self.inbox.received.lock().unwrap();
        let timeout = Duration::from_secs(60);
        let (received, waited) =
            self.inbox.filled.wait_timeout_while(received, timeout, |received| received.len() < count).unwrap();
        assert!(!waited.timed_out(), "received {} of {count}", received.len());
        received.clone()
    }
}

fn serve(stream: TcpStream, inbox: &Inbox, behaviour: &Behaviour) {
    let mut reader = BufReader::new(stream);
    while let Some((first, headers, body)) = read_message(&mut reader) {
        let mut words = first.split(' ');
        let request =
            Received { verb: words.next().unwrap().to_owned(), path: words.next().unwrap().to_owned(), headers, body };
        inbox.received.lock().unwrap().push(request.clone());
        inbox.filled.notify_all();
        let (status, more) = behaviour(&request);
        if status == 0 {
            // Keeps the connection open and never answers.
            thread::park();
        }
        let answer = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{more}\r\n");
        if reader.get_mut().write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}
