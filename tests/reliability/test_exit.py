"""The interpreter ends at any moment of what daemon threads do: in silence, with its own status."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cloudtasks import _native

from ..service import QUEUE, Service

TRIALS = int(os.environ.get("SOAK_TRIALS", 100)) if os.environ.get("SOAK") else 6

HEAD = f"""
import os, random, sys, threading, time
QUEUE = {QUEUE!r}
TASK = {{"http_request": {{"url": "http://example.com/"}}, "schedule_time": "2030-01-01T00:00:00Z"}}
OPTIONS = {{"client_options": {{"api_endpoint": "http://" + os.environ["CLOUD_TASKS_EMULATOR_HOST"]}}}}

def forever(work):
    def run():
        while True:
            work()
    return run
"""

# The main thread goes on for a random while, so that the exit meets all that the threads go through.
TAIL = """
for _ in range(3):
    threading.Thread(target=run, daemon=True).start()
ends = time.perf_counter() + 10 ** random.Random(int(sys.argv[1])).uniform(-4, -0.5)
while time.perf_counter() < ends:
    time.sleep(0)
sys.exit(3)
"""

RUNS = {
    # The import itself is the main thread's: a thread that imports at the end can crash CPython 3.11 on its own.
    "first calls": """
from cloudtasks import tasks_v2
def run():
    client = tasks_v2.CloudTasksClient()
    while True:
        client.create_task(parent=QUEUE, task=TASK)
        list(client.list_tasks(parent=QUEUE))
""",
    "messages of all classes": """
from cloudtasks import tasks_v2, tasks_v2beta2, tasks_v2beta3
def run():
    while True:
        for api in (tasks_v2, tasks_v2beta2, tasks_v2beta3):
            queue = api.Queue(name=QUEUE, state="RUNNING", purge_time="2030-01-01T00:00:00Z")
            repr(queue), queue.state, queue.purge_time, api.Task(TASK), api.Queue.to_json(queue)
""",
    "calls that a retry object repeats": """
from cloudtasks import exceptions, retry, tasks_v2
from cloudtasks.auth import AnonymousCredentials
again = retry.Retry(retry.if_exception_type(exceptions.ServiceUnavailable), initial=0.001, maximum=0.001, timeout=None)
nowhere = {"api_endpoint": "http://127.0.0.1:1"}
nobody = tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=nowhere)
run = forever(lambda: nobody.get_queue(name=QUEUE, retry=again, timeout=None))
""",
    "a bulk call whose iterable waits": """
import queue
from cloudtasks import tasks_v2
client = tasks_v2.CloudTasksClient()
def waits():
    yield TASK
    yield TASK
    yield queue.SimpleQueue().get()
run = forever(lambda: client.create_tasks(QUEUE, waits(), progress=lambda *done: time.sleep(0.001)))
""",
    "tokens from a slow function": """
from cloudtasks import tasks_v2
from cloudtasks.auth import Credentials
def token():
    for _ in range(1000):
        time.sleep(0)
    return "token", 0.0
client = tasks_v2.CloudTasksClient(credentials=Credentials.from_token_function(token), **OPTIONS)
run = forever(lambda: client.get_queue(name=QUEUE))
""",
    "calls that are logged": """
import io, logging
logging.basicConfig(level="DEBUG", stream=io.StringIO())
from cloudtasks import tasks_v2
client = tasks_v2.CloudTasksClient()
run = forever(lambda: client.get_queue(name=QUEUE))
""",
    "an event loop": """
import asyncio
from cloudtasks import tasks_v2
async def calls():
    async with tasks_v2.CloudTasksAsyncClient() as client:
        while True:
            await asyncio.gather(*(client.get_queue(name=QUEUE) for _ in range(8)))
run = lambda: asyncio.run(calls())
""",
}


@pytest.mark.parametrize("name", RUNS)
def test_an_exit_in_the_midst_of(name: str, service: Service) -> None:
    environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": f"127.0.0.1:{service.server_port}"}
    script = HEAD + RUNS[name] + TAIL

    def end(seed: int) -> tuple[int, str]:
        command = [sys.executable, "-c", script, str(seed)]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
        return ended.returncode, ended.stderr

    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(end, range(TRIALS)))
    assert ends == [(3, "")] * TRIALS


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc alone takes libgcc's unwinder")
def test_the_library_unwinds_as_glibc_does() -> None:
    """What a thread meets at the exit ends in Rust frames only if one unwinder walks over both."""
    assert b"libgcc_s.so.1" in Path(_native.__file__).read_bytes()
