"""A celery worker whose client is made, and used, before it forks its children."""

from __future__ import annotations

import os

from celery import Celery
from cloudtasks import tasks_v2

QUEUE = os.environ["RELIABILITY_QUEUE"]
FOLDER = os.environ["RELIABILITY_BROKER"]

app = Celery("reliability", broker="filesystem://", backend=f"file://{FOLDER}/results")
app.conf.update(
    broker_transport_options={
        "data_folder_in": f"{FOLDER}/messages",
        "data_folder_out": f"{FOLDER}/messages",
        "control_folder": f"{FOLDER}/control",
    },
    worker_hijack_root_logger=False,
)
client = tasks_v2.CloudTasksClient()
client.get_queue(name=QUEUE)


@app.task
def enqueue() -> int:
    client.create_task(parent=QUEUE, task={"http_request": {"url": "http://127.0.0.1:1/"}})
    return os.getpid()
