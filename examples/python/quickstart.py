"""The main job, end to end: a producer, a queue and an HTTP worker on the embedded emulator.

Run it with `make demo`, or with `python examples/python/quickstart.py` wherever cloudtasks is installed.
It needs no Google account: with the emulator in process, the client talks to it over loopback HTTP.
"""

import threading
import time
from datetime import datetime, timedelta, timezone
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator


class Worker(ThreadingHTTPServer):
    """An HTTP worker as any web framework would be one: it answers 2xx for done, 503 for try again."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), WorkerHandler)
        self.started = time.monotonic()
        self.changed = threading.Condition()
        self.timeline: list[str] = []
        self.finished = 0
        self.refused = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def record(self, path: str, headers: Message, body: bytes) -> int:
        """Notes one attempt and says how to answer it: /flaky fails its first two attempts."""
        attempt = int(headers["X-CloudTasks-TaskRetryCount"]) + 1
        status = 503 if path == "/flaky" and attempt <= 2 else 200
        with self.changed:
            self.refused += status != 200
            self.finished += status == 200
            auth = headers.get("Authorization", "")
            self.timeline.append(
                f"{time.monotonic() - self.started:6.2f} s  {path:<10} attempt {attempt} -> {status}"
                f"  task {headers['X-CloudTasks-TaskName']:<20.20} ETA {headers['X-CloudTasks-TaskETA']:<18}"
                f" body {body!r}" + (f"  token {auth.split()[0]} {len(auth)} chars" if auth else "")
            )
            self.changed.notify_all()
        return status

    def wait_for(self, finished: int) -> None:
        """Waits until this number of tasks is done."""
        with self.changed:
            if not self.changed.wait_for(lambda: self.finished >= finished, timeout=20):
                raise SystemExit(f"only {self.finished} of {finished} tasks reached the worker")


class WorkerHandler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Worker)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.server.record(self.path, self.headers, body))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """The timeline says it better."""


def main() -> None:
    worker = Worker()
    with (
        Emulator() as emulator,
        tasks_v2.CloudTasksClient(
            credentials=AnonymousCredentials(), client_options={"api_endpoint": emulator.endpoint}
        ) as client,
    ):
        print(f"emulator on {emulator.host}, worker on {worker.url('/')}\n")
        parent = client.common_location_path("demo-project", "europe-west1")
        queue = client.create_queue(
            parent=parent,
            queue=tasks_v2.Queue(
                name=client.queue_path("demo-project", "europe-west1", "orders"),
                rate_limits=tasks_v2.RateLimits(max_dispatches_per_second=50),
                retry_config=tasks_v2.RetryConfig(min_backoff=timedelta(milliseconds=200), max_attempts=5),
            ),
        )
        print(f"created  {queue.name} ({queue.state.name}, {queue.rate_limits.max_dispatches_per_second:g}/s)")

        # As keywords, as a request and as a dict: all of them are how existing code calls it.
        plain = client.create_task(
            parent=queue.name,
            task=tasks_v2.Task(
                http_request=tasks_v2.HttpRequest(
                    url=worker.url("/plain"), headers={"Content-Type": "application/json"}, body=b'{"order": 1}'
                )
            ),
        )
        scheduled = client.create_task(
            request=tasks_v2.CreateTaskRequest(
                parent=queue.name,
                task=tasks_v2.Task(
                    http_request=tasks_v2.HttpRequest(url=worker.url("/scheduled"), body=b"later"),
                    schedule_time=datetime.now(timezone.utc) + timedelta(seconds=1.5),
                ),
            )
        )
        authenticated = client.create_task(
            request={
                "parent": queue.name,
                "task": {
                    "http_request": {
                        "url": worker.url("/private"),
                        "oidc_token": {"service_account_email": "worker@demo-project.iam.gserviceaccount.com"},
                    }
                },
            }
        )
        flaky = client.create_task(
            parent=queue.name, task={"http_request": {"url": worker.url("/flaky"), "body": b"third time lucky"}}
        )
        for what, task in {
            "plain": plain,
            "scheduled": scheduled,
            "authenticated": authenticated,
            "flaky": flaky,
        }.items():
            print(f"enqueued {task.name.rsplit('/', 1)[-1]} ({what}), due {task.schedule_time}")

        worker.wait_for(finished=4)
        emulator.wait_idle(timeout=20)

        client.pause_queue(name=queue.name)
        held = [
            client.create_task(
                parent=queue.name,
                task={
                    "name": client.task_path("demo-project", "europe-west1", "orders", task_id),
                    "http_request": {"url": worker.url("/held"), "body": b"held back"},
                },
            )
            for task_id in ("run-me", "delete-me")
        ]
        listed = sorted(task.name.rsplit("/", 1)[-1] for task in client.list_tasks(parent=queue.name))
        print(f"paused   the queue holds {', '.join(listed)}")
        # A task of a paused queue stays. In another queue it might have run by now, and be gone.
        full = client.get_task(name=held[0].name, response_view=tasks_v2.Task.View.FULL)
        print(f"waiting  {full.name.rsplit('/', 1)[-1]} has the body {full.http_request.body!r}")
        client.run_task(name=held[0].name)
        client.delete_task(name=held[1].name)
        print("ran      run-me in spite of the pause; deleted delete-me")
        client.resume_queue(name=queue.name)
        worker.wait_for(finished=5)
        emulator.wait_idle(timeout=20)
        left = len(list(client.list_tasks(parent=queue.name)))
        client.delete_queue(name=queue.name)

    worker.shutdown()
    worker.server_close()
    print("\nwhat the worker received:")
    print("\n".join(worker.timeline))
    print(f"\n{worker.finished} tasks done, {worker.refused} attempts refused and retried, {left} tasks left")
    if (worker.finished, worker.refused, left) != (5, 2, 0):
        raise SystemExit("the demo did not go as it should")


if __name__ == "__main__":
    main()
