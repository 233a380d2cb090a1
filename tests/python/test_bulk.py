"""Many tasks by one call."""

from __future__ import annotations

import asyncio
import itertools
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from cloudtasks import exceptions, tasks_v2
from cloudtasks.bulk import BulkInterrupted, BulkStopped, NotSent
from cloudtasks.emulator import Emulator
from cloudtasks.retry import Retry, if_exception_type

from ..emulated import connect, paused_queue
from ..service import QUEUE, Service, fault

COUNT = 500
TASK = {"http_request": {"url": "http://127.0.0.1:1/"}}


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with paused_queue() as emulator:
        yield emulator


def named(number: int) -> dict[str, Any]:
    """A task; each hundredth has a name that the service refuses."""
    name = f"{QUEUE}/tasks/{'bad name' if number % 100 == 99 else 'task'}-{number}"
    return {"name": name, **TASK}


def check(results: Any) -> None:
    for number, result in enumerate(results):
        if number % 100 == 99:
            assert isinstance(result, exceptions.InvalidArgument)
        else:
            assert result.name == f"{QUEUE}/tasks/task-{number}"


def test_results_stand_in_the_order_of_the_items(emulator: Emulator) -> None:
    told: list[tuple[int, int]] = []
    with connect(emulator) as client:
        results = client.create_tasks(QUEUE, map(named, range(COUNT)), progress=lambda *counts: told.append(counts))
        check(results)
        assert len(results.errors) == COUNT // 100
        assert told[-1] == (COUNT, COUNT // 100)
        created = {task.name for task in client.list_tasks(parent=QUEUE)}
        assert created == {task.name for task in results.succeeded}
        assert client.delete_tasks(sorted(created)) == [None] * len(created)
        assert list(client.list_tasks(parent=QUEUE)) == []


def test_an_item_that_is_no_task_has_its_error_as_its_result(emulator: Emulator) -> None:
    with connect(emulator) as client:
        results = client.create_tasks(QUEUE, [TASK, {"http_requst": {}}, 5, TASK])
    assert [position for position, _ in results.errors] == [1, 2]
    assert "http_request" in str(results[1])


def test_no_more_than_max_in_flight_are_under_way(client: Any, service: Service) -> None:
    releases = [service.hold("/tasks") for _ in range(3)]
    run = threading.Thread(target=lambda: client.create_tasks(QUEUE, [TASK] * 6, max_in_flight=3))
    run.start()
    service.wait_for(3)
    assert len(service.requests) == 3
    for release in releases:
        release.set()
    run.join()
    assert len(service.requests) == 6
    with pytest.raises(ValueError, match="max_in_flight"):
        client.create_tasks(QUEUE, [], max_in_flight=0)


def test_an_endless_iterable_that_fails_loses_nothing(emulator: Emulator) -> None:
    def tasks() -> Iterator[Any]:
        for number in itertools.count():
            if number == 50:
                raise LookupError("the database is gone")
            yield TASK

    with connect(emulator) as client:
        with pytest.raises(BulkStopped) as caught:
            client.create_tasks(QUEUE, tasks())
        assert isinstance(caught.value.__cause__, LookupError)
        assert reported(caught.value.results) == stored(client)
        assert len(caught.value.results) == 50


def reported(results: Any) -> set[str]:
    return {task.name for task in results.succeeded}


def stored(client: Any) -> set[str]:
    return {task.name for task in client.list_tasks(parent=QUEUE)}


def test_ctrl_c_reports_what_was_sent(emulator: Emulator) -> None:
    def tasks() -> Iterator[Any]:
        for number in range(COUNT):
            if number == COUNT // 2:
                signal.raise_signal(signal.SIGINT)
            yield TASK

    with connect(emulator) as client:
        with pytest.raises(BulkInterrupted) as caught:
            client.create_tasks(QUEUE, tasks())
        assert isinstance(caught.value, KeyboardInterrupt)
        results = caught.value.results
        assert all(isinstance(error, NotSent) for _, error in results.errors)
        assert reported(results) == stored(client)
        assert 0 < len(results) < COUNT


def test_retry_objects_hold_for_each_item(client: Any, service: Service) -> None:
    service.answer("/tasks", *[fault(503, "UNAVAILABLE")] * 3)
    retry = Retry(if_exception_type(exceptions.ServiceUnavailable), initial=0.001)
    assert client.create_tasks(QUEUE, [TASK] * 4, retry=retry).errors == []
    assert len(service.requests) == 7


def test_the_async_form_takes_async_iterables(emulator: Emulator) -> None:
    async def tasks() -> AsyncIterator[Any]:
        for number in range(COUNT):
            yield named(number)

    async def main() -> None:
        async with connect(emulator, "CloudTasksAsyncClient") as client:
            results = await client.create_tasks(QUEUE, tasks())
            check(results)
            assert len(await client.delete_tasks(results.succeeded)) == COUNT - COUNT // 100

    asyncio.run(main())


def test_cancelling_the_async_form_reports_what_was_sent(options: dict[str, Any], service: Service) -> None:
    async def main() -> None:
        client = tasks_v2.CloudTasksAsyncClient(**options)
        releases = [service.hold("/tasks") for _ in range(2)]
        reports: list[Any] = []

        async def run() -> None:
            try:
                await client.create_tasks(QUEUE, itertools.repeat(TASK), max_in_flight=2)
            except asyncio.CancelledError as cancelled:
                reports.append(cancelled.results)  # type: ignore[attr-defined]
                raise

        call = asyncio.create_task(run())
        await asyncio.to_thread(service.wait_for, 2)
        call.cancel()
        await asyncio.sleep(0)
        for release in releases:
            release.set()
        await asyncio.wait([call])
        assert call.cancelled()
        assert len(reports[0].succeeded) == len(service.requests)

    asyncio.run(main())
