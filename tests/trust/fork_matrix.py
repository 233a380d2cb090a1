"""Forks in every way that servers and pools fork, and reports how many trials failed, as JSON.

    CLOUD_TASKS_EMULATOR_HOST=… python fork_matrix.py --trials 100 [--client google] [--cell fork-used-busy]

A trial fails when a child does not end well within 20 seconds. The client is ours, or google-cloud-tasks over REST.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import signal
import threading
from functools import partial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

QUEUE = "projects/p/locations/l/queues/forks"
PATIENCE = 20
CHILDREN = 4


def our_client() -> Any:
    from cloudtasks import tasks_v2

    return tasks_v2.CloudTasksClient()


def google_client() -> Any:
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import tasks_v2
    from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksRestTransport

    host = os.environ["CLOUD_TASKS_EMULATOR_HOST"]
    transport = CloudTasksRestTransport(host=host, url_scheme="http", credentials=AnonymousCredentials())
    return tasks_v2.CloudTasksClient(transport=transport)


MAKERS = {"ours": our_client, "google": google_client}


def enqueue(client: Any) -> None:
    task = client.create_task(parent=QUEUE, task={"http_request": {"url": "http://127.0.0.1:1/"}})
    assert task.name.startswith(QUEUE)


def in_child(client: Any) -> int:
    """Forks a child that enqueues; SIGALRM ends it if it hangs."""
    pid = os.fork()
    if pid == 0:
        signal.alarm(PATIENCE)
        try:
            for _ in range(3):
                enqueue(client)
            os._exit(0)
        except BaseException:
            os._exit(1)
    return pid


def forks_well(make: Callable[[], Any], used: bool, busy: bool) -> bool:
    """Forks children of a client that is used or not, while threads of the parent use it or not."""
    client = make()
    if used:
        enqueue(client)
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            enqueue(client)

    workers = [threading.Thread(target=work) for _ in range(2 if busy else 0)]
    for worker in workers:
        worker.start()
    children = [in_child(client) for _ in range(CHILDREN)]
    enqueue(client)
    ends = [os.waitpid(pid, 0)[1] for pid in children]
    over.set()
    for worker in workers:
        worker.join()
    enqueue(client)
    return not any(ends)


_shared: Any = None


def use_shared(maker: str) -> None:
    """Enqueues with the client that was inherited, or in a process that inherits none, with one of its own."""
    global _shared
    if _shared is None:
        _shared = MAKERS[maker]()
    enqueue(_shared)


def pools_well(maker: str, method: str) -> bool:
    """Maps over a pool of four that starts its processes in this way."""
    if method == "fork":
        use_shared(maker)
    with multiprocessing.get_context(method).Pool(CHILDREN) as pool:
        try:
            pool.map_async(use_shared, [maker] * 16).get(timeout=PATIENCE)
        except Exception:
            return False
    return True


def cells(maker: str) -> dict[str, Callable[[], bool]]:
    matrix: dict[str, Callable[[], bool]] = {}
    for used in (False, True):
        for busy in (False, True):
            name = f"fork-{'used' if used else 'unused'}-{'busy' if busy else 'waiting'}"
            matrix[name] = partial(forks_well, MAKERS[maker], used, busy)
    for method in ("fork", "forkserver", "spawn"):
        matrix[f"pool-{method}"] = partial(pools_well, maker, method)
    return matrix


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1)
    parser.add_argument("--client", choices=MAKERS, default="ours")
    parser.add_argument("--cell", help="one cell of the matrix; all without it")
    options = parser.parse_args()
    matrix = cells(options.client)
    chosen = [options.cell] if options.cell else list(matrix)
    print(json.dumps({cell: sum(not matrix[cell]() for _ in range(options.trials)) for cell in chosen}))


if __name__ == "__main__":
    main()
