"""Facts and messages of google-cloud-tasks 1.5.0, for the tests of 1.x call sites."""

from __future__ import annotations

import base64
import importlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
FACTS: dict[str, Any] = json.loads((HERE / "surface_1_5_0.json").read_text())
VERSIONS = ["v2", "v2beta2", "v2beta3"]


def facts(version: str) -> dict[str, Any]:
    found: dict[str, Any] = FACTS[f"tasks_{version}"]
    return found


def package(version: str) -> Any:
    return importlib.import_module(f"cloudtasks.tasks_{version}")


def legacy_messages(orders: list[tuple[str, str, Any]]) -> list[bytes]:
    """The bytes of messages that google-cloud-tasks 1.5.0 makes: version, type and fields as proto3 JSON."""
    python = os.environ.get("LEGACY_PYTHON")
    if not python:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail("LEGACY_PYTHON names no Python with google-cloud-tasks 1.5.0: make test sets it")
        pytest.skip("LEGACY_PYTHON names no Python with google-cloud-tasks 1.5.0")
    script = HERE / "make_messages.py"
    done = subprocess.run([python, script], input=json.dumps(orders), capture_output=True, text=True, check=True)
    return [base64.b64decode(message) for message in json.loads(done.stdout)]
