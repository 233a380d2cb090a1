"""The groups over plain HTTP on one machine, where nothing but the client takes time, and what needs no server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from harness import BENCHES, ROOT, measure, python_of, rounds
from peers import PEERS
from report import Cell, Yardstick, chart, table
from server import HTTP, PAGE_SIZE, PAGES, Server

SAME, SPLIT = {0}, {1}
"""The server's core; the client is always on core 0."""

CREATE_1 = [
    Cell("create 100 B, 1 caller, same core", "wall_us", "µs", 35),
    Cell("…its CPU", "cpu_us", "µs", 20),
]
CREATE_BIG = [Cell("create 100 KB, 1 caller, same core", "wall_us", "µs", 90)]
CREATE_32 = [Cell("create 100 B, 32 threads, split", "calls_s", "calls/s", 35_000, more_is_better=True)]
CREATE_ASYNC = [
    Cell("create 100 B, asyncio, 32 in flight, split", "calls_s", "calls/s", 40_000, True, ours="ours-async")
]
BULK = [Cell("create_tasks, 10,000 tasks", "calls_s", "tasks/s", 65_000, more_is_better=True)]
LIST = [Cell("list 10 × 1000, read names", "wall_ms", "ms", 12)]
IMPORT = [
    Cell("import", "import_ms", "ms"),
    Cell("…memory above bare Python", "import_mb", "MB", 5),
]
FIRST = [
    Cell("import and make a client", "ready_ms", "ms", 5),
    Cell("first call after it", "first_call_ms", "ms", 2),
    Cell("all three", "cold_ms", "ms"),
]
CLIENTS = {
    (1, 32): Cell("1 client × 32 threads, split", "calls_s", "calls/s", more_is_better=True),
    (1, 256): Cell("1 client × 256 threads, split", "calls_s", "calls/s", more_is_better=True),
    (8, 4): Cell("8 clients × 4 threads", "calls_s", "calls/s", more_is_better=True),
    (8, 32): Cell("8 clients × 32 threads", "calls_s", "calls/s", more_is_better=True),
}
MEMORY = [Cell("memory of another client", "client_kb", "KB", 100)]
MESSAGES = [
    Cell("Task(dict)", "Task(dict)", "µs", 1),
    Cell("Task(HttpRequest(…))", "Task(HttpRequest(…))", "µs", 1.5),
    Cell("to_json", "Task.to_json", "µs", 1),
    Cell("from_json", "Task.from_json", "µs", 2),
    Cell("1000-task page from JSON, names", "1000-task page from JSON, names", "µs", 1100),
]
GROUPS = {
    "Calls": CREATE_1 + CREATE_BIG + CREATE_32 + CREATE_ASYNC + BULK + LIST,
    "Start": IMPORT + FIRST,
    "Many clients": [*CLIENTS.values(), *MEMORY],
    "Messages": MESSAGES,
}


def measure_all(server: Server, quick: bool) -> None:
    count, repeat = (1, 2) if quick else (3, 4)
    everyone = [name for name in PEERS if name not in ("ours-bulk", "httpx-http2")]
    blocking = [name for name in everyone if not PEERS[name].is_async]
    asyncio = [name for name in everyone if PEERS[name].is_async]
    surfaces = ["ours", "google-grpc"]

    def create(size: int, callers: int, clients: int = 1) -> Callable[[str], list[dict[str, float]]]:
        arguments = json.dumps({"size": size, "callers": callers, "clients": clients, "repeat": repeat})
        return lambda peer: measure(peer, "create", arguments)

    def first(peer: str) -> list[dict[str, float]]:
        (figures,) = measure(peer, "first", "{}")
        ready = figures["import_ms"] + figures["construct_ms"]
        return [{**figures, "ready_ms": ready, "cold_ms": ready + figures["first_call_ms"]}]

    server.pin(SAME)
    rounds(count, everyone, CREATE_1, create(100, 1))
    rounds(count, everyone, CREATE_BIG, create(100_000, 1))
    server.pin(SPLIT)
    rounds(count, blocking, CREATE_32, create(100, 32))
    rounds(count, asyncio, CREATE_ASYNC, create(100, 32))
    rounds(count, ["ours"], BULK, lambda peer: measure(peer, "bulk", json.dumps({"count": 10_000, "repeat": repeat})))
    listing = json.dumps({"pages": PAGES, "page_size": PAGE_SIZE, "repeat": repeat})
    rounds(count, everyone, LIST, lambda peer: measure(peer, "list_names", listing))
    for (clients, callers), cell in CLIENTS.items():
        rounds(count, surfaces, [cell], create(100, callers, clients))
    rounds(count, surfaces, MEMORY, lambda peer: measure(peer, "memory", '{"clients":8,"callers":8}'))
    rounds(count * 4, everyone, IMPORT, lambda peer: measure(peer, "import", PEERS[peer].statement))
    rounds(count * 4, everyone, FIRST, first)
    answers = json.dumps({"answers": str(server.folder / "answers")})
    rounds(count, surfaces, MESSAGES, lambda peer: measure(peer, "messages", answers))


def sizes(wheel: Path) -> str:
    """Packages and installed size for each venv."""
    with zipfile.ZipFile(wheel) as archive:
        installed = sum(entry.file_size for entry in archive.infolist())
    rows = [f"| cloudtasks | 1 | {installed / 1e6:.1f} MB (wheel {wheel.stat().st_size / 1e6:.1f} MB) |"]
    bare = _packages("bare")
    for venv, title in (
        ("google", "google-cloud-tasks"),
        ("gcloud-aio", "gcloud-aio-taskqueue"),
        ("requests", "requests"),
    ):
        names = _packages(venv) - bare
        total = sum(
            file.stat().st_size
            for file in python_of(venv).parent.parent.glob("lib/*/site-packages/**/*")
            if file.is_file() and not {"pip", "setuptools", "__pycache__"} & set(file.parts)
        )
        rows.append(f"| {title} | {len(names)} | {total / 1e6:.1f} MB |")
    return "| package | packages | installed |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _packages(venv: str) -> set[str]:
    listed = subprocess.run(
        [python_of(venv), "-m", "pip", "list", "--format", "json"], capture_output=True, text=True, check=True
    )
    return {package["name"] for package in json.loads(listed.stdout)}


def c_program(prefix: Path) -> Path:
    """Builds benches/create.c with the installed C library, as its users do."""
    subprocess.run(["make", "--silent", "install", f"PREFIX={prefix}"], cwd=ROOT, check=True)
    asked = ["pkg-config", "--cflags", "--libs", "cloudtasks"]
    environment = os.environ | {"PKG_CONFIG_PATH": str(prefix / "lib" / "pkgconfig")}
    flags = subprocess.check_output(asked, env=environment, text=True).split()
    program = prefix / "create"
    source = ["-std=c99", "-O2", BENCHES / "create.c", "-o", program]
    subprocess.run(["cc", *source, *flags, f"-Wl,-rpath,{prefix}/lib"], check=True)
    return program


def ceiling(quick: bool) -> str:
    """Compares bare reqwest with our core and our C ABI, without Python, in one run."""
    build = ["cargo", "build", "--quiet", "--release", "--example", "ceiling", "-p", "cloudtasks"]
    subprocess.run(build, cwd=ROOT, check=True)
    program = ROOT / "target" / "release" / "examples" / "ceiling"
    in_c = c_program(ROOT / "target" / "bench" / "c")
    calls = "1000" if quick else "8000"
    done = subprocess.run(
        [program, f"http://{HTTP}", calls, in_c],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {0}),
    )
    return done.stdout


def yardsticks_of(core: str) -> dict[str, Yardstick]:
    """The yardstick of each group. The first figure of the table `core` is the call of bare reqwest."""
    bare = float(re.findall(r"([\d.]+) µs", core)[0])
    imported, made = IMPORT[0].median("google-grpc"), MESSAGES[0].median("google-grpc")
    return {
        "Calls": Yardstick("create 100 B with bare reqwest on one core, without Python,", "µs", 26, bare),
        "Start": Yardstick("the import of google-cloud-tasks", "ms", 188, imported or 188),
        "Messages": Yardstick("Task(dict) of google-cloud-tasks", "µs", 5.9, made or 5.9),
    }


def run(wheel: Path, quick: bool) -> tuple[str, str]:
    """The tables, as Markdown, and their chart."""
    with Server(ROOT / "target" / "bench", python_of("google")) as server:
        measure_all(server, quick)
        server.pin(SAME)
        core = ceiling(quick)
    titles = {name: peer.title for name, peer in PEERS.items()}
    yardsticks = yardsticks_of(core)
    parts = [f"## {group}\n\n{table(cells, titles, yardsticks.get(group))}" for group, cells in GROUPS.items()]
    parts += [f"## Size\n\n{sizes(wheel)}", f"## Rust and C, without Python\n\n{core}"]
    drawn = CREATE_1[:1] + CREATE_BIG + CREATE_32 + CREATE_ASYNC + LIST + IMPORT[:1]
    return "\n".join(parts), chart(drawn, titles)
