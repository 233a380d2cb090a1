"""Threads that share messages, clients and event loops while the collector runs and the process forks.

    python thread_stress.py --rounds 20 [--part messages]

Each part counts what it did and compares with what must come of it, and each prints its counts as JSON.
CLOUD_TASKS_EMULATOR_HOST names the service. A process that hangs shows where, and ends; a child just ends.
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import gc
import json
import os
import signal
import sys
import threading
import warnings
import weakref
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cloudtasks import tasks_v2
from cloudtasks.types import FieldMask

QUEUE = "projects/p/locations/l/queues/threads"
THREADS = 4
PATIENCE = 600
"""A process that runs longer than this, in seconds, counts as hung."""


def together(*works: Any) -> list[Any]:
    """Runs functions in threads that start at once, and returns what they return; an error of one is raised."""
    barrier = threading.Barrier(len(works))

    def run(work: Any) -> Any:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return [started.result() for started in [pool.submit(run, work) for work in works]]


def each(work: Any) -> list[Any]:
    """Runs a function of the thread's number in all threads."""
    return together(*(lambda number=number: work(number) for number in range(THREADS)))


# --- messages -----------------------------------------------------------------------------------------------------


def first_writes(rounds: int) -> Counter[str]:
    """All threads write to one absent child: each finds it present at once, and all that they wrote is there."""
    done: Counter[str] = Counter()
    for step in range(rounds * 20):
        task = tasks_v2.Task()

        def write(number: int, task: Any = task, step: int = step) -> None:
            if number % 2:
                task.app_engine_http_request.app_engine_routing.service = "s"
                assert "app_engine_http_request" in task
                assert "app_engine_routing" in task.app_engine_http_request
            task.app_engine_http_request.headers[f"key-{number}"] = str(step)
            assert "app_engine_http_request" in task

        each(write)
        assert task.app_engine_http_request.headers == {f"key-{number}": str(step) for number in range(THREADS)}
        assert task.app_engine_http_request.app_engine_routing.service == "s"
        done["first writes"] += THREADS
    return done


def reads_while_others_write(rounds: int) -> Counter[str]:
    """Each thread counts in its own header. What it reads of the others, in any form, never goes back."""
    task = tasks_v2.Task(http_request={"url": "http://127.0.0.1:1/", "headers": {"text": "é"}})
    steps = rounds * 100
    forms: list[Any] = [
        lambda: json.loads(tasks_v2.Task.to_json(task))["httpRequest"]["headers"],
        lambda: dict(tasks_v2.Task.deserialize(tasks_v2.Task.serialize(task)).http_request.headers),
        lambda: dict(tasks_v2.Task(task).http_request.headers),
        lambda: tasks_v2.Task.to_dict(task)["http_request"]["headers"],
        lambda: dict(task.http_request.headers.__copy__()),
    ]

    def count(number: int) -> int:
        seen: Counter[str] = Counter()
        for step in range(steps):
            if step % 50 == 0:  # The map changes its size, and gets what it had back.
                task.http_request.headers[f"more-{number}"] = "0"
                assert task.http_request.headers.pop(f"more-{number}") == "0"
            task.http_request.headers[f"{number}"] = str(step)
            task.http_request.url = f"http://127.0.0.1:1/{step}"
            headers = forms[step % len(forms)]()
            assert headers.pop("text") == "é"
            read = {key: int(value) for key, value in headers.items() if not key.startswith("more")}
            assert read[f"{number}"] == step
            assert all(read.get(key, 0) >= value for key, value in seen.items()), (seen, read)
            seen.update({key: value - seen[key] for key, value in read.items()})
            repr(task)
        return steps

    done = sum(each(count))
    assert task.http_request.headers == {"text": "é", **{f"{number}": str(steps - 1) for number in range(THREADS)}}
    return Counter(reads=done)


def lists(rounds: int) -> Counter[str]:
    """Of what threads append to one list, each element is taken out once or still there."""
    done: Counter[str] = Counter()
    for _ in range(rounds):
        mask = FieldMask()

        def use(number: int, mask: Any = mask) -> tuple[list[str], list[str], int]:
            added, taken, refused = [], [], 0
            for step in range(200):
                added.append(f"{number}-{step}")
                if step % 3:
                    mask.paths.append(added[-1])
                else:
                    mask.paths.insert(0, added[-1])
                try:
                    if step % 5 == 0:
                        taken.append(mask.paths.pop(-1))
                    elif step % 5 == 1:
                        mask.paths.reverse()
                    elif step % 5 == 2:
                        mask.paths.sort()
                    elif step % 5 == 3:
                        FieldMask.to_json(mask)
                except (IndexError, RuntimeError, ValueError):
                    refused += 1
            return added, taken, refused

        parts = each(use)
        added = Counter(item for part in parts for item in part[0])
        taken = Counter(item for part in parts for item in part[1])
        assert taken + Counter(mask.paths) == added
        done.update({"list changes": added.total(), "refused": sum(part[2] for part in parts)})
    return done


def maps(rounds: int) -> Counter[str]:
    """Of threads that take the same keys from a map, one gets each; a default never replaces what another set."""
    done: Counter[str] = Counter()
    keys = [str(number) for number in range(100)]
    for _ in range(rounds * 2):
        request = tasks_v2.HttpRequest(headers=dict.fromkeys(keys, "set"))
        taken = each(lambda _, request=request: [key for key in keys if request.headers.pop(key, "") == "set"])
        assert Counter(key for mine in taken for key in mine) == Counter(keys)
        assert request.headers == {}

        def race(number: int, request: Any = request) -> None:
            for key in keys:
                if number:
                    assert request.headers[key] in ("", "set")
                else:
                    request.headers[key] = "set"

        each(race)
        assert request.headers == dict.fromkeys(keys, "set")
        done["map changes"] += 2 * len(keys)
    return done


def decoded(rounds: int) -> Counter[str]:
    """All threads get the same objects of what was decoded, whoever looks first."""
    done: Counter[str] = Counter()
    task = {"httpRequest": {"url": "http://127.0.0.1:1/", "headers": {"a": "é"}, "oidcToken": {"audience": "ü"}}}
    page = json.dumps({"tasks": [{"name": f"{QUEUE}/tasks/{number}", **task} for number in range(50)]})
    for _ in range(rounds * 4):
        response = tasks_v2.ListTasksResponse.from_json(page)

        def look(number: int, response: Any = response) -> list[Any]:
            if number == 0:
                assert json.loads(tasks_v2.ListTasksResponse.to_json(response))["tasks"][49]["name"].endswith("/49")
            requests = [task.http_request for task in response.tasks]
            return [(request, request.headers, request.oidc_token) for request in requests]

        seen = each(look)
        for parts in seen[1:]:
            assert [[id(one) for one in mine] for mine in seen[0]] == [[id(one) for one in theirs] for theirs in parts]
        done["decoded"] += THREADS * 50
    return done


# --- the collector ------------------------------------------------------------------------------------------------


class Cyclic(tasks_v2.Task):
    """A task that refers to itself: only the collector frees it."""

    __slots__ = ("me",)


def cycles(rounds: int) -> Counter[str]:
    """Garbage is collected, once for each object, and nothing that is in use."""
    made = THREADS * rounds * 200
    garbage = made - made // 10
    kept: list[Any] = []
    freed: list[str] = []
    all_freed = threading.Event()

    def note_freed(name: str) -> None:
        freed.append(name)
        if len(freed) >= garbage:
            all_freed.set()

    def make(number: int) -> None:
        for step in range(rounds * 200):
            task = Cyclic(name=f"{QUEUE}/tasks/{number}-{step}")
            task.me = task
            task.http_request.headers["key"] = "value"
            weakref.finalize(task, note_freed, task.name).atexit = False
            if step % 10 == 0:
                kept.append(task)
            assert (task.name, task.http_request.headers["key"]) == (f"{QUEUE}/tasks/{number}-{step}", "value")

    each(make)
    all_freed.wait()  # The thread of `main` collects.
    gc.collect()
    assert len(kept) == made // 10
    assert len(freed) == len(set(freed)) == garbage
    assert all(task.http_request.headers == {"key": "value"} for task in kept)
    return Counter({"cycles": made})


# --- calls --------------------------------------------------------------------------------------------------------


def task_named(name: str) -> dict[str, Any]:
    return {"name": f"{QUEUE}/tasks/{name}", "http_request": {"url": "http://127.0.0.1:1/"}}


def calls(rounds: int) -> Counter[str]:
    """Threads, event loops, bulk calls and forked children share clients: each task is made once."""
    client, loops_client = tasks_v2.CloudTasksClient(), tasks_v2.CloudTasksAsyncClient()
    shared = tasks_v2.Task(http_request={"url": "http://127.0.0.1:1/", "headers": {"key": "é"}})
    done: Counter[str] = Counter()
    lock = threading.Lock()
    over = threading.Event()
    made: list[str] = []

    def note(kind: str, names: list[str]) -> None:
        with lock:
            done[kind] += len(names)
            made.extend(names)

    def blocking(number: int) -> None:
        for step in range(rounds * 10):
            shared.http_request.headers[f"thread-{number}"] = str(step)
            task = client.create_task(parent=QUEUE, task=task_named(f"blocking-{number}-{step}"))
            note("blocking", [task.name])

    def event_loop(number: int) -> None:
        async def make() -> None:
            for step in range(rounds * 2):
                tasks = [task_named(f"loop-{number}-{step}-{part}") for part in range(5)]
                created = await asyncio.gather(*(loops_client.create_task(parent=QUEUE, task=task) for task in tasks))
                note("awaited", [task.name for task in created])

        asyncio.run(make())

    def bulk(number: int) -> None:
        for step in range(rounds):
            tasks = [task_named(f"bulk-{number}-{step}-{part}") for part in range(10)]
            note("bulk", [task.name for task in client.create_tasks(QUEUE, tasks).succeeded])

    def fork() -> None:
        for number in range(rounds * 2 if hasattr(os, "fork") else 0):
            name = f"child-{number}"
            pid = os.fork()
            if pid == 0:
                in_child(client, shared, name)
            assert os.waitpid(pid, 0)[1] == 0
            note("children", [f"{QUEUE}/tasks/{name}"])

    def collect() -> None:
        while not over.is_set():
            tasks_v2.Task.to_json(shared)
            gc.collect()

    collector = threading.Thread(target=collect)
    collector.start()
    try:
        together(*(lambda n=n, work=work: work(n) for work in (blocking, event_loop, bulk) for n in range(2)), fork)
    finally:
        over.set()
        collector.join()
    on_service = [task.name for task in client.list_tasks(parent=QUEUE)]
    assert sorted(on_service) == sorted(made)
    assert shared.http_request.headers == {"key": "é", **{f"thread-{n}": str(rounds * 10 - 1) for n in range(2)}}
    return done


def in_child(client: Any, shared: Any, name: str) -> None:
    signal.alarm(60)
    try:
        headers = json.loads(tasks_v2.Task.to_json(shared))["httpRequest"]["headers"]
        shared.http_request.headers[name] = "child"
        assert shared.http_request.headers == {**headers, name: "child"}
        gc.collect()
        assert client.create_task(parent=QUEUE, task=task_named(name)).name.endswith(name)
        os._exit(0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


PARTS = {
    "messages": [first_writes, reads_while_others_write, lists, maps, decoded],
    "collector": [cycles],
    "calls": [calls],
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--part", choices=[*PARTS])
    arguments = parser.parse_args()
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    # Python warns of a fork in a process with threads, which is what is tried here.
    warnings.filterwarnings("ignore", "This process", DeprecationWarning)
    sys.setswitchinterval(1e-5)
    over = threading.Event()

    def collect() -> None:
        while not over.is_set():
            gc.collect()
            over.wait(0.001)

    collector = threading.Thread(target=collect)
    collector.start()
    done: Counter[str] = Counter()
    try:
        for part in PARTS if arguments.part is None else [arguments.part]:
            for trial in PARTS[part]:
                done += trial(arguments.rounds)
    finally:
        over.set()
        collector.join()
    print(json.dumps({"gil": getattr(sys, "_is_gil_enabled", lambda: True)(), **done}))


if __name__ == "__main__":
    main()
