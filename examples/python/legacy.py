"""Code in the manner of google-cloud-tasks 1.x, run on the embedded emulator: only the import line is new."""

from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator
from cloudtasks.tasks_v2 import enums, types


def main() -> None:
    with Emulator() as emulator:
        client = tasks_v2.CloudTasksClient(
            credentials=AnonymousCredentials(), client_options={"api_endpoint": emulator.endpoint}
        )
        parent = client.location_path("my-project", "europe-west1")
        queue = types.Queue(name=client.queue_path("my-project", "europe-west1", "my-queue"))
        client.create_queue(parent, queue)
        client.pause_queue(queue.name)

        for number in range(5):
            task = {"http_request": {"http_method": "POST", "url": "https://example.com/", "body": b"%d" % number}}
            client.create_task(queue.name, task, response_view=enums.Task.View.FULL)

        for page in client.list_tasks(queue.name, enums.Task.View.FULL, 2).pages:
            print(f"a page of {page.num_items}:", sorted(task.http_request.body for task in page))

        queue.retry_config.max_attempts = 3
        changed = client.update_queue(queue, {"paths": ["retry_config.max_attempts"]})
        print("attempts:", changed.retry_config.max_attempts)
        client.purge_queue(queue.name)
        print("tasks left:", len(list(client.list_tasks(queue.name))))


if __name__ == "__main__":
    main()
