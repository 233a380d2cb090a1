"""The clients under test. Each has `create(body)`, `list_names()` and, where it has one, `create_many(bodies)`.

Imports happen in the constructors, so that what they cost can be measured.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from server import GRPC, HTTP

QUEUE = "projects/p/locations/us-central1/queues/q"
URL = "https://example.com/handler"
HEADERS = {"Content-Type": "application/json"}
CONNECTIONS = 32
PAGE = {"parent": QUEUE, "page_size": 1000}
RAW_TASKS = f"http://{HTTP}/v2/{QUEUE}/tasks"
RAW_AUTH = {"Authorization": "Bearer x"}


@dataclass(frozen=True)
class Peer:
    title: str
    venv: str
    statement: str
    """What an application writes to import it."""
    factory: type
    is_async: bool = False


def task_dict(tasks: Any, body: bytes) -> dict[str, Any]:
    return {
        "http_request": {"url": URL, "http_method": tasks.HttpMethod.POST, "headers": HEADERS, "body": body},
    }


def raw_task(body: bytes) -> dict[str, Any]:
    encoded = base64.b64encode(body).decode()
    return {"task": {"httpRequest": {"url": URL, "httpMethod": "POST", "headers": HEADERS, "body": encoded}}}


class _Surface:
    """Calls that google-cloud-tasks and we share."""

    tasks: Any
    client: Any

    def create(self, body: bytes) -> str:
        return self.client.create_task(parent=QUEUE, task=task_dict(self.tasks, body)).name

    def list_names(self) -> int:
        return sum(1 for task in self.client.list_tasks(request=PAGE) if task.name)


class _AsyncSurface:
    tasks: Any
    client: Any

    async def create(self, body: bytes) -> str:
        return (await self.client.create_task(parent=QUEUE, task=task_dict(self.tasks, body))).name

    async def list_names(self) -> int:
        count = 0
        async for task in await self.client.list_tasks(request=PAGE):
            count += bool(task.name)
        return count


class GoogleGrpc(_Surface):
    def __init__(self) -> None:
        import grpc
        from google.cloud import tasks_v2
        from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcTransport

        self.tasks = tasks_v2
        transport = CloudTasksGrpcTransport(channel=grpc.insecure_channel(GRPC))
        self.client = tasks_v2.CloudTasksClient(transport=transport)


class GoogleGrpcAsync(_AsyncSurface):
    def __init__(self) -> None:
        import grpc
        from google.cloud import tasks_v2
        from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcAsyncIOTransport

        self.tasks = tasks_v2
        transport = CloudTasksGrpcAsyncIOTransport(channel=grpc.aio.insecure_channel(GRPC))
        self.client = tasks_v2.CloudTasksAsyncClient(transport=transport)

    async def close(self) -> None:
        await self.client.transport.close()


class GoogleRest(_Surface):
    def __init__(self) -> None:
        from google.auth.credentials import AnonymousCredentials
        from google.cloud import tasks_v2

        self.tasks = tasks_v2
        self.client = tasks_v2.CloudTasksClient(
            credentials=AnonymousCredentials(), transport="rest", client_options={"api_endpoint": f"http://{HTTP}"}
        )


class GcloudAio:
    def __init__(self) -> None:
        from gcloud.aio.taskqueue import PushQueue

        self.queue = PushQueue("p", "q", "us-central1", api_root=f"http://{HTTP}/v2beta3")

    async def create(self, body: bytes) -> str:
        return (await self.queue.create(raw_task(body)["task"]))["name"]

    async def list_names(self) -> int:
        count, token = 0, ""
        while True:
            page = await self.queue.list(page_size=1000, page_token=token)
            count += sum(1 for task in page["tasks"] if task["name"])
            token = page.get("nextPageToken", "")
            if not token:
                return count

    async def close(self) -> None:
        await self.queue.close()


class _Raw:
    """What people write without a client: a session, JSON by hand."""

    session: Any

    def create(self, body: bytes) -> str:
        response = self.session.post(RAW_TASKS, json=raw_task(body))
        response.raise_for_status()
        return response.json()["name"]

    def list_names(self) -> int:
        count, query = 0, {"pageSize": "1000"}
        while True:
            response = self.session.get(RAW_TASKS, params=query)
            response.raise_for_status()
            page = response.json()
            count += sum(1 for task in page["tasks"] if task["name"])
            if not page.get("nextPageToken"):
                return count
            query["pageToken"] = page["nextPageToken"]


class Requests(_Raw):
    def __init__(self) -> None:
        import requests

        self.session = requests.Session()
        self.session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=CONNECTIONS))
        self.session.headers.update(RAW_AUTH)


class Httpx(_Raw):
    def __init__(self) -> None:
        import httpx

        limits = httpx.Limits(max_connections=100, max_keepalive_connections=CONNECTIONS)
        self.session = httpx.Client(headers=RAW_AUTH, limits=limits)


class Aiohttp:
    def __init__(self) -> None:
        import aiohttp

        self.session = aiohttp.ClientSession(headers=RAW_AUTH)

    async def create(self, body: bytes) -> str:
        async with self.session.post(RAW_TASKS, json=raw_task(body)) as response:
            response.raise_for_status()
            return (await response.json())["name"]

    async def list_names(self) -> int:
        count, query = 0, {"pageSize": "1000"}
        while True:
            async with self.session.get(RAW_TASKS, params=query) as response:
                response.raise_for_status()
                page = await response.json()
            count += sum(1 for task in page["tasks"] if task["name"])
            if not page.get("nextPageToken"):
                return count
            query["pageToken"] = page["nextPageToken"]

    async def close(self) -> None:
        await self.session.close()


class Ours(_Surface):
    def __init__(self) -> None:
        from cloudtasks import tasks_v2
        from cloudtasks.auth import AnonymousCredentials

        self.tasks = tasks_v2
        self.client = tasks_v2.CloudTasksClient(
            credentials=AnonymousCredentials(), client_options={"api_endpoint": f"http://{HTTP}"}
        )

    def create_many(self, bodies: list[bytes]) -> int:
        results = self.client.create_tasks(QUEUE, (task_dict(self.tasks, body) for body in bodies), max_in_flight=64)
        return sum(1 for result in results if result.name)


class OursAsync(_AsyncSurface):
    def __init__(self) -> None:
        from cloudtasks import tasks_v2
        from cloudtasks.auth import AnonymousCredentials

        self.tasks = tasks_v2
        self.client = tasks_v2.CloudTasksAsyncClient(
            credentials=AnonymousCredentials(), client_options={"api_endpoint": f"http://{HTTP}"}
        )

    async def close(self) -> None:
        """Nothing is left open that the process's end does not close."""


GOOGLE_IMPORT = "import google.cloud.tasks_v2"
PEERS = {
    "ours": Peer("cloudtasks", "ours", "import cloudtasks.tasks_v2", Ours),
    "ours-async": Peer("cloudtasks asyncio", "ours", "import cloudtasks.tasks_v2", OursAsync, is_async=True),
    "google-grpc": Peer("google-cloud-tasks gRPC", "google", GOOGLE_IMPORT, GoogleGrpc),
    "google-grpc-async": Peer("google-cloud-tasks gRPC asyncio", "google", GOOGLE_IMPORT, GoogleGrpcAsync, True),
    "google-rest": Peer("google-cloud-tasks REST", "google", GOOGLE_IMPORT, GoogleRest),
    "gcloud-aio": Peer("gcloud-aio-taskqueue", "gcloud-aio", "import gcloud.aio.taskqueue", GcloudAio, True),
    "requests": Peer("raw requests", "requests", "import requests", Requests),
    "httpx": Peer("raw httpx", "httpx", "import httpx", Httpx),
    "aiohttp": Peer("raw aiohttp", "aiohttp", "import aiohttp", Aiohttp, True),
}
