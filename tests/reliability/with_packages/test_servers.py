"""Servers that fork after loading the application: its client works in every worker."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any

import pytest

from .conftest import Site

HERE = Path(__file__).parent
REQUESTS = 40
TRIALS = int(os.environ.get("SOAK_TRIALS", 100)) if os.environ.get("SOAK") else 2


def start(site: Site, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", *arguments]
    environment = {**site.environment, "PYTHONPATH": str(HERE), **environment}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=HERE
    )


def read_until(stream: IO[str] | None, pattern: str) -> tuple[str, str]:
    """The first group of the first match, and all lines up to it."""
    assert stream is not None
    seen = []
    for line in stream:
        seen.append(line)
        if found := re.search(pattern, line):
            return found[1], "".join(seen)
    raise AssertionError("".join(seen))


def stop(server: subprocess.Popen[str]) -> str:
    """Ends a server in order; gives what it wrote."""
    server.terminate()
    try:
        written = server.communicate(timeout=60)[1]
    except subprocess.TimeoutExpired:
        server.kill()
        raise
    assert server.returncode == 0, written
    return written


@pytest.mark.parametrize("trial", range(TRIALS))
def test_gunicorn_with_preload(trial: int, site: Site) -> None:
    server = start(site, "gunicorn", "--preload", "--workers", "4", "--bind", "127.0.0.1:0", "gunicorn_app:app")
    try:
        url, _ = read_until(server.stderr, r"Listening at: (http://\S+)")

        def request(_: int) -> Any:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.read()

        with ThreadPoolExecutor(8) as pool:
            answers = set(pool.map(request, range(REQUESTS)))
    finally:
        written = stop(server)
    assert len(answers) == site.tasks() == REQUESTS
    assert "Traceback" not in written


@pytest.mark.parametrize("trial", range(TRIALS))
def test_celery_with_prefork(trial: int, site: Site, tmp_path: Path) -> None:
    for folder in ("messages", "control", "results"):
        (tmp_path / folder).mkdir()
    environment = {"RELIABILITY_BROKER": str(tmp_path)}
    arguments = ["-A", "celery_app", "worker", "--pool", "prefork", "--concurrency", "4", "--loglevel", "INFO"]
    worker = start(site, "celery", *arguments, **environment)
    producer = (
        "from celery_app import enqueue\n"
        f"results = [enqueue.delay() for _ in range({REQUESTS})]\n"
        "print(len({result.get(timeout=60) for result in results}))\n"
    )
    try:
        read_until(worker.stderr, r"(ready)\.")
        command = [sys.executable, "-c", producer]
        ended = subprocess.run(
            command, env={**site.environment, **environment}, cwd=HERE, capture_output=True, text=True, check=False
        )
    finally:
        written = stop(worker)
    assert ended.returncode == 0, ended.stderr + written
    assert site.tasks() == REQUESTS
    assert "Traceback" not in written
