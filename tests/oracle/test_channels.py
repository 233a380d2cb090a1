"""Channels of grpcio itself say where a client goes: the idiom by which people reach other emulators."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import grpc
import pytest
from cloudtasks import tasks_v2
from cloudtasks.emulator import Emulator
from cloudtasks.tasks_v2.services.cloud_tasks import transports

QUEUE = "projects/p/locations/l/queues/q"


class Interceptor(grpc.UnaryUnaryClientInterceptor):  # type: ignore[misc]
    def intercept_unary_unary(self, continuation: Any, details: Any, request: Any) -> Any:
        return continuation(details, request)


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator(queues=[QUEUE]) as emulator:
        yield emulator


@pytest.mark.parametrize(
    "open_channel",
    [
        grpc.insecure_channel,
        lambda host: grpc.insecure_channel(f"dns:///{host}"),
        lambda host: grpc.intercept_channel(grpc.insecure_channel(host), Interceptor()),
    ],
    ids=["plain", "with a resolver", "intercepted"],
)
def test_a_channel_says_where_the_client_goes(open_channel: Callable[[str], Any], emulator: Emulator) -> None:
    transport = transports.CloudTasksGrpcTransport(channel=open_channel(emulator.host))
    assert tasks_v2.CloudTasksClient(transport=transport).get_queue(name=QUEUE).name == QUEUE


def test_so_does_a_channel_of_asyncio(emulator: Emulator) -> None:
    async def main() -> str:
        async with grpc.aio.insecure_channel(emulator.host) as channel:
            transport = transports.CloudTasksGrpcAsyncIOTransport(channel=channel)
            queue = await tasks_v2.CloudTasksAsyncClient(transport=transport).get_queue(name=QUEUE)
        return str(queue.name)

    assert asyncio.run(main()) == QUEUE
