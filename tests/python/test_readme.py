"""The README's Python, run as it stands, and the examples."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cloudtasks.emulator import Emulator

ROOT = Path(__file__).resolve().parents[2]
QUEUE = "projects/my-project/locations/europe-west1/queues/my-queue"


def python_blocks() -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)


@pytest.mark.parametrize("code", python_blocks(), ids=lambda code: code.splitlines()[0])
def test_the_readme_runs_as_it_stands(code: str) -> None:
    with Emulator(queues=[QUEUE]) as emulator:
        environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": emulator.host}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code], env=environment, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_readme_has_python_to_run() -> None:
    assert len(python_blocks()) >= 2


def test_the_quickstart_delivers_every_task() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", ROOT / "examples/python/quickstart.py"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 tasks done, 2 attempts refused and retried, 0 tasks left" in done.stdout
