"""Calls of the async client."""

from __future__ import annotations

import asyncio
import gc
import inspect
import random
import threading
import warnings
from typing import Any

import pytest
from cloudtasks import exceptions, tasks_v2, types

from ..loops import LOOPS, Runner
from ..service import LOCATION, QUEUE, Answer, Service, fault

CANCELLATIONS = 1000


@pytest.mark.parametrize("new_loop", LOOPS)
def test_calls_are_awaited(options: dict[str, Any], service: Service, new_loop: Any) -> None:
    async def main() -> None:
        async with tasks_v2.CloudTasksAsyncClient(**options) as client:
            assert (await client.get_queue(name=QUEUE)).name == QUEUE
            assert await client.delete_queue(name=QUEUE) is None
            service.answer("/my-queue", fault(404, "NOT_FOUND"))
            with pytest.raises(exceptions.NotFound):
                await client.get_queue(name=QUEUE)

    with Runner(loop_factory=new_loop) as runner:
        runner.run(main())


def test_a_call_is_a_coroutine_that_starts_when_it_is_awaited(options: dict[str, Any], service: Service) -> None:
    async def main() -> None:
        client = tasks_v2.CloudTasksAsyncClient(**options)
        for method in (client.get_queue, tasks_v2.CloudTasksAsyncClient.get_queue):
            assert inspect.iscoroutinefunction(method)
        assert not inspect.iscoroutinefunction(tasks_v2.CloudTasksClient.get_queue)
        with pytest.raises(TypeError, match="nmae"):
            client.get_queue(nmae=QUEUE)
        unused = client.get_queue(name=QUEUE)
        unused.close()
        assert service.requests == []
        first, second = await asyncio.gather(
            client.get_queue(name=QUEUE), asyncio.create_task(client.get_queue(name=QUEUE))
        )
        assert first == second

    asyncio.run(main())


def test_pages_are_iterated_asynchronously(options: dict[str, Any], service: Service) -> None:
    first = Answer(body={"tasks": [{"name": "a"}], "nextPageToken": "n"})
    service.answer("/tasks", first, Answer(body={"tasks": [{"name": "b"}]}), first, Answer())

    async def main() -> None:
        client = tasks_v2.CloudTasksAsyncClient(**options)
        assert [task.name async for task in await client.list_tasks(parent=QUEUE)] == ["a", "b"]
        pager = await client.list_tasks(parent=QUEUE)
        assert [(len(page.tasks), page.num_items) async for page in pager.pages] == [(1, 1), (0, 0)]
        assert type(pager).__name__ == "ListTasksAsyncPager"

    asyncio.run(main())


def test_an_operation_is_awaited(options: dict[str, Any], service: Service) -> None:
    service.answer(":batchDelete", Answer(body={"name": f"{LOCATION}/operations/1"}))
    service.answer(
        "/operations/1", Answer(body={"name": "o", "done": True, "response": {"@type": "x/google.protobuf.Empty"}})
    )

    async def main() -> None:
        operation = await tasks_v2.CloudTasksAsyncClient(**options).batch_delete_tasks(parent=QUEUE, names=["x"])
        assert await operation.result(timeout=10) == types.Empty()

    asyncio.run(main())


def test_cancelling_a_call_cancels_its_request(options: dict[str, Any], service: Service) -> None:
    async def main() -> None:
        client = tasks_v2.CloudTasksAsyncClient(**options)
        release = service.hold("/my-queue")
        call = asyncio.create_task(client.get_queue(name=QUEUE))
        await asyncio.to_thread(service.wait_for, 1)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        release.set()
        assert (await client.get_queue(name=QUEUE)).name == QUEUE

    asyncio.run(main())


@pytest.mark.parametrize("new_loop", LOOPS)
def test_cancelling_at_any_point_leaves_a_working_client_and_no_noise(options: dict[str, Any], new_loop: Any) -> None:
    chance = random.Random(7)

    async def main() -> None:
        client = tasks_v2.CloudTasksAsyncClient(**options)

        async def cancelled_somewhere() -> None:
            call = asyncio.create_task(client.get_queue(name=QUEUE))
            for _ in range(chance.randrange(8)):
                await asyncio.sleep(0)
            call.cancel()
            await asyncio.wait([call])
            assert call.cancelled() or call.result().name == QUEUE

        for _ in range(CANCELLATIONS // 10):
            await asyncio.gather(*(cancelled_somewhere() for _ in range(10)))
        assert (await client.get_queue(name=QUEUE)).name == QUEUE
        assert len(asyncio.all_tasks()) == 1

    noise: list[Any] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with Runner(loop_factory=new_loop) as runner:
            runner.get_loop().set_exception_handler(lambda loop, context: noise.append(context))
            runner.run(main())
        gc.collect()
    assert not noise
    assert not caught


@pytest.mark.parametrize("new_loop", LOOPS)
def test_loops_in_several_threads_share_one_client(options: dict[str, Any], new_loop: Any) -> None:
    new_loop().close()  # A loop that is missing skips the test here; in a thread it would not.
    client = tasks_v2.CloudTasksAsyncClient(**options)
    names: list[str] = []

    async def calls() -> None:
        queues = await asyncio.gather(*(client.get_queue(name=f"{QUEUE}{n}") for n in range(25)))
        names.extend(queue.name for queue in queues)

    def run() -> None:
        with Runner(loop_factory=new_loop) as runner:
            runner.run(calls())

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(names) == sorted([f"{QUEUE}{n}" for n in range(25)] * 4)


def test_one_client_serves_one_loop_after_another(options: dict[str, Any]) -> None:
    client = tasks_v2.CloudTasksAsyncClient(**options)

    async def call() -> str:
        return str((await client.get_queue(name=QUEUE)).name)

    assert [asyncio.run(call()) for _ in range(3)] == [QUEUE] * 3


def test_a_loop_that_cannot_watch_sockets_is_served_too(options: dict[str, Any]) -> None:
    class Loop(asyncio.SelectorEventLoop):
        def add_reader(self, *arguments: Any) -> None:
            if arguments[0] is not self._ssock and arguments[0] != self._ssock.fileno():  # type: ignore[attr-defined]
                raise NotImplementedError
            super().add_reader(*arguments)

    loop = Loop()
    client = tasks_v2.CloudTasksAsyncClient(**options)

    async def calls() -> list[Any]:
        return list(await asyncio.gather(*(client.get_queue(name=QUEUE) for _ in range(20))))

    assert len(loop.run_until_complete(calls())) == 20
    loop.close()


def test_a_loop_that_closes_over_calls_under_way_is_quiet(
    options: dict[str, Any], service: Service, capfd: pytest.CaptureFixture[str]
) -> None:
    client = tasks_v2.CloudTasksAsyncClient(**options)
    release = service.hold("/my-queue")

    async def leave() -> None:
        call = asyncio.create_task(client.get_queue(name=QUEUE))
        await asyncio.to_thread(service.wait_for, 1)
        assert not call.done()

    asyncio.run(leave())
    release.set()
    asyncio.run(_again(client))
    gc.collect()
    assert capfd.readouterr().err == ""


async def _again(client: Any) -> None:
    assert (await client.get_queue(name=QUEUE)).name == QUEUE
