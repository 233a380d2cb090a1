//! A subject token that a program prints (AIP-4117, executable-sourced credentials).

use super::endpoint::MAX_QUOTED_CHARS;
use super::json::text;
use crate::error::Error;
use serde_json::Value;
use std::env;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Set to 1 where the user of this machine allows credentials files to run programs.
const ALLOW_VARIABLE: &str = "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES";

const DEFAULT_TIMEOUT_MS: u64 = 30_000;
const MIN_TIMEOUT_MS: u64 = 5_000;
const MAX_TIMEOUT_MS: u64 = 120_000;

/// Subject tokens are far smaller.
pub(super) const MAX_SUBJECT_TOKEN_BYTES: u64 = 1 << 20;

/// How often the state of the program is checked.
const POLL_INTERVAL: Duration = Duration::from_millis(10);

pub(super) struct Program {
    command: Vec<String>,
    variables: Vec<(&'static str, String)>,
    timeout: Duration,
    /// Where the program keeps its response, which is used until it expires.
    output_file: Option<String>,
}

impl Program {
    /// Of a credentials file with a `credential_source.executable`.
    pub fn new(file: &Value) -> Result<Self, Error> {
        let refused = |member: &str, problem: &str| {
            Err(Error::credentials(format!("credential_source.executable.{member}: {problem}")))
        };
        let source = &file["credential_source"]["executable"];
        let command: Vec<_> = text(source, "command").split_whitespace().map(str::to_owned).collect();
        if command.is_empty() {
            return refused("command", "expected a program with its arguments");
        }
        if env::var(ALLOW_VARIABLE).as_deref() != Ok("1") {
            return refused("command", &format!("it runs only where {ALLOW_VARIABLE}=1 is set"));
        }
        let timeout = match &source["timeout_millis"] {
            Value::Null => DEFAULT_TIMEOUT_MS,
            given => match given.as_u64() {
                Some(given @ MIN_TIMEOUT_MS..=MAX_TIMEOUT_MS) => given,
                _ => {
                    let problem = format!("expected a number from {MIN_TIMEOUT_MS} to {MAX_TIMEOUT_MS}");
                    return refused("timeout_millis", &problem);
                }
            },
        };
        let output_file = source["output_file"].as_str().map(str::to_owned);
        let mut variables = vec![
            ("GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE", text(file, "audience").to_owned()),
            ("GOOGLE_EXTERNAL_ACCOUNT_TOKEN_TYPE", text(file, "subject_token_type").to_owned()),
            ("GOOGLE_EXTERNAL_ACCOUNT_INTERACTIVE", "0".to_owned()),
        ];
        variables.extend(output_file.clone().map(|path| ("GOOGLE_EXTERNAL_ACCOUNT_OUTPUT_FILE", path)));
        variables.extend(principal(file).map(|name| ("GOOGLE_EXTERNAL_ACCOUNT_IMPERSONATED_EMAIL", name.to_owned())));
        Ok(Program { command, variables, timeout: Duration::from_millis(timeout), output_file })
    }

    /// Ends the program when the caller gives up.
    pub async fn subject_token(self: &Arc<Self>) -> Result<String, Error> {
        let cancelled = CancelOnDrop(Arc::default());
        let (program, watched) = (self.clone(), cancelled.0.clone());
        let asking = tokio::task::spawn_blocking(move || program.ask(&watched));
        asking.await.map_err(|error| Error::credentials(error.to_string()))?
    }

    fn ask(&self, cancelled: &AtomicBool) -> Result<String, Error> {
        let kept = self.output_file.as_deref().and_then(|path| std::fs::read(path).ok());
        // The program runs again if its last response has expired or cannot be read.
        if let Some(Ok(token)) = kept.map(|answer| token_in(&answer, true)) {
            return Ok(token);
        }
        token_in(&self.run(cancelled)?, self.output_file.is_some())
    }

    /// Runs the program, and returns what it prints.
    fn run(&self, cancelled: &AtomicBool) -> Result<Vec<u8>, Error> {
        let problem = |problem: String| Error::credentials(format!("the program {:?} {problem}", self.command[0]));
        let mut command = Command::new(&self.command[0]);
        command.args(&self.command[1..]).envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| problem(format!("does not start: {error}")))?;
        let (output, stderr) = (read(child.stdout.take()), read(child.stderr.take()));
        let started = Instant::now();
        let mut printed = None;
        let status = loop {
            if printed.is_none() {
                printed = match output.recv_timeout(POLL_INTERVAL) {
                    Err(RecvTimeoutError::Timeout) => None,
                    ended => Some(ended.unwrap_or_default()),
                };
            } else {
                std::thread::sleep(POLL_INTERVAL);
            }
            let ended = child.try_wait().map_err(|error| problem(error.to_string()))?;
            if let (Some(status), Some(_)) = (ended, &printed) {
                break status;
            }
            if started.elapsed() >= self.timeout || cancelled.load(Relaxed) {
                // Fails if the program has just ended.
                let _ = child.kill();
                let _ = child.wait();
                return Err(problem(format!("did not end within {:?}", self.timeout)));
            }
        };
        if status.success() {
            return Ok(printed.unwrap_or_default());
        }
        let stderr = stderr.recv_timeout(POLL_INTERVAL).unwrap_or_default();
        let stderr: String = String::from_utf8_lossy(&stderr).trim().chars().take(MAX_QUOTED_CHARS).collect();
        Err(problem(format!("ended with {status}: {stderr}")))
    }
}

/// Sets its flag when it is dropped.
struct CancelOnDrop(Arc<AtomicBool>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Relaxed);
    }
}

/// Reads a pipe to its end, on a new thread: a process that the program started may keep the pipe open after the program
/// ends.
fn read(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (read, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut content = Vec::new();
        if let Some(pipe) = pipe {
            // After an error, what was read before it is used.
            let _ = pipe.take(MAX_SUBJECT_TOKEN_BYTES).read_to_end(&mut content);
        }
        // Fails if the caller has given up.
        let _ = read.send(content);
    });
    receiver
}

/// The service account of `service_account_impersonation_url`.
fn principal(file: &Value) -> Option<&str> {
    let (_, name) = file["service_account_impersonation_url"].as_str()?.rsplit_once('/')?;
    name.strip_suffix(":generateAccessToken")
}

/// The token in what the program prints. `expires` says that the response must have an expiration time.
fn token_in(answer: &[u8], expires: bool) -> Result<String, Error> {
    let refused = |problem: &str| Err(Error::credentials(format!("the program's answer: {problem}")));
    // The error of the parser may quote a secret, so it is not passed on.
    let Ok(answer) = serde_json::from_slice::<Value>(answer) else { return refused("expected JSON") };
    if answer["version"] != 1 {
        return refused("version: expected 1");
    }
    if answer["success"] != true {
        let (code, message) = (text(&answer, "code"), text(&answer, "message"));
        return refused(&format!("no success: {code:?}, {message:?}"));
    }
    let member = match text(&answer, "token_type") {
        "urn:ietf:params:oauth:token-type:jwt" | "urn:ietf:params:oauth:token-type:id_token" => "id_token",
        "urn:ietf:params:oauth:token-type:saml2" => "saml_response",
        _ => return refused("token_type: expected that of a JWT, an ID token or SAML 2"),
    };
    match answer["expiration_time"].as_u64() {
        None if expires => {
            return refused("expiration_time: expected seconds since 1970, because there is an output_file");
        }
        Some(time) if time <= seconds_since_1970() => return refused("expiration_time: it is in the past"),
        _ => {}
    }
    match text(&answer, member) {
        "" => refused(&format!("{member}: expected a text")),
        token => Ok(token.to_owned()),
    }
}

fn seconds_since_1970() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
