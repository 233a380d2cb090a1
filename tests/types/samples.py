"""Call sites as the samples of Google's documentation have them, for strict type checkers. Nothing runs them."""

from __future__ import annotations

import datetime
import json

from cloudtasks import tasks_v2
from cloudtasks.exceptions import AlreadyExists
from cloudtasks.retry import Retry
from google.protobuf import duration_pb2, field_mask_pb2, timestamp_pb2


def create_http_task_with_token(
    project: str, location: str, queue: str, url: str, payload: bytes, service_account_email: str, audience: str | None
) -> tasks_v2.Task:
    client = tasks_v2.CloudTasksClient()
    task = tasks_v2.Task(
        http_request=tasks_v2.HttpRequest(
            http_method=tasks_v2.HttpMethod.POST,
            url=url,
            oidc_token=tasks_v2.OidcToken(service_account_email=service_account_email, audience=audience),
            body=payload,
        ),
    )
    return client.create_task(tasks_v2.CreateTaskRequest(parent=client.queue_path(project, location, queue), task=task))


def create_http_task(
    project: str,
    location: str,
    queue: str,
    url: str,
    json_payload: dict[str, str],
    scheduled_seconds_from_now: int | None = None,
    task_id: str | None = None,
    deadline_in_seconds: int | None = None,
) -> tasks_v2.Task:
    client = tasks_v2.CloudTasksClient.from_service_account_json("key.json")
    task = tasks_v2.Task(
        http_request=tasks_v2.HttpRequest(
            http_method=tasks_v2.HttpMethod.POST,
            url=url,
            headers={"Content-type": "application/json"},
            body=json.dumps(json_payload).encode(),
        ),
        name=client.task_path(project, location, queue, task_id) if task_id is not None else None,
    )
    if scheduled_seconds_from_now is not None:
        timestamp = timestamp_pb2.Timestamp()
        timestamp.FromDatetime(datetime.datetime.now() + datetime.timedelta(seconds=scheduled_seconds_from_now))
        task.schedule_time = timestamp
    if deadline_in_seconds is not None:
        duration = duration_pb2.Duration()
        duration.FromSeconds(deadline_in_seconds)
        task.dispatch_deadline = duration
    return client.create_task(request={"parent": client.queue_path(project, location, queue), "task": task})


def create_queue(project: str, location: str, queue_id: str) -> tasks_v2.Queue:
    client = tasks_v2.CloudTasksClient()
    return client.create_queue(
        tasks_v2.CreateQueueRequest(
            parent=client.common_location_path(project, location),
            queue=tasks_v2.Queue(name=client.queue_path(project, location, queue_id)),
        )
    )


def update_queue(name: str) -> float:
    client = tasks_v2.CloudTasksClient()
    queue = client.update_queue(
        queue=tasks_v2.Queue(name=name, rate_limits=tasks_v2.RateLimits(max_dispatches_per_second=5)),
        update_mask=field_mask_pb2.FieldMask(paths=["rate_limits.max_dispatches_per_second"]),
        timeout=10,
        retry=Retry(initial=0.2),
    )
    return queue.rate_limits.max_dispatches_per_second


def list_queues(project: str, location: str) -> list[str]:
    client = tasks_v2.CloudTasksClient()
    return [queue.name for queue in client.list_queues(parent=client.common_location_path(project, location))]


async def enqueue(queue: str, urls: list[str]) -> int:
    made = 0
    async with tasks_v2.CloudTasksAsyncClient() as client:
        for url in urls:
            try:
                await client.create_task(parent=queue, task={"http_request": {"url": url}})
            except AlreadyExists:
                continue
            made += 1
        async for task in await client.list_tasks(parent=queue):
            print(task.name, task.schedule_time)
    return made
