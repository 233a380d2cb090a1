"""Makes many calls from threads and from an event loop, and prints what the process holds as it goes.

CLOUD_TASKS_EMULATOR_HOST=… python soak.py --calls 1000000
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

from cloudtasks import tasks_v2

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

QUEUE = "projects/p/locations/l/queues/soak"
TASK = {"http_request": {"url": "http://127.0.0.1:1/", "body": b"x" * 1000, "headers": {"a": "b"}}}
THREADS = 4
STEPS = 10


def holdings() -> dict[str, int]:
    """Resident memory in KiB, descriptors and threads of this process."""
    gc.collect()
    with open("/proc/self/statm") as statm:
        resident = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    return {
        "resident_kib": resident,
        "descriptors": len(os.listdir("/proc/self/fd")),
        "threads": len(os.listdir("/proc/self/task")),
    }


def live_a_task(client: Any) -> None:
    """Four calls."""
    name = client.create_task(parent=QUEUE, task=TASK).name
    assert client.get_task(name=name).name == name
    client.get_queue(name=QUEUE)
    client.delete_task(name=name)


async def live_tasks(client: Any, count: int) -> None:
    """Four calls for each task, eight tasks at a time."""

    async def one() -> None:
        name = (await client.create_task(parent=QUEUE, task=TASK)).name
        assert (await client.get_task(name=name)).name == name
        await client.get_queue(name=QUEUE)
        await client.delete_task(name=name)

    for _ in range(count // 8):
        await asyncio.gather(*(one() for _ in range(8)))


async def in_event_loop(tasks: int) -> None:
    async with tasks_v2.CloudTasksAsyncClient() as client:
        await live_tasks(client, tasks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=10_000)
    calls = parser.parse_args().calls
    client = tasks_v2.CloudTasksClient()
    reports = []
    began = time.perf_counter()
    # The first round fills pools and caches. All are of one size: what waits in the executor's queue is memory, too.
    a_round = min(10_000, calls // STEPS)
    rounds_a_step = calls // STEPS // a_round
    steps = [1] + [rounds_a_step] * STEPS
    with ThreadPoolExecutor(THREADS) as pool:
        for rounds in steps:
            for _ in range(rounds):
                tasks = a_round // 4
                list(pool.map(lambda _: live_a_task(client), range(tasks * 3 // 4)))
                asyncio.run(in_event_loop(tasks // 4))
            reports.append(holdings())
    seconds = time.perf_counter() - began
    print(json.dumps({"calls": sum(steps) * a_round, "seconds": round(seconds), "held": reports}))


if __name__ == "__main__":
    main()
