"""Closing, dropping and exiting: no hang, no crash, no noise, nothing left behind."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials

from ..service import QUEUE, Service

CLIENTS = 10_000 if os.environ.get("SOAK") else 500


def run(script: str, service: Service) -> subprocess.CompletedProcess[str]:
    """Runs a script with a client of the service in a new process, with every warning an error."""
    head = (
        "import asyncio, logging, os, sys, threading\n"
        # asyncio would say which callbacks took long, on a busy machine.
        "logging.getLogger('asyncio').setLevel('ERROR')\n"
        "from cloudtasks import tasks_v2\n"
        f"QUEUE = {QUEUE!r}\n"
        "client = tasks_v2.CloudTasksClient()\n"
    )
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", head + script]
    environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": f"127.0.0.1:{service.server_port}"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


EXITS = {
    "unused": "",
    "used": "client.get_queue(name=QUEUE)",
    "closed twice": "client.get_queue(name=QUEUE); client.close(); client.close()",
    "left open in a cycle": "client.get_queue(name=QUEUE); cycle = [client]; cycle.append(cycle); del client",
    "used at exit": "import atexit; atexit.register(lambda: client.get_queue(name=QUEUE))",
    "used in __del__": """
client.get_queue(name=QUEUE)
class Last:
    def __del__(self, client=client):
        client.get_queue(name=QUEUE)
last = Last()
last.cycle = last
""",
    "calls in daemon threads": """
def call():
    while True:
        client.get_queue(name=QUEUE)
for _ in range(4):
    threading.Thread(target=call, daemon=True).start()
client.get_queue(name=QUEUE)
""",
    "a call in a daemon thread that hangs": """
started = threading.Event()
def call():
    started.set()
    client.list_tasks(parent=QUEUE, timeout=None)
threading.Thread(target=call, daemon=True).start()
started.wait()
client.get_queue(name=QUEUE)
""",
    "calls in threads": """
def call():
    for _ in range(20):
        client.get_queue(name=QUEUE)
for _ in range(4):
    threading.Thread(target=call).start()
""",
    "async, closed": """
async def main():
    async with tasks_v2.CloudTasksAsyncClient() as client:
        await asyncio.gather(*(client.get_queue(name=QUEUE) for _ in range(20)))
asyncio.run(main())
""",
    "async, left open": """
async def main():
    await tasks_v2.CloudTasksAsyncClient().get_queue(name=QUEUE)
asyncio.run(main())
""",
    "async, a call cancelled by the end": """
async def main():
    client = tasks_v2.CloudTasksAsyncClient()
    task = asyncio.ensure_future(client.list_tasks(parent=QUEUE, timeout=None))
    await client.get_queue(name=QUEUE)
asyncio.run(main())
""",
    "a forked child": """
client.get_queue(name=QUEUE)
pid = os.fork()
client.get_queue(name=QUEUE)
if pid:
    assert os.waitpid(pid, 0)[1] == 0
""",
}


if not hasattr(os, "fork"):
    del EXITS["a forked child"]


@pytest.mark.parametrize("name", EXITS)
def test_the_interpreter_ends_in_silence(name: str, service: Service) -> None:
    service.hold("/tasks")
    ended = run(EXITS[name], service)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


JOINED_AT_EXIT = """
import atexit, sys, threading
stopping = threading.Event()

def call():
    while not stopping.is_set():
        client.get_queue(name="projects/p/locations/l/queues/q")

def stop():
    stopping.set()
    worker.join()
    print("joined")

worker = threading.Thread(target=call, daemon=True)
if sys.argv[1] == "before":
    atexit.register(stop)
from cloudtasks import tasks_v2
if sys.argv[1] == "after":
    atexit.register(stop)
client = tasks_v2.CloudTasksClient()
worker.start()
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_exit_hook_can_join_a_thread_that_makes_calls(when: str, service: Service) -> None:
    """Whether it was registered before the import of the package or after it."""
    environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": f"127.0.0.1:{service.server_port}"}
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", JOINED_AT_EXIT, when]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "joined\n", "")


def test_an_error_in_a_context_closes_the_client(options: dict[str, Any]) -> None:
    with pytest.raises(ZeroDivisionError), tasks_v2.CloudTasksClient(**options) as client:
        _ = 1 / 0
    with pytest.raises(ValueError, match="closed"):
        client.get_queue(name=QUEUE)


def test_closing_lets_calls_under_way_end(client: Any, service: Service) -> None:
    release = service.hold(QUEUE)
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(client.get_queue, name=QUEUE)
        service.wait_for(1)
        client.close()
        release.set()
        assert isinstance(call.result(timeout=60), tasks_v2.Queue)


DROPPED = """
import gc

def resources():
    return len(os.listdir("/proc/self/task")), len(os.listdir("/proc/self/fd"))

def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

def make_and_drop(count):
    for nth in range(count):
        made = tasks_v2.CloudTasksClient()
        if nth % 10 == 0:
            made.get_queue(name=QUEUE)
        if nth % 3 == 0:
            made.close()
        del made
    gc.collect()

make_and_drop(100)
before, memory = resources(), resident()
make_and_drop(COUNT)
assert resources() == before, (before, resources())
print(f"COUNT clients: {(resident() - memory) / COUNT:.0f} bytes of memory each; threads, descriptors: {before}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_clients_that_are_dropped_leave_no_thread_and_no_descriptor(service: Service) -> None:
    ended = run(DROPPED.replace("COUNT", str(CLIENTS)), service)
    assert (ended.returncode, ended.stderr) == (0, "")
    print(f"\n{ended.stdout}", end="")


def test_a_client_is_freed_when_it_is_dropped(options: dict[str, Any]) -> None:
    client = tasks_v2.CloudTasksClient(**options)
    reference = weakref.ref(client)
    del client
    assert reference() is None


def test_a_client_in_a_cycle_is_collected(options: dict[str, Any]) -> None:
    class Holder(tasks_v2.CloudTasksClient):
        me: Any

    client = Holder(**options)
    client.me = client.get_queue
    reference = weakref.ref(client)
    del client
    gc.collect()
    assert reference() is None


def test_a_sub_interpreter_refuses_clearly() -> None:
    interpreters = pytest.importorskip("_xxsubinterpreters" if sys.version_info < (3, 13) else "_interpreters")
    script = (
        "import sys\n"
        f"sys.path[:] = {sys.path!r}\n"
        "try:\n"
        "    from cloudtasks import tasks_v2\n"
        "    tasks_v2.CloudTasksClient\n"
        "except ImportError as error:\n"
        "    assert 'interpreter' in str(error), error\n"
        "else:\n"
        "    raise AssertionError('it is imported')\n"
    )
    interpreter = interpreters.create()
    try:
        interpreters.run_string(interpreter, script)
    finally:
        interpreters.destroy(interpreter)


def test_many_threads_share_a_client(client: Any, service: Service) -> None:
    barrier = threading.Barrier(16)

    def call(_: int) -> Any:
        barrier.wait(timeout=60)
        return client.get_queue(name=QUEUE)

    with ThreadPoolExecutor(16) as pool:
        queues = list(pool.map(call, range(16)))
    assert len(service.requests) == len(queues) == 16


def test_a_new_client_of_no_credentials_needs_none(service: Service) -> None:
    client = tasks_v2.CloudTasksClient(
        credentials=AnonymousCredentials(), client_options={"api_endpoint": service.endpoint}
    )
    client.get_queue(name=QUEUE)
    assert service.requests[0].headers["Authorization"] is None
