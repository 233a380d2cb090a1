#!/usr/bin/env python3
"""One line in the table is a field everywhere: adds a field to a copy of it and sends it from Python to C.

The copy is built like the real thing. Python sets the new field, the emulator keeps it, C reads it.
`make test-new-field` runs this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "target" / "new-field"
TABLE = "crates/core/src/schema/v2.rs"
MESSAGE = '        Task "Task" {\n'
FIELD = "            /// A note to the worker.\n            note = 900: singular string;\n"

PYTHON = """
import sys
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

location = "projects/p/locations/l"
with Emulator() as emulator:
    client = tasks_v2.CloudTasksClient(
        credentials=AnonymousCredentials(), client_options={"api_endpoint": emulator.endpoint}
    )
    queue = client.create_queue(parent=location, queue={"name": f"{location}/queues/q"})
    client.pause_queue(name=queue.name)
    request = tasks_v2.HttpRequest(url="http://127.0.0.1:9/")
    task = client.create_task(parent=queue.name, task=tasks_v2.Task(note="seen by all", http_request=request))
    assert task.note == "seen by all", task
    print(emulator.endpoint, task.name, flush=True)
    sys.stdin.readline()
"""

C = """
#include <cloudtasks.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    cloudtasks_error *error = NULL;
    cloudtasks_options *options = NULL;
    cloudtasks_client *client = NULL;
    cloudtasks_message *request = NULL, *task = NULL;
    const char *note = NULL;
    if (argc != 3) return 2;
    if (cloudtasks_options_new(&options, &error) || cloudtasks_options_set_endpoint(options, argv[1], &error)
        || cloudtasks_options_set_anonymous(options, &error) || cloudtasks_client_new(options, &client, &error)
        || cloudtasks_message_new("v2", "GetTaskRequest", &request, &error)
        || cloudtasks_message_set_string(request, "name", argv[2], strlen(argv[2]), &error)
        || cloudtasks_v2_get_task(client, request, NULL, &task, &error)
        || cloudtasks_message_get_string(task, "note", &note, NULL, &error)) {
        fprintf(stderr, "%s\\n", cloudtasks_error_message(error));
        return 1;
    }
    puts(note);
    cloudtasks_message_free(task);
    cloudtasks_message_free(request);
    cloudtasks_client_free(client);
    cloudtasks_options_free(options);
    return 0;
}
"""


def run(*command: object, **options: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, text=True, **options).stdout  # type: ignore[call-overload]


def copy_with_field(to: Path) -> None:
    listed = run("git", "ls-files", "-z", cwd=ROOT, stdout=subprocess.PIPE)
    for name in filter(None, listed.split("\0")):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    table = to / TABLE
    text = table.read_text()
    if text.count(MESSAGE) != 1:
        raise SystemExit(f"{TABLE} does not hold {MESSAGE.strip()!r} once")
    table.write_text(text.replace(MESSAGE, MESSAGE + FIELD))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        copy_with_field(source)
        environment = {**os.environ, "CARGO_TARGET_DIR": str(BUILD / "cargo")}
        maturin = ROOT / ".venvs/build/bin/maturin"
        wheels = source / "wheels"
        run(maturin, "build", "--quiet", "--compatibility", "linux", "--out", wheels, cwd=source, env=environment)
        run("cargo", "build", "--quiet", "-p", "cloudtasks-capi", cwd=source, env=environment)
        python = BUILD / "venv/bin/python"
        if not python.exists():
            run(sys.executable, "-m", "venv", python.parent.parent)
        run(python, "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", *wheels.glob("*.whl"))
        prefix, program = source / "prefix", source / "read_note"
        run("packaging/install", BUILD / "cargo/debug", cwd=source, env={**environment, "PREFIX": str(prefix)})
        program.with_suffix(".c").write_text(C)
        flags = [f"-I{prefix}/include", f"-L{prefix}/lib", "-lcloudtasks", f"-Wl,-rpath,{prefix}/lib", "-Werror"]
        run(os.environ.get("CC", "cc"), "-o", program, program.with_suffix(".c"), *flags)
        with subprocess.Popen(
            [python, "-c", PYTHON], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as producer:
            assert producer.stdin is not None
            assert producer.stdout is not None
            endpoint, task = producer.stdout.readline().split()
            note = run(program, endpoint, task, stdout=subprocess.PIPE).strip()
            producer.stdin.write("\n")
        failed = note != "seen by all" or producer.returncode != 0
    print(f"a field added by one line reached C as {note!r}\n{int(not failed)} passed, {int(failed)} failed")
    sys.exit(failed)


if __name__ == "__main__":
    main()
