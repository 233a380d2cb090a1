//! A subject's token that a program prints (AIP-4117, executable-sourced credentials).

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

/// Whether the user of this machine lets a credentials file run programs.
const ALLOWED: &str = "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES";

const USUAL_TIMEOUT: u64 = 30_000;
const TIMEOUTS: std::ops::RangeInclusive<u64> = 5_000..=120_000;

/// More than any subject's token has.
const LARGEST_OUTPUT: u64 = 1 << 20;

/// How much of what a program says on its standard error is repeated.
const MOST_WORDS: usize = 500;

/// How often the program is looked at.
const GLANCE: Duration = Duration::from_millis(10);

pub(super) struct Program {
    words: Vec<String>,
    variables: Vec<(&'static str, String)>,
    timeout: Duration,
    /// Where the program keeps its answer, which is used until it expires.
    output_file: Option<String>,
}

impl Program {
    /// Of a credentials file with a `credential_source.executable`.
    pub fn new(file: &Value) -> Result<Self, Error> {
        let refused = |member: &str, problem: &str| {
            Err(Error::credentials(format!("credential_source.executable.{member}: {problem}")))
        };
        let source = &file["credential_source"]["executable"];
        let words: Vec<_> = text(source, "command").split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return refused("command", "expected a program with its arguments");
        }
        if env::var(ALLOWED).as_deref() != Ok("1") {
            return refused("command", &format!("it runs only where {ALLOWED}=1 is set"));
        }
        let timeout = match &source["timeout_millis"] {
            Value::Null => USUAL_TIMEOUT,
            given => match given.as_u64().filter(|given| TIMEOUTS.contains(given)) {
                Some(given) => given,
                None => return refused("timeout_millis", "expected a number from 5000 to 120000"),
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
        Ok(Program { words, variables, timeout: Duration::from_millis(timeout), output_file })
    }

    /// Ends the program when the caller gives up.
    pub async fn subject_token(self: &Arc<Self>) -> Result<String, Error> {
        let given_up = GivenUp(Arc::default());
        let (program, watched) = (self.clone(), given_up.0.clone());
        let asking = tokio::task::spawn_blocking(move || program.ask(&watched));
        asking.await.map_err(|error| Error::credentials(error.to_string()))?
    }

    fn ask(&self, given_up: &AtomicBool) -> Result<String, Error> {
        let kept = self.output_file.as_deref().and_then(|path| std::fs::read(path).ok());
        // The program is asked again if its answer has expired or cannot be read.
        if let Some(Ok(token)) = kept.map(|answer| token_in(&answer, true)) {
            return Ok(token);
        }
        token_in(&self.run(given_up)?, self.output_file.is_some())
    }

    /// What the program prints.
    fn run(&self, given_up: &AtomicBool) -> Result<Vec<u8>, Error> {
        let problem = |problem: String| Error::credentials(format!("the program {:?} {problem}", self.words[0]));
        let mut command = Command::new(&self.words[0]);
        command.args(&self.words[1..]).envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| problem(format!("does not start: {error}")))?;
        let (output, complaints) = (read(child.stdout.take()), read(child.stderr.take()));
        let started = Instant::now();
        let mut printed = None;
        let status = loop {
            if printed.is_none() {
                printed = match output.recv_timeout(GLANCE) {
                    Err(RecvTimeoutError::Timeout) => None,
                    ended => Some(ended.unwrap_or_default()),
                };
            } else {
                std::thread::sleep(GLANCE);
            }
            let ended = child.try_wait().map_err(|error| problem(error.to_string()))?;
            if let (Some(status), Some(_)) = (ended, &printed) {
                break status;
            }
            if started.elapsed() >= self.timeout || given_up.load(Relaxed) {
                // Fails for one that has just ended.
                let _ = child.kill();
                let _ = child.wait();
                return Err(problem(format!("did not end within {:?}", self.timeout)));
            }
        };
        if status.success() {
            return Ok(printed.unwrap_or_default());
        }
        let complaints = complaints.recv_timeout(GLANCE).unwrap_or_default();
        let complaints: String = String::from_utf8_lossy(&complaints).trim().chars().take(MOST_WORDS).collect();
        Err(problem(format!("ended with {status}: {complaints}")))
    }
}

/// Set when it is dropped.
struct GivenUp(Arc<AtomicBool>);

impl Drop for GivenUp {
    fn drop(&mut self) {
        self.0.store(true, Relaxed);
    }
}

/// Reads all that comes, on a new thread: what the program has started may keep the pipe open after its end.
fn read(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (read, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut content = Vec::new();
        if let Some(pipe) = pipe {
            // What came before an error is what there is.
            let _ = pipe.take(LARGEST_OUTPUT).read_to_end(&mut content);
        }
        // Fails where the caller has given up.
        let _ = read.send(content);
    });
    receiver
}

/// The service account of `service_account_impersonation_url`.
fn principal(file: &Value) -> Option<&str> {
    let (_, name) = file["service_account_impersonation_url"].as_str()?.rsplit_once('/')?;
    name.strip_suffix(":generateAccessToken")
}

/// `ends` says that the answer must tell until when it holds.
fn token_in(answer: &[u8], ends: bool) -> Result<String, Error> {
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
        None if ends => return refused("expiration_time: expected seconds since 1970, as there is an output_file"),
        Some(time) if time <= seconds_since_1970() => return refused("expiration_time: it is over"),
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
