"""Many calls: what the process holds stays as it was after the first."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

QUEUE = "projects/p/locations/l/queues/soak"
CALLS = int(os.environ.get("SOAK_CALLS", 1_000_000 if os.environ.get("SOAK") else 8_000))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_many_calls_leave_no_descriptor_and_no_thread() -> None:
    command = [sys.executable, "-m", "cloudtasks.emulator", "--port", "0", "--queue", QUEUE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as emulator:
        assert emulator.stdout is not None
        host = next(found[0] for line in emulator.stdout if (found := re.search(r"127\.0\.0\.1:\d+", line)))
        script = [sys.executable, str(Path(__file__).with_name("soak.py")), "--calls", str(CALLS)]
        environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": host}
        ended = subprocess.run(script, env=environment, capture_output=True, text=True, check=False)
        emulator.terminate()
    assert (ended.returncode, ended.stderr) == (0, "")
    report = json.loads(ended.stdout)
    print(f"\n{report['calls']} calls in {report['seconds']} s; after the first step and each later one:")
    for held in report["held"]:
        print(f"  {held['resident_kib']:>8} KiB  {held['descriptors']} descriptors  {held['threads']} threads")
    # Connections that idle are dropped and made again: soak.py has up to a dozen.
    descriptors = [held["descriptors"] for held in report["held"]]
    assert max(descriptors) <= descriptors[0] + 12
    assert len({held["threads"] for held in report["held"]}) == 1
