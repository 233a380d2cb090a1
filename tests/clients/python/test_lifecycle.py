"""gcloud-aio-taskqueue, which knows tasks alone, drives the emulator; PyJWT verifies the token that a task carries."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import threading
import urllib.request
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import pytest
from aiohttp import ClientResponseError
from gcloud.aio.taskqueue import PushQueue

ENDPOINT = "http://" + os.environ["CLOUD_TASKS_EMULATOR_HOST"]
QUEUE = "projects/aio/locations/us-central1/queues/q"

Requests = list[tuple[Message, bytes]]


def post(path: str) -> Any:
    with urllib.request.urlopen(urllib.request.Request(ENDPOINT + path, method="POST")) as answer:
        return json.load(answer)


@pytest.fixture
def worker() -> Iterator[tuple[str, Requests]]:
    received: Requests = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append((self.headers, self.rfile.read(int(self.headers.get("Content-Length", 0)))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        yield f"http://127.0.0.1:{server.server_port}/work", received
        server.shutdown()


@pytest.fixture(autouse=True)
def queue() -> Iterator[None]:
    post("/emulator/reset")
    post(f"/emulator/queues?name={QUEUE}")
    yield
    post("/emulator/reset")


def test_a_task_goes_from_creation_to_delivery(worker: tuple[str, Requests]) -> None:
    url, received = worker
    body = base64.b64encode(b"payload").decode()
    post(f"/v2/{QUEUE}:pause")

    async def live() -> None:
        async with PushQueue("aio", "q") as queue:
            name = queue.task_name("t")
            task = {"name": name, "httpRequest": {"url": url, "httpMethod": "POST", "body": body}}
            made = await queue.create(task)
            assert (made["name"], made["httpRequest"]["body"], made["view"]) == (name, body, "FULL")
            with pytest.raises(ClientResponseError) as refused:
                await queue.create(task)
            assert refused.value.status == 409
            assert "body" not in (await queue.get(name))["httpRequest"]
            assert (await queue.get(name, full=True))["httpRequest"]["body"] == body
            assert [each["name"] for each in (await queue.list())["tasks"]] == [name]
            assert (await queue.run(name))["dispatchCount"] == 1
            assert post("/emulator/waitIdle") == {"idle": True}
            with pytest.raises(ClientResponseError) as gone:
                await queue.get(name)
            assert gone.value.status == 404
            other = (await queue.create({"httpRequest": {"url": url}}))["name"]
            assert await queue.delete(other) == {}
            assert await queue.list() == {}

    asyncio.run(live())
    ((headers, sent),) = received
    assert (headers["X-CloudTasks-TaskName"], sent) == ("t", b"payload")


def test_a_worker_verifies_a_token_by_discovery_and_key_set(worker: tuple[str, Requests]) -> None:
    url, received = worker
    account = "tasks@aio.iam.gserviceaccount.com"

    async def create() -> None:
        async with PushQueue("aio", "q") as queue:
            await queue.create({"httpRequest": {"url": url, "oidcToken": {"serviceAccountEmail": account}}})

    asyncio.run(create())
    assert post("/emulator/waitIdle") == {"idle": True}
    scheme, _, token = received[0][0]["Authorization"].partition(" ")
    assert scheme == "Bearer"
    with urllib.request.urlopen(f"{ENDPOINT}/.well-known/openid-configuration") as answer:
        configuration = json.load(answer)
    key = jwt.PyJWKClient(configuration["jwks_uri"]).get_signing_key_from_jwt(token)
    claims = jwt.decode(token, key, algorithms=["RS256"], audience=url, issuer=configuration["issuer"])
    assert (claims["email"], claims["email_verified"], claims["exp"] - claims["iat"]) == (account, True, 3600)
    with pytest.raises(jwt.InvalidAudienceError):
        jwt.decode(token, key, algorithms=["RS256"], audience=url + "/other")
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(token[:-8] + "AAAAAAAA", key, algorithms=["RS256"], audience=url)
