"""Other features that 1.x call sites use: lazy lists, client_config, transports, channels, warnings, `_pb`."""

from __future__ import annotations

import copy
import importlib
import pickle
import socket
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from cloudtasks import exceptions
from cloudtasks._compat.legacy import GrowingTimeout, PageIterator, defaults_of, keywords_of
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator
from cloudtasks.retry import Retry

from .facts import VERSIONS, package

LOCATION = "projects/my-project/locations/europe-west1"
QUEUES = [f"{LOCATION}/queues/queue-{number}" for number in range(5)]


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator(queues=QUEUES) as emulator:
        yield emulator


@pytest.fixture
def client(emulator: Emulator) -> Any:
    options = {"api_endpoint": emulator.endpoint}
    return package("v2").CloudTasksClient(credentials=AnonymousCredentials(), client_options=options)


class TestLists:
    def test_nothing_is_fetched_before_it_is_read(self, client: Any) -> None:
        listed = client.list_tasks(f"{LOCATION}/queues/there-is-none")
        with pytest.raises(exceptions.NotFound):
            list(listed)

    def test_a_list_counts_what_was_read(self, client: Any) -> None:
        listed = client.list_queues(LOCATION, page_size=2)
        assert isinstance(listed, PageIterator)
        assert next(listed).name == QUEUES[0]
        assert (listed.page_number, listed.num_results) == (1, 1)
        assert [next(listed).name for _ in QUEUES[1:]] == QUEUES[1:]
        assert next(listed, None) is None
        assert (listed.num_results, listed.next_page_token) == (5, None)

    def test_a_list_is_read_once(self, client: Any) -> None:
        listed = client.list_queues(LOCATION)
        list(listed)
        with pytest.raises(ValueError, match="already started"):
            _ = listed.pages

    def test_a_page_knows_how_many_items_are_left(self, client: Any) -> None:
        page = next(client.list_queues(LOCATION, None, 3).pages)
        assert (page.num_items, page.remaining) == (3, 3)
        assert next(page).name == QUEUES[0]
        assert (page.num_items, page.remaining) == (3, 2)

    @pytest.mark.parametrize("arguments", [((LOCATION,), {}), ((), {"parent": LOCATION})], ids=["1.x", "2.x"])
    def test_a_page_serves_both_generations(self, client: Any, arguments: Any) -> None:
        positional, keywords = arguments
        page = next(client.list_queues(*positional, **keywords).pages)
        assert isinstance(page, package("v2").ListQueuesResponse)
        assert [queue.name for queue in page.queues] == QUEUES
        assert (next(page).name, page.num_items, page.remaining) == (QUEUES[0], 5, 4)
        assert [queue.name for queue in page] == QUEUES[1:]
        assert pickle.loads(pickle.dumps(page)) == page

    def test_a_call_with_a_keyword_that_only_1x_has_lists_as_1x_does(self, client: Any) -> None:
        pages = client.list_queues(parent=LOCATION, page_size=2).pages
        assert [[queue.name for queue in page] for page in pages] == [QUEUES[:2], QUEUES[2:4], QUEUES[4:], []]


class TestArguments:
    def test_a_missing_argument_is_named(self, client: Any) -> None:
        with pytest.raises(TypeError, match="'task'"):
            client.create_task(QUEUES[0])

    def test_an_argument_given_twice_is_named(self) -> None:
        with pytest.raises(TypeError, match="multiple values for argument 'parent'"):
            keywords_of("create_task", [("parent", True), ("task", True)], ["a", {}], {"parent": "b"})

    def test_too_many_arguments_are_counted(self) -> None:
        with pytest.raises(TypeError, match="at most 4 arguments by position, got 5"):
            keywords_of("get_queue", [("name", True)], ["a", None, None, None, "b"], None)

    def test_retry_timeout_and_metadata_go_by_position_too(self, client: Any) -> None:
        assert client.get_queue(QUEUES[0], None, 5, [("x-test", "1")]).name == QUEUES[0]

    def test_the_error_of_a_call_is_that_of_google_api_core(self, client: Any) -> None:
        with pytest.raises(exceptions.NotFound) as caught:
            client.get_queue(f"{LOCATION}/queues/there-is-none")
        assert caught.value.code == 404


class TestClientConfig:
    @pytest.fixture
    def config(self) -> Any:
        return copy.deepcopy(importlib.import_module("cloudtasks.tasks_v2.gapic.cloud_tasks_client_config").config)

    def test_each_method_gets_its_retry_and_timeout(self, config: Any) -> None:
        defaults = defaults_of(config, "v2")
        retry, timeout = defaults["get_queue"]
        assert isinstance(retry, Retry)
        assert retry.timeout == 600
        assert isinstance(timeout, GrowingTimeout)
        assert timeout.initial == 20
        assert defaults["create_task"][0] is None

    def test_a_method_without_retry_parameters_has_a_plain_timeout(self, config: Any) -> None:
        (interface,) = config["interfaces"].values()
        interface["methods"]["GetQueue"] = {"timeout_millis": 1500}
        assert defaults_of(config, "v2")["get_queue"] == (None, 1.5)

    def test_attempts_get_more_time_each_within_the_total(self) -> None:
        given: list[float] = []
        call = GrowingTimeout(initial=1, maximum=3, multiplier=2, total=1000)(lambda timeout: given.append(timeout))
        for _ in range(4):
            call()
        assert given == [1, 2, 3, 3]
        GrowingTimeout(initial=5, maximum=5, multiplier=1, total=0)(lambda timeout: given.append(timeout))()
        assert given[-1] == 0

    def test_a_client_obeys_it_and_warns(self, emulator: Emulator, config: Any) -> None:
        (interface,) = config["interfaces"].values()
        interface["methods"]["GetQueue"] = {"timeout_millis": 50}

        def client(endpoint: str) -> Any:
            with pytest.warns(PendingDeprecationWarning, match="client_config"):
                return package("v2").CloudTasksClient(
                    credentials=AnonymousCredentials(),
                    client_config=config,
                    client_options={"api_endpoint": endpoint},
                )

        with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(exceptions.DeadlineExceeded):
            client(f"http://127.0.0.1:{silent.getsockname()[1]}").get_queue(QUEUES[0])
        assert client(emulator.endpoint).get_queue(QUEUES[0], timeout=10).name == QUEUES[0]


@pytest.mark.parametrize("version", VERSIONS)
class TestTransports:
    def test_a_transport_says_where_the_client_goes(self, version: str, emulator: Emulator) -> None:
        module = importlib.import_module(f"cloudtasks.tasks_{version}.gapic.transports.cloud_tasks_grpc_transport")
        transport = module.CloudTasksGrpcTransport(address=emulator.host, credentials=AnonymousCredentials())
        client = package(version).CloudTasksClient(transport)
        assert client.transport is transport
        assert client.get_queue(QUEUES[0]).name == QUEUES[0]
        assert transport.get_queue({"name": QUEUES[0]}, timeout=5).name == QUEUES[0]

    def test_a_channel_says_where_the_client_goes(self, version: str, emulator: Emulator) -> None:
        module = importlib.import_module(f"cloudtasks.tasks_{version}.gapic.transports.cloud_tasks_grpc_transport")
        channel = module.CloudTasksGrpcTransport.create_channel(emulator.host)
        with pytest.warns(PendingDeprecationWarning, match="channel"):
            client = package(version).CloudTasksClient(channel=channel)
        assert client.get_queue(QUEUES[0]).name == QUEUES[0]
        assert client.transport.channel is channel

    def test_a_function_that_makes_a_transport_is_called_as_in_1x(self, version: str, emulator: Emulator) -> None:
        given = {}

        def make(credentials: Any, default_class: Any, address: str) -> Any:
            given.update(credentials=credentials, address=address)
            return default_class(credentials=credentials, address=address)

        credentials = AnonymousCredentials()
        client = package(version).CloudTasksClient(
            make, None, credentials, client_options={"api_endpoint": emulator.host}
        )
        assert given == {"credentials": credentials, "address": emulator.host}
        assert client.get_queue(QUEUES[0]).name == QUEUES[0]

    def test_a_transport_and_credentials_exclude_each_other(self, version: str) -> None:
        module = importlib.import_module(f"cloudtasks.tasks_{version}.gapic.transports.cloud_tasks_grpc_transport")
        transport = module.CloudTasksGrpcTransport(address="localhost:1", credentials=AnonymousCredentials())
        with pytest.raises(ValueError, match="credentials"):
            package(version).CloudTasksClient(transport, None, AnonymousCredentials())
        with pytest.raises(ValueError, match="mutually exclusive"):
            module.CloudTasksGrpcTransport(channel=transport.channel, credentials=AnonymousCredentials())


def test_a_client_without_old_arguments_does_not_warn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        package("v2").CloudTasksClient(credentials=AnonymousCredentials())
