"""A web application whose client is made, and used, before gunicorn forks its workers."""

from __future__ import annotations

import os
from typing import Any

from cloudtasks import tasks_v2

QUEUE = os.environ["RELIABILITY_QUEUE"]
client = tasks_v2.CloudTasksClient()
client.get_queue(name=QUEUE)


def app(_environ: Any, start_response: Any) -> list[bytes]:
    task = client.create_task(parent=QUEUE, task={"http_request": {"url": "http://127.0.0.1:1/"}})
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getpid()} {task.name}".encode()]
