"""An application of FastAPI that enqueues tasks and handles them, for strict type checkers. Nothing runs it."""

from __future__ import annotations

import datetime
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated

from cloudtasks import exceptions, tasks_v2
from cloudtasks.emulator import Emulator
from fastapi import Depends, FastAPI, HTTPException, Request
from google.protobuf import timestamp_pb2
from pydantic import BaseModel

QUEUE = "projects/p/locations/l/queues/mails"


class Mail(BaseModel):
    to: str
    subject: str
    not_before: datetime.datetime | None = None


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with tasks_v2.CloudTasksAsyncClient(timeout=5) as client:
        app.state.tasks = client
        yield


app = FastAPI(lifespan=lifespan)


def tasks_of(request: Request) -> tasks_v2.CloudTasksAsyncClient:
    client = request.app.state.tasks
    assert isinstance(client, tasks_v2.CloudTasksAsyncClient)
    return client


@app.post("/mails")
async def enqueue(mail: Mail, client: Annotated[tasks_v2.CloudTasksAsyncClient, Depends(tasks_of)]) -> dict[str, str]:
    task = tasks_v2.Task(
        http_request={"url": "https://example.com/send", "body": mail.model_dump_json().encode()},
        dispatch_deadline=datetime.timedelta(minutes=1),
    )
    if mail.not_before is not None:
        moment = timestamp_pb2.Timestamp()
        moment.FromDatetime(mail.not_before)
        task.schedule_time = moment
    try:
        created = await client.create_task(parent=QUEUE, task=task, deduplicate=True)
    except exceptions.ResourceExhausted as error:
        raise HTTPException(429, error.message) from error
    return {"name": created.name}


def attempts_of_a_test() -> list[datetime.datetime]:
    with Emulator(queues=[QUEUE]) as emulator, emulator.client() as client:
        client.create_task(parent=QUEUE, task={"http_request": {"url": "http://127.0.0.1:8080/send"}})
        return [attempt.dispatch_time for attempt in emulator.attempts() if attempt.success]
