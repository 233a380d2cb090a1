//! The public handle of the emulator, for use inside of another program.

use crate::clock::{Clock, Time};
use crate::engine::{Engine, not_kept};
use crate::error::ApiError;
use crate::queue_definitions::{self, QueueDefinition};
use crate::settings::Settings;
use crate::state::attempts::AttemptRecord;
use crate::{dispatch, http};
use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

/// A running emulator, on its own thread and port. Dropping it stops it.
///
/// ```
/// let emulator = cloudtasks_emulator::Emulator::start().unwrap();
/// println!("CLOUD_TASKS_EMULATOR_HOST={}", emulator.host());
/// ```
pub struct Emulator {
    engine: Arc<Engine>,
    startup: Startup,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Configures and starts an emulator. Every setting has a default.
#[derive(Debug, Clone, Default)]
pub struct Builder {
    host: Option<String>,
    port: u16,
    issuer_port: Option<u16>,
    queues: Vec<String>,
    log: bool,
    standing_clock: Option<Time>,
    settings: Settings,
    data_dir: Option<PathBuf>,
    queues_file: Option<PathBuf>,
}

/// Why an emulator could not be started.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The address is in use, or is not an address of this machine.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Host and port.
        address: String,
        /// The error of the system.
        source: io::Error,
    },
    /// The system has no thread or no file descriptors left.
    #[error("cannot start the emulator's thread: {0}")]
    Thread(#[source] io::Error),
    /// The data directory cannot be used, or the settings are wrong.
    #[error("{0}")]
    Store(String),
    /// The file of queues cannot be read.
    #[error("{0}")]
    QueuesFile(String),
    /// A queue cannot be created.
    #[error("cannot create the queue {name:?}: {problem}")]
    Queue {
        /// Its resource name, as given.
        name: String,
        /// What is wrong.
        problem: String,
    },
}

impl Builder {
    /// The address to listen on; 127.0.0.1 unless set. The emulator has no access control: keep it off networks.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// The port to listen on; 0, the default, for any free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// A second port, for workers that fetch the keys of OIDC tokens. It serves the same as the first one.
    pub fn issuer_port(mut self, port: u16) -> Self {
        self.issuer_port = Some(port);
        self
    }

    /// Adds a queue to start with: `projects/P/locations/L/queues/Q`.
    pub fn queue(mut self, name: impl Into<String>) -> Self {
        self.queues.push(name.into());
        self
    }

    /// Whether a line is written to standard error for each attempt.
    pub fn log(mut self, log: bool) -> Self {
        self.log = log;
        self
    }

    /// Stops the clock at this many seconds since 1970. Only [`Emulator::advance`] then moves it.
    pub fn standing_clock(mut self, seconds: i64) -> Self {
        self.standing_clock = Some(Time::from_seconds(seconds));
        self
    }

    /// Keeps queues, tasks and tombstones in this directory, so that they outlast the emulator. A call returns after its
    /// change is on disk.
    pub fn data_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.data_dir = Some(directory.into());
        self
    }

    /// A file of queues to start with: what `gcloud tasks queues list --format=json` or `yaml` prints, or `describe`, or
    /// an App Engine `queue.yaml`. [`Emulator::reload_queues`] reads it again.
    pub fn queues_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.queues_file = Some(path.into());
        self
    }

    /// Sets limits, lifetimes and switches, in place of the defaults.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Starts the emulator. It accepts calls when this returns.
    ///
    /// # Errors
    /// If the address, the data directory, the file of queues, a queue or a setting cannot be used; see [`StartError`].
    pub fn start(self) -> Result<Emulator, StartError> {
        let host = self.host.as_deref().unwrap_or("127.0.0.1");
        let (listener, bound) = listen(host, self.port)?;
        let mut listeners = vec![listener];
        if let Some(port) = self.issuer_port.filter(|port| *port != bound.port()) {
            listeners.push(listen(host, port)?.0);
        }
        let clock = self.standing_clock.map_or_else(Clock::system, Clock::standing);
        let engine =
            Engine::new(self.settings, clock, self.log, self.data_dir.as_deref()).map_err(StartError::Store)?;
        let startup = Startup { queues: self.queues, file: self.queues_file };
        startup.apply(&engine)?;
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(StartError::Thread)?;
        let for_thread = engine.clone();
        let thread = std::thread::Builder::new().name("cloudtasks-emulator".into());
        let thread = thread.spawn(move || {
            runtime.block_on(serve(listeners, for_thread, stopped));
            // Not waiting for those who wait for idleness.
            runtime.shutdown_background();
        });
        let thread = thread.map_err(StartError::Thread)?;
        Ok(Emulator { engine, startup, address: bound, stop: Some(stop), thread: Some(thread) })
    }
}

/// The queues at the start and after a reset.
struct Startup {
    queues: Vec<String>,
    file: Option<PathBuf>,
}

impl Startup {
    fn apply(&self, engine: &Engine) -> Result<(), StartError> {
        let mut definitions: Vec<_> = self.queues.iter().map(|name| QueueDefinition::named(name)).collect();
        if let Some(file) = &self.file {
            let location = &engine.settings.default_location;
            definitions.extend(queue_definitions::read_file(file, location).map_err(StartError::QueuesFile)?);
        }
        let failed = |(name, error): (String, ApiError)| StartError::Queue { name, problem: error.message };
        engine.start_with(definitions).map_err(failed)
    }
}

fn listen(host: &str, port: u16) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Listen { address: format!("{host}:{port}"), source };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    // A name with addresses of both kinds, such as localhost, means the one of IPv4 to most clients.
    let mut addresses: Vec<_> = (bare, port).to_socket_addrs().map_err(failed)?.collect();
    addresses.sort_by_key(SocketAddr::is_ipv6);
    let listener = TcpListener::bind(&addresses[..]).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    Ok((listener, bound))
}

async fn serve(listeners: Vec<TcpListener>, engine: Arc<Engine>, stopped: oneshot::Receiver<()>) {
    for listener in listeners {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        tokio::spawn(http::serve(listener, engine.clone()));
    }
    tokio::select! {
        () = dispatch::run(engine) => {}
        // Told to stop, or the handle is gone.
        _ = stopped => {}
    }
}

impl Emulator {
    /// Starts to configure an emulator.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Starts an emulator on a free port of 127.0.0.1, with its state in memory.
    ///
    /// # Errors
    /// If the system has no port, thread or file descriptors left.
    pub fn start() -> Result<Emulator, StartError> {
        Self::builder().start()
    }

    /// The address for clients on this machine, in the form of `CLOUD_TASKS_EMULATOR_HOST`: `127.0.0.1:PORT`.
    pub fn host(&self) -> String {
        let mut address = self.address;
        match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        address.to_string()
    }

    /// The address as a URL: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.host())
    }

    /// Creates a queue with default settings, by its resource name.
    ///
    /// # Errors
    /// If the name is malformed or taken, or the data directory cannot be written.
    pub fn create_queue(&self, name: &str) -> Result<(), ApiError> {
        self.engine.create_queue(name)?.wait_blocking().map_err(not_kept)
    }

    /// Reads the file of queues again: creates queues that are new, and updates those that exist. Queues that are not in the
    /// file stay.
    ///
    /// # Errors
    /// If the file cannot be read, or a queue in it is invalid.
    pub fn reload_queues(&self) -> Result<(), StartError> {
        self.startup.apply(&self.engine)
    }

    /// Deletes all queues, tasks, tombstones and attempts, undoes [`Emulator::advance`], and creates the queues that the
    /// emulator was started with.
    ///
    /// # Errors
    /// If the data directory cannot be written. Nothing has changed then.
    pub fn reset(&self) -> Result<(), ApiError> {
        self.engine.reset().wait_blocking().map_err(not_kept)
    }

    /// Waits until no attempt is under way, no task is due and none waits for its next attempt. Returns false if the timeout
    /// passes first. With a stopped clock, tasks that are due later do not count.
    pub fn wait_idle(&self, timeout: Duration) -> bool {
        self.engine.wait_idle(timeout)
    }

    /// Advances the clock. Tasks that become due are dispatched at once.
    pub fn advance(&self, by: Duration) {
        self.engine.advance(by);
    }

    /// The attempts that have ended, oldest first; by default the latest 10,000 ([`Settings::attempts_kept`]).
    pub fn attempts(&self) -> Vec<AttemptRecord> {
        self.engine.lock().attempts.to_vec()
    }

    /// Makes the next `count` attempts fail with this HTTP status, without sending them; 0 for a target that cannot be reached.
    pub fn fail_next(&self, count: u32, status: u16) {
        self.engine.lock().fail_next = (count, status);
    }

    /// Stops the emulator: closes its connections and drops the attempts under way.
    pub fn stop(mut self) {
        self.shut_down();
    }

    fn shut_down(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.shut_down();
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Emulator({})", self.host())
    }
}
