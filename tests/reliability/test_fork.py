"""A client that was made before a fork works after it, in the child and in the parent at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cloudtasks.emulator import Emulator

from .. import needs

SCRIPT = Path(__file__).with_name("fork_matrix.py")
QUEUE = "projects/p/locations/l/queues/forks"
FORKING = [
    "fork-unused-waiting",
    "fork-unused-busy",
    "fork-used-waiting",
    "fork-used-busy",
    "pool-fork",
    "pool-forkserver",
]
CELLS = [*(pytest.param(cell, marks=needs.fork) for cell in FORKING), "pool-spawn"]
TRIALS = int(os.environ.get("SOAK_TRIALS", 100)) if os.environ.get("SOAK") else 2


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with Emulator() as emulator:
        emulator.create_queue(QUEUE)
        yield emulator.host


@pytest.mark.parametrize("cell", CELLS)
def test_a_client_works_on_both_sides_of_a_fork(cell: str, host: str) -> None:
    # Python 3.12 warns of a fork in a process with threads, which is what is tried here.
    python = [sys.executable, "-W", "ignore:This process:DeprecationWarning"]
    command = [*python, str(SCRIPT), "--cell", cell, "--trials", str(TRIALS)]
    environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": host}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=3600, check=False)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {cell: 0}, ended.stderr
    assert ended.stderr == ""
