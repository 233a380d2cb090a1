"""An asyncio service: it enqueues as its requests come, many at a time, with a bound on each call.

Run on the embedded emulator. Against Google, leave out the emulator and pass no options to the client.
"""

import asyncio
from collections.abc import AsyncIterator

from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator
from cloudtasks.exceptions import AlreadyExists, GoogleAPICallError


async def order_placed(client: tasks_v2.CloudTasksAsyncClient, queue: str, number: int) -> str:
    """One request of the service: the task's name is the order's, so that an order is enqueued once."""
    task = tasks_v2.Task(
        name=f"{queue}/tasks/order-{number}",
        http_request=tasks_v2.HttpRequest(url="https://example.com/work", body=b'{"order": %d}' % number),
    )
    try:
        created = await client.create_task(parent=queue, task=task, timeout=5)
    except AlreadyExists:
        return f"order {number} was enqueued before"
    return f"enqueued {created.name.rsplit('/', 1)[-1]}"


async def reminders(count: int) -> AsyncIterator[tasks_v2.Task]:
    """What a database cursor or a message stream gives; the third one has no valid URL."""
    for number in range(count):
        url = "https://example.com/remind" if number != 2 else "remind"
        yield tasks_v2.Task(http_request=tasks_v2.HttpRequest(url=url, body=b"%d" % number))
        await asyncio.sleep(0)


async def main() -> None:
    with Emulator() as emulator:
        options = {"api_endpoint": emulator.endpoint}
        async with tasks_v2.CloudTasksAsyncClient(credentials=AnonymousCredentials(), client_options=options) as client:
            parent = client.common_location_path("my-project", "europe-west1")
            queue = client.queue_path("my-project", "europe-west1", "orders")
            await client.create_queue(parent=parent, queue=tasks_v2.Queue(name=queue))
            await client.pause_queue(name=queue)

            for line in await asyncio.gather(*(order_placed(client, queue, number) for number in (1, 2, 3))):
                print(line)
            print(await order_placed(client, queue, 2))

            results = await client.create_tasks(queue, reminders(10), max_in_flight=4)
            print(f"{len(results.succeeded)} reminders enqueued")
            for position, error in results.errors:
                assert isinstance(error, GoogleAPICallError)
                print(f"reminder {position} was refused: {error.message}")

            listed = [task.name async for task in await client.list_tasks(parent=queue)]
            print(f"the queue holds {len(listed)} tasks")
            deletions = await client.delete_tasks(listed)
            print(f"{len(deletions.succeeded)} deleted")


if __name__ == "__main__":
    asyncio.run(main())
