"""Forks in every way that servers and pools fork, and reports how many trials failed, as JSON.

    python fork_matrix.py --trials 100 [--client google-rest] [--cell fork-used-busy]

A trial fails when a call in parent or child fails, or a child takes more than --patience seconds. The client is ours,
or google-cloud-tasks over REST or gRPC (google-grpc). CLOUD_TASKS_EMULATOR_HOST names the service; without it an
emulator is started.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

QUEUE = "projects/p/locations/l/queues/forks"
CHILDREN = 4


def our_client() -> Any:
    from cloudtasks import tasks_v2

    return tasks_v2.CloudTasksClient()


def google_rest_client() -> Any:
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import tasks_v2
    from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksRestTransport

    host = os.environ["CLOUD_TASKS_EMULATOR_HOST"]
    transport = CloudTasksRestTransport(host=host, url_scheme="http", credentials=AnonymousCredentials())
    return tasks_v2.CloudTasksClient(transport=transport)


def google_grpc_client() -> Any:
    import grpc
    from google.cloud import tasks_v2
    from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcTransport

    channel = grpc.insecure_channel(os.environ["GRPC_STAND_IN"])
    return tasks_v2.CloudTasksClient(transport=CloudTasksGrpcTransport(channel=channel))


MAKERS = {"ours": our_client, "google-rest": google_rest_client, "google-grpc": google_grpc_client}


@contextmanager
def server_for(maker: str) -> Iterator[None]:
    """Starts what the client calls, unless the environment names an emulator, and tells the makers of clients where."""
    if maker == "google-grpc":
        variable, command = "GRPC_STAND_IN", [str(Path(__file__).with_name("grpc_stand_in.py"))]
    else:
        variable = "CLOUD_TASKS_EMULATOR_HOST"
        command = ["-m", "cloudtasks.emulator", "--port", "0", "--queue", QUEUE]
    if variable in os.environ:
        yield
        return
    started = [sys.executable, *command]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        os.environ[variable] = next(found[0] for line in server.stdout if (found := re.search(r"127\S+:\d+", line)))
        yield
        server.terminate()


def enqueue(client: Any) -> None:
    task = client.create_task(parent=QUEUE, task={"http_request": {"url": "http://127.0.0.1:1/"}})
    assert task.name.startswith(QUEUE)


def in_child(client: Any, patience: int) -> int:
    """Forks a child that enqueues; SIGALRM ends it if it hangs."""
    pid = os.fork()
    if pid == 0:
        signal.alarm(patience)
        try:
            for _ in range(3):
                enqueue(client)
            os._exit(0)
        except BaseException:
            os._exit(1)
    return pid


def forks_well(make: Callable[[], Any], used: bool, busy: bool, patience: int) -> bool:
    """Forks children of a client that is used or not, while threads of the parent use it or not."""
    client = make()
    if used:
        enqueue(client)
    over = threading.Event()
    parent_failed = threading.Event()

    def try_in_parent() -> None:
        try:
            enqueue(client)
        except Exception:
            parent_failed.set()

    def work() -> None:
        while not over.is_set():
            try_in_parent()

    workers = [threading.Thread(target=work) for _ in range(2 if busy else 0)]
    for worker in workers:
        worker.start()
    children = [in_child(client, patience) for _ in range(CHILDREN)]
    try_in_parent()
    ends = [os.waitpid(pid, 0)[1] for pid in children]
    over.set()
    for worker in workers:
        worker.join()
    try_in_parent()
    return not any(ends) and not parent_failed.is_set()


_shared: Any = None


def use_shared(maker: str) -> None:
    """Enqueues with the inherited client, or with a new one in a process that inherits none."""
    global _shared
    if _shared is None:
        _shared = MAKERS[maker]()
    enqueue(_shared)


def pools_well(maker: str, method: str, patience: int) -> bool:
    """Maps over a pool of four that starts its processes in this way."""
    if method == "fork":
        use_shared(maker)
    with multiprocessing.get_context(method).Pool(CHILDREN) as pool:
        try:
            pool.map_async(use_shared, [maker] * 16).get(timeout=patience)
        except Exception:
            return False
    return True


def cells(maker: str, patience: int) -> dict[str, Callable[[], bool]]:
    matrix: dict[str, Callable[[], bool]] = {}
    for used in (False, True):
        for busy in (False, True):
            name = f"fork-{'used' if used else 'unused'}-{'busy' if busy else 'waiting'}"
            matrix[name] = partial(forks_well, MAKERS[maker], used, busy, patience)
    for method in ("fork", "forkserver", "spawn"):
        matrix[f"pool-{method}"] = partial(pools_well, maker, method, patience)
    return matrix


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1)
    parser.add_argument("--client", choices=MAKERS, default="ours")
    parser.add_argument("--cell", help="one cell of the matrix; all without it")
    parser.add_argument("--patience", type=int, default=300)
    options = parser.parse_args()
    matrix = cells(options.client, options.patience)
    chosen = [options.cell] if options.cell else list(matrix)
    with server_for(options.client):
        print(json.dumps({cell: sum(not matrix[cell]() for _ in range(options.trials)) for cell in chosen}))


if __name__ == "__main__":
    main()
