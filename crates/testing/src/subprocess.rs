//! Tests of what the environment sets: each in a process of its own, since a process has only one environment.

use std::env;
use std::process::Command;

const MARK: &str = "CLOUDTASKS_TEST_CHILD";

/// Runs the test of this name once more, in a child process with these variables, where it gets `true` back.
///
/// ```ignore
/// #[test]
/// fn the_variable_is_heeded() {
///     if in_child_process("the_variable_is_heeded", &[("NO_PROXY", "*")]) {
///         // here it is set
///     }
/// }
/// ```
///
/// # Panics
/// When the child's test fails, with what it wrote.
pub fn in_child_process(test: &str, variables: &[(&str, &str)]) -> bool {
    if env::var(MARK).is_ok_and(|name| name == test) {
        return true;
    }
    let mut command = Command::new(env::current_exe().expect("a test binary"));
    command.args(["--exact", test, "--nocapture"]).env(MARK, test).envs(variables.iter().copied());
    let output = command.output().expect("the test binary starts again");
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.contains("1 passed"), "in the child process: {text}");
    false
}
