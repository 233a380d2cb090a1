"""Which failed calls are made again, and for how long."""

from __future__ import annotations

from typing import Any

import pytest
from cloudtasks import exceptions
from cloudtasks.retry import AsyncRetry, Retry, if_exception_type

from ..service import QUEUE, Service, fault

UNAVAILABLE = fault(503, "UNAVAILABLE", "later")
QUICK = Retry(if_exception_type(exceptions.ServiceUnavailable), initial=0.001, maximum=0.002)


def test_reading_methods_are_retried_by_default(client: Any, service: Service) -> None:
    service.answer("/my-queue", UNAVAILABLE)
    assert client.get_queue(name=QUEUE).name == QUEUE
    assert len(service.requests) == 2


def test_retry_none_sends_once(client: Any, service: Service) -> None:
    service.answer("/my-queue", UNAVAILABLE)
    with pytest.raises(exceptions.ServiceUnavailable):
        client.get_queue(name=QUEUE, retry=None)
    assert len(service.requests) == 1


def test_create_task_is_not_retried_by_default(client: Any, service: Service) -> None:
    service.answer("/tasks", UNAVAILABLE)
    with pytest.raises(exceptions.ServiceUnavailable):
        client.create_task(parent=QUEUE, task={})
    assert len(service.requests) == 1


def test_a_retry_object_decides_and_hears_of_each_error(client: Any, service: Service) -> None:
    service.answer("/tasks", UNAVAILABLE, UNAVAILABLE)
    heard: list[BaseException] = []
    retry = Retry(QUICK._predicate, initial=0.001, on_error=heard.append)
    client.create_task(parent=QUEUE, task={}, retry=retry)
    assert [type(error).__name__ for error in heard] == ["ServiceUnavailable"] * 2
    assert len(service.requests) == 3


@pytest.mark.parametrize("setting", ["initial", "maximum", "multiplier"])
@pytest.mark.parametrize("value", [-1, float("nan")])
def test_a_setting_that_is_no_number_of_seconds_is_refused(setting: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"{setting}: expected a number that is not negative"):
        Retry(**{setting: value})


def test_no_wait_of_a_retry_object_passes_the_timeout_of_the_call(client: Any, service: Service) -> None:
    service.answer("/tasks", UNAVAILABLE)
    # With these settings the first wait is shorter than a second once in ten million years of trials.
    century = Retry(if_exception_type(exceptions.ServiceUnavailable), initial=3e9, maximum=3e9, timeout=None)
    with pytest.raises(exceptions.RetryError, match=r"Timeout of 1\.0s exceeded, last exception: 503"):
        client.create_task(parent=QUEUE, task={}, retry=century, timeout=1.0)
    assert len(service.requests) == 1


def test_an_error_that_the_predicate_refuses_is_raised_as_it_is(client: Any, service: Service) -> None:
    service.answer("/tasks", fault(404, "NOT_FOUND"))
    with pytest.raises(exceptions.NotFound):
        client.create_task(parent=QUEUE, task={}, retry=QUICK)
    assert len(service.requests) == 1


def test_when_the_time_is_over_the_last_error_is_the_cause(client: Any, service: Service) -> None:
    service.answer("/tasks", UNAVAILABLE)
    with pytest.raises(exceptions.RetryError, match=r"Timeout of 0\.0s exceeded, last exception: 503") as caught:
        client.create_task(parent=QUEUE, task={}, retry=QUICK.with_timeout(0.0))
    assert isinstance(caught.value.cause, exceptions.ServiceUnavailable)
    assert caught.value.__cause__ is caught.value.cause


def test_the_default_retry_ends_in_a_retry_error_too(client: Any, service: Service) -> None:
    service.answer("/my-queue", *[UNAVAILABLE] * 500)
    ended = []
    for _ in range(10):
        # The time runs out between two attempts or, now and then, within one.
        with pytest.raises((exceptions.RetryError, exceptions.DeadlineExceeded)) as caught:
            client.get_queue(name=QUEUE, timeout=0.05)
        ended.append(caught.value)
    between = [error for error in ended if isinstance(error, exceptions.RetryError)]
    assert between
    assert all(isinstance(error.cause, exceptions.ServiceUnavailable) for error in between)


def test_a_timeout_bounds_all_attempts_of_a_retry_object(client: Any, service: Service) -> None:
    service.answer("/tasks", *[UNAVAILABLE] * 10_000)
    endless = Retry(lambda error: True, initial=0.001, maximum=0.001, timeout=None)
    # The time runs out within an attempt or between two.
    with pytest.raises((exceptions.DeadlineExceeded, exceptions.RetryError)) as caught:
        client.create_task(parent=QUEUE, task={}, retry=endless, timeout=0.5)
    last = caught.value.cause if isinstance(caught.value, exceptions.RetryError) else caught.value
    assert isinstance(last, (exceptions.ServiceUnavailable, exceptions.DeadlineExceeded))
    assert 1 < len(service.requests) < 10_000


def test_a_timeout_object_wraps_each_attempt(client: Any, service: Service) -> None:
    given: list[Any] = []

    def timeout(attempt: Any) -> Any:
        def timed(*arguments: Any, **keywords: Any) -> Any:
            given.append(keywords.get("timeout"))
            return attempt(*arguments, **{**keywords, "timeout": 10.0})

        return timed

    service.answer("/tasks", UNAVAILABLE)
    client.create_task(parent=QUEUE, task={}, retry=QUICK, timeout=timeout)
    assert len(given) == 2


def test_pages_are_fetched_with_the_retry_of_the_call(client: Any, service: Service) -> None:
    from ..service import Answer

    service.answer("/tasks", Answer(body={"tasks": [{"name": "a"}], "nextPageToken": "n"}), UNAVAILABLE)
    assert [task.name for task in client.list_tasks(parent=QUEUE, retry=QUICK)] == ["a"]
    assert len(service.requests) == 3


def test_settings_can_be_changed_one_by_one() -> None:
    retry = QUICK.with_delay(maximum=7).with_timeout(3).with_predicate(lambda error: False)
    assert (retry._initial, retry._maximum, retry.timeout, retry.deadline) == (0.001, 7, 3, 3)
    assert retry._predicate(exceptions.ServiceUnavailable("x")) is False
    assert Retry(deadline=5).timeout == 5
    with pytest.raises(TypeError, match="'tiemout'"):
        Retry(tiemout=1)


def test_waits_grow_to_their_maximum() -> None:
    delays = Retry(initial=1, maximum=4, multiplier=2)._delays()
    assert all(next(delays) <= bound for bound in (1, 2, 4, 4, 4))


def test_async_retry_awaits_its_attempts(options: dict[str, Any], service: Service) -> None:
    import asyncio

    from cloudtasks import tasks_v2

    async def main() -> None:
        async with tasks_v2.CloudTasksAsyncClient(**options) as client:
            retry = AsyncRetry(QUICK._predicate, initial=0.001)
            await client.create_task(parent=QUEUE, task={}, retry=retry, timeout=30)

    service.answer("/tasks", UNAVAILABLE, UNAVAILABLE)
    asyncio.run(main())
    assert len(service.requests) == 3
