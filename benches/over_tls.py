"""The group over TLS: a server some way off that speaks HTTP/2, as users meet it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

from harness import ROOT, measure, python_of, rounds
from peers import OVER_TLS, PEERS, STREAMS
from report import Cell, number, table
from server import FarServer, prepare

DELAY_MS = 20
CALLERS = (1, 32, 100, 256, 1000)
OURS = ("ours", "ours-bulk", "ours-async")
OTHERS = ("google-grpc", "google-grpc-async", "google-rest", "gcloud-aio", "httpx-http2", "aiohttp")
H2LOAD, POSSIBLE = "yardstick-h2load", "yardstick-possible"
SECONDS = 2.0


def possible(callers: int, delay_ms: int) -> float:
    """Calls in a second if nothing but the delay took time."""
    return callers / delay_ms * 1000


def connections(callers: int) -> int:
    return -(-callers // STREAMS)


def row(figure: str, unit: str, **goal: Any) -> dict[int, Cell]:
    return {callers: Cell(f"{callers} callers", figure, unit, **goal) for callers in CALLERS}


RATES = row("calls_s", "calls/s", more_is_better=True, ahead=1)
CONNECTIONS = row("connections", "connections")
for callers in CALLERS:
    RATES[callers].goal = 0.95 * possible(callers, DELAY_MS) if callers >= STREAMS else None
    CONNECTIONS[callers].goal = 1 + connections(callers)
TABLES = {
    "Calls in a second": RATES,
    "CPU time of a call": row("cpu_us", "µs", ahead=2),
    "Connections opened": CONNECTIONS,
    "Peak memory of the process": row("peak_mb", "MB"),
    "Cores that the client kept busy": row("client_busy", "cores"),
    "Cores that the server kept busy": row("server_busy", "cores"),
}

FIRST_USE_DELAY_MS = 50
FIRST_USE = [("ours-bulk", 64), ("ours-bulk", 100), ("ours-bulk", 256), ("ours-bulk", 500), ("ours", 64)]
FIRST_USE += [("ours-async", 64), ("ours-async", 256), ("ours-bulk", 1000), ("ours-async", 1000)]


def far(server: FarServer, callers: int, delay_ms: int) -> Callable[[str], list[dict[str, float]]]:
    arguments = json.dumps({"callers": callers, "seconds": SECONDS})

    def measured(peer: str) -> list[dict[str, float]]:
        if peer == H2LOAD:
            return h2load(server, callers, delay_ms)
        return measure(peer, "far", arguments, server.trust)

    return measured


def h2load(server: FarServer, callers: int, delay_ms: int) -> list[dict[str, float]]:
    """What a load generator in C gets out of the server, over as many connections."""
    body = server.folder / "body"
    body.write_bytes(b"x" * 250)
    calls, streams = int(possible(callers, delay_ms) * SECONDS), -(-callers // connections(callers))
    command = ["h2load", "-n", str(calls), "-c", str(connections(callers)), "-m", str(streams), "-d", body]
    asked = [*command, "-H", "content-type: application/json", OVER_TLS.raw_tasks]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, preexec_fn=lambda: prepare({0}))
    (rate,) = re.findall(r"finished in .*, ([\d.]+) req/s", done.stdout)
    return [{"calls_s": float(rate)}]


def peers_and_ours(server: FarServer, quick: bool) -> str:
    for callers in CALLERS:
        RATES[callers].figures[POSSIBLE] = [possible(callers, DELAY_MS)]
        cells = [cells[callers] for cells in TABLES.values()]
        rounds(1 if quick else 3, [*OURS, *OTHERS, H2LOAD], cells, far(server, callers, DELAY_MS))
    titles = {name: PEERS[name].title for name in (*OURS, *OTHERS)}
    titles |= {H2LOAD: "*h2load, a load generator in C*", POSSIBLE: "*callers / latency*"}
    return "\n".join(
        f"### {title}\n\n{table(list(cells.values()), titles, ours=OURS, is_contest=cells[1].ahead is not None)}"
        for title, cells in TABLES.items()
    )


def first_use(server: FarServer, quick: bool) -> str:
    """What a client does at its first use, with all callers at once, beside what is possible."""
    head = ["callers", "connections", "possible", "calls/s", "callers / latency", "share", "h2load"]
    lines = [head, ["---"] * len(head)]
    for peer, callers in FIRST_USE:
        name = f"{PEERS[peer].title}, {callers} at once"
        opened = Cell(f"{name}, connections", "connections", "")
        rate = Cell(f"{name}, calls in a second", "calls_s", "calls/s", more_is_better=True)
        rounds(1 if quick else 3, [peer, H2LOAD], [opened, rate], far(server, callers, FIRST_USE_DELAY_MS))
        best, reached = possible(callers, FIRST_USE_DELAY_MS), rate.median(peer) or 0
        counts = [f"{opened.median(peer):.0f}", str(connections(callers))]
        rates = [number(reached), number(best), f"{reached / best:.0%}", number(rate.median(H2LOAD))]
        lines.append([name, *counts, *rates])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def versions(quick: bool) -> str:
    """HTTP/2 beside HTTP/1.1, by the core alone."""
    example = ["--example", "http_versions", "-p", "cloudtasks"]
    subprocess.run(["cargo", "build", "--quiet", "--release", *example], cwd=ROOT, check=True)
    program = ROOT / "target" / "release" / "examples" / "http_versions"
    command = [program, "300" if quick else "2000"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def run(quick: bool) -> str:
    """The tables, as Markdown."""
    if not shutil.which("h2load"):
        raise SystemExit("missing: h2load (apt-get install nghttp2-client)")
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
