"""Calls of the blocking client."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from cloudtasks import exceptions, tasks_v2, tasks_v2beta2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

from ..service import LOCATION, QUEUE, Answer, Service, fault


def test_a_queue_and_its_tasks_live_through_all_calls() -> None:
    with Emulator() as emulator:
        options = {"api_endpoint": emulator.endpoint}
        with tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options) as client:
            queue = client.create_queue(parent=LOCATION, queue={"name": QUEUE})
            assert queue.rate_limits.max_dispatches_per_second == 500
            assert client.pause_queue(name=QUEUE).state == tasks_v2.Queue.State.PAUSED
            task = {"http_request": {"url": "http://127.0.0.1:1/", "body": b"hello"}}
            created = client.create_task(parent=QUEUE, task=task)
            assert created.name.startswith(f"{QUEUE}/tasks/")
            full = client.get_task(request={"name": created.name, "response_view": "FULL"})
            assert full.http_request.body == b"hello"
            assert [listed.name for listed in client.list_tasks(parent=QUEUE)] == [created.name]
            assert client.delete_task(name=created.name) is None
            with pytest.raises(exceptions.NotFound):
                client.get_task(name=created.name)
            assert client.delete_queue(name=QUEUE) is None


def test_a_request_is_a_message_a_dict_or_fields(client: Any, service: Service) -> None:
    task = tasks_v2.Task(http_request=tasks_v2.HttpRequest(url="http://example.com"))
    client.create_task(tasks_v2.CreateTaskRequest(parent=QUEUE, task=task))
    client.create_task(request={"parent": QUEUE, "task": {"http_request": {"url": "http://example.com"}}})
    client.create_task(parent=QUEUE, task=task)
    tasks_v2.CloudTasksClient.create_task(client, parent=QUEUE, task=task)
    assert {request.path.partition("?")[0] for request in service.requests} == {f"/v2/{QUEUE}/tasks"}
    bodies = [request.body for request in service.requests]
    assert bodies == [{"task": {"httpRequest": {"url": "http://example.com"}}}] * 4


def test_a_request_and_its_fields_exclude_each_other(client: Any, service: Service) -> None:
    text = "If the `request` argument is set, then none of the individual field arguments should be set."
    with pytest.raises(ValueError, match=text):
        client.get_queue({"name": QUEUE}, name=QUEUE)
    assert not service.requests


def test_a_wrong_argument_is_named(client: Any) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'nmae'"):
        client.get_queue(nmae=QUEUE)
    with pytest.raises(TypeError, match="timeout: expected a number of seconds"):
        client.get_queue(name=QUEUE, timeout="soon")
    with pytest.raises(ValueError, match=r"timeout: .* not negative"):
        client.get_queue(name=QUEUE, timeout=-1)
    with pytest.raises(TypeError, match="retry: expected a Retry object"):
        client.get_queue(name=QUEUE, retry=3)
    with pytest.raises(TypeError, match="metadata: expected pairs"):
        client.get_queue(name=QUEUE, metadata=["x"])


def test_metadata_become_headers(client: Any, service: Service) -> None:
    client.get_queue(name=QUEUE, metadata=[("x-trace", "1"), ("x-more", b"2")])
    headers = service.requests[0].headers
    assert (headers["x-trace"], headers["x-more"]) == ("1", "2")
    assert headers["x-goog-request-params"] == f"name={QUEUE}"
    assert headers["x-goog-api-client"].startswith("gl-python/3.")


def test_signatures_tell_every_field_that_a_method_takes() -> None:
    signature = inspect.signature(tasks_v2.CloudTasksClient.create_task)
    fields = ["parent", "task", "response_view"]
    options = ["retry", "timeout", "metadata", "deduplicate"]
    assert list(signature.parameters) == ["self", "request", "legacy", *fields, *options]
    kinds = {name: parameter.kind.name for name, parameter in signature.parameters.items()}
    assert kinds["request"] == "POSITIONAL_OR_KEYWORD"
    assert {kinds[name] for name in ("parent", "task", "retry", "timeout", "metadata")} == {"KEYWORD_ONLY"}
    assert "adds it to a queue" in (tasks_v2.CloudTasksClient.create_task.__doc__ or "")
    assert tasks_v2.CloudTasksClient.create_task.__qualname__ == "CloudTasksClient.create_task"


def test_a_subclass_can_extend_a_method(options: dict[str, Any], service: Service) -> None:
    class Careful(tasks_v2.CloudTasksClient):  # type: ignore[misc, valid-type, unused-ignore]
        def create_task(self, *arguments: Any, **keywords: Any) -> Any:
            return super().create_task(*arguments, **{**keywords, "metadata": [("x-careful", "yes")]})

    Careful(**options).create_task(parent=QUEUE, task={})
    assert service.requests[0].headers["x-careful"] == "yes"


def test_pages_are_fetched_as_they_are_read(client: Any, service: Service) -> None:
    first = {"tasks": [{"name": "a"}, {"name": "b"}], "nextPageToken": "next"}
    service.answer("/tasks", Answer(body=first), Answer(body={"tasks": [{"name": "c"}]}))
    pager = client.list_tasks(request={"parent": QUEUE, "page_size": 2}, metadata=[("x-trace", "1")])
    assert (len(service.requests), pager.next_page_token) == (1, "next")
    assert [task.name for task in pager] == ["a", "b", "c"]
    assert pager.next_page_token == ""
    assert "pageToken=next" in service.requests[1].path
    assert "pageSize=2" in service.requests[1].path
    assert service.requests[1].headers["x-trace"] == "1"
    assert type(pager).__name__ == "ListTasksPager"


def test_pages_can_be_read_one_by_one(client: Any, service: Service) -> None:
    service.answer("/tasks", Answer(body={"tasks": [{"name": "a"}], "nextPageToken": "n"}), Answer(body={}))
    pages = list(client.list_tasks(parent=QUEUE).pages)
    assert [[task.name for task in page.tasks] for page in pages] == [["a"], []]
    assert isinstance(pages[0], tasks_v2.ListTasksResponse)


def test_a_batch_is_an_operation_with_a_result(client: Any, service: Service) -> None:
    response = {"@type": "type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksResponse", "tasks": [{"name": "t"}]}
    running = {"name": f"{LOCATION}/operations/1"}
    service.answer(":batchCreate", Answer(body=running))
    service.answer("/operations/1", Answer(body={**running, "done": True, "response": response}))
    operation = client.batch_create_tasks(parent=QUEUE, requests=[{"parent": QUEUE, "task": {}}])
    called = []
    operation.add_done_callback(called.append)
    assert [task.name for task in operation.result(timeout=10).tasks] == ["t"]
    assert called == [operation]
    assert operation.exception() is None


def test_a_batch_of_which_all_failed_ends(client: Any, service: Service) -> None:
    metadata = {
        "@type": "type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksMetadata",
        "failedRequests": {"0": {"code": 6, "message": "there"}},
    }
    service.answer(":batchCreate", Answer(body={"name": "o", "done": True, "metadata": metadata}))
    operation = client.batch_create_tasks(parent=QUEUE, requests=[{"parent": QUEUE, "task": {}}])
    assert not operation.result(timeout=10).tasks
    assert operation.metadata.failed_requests[0].message == "there"


def test_the_error_of_an_operation_is_raised(client: Any, service: Service) -> None:
    service.answer(":batchDelete", Answer(body={"name": "o", "done": True, "error": {"code": 7, "message": "not you"}}))
    operation = client.batch_delete_tasks(parent=QUEUE, names=["x"])
    with pytest.raises(exceptions.PermissionDenied, match="not you"):
        operation.result()
    assert isinstance(operation.exception(), exceptions.PermissionDenied)


def test_a_closed_client_says_so(client: Any) -> None:
    client.get_queue(name=QUEUE)
    client.close()
    with pytest.raises(ValueError, match="the client is closed"):
        client.get_queue(name=QUEUE)


def test_defaults_of_a_client_hold_where_a_call_names_none(options: dict[str, Any], service: Service) -> None:
    client = tasks_v2.CloudTasksClient(**options, timeout=0.05)
    release = service.hold("/my-queue")
    with pytest.raises(exceptions.DeadlineExceeded, match=r"0\.05"):
        client.get_queue(name=QUEUE, retry=None)
    release.set()
    assert client.get_queue(name=QUEUE, timeout=30).name == QUEUE


def test_names_are_built_and_taken_apart() -> None:
    client = tasks_v2.CloudTasksClient
    parts = {"project": "p", "location": "l", "queue": "q", "task": "t"}
    name = client.task_path(**parts)
    assert name == "projects/p/locations/l/queues/q/tasks/t"
    assert client.parse_task_path(name) == parts
    assert client.parse_queue_path("nonsense") == {}
    assert not hasattr(tasks_v2beta2.CloudTasksClient, "crypto_key_path")


def test_an_answer_that_is_no_json_is_an_error_that_says_so(client: Any, service: Service) -> None:
    service.answer("/my-queue", Answer(body=b"<html>hello</html>"), Answer(502, b"<html>bad</html>"))
    with pytest.raises(exceptions.Unknown, match="cannot be read"):
        client.get_queue(name=QUEUE)
    with pytest.raises(exceptions.BadGateway, match="<html>bad"):
        client.get_queue(name=QUEUE)


def test_a_server_that_is_not_there_is_unavailable(options: dict[str, Any]) -> None:
    options["client_options"] = {"api_endpoint": "http://127.0.0.1:1"}
    with pytest.raises(exceptions.ServiceUnavailable):
        tasks_v2.CloudTasksClient(**options).get_queue(name=QUEUE, retry=None)


def test_the_emulator_variable_points_a_client_there(monkeypatch: pytest.MonkeyPatch, service: Service) -> None:
    monkeypatch.setenv("CLOUD_TASKS_EMULATOR_HOST", service.endpoint.removeprefix("http://"))
    assert tasks_v2.CloudTasksClient().get_queue(name=QUEUE).name == QUEUE
    monkeypatch.setenv("CLOUD_TASKS_EMULATOR_HOST", service.endpoint)
    with pytest.raises(ValueError, match=r"CLOUD_TASKS_EMULATOR_HOST.*scheme"):
        tasks_v2.CloudTasksClient()


def test_options_are_a_dict_or_an_object() -> None:
    class Options:
        api_endpoint = "https://tasks.example.com"
        quota_project_id = "billing"

    client = tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=Options())
    assert client.api_endpoint == "https://tasks.example.com"
    with pytest.raises(ValueError, match="does not accept an option 'endpoint'"):
        tasks_v2.CloudTasksClient(client_options={"endpoint": "x"})
    with pytest.raises(ValueError, match="mutually exclusive"):
        tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options={"api_key": "k"})


def test_an_error_keeps_what_the_service_said(client: Any, service: Service) -> None:
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "R", "domain": "d", "metadata": {"k": "v"}}
    service.answer("/my-queue", fault(403, "PERMISSION_DENIED", "no way", details=[info], errors=[{"x": 1}]))
    with pytest.raises(exceptions.Forbidden) as caught:
        client.get_queue(name=QUEUE)
    error = caught.value
    assert (error.code, error.message, error.reason, error.domain) == (403, "no way", "R", "d")
    assert (error.metadata, error.details, error.errors) == ({"k": "v"}, [info], [{"x": 1}])


def test_a_deduplicated_task_is_named_so_that_it_can_be_sent_again(client: Any, service: Service) -> None:
    service.answer("/tasks", fault(503, "UNAVAILABLE"))
    client.create_task(parent=QUEUE, task={}, deduplicate=True)
    first, second = (request.body["task"]["name"] for request in service.requests)
    assert first == second
    assert first.startswith(f"{QUEUE}/tasks/")
    with pytest.raises(TypeError, match="deduplicate"):
        client.get_queue(name=QUEUE, deduplicate=True)
