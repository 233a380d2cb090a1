"""An application that enqueues orders, written for google-cloud-tasks 1.x. docs/moving.md moves it to cloudtasks.

It was never changed for 2.x: positional arguments, `enums`, protobuf messages, pages with `num_items`.
"""

import os
import time
from contextlib import suppress

from google.api_core.exceptions import AlreadyExists
from google.auth.credentials import AnonymousCredentials
from google.cloud import tasks_v2
from google.cloud.tasks_v2 import enums, types
from google.cloud.tasks_v2.gapic.transports.cloud_tasks_grpc_transport import CloudTasksGrpcTransport

PROJECT, LOCATION, QUEUE = "my-project", "europe-west1", "orders"


def make_client():
    address = os.environ.get("TASKS_ADDRESS")
    if address is None:
        return tasks_v2.CloudTasksClient()
    return tasks_v2.CloudTasksClient(CloudTasksGrpcTransport(address=address, credentials=AnonymousCredentials()))


def prepare_queue(client):
    queue = types.Queue(name=client.queue_path(PROJECT, LOCATION, QUEUE))
    with suppress(AlreadyExists):
        client.create_queue(client.location_path(PROJECT, LOCATION), queue)
    queue.rate_limits.max_dispatches_per_second = 20
    return client.update_queue(queue, {"paths": ["rate_limits.max_dispatches_per_second"]})


def enqueue(client, order):
    task = types.Task(
        name=client.task_path(PROJECT, LOCATION, QUEUE, f"order-{order}"),
        schedule_time=types.Timestamp(seconds=int(time.time()) + 3600),
        dispatch_deadline={"seconds": 30},
    )
    task.http_request.url = "https://shop.example.com/orders"
    task.http_request.http_method = enums.HttpMethod.POST
    task.http_request.body = b"order"
    try:
        client.create_task(client.queue_path(PROJECT, LOCATION, QUEUE), task, enums.Task.View.FULL)
    except AlreadyExists:
        return False
    return True


def main():
    client = make_client()
    queue = prepare_queue(client)
    state = enums.Queue.State(queue.state)
    print(f"{queue.name}: {state.name}, {queue.rate_limits.max_dispatches_per_second:g}/s")
    print("enqueued:", [enqueue(client, order) for order in (1, 2, 2)])
    for page in client.list_tasks(queue.name, enums.Task.View.FULL, page_size=1).pages:
        for task in page:
            print(task.name.rsplit("/", 1)[-1], task.http_request.body, task.HasField("schedule_time"))
            client.delete_task(task.name)


if __name__ == "__main__":
    main()
