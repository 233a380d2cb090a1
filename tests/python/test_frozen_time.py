"""A first use inside of freezegun's freeze_time does not change what later uses give."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import datetime
from freezegun import freeze_time

with freeze_time("2030-01-01"):
    from cloudtasks.tasks_v2 import Task
    frozen = Task(schedule_time=datetime.datetime.now(datetime.timezone.utc), dispatch_deadline="15s")
    assert frozen.schedule_time == datetime.datetime(2030, 1, 1, tzinfo=datetime.timezone.utc)
    assert isinstance(frozen.schedule_time, datetime.datetime)

task = Task(schedule_time="2031-01-01T00:00:00.000000007Z")
time = task.schedule_time
modules = [base.__module__ for base in type(time).__mro__]
assert modules == ["cloudtasks.datetime_helpers", "datetime", "datetime", "builtins"]
assert time.nanosecond == 7
assert type(time + datetime.timedelta(seconds=1)) is type(time) is type(frozen.schedule_time)
assert (time - frozen.schedule_time).days == 365
"""


def test_times_are_pythons_own_after_a_first_use_in_frozen_time() -> None:
    process = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
