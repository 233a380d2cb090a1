"""What type checkers refuse: each line needs its comment, or the check of unused comments fails."""

from __future__ import annotations

from cloudtasks import tasks_v2


def wrong(client: tasks_v2.CloudTasksClient, queue: tasks_v2.Queue, task: tasks_v2.Task) -> None:
    client.create_task(parent="q", task=queue)  # type: ignore[call-overload]
    client.create_task(parent="q", tsk=task)  # type: ignore[call-overload]
    task.http_request = queue  # type: ignore[assignment]
    task.schedule_time = queue.name.encode()  # type: ignore[assignment]
    tasks_v2.HttpRequest(body="text")  # type: ignore[arg-type]
