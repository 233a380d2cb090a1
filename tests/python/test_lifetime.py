"""Fork, Ctrl-C, threads and the end of the interpreter."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials

from .service import QUEUE, Service

ROUNDS = 100 if os.environ.get("SOAK") else 5
CLIENTS = 10_000 if os.environ.get("SOAK") else 200


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


@pytest.mark.parametrize("used", [True, False])
def test_a_client_made_before_a_fork_works_in_child_and_parent_at_once(client: Any, used: bool) -> None:
    if used:
        client.get_queue(name=QUEUE)
    for _ in range(ROUNDS):
        children = [in_child(lambda: client.get_queue(name=QUEUE)) for _ in range(3)]
        assert client.get_queue(name=QUEUE).name == QUEUE
        assert all(map(succeeded, children))


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


def test_a_child_of_a_child_works(client: Any) -> None:
    client.get_queue(name=QUEUE)

    def work() -> None:
        client.get_queue(name=QUEUE)
        assert succeeded(in_child(lambda: client.get_queue(name=QUEUE)))

    assert succeeded(in_child(work))


def test_an_async_client_made_before_a_fork_works_in_both(options: dict[str, Any]) -> None:
    client = tasks_v2.CloudTasksAsyncClient(**options)

    async def call() -> None:
        assert (await client.get_queue(name=QUEUE)).name == QUEUE

    asyncio.run(call())
    child = in_child(lambda: asyncio.run(call()))
    asyncio.run(call())
    assert succeeded(child)


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


@pytest.fixture
def interrupt() -> Callable[[], None]:
    """Sends this process a SIGINT as Ctrl-C does, from another thread."""
    return lambda: os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_ends_a_blocking_call_and_its_request(
    client: Any, service: Service, interrupt: Callable[[], None]
) -> None:
    release = service.hold("/my-queue")

    def when_it_waits() -> None:
        service.wait_for(1)
        interrupt()

    presser = threading.Thread(target=when_it_waits)
    presser.start()
    with pytest.raises(KeyboardInterrupt):
        client.get_queue(name=QUEUE, timeout=None)
    presser.join()
    release.set()
    assert client.get_queue(name=QUEUE).name == QUEUE


def test_what_a_signal_handler_raises_comes_out_of_the_call(client: Any, service: Service) -> None:
    class Alarm(Exception):
        pass

    def ring(number: int, frame: object) -> None:
        raise Alarm

    old = signal.signal(signal.SIGALRM, ring)
    release = service.hold("/my-queue")
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        with pytest.raises(Alarm):
            client.get_queue(name=QUEUE, timeout=None)
    finally:
        signal.signal(signal.SIGALRM, old)
        release.set()


def test_threads_share_a_client(client: Any) -> None:
    names: list[str] = []

    def calls() -> None:
        for number in range(20):
            names.append(client.get_queue(name=f"{QUEUE}{number}").name)

    threads = [threading.Thread(target=calls) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(names) == sorted([f"{QUEUE}{number}" for number in range(20)] * 8)


def test_clients_that_are_dropped_leave_nothing_behind(options: dict[str, Any]) -> None:
    def use_one() -> None:
        tasks_v2.CloudTasksClient(**options).get_queue(name=QUEUE)

    for _ in range(20):
        use_one()
    gc.collect()
    descriptors, threads = len(os.listdir("/proc/self/fd")), len(os.listdir("/proc/self/task"))
    for _ in range(CLIENTS):
        use_one()
    gc.collect()
    # The service's own side of a connection closes a moment later, on threads of its own.
    ends = time.monotonic() + 30
    while len(os.listdir("/proc/self/fd")) > descriptors + 5 and time.monotonic() < ends:
        os.sched_yield()
    assert len(os.listdir("/proc/self/fd")) <= descriptors + 5
    assert len(os.listdir("/proc/self/task")) <= threads + 5


PROGRAM = f"""
import sys, threading, asyncio
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
options = dict(credentials=AnonymousCredentials(), client_options={{"api_endpoint": sys.argv[1]}})
client = tasks_v2.CloudTasksClient(**options)
QUEUE = {QUEUE!r}
"""

EXITS = {
    "a daemon thread in a call": """
started = threading.Event()
def call():
    started.set()
    client.get_queue(name=QUEUE + "-held", timeout=None)
threading.Thread(target=call, daemon=True).start()
started.wait()
for _ in range(5):
    client.get_queue(name=QUEUE)  # meanwhile the other thread's call is on its way
""",
    "daemon threads that go on calling": """
def calls():
    while True:
        client.get_queue(name=QUEUE)
for _ in range(4):
    threading.Thread(target=calls, daemon=True).start()
client.get_queue(name=QUEUE)
""",
    "calls from an exit hook": """
import atexit
atexit.register(lambda: client.get_queue(name=QUEUE))
client.get_queue(name=QUEUE)
""",
    "a call of a loop under way": """
async def main():
    other = tasks_v2.CloudTasksAsyncClient(**options)
    call = asyncio.create_task(other.get_queue(name=QUEUE + "-held"))
    await other.get_queue(name=QUEUE)
asyncio.run(main())
""",
    "a client in a cycle": """
client.me = client
client.get_queue(name=QUEUE)
""",
}


@pytest.mark.parametrize("kind", EXITS)
def test_the_interpreter_ends_in_order_with(kind: str, service: Service) -> None:
    release = service.hold("-held")
    for _ in range(ROUNDS // 5):
        program = [sys.executable, "-X", "dev", "-c", PROGRAM + EXITS[kind], service.endpoint]
        ended = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)
        assert (ended.returncode, ended.stderr) == (0, "")
    release.set()


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
