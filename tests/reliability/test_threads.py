"""Threads share messages, clients and event loops, while the collector runs and the process forks.

On free-threaded Python they run at the same time, and the package does not turn the GIL on. `SOAK=1` makes 40 times as
many rounds, a minute for each part.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from cloudtasks.emulator import Emulator

SCRIPT = Path(__file__).with_name("thread_stress.py")
QUEUE = "projects/p/locations/l/queues/threads"
ROUNDS = int(os.environ.get("SOAK_ROUNDS", 40 if os.environ.get("SOAK") else 1))


@pytest.mark.parametrize("part", ["messages", "collector", "calls"])
def test_threads_share_what_the_package_has(part: str) -> None:
    with Emulator() as emulator:
        emulator.create_queue(QUEUE)
        environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": emulator.host}
        command = [sys.executable, str(SCRIPT), "--rounds", str(ROUNDS), "--part", part]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    counts = json.loads(ended.stdout)
    print(f"\n{counts}")
    assert counts.pop("gil") is not bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    assert sum(counts.values()) > 0
