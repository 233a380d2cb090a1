"""A bulk run of which some items fail and which Ctrl-C or a cancellation ends: its report is what the service holds.

500 tasks in `make test`; 10,000 with SOAK=1, which also prints the figures.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from cloudtasks import exceptions
from cloudtasks.bulk import BulkInterrupted, NotSent
from cloudtasks.emulator import Emulator

from .. import needs
from ..emulated import connect, paused_queue
from ..service import QUEUE

COUNT = 10_000 if os.environ.get("SOAK") else 500
FAILING = 100
"""One item of this number has a name that the service refuses."""


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with paused_queue() as emulator:
        yield emulator


class Items:
    """The tasks of a run. The last is given only once the run has been told to end."""

    def __init__(self) -> None:
        self.given = 0
        self.halfway = threading.Event()
        self.told = threading.Event()

    def __iter__(self) -> Iterator[Any]:
        for number in range(COUNT):
            if number == COUNT - 1:
                self.told.wait(60)
            self.given += 1
            yield self.task(number)

    def task(self, number: int) -> dict[str, Any]:
        name = "bad name" if number % FAILING == FAILING - 1 else "task"
        return {"name": f"{QUEUE}/tasks/{name}-{number}", "http_request": {"url": "http://127.0.0.1:1/"}}

    def progress(self, ended: int, failed: int) -> None:
        if ended >= COUNT // 2:
            self.halfway.set()


def check(items: Items, results: Any, emulator: Emulator) -> dict[str, int]:
    """Each item that was given has its true result, and the service holds what the report says. Returns the counts."""
    counts = {"made": 0, "refused": 0, "not sent": 0}
    made = set()
    for number, result in enumerate(results):
        if isinstance(result, NotSent):
            counts["not sent"] += 1
        elif number % FAILING == FAILING - 1:
            assert isinstance(result, exceptions.InvalidArgument)
            counts["refused"] += 1
        else:
            assert result.name == items.task(number)["name"]
            counts["made"] += 1
            made.add(result.name)
    assert len(results) == items.given
    with connect(emulator) as client:
        assert {task.name for task in client.list_tasks(parent=QUEUE)} == made
    assert counts["made"] >= COUNT // 2 - COUNT // FAILING
    assert counts["refused"]
    return counts


def report(what: str, counts: dict[str, int], seconds: float) -> None:
    if os.environ.get("SOAK"):
        figures = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        print(f"\nbulk of {COUNT}, {what} halfway: {figures}; report and service agree; {seconds:.2f} s")


@needs.posix_signals
def test_the_report_after_ctrl_c_is_what_the_service_holds(emulator: Emulator) -> None:
    items = Items()

    def press() -> None:
        items.halfway.wait(60)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        items.told.set()

    presser = threading.Thread(target=press)
    presser.start()
    started = time.monotonic()
    with connect(emulator) as client, pytest.raises(BulkInterrupted) as caught:
        client.create_tasks(QUEUE, items, progress=items.progress)
    seconds = time.monotonic() - started
    presser.join()
    report("Ctrl-C", check(items, caught.value.results, emulator), seconds)


def test_the_report_after_a_cancellation_is_what_the_service_holds(emulator: Emulator) -> None:
    items = Items()
    reports: list[Any] = []
    started = time.monotonic()

    async def main() -> None:
        loop = asyncio.get_running_loop()

        def progress(ended: int, failed: int) -> None:
            items.progress(ended, failed)
            if items.halfway.is_set() and not items.told.is_set():
                items.told.set()
                loop.call_soon(run.cancel)

        async def create() -> None:
            async with connect(emulator, "CloudTasksAsyncClient") as client:
                try:
                    await client.create_tasks(QUEUE, items, progress=progress)
                except asyncio.CancelledError as cancelled:
                    reports.append(cancelled.results)  # type: ignore[attr-defined]
                    raise

        run = asyncio.create_task(create())
        await asyncio.wait([run])
        assert run.cancelled()

    asyncio.run(main())
    report("a cancellation", check(items, reports[0], emulator), time.monotonic() - started)
