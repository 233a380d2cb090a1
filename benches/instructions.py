#!/usr/bin/env python3
"""What the hot operations cost in instructions, by callgrind: a guard against regressions that no noise can blur.

Each operation runs a few and many times, each in a new process; the difference of the two counts, divided by the
difference in runs, is its cost without start-up. `--check` compares with the figures beside this file, `--write`
renews them. A count that is more than TOLERANCE above its figure fails; one that is as much below asks to be written.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).with_suffix(".json")
TOLERANCE = 0.05

QUEUE = "projects/p/locations/us-central1/queues/q"
HEADERS = {"Content-Type": "application/json"}
ANSWER = json.dumps(
    {
        "name": f"{QUEUE}/tasks/1234567890123456789",
        "httpRequest": {"url": "https://example.com/handler", "httpMethod": 1, "headers": HEADERS},
        "scheduleTime": "2026-09-21T14:13:20.123456Z",
        "createTime": "2026-09-21T14:13:20Z",
        "dispatchDeadline": "600s",
        "view": 1,
    },
    indent=2,
)
PAGE = json.dumps({"tasks": [json.loads(ANSWER)] * 100}, indent=2)

# --- the operations, each in a new process ------------------------------------------------------------------------


def operation(name: str, port: int) -> Callable[[], Any]:
    from cloudtasks import tasks_v2 as tasks
    from cloudtasks.auth import AnonymousCredentials

    def task(size: int) -> dict[str, Any]:
        return {
            "http_request": {
                "url": "https://example.com/handler",
                "http_method": tasks.HttpMethod.POST,
                "headers": HEADERS,
                "body": b"x" * size,
            }
        }

    def typed() -> Any:
        method = tasks.HttpMethod.POST
        request = tasks.HttpRequest(url="https://example.com/handler", http_method=method, headers=HEADERS, body=body)
        return tasks.Task(http_request=request)

    body, small, large = b"x" * 100, task(100), task(100_000)
    made = typed()
    endpoint = {"api_endpoint": f"http://127.0.0.1:{port}"}
    client = tasks.CloudTasksClient(credentials=AnonymousCredentials(), client_options=endpoint)
    operations: dict[str, Callable[[], Any]] = {
        "Task(dict)": lambda: tasks.Task(small),
        "Task(HttpRequest(…))": typed,
        "Task.to_json": lambda: tasks.Task.to_json(made),
        "Task.from_json": lambda: tasks.Task.from_json(ANSWER),
        "100-task page from JSON, names": lambda: [t.name for t in tasks.ListTasksResponse.from_json(PAGE).tasks],
        "create_task, 100 B": lambda: client.create_task(parent=QUEUE, task=small),
        "create_task, 100 KB": lambda: client.create_task(parent=QUEUE, task=large),
    }
    return operations[name]


# How often each is run: so often that what differs in two starts of Python counts for less than a hundredth.
OPERATIONS = {
    "Task(dict)": 5000,
    "Task(HttpRequest(…))": 3000,
    "Task.to_json": 5000,
    "Task.from_json": 3000,
    "100-task page from JSON, names": 100,
    "create_task, 100 B": 1000,
    "create_task, 100 KB": 400,
}
FEW = 20

# Freed blocks go to a cache of any length. By default it is short, and whether the allocator then merges and splits
# blocks depends on what else is in the heap: for the page this was up to 75,000 instructions with the same code.
ALLOCATOR = "glibc.malloc.tcache_count=65535"


def repeat(name: str, runs: int, port: int) -> None:
    run = operation(name, port)
    # Its runs fall where other allocations put them.
    gc.disable()
    for _ in range(runs):
        run()


# --- a server of fixed bytes ----------------------------------------------------------------------------------------


def serve(listener: socket.socket) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=answer, args=(connection,), daemon=True).start()


def answer(connection: socket.socket) -> None:
    response = f"HTTP/1.1 200 OK\r\nContent-Length: {len(ANSWER)}\r\n\r\n{ANSWER}".encode()
    with connection, connection.makefile("rb") as reader:
        while head := read_head(reader):
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            reader.read(int(length[1]) if length else 0)
            connection.sendall(response)


def read_head(reader: Any) -> bytes:
    head = b""
    while line := reader.readline():
        head += line
        if line == b"\r\n":
            return head
    return b""


# --- counting -------------------------------------------------------------------------------------------------------


def instructions(name: str, runs: int, port: int) -> int:
    """The instructions of a process that runs an operation this number of times."""
    with tempfile.TemporaryDirectory() as folder:
        callgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out"]
        command = [*callgrind, sys.executable, "-E", "-s", __file__, "--run", name, str(runs), str(port)]
        # With hashes that are random the same program takes another path each time.
        environment = {**os.environ, "PYTHONHASHSEED": "0", "GLIBC_TUNABLES": ALLOCATOR}
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr[-2000:]}")
    (collected,) = re.findall(r"Collected : (\d+)", done.stderr)
    return int(collected)


def measure() -> dict[str, int]:
    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(os.cpu_count()) as pool:
        port = listener.getsockname()[1]
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        counts = {
            name: [pool.submit(instructions, name, runs, port) for runs in (FEW, often)]
            for name, often in OPERATIONS.items()
        }
        return {
            name: (many.result() - few.result()) // (OPERATIONS[name] - FEW) for name, (few, many) in counts.items()
        }


def versions() -> dict[str, str]:
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout
    return {"rustc": rustc.split()[1], "python": ".".join(map(str, sys.version_info[:2]))}


def check(found: dict[str, int]) -> list[str]:
    """One line for each operation whose count is out of its figure's tolerance."""
    known = json.loads(FIGURES.read_text())
    wrong = []
    for name, count in found.items():
        ratio = count / known["instructions"][name]
        print(f"{name}: {count:,} instructions, {ratio:.3f} of the figure")
        if ratio > 1 + TOLERANCE:
            wrong.append(f"{name} takes {count:,} instructions, {ratio - 1:.0%} above its figure")
        elif ratio < 1 - TOLERANCE:
            wrong.append(f"{name} takes {count:,} instructions, {1 - ratio:.0%} below its figure: --write renews it")
    if wrong and known["versions"] != versions():
        print(f"the figures are those of {known['versions']}, this is {versions()}: nothing is judged")
        return []
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", nargs=3, metavar=("OPERATION", "RUNS", "PORT"), help="what callgrind watches")
    parser.add_argument("--write", action="store_true", help="renew the figures")
    options = parser.parse_args()
    if options.run:
        name, runs, port = options.run
        repeat(name, int(runs), int(port))
        return
    if not shutil.which("valgrind"):
        print("missing: valgrind (apt-get install valgrind): instructions are not counted")
        sys.exit(1 if os.environ.get("REQUIRE_ALL") else 0)
    found = measure()
    if options.write:
        FIGURES.write_text(
            json.dumps({"versions": versions(), "instructions": found}, indent=2, ensure_ascii=False) + "\n"
        )
        return
    wrong = check(found)
    print("\n".join(wrong))
    print(f"{len(found) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
