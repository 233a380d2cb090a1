"""Google's own client, over its REST transport, drives our emulator through the life of queues and tasks."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from cloudtasks.emulator import Emulator
from google.api_core import exceptions
from google.auth.credentials import AnonymousCredentials

from .conftest import VERSIONS

PARENT = "projects/my-project/locations/europe-west1"


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def worker() -> Iterator[tuple[str, list[tuple[Message, bytes]]]]:
    received: list[tuple[Message, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            received.append((self.headers, body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/work", received
    server.shutdown()
    server.server_close()
    thread.join()


def google_client(version: str, emulator: Emulator) -> tuple[Any, Any]:
    module = importlib.import_module(f"google.cloud.tasks_{version}")
    client = module.CloudTasksClient(
        credentials=AnonymousCredentials(), transport="rest", client_options={"api_endpoint": emulator.endpoint}
    )
    return module, client


@pytest.mark.parametrize("version", VERSIONS)
def test_googles_client_takes_a_task_from_creation_to_delivery(
    version: str, emulator: Emulator, worker: tuple[str, list[tuple[Message, bytes]]]
) -> None:
    url, received = worker
    tasks, client = google_client(version, emulator)
    name = client.queue_path("my-project", "europe-west1", "my-queue")

    queue = client.create_queue(parent=PARENT, queue={"name": name})
    assert queue.name == name
    assert queue.state == tasks.Queue.State.RUNNING
    assert queue.retry_config.max_attempts == 100
    assert [q.name for q in client.list_queues(parent=PARENT)] == [name]
    # Google's REST transport goes by the HTTP code alone and raises the parent of AlreadyExists.
    with pytest.raises(exceptions.Conflict, match="Queue already exists"):
        client.create_queue(parent=PARENT, queue={"name": name})

    assert client.pause_queue(name=name).state == tasks.Queue.State.PAUSED
    task = client.create_task(parent=name, task={"http_request": {"url": url, "body": b"payload"}})
    assert task.http_request.body == b""
    full = client.get_task(request={"name": task.name, "response_view": tasks.Task.View.FULL})
    assert full.http_request.body == b"payload"
    assert full.http_request.http_method == tasks.HttpMethod.POST
    assert full.schedule_time == task.schedule_time
    assert [t.name for t in client.list_tasks(parent=name)] == [task.name]

    client.resume_queue(name=name)
    emulator.wait_idle(timeout=20)
    ((headers, body),) = received
    assert body == b"payload"
    assert headers["X-CloudTasks-TaskName"] == task.name.rsplit("/", 1)[-1]
    with pytest.raises(exceptions.NotFound):
        client.get_task(name=task.name)

    updated = client.update_queue(
        queue={"name": name, "retry_config": {"max_attempts": 7}}, update_mask={"paths": ["retry_config.max_attempts"]}
    )
    assert updated.retry_config.max_attempts == 7

    policy = client.get_iam_policy(request={"resource": name})
    policy.bindings.add(role="roles/cloudtasks.enqueuer", members=["user:a@example.com"])
    stored = client.set_iam_policy(request={"resource": name, "policy": policy})
    assert stored.bindings[0].role == "roles/cloudtasks.enqueuer"

    client.purge_queue(name=name)
    client.delete_queue(name=name)
    with pytest.raises(exceptions.NotFound):
        client.get_queue(name=name)


def test_googles_client_leases_and_acknowledges_pull_tasks(emulator: Emulator) -> None:
    _, client = google_client("v2beta2", emulator)
    name = client.queue_path("my-project", "europe-west1", "pull")
    client.create_queue(parent=PARENT, queue={"name": name, "pull_target": {}})
    client.create_task(parent=name, task={"pull_message": {"payload": b"work", "tag": "blue"}})
    leased = client.lease_tasks(
        request={
            "parent": name,
            "lease_duration": {"seconds": 60},
            "max_tasks": 5,
            "filter": "tag=blue",
            "response_view": 2,
        }
    )
    (task,) = leased.tasks
    assert task.pull_message.payload == b"work"
    renewed = client.renew_lease(name=task.name, schedule_time=task.schedule_time, lease_duration={"seconds": 120})
    client.acknowledge_task(name=task.name, schedule_time=renewed.schedule_time)
    assert list(client.list_tasks(parent=name)) == []


def test_a_batch_creates_tasks_for_googles_client(emulator: Emulator) -> None:
    _, client = google_client("v2", emulator)
    name = client.queue_path("my-project", "europe-west1", "batch")
    client.create_queue(parent=PARENT, queue={"name": name})
    client.pause_queue(name=name)
    requests = [{"parent": name, "task": {"http_request": {"url": f"http://127.0.0.1:1/{i}"}}} for i in range(3)]
    operation = client.batch_create_tasks(parent=name, requests=requests)
    assert len(operation.result(timeout=10).tasks) == 3
    assert len(list(client.list_tasks(parent=name))) == 3
