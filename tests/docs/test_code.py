"""Every code block of the documentation, run as it stands.

The Python blocks of a page share their names, from top to bottom. What a page leaves out for its reader stands in a
comment before the block: `<!-- setup: urls = [...] -->`. An emulator with the queue of the pages stands in for the
service.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cloudtasks.emulator import Emulator

ROOT = Path(__file__).resolve().parents[2]
QUEUE = "projects/my-project/locations/europe-west1/queues/my-queue"
KEY = ROOT / "crates" / "testing" / "src" / "service_account_key.pem"

# A block of these languages is no program: output, a command line, a file of another tool or a change.
NOT_RUN = {"console", "text", "diff", "yaml", "json", "toml", ""}
# The examples of these languages are whole files that their own tests build and run; a page includes them.
INCLUDED = {"c", "cpp", "rust"}

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>[\w-]*)[^\n]*\n(?P<code>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL
)
PART = re.compile(r"<!-- setup:(?P<setup>.*?)-->|" + FENCE.pattern, re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    return sorted((ROOT / "docs").rglob("*.md"))


def python_of(page: Path) -> str:
    """The Python of a page as one program, with what it sets up in comments."""
    parts = []
    for part in PART.finditer(page.read_text()):
        if part["setup"] is not None:
            parts.append(part["setup"].strip())
        elif part["language"] in ("python", "py"):
            indent = len(part["indent"])
            parts.append("\n".join(line[indent:] for line in part["code"].splitlines()))
    return "\n\n".join(parts) + "\n" if parts else ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that pages name: a key of a service account and a client certificate."""
    key = {
        "type": "service_account",
        "project_id": "my-project",
        "private_key_id": "1",
        "private_key": KEY.read_text(),
        "client_email": "sender@my-project.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": "http://127.0.0.1:9/token",
    }
    (tmp_path / "key.json").write_text(json.dumps(key))
    return tmp_path


@pytest.mark.parametrize("page", [page for page in pages() if python_of(page)], ids=lambda page: page.stem)
def test_the_python_of_a_page_runs(page: Path, folder: Path) -> None:
    program = folder / "test_page.py"
    program.write_text(python_of(page))
    with Emulator(queues=[QUEUE]) as emulator:
        emulator.fail_next(10_000, 200)  # The URLs of the pages lead nowhere.
        if "wait_idle" in program.read_text():
            emulator.fail_next(0)
        environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": emulator.host}
        for command in [[sys.executable, "-W", "error", program.name]] + (
            [[sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", program.name]]
            if re.search(r"^def test_", program.read_text(), re.MULTILINE)
            else []
        ):
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, f"{page.relative_to(ROOT)}\n{done.stdout}\n{done.stderr}"


def test_every_block_is_run_or_is_no_program() -> None:
    unknown = {
        f"{page.relative_to(ROOT)}: {block['language']}"
        for page in pages()
        for block in FENCE.finditer(page.read_text())
        if block["language"] not in NOT_RUN | INCLUDED | {"python", "py"}
        or (block["language"] in INCLUDED and "--8<--" not in block["code"])
    }
    assert not unknown
