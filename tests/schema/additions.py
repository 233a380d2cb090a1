#!/usr/bin/env python3
"""A field, a message and a method are one entry each in the table: adds one of each and calls them from every language.

Follows the recipe of ARCHITECTURE.md in a copy of the repository: entries in the table, a function in the emulator,
`cargo xtask generate`. Then Python sets the new field and calls the new method, and C and C++ call it too.
`make test-schema` runs this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "target" / "schema"
TABLE = "crates/core/src/schema/v2.rs"
TASKS = "crates/emulator/src/service/tasks.rs"
TEXT = "seen by all"

# What the recipe adds, and before which line.
MESSAGES = (
    TABLE,
    """        /// A unit of work:""",
    """        /// A note to the worker.
        Note "Note" in task {
            /// The text of the note.
            text = 1: singular string;
        }

        /// The request of `inspect_task`.
        InspectTaskRequest "InspectTaskRequest" in cloudtasks {
            /// The task: `projects/P/locations/L/queues/Q/tasks/T`. Required.
            name = 1: singular string;
        }

        /// The result of `inspect_task`.
        InspectTaskResponse "InspectTaskResponse" in cloudtasks {
            /// The note of the task.
            note = 1: singular message(Note);
        }

""",
)
FIELD = (
    TABLE,
    """            /// The resource name: `projects/P/locations/L/queues/Q/tasks/T`. The id""",
    """            /// A note to the worker.
            note = 900: singular message(Note);

""",
)
METHOD = (
    TABLE,
    """        /// Deletes a task that is not finished.""",
    """        /// Gets the note of a task.
        inspect_task: InspectTaskRequest => InspectTaskResponse,
        Get ["/v2/{name=projects/*/locations/*/queues/*/tasks/*}:inspect"] none, (name), Retried idempotent;

""",
)
ROUTE = (
    "crates/emulator/src/service/mod.rs",
    """            "get_task" => """,
    """            "inspect_task" => self.inspect_task(request),
""",
)
ANSWER = (
    TASKS,
    """    pub(super) fn list_tasks(""",
    """    pub(super) fn inspect_task(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let task = self.get_task(request)?;
        let mut response = self.response();
        if let Some(note) = task.message("note") {
            response.put(0, cloudtasks::message::Slot::Message(Box::new(note.clone())));
        }
        Ok(response)
    }

""",
)

PYTHON = f"""
import sys
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

location = "projects/p/locations/l"
with Emulator() as emulator:
    client = tasks_v2.CloudTasksClient(
        credentials=AnonymousCredentials(), client_options={{"api_endpoint": emulator.endpoint}}
    )
    queue = client.create_queue(parent=location, queue={{"name": f"{{location}}/queues/q"}})
    client.pause_queue(name=queue.name)
    request = tasks_v2.HttpRequest(url="http://127.0.0.1:9/")
    task = tasks_v2.Task(note=tasks_v2.Note(text={TEXT!r}), http_request=request)
    task = client.create_task(parent=queue.name, task=task)
    assert task.note.text == {TEXT!r}, task
    inspected = client.inspect_task(name=task.name)
    assert isinstance(inspected, tasks_v2.InspectTaskResponse) and inspected.note == task.note, inspected
    from cloudtasks.tasks_v2.types import task as module
    assert "Note" in module.__all__
    assert "Gets the note of a task." in client.inspect_task.__doc__
    print(emulator.endpoint, task.name, flush=True)
    sys.stdin.readline()
"""

CPP = """
#include <cloudtasks.hpp>
#include <iostream>

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    cloudtasks::v2::Client client(cloudtasks::Options().endpoint(argv[1]).anonymous());
    std::cout << client.inspect_task(argv[2]).note().text() << std::endl;
}
"""


def run(*command: object, **options: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, text=True, **options).stdout  # type: ignore[call-overload]


def copy(to: Path) -> None:
    files = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = run(*files, cwd=ROOT, stdout=subprocess.PIPE)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists():
            target = to / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)


def add(to: Path, file: str, before: str, text: str) -> None:
    path = to / file
    content = path.read_text()
    if content.count(before) != 1:
        raise SystemExit(f"{file} does not contain {before.strip()!r} once")
    path.write_text(content.replace(before, text + before))


def main() -> None:
    results: dict[str, bool] = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        copy(source)
        for addition in (MESSAGES, FIELD, METHOD, ROUTE, ANSWER):
            add(source, *addition)
        environment = {**os.environ, "CARGO_TARGET_DIR": str(BUILD / "cargo")}
        check = ["cargo", "xtask", "generate", "--check"]
        stale = subprocess.run(check, cwd=source, env=environment, capture_output=True)
        results["the check finds that the generated files are out of date"] = stale.returncode != 0
        run("cargo", "xtask", "generate", cwd=source, env=environment)
        stub = (source / "python/cloudtasks/tasks_v2/__init__.pyi").read_text()
        results["the stubs have all three"] = all(
            text in stub for text in ("class Note(", "def inspect_task(", "class InspectTaskResponse(")
        )
        maturin = ROOT / ".venvs/build/bin/maturin"
        wheels = source / "wheels"
        run(maturin, "build", "--quiet", "--compatibility", "linux", "--out", wheels, cwd=source, env=environment)
        run("cargo", "build", "--quiet", "-p", "cloudtasks-capi", cwd=source, env=environment)
        python = BUILD / "venv/bin/python"
        if not python.exists():
            run(sys.executable, "-m", "venv", python.parent.parent)
        run(python, "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", *wheels.glob("*.whl"))
        prefix, program = source / "prefix", source / "inspect"
        run("packaging/install", BUILD / "cargo/debug", cwd=source, env={**environment, "PREFIX": str(prefix)})
        program.with_suffix(".cpp").write_text(CPP)
        flags = [f"-I{prefix}/include", f"-L{prefix}/lib", "-lcloudtasks", f"-Wl,-rpath,{prefix}/lib", "-Werror"]
        run(os.environ.get("CXX", "c++"), "-std=c++17", "-o", program, program.with_suffix(".cpp"), *flags)
        with subprocess.Popen(
            [python, "-c", PYTHON], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as producer:
            assert producer.stdin is not None
            assert producer.stdout is not None
            ready = producer.stdout.readline().split()
            if ready:
                note = run(program, *ready, stdout=subprocess.PIPE).strip()
                results["C++ reads the note by the new method"] = note == TEXT
                producer.stdin.write("\n")
        results["Python has the field, the message and the method"] = producer.returncode == 0
    for what, passed in results.items():
        print(f"{'passed' if passed else 'FAILED'}: {what}")
    failed = sum(not passed for passed in results.values())
    print(f"{len(results) - failed} passed, {failed} failed")
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
