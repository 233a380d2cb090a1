"""A panic while the answer of a call is made into its value ends that call with an ordinary exception."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from cloudtasks import _native
from cloudtasks.emulator import Emulator
from cloudtasks.exceptions import InternalServerError

from ..emulated import connect, paused_queue
from ..service import QUEUE

_panic = getattr(_native, "_panic", None)
pytestmark = pytest.mark.skipif(_panic is None, reason="a release build has no function that panics for tests")


class Panicking(logging.Handler):
    """Panics at the line that says how a call ended: in the middle of what makes its value."""

    def emit(self, record: logging.LogRecord) -> None:
        assert _panic is not None
        _panic()


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with paused_queue() as emulator:
        yield emulator


@pytest.fixture
def panics(emulator: Emulator) -> Iterator[None]:
    logger = logging.getLogger("cloudtasks")
    handler = Panicking()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)


@pytest.mark.usefixtures("panics")
def test_of_a_blocking_call(emulator: Emulator) -> None:
    client = connect(emulator)
    with pytest.raises(InternalServerError, match="a panic that a test asks for"):
        client.get_queue(name=QUEUE)


@pytest.mark.usefixtures("panics")
def test_of_awaited_calls_each_of_which_ends(emulator: Emulator) -> None:
    async def run() -> list[Any]:
        async with connect(emulator, "CloudTasksAsyncClient") as client:
            calls = [client.get_queue(name=QUEUE) for _ in range(5)]
            return await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), timeout=30)

    assert [type(error).__name__ for error in asyncio.run(run())] == ["InternalServerError"] * 5


@pytest.mark.usefixtures("panics")
def test_of_calls_in_bulk(emulator: Emulator) -> None:
    client = connect(emulator)
    tasks = [{"http_request": {"url": "http://a.example"}} for _ in range(5)]
    results = client.create_tasks(parent=QUEUE, tasks=tasks)
    assert [type(error).__name__ for error in (error for _, error in results.errors)] == ["InternalServerError"] * 5
