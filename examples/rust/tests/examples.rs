//! The examples, run as they stand.

use std::process::Command;

fn output(program: &str) -> String {
    let done = Command::new(program).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn tasks_are_enqueued_and_one_is_received() {
    let printed = output(env!("CARGO_BIN_EXE_enqueue"));
    for expected in ["the worker received: order 1\n", "0 of 99 failed\n", "99 tasks are due in an hour\n"] {
        assert!(printed.contains(expected), "{printed}");
    }
}

#[test]
fn a_task_is_enqueued_without_async() {
    assert!(output(env!("CARGO_BIN_EXE_blocking")).starts_with("created projects/my-project/"));
}
