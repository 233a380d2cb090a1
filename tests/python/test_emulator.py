"""The embedded emulator, as a class, a program and a pytest plugin."""

from __future__ import annotations

import contextlib
import datetime
import os
import pathlib
import signal
import socket
import subprocess
import sys
import threading
from typing import Any

import pytest
from cloudtasks import exceptions, tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

from .. import needs
from ..service import LOCATION, QUEUE, Service

pytest_plugins = ["pytester"]


def connect(emulator: Emulator) -> Any:
    options = {"api_endpoint": emulator.endpoint}
    return tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options)


def test_tasks_are_dispatched_until_all_is_idle(service: Service) -> None:
    with Emulator(queues=[QUEUE]) as emulator, connect(emulator) as client:
        for number in range(3):
            client.create_task(parent=QUEUE, task={"http_request": {"url": f"{service.endpoint}/{number}"}})
        assert emulator.wait_idle(timeout=30)
        assert sorted(request.path for request in service.requests) == ["/0", "/1", "/2"]
        assert [attempt["http_status"] for attempt in emulator.attempts()] == [200] * 3
        assert list(client.list_tasks(parent=QUEUE)) == []


def test_attempts_can_be_made_to_fail_and_time_to_pass(service: Service) -> None:
    with Emulator(queues=[QUEUE], standing_clock=1_700_000_000) as emulator, connect(emulator) as client:
        emulator.fail_next(1, status=500)
        client.create_task(parent=QUEUE, task={"http_request": {"url": service.endpoint}})
        assert emulator.wait_idle(timeout=30)
        assert not service.requests
        emulator.advance(3600)
        assert emulator.wait_idle(timeout=30)
        assert [attempt["http_status"] for attempt in emulator.attempts()] == [500, 200]


def test_a_reset_leaves_the_startup_queues_alone() -> None:
    with Emulator(queues=[QUEUE]) as emulator, connect(emulator) as client:
        emulator.create_queue(f"{QUEUE}-2")
        client.pause_queue(name=QUEUE)
        client.create_task(parent=QUEUE, task={"http_request": {"url": "http://127.0.0.1:9/"}})
        emulator.reset()
        assert [(queue.name, queue.state.name) for queue in client.list_queues(parent=LOCATION)] == [(QUEUE, "RUNNING")]
        assert list(client.list_tasks(parent=QUEUE)) == []


def test_wrong_settings_are_named() -> None:
    with pytest.raises(ValueError, match="no_such_setting"):
        Emulator(no_such_setting=1)
    with pytest.raises(OSError, match="cannot listen on"):
        Emulator(host="256.0.0.1")
    stopped = Emulator()
    stopped.stop()
    with pytest.raises(RuntimeError, match="not running"):
        stopped.host  # noqa: B018


# On Windows a signal that is sent goes to a whole group of processes, and SIGTERM ends without asking.
STOPS = [signal.CTRL_BREAK_EVENT] if sys.platform == "win32" else [signal.SIGTERM, signal.SIGINT]
OWN_GROUP = subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0


@needs.ctrl_break
@pytest.mark.parametrize("stop", STOPS)
def test_it_runs_as_a_program_until_it_is_told_to_stop(stop: signal.Signals) -> None:
    program = [sys.executable, "-m", "cloudtasks.emulator", "--port", "0", "--queue", QUEUE]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, creationflags=OWN_GROUP) as running:
        assert running.stdout is not None
        name, _, host = running.stdout.readline().strip().partition("=")
        assert name == "CLOUD_TASKS_EMULATOR_HOST"
        options = {"api_endpoint": f"http://{host}"}
        client = tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options)
        assert client.get_queue(name=QUEUE).name == QUEUE
        running.send_signal(stop)
        try:
            assert running.wait(timeout=60) == 0
        finally:
            running.kill()


def test_a_data_directory_outlives_the_emulator(tmp_path: pathlib.Path) -> None:
    with Emulator(queues=[QUEUE], data_dir=tmp_path) as emulator, connect(emulator) as client:
        client.pause_queue(name=QUEUE)
    with Emulator(data_dir=str(tmp_path)) as emulator, connect(emulator) as client:
        assert client.get_queue(name=QUEUE).state == tasks_v2.Queue.State.PAUSED


def test_the_program_refuses_wrong_arguments() -> None:
    program = [sys.executable, "-m", "cloudtasks.emulator", "--prot", "1"]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ended.returncode, "unknown option --prot" in ended.stderr) == (2, True)


def test_the_fixtures_give_an_emulator_and_a_queue(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import time
        from cloudtasks import tasks_v2

        def test_one(cloud_tasks_emulator, cloud_tasks_queue):
            client = tasks_v2.CloudTasksClient()
            client.create_task(parent=cloud_tasks_queue, task={"http_request": {"url": "http://127.0.0.1:1"}})
            assert client.api_endpoint.endswith(cloud_tasks_emulator.host)

            cloud_tasks_emulator.fail_next(5)
            cloud_tasks_emulator.advance(3600)

        def test_two(cloud_tasks_emulator, cloud_tasks_queue):
            client = tasks_v2.CloudTasksClient()
            assert list(client.list_tasks(parent=cloud_tasks_queue)) == []
            assert cloud_tasks_emulator.attempts() == []
            client.pause_queue(name=cloud_tasks_queue)
            made = client.create_task(parent=cloud_tasks_queue, task={"http_request": {"url": "http://127.0.0.1:1"}})
            assert abs(made.create_time.timestamp() - time.time()) < 600
        """
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_PLUGINS"}
    program = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    ended = subprocess.run(program, capture_output=True, text=True, env=environment, cwd=pytester.path, check=False)
    assert "2 passed" in ended.stdout, ended.stdout + ended.stderr


def test_attempts_are_records_with_times(service: Service) -> None:
    with Emulator(queues=[QUEUE]) as emulator, emulator.client() as client:
        before = datetime.datetime.now(datetime.timezone.utc)
        client.create_task(parent=QUEUE, task={"http_request": {"url": f"{service.endpoint}/work"}})
        assert emulator.wait_idle()
        (attempt,) = emulator.attempts()
    assert (attempt.attempt, attempt.http_status, attempt.success, attempt.given_up) == (1, 200, True, False)
    assert attempt.request == f"POST {service.endpoint}/work"
    assert attempt.next_attempt_time is None
    assert before <= attempt.dispatch_time <= attempt.end_time
    assert attempt["dispatch_time"] == attempt.dispatch_time.timestamp() * 1_000_000


def test_an_emulator_that_greets_in_http2_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(b"\0\0\0\4\0\0\0\0\0")
                    connection.recv(1000)

        threading.Thread(target=greet, daemon=True).start()
        monkeypatch.setenv("CLOUD_TASKS_EMULATOR_HOST", f"127.0.0.1:{listener.getsockname()[1]}")
        with tasks_v2.CloudTasksClient() as client:
            with pytest.raises(exceptions.FailedPrecondition, match="speaks only gRPC") as caught:
                client.get_queue(name=QUEUE)
            assert caught.value.attempts == 1
        # On Windows closing is enough.
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
