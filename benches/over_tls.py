"""The group over TLS: a server some way off that speaks HTTP/2, as users meet it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

from harness import ROOT, measure, python_of, rounds
from peers import PEERS, STREAMS
from report import Cell, number, table
from server import FarServer

DELAY_MS = 20
CALLERS = (1, 32, 100, 256, 1000)
OURS = ("ours", "ours-bulk", "ours-async")
OTHERS = ("google-grpc", "google-grpc-async", "google-rest", "gcloud-aio", "httpx-http2", "aiohttp")
SECONDS = 2.0


def possible(callers: int, delay_ms: int) -> float:
    """Calls in a second if nothing but the delay took time."""
    return callers / delay_ms * 1000


def connections(callers: int) -> int:
    return -(-callers // STREAMS)


RATES = {
    callers: Cell(
        f"{callers}", "calls_s", "calls/s", 0.95 * possible(callers, DELAY_MS) if callers >= 100 else None, True
    )
    for callers in CALLERS
}
CPU = {callers: Cell(f"{callers}", "cpu_us", "µs") for callers in CALLERS}
CONNECTIONS = {
    callers: Cell(f"{callers}", "connections", "connections", 1 + connections(callers)) for callers in CALLERS
}
MEMORY = {callers: Cell(f"{callers}", "peak_mb", "MB") for callers in CALLERS}
BUSY = {callers: Cell(f"{callers}", "client_busy", "cores") for callers in CALLERS}
SERVER_BUSY = {callers: Cell(f"{callers}", "server_busy", "cores") for callers in CALLERS}
TABLES = {
    f"Calls in a second, {DELAY_MS} ms away": RATES,
    "CPU time of a call": CPU,
    "Connections opened": CONNECTIONS,
    "Peak memory of the process": MEMORY,
    "Cores that the client kept busy": BUSY,
    "Cores that the server kept busy meanwhile": SERVER_BUSY,
}

FIRST_USE_DELAY_MS = 50
FIRST_USE = [("ours-bulk", 64), ("ours-bulk", 100), ("ours-bulk", 256), ("ours-bulk", 500), ("ours", 64)]
FIRST_USE += [("ours-async", 64), ("ours-async", 256)]


def far(server: FarServer, callers: int) -> Callable[[str], list[dict[str, float]]]:
    arguments = json.dumps({"callers": callers, "seconds": SECONDS})
    return lambda peer: measure(peer, "far", arguments, server.trust)


def peers_and_ours(server: FarServer, quick: bool) -> str:
    for callers in CALLERS:
        cells = [cells[callers] for cells in TABLES.values()]
        rounds(1 if quick else 3, [*OURS, *OTHERS], cells, far(server, callers))
    titles = {name: PEERS[name].title for name in (*OURS, *OTHERS)}
    return "\n".join(
        f"### {title}\n\n{table(list(cells.values()), titles, ours=OURS)}" for title, cells in TABLES.items()
    )


def first_use(server: FarServer, quick: bool) -> str:
    """What a client does at its first use, with all callers at once, beside what is possible."""
    lines = ["| callers | connections | possible | calls/s | possible | share |", "|---|---|---|---|---|---|"]
    for peer, callers in FIRST_USE:
        opened, rate = Cell("", "connections", ""), Cell("", "calls_s", "", more_is_better=True)
        rounds(1 if quick else 3, [peer], [opened, rate], far(server, callers))
        best, reached = possible(callers, FIRST_USE_DELAY_MS), rate.median(peer) or 0
        lines.append(
            f"| {PEERS[peer].title}, {callers} at once | {opened.median(peer):.0f} | {connections(callers)} "
            f"| {number(reached)} | {number(best)} | {reached / best:.0%} |"
        )
    return "\n".join(lines) + "\n"


def versions(quick: bool) -> str:
    """HTTP/2 beside HTTP/1.1, by the core alone."""
    example = ["--example", "http_versions", "-p", "cloudtasks"]
    subprocess.run(["cargo", "build", "--quiet", "--release", *example], cwd=ROOT, check=True)
    program = ROOT / "target" / "release" / "examples" / "http_versions"
    command = [program, "300" if quick else "2000"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def run(quick: bool) -> str:
    """The tables, as Markdown."""
    folder, google = ROOT / "target" / "bench" / "tls", python_of("google")
    with FarServer(folder, google, DELAY_MS) as server:
        compared = peers_and_ours(server, quick)
    with FarServer(folder, google, FIRST_USE_DELAY_MS) as server:
        first = first_use(server, quick)
    return (
        f"## Over TLS, {DELAY_MS} ms away\n\n{compared}\n"
        f"## At first use, {FIRST_USE_DELAY_MS} ms away\n\n{first}\n"
        f"## HTTP/2 and HTTP/1.1\n\n{versions(quick)}"
    )
