"""Client methods are real functions: to inspect, to mock, to decorate and to read the help of."""

from __future__ import annotations

import asyncio
import inspect
import pydoc
import typing
from typing import Any
from unittest import mock

import pytest
from cloudtasks import exceptions, tasks_v2, tasks_v2beta2, tasks_v2beta3
from cloudtasks._native import method_names

from ..service import LOCATION, QUEUE, Answer, Service

VERSIONS = {"v2": tasks_v2, "v2beta2": tasks_v2beta2, "v2beta3": tasks_v2beta3}
CLASSES = [
    (version, getattr(package, name))
    for version, package in VERSIONS.items()
    for name in ("CloudTasksClient", "CloudTasksAsyncClient")
]


@pytest.mark.parametrize(("version", "class_"), CLASSES)
def test_methods_are_functions(version: str, class_: Any) -> None:
    for name in method_names(version):
        function = vars(class_)[name]
        assert inspect.isfunction(function)
        assert inspect.iscoroutinefunction(function) == class_.__name__.startswith("CloudTasksAsync")
        assert (function.__module__, function.__qualname__) == (class_.__module__, f"{class_.__name__}.{name}")
        hints = typing.get_type_hints(function)
        assert set(hints) == {*inspect.signature(function).parameters, "return"} - {"self"}


def test_annotations_are_the_classes_of_the_version() -> None:
    hints = typing.get_type_hints(tasks_v2.CloudTasksClient.create_task)
    assert hints["task"] == tasks_v2.Task | dict | None
    assert hints["return"] is tasks_v2.Task
    assert inspect.signature(tasks_v2.CloudTasksClient.create_task).return_annotation is tasks_v2.Task
    assert typing.get_type_hints(tasks_v2.CloudTasksClient.delete_task)["return"] is type(None)
    pager = typing.get_type_hints(tasks_v2.CloudTasksAsyncClient.list_tasks)["return"]
    assert pager.__name__ == "ListTasksAsyncPager"


def test_an_autospec_checks_arguments_as_the_method_does() -> None:
    client = mock.create_autospec(tasks_v2.CloudTasksClient, instance=True)
    client.create_task(parent=QUEUE, task={})
    client.create_task.assert_called_once_with(parent=QUEUE, task={})
    with pytest.raises(TypeError, match="tsk"):
        client.create_task(parent=QUEUE, tsk={})
    with pytest.raises(AttributeError):
        client.create_tsk()  # a name that there is not


def test_a_method_patched_with_an_autospec_gets_the_client(client: Any) -> None:
    with mock.patch.object(tasks_v2.CloudTasksClient, "create_task", autospec=True) as create_task:
        client.create_task(parent=QUEUE, task={})
    create_task.assert_called_once_with(client, parent=QUEUE, task={})


def test_a_method_of_the_class_can_be_watched(client: Any, service: Service) -> None:
    own = tasks_v2.CloudTasksClient.create_task
    with mock.patch.object(tasks_v2.CloudTasksClient, "create_task", autospec=True, side_effect=own) as watched:
        client.create_task(parent=QUEUE, task={})
    assert (watched.call_count, len(service.requests)) == (1, 1)


def test_what_awaits_only_coroutine_functions_awaits_the_methods(options: dict[str, Any], service: Service) -> None:
    async def retried(function: Any, *arguments: Any, **keywords: Any) -> Any:
        """As tenacity decides whether a result is to be awaited."""
        result = function(*arguments, **keywords)
        return await result if inspect.iscoroutinefunction(function) else result

    async def main() -> None:
        async with tasks_v2.CloudTasksAsyncClient(**options) as client:
            assert await retried(client.get_queue, name=QUEUE) == tasks_v2.Queue(name=QUEUE)

    asyncio.run(main())
    assert len(service.requests) == 1


def test_a_stub_of_the_transport_can_be_replaced(client: Any, service: Service) -> None:
    with mock.patch.object(type(client.transport.create_task), "__call__") as call:
        call.return_value = tasks_v2.Task(name="made")
        assert client.create_task(parent=QUEUE, task={"name": "x"}, timeout=3).name == "made"
    (request,), keywords = call.call_args
    assert request == tasks_v2.CreateTaskRequest(parent=QUEUE, task={"name": "x"})
    assert ("x-goog-request-params", f"parent={QUEUE}") in keywords["metadata"]
    assert keywords["timeout"] == pytest.approx(3, abs=1)
    assert service.requests == []
    client.get_queue(name=QUEUE)
    assert len(service.requests) == 1


def test_pages_and_errors_come_through_a_replaced_stub(client: Any) -> None:
    pages = [
        tasks_v2.ListTasksResponse(tasks=[{"name": "a"}], next_page_token="next"),
        tasks_v2.ListTasksResponse(tasks=[{"name": "b"}]),
    ]
    with mock.patch.object(type(client.transport.list_tasks), "__call__", side_effect=pages):
        assert [task.name for task in client.list_tasks(parent=QUEUE)] == ["a", "b"]
    flaky = [exceptions.ServiceUnavailable("once"), tasks_v2.Queue(name="q")]
    with mock.patch.object(type(client.transport.get_queue), "__call__", side_effect=flaky) as call:
        assert client.get_queue(name=QUEUE).name == "q"
        assert call.call_count == 2


def test_an_async_stub_can_be_replaced(options: dict[str, Any]) -> None:
    async def answer(*_arguments: Any, **_keywords: Any) -> Any:
        return tasks_v2.Task(name="made")

    async def main() -> None:
        async with tasks_v2.CloudTasksAsyncClient(**options) as client:
            with mock.patch.object(type(client.transport.create_task), "__call__", side_effect=answer):
                assert (await client.create_task(parent=QUEUE, task={})).name == "made"

    asyncio.run(main())


def test_a_stub_sends_a_request_itself(client: Any, service: Service) -> None:
    service.answer("/queues", Answer(body={"queues": [{"name": QUEUE}]}))
    response = client.transport.list_queues({"parent": LOCATION}, timeout=5)
    assert [queue.name for queue in response.queues] == [QUEUE]


def test_help_tells_arguments_types_defaults_errors_and_an_example(client: Any) -> None:
    text = pydoc.render_doc(client.create_task, renderer=pydoc.plaintext)
    for part in ("create_task(", "parent (str)", "task (Task | dict)", "seconds", "By default 20", "AlreadyExists"):
        assert part in text, part
    assert 'client.create_task(parent="projects/P/locations/L/queues/Q", task=tasks_v2.Task(...))' in text
    assert "async for task in await client.list_tasks(" in (tasks_v2.CloudTasksAsyncClient.list_tasks.__doc__ or "")


@pytest.mark.parametrize(("version", "class_"), CLASSES)
def test_help_names_every_argument(version: str, class_: Any) -> None:
    for name in method_names(version):
        function = vars(class_)[name]
        for parameter in set(inspect.signature(function).parameters) - {"self", "legacy", "filter_", "options_"}:
            assert f"\n    {parameter} (" in (function.__doc__ or ""), (name, parameter)


def test_help_tells_the_fields_of_messages_and_the_values_of_enums() -> None:
    text = pydoc.render_doc(tasks_v2.HttpRequest, renderer=pydoc.plaintext)
    for field in tasks_v2.HttpRequest.meta.fields:
        assert f"{field} (" in text
    assert "2083" in text
    values = tasks_v2.HttpMethod.__doc__ or ""
    assert all(f"{method.name} ({method.value})" in values for method in tasks_v2.HttpMethod)
    assert "FULL" in (tasks_v2.Task.View.__doc__ or "")
    assert tasks_v2.Task.View.BASIC.__doc__ != tasks_v2.Task.View.FULL.__doc__
