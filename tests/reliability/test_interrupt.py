"""Ctrl-C reaches a blocking call, which gives up its request."""

from __future__ import annotations

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import Credentials

from .. import needs
from ..service import QUEUE, Service

pytestmark = needs.posix_signals

TRIALS = int(os.environ.get("SOAK_TRIALS", 100)) if os.environ.get("SOAK") else 3
CALLS: dict[str, Callable[[Any], Any]] = {
    "get": lambda client: client.get_queue(name=QUEUE),
    "create": lambda client: client.create_task(parent=QUEUE, task={"http_request": {"url": "http://example.com"}}),
    "list": lambda client: list(client.list_tasks(parent=QUEUE)),
    "without a timeout": lambda client: client.get_queue(name=QUEUE, timeout=None, retry=None),
}


def interrupt_when(service: Service) -> threading.Thread:
    """Sends SIGINT once the service has a request, as a terminal does."""

    def send() -> None:
        service.wait_for(len(service.requests) + 1)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    thread = threading.Thread(target=send)
    thread.start()
    return thread


@pytest.mark.parametrize("name", CALLS)
def test_ctrl_c_ends_a_call_that_hangs(name: str, client: Any, service: Service) -> None:
    for suffix in (QUEUE, "/tasks"):
        service.hold(suffix)
    thread = interrupt_when(service)
    with pytest.raises(KeyboardInterrupt):
        CALLS[name](client)
    thread.join()
    assert len(service.requests) == 1


def test_a_client_works_on_after_ctrl_c(client: Any, service: Service) -> None:
    service.hold(QUEUE)
    thread = interrupt_when(service)
    with pytest.raises(KeyboardInterrupt):
        client.get_queue(name=QUEUE)
    thread.join()
    assert client.get_queue(name=QUEUE).name == QUEUE


def test_what_a_signal_handler_raises_comes_out_of_the_call(client: Any, service: Service) -> None:
    class ShutDownError(Exception):
        pass

    def shut_down(*_arguments: Any) -> None:
        raise ShutDownError

    service.hold(QUEUE)
    before = signal.signal(signal.SIGTERM, shut_down)
    try:
        threading.Thread(target=lambda: (service.wait_for(1), os.kill(os.getpid(), signal.SIGTERM))).start()
        with pytest.raises(ShutDownError):
            client.get_queue(name=QUEUE)
    finally:
        signal.signal(signal.SIGTERM, before)


FORKING_THREAD = f"""
import os, signal, threading
from cloudtasks import tasks_v2

client = tasks_v2.CloudTasksClient()

class Alarm(Exception):
    pass

def ring(*_):
    raise Alarm

def work():
    client.get_queue(name={QUEUE!r})
    pid = os.fork()
    if pid:
        os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    # Of the child this is the main thread.
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        client.list_tasks(parent={QUEUE!r}, timeout=None, retry=None)
    except Alarm:
        os._exit(7)

thread = threading.Thread(target=work)
thread.start()
# Once the main thread has ended, Python 3.12 refuses to fork.
thread.join()
"""


@needs.fork
def test_a_thread_that_forks_handles_the_signals_of_the_child(service: Service) -> None:
    service.hold("/tasks")
    environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": f"127.0.0.1:{service.server_port}"}
    command = [sys.executable, "-W", "ignore:This process:DeprecationWarning", "-c", FORKING_THREAD]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (7, "")


def test_ctrl_c_ends_a_call_that_waits_for_its_token(service: Service) -> None:
    asked, release = threading.Event(), threading.Event()

    def token() -> tuple[str, float]:
        asked.set()
        release.wait(timeout=60)
        return "token", 3600.0

    def interrupt() -> None:
        assert asked.wait(timeout=60)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    credentials = Credentials.from_token_function(token)
    client = tasks_v2.CloudTasksClient(credentials=credentials, client_options={"api_endpoint": service.endpoint})
    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        client.get_queue(name=QUEUE)
    thread.join()
    release.set()
    assert not service.requests


def test_ctrl_c_ends_an_event_loop_that_awaits_a_call(service: Service, options: dict[str, Any]) -> None:
    async def hang() -> None:
        async with tasks_v2.CloudTasksAsyncClient(**options) as client:
            await client.get_queue(name=QUEUE)

    service.hold(QUEUE)
    thread = interrupt_when(service)
    with pytest.raises(KeyboardInterrupt):
        asyncio.run(hang())
    thread.join()


def test_a_call_in_another_thread_does_not_take_the_signal(client: Any, service: Service) -> None:
    release = service.hold(QUEUE)
    results: list[Any] = []
    worker = threading.Thread(target=lambda: results.append(client.get_queue(name=QUEUE)))
    worker.start()
    service.wait_for(1)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    release.set()
    worker.join()
    assert results == [tasks_v2.Queue()]


def test_ctrl_c_ends_one_call_after_another(client: Any, service: Service) -> None:
    delays = []
    for trial in range(TRIALS):
        service.hold(QUEUE)
        sent: list[float] = []

        def send(expected: int = trial + 1, sent: list[float] = sent) -> None:
            service.wait_for(expected)
            sent.append(time.perf_counter())
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

        thread = threading.Thread(target=send)
        thread.start()
        with pytest.raises(KeyboardInterrupt):
            client.get_queue(name=QUEUE)
        ended = time.perf_counter()
        thread.join()
        delays.append((ended - sent[0]) * 1000)
    print(f"\nCtrl-C to KeyboardInterrupt: median {statistics.median(delays):.0f} ms, longest {max(delays):.0f} ms")
