"""What a server can answer: an error of this package says why, and nothing else escapes."""

from __future__ import annotations

import asyncio
import itertools
import signal
import threading
from typing import Any

import pytest
from cloudtasks import bulk, exceptions, tasks_v2

from .. import needs
from ..service import LOCATION, QUEUE, Answer, Service, fault

TASK = {"http_request": {"url": "http://localhost/"}}


@pytest.mark.parametrize(
    "details", [None, 1, "x", {}, [None, 1, "x", [], {"@type": 1}, {"@type": "t/google.rpc.ErrorInfo"}]]
)
def test_details_of_any_shape_stay_within_the_errors_of_this_package(
    details: Any, client: Any, service: Service
) -> None:
    service.answer("my-queue", fault(404, "NOT_FOUND", details=details))
    with pytest.raises(exceptions.GoogleAPIError) as caught:
        client.get_queue(name=QUEUE)
    assert isinstance(caught.value, exceptions.NotFound)
    assert (caught.value.reason, caught.value.metadata) == (None, None)


def test_a_long_error_is_cut_and_shows_no_control_characters(client: Any, service: Service) -> None:
    long = "x" * 20_000
    service.answer("my-queue", fault(404, "NOT_FOUND", "no\r\n\x1b[31m" + long, details=[{"@type": "t", "x": long}]))
    with pytest.raises(exceptions.NotFound) as caught:
        client.get_queue(name=QUEUE)
    assert len(str(caught.value)) < 10_000
    assert str(caught.value).startswith(r"404 no\r\n\u{1b}[31mxxx")
    assert caught.value.details == [{"@type": "t", "x": long}]


@pytest.mark.parametrize("status", [200, 204])
def test_an_empty_answer_is_no_task(status: int, client: Any, service: Service) -> None:
    service.answer("/tasks", *[Answer(status, b"")] * 3)
    with pytest.raises(exceptions.Unknown, match="it is empty; expected Task") as caught:
        client.create_task(parent=QUEUE, task=TASK)
    assert caught.value.may_have_arrived
    assert len(client.create_tasks(QUEUE, [TASK] * 2).errors) == 2
    service.answer("/tasks/t", Answer(status, b""))
    client.delete_task(name=f"{QUEUE}/tasks/t")


@pytest.mark.parametrize("status", [301, 307])
def test_a_redirect_says_where_it_leads(status: int, client: Any, service: Service) -> None:
    service.answer("my-queue", Answer(status, b""))
    with pytest.raises(exceptions.Redirection):
        client.get_queue(name=QUEUE)
    assert len(service.requests) == 1


def test_an_answer_beyond_the_limit_is_refused(service: Service, options: dict[str, Any]) -> None:
    service.answer("my-queue", *[Answer(body={"name": "x" * 2000})] * 2)
    with (
        tasks_v2.CloudTasksClient(**options, max_response_bytes=1000) as client,
        pytest.raises(exceptions.ResourceExhausted, match="larger than 1000 bytes"),
    ):
        client.get_queue(name=QUEUE)

    async def main() -> None:
        async with tasks_v2.CloudTasksAsyncClient(**options, max_response_bytes=1000) as client:
            with pytest.raises(exceptions.ResourceExhausted):
                await client.get_queue(name=QUEUE)

    asyncio.run(main())


@pytest.mark.parametrize("endpoint", ["https://user:secret@host", "user:secret@host"])
def test_a_password_in_the_endpoint_is_refused_and_not_shown(endpoint: str) -> None:
    with pytest.raises(ValueError, match="password") as caught:
        tasks_v2.CloudTasksClient(client_options={"api_endpoint": endpoint})
    assert "secret" not in str(caught.value)


def endless(service: Service) -> None:
    page = Answer(body={"queues": [{"name": "q"}], "nextPageToken": "again"})
    service.answer("/queues", *[page] * 10)


def test_a_list_that_leads_from_a_page_to_itself_ends_with_an_error(
    client: Any, service: Service, options: dict[str, Any]
) -> None:
    for first in ["", "again"]:
        endless(service)
        request = {"parent": LOCATION, "page_token": first}
        pager = client.list_queues(request)
        read = []
        with pytest.raises(exceptions.Unknown, match="page token that was just used"):
            read.extend(pager)
        with pytest.raises(exceptions.Unknown):
            list(client.list_queues(request).pages)

        async def main(request: Any = request) -> None:
            async with tasks_v2.CloudTasksAsyncClient(**options) as client:
                with pytest.raises(exceptions.Unknown, match="page token that was just used"):
                    async for _queue in await client.list_queues(request):
                        pass

        asyncio.run(main())
        service.answers.clear()


def test_a_page_that_failed_may_be_asked_for_again(client: Any, service: Service) -> None:
    pages = [Answer(body={"queues": [{"name": "a"}], "nextPageToken": "t"}), fault(404, "NOT_FOUND")]
    service.answer("/queues", *pages, Answer(body={"queues": [{"name": "b"}]}))
    pager = client.list_queues(parent=LOCATION)
    with pytest.raises(exceptions.NotFound):
        list(pager)
    assert [queue.name for queue in pager] == ["a", "b"]


@pytest.mark.parametrize("unknown", ["[" * 50_000 + "]" * 50_000, r'"\ud800"', r'{"\udc00": ["\ud800"]}'])
def test_unknown_fields_of_any_depth_and_text_are_skipped(unknown: str, client: Any, service: Service) -> None:
    service.answer("my-queue", Answer(body=f'{{"unknown": {unknown}, "name": "{QUEUE}"}}'.encode()))
    assert client.get_queue(name=QUEUE).name == QUEUE


class Shutdown(BaseException):
    """No Exception, as SystemExit is none."""


@pytest.mark.parametrize("stop", [SystemExit(3), Shutdown()])
class TestWhatIsNoException:
    """It ends a bulk run as what it is, with the report."""

    def test_of_progress(self, stop: BaseException, client: Any) -> None:
        def progress(_done: int, _failed: int) -> None:
            raise stop

        with pytest.raises(type(stop)) as caught:
            client.create_tasks(QUEUE, itertools.repeat(TASK), max_in_flight=2, progress=progress)
        assert caught.value is stop
        results: bulk.BulkResults = stop.results  # type: ignore[attr-defined]
        assert results.succeeded
        assert all(isinstance(error, bulk.NotSent) for _, error in results.errors)

    @needs.posix_signals
    def test_of_a_signal_handler(self, stop: BaseException, client: Any, service: Service) -> None:
        """It comes while the run waits for two calls, which are waited for."""
        held = [service.hold("/tasks"), service.hold("/tasks")]

        def shut_down(*_arguments: Any) -> None:
            for release in held:
                release.set()
            raise stop

        def signal_when_it_waits() -> None:
            service.wait_for(2)
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)

        before = signal.signal(signal.SIGTERM, shut_down)
        thread = threading.Thread(target=signal_when_it_waits)
        thread.start()
        try:
            with pytest.raises(type(stop)) as caught:
                client.create_tasks(QUEUE, itertools.repeat(TASK), max_in_flight=2)
        finally:
            thread.join()
            signal.signal(signal.SIGTERM, before)
        assert caught.value is stop
        results: bulk.BulkResults = stop.results  # type: ignore[attr-defined]
        assert len(results.succeeded) == len(service.requests) == 2
        assert all(isinstance(error, bulk.NotSent) for _, error in results.errors)

    def test_of_the_iterable(self, stop: BaseException, client: Any, options: dict[str, Any]) -> None:
        def tasks() -> Any:
            yield TASK
            raise stop

        with pytest.raises(type(stop)) as caught:
            client.create_tasks(QUEUE, tasks())
        assert caught.value is stop
        assert len(stop.results) == 1  # type: ignore[attr-defined]

        async def main() -> None:
            async with tasks_v2.CloudTasksAsyncClient(**options) as client:
                with pytest.raises(type(stop)) as caught:
                    await client.create_tasks(QUEUE, tasks())
                assert caught.value is stop
                assert len(stop.results) == 1  # type: ignore[attr-defined]

        asyncio.run(main())
