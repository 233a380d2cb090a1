"""The examples, run as they stand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "python"


def printed(example: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / example], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_code_of_1x_runs_on_the_emulator() -> None:
    *pages, attempts, left = printed("legacy.py")
    assert [page.partition(":")[0] for page in pages] == ["a page of 2", "a page of 2", "a page of 1", "a page of 0"]
    assert (attempts, left) == ("attempts: 3", "tasks left: 0")


def test_workers_of_a_pull_queue_do_every_task() -> None:
    *given_back, summary = printed("pull_worker.py")
    assert len(given_back) == 3
    assert summary == "20 tasks done, 3 given back on the way, 0 left"


def test_the_quickstart_tells_what_its_worker_received() -> None:
    *_, summary = printed("quickstart.py")
    assert summary == "5 tasks done, 2 attempts refused and retried, 0 tasks left"


def test_the_asyncio_service_enqueues_and_reports() -> None:
    assert printed("asyncio_producer.py") == [
        "enqueued order-1",
        "enqueued order-2",
        "enqueued order-3",
        "order 2 was enqueued before",
        "9 reminders enqueued",
        "reminder 2 was refused: HttpTarget.url must start with 'http://' or 'https://'.",
        "the queue holds 12 tasks",
        "12 deleted",
    ]
