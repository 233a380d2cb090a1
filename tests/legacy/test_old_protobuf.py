"""Messages share their fields with those of the protobuf package that 1.x needs, which is before 3.21."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import cloudtasks
import pytest

CODE = """
import google.protobuf
assert google.protobuf.__version__.startswith("3."), google.protobuf.__version__
from google.protobuf import json_format, timestamp_pb2
from cloudtasks.tasks_v2 import ListTasksResponse, Task

task = Task(name="a", http_request={"url": "u", "headers": {"a": "1"}})
pb = task._pb
pb.http_request.headers["b"] = "2"
pb.schedule_time.CopyFrom(timestamp_pb2.Timestamp(seconds=5))
json_format.ParseDict({"dispatchCount": 3}, pb)
assert task.http_request.headers == {"a": "1", "b": "2"}
assert (task.schedule_time.timestamp(), task.dispatch_count) == (5, 3)
task.http_request.headers["c"] = "3"
task.name = "z"
assert (pb.name, pb.http_request.headers["c"]) == ("z", "3")

response = ListTasksResponse(tasks=[{"name": "x"}, {"name": "y"}])
pb = response._pb
response.tasks.append(task)
del response.tasks[0]
pb.tasks[0].name = "q"
assert [task.name for task in response.tasks] == ["q", "z"]

time = timestamp_pb2.Timestamp(seconds=5)
assert isinstance(Task.pb()(schedule_time=time).schedule_time, timestamp_pb2.Timestamp)
"""


def test_messages_share_their_fields_with_old_protobuf(tmp_path: Path) -> None:
    python = os.environ.get("LEGACY_PYTHON")
    if python is None:
        pytest.skip("LEGACY_PYTHON names no Python with google-cloud-tasks 1.5.0")
    # Our package alone, without what else is installed beside it.
    (tmp_path / "cloudtasks").symlink_to(Path(cloudtasks.__file__).parent)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    process = subprocess.run([python, "-c", CODE], capture_output=True, text=True, env=environment)
    assert process.returncode == 0, process.stderr
