"""One measurement after another: the venvs of the clients, and processes in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from peers import PEERS
from report import Cell
from server import prepare

BENCHES = Path(__file__).resolve().parent
ROOT = BENCHES.parent
VENVS = {
    "google": ["google-cloud-tasks==2.26.0", "requests"],
    "gcloud-aio": ["gcloud-aio-taskqueue"],
    "requests": ["requests"],
    "httpx": ["httpx[http2]"],
    "aiohttp": ["aiohttp"],
    "ours": [],
    "bare": [],
}


def python_of(venv: str) -> Path:
    return ROOT / ".venvs" / f"bench-{venv}" / "bin" / "python"


def make_venvs(wheel: Path) -> None:
    for venv, packages in VENVS.items():
        python = python_of(venv)
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
            if packages:
                subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    install = ["install", "--quiet", "--no-deps", "--force-reinstall", str(wheel)]
    subprocess.run([python_of("ours"), "-m", "pip", *install], check=True)


def measure(peer: str, what: str, arguments: str, variables: dict[str, str] | None = None) -> list[dict[str, float]]:
    """One measurement in a fresh process of the peer's venv, on the core of the clients."""
    command = [python_of(PEERS[peer].venv), BENCHES / "measure.py", peer, what, arguments]
    environment = os.environ | (variables or {})
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, env=environment, preexec_fn=lambda: prepare({0})
    )
    if done.returncode:
        raise SystemExit(f"{peer} {what}: {done.stderr[-2000:]}")
    result = json.loads(done.stdout.splitlines()[-1])
    return result if isinstance(result, list) else [result]


def rounds(count: int, peers: list[str], cells: list[Cell], work: Callable[[str], list[dict[str, float]]]) -> None:
    """Interleaves the peers, so that a noisy minute hurts all of them."""
    for _ in range(count):
        for peer in peers:
            figures = work(peer)
            for cell in cells:
                cell.add(peer, figures)
    for cell in cells:
        medians = "  ".join(f"{peer} {cell.median(peer):,.1f}" for peer in peers if cell.figures.get(peer))
        print(f"{cell.title} [{cell.unit}]: {medians}", flush=True)
