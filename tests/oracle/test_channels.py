"""Channels of grpcio itself say where a client goes: the idiom by which people reach other emulators."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import google.api_core.exceptions
import google.cloud.tasks_v2
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


def test_a_servicer_answers_the_clients_of_grpc() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from cloudtasks import tasks_v2
    from cloudtasks.tasks_v2.proto import cloudtasks_pb2_grpc

    class Servicer(cloudtasks_pb2_grpc.CloudTasksServicer):  # type: ignore[misc]
        def GetQueue(self, request: Any, context: Any) -> Any:
            return tasks_v2.Queue(name=request.name, rate_limits={"max_burst_size": 7})

    server = grpc.server(ThreadPoolExecutor(1))
    cloudtasks_pb2_grpc.add_CloudTasksServicer_to_server(Servicer(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    google_transports = google.cloud.tasks_v2.services.cloud_tasks.transports
    client = google.cloud.tasks_v2.CloudTasksClient(
        transport=google_transports.CloudTasksGrpcTransport(channel=channel)
    )
    queue = client.get_queue(name="projects/p/locations/l/queues/q")
    assert (queue.name, queue.rate_limits.max_burst_size) == ("projects/p/locations/l/queues/q", 7)
    with pytest.raises(google.api_core.exceptions.MethodNotImplemented):
        client.pause_queue(name="projects/p/locations/l/queues/q")
    channel.close()
    server.stop(None).wait()


def test_a_module_of_messages_has_the_descriptor_of_its_file() -> None:
    from cloudtasks.tasks_v2.proto import task_pb2

    assert "Task" in task_pb2.DESCRIPTOR.message_types_by_name


def test_an_emulator_that_speaks_grpc_alone_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from cloudtasks import exceptions, tasks_v2

    server = grpc.server(ThreadPoolExecutor(1))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    monkeypatch.setenv("CLOUD_TASKS_EMULATOR_HOST", f"127.0.0.1:{port}")
    with tasks_v2.CloudTasksClient() as client:
        with pytest.raises(exceptions.FailedPrecondition, match="speaks only gRPC") as caught:
            client.get_queue(name="projects/p/locations/l/queues/q")
        assert caught.value.attempts == 1
    server.stop(None).wait()
