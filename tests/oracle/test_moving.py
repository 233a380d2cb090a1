"""Every step of docs/moving.md, tried on its application: before on Google's client, after on ours."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cloudtasks.emulator import Emulator

ROOT = Path(__file__).parents[2]
APPLICATION = ROOT / "examples" / "python" / "moving"
PAGE = (ROOT / "docs" / "moving.md").read_text()
INSTALL = """
import cloudtasks
cloudtasks.install_as_google_cloud_tasks()
"""


def source(name: str) -> str:
    return (APPLICATION / name).read_text()


def run(program: str) -> str:
    """What the program prints, on a new emulator."""
    with Emulator() as emulator:
        environment = {**os.environ, "TASKS_ENDPOINT": emulator.endpoint, "TASKS_ADDRESS": emulator.host}
        command = [sys.executable, "-W", "ignore", "-c", program]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def printed(command: str) -> str:
    """What the page says that a command prints."""
    (shown,) = re.findall(rf"^\$ .*{re.escape(command)}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(shown)


def shown_change(before: str) -> str:
    """The diff block of the page that starts with this line."""
    (block,) = re.findall(rf"```diff\n(-{re.escape(before)}\n.*?)```", PAGE, re.DOTALL)
    return str(block)


def changed(program: str, diff: str) -> str:
    """The program with the lines of a diff block replaced."""
    removed = [line[1:] for line in diff.splitlines() if line.startswith("-")]
    added = [line[1:] for line in diff.splitlines() if line.startswith("+")]
    assert len(removed) == len(added)
    for old, new in zip(removed, added, strict=True):
        assert f"\n{old}\n" in program
        program = program.replace(f"\n{old}\n", f"\n{new}\n")
    return program


class TestFrom2x:
    def test_step_0_runs_on_googles_client(self) -> None:
        assert run(source("orders.py")) == printed("python orders.py")

    def test_step_1_changes_nothing(self) -> None:
        assert run(INSTALL + source("orders.py")) == printed("python orders.py")

    def test_step_2_changes_the_import(self) -> None:
        program = changed(source("orders.py"), "-from google.cloud import tasks_v2\n+from cloudtasks import tasks_v2\n")
        assert "```diff\n-from google.cloud import tasks_v2\n+from cloudtasks import tasks_v2\n```" in PAGE
        assert run(program) == printed("python orders.py")

    def test_step_3_leaves_nothing_of_googles_packages(self) -> None:
        moved = source("orders_moved.py")
        assert run(moved) == printed("python orders.py")
        assert "google" not in "".join(re.findall(r"^(?:from|import) .*", moved, re.MULTILINE))

    def test_step_3_shows_every_line_that_changes(self) -> None:
        (_, body), (_, moved) = (source(name).split('"""\n\n', 1) for name in ("orders.py", "orders_moved.py"))
        lines = difflib.ndiff(body.splitlines(), moved.splitlines())
        differing = {line[0] + line[2:] for line in lines if line[0] in "+-"}
        assert differing == set(shown_change("from google.api_core.exceptions import Conflict, NotFound").splitlines())


class TestFrom1x:
    def test_the_application_runs_as_it_stands(self) -> None:
        assert run(INSTALL + source("orders_1x.py")) == printed("python orders_1x.py")

    def test_the_application_runs_with_its_imports_changed(self) -> None:
        blocks = re.findall(r"```diff\n(.*?)```", PAGE.partition("\n## From 1.x")[2], re.DOTALL)
        assert run(changed(source("orders_1x.py"), blocks[0])) == printed("python orders_1x.py")


@pytest.mark.parametrize("name", ["tasks", "tasks_v2", "tasks_v2beta2", "tasks_v2beta3"])
def test_after_installation_the_names_are_ours(name: str) -> None:
    program = f"""{INSTALL}
import google.cloud.{name}, google.cloud.tasks_v2.types.queue, google.auth
from google.cloud import {name} as package
from google.cloud.tasks_v2.services.cloud_tasks.client import CloudTasksClient
from google.cloud.tasks_v2.proto import task_pb2
import cloudtasks.{name} as own
assert package is own is google.cloud.{name}
assert own.__spec__.name == own.__name__ == "cloudtasks.{name}"
assert google.cloud.tasks_v2.types.queue.Queue is google.cloud.tasks_v2.Queue
assert CloudTasksClient is google.cloud.tasks_v2.CloudTasksClient
assert task_pb2.Task is google.cloud.tasks_v2.Task
"""
    assert run(program) == ""


def test_installation_replaces_what_was_imported_before() -> None:
    program = f"""
import google.cloud.tasks_v2, google.cloud.tasks_v2.types
{INSTALL}
from google.cloud import tasks_v2
assert tasks_v2.__name__ == "cloudtasks.tasks_v2"
from google.cloud.tasks_v2 import types
assert types.__name__ == "cloudtasks.tasks_v2.types"
"""
    assert run(program) == ""


@pytest.mark.parametrize("install", ["", INSTALL])
def test_what_google_cloud_tasks_imports_is_there_without_an_import(install: str) -> None:
    program = f"""{install}
import google.auth
from google.cloud import tasks_v2
tasks_v2.CloudTasksClient
google.auth.credentials.AnonymousCredentials()
google.auth.transport.requests.AuthorizedSession
google.api_core.exceptions.NotFound
google.api_core.retry.Retry
google.api_core.client_options.ClientOptions
google.oauth2.service_account.Credentials
google.protobuf.timestamp_pb2.Timestamp()
google.protobuf.json_format.MessageToDict
google.iam.v1.policy_pb2.Policy()
google.longrunning.operations_pb2.Operation()
google.rpc.status_pb2.Status()
assert not hasattr(google.auth, "nothing_of_this_name")
"""
    assert run(program) == ""


@pytest.mark.parametrize("install", ["", INSTALL])
@pytest.mark.parametrize(
    "target",
    [
        "client.google.auth.default",
        "transports.base.google.auth.default",
        "transports.grpc.grpc_helpers.create_channel",
        "transports.grpc_asyncio.grpc_helpers_async.create_channel",
        "transports.rest.AuthorizedSession",
    ],
)
def test_names_that_tests_patch_are_there(install: str, target: str) -> None:
    program = f"""{install}
from unittest import mock
with mock.patch("google.cloud.tasks_v2.services.cloud_tasks.{target}"):
    pass
"""
    assert run(program) == ""


@pytest.mark.parametrize("order", ["ours-first", "google-first"])
def test_both_packages_work_in_one_process(order: str) -> None:
    program = Path(__file__).parents[1] / "interoperation.py"
    process = subprocess.run([sys.executable, str(program), order], capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
