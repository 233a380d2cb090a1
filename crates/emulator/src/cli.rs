//! The emulator as a program: its arguments and their environment equivalents.

use crate::emulator::{Builder, Emulator};
use crate::settings::Settings;
use crate::stop_request::{Request, Requests};
use serde_json::{Map, Value};
use std::io::Write;

const USAGE: &str = "\
Usage: cloudtasks-emulator [OPTION]...

  --host HOST        address to listen on (default 127.0.0.1)   CLOUDTASKS_EMULATOR_BIND
  --port PORT        port to listen on (default 8123)           CLOUDTASKS_EMULATOR_PORT
  --queue NAME       create the queue projects/P/locations/L/queues/Q at the start; may be repeated
                     (separated by commas)                      CLOUDTASKS_EMULATOR_QUEUES
  --queues FILE      create the queues of a file at the start: the output of gcloud tasks queues list
                     --format=json or yaml, or an App Engine queue.yaml; SIGHUP reads the file again
                                                                CLOUDTASKS_EMULATOR_QUEUES_FILE
  --ca FILE          trust these certificate authorities (PEM) of HTTPS workers, too
  --insecure         accept any certificate of an HTTPS worker
  --data-dir DIR     keep queues and tasks in this directory    CLOUDTASKS_EMULATOR_DATA_DIR
  --log              log each attempt to standard error         CLOUDTASKS_EMULATOR_LOG=1
  --set NAME=VALUE   change a setting, such as queue_tombstone_ttl=0; may be repeated
                     (separated by commas)                      CLOUDTASKS_EMULATOR_SETTINGS
  --settings         print all settings with their defaults
  --help, --version

App Engine tasks go to the host in APP_ENGINE_EMULATOR_HOST. Firebase tasks without a URL go to the host in
FUNCTIONS_EMULATOR_HOST (default 127.0.0.1:5001).

The options of aertje's emulator work, too: -host, -port, -queue, -hard-reset-on-purge-queue and
-openid-issuer URL. The last one sets oidc_issuer and serves its keys on the port of the URL.
";

/// What the arguments ask for.
#[derive(Debug)]
enum Command {
    Serve(Box<Builder>),
    Print(String),
}

/// Runs the program until it is asked to stop. Returns the exit status: 0, 1 if it could not start, 2 for wrong
/// arguments.
pub fn run_program(arguments: impl IntoIterator<Item = String>) -> i32 {
    let builder = match parse(arguments, |name| std::env::var(name).ok()) {
        Ok(Command::Serve(builder)) => builder,
        Ok(Command::Print(text)) => {
            // Standard output may be closed.
            let _ = std::io::stdout().write_all(text.as_bytes());
            return 0;
        }
        Err(problem) => {
            let _ = writeln!(std::io::stderr(), "cloudtasks-emulator: {problem} (--help shows all options)");
            return 2;
        }
    };
    match serve(*builder) {
        Ok(()) => 0,
        Err(problem) => {
            let _ = writeln!(std::io::stderr(), "cloudtasks-emulator: {problem}");
            1
        }
    }
}

fn serve(builder: Builder) -> Result<(), String> {
    // First of all: process 1 does not get signals for which it has no handler.
    let mut requests = Requests::listen().map_err(|problem| format!("cannot wait for signals: {problem}"))?;
    let emulator = builder.start().map_err(|problem| problem.to_string())?;
    let _ = writeln!(std::io::stdout(), "CLOUD_TASKS_EMULATOR_HOST={}", emulator.host());
    while requests.wait() == Request::Reload {
        if let Err(problem) = emulator.reload_queues() {
            let _ = writeln!(std::io::stderr(), "cloudtasks-emulator: {problem}");
        }
    }
    emulator.stop();
    Ok(())
}

fn parse(
    arguments: impl IntoIterator<Item = String>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Command, String> {
    let environment = |name: &str| environment(name).filter(|value| !value.is_empty());
    match Options::read(arguments)? {
        Read::Print(text) => Ok(Command::Print(text)),
        Read::Options(options) => options.builder(environment).map(|builder| Command::Serve(Box::new(builder))),
    }
}

/// The arguments of the program.
#[derive(Default)]
struct Options {
    host: Option<String>,
    port: Option<String>,
    data_dir: Option<String>,
    queues: Vec<String>,
    queues_file: Option<String>,
    /// Changes of settings: `NAME=VALUE`.
    set: Vec<String>,
    log: bool,
    hard_reset_on_purge: bool,
    issuer: Option<String>,
}

/// What the arguments are.
enum Read {
    Options(Options),
    /// An option that prints something, such as `--help`.
    Print(String),
}

impl Options {
    fn read(arguments: impl IntoIterator<Item = String>) -> Result<Read, String> {
        let mut options = Options::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let (name, mut inline) = match argument.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (argument, None),
            };
            let name = two_dashes(name);
            let mut value =
                || inline.take().or_else(|| arguments.next()).ok_or_else(|| format!("{name} needs a value"));
            match name.as_str() {
                "--host" => options.host = Some(value()?),
                "--port" => options.port = Some(value()?),
                "--data-dir" => options.data_dir = Some(value()?),
                "--queue" => options.queues.push(value()?),
                "--queues" => options.queues_file = Some(value()?),
                "--ca" => options.set.push(format!("worker_ca_file={}", value()?)),
                "--insecure" => options.set.push("insecure_workers=true".into()),
                "--set" => options.set.push(value()?),
                "--log" => options.log = true,
                "--hard-reset-on-purge-queue" => {
                    let value = inline.take();
                    options.hard_reset_on_purge =
                        switch(value.as_deref()).ok_or_else(|| format!("{name}: expected true or false"))?;
                }
                "--openid-issuer" => options.issuer = Some(value()?).filter(|url| !url.is_empty()),
                "--help" | "-h" => return Ok(Read::Print(USAGE.into())),
                "--version" => return Ok(Read::Print(format!("cloudtasks-emulator {}\n", env!("CARGO_PKG_VERSION")))),
                "--settings" => return Ok(Read::Print(all_settings())),
                _ => return Err(format!("unknown option {name}")),
            }
            if inline.is_some() {
                return Err(format!("{name} takes no value"));
            }
        }
        Ok(Read::Options(options))
    }

    /// The emulator that these options describe. The environment gives what they do not set.
    fn builder(mut self, environment: impl Fn(&str) -> Option<String>) -> Result<Builder, String> {
        let list = |name: &str| -> Vec<String> {
            let text = environment(name).unwrap_or_default();
            text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
        };
        if self.queues.is_empty() {
            self.queues = list("CLOUDTASKS_EMULATOR_QUEUES");
        }
        // The last change of a setting wins.
        let mut changes = list("CLOUDTASKS_EMULATOR_SETTINGS");
        changes.append(&mut self.set);
        let port = self.port.or_else(|| environment("CLOUDTASKS_EMULATOR_PORT"));
        let port = port.map_or(Ok(8123), |text| {
            text.parse().map_err(|_| format!("the port must be a number from 0 to 65535, got {text:?}"))
        })?;
        let app_engine_host = environment("APP_ENGINE_EMULATOR_HOST").unwrap_or_default();
        let hard_reset_on_purge = self.hard_reset_on_purge;
        let mut settings = Settings { app_engine_host, hard_reset_on_purge, ..Settings::default() };
        if let Some(host) = environment("FUNCTIONS_EMULATOR_HOST") {
            settings.functions_host = host;
        }
        if let Some(issuer) = &self.issuer {
            settings.oidc_issuer.clone_from(issuer);
        }
        let mut builder = Emulator::builder()
            .port(port)
            .log(self.log || environment("CLOUDTASKS_EMULATOR_LOG").is_some_and(|value| value != "0"))
            .settings(changed(settings, &changes)?);
        if let Some(host) = self.host.or_else(|| environment("CLOUDTASKS_EMULATOR_BIND")) {
            builder = builder.host(host);
        }
        if let Some(directory) = self.data_dir.or_else(|| environment("CLOUDTASKS_EMULATOR_DATA_DIR")) {
            builder = builder.data_dir(directory);
        }
        if let Some(port) = self.issuer.as_deref().map(issuer_port).transpose()?.flatten() {
            builder = builder.issuer_port(port);
        }
        if let Some(file) = self.queues_file.or_else(|| environment("CLOUDTASKS_EMULATOR_QUEUES_FILE")) {
            builder = builder.queues_file(file);
        }
        Ok(self.queues.into_iter().fold(builder, Builder::queue))
    }
}

/// Options of Go programs begin with one dash, too.
fn two_dashes(name: String) -> String {
    let is_long = name.len() > 2 && name.starts_with('-') && !name.starts_with("--");
    if is_long { format!("-{name}") } else { name }
}

/// The value of an option that is on when it has none, as Go reads it.
fn switch(value: Option<&str>) -> Option<bool> {
    match value {
        None | Some("true" | "1" | "t" | "T" | "TRUE" | "True") => Some(true),
        Some("false" | "0" | "f" | "F" | "FALSE" | "False") => Some(false),
        Some(_) => None,
    }
}

/// The port on which an issuer serves its keys; `None` for one that is not on this machine, over HTTPS.
fn issuer_port(issuer: &str) -> Result<Option<u16>, String> {
    let problem = || format!("--openid-issuer: expected a URL such as http://localhost:8980, got {issuer:?}");
    let url: http::Uri = issuer.parse().map_err(|_| problem())?;
    match url.scheme_str() {
        Some("http") => Ok(Some(url.port_u16().unwrap_or(80))),
        Some("https") => Ok(None),
        _ => Err(problem()),
    }
}

/// The settings with changes of the form `name=value`.
fn changed(settings: Settings, changes: &[String]) -> Result<Settings, String> {
    let mut fields = fields(&settings);
    for change in changes {
        let (name, value) = change.split_once('=').ok_or_else(|| format!("--set {change}: expected NAME=VALUE"))?;
        let old = fields.get_mut(name).ok_or_else(|| format!("--set {change}: there is no setting {name}"))?;
        *old = match old {
            Value::String(_) => value.into(),
            Value::Array(_) => value.split('+').filter(|item| !item.is_empty()).collect(),
            _ => serde_json::from_str(value)
                .map_err(|_| format!("--set {change}: expected a number or true or false"))?,
        };
    }
    serde_json::from_value(Value::Object(fields)).map_err(|problem| format!("--set: {problem}"))
}

fn fields(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn all_settings() -> String {
    fields(&Settings::default()).iter().map(|(name, value)| format!("{name}={}\n", shown(value))).collect()
}

/// A value as `--set` takes it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("+"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str], environment: &[(&str, &str)]) -> Result<String, String> {
        let arguments = arguments.iter().map(|argument| argument.to_string());
        let look_up = |name: &str| environment.iter().find(|(n, _)| *n == name).map(|(_, value)| value.to_string());
        parse(arguments, look_up).map(|command| format!("{command:?}"))
    }

    #[test]
    fn options_win_over_the_environment() {
        let environment = [("CLOUDTASKS_EMULATOR_PORT", "1"), ("CLOUDTASKS_EMULATOR_BIND", "0.0.0.0")];
        let command = parsed(&["--port=2", "--queue", "projects/p/locations/l/queues/q"], &environment).unwrap();
        assert!(
            command.contains("port: 2") && command.contains("0.0.0.0") && command.contains("queues/q"),
            "{command}"
        );
        assert!(parsed(&[], &[]).unwrap().contains("port: 8123"));
    }

    #[test]
    fn the_options_of_aertjes_emulator_are_taken() {
        let arguments = [
            "-host",
            "localhost",
            "-port=8124",
            "-queue",
            "projects/p/locations/l/queues/a",
            "-queue=b",
            "-hard-reset-on-purge-queue",
            "-openid-issuer",
            "http://localhost:8980",
        ];
        let command = parsed(&arguments, &[]).unwrap();
        for part in [
            "\"localhost\"",
            "port: 8124",
            "queues/a",
            "\"b\"",
            "hard_reset_on_purge: true",
            "issuer_port: Some(8980)",
            "oidc_issuer: \"http://localhost:8980\"",
        ] {
            assert!(command.contains(part), "{part}: {command}");
        }
        assert!(parsed(&["-hard-reset-on-purge-queue=false"], &[]).unwrap().contains("hard_reset_on_purge: false"));
        assert!(
            parsed(&["-openid-issuer", "https://accounts.example.com"], &[]).unwrap().contains("issuer_port: None")
        );
        assert!(parsed(&["-openid-issuer", "localhost"], &[]).unwrap_err().contains("http://localhost:8980"));
        assert!(parsed(&["-hard-reset-on-purge-queue=maybe"], &[]).unwrap_err().contains("true or false"));
        assert_eq!(parsed(&["-prot", "1"], &[]).unwrap_err(), "unknown option --prot");
    }

    #[test]
    fn a_wrong_argument_is_named() {
        assert_eq!(parsed(&["--prot", "1"], &[]).unwrap_err(), "unknown option --prot");
        assert_eq!(parsed(&["--port"], &[]).unwrap_err(), "--port needs a value");
        assert!(parsed(&["--port", "70000"], &[]).unwrap_err().contains("\"70000\""));
        assert_eq!(parsed(&["--log=1"], &[]).unwrap_err(), "--log takes no value");
        assert!(parsed(&["--set", "nothing=1"], &[]).unwrap_err().contains("no setting nothing"));
    }

    #[test]
    fn settings_of_every_kind_can_be_set() {
        let changes = ["queue_tombstone_ttl=0", "throttling=false", "projects=a+b", "oidc_issuer=http://x"];
        let settings = changed(Settings::default(), &changes.map(str::to_owned)).unwrap();
        assert_eq!((settings.queue_tombstone_ttl, settings.throttling), (0, false));
        assert_eq!(settings.projects, ["a", "b"]);
        assert_eq!(settings.oidc_issuer, "http://x");
        assert!(changed(Settings::default(), &["throttling=1".to_owned()]).is_err());
    }
}
