"""Messages share their fields with those of the protobuf package that 1.x needs, which is before 3.21."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import cloudtasks
import pytest

PROGRAM = Path(__file__).parents[1] / "interoperation.py"


@pytest.mark.parametrize("order", ["ours-first", "google-first"])
def test_both_packages_work_in_one_process(order: str, tmp_path: Path) -> None:
    python = os.environ.get("LEGACY_PYTHON")
    if python is None:
        pytest.skip("LEGACY_PYTHON names no Python with google-cloud-tasks 1.5.0")
    # Our package alone, without what else is installed beside it.
    (tmp_path / "cloudtasks").symlink_to(Path(cloudtasks.__file__).parent)
    command = [python, "-W", "ignore", str(PROGRAM), order]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    process = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert process.returncode == 0, process.stderr
    assert process.stdout.startswith("protobuf 3.")
