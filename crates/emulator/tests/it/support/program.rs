//! The program in a process.

use super::http::{self, Reply};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cloudtasks-emulator");

/// The program while it runs. It is killed when this is dropped.
pub struct Program {
    pub child: Child,
    /// Where it listens, once it does.
    pub host: String,
}

impl Program {
    /// Starts it and does not wait until it listens.
    pub fn spawn(command: &mut Command) -> Program {
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        Program { child, host: String::new() }
    }

    pub fn start(command: &mut Command) -> Program {
        let mut program = Program::spawn(command);
        program.wait_until_it_listens();
        program
    }

    pub fn wait_until_it_listens(&mut self) {
        let mut line = String::new();
        BufReader::new(self.child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        self.host = line.trim().strip_prefix("CLOUD_TASKS_EMULATOR_HOST=").expect(&line).to_owned();
    }

    pub fn exchange(&self, verb: &str, path: &str, body: &Value) -> Reply {
        http::exchange(&self.host, verb, path, &[], body.to_string().as_bytes())
    }

    #[cfg(unix)]
    pub fn signal(&self, name: &str) {
        let sent = Command::new("sh").arg("-c").arg(format!("kill -s {name} {}", self.child.id())).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
