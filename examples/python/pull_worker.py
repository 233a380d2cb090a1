"""A worker of a pull queue: it leases tasks, works on them and acknowledges them, with several threads.

Google offers pull queues only to projects that had them before 2019; on the emulator everybody has them. The example
starts one and fills a queue. Against Google, leave out the emulator and pass no options to the client.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from cloudtasks import tasks_v2beta2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator
from cloudtasks.exceptions import FailedPrecondition, NotFound, ResourceExhausted
from cloudtasks.retry import Retry, if_exception_type

LEASE = timedelta(seconds=30)
# A queue takes ten LeaseTasks calls a second; who is refused waits for the next second.
LEASE_RETRY = Retry(if_exception_type(ResourceExhausted), initial=0.2, maximum=1, timeout=30)


class Worker:
    """Leases tasks until the queue has none left."""

    def __init__(self, client: tasks_v2beta2.CloudTasksClient, queue: str) -> None:
        self.client = client
        self.queue = queue
        self.lock = threading.Lock()
        self.done: list[bytes] = []
        self.refused: set[bytes] = set()

    def run(self) -> None:
        while tasks := self.lease():
            for task in tasks:
                self.handle(task)

    def lease(self) -> list[tasks_v2beta2.Task]:
        response = self.client.lease_tasks(
            {
                "parent": self.queue,
                "lease_duration": LEASE,
                "max_tasks": 5,
                "response_view": tasks_v2beta2.Task.View.FULL,
            },
            retry=LEASE_RETRY,
        )
        return list(response.tasks)

    def handle(self, task: tasks_v2beta2.Task) -> None:
        try:
            self.work(task)
        except Exception as error:
            print(f"gave back {task.name.rsplit('/', 1)[-1]}: {error}")
            self.client.cancel_lease(name=task.name, schedule_time=task.schedule_time)
            return
        try:
            self.client.acknowledge_task(name=task.name, schedule_time=task.schedule_time)
        except (NotFound, FailedPrecondition):
            print("the lease ran out before the work was done: another worker has the task")

    def work(self, task: tasks_v2beta2.Task) -> None:
        """The work itself: here each task that asks for it fails once."""
        payload = task.pull_message.payload
        with self.lock:
            if payload.startswith(b"flaky") and payload not in self.refused:
                self.refused.add(payload)
                raise RuntimeError("not today")
            self.done.append(payload)


def main() -> None:
    with Emulator() as emulator:
        client = tasks_v2beta2.CloudTasksClient(
            credentials=AnonymousCredentials(), client_options={"api_endpoint": emulator.endpoint}
        )
        name = client.queue_path("my-project", "europe-west1", "reports")
        parent = client.common_location_path("my-project", "europe-west1")
        client.create_queue(parent=parent, queue={"name": name, "pull_target": {}})
        for number in range(20):
            payload = b"%s-%d" % (b"flaky" if number % 7 == 0 else b"report", number)
            client.create_task(parent=name, task={"pull_message": {"payload": payload, "tag": "report"}})

        worker = Worker(client, name)
        with ThreadPoolExecutor(4) as pool:
            for future in [pool.submit(worker.run) for _ in range(4)]:
                future.result()
        worker.run()  # what was given back after the other threads had found nothing left
        left = list(client.list_tasks(parent=name))
        print(f"{len(set(worker.done))} tasks done, {len(worker.refused)} given back on the way, {len(left)} left")


if __name__ == "__main__":
    main()
