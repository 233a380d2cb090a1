"""What is measured: each workload takes a peer and returns figures."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import threading
import time
import timeit
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from measure import peak, resident
from peers import HEADERS, OVER_TLS, QUEUE, URL, Peer, task_dict
from server import far_counts

RUN_SECONDS = 0.5


class Spent(NamedTuple):
    """Wall and CPU time, in seconds."""

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> Spent:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        return cls(time.perf_counter(), usage.ru_utime + usage.ru_stime)

    def until_now(self) -> Spent:
        now = Spent.now()
        return Spent(now.wall - self.wall, now.cpu - self.cpu)

    def per_call(self, calls: int) -> dict[str, float]:
        figures = {"calls_s": calls / self.wall}
        for unit, in_a_second in (("us", 1e6), ("ms", 1e3)):
            figures[f"wall_{unit}"] = self.wall / calls * in_a_second
            figures[f"cpu_{unit}"] = self.cpu / calls * in_a_second
        return figures


def spent_by(work: Callable[[], None]) -> Spent:
    gc.collect()
    start = Spent.now()
    work()
    return start.until_now()


def runs(work: Callable[[int], Spent], callers: int, repeat: int) -> list[dict[str, float]]:
    """Warms up, chooses a number of calls that fills a run, and runs."""
    work(4)
    probe = 40 if callers == 1 else 8
    calls = calls_that_fill_a_run(work(probe), probe)
    return [work(calls).per_call(calls * callers) for _ in range(repeat)]


def calls_that_fill_a_run(spent: Spent, calls: int) -> int:
    return max(1, int(RUN_SECONDS / (spent.wall / calls)))


def create(peer: Peer, size: int, callers: int, clients: int = 1, repeat: int = 4) -> list[dict[str, float]]:
    """create_task in a closed loop, by callers that each make one call after another."""
    body = b"x" * size
    if peer.is_async:
        return asyncio.run(_create_async(peer, body, callers, repeat))
    made = [peer.client() for _ in range(clients)]
    if callers == clients == 1:
        return runs(lambda calls: spent_by(lambda: _repeat(made[0].create, body, calls)), 1, repeat)
    return runs(lambda calls: _in_threads(made, body, callers, calls), callers * clients, repeat)


def _repeat(create: Callable[[bytes], Any], body: bytes, calls: int) -> None:
    for _ in range(calls):
        create(body)


def _in_threads(clients: list[Any], body: bytes, callers: int, calls: int) -> Spent:
    """Calls of threads that stand ready, each after its first: starting 256 takes as long as thousands of calls."""
    count = len(clients) * callers
    ready, done = threading.Barrier(count + 1), threading.Barrier(count + 1)
    failures: list[BaseException] = []

    def work(client: Any) -> None:
        try:
            client.create(body)
            ready.wait()
            _repeat(client.create, body, calls)
            done.wait()
        except BaseException as failure:
            failures.append(failure)
            ready.abort()
            done.abort()

    threads = [threading.Thread(target=work, args=(client,)) for client in clients for _ in range(callers)]
    for thread in threads:
        thread.start()
    try:
        gc.collect()
        ready.wait()
        start = Spent.now()
        done.wait()
        spent = start.until_now()
    except threading.BrokenBarrierError:
        raise failures[0] from None
    for thread in threads:
        thread.join()
    return spent


async def _create_async(peer: Peer, body: bytes, callers: int, repeat: int) -> list[dict[str, float]]:
    client = peer.client()

    async def one(calls: int) -> None:
        for _ in range(calls):
            await client.create(body)

    async def work(calls: int) -> None:
        await asyncio.gather(*(one(calls) for _ in range(callers)))

    async def spent(calls: int) -> Spent:
        gc.collect()
        start = Spent.now()
        await work(calls)
        return start.until_now()

    await work(4)
    calls = calls_that_fill_a_run(await spent(8), 8)
    figures = [(await spent(calls)).per_call(calls * callers) for _ in range(repeat)]
    await client.close()
    return figures


def bulk(peer: Peer, count: int, repeat: int = 4) -> list[dict[str, float]]:
    """create_tasks over an iterable."""
    client = peer.client()
    bodies = [b"x" * 100] * count

    def work() -> None:
        if client.create_many(bodies) != count:
            raise AssertionError("a task was lost")

    work()
    return [spent_by(work).per_call(count) for _ in range(repeat)]


class Far:
    """The time in which calls over TLS are measured: it begins when each caller has made a first call."""

    end: float

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        far_counts()

    def begin(self) -> None:
        self.first = far_counts()
        gc.collect()
        self.start = Spent.now()
        self.end = time.perf_counter() + self.seconds

    def goes_on(self) -> bool:
        return time.perf_counter() < self.end

    def figures(self, calls: int) -> dict[str, float]:
        spent, counts = self.start.until_now(), far_counts()
        return {
            **spent.per_call(calls),
            "connections": self.first["connections"] + counts["connections"],
            "client_busy": spent.cpu / spent.wall,
            "server_busy": (counts["cpu_us"] - self.first["cpu_us"]) / 1e6 / spent.wall,
            "peak_mb": peak() / 1e6,
        }


def far(peer: Peer, callers: int, seconds: float) -> list[dict[str, float]]:
    """create_task over TLS by callers that all begin at once, at the first use of the client, and then go on."""
    window, body = Far(seconds), b"x" * 100
    if peer.is_async:
        return [asyncio.run(_far_async(peer, body, callers, window))]
    client = peer.client(OVER_TLS, callers)
    if peer.is_bulk:
        client.create_many([body] * callers, callers)
        window.begin()
        return [window.figures(client.create_many(_while(window, body), callers))]
    return [_far_in_threads(client, body, callers, window)]


def _while(window: Far, body: bytes) -> Iterator[bytes]:
    while window.goes_on():
        yield body


def _far_in_threads(client: Any, body: bytes, callers: int, window: Far) -> dict[str, float]:
    ready = threading.Barrier(callers, window.begin)
    calls: list[int] = []
    failures: list[BaseException] = []

    def work() -> None:
        made = 0
        try:
            client.create(body)
            ready.wait()
            while window.goes_on():
                client.create(body)
                made += 1
        except BaseException as failure:
            failures.append(failure)
            ready.abort()
        calls.append(made)

    threads = [threading.Thread(target=work) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return window.figures(sum(calls))


async def _far_async(peer: Peer, body: bytes, callers: int, window: Far) -> dict[str, float]:
    client = peer.client(OVER_TLS, callers)

    async def one() -> int:
        made = 0
        while window.goes_on():
            await client.create(body)
            made += 1
        return made

    await asyncio.gather(*(client.create(body) for _ in range(callers)))
    window.begin()
    figures = window.figures(sum(await asyncio.gather(*(one() for _ in range(callers)))))
    await client.close()
    return figures


def list_names(peer: Peer, pages: int, page_size: int, repeat: int = 4) -> list[dict[str, float]]:
    """Lists all tasks and reads their names."""
    expected = pages * page_size
    if peer.is_async:
        return asyncio.run(_list_async(peer, expected, repeat))
    client = peer.client()

    def work() -> None:
        if client.list_names() != expected:
            raise AssertionError("a task was lost")

    work()
    return [spent_by(work).per_call(1) for _ in range(repeat)]


async def _list_async(peer: Peer, expected: int, repeat: int) -> list[dict[str, float]]:
    client = peer.client()
    figures = []
    for _ in range(repeat + 1):
        gc.collect()
        start = Spent.now()
        if await client.list_names() != expected:
            raise AssertionError("a task was lost")
        figures.append(start.until_now().per_call(1))
    await client.close()
    return figures[1:]


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
        client = peer.client()
        constructed = time.perf_counter()
        await client.create(b"x" * 100)
        result = figures(constructed, time.perf_counter())
        await client.close()
        return result

    if peer.is_async:
        return asyncio.run(in_loop())
    client = peer.client()
    constructed = time.perf_counter()
    client.create(b"x" * 100)
    return figures(constructed, time.perf_counter())


def memory(peer: Peer, clients: int, callers: int) -> list[dict[str, float]]:
    """What a further client costs once it has made calls, while no more threads call at once than before.

    The first client makes as many calls beforehand as all others after it: threads that come and go cost memory too.
    """
    body = b"x" * 100
    made = [peer.client()]
    for _ in range(clients):
        _in_threads(made, body, callers, 20)
    before = resident()
    for _ in range(clients - 1):
        made.append(peer.client())
        _in_threads(made[-1:], body, callers, 20)
    return [{"client_kb": (resident() - before) / (clients - 1) / 1e3}]


def messages(peer: Peer, answers: str) -> list[dict[str, float]]:
    """Work on messages without a call, in µs."""
    tasks = peer.client().tasks
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
