"""The clients under test: all have `create(body)`, most `list_names()`, ours `create_many(bodies, in_flight)`.

A client is made for an endpoint and for the number of its callers: its pool has room for them. Imports happen in the
constructors, so that what they cost can be measured.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from server import FAR, GRPC, HTTP

QUEUE = "projects/p/locations/us-central1/queues/q"
URL = "https://example.com/handler"
HEADERS = {"Content-Type": "application/json"}
PAGE = {"parent": QUEUE, "page_size": 1000}
RAW_AUTH = {"Authorization": "Bearer x"}
STREAMS = 100
"""How many calls at once the server allows on a connection of HTTP/2."""


@dataclass(frozen=True)
class Endpoint:
    rest: str
    """The URL."""
    grpc: str
    """The address."""

    @property
    def raw_tasks(self) -> str:
        return f"{self.rest}/v2/{QUEUE}/tasks"

    def grpc_channel(self, grpc: Any) -> Any:
        """A channel of the module `grpc` or `grpc.aio`."""
        if self.rest.startswith("http:"):
            return grpc.insecure_channel(self.grpc)
        from grpc import ssl_channel_credentials

        return grpc.secure_channel(self.grpc, ssl_channel_credentials())


NEAR = Endpoint(f"http://{HTTP}", GRPC)
OVER_TLS = Endpoint(f"https://{FAR}", FAR)


@dataclass(frozen=True)
class Peer:
    title: str
    venv: str
    statement: str
    """What an application writes to import it."""
    factory: Callable[[Endpoint, int], Any]
    is_async: bool = False
    is_bulk: bool = False
    """Whether it is create_tasks that is measured, with callers as `max_in_flight`."""

    def client(self, endpoint: Endpoint = NEAR, callers: int = 32) -> Any:
        return self.factory(endpoint, callers)


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
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        import grpc
        from google.cloud import tasks_v2
        from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcTransport

        self.tasks = tasks_v2
        transport = CloudTasksGrpcTransport(channel=endpoint.grpc_channel(grpc))
        self.client = tasks_v2.CloudTasksClient(transport=transport)


class GoogleGrpcAsync(_AsyncSurface):
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        import grpc
        from google.cloud import tasks_v2
        from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcAsyncIOTransport

        self.tasks = tasks_v2
        transport = CloudTasksGrpcAsyncIOTransport(channel=endpoint.grpc_channel(grpc.aio))
        self.client = tasks_v2.CloudTasksAsyncClient(transport=transport)

    async def close(self) -> None:
        await self.client.transport.close()


class GoogleRest(_Surface):
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        from google.auth.credentials import AnonymousCredentials
        from google.cloud import tasks_v2

        self.tasks = tasks_v2
        self.client = tasks_v2.CloudTasksClient(
            credentials=AnonymousCredentials(), transport="rest", client_options={"api_endpoint": endpoint.rest}
        )


class GcloudAio:
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        import aiohttp
        from gcloud.aio.taskqueue import PushQueue

        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=max(callers, 100)))
        self.queue = PushQueue("p", "q", "us-central1", session=session, api_root=f"{endpoint.rest}/v2beta3")

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
    tasks: str

    def create(self, body: bytes) -> str:
        response = self.session.post(self.tasks, json=raw_task(body))
        response.raise_for_status()
        return response.json()["name"]

    def list_names(self) -> int:
        count, query = 0, {"pageSize": "1000"}
        while True:
            response = self.session.get(self.tasks, params=query)
            response.raise_for_status()
            page = response.json()
            count += sum(1 for task in page["tasks"] if task["name"])
            if not page.get("nextPageToken"):
                return count
            query["pageToken"] = page["nextPageToken"]


class Requests(_Raw):
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        import requests

        self.tasks, self.session = endpoint.raw_tasks, requests.Session()
        self.session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=callers))
        self.session.headers.update(RAW_AUTH)


class Httpx(_Raw):
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        import httpx

        self.tasks = endpoint.raw_tasks
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=callers)
        self.session = httpx.Client(headers=RAW_AUTH, limits=limits)


class HttpxHttp2:
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        import httpx

        self.tasks = endpoint.raw_tasks
        # Within its own default of 5 s a thousand calls do not all get a stream.
        self.session = httpx.AsyncClient(headers=RAW_AUTH, http2=True, timeout=60)

    async def create(self, body: bytes) -> str:
        response = await self.session.post(self.tasks, json=raw_task(body))
        response.raise_for_status()
        return response.json()["name"]

    async def close(self) -> None:
        await self.session.aclose()


class Aiohttp:
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        import aiohttp

        self.tasks = endpoint.raw_tasks
        connector = aiohttp.TCPConnector(limit=max(callers, 100))
        self.session = aiohttp.ClientSession(headers=RAW_AUTH, connector=connector)

    async def create(self, body: bytes) -> str:
        async with self.session.post(self.tasks, json=raw_task(body)) as response:
            response.raise_for_status()
            return (await response.json())["name"]

    async def list_names(self) -> int:
        count, query = 0, {"pageSize": "1000"}
        while True:
            async with self.session.get(self.tasks, params=query) as response:
                response.raise_for_status()
                page = await response.json()
            count += sum(1 for task in page["tasks"] if task["name"])
            if not page.get("nextPageToken"):
                return count
            query["pageToken"] = page["nextPageToken"]

    async def close(self) -> None:
        await self.session.close()


def max_connections(callers: int) -> int:
    """What docs/python.md advises: enough for all callers, and no less than the default."""
    return max(8, -(-callers // STREAMS))


class Ours(_Surface):
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        from cloudtasks import tasks_v2
        from cloudtasks.auth import AnonymousCredentials

        self.tasks = tasks_v2
        self.client = tasks_v2.CloudTasksClient(
            credentials=AnonymousCredentials(),
            client_options={"api_endpoint": endpoint.rest},
            max_connections=max_connections(callers),
        )

    def create_many(self, bodies: Iterable[bytes], in_flight: int = 64) -> int:
        items = (task_dict(self.tasks, body) for body in bodies)
        return sum(1 for result in self.client.create_tasks(QUEUE, items, max_in_flight=in_flight) if result.name)


class OursAsync(_AsyncSurface):
    def __init__(self, endpoint: Endpoint, callers: int) -> None:
        from cloudtasks import tasks_v2
        from cloudtasks.auth import AnonymousCredentials

        self.tasks = tasks_v2
        self.client = tasks_v2.CloudTasksAsyncClient(
            credentials=AnonymousCredentials(),
            client_options={"api_endpoint": endpoint.rest},
            max_connections=max_connections(callers),
        )

    async def close(self) -> None:
        """Nothing is left open that the process's end does not close."""


GOOGLE_IMPORT = "import google.cloud.tasks_v2"
PEERS = {
    "ours": Peer("cloudtasks", "ours", "import cloudtasks.tasks_v2", Ours),
    "ours-async": Peer("cloudtasks asyncio", "ours", "import cloudtasks.tasks_v2", OursAsync, is_async=True),
    "ours-bulk": Peer("cloudtasks create_tasks", "ours", "import cloudtasks.tasks_v2", Ours, is_bulk=True),
    "google-grpc": Peer("google-cloud-tasks gRPC", "google", GOOGLE_IMPORT, GoogleGrpc),
    "google-grpc-async": Peer(
        "google-cloud-tasks gRPC asyncio", "google", GOOGLE_IMPORT, GoogleGrpcAsync, is_async=True
    ),
    "google-rest": Peer("google-cloud-tasks REST", "google", GOOGLE_IMPORT, GoogleRest),
    "gcloud-aio": Peer("gcloud-aio-taskqueue", "gcloud-aio", "import gcloud.aio.taskqueue", GcloudAio, True),
    "requests": Peer("raw requests", "requests", "import requests", Requests),
    "httpx": Peer("raw httpx", "httpx", "import httpx", Httpx),
    "httpx-http2": Peer("raw httpx, HTTP/2", "httpx", "import httpx", HttpxHttp2, True),
    "aiohttp": Peer("raw aiohttp", "aiohttp", "import aiohttp", Aiohttp, True),
}
