"""Forks in the midst of calls, what making a client takes, and what clients share."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials

from .. import needs
from ..service import QUEUE, Service

ROUNDS = 100 if os.environ.get("SOAK") else 5


def in_child(work: Callable[[], None]) -> int:
    """Forks a child that does some work; its process id."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        signal.alarm(60)  # A child that hangs fails.
        work()
        status = 0
    finally:
        os._exit(status)


def succeeded(pid: int) -> bool:
    return os.waitpid(pid, 0)[1] == 0


pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@needs.fork
@pytest.mark.parametrize("used", [True, False])
def test_a_client_made_before_a_fork_works_in_child_and_parent_at_once(client: Any, used: bool) -> None:
    if used:
        client.get_queue(name=QUEUE)
    for _ in range(ROUNDS):
        children = [in_child(lambda: client.get_queue(name=QUEUE)) for _ in range(3)]
        assert client.get_queue(name=QUEUE).name == QUEUE
        assert all(map(succeeded, children))


@needs.fork
def test_a_child_works_while_the_parents_threads_are_in_calls(client: Any, service: Service) -> None:
    releases = [service.hold("-held") for _ in range(4)]
    callers = [threading.Thread(target=client.get_queue, kwargs={"name": f"{QUEUE}-held"}) for _ in range(4)]
    for caller in callers:
        caller.start()
    service.wait_for(4)
    children = [in_child(lambda: client.get_queue(name=QUEUE)) for _ in range(ROUNDS)]
    assert all(map(succeeded, children))
    for release in releases:
        release.set()
    for caller in callers:
        caller.join()


@needs.fork
def test_a_child_of_a_child_works(client: Any) -> None:
    client.get_queue(name=QUEUE)

    def work() -> None:
        client.get_queue(name=QUEUE)
        assert succeeded(in_child(lambda: client.get_queue(name=QUEUE)))

    assert succeeded(in_child(work))


@needs.fork
def test_an_async_client_made_before_a_fork_works_in_both(options: dict[str, Any]) -> None:
    client = tasks_v2.CloudTasksAsyncClient(**options)

    async def call() -> None:
        assert (await client.get_queue(name=QUEUE)).name == QUEUE

    asyncio.run(call())
    child = in_child(lambda: asyncio.run(call()))
    asyncio.run(call())
    assert succeeded(child)


@needs.proc
@needs.fork
def test_a_child_does_not_use_the_parents_connections(client: Any) -> None:
    client.get_queue(name=QUEUE)
    sockets = {os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd") if _is_socket(fd)}

    def work() -> None:
        client.get_queue(name=QUEUE)
        own = {os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd") if _is_socket(fd)}
        assert own - sockets

    assert succeeded(in_child(work))


def _is_socket(fd: str) -> bool:
    try:
        return os.readlink(f"/proc/self/fd/{fd}").startswith("socket:")
    except OSError:
        return False


def test_clients_share_plain_connections_until_the_last_of_them_closes(
    service: Service, options: dict[str, Any]
) -> None:
    first, second, third = (tasks_v2.CloudTasksClient(**options) for _ in range(3))
    with second:
        with first:
            for client in first, second:
                client.get_queue(name=QUEUE)
        second.get_queue(name=QUEUE)
        assert service.connections == 1
    with third:
        third.get_queue(name=QUEUE)
        assert service.connections == 2


def test_async_clients_share_plain_connections(service: Service, options: dict[str, Any]) -> None:
    async def calls() -> None:
        clients = [tasks_v2.CloudTasksAsyncClient(**options) for _ in range(2)]
        for client in clients:
            await client.get_queue(name=QUEUE)

    asyncio.run(calls())
    assert service.connections == 1


def test_a_client_needs_its_init() -> None:
    class Forgetful(tasks_v2.CloudTasksClient):  # type: ignore[misc, valid-type, unused-ignore]
        def __init__(self) -> None:
            pass

    with pytest.raises(RuntimeError, match="__init__ has not been called"):
        Forgetful().get_queue(name=QUEUE)


def test_importing_and_making_a_client_loads_no_heavy_module() -> None:
    program = (
        "import sys; before = set(sys.modules)\n"
        "from cloudtasks import tasks_v2\nfrom cloudtasks.auth import AnonymousCredentials\n"
        "options = {'api_endpoint': 'http://localhost:1'}\n"
        "tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options)\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "enum",
        "re",
        "datetime",
        "inspect",
        "logging",
        "typing",
        "importlib.metadata",
        "asyncio",
        "google",
        "json",
    }
    assert not heavy & set(loaded)
    assert len(loaded) < 20
    assert AnonymousCredentials() == AnonymousCredentials()
