"""``install_as_google_cloud_tasks`` where no package of Google's is installed."""

from __future__ import annotations

import os
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


def run(program: str, *options: str, cwd: Path | None = None) -> str:
    """What a program prints that starts with the names of google-cloud-tasks installed."""
    path = Path(cloudtasks.__file__).parents[1]
    start = (
        f"import sys\nsys.path.append({str(path)!r})\nimport cloudtasks\ncloudtasks.install_as_google_cloud_tasks()\n"
    )
    command = [sys.executable, *options, "-c", start + program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_is_imported_ahead_and_stubs_of_tests_are_in_force() -> None:
    assert not run(
        """
import types
from unittest import mock
assert not [name for name in sys.modules if name.startswith("cloudtasks.tasks")]
stub = types.ModuleType("google.cloud.tasks_v2")
with mock.patch.dict(sys.modules, {"google.cloud.tasks_v2": stub}):
    from google.cloud import tasks_v2
    assert tasks_v2 is stub
    import google.cloud.tasks_v2
    cloudtasks.install_as_google_cloud_tasks()
    assert sys.modules["google.cloud.tasks_v2"] is stub
with mock.patch.dict(sys.modules, {"google.cloud.tasks_v2": None}):
    try:
        import google.cloud.tasks_v2
        raise AssertionError("it was imported")
    except ImportError:
        pass
from google.cloud import tasks_v2
assert tasks_v2.CloudTasksClient
"""
    )


@pytest.mark.parametrize("version", ["tasks_v2", "tasks_v2beta2", "tasks_v2beta3"])
def test_every_module_is_an_attribute_without_an_import_of_its_own(version: str) -> None:
    service = "services.cloud_tasks"
    paths = [
        *("services", service, "types", "types.task", "types.queue", "gapic_version"),
        *(f"{service}.{name}" for name in ("client", "async_client", "pagers", "transports")),
        *(f"{service}.transports.{name}" for name in ("base", "grpc", "grpc_asyncio", "rest", "rest_base")),
    ]
    for path in paths:
        run(f"from google.cloud import {version}\nassert {version}.{path}.__name__.endswith({path!r})")


def test_a_namespace_grows_with_the_path(tmp_path: Path) -> None:
    for name in ("storage", "pubsub"):
        package = tmp_path / name / "google" / "cloud" / name
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("")
    run(
        f"""
sys.path.append({str(tmp_path / "storage")!r})
import google.cloud.storage
sys.path.append({str(tmp_path / "pubsub")!r})
import google.cloud.pubsub
import google.cloud.tasks_v2
""",
    )


def test_the_version_of_the_package_is_told() -> None:
    version = run("import importlib.metadata as metadata\nprint(metadata.version('google-cloud-tasks'))")
    assert version.startswith("2.")
    assert run(
        """
import importlib.metadata as metadata
try:
    metadata.version("google-cloud-nothing")
except metadata.PackageNotFoundError:
    print("not found")
"""
    )


def test_pytest_starts_where_sitecustomize_installs_the_names(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import cloudtasks\ncloudtasks.install_as_google_cloud_tasks()\n")
    (tmp_path / "test_it.py").write_text(
        "def test_it():\n    from google.cloud import tasks_v2\n    assert tasks_v2.Task(name='x')\n"
    )
    package = str(Path(cloudtasks.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), package])}
    command = [sys.executable, "-m", "pytest", "-W", "error", "-p", "no:cacheprovider", str(tmp_path / "test_it.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
