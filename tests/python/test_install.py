"""``install_as_google_cloud_tasks`` where no package of Google's is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cloudtasks
import pytest

PROGRAM = """
import sys
sys.path.append({path!r})
import cloudtasks
cloudtasks.install_as_google_cloud_tasks()
from google.cloud import tasks, tasks_v2, tasks_v2beta2
from google.cloud.tasks_v2.types import task
import google.cloud.tasks_v2beta3.services.cloud_tasks.transports.rest
assert tasks.Task is tasks_v2.Task is task.Task
assert google.cloud.tasks_v2beta2 is tasks_v2beta2
assert "google.api_core" not in sys.modules
for name in ("google.cloud.storage", "google.cloud.tasks_v2.nothing"):
    try:
        __import__(name)
    except ImportError:
        print(name, "is not made up")
"""


def test_the_names_of_google_are_made_where_nothing_of_google_is_installed() -> None:
    path = Path(cloudtasks.__file__).parents[1]
    if (path / "google").exists():
        pytest.skip(f"{path} holds packages of Google's: tests/oracle/test_moving.py is for this")
    command = [sys.executable, "-I", "-S", "-c", PROGRAM.format(path=str(path))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "google.cloud.storage is not made up",
        "google.cloud.tasks_v2.nothing is not made up",
    ]
