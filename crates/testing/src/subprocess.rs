//! Tests of what the environment sets: each in its own process, since a process has only one environment.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

const MARK: &str = "CLOUDTASKS_TEST_CHILD";
/// What the machine of the developer may set, and a test must not see.
const FOREIGN: [&str; 15] = [
    "CLOUD_TASKS_EMULATOR_HOST",
    "CLOUDTASKS_EMULATOR_HOST",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "GOOGLE_API_USE_MTLS_ENDPOINT",
    "GOOGLE_CLOUD_QUOTA_PROJECT",
    "GOOGLE_CLOUD_UNIVERSE_DOMAIN",
    "CLOUDSDK_CONFIG",
    "ALL_PROXY",
    "all_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "NO_PROXY",
    "no_proxy",
];

/// Whether this is the child process that [`run_in_child_process`] started for a test.
pub fn is_child_process() -> bool {
    env::var_os(MARK).is_some()
}

/// Runs a program of any language that makes calls: what it is given on its standard input, and what it says. Its environment
/// names neither proxies nor credentials.
///
/// # Panics
/// When the program fails, with what it wrote.
pub async fn run_driver(mut command: Command, input: String) -> String {
    FOREIGN.iter().for_each(|name| _ = command.env_remove(name));
    command.env(MARK, "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // The runtime goes on: it serves what the program asks for.
    let ran = tokio::task::spawn_blocking(move || {
        let mut child = command.spawn()?;
        // A driver reads all of its input first.
        child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input.as_bytes()))?;
        child.wait_with_output()
    });
    let output = ran.await.expect("no panic").expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}: {text}{}", output.status, String::from_utf8_lossy(&output.stderr));
    text
}

/// Runs a test, by its full name, once more in a child process with these variables and none that name services,
/// proxies or credentials.
///
/// # Panics
/// When the test fails there, with what it wrote.
pub async fn run_in_child_process(test: &str, variables: &[(&str, &str)]) {
    let mut command = Command::new(env::current_exe().expect("a test binary"));
    command.args(["--exact", test, "--nocapture"]).env(MARK, "1");
    FOREIGN.iter().for_each(|name| _ = command.env_remove(name));
    command.envs(variables.iter().copied());
    // The runtime goes on: it serves what the child asks for.
    let ran = tokio::task::spawn_blocking(move || command.output()).await.expect("no panic");
    let output = ran.expect("the test binary starts again");
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.contains("1 passed"), "in the child process: {text}");
    // Shown where the soak shows its figures.
    print!("{}", String::from_utf8_lossy(&output.stdout));
}
