"""Transport objects of 2.x: they say where a client goes, and what REST cannot do says what to do instead."""

from __future__ import annotations

import asyncio
import copy
import importlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

from ..legacy.facts import VERSIONS, package

QUEUE = "projects/my-project/locations/europe-west1/queues/my-queue"


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator(queues=[QUEUE]) as emulator:
        yield emulator


def transports(version: str) -> Any:
    return importlib.import_module(f"cloudtasks.tasks_{version}.services.cloud_tasks.transports")


@pytest.mark.parametrize("version", VERSIONS)
class TestWhereAClientGoes:
    def test_a_host_with_a_scheme(self, version: str, emulator: Emulator) -> None:
        transport = transports(version).CloudTasksRestTransport(
            host=emulator.host, url_scheme="http", credentials=AnonymousCredentials()
        )
        client = package(version).CloudTasksClient(transport=transport)
        assert client.get_queue(name=QUEUE).name == QUEUE
        assert client.api_endpoint == transport.host == emulator.endpoint
        assert client.transport is transport

    def test_a_channel(self, version: str, emulator: Emulator) -> None:
        class_ = transports(version).CloudTasksGrpcTransport
        transport = class_(host="a.example", channel=class_.create_channel(emulator.host))
        assert transport.host == "a.example:443"  # to Google, the name stays that of `host`
        assert package(version).CloudTasksClient(transport=transport).get_queue(name=QUEUE).name == QUEUE

    def test_a_class_and_a_function_are_called_with_what_the_client_was_given(
        self, version: str, emulator: Emulator
    ) -> None:
        options = {"api_endpoint": emulator.endpoint}
        credentials = AnonymousCredentials()
        for make in (transports(version).CloudTasksRestTransport, lambda **given: rest(version, **given)):
            client = package(version).CloudTasksClient(transport=make, credentials=credentials, client_options=options)
            assert client.get_queue(name=QUEUE).name == QUEUE

    def test_a_label_names_the_class(self, version: str) -> None:
        client = package(version).CloudTasksClient(transport="grpc", credentials=AnonymousCredentials())
        assert client.transport.kind == "grpc"
        assert isinstance(client.transport, transports(version).CloudTasksGrpcTransport)
        assert isinstance(client.transport, transports(version).CloudTasksTransport)
        assert client.transport.host == "cloudtasks.googleapis.com:443"

    def test_a_transport_calls_by_itself(self, version: str, emulator: Emulator) -> None:
        with rest(version, host=emulator.endpoint, credentials=AnonymousCredentials()) as transport:
            assert transport.get_queue({"name": QUEUE}, timeout=10).name == QUEUE
            queues = transport.list_queues({"parent": QUEUE.partition("/queues/")[0]})
            assert [queue.name for queue in queues.queues] == [QUEUE]

    def test_the_methods_of_an_asyncio_transport_are_awaited(self, version: str, emulator: Emulator) -> None:
        class_ = transports(version).CloudTasksGrpcAsyncIOTransport

        async def get() -> Any:
            transport = class_(channel=class_.create_channel(emulator.host))
            try:
                return await transport.get_queue({"name": QUEUE})
            finally:
                await transport.close()

        assert asyncio.run(get()).name == QUEUE


def rest(version: str, **given: Any) -> Any:
    return transports(version).CloudTasksRestTransport(**given)


class TestWhatIsRefused:
    def test_an_unknown_label(self) -> None:
        with pytest.raises(ValueError, match="'grpc', 'grpc_asyncio' or 'rest', got 'smoke'"):
            package("v2").CloudTasksClient(transport="smoke", credentials=AnonymousCredentials())

    def test_an_object_that_is_no_transport(self) -> None:
        with pytest.raises(TypeError, match=r"cloudtasks\.tasks_v2\.services"):
            package("v2").CloudTasksClient(transport=object())

    def test_a_transport_beside_credentials(self) -> None:
        transport = rest("v2", credentials=AnonymousCredentials())
        with pytest.raises(ValueError, match="provide its credentials directly"):
            package("v2").CloudTasksClient(transport=transport, credentials=AnonymousCredentials())

    def test_a_call_through_a_channel(self) -> None:
        channel = transports("v2").CloudTasksGrpcTransport.create_channel("localhost:8123")
        with pytest.raises(NotImplementedError, match="call the methods of a client"):
            channel.unary_unary("/google.cloud.tasks.v2.CloudTasks/GetQueue")

    def test_a_channel_that_does_not_tell_its_target(self) -> None:
        with pytest.raises(TypeError, match="api_endpoint"):
            transports("v2").CloudTasksGrpcTransport(channel=42)

    def test_operations_other_than_get(self) -> None:
        operations = rest("v2", credentials=AnonymousCredentials()).operations_client
        with pytest.raises(NotImplementedError, match="get_operation alone"):
            operations.cancel_operation("projects/p/locations/l/operations/o")


@pytest.mark.parametrize("version", VERSIONS)
def test_an_interceptor_sees_and_changes_requests_and_responses(version: str, emulator: Emulator) -> None:
    seen: list[Any] = []

    class Interceptor(transports(version).CloudTasksRestInterceptor):  # type: ignore[misc]
        def pre_get_queue(self, request: Any, metadata: Any) -> Any:
            seen.append((request.name, list(metadata)))
            request.name = QUEUE
            return request, metadata

        def post_get_queue(self, response: Any) -> Any:
            seen.append(response.name)
            return response

        def post_get_queue_with_metadata(self, response: Any, metadata: Any) -> Any:
            response.name = "changed"
            return response, metadata

        def pre_list_queues(self, request: Any, metadata: Any) -> Any:
            seen.append("listed")
            return request, metadata

    transport = rest(version, host=emulator.endpoint, credentials=AnonymousCredentials(), interceptor=Interceptor())
    client = package(version).CloudTasksClient(transport=transport)
    assert client.get_queue(name="any", metadata=[("x-mine", "1")]).name == "changed"
    assert [queue.name for queue in client.list_queues(parent=QUEUE.partition("/queues/")[0])] == [QUEUE]
    assert seen == [("any", [("x-mine", "1"), ("x-goog-request-params", "name=any")]), QUEUE, "listed", "listed"]


def test_an_interceptor_sees_each_request_of_a_bulk_call(emulator: Emulator) -> None:
    seen: list[str] = []

    class Interceptor(transports("v2").CloudTasksRestInterceptor):  # type: ignore[misc]
        def pre_create_task(self, request: Any, metadata: Any) -> Any:
            seen.append(request.task.name)
            if request.task.name.endswith("refused"):
                raise ValueError("refused")
            return request, metadata

        def pre_delete_task(self, request: Any, metadata: Any) -> Any:
            seen.append(request.name)
            return request, metadata

    transport = rest("v2", host=emulator.endpoint, credentials=AnonymousCredentials(), interceptor=Interceptor())
    client = package("v2").CloudTasksClient(transport=transport)
    names = [f"{QUEUE}/tasks/{name}" for name in ("one", "refused", "two")]
    told: list[tuple[int, int]] = []
    tasks = [{"name": name, "http_request": {"url": "http://127.0.0.1:1/"}} for name in names]
    results = client.create_tasks(QUEUE, tasks, progress=lambda *counts: told.append(counts))
    assert [getattr(result, "name", str(result)) for result in results] == [names[0], "refused", names[2]]
    assert told == [(1, 0), (2, 1), (3, 1)]
    assert client.delete_tasks(names[::2]) == [None, None]
    assert seen == [*names, names[0], names[2]]


def test_a_replaced_transport_method_makes_the_requests_of_a_bulk_call(emulator: Emulator) -> None:
    with emulator.client() as client, mock.patch.object(type(client.transport.create_task), "__call__") as call:
        call.return_value = "made"
        assert client.create_tasks(QUEUE, [{}, {}]) == ["made", "made"]
        assert call.call_count == 2


def test_a_copied_client_has_the_same_transport_and_outlives_the_original(emulator: Emulator) -> None:
    with emulator.client() as client:
        copied = copy.copy(client)
        assert type(copied) is type(client)
        assert copied.transport is client.transport
    assert copied.get_queue(name=QUEUE).name == QUEUE
    original = emulator.async_client()
    assert copy.copy(original).transport is original.transport


def test_a_copied_client_goes_through_the_interceptor(emulator: Emulator) -> None:
    class Interceptor(transports("v2").CloudTasksRestInterceptor):  # type: ignore[misc]
        def post_get_queue(self, response: Any) -> Any:
            response.name = "changed"
            return response

    transport = rest("v2", host=emulator.endpoint, credentials=AnonymousCredentials(), interceptor=Interceptor())
    copied = copy.copy(package("v2").CloudTasksClient(transport=transport))
    assert copied.get_queue(name=QUEUE).name == "changed"


def test_what_tests_of_googles_clients_reach_for(emulator: Emulator) -> None:
    with emulator.client() as client:
        assert client._transport is client.transport
        assert client._transport.create_task in client._transport._wrapped_methods
        pager = client.list_tasks(parent=QUEUE, timeout=3, metadata=[("x", "y")])
        assert (pager._timeout, list(pager._metadata)) == (
            3,
            [("x", "y"), ("x-goog-request-params", f"parent={QUEUE}")],
        )
    async_client = emulator.async_client()
    assert async_client._client._transport is async_client.transport
    host = package("v2").CloudTasksClient(credentials=AnonymousCredentials(), transport="grpc").transport._host
    assert host == "cloudtasks.googleapis.com:443"
