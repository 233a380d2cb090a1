"""Odd moments and odd values: signal handlers, forks in threads, unruly token functions, no descriptors left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from cloudtasks import exceptions, tasks_v2
from cloudtasks.auth import Credentials

from .. import needs
from ..service import QUEUE, Service

HELD = f"{QUEUE}-held"


@pytest.mark.parametrize("timeout", [-1, -0.1, float("nan"), float("-inf")])
def test_a_timeout_that_is_no_span_is_refused(timeout: float, client: Any, service: Service) -> None:
    with pytest.raises(ValueError, match="timeout: expected a number of seconds that is not negative"):
        client.get_queue(name=QUEUE, timeout=timeout)
    assert not service.requests


@pytest.mark.parametrize("timeout", [1e18, 1e300, float("inf"), 10**30])
def test_a_timeout_beyond_all_clocks_is_none(timeout: float, client: Any) -> None:
    assert client.get_queue(name=QUEUE, timeout=timeout).name == QUEUE


def test_a_call_without_time_is_not_sent(client: Any, service: Service) -> None:
    client.get_queue(name=QUEUE)
    with pytest.raises(exceptions.DeadlineExceeded) as caught:
        client.create_task(parent=QUEUE, task={}, timeout=0)
    assert not caught.value.may_have_arrived
    assert len(service.requests) == 1


@contextmanager
def signal_while_held(service: Service, handler: Callable[..., Any]) -> Iterator[None]:
    """Lets the next call of HELD hang, has SIGALRM come while it hangs, and lets it go on after the handler."""
    release = service.hold("-held")

    def handle(*_arguments: Any) -> None:
        try:
            handler()
        finally:
            release.set()

    expected = len(service.requests) + 1
    ring = threading.Thread(target=lambda: (service.wait_for(expected), os.kill(os.getpid(), signal.SIGALRM)))
    before = signal.signal(signal.SIGALRM, handle)
    ring.start()
    try:
        yield
    finally:
        ring.join()
        signal.signal(signal.SIGALRM, before)


@needs.posix_signals
def test_a_signal_handler_can_make_calls_while_one_waits(client: Any, service: Service) -> None:
    names: list[str] = []
    with signal_while_held(service, lambda: names.append(client.get_queue(name=QUEUE).name)):
        assert isinstance(client.get_queue(name=HELD), tasks_v2.Queue)
    assert names == [QUEUE]


@needs.posix_signals
def test_a_signal_handler_can_close_the_client_while_a_call_waits(client: Any, service: Service) -> None:
    with signal_while_held(service, client.close):
        assert isinstance(client.get_queue(name=HELD), tasks_v2.Queue)
    with pytest.raises(ValueError, match="closed"):
        client.get_queue(name=QUEUE)


def ends_well(client: Any) -> bool:
    """Whether a child that is forked here can call."""
    pid = os.fork()
    if pid == 0:
        signal.alarm(60)
        try:
            client.get_queue(name=QUEUE)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


@needs.fork
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_fork_in_a_thread_or_in_a_signal_handler_during_a_call(client: Any, service: Service) -> None:
    ends: list[bool] = []
    thread = threading.Thread(target=lambda: ends.append(ends_well(client)))
    thread.start()
    thread.join()
    with signal_while_held(service, lambda: ends.append(ends_well(client))):
        client.get_queue(name=HELD)
    assert ends == [True, True]


def test_closing_while_threads_call_ends_each_in_order(client: Any) -> None:
    started, ends = threading.Barrier(9), []

    def call() -> None:
        try:
            client.get_queue(name=QUEUE)
            started.wait(timeout=60)
            while True:
                client.get_queue(name=QUEUE)
        except Exception as error:
            ends.append(str(error))

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    started.wait(timeout=60)
    client.close()
    for thread in threads:
        thread.join()
    assert ends == ["the client is closed; make a new one"] * 8


def with_tokens(service: Service, function: Callable[[], Any]) -> Any:
    credentials = Credentials.from_token_function(function)
    return tasks_v2.CloudTasksClient(credentials=credentials, client_options={"api_endpoint": service.endpoint})


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (None, "expected a token, or a token and its life in seconds, got NoneType"),
        (b"secret", "got bytes"),
        (("secret",), "got tuple"),
        (("secret", "soon"), "got tuple"),
        (("secret", float("nan")), "the token's life in seconds is not a number"),
        ("", "the access token is empty"),
        ("secret\r\nX: y", "characters that HTTP does not allow"),
    ],
)
def test_a_token_that_is_none_is_refused_without_being_quoted(given: Any, problem: str, service: Service) -> None:
    with pytest.raises(exceptions.Unauthenticated, match=problem) as caught:
        with_tokens(service, lambda: given).get_queue(name=QUEUE)
    assert "secret" not in str(caught.value)
    assert not service.requests


@pytest.mark.parametrize(("life", "fetches"), [(None, 1), (1e300, 1), (float("inf"), 1), (-5, 2), (0, 2)])
def test_a_token_lives_as_long_as_it_says(life: float | None, fetches: int, service: Service) -> None:
    fetched: list[str] = []

    def token() -> tuple[str, float | None]:
        fetched.append("token")
        return "token", life

    client = with_tokens(service, token)
    client.get_queue(name=QUEUE)
    client.get_queue(name=QUEUE)
    assert len(fetched) == fetches


@pytest.mark.parametrize("raised", [SystemExit(3), KeyboardInterrupt(), MemoryError()])
def test_what_a_token_function_raises_fails_the_call_alone(raised: BaseException, service: Service) -> None:
    def token() -> str:
        raise raised

    client = with_tokens(service, token)
    with pytest.raises(exceptions.Unauthenticated, match=type(raised).__name__):
        client.get_queue(name=QUEUE)


def test_a_token_function_that_blocks_holds_no_call_beyond_its_timeout(service: Service) -> None:
    release = threading.Event()

    def token() -> str:
        release.wait(timeout=60)
        return "token"

    client = with_tokens(service, token)
    for _ in range(2):
        with pytest.raises(exceptions.DeadlineExceeded, match="phase: token"):
            client.get_queue(name=QUEUE, timeout=0.01)
    release.set()
    assert client.get_queue(name=QUEUE).name == QUEUE


OUT_OF_DESCRIPTORS = f"""
import errno, os, resource
from cloudtasks import exceptions, tasks_v2
client = tasks_v2.CloudTasksClient()
used = tasks_v2.CloudTasksClient()
used.get_queue(name={QUEUE!r})
resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
held = []
def hold_all():
    try:
        while True:
            held.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        pass
hold_all()
assert used.get_queue(name={QUEUE!r}).name  # by its open connection
used.close()
hold_all()
try:
    client.get_queue(name={QUEUE!r}, retry=None)
    raise AssertionError("it connected")
except exceptions.ServiceUnavailable as error:
    assert os.strerror(errno.EMFILE) in str(error) and not error.may_have_arrived, error
for descriptor in held:
    os.close(descriptor)
assert client.get_queue(name={QUEUE!r}).name
"""


@needs.resource_limits
def test_without_descriptors_a_call_says_so_and_works_once_there_are_some(service: Service) -> None:
    environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": f"127.0.0.1:{service.server_port}"}
    command = [sys.executable, "-c", OUT_OF_DESCRIPTORS]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
