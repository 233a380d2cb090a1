"""What is measured: each workload takes a peer and returns figures."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import threading
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import resident
from peers import HEADERS, QUEUE, URL, Peer, task_dict

RUN_SECONDS = 0.5


def cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def timed(work: Callable[[], None], calls: int) -> dict[str, float]:
    """Wall and CPU time of one run, a call."""
    gc.collect()
    wall, cpu = time.perf_counter(), cpu_seconds()
    work()
    wall, cpu = time.perf_counter() - wall, cpu_seconds() - cpu
    return {"wall_us": wall / calls * 1e6, "cpu_us": cpu / calls * 1e6, "calls_s": calls / wall}


def runs(work: Callable[[int], None], callers: int, repeat: int) -> list[dict[str, float]]:
    """Warms up, chooses a number of calls that fills a run, and runs."""
    work(4)
    start = time.perf_counter()
    probe = 40 if callers == 1 else 8
    work(probe)
    per_caller = max(1, int(RUN_SECONDS / ((time.perf_counter() - start) / probe)))
    return [timed(lambda: work(per_caller), per_caller * callers) for _ in range(repeat)]


def create(peer: Peer, size: int, callers: int, clients: int = 1, repeat: int = 4) -> list[dict[str, float]]:
    """create_task in a closed loop, by callers that each make one call after another."""
    body = b"x" * size
    if peer.is_async:
        return asyncio.run(_create_async(peer, body, callers, repeat))
    made = [peer.factory() for _ in range(clients)]
    if callers == clients == 1:
        return runs(lambda calls: _repeat(made[0].create, body, calls), 1, repeat)
    return runs(lambda calls: _in_threads(made, body, callers, calls), callers * clients, repeat)


def _repeat(create: Callable[[bytes], Any], body: bytes, calls: int) -> None:
    for _ in range(calls):
        create(body)


def _in_threads(clients: list[Any], body: bytes, callers: int, calls: int) -> None:
    failures: list[BaseException] = []

    def work(client: Any) -> None:
        try:
            _repeat(client.create, body, calls)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(client,)) for client in clients for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


async def _create_async(peer: Peer, body: bytes, callers: int, repeat: int) -> list[dict[str, float]]:
    client = peer.factory()

    async def one(calls: int) -> None:
        for _ in range(calls):
            await client.create(body)

    async def work(calls: int) -> None:
        await asyncio.gather(*(one(calls) for _ in range(callers)))

    await work(4)
    start = time.perf_counter()
    await work(8)
    calls = max(1, int(RUN_SECONDS / ((time.perf_counter() - start) / 8)))
    figures = []
    for _ in range(repeat):
        gc.collect()
        wall, cpu = time.perf_counter(), cpu_seconds()
        await work(calls)
        wall, cpu = time.perf_counter() - wall, cpu_seconds() - cpu
        total = calls * callers
        figures.append({"wall_us": wall / total * 1e6, "cpu_us": cpu / total * 1e6, "calls_s": total / wall})
    await client.close()
    return figures


def bulk(peer: Peer, count: int, repeat: int = 4) -> list[dict[str, float]]:
    """create_tasks over an iterable."""
    client = peer.factory()
    bodies = [b"x" * 100] * count

    def work() -> None:
        if client.create_many(bodies) != count:
            raise AssertionError("a task was lost")

    work()
    return [timed(work, count) for _ in range(repeat)]


def list_names(peer: Peer, pages: int, page_size: int, repeat: int = 4) -> list[dict[str, float]]:
    """Lists all tasks and reads their names."""
    expected = pages * page_size
    if peer.is_async:
        return asyncio.run(_list_async(peer, expected, repeat))
    client = peer.factory()

    def work() -> None:
        if client.list_names() != expected:
            raise AssertionError("a task was lost")

    work()
    return [_milliseconds(timed(work, 1)) for _ in range(repeat)]


async def _list_async(peer: Peer, expected: int, repeat: int) -> list[dict[str, float]]:
    client = peer.factory()
    figures = []
    for _ in range(repeat + 1):
        gc.collect()
        wall, cpu = time.perf_counter(), cpu_seconds()
        if await client.list_names() != expected:
            raise AssertionError("a task was lost")
        figures.append({"wall_ms": (time.perf_counter() - wall) * 1e3, "cpu_ms": (cpu_seconds() - cpu) * 1e3})
    await client.close()
    return figures[1:]


def _milliseconds(figures: dict[str, float]) -> dict[str, float]:
    return {"wall_ms": figures["wall_us"] / 1e3, "cpu_ms": figures["cpu_us"] / 1e3}


def first(peer: Peer) -> list[dict[str, float]]:
    """Import, construct, first call."""
    start = time.perf_counter()
    exec(peer.statement, {})
    imported, after_import = time.perf_counter(), resident()

    def figures(constructed: float, called: float) -> list[dict[str, float]]:
        return [
            {
                "import_ms": (imported - start) * 1e3,
                "construct_ms": (constructed - imported) * 1e3,
                "first_call_ms": (called - constructed) * 1e3,
                "rss_import_mb": after_import / 1e6,
                "rss_call_mb": resident() / 1e6,
                "threads": len(os.listdir("/proc/self/task")),
            }
        ]

    async def in_loop() -> list[dict[str, float]]:
        client = peer.factory()
        constructed = time.perf_counter()
        await client.create(b"x" * 100)
        result = figures(constructed, time.perf_counter())
        await client.close()
        return result

    if peer.is_async:
        return asyncio.run(in_loop())
    client = peer.factory()
    constructed = time.perf_counter()
    client.create(b"x" * 100)
    return figures(constructed, time.perf_counter())


def memory(peer: Peer, clients: int, callers: int) -> list[dict[str, float]]:
    """What a further client costs once it has made calls, while no more threads call at once than before."""
    body = b"x" * 100
    made = [peer.factory()]
    _in_threads(made, body, callers, 20)
    before = resident()
    for _ in range(clients - 1):
        made.append(peer.factory())
        _in_threads(made[-1:], body, callers, 20)
    return [{"client_kb": (resident() - before) / (clients - 1) / 1e3}]


def messages(peer: Peer, answers: str) -> list[dict[str, float]]:
    """Work on messages without a call, in µs."""
    tasks = peer.factory().tasks
    body = b"x" * 100
    answer = (Path(answers) / "task.json").read_text()
    page = (Path(answers) / "list0.json").read_text()

    def typed() -> Any:
        request = tasks.HttpRequest(url=URL, http_method=tasks.HttpMethod.POST, headers=HEADERS, body=body)
        return tasks.Task(http_request=request)

    task = typed()
    cases: dict[str, Callable[[], Any]] = {
        "Task(dict)": lambda: tasks.Task(task_dict(tasks, body)),
        "Task(HttpRequest(…))": typed,
        "CreateTaskRequest(dict)": lambda: tasks.CreateTaskRequest(parent=QUEUE, task=task_dict(tasks, body)),
        "Task.to_json": lambda: tasks.Task.to_json(task),
        "Task.from_json": lambda: tasks.Task.from_json(answer),
        "read task.http_request.url": lambda: task.http_request.url,
        "1000-task page from JSON, names": lambda: [t.name for t in tasks.ListTasksResponse.from_json(page).tasks],
    }
    return [{case: _per_call(work) for case, work in cases.items()}]


def _per_call(work: Callable[[], Any]) -> float:
    timer = timeit.Timer(work)
    number, _ = timer.autorange()
    number = max(1, number // 4)
    return min(timer.repeat(5, number)) / number * 1e6
