"""The retry and timeout objects of google-api-core themselves, on both clients of ours."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from google.api_core import exceptions, gapic_v1, retry, retry_async, timeout

from ..service import QUEUE, Service, fault, running

ABORTED = fault(409, "ABORTED")


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        yield service


class Blocking:
    """Calls get_queue of the blocking client."""

    Retry = retry.Retry

    def __init__(self, service: Service) -> None:
        options = {"api_endpoint": service.endpoint}
        self.client = tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options)

    def __call__(self, **options: Any) -> Any:
        return self.client.get_queue(name=QUEUE, **options)


class Awaited(Blocking):
    """The same of the async client."""

    Retry = retry_async.AsyncRetry

    def __call__(self, **options: Any) -> Any:
        async def call() -> Any:
            return await self.client.get_queue(name=QUEUE, **options)

        return asyncio.run(call())

    def __init__(self, service: Service) -> None:
        options = {"api_endpoint": service.endpoint}
        self.client = tasks_v2.CloudTasksAsyncClient(credentials=AnonymousCredentials(), client_options=options)


@pytest.fixture(params=[Blocking, Awaited], ids=["blocking", "awaited"])
def call(request: pytest.FixtureRequest, service: Service) -> Any:
    return request.param(service)


@pytest.mark.parametrize(
    "given",
    [
        timeout.TimeToDeadlineTimeout(30),
        timeout.ConstantTimeout(30),
        timeout.ExponentialTimeout(1, 20, 1.5, 30),
        gapic_v1.method.DEFAULT,
    ],
    ids=lambda given: type(given).__name__,
)
def test_timeout_objects_are_taken(given: Any, call: Any) -> None:
    assert call(timeout=given).name == QUEUE


def test_a_retry_object_decides_what_is_sent_again(service: Service, call: Any) -> None:
    service.answer("/my-queue", ABORTED, ABORTED)
    seen: list[Exception] = []
    predicate = retry.if_exception_type(exceptions.Aborted)
    options = call.Retry(predicate=predicate, initial=0.001, on_error=seen.append)
    assert call(retry=options, timeout=timeout.TimeToDeadlineTimeout(30)).name == QUEUE
    assert [type(error).__name__ for error in seen] == ["Aborted", "Aborted"]
    assert len(service.requests) == 3


def test_what_its_predicate_refuses_is_raised(service: Service, call: Any) -> None:
    service.answer("/my-queue", ABORTED)
    with pytest.raises(exceptions.Aborted):
        call(retry=call.Retry(predicate=retry.if_exception_type(exceptions.NotFound)))
    assert len(service.requests) == 1


def test_when_its_time_is_over_its_retry_error_is_raised(service: Service, call: Any) -> None:
    service.answer("/my-queue", *[ABORTED] * 1000)
    predicate = retry.if_exception_type(exceptions.Aborted)
    with pytest.raises(exceptions.RetryError) as caught:
        call(retry=call.Retry(predicate=predicate, initial=0.01, maximum=0.01, timeout=0.05))
    assert isinstance(caught.value.cause, exceptions.Aborted)


def test_a_deadline_of_old_is_a_timeout(service: Service, call: Any) -> None:
    service.answer("/my-queue", fault(503, "UNAVAILABLE"))
    assert call(retry=call.Retry(initial=0.001, deadline=30)).name == QUEUE
