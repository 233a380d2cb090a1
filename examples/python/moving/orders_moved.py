"""The application of orders.py at the end of its move: nothing of Google's packages is left. See docs/moving.md.

TASKS_ENDPOINT points it at a stand-in such as the emulator; without it, it talks to Google.
"""

import os
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.exceptions import Conflict, NotFound
from cloudtasks.retry import Retry, if_exception_type

PROJECT, LOCATION, QUEUE = "my-project", "europe-west1", "orders"


def make_client():
    endpoint = os.environ.get("TASKS_ENDPOINT")
    if endpoint is None:
        return tasks_v2.CloudTasksClient()
    return tasks_v2.CloudTasksClient(
        credentials=AnonymousCredentials(), transport="rest", client_options={"api_endpoint": endpoint}
    )


def prepare_queue(client):
    parent = client.common_location_path(PROJECT, LOCATION)
    queue = tasks_v2.Queue(name=client.queue_path(PROJECT, LOCATION, QUEUE))
    with suppress(Conflict):
        client.create_queue(parent=parent, queue=queue)
    queue.rate_limits.max_dispatches_per_second = 20
    mask = {"paths": ["rate_limits.max_dispatches_per_second"]}
    return client.update_queue(queue=queue, update_mask=mask)


def enqueue(client, order, due):
    task = tasks_v2.Task(
        name=client.task_path(PROJECT, LOCATION, QUEUE, f"order-{order}"),
        http_request=tasks_v2.HttpRequest(
            http_method=tasks_v2.HttpMethod.POST,
            url="https://shop.example.com/orders",
            headers={"Content-Type": "application/json"},
            body=f'{{"order": {order}}}'.encode(),
        ),
        schedule_time=due,
        dispatch_deadline=timedelta(seconds=30),
    )
    parent = client.queue_path(PROJECT, LOCATION, QUEUE)
    try:
        return client.create_task(parent=parent, task=task, retry=Retry(if_exception_type(ConnectionError)), timeout=10)
    except Conflict:
        return None


def main():
    client = make_client()
    queue = prepare_queue(client)
    print(f"{queue.name}: {queue.state.name}, {queue.rate_limits.max_dispatches_per_second:g}/s")
    due = datetime.now(timezone.utc) + timedelta(hours=1)
    print("enqueued:", [enqueue(client, order, due) is not None for order in (1, 2, 2)])
    request = {"parent": queue.name, "response_view": tasks_v2.Task.View.FULL, "page_size": 1}
    for task in client.list_tasks(request=request):
        print(task.name.rsplit("/", 1)[-1], task.http_request.body, task.dispatch_deadline, task.schedule_time == due)
        client.delete_task(name=task.name)
    try:
        client.get_task(name=client.task_path(PROJECT, LOCATION, QUEUE, "order-1"))
    except NotFound as error:
        print(f"gone: {int(error.code)}")


if __name__ == "__main__":
    main()
