"""firebase-admin, told of the emulator by CLOUD_TASKS_EMULATOR_HOST alone, reaches functions and other URLs."""

from __future__ import annotations

import json
import os
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import firebase_admin
import pytest
from firebase_admin import functions
from firebase_admin.exceptions import AlreadyExistsError

ENDPOINT = "http://" + os.environ["CLOUD_TASKS_EMULATOR_HOST"]
# Where the emulator of the test run sends the tasks of functions.
FUNCTIONS_PORT = int(os.environ["FUNCTIONS_EMULATOR_HOST"].rpartition(":")[2])
QUEUE = "projects/fire/locations/us-central1/queues/onwork"

Requests = list[tuple[str, str, bytes]]


def post(path: str) -> Any:
    with urllib.request.urlopen(urllib.request.Request(ENDPOINT + path, method="POST")) as answer:
        return json.load(answer)


@pytest.fixture(autouse=True)
def queue() -> Iterator[None]:
    post("/emulator/reset")
    post(f"/emulator/queues?name={QUEUE}")
    yield
    post("/emulator/reset")


@pytest.fixture
def received() -> Iterator[Requests]:
    requests: Requests = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            requests.append((self.path, self.headers["X-CloudTasks-TaskName"], body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", FUNCTIONS_PORT), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        yield requests
        server.shutdown()


@pytest.fixture
def tasks() -> Iterator[functions.TaskQueue]:
    app = firebase_admin.initialize_app(options={"projectId": "fire"})
    yield functions.task_queue("onwork", app=app)
    firebase_admin.delete_app(app)


def test_a_task_without_a_url_goes_to_its_function(tasks: functions.TaskQueue, received: Requests) -> None:
    options = functions.TaskOptions(task_id="t1")
    assert tasks.enqueue({"data": {"n": 1}}, options) == "t1"
    made = tasks.enqueue({"data": {"n": 2}})
    assert post("/emulator/waitIdle") == {"idle": True}
    assert sorted((path, name, json.loads(body)["data"]["n"]) for path, name, body in received) == sorted(
        [("/fire/us-central1/onwork", "t1", 1), ("/fire/us-central1/onwork", made, 2)]
    )
    with pytest.raises(AlreadyExistsError):
        tasks.enqueue({"data": {}}, options)


def test_a_task_with_a_url_goes_there_and_can_be_deleted(tasks: functions.TaskQueue, received: Requests) -> None:
    uri = f"http://127.0.0.1:{FUNCTIONS_PORT}/elsewhere"
    tasks.enqueue({"data": {}}, functions.TaskOptions(uri=uri))
    later = tasks.enqueue({"data": {}}, functions.TaskOptions(schedule_delay_seconds=60))
    tasks.delete(later)
    assert post("/emulator/waitIdle") == {"idle": True}
    assert [path for path, _, _ in received] == ["/elsewhere"]
