"""Call sites of 1.x: type checkers take them and call them deprecated."""

from __future__ import annotations

from cloudtasks import tasks_v2


def enqueue(client: tasks_v2.CloudTasksClient, queue: str) -> tasks_v2.Task:
    task: dict[str, object] = {"http_request": {"url": "http://example.com"}}
    client.delete_task(f"{queue}/tasks/old")  # type: ignore[deprecated]
    for page in client.list_tasks(queue).pages:  # type: ignore[deprecated]
        print(page.num_items)
    return client.create_task(queue, task)  # type: ignore[deprecated]
