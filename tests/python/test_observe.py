"""Log lines and spans."""

from __future__ import annotations

import logging
import sys
import types
from typing import Any

import pytest
from cloudtasks import exceptions
from cloudtasks.auth import Credentials

from ..service import QUEUE, Service, fault


def test_each_call_is_a_debug_line_without_secrets(
    options: dict[str, Any], service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    from cloudtasks import tasks_v2

    options["credentials"] = Credentials.from_access_token("hidden token")
    client = tasks_v2.CloudTasksClient(**options)
    with caplog.at_level(logging.DEBUG, logger="cloudtasks"):
        client.create_task(parent=QUEUE, task={"http_request": {"url": "http://x", "body": b"hidden body"}})
        service.answer("/my-queue", fault(404, "NOT_FOUND"))
        with pytest.raises(exceptions.NotFound):
            client.get_queue(name=QUEUE)
    first, second = (record.getMessage() for record in caplog.records)
    assert first.startswith("google.cloud.tasks.v2.CloudTasks/create_task: OK in ")
    assert first.endswith(" ms, attempt 1")
    assert "get_queue: NOT_FOUND in " in second
    assert second.endswith("attempt 1")
    assert "hidden" not in caplog.text


def test_the_line_of_a_retried_call_tells_which_attempt_was_answered(
    client: Any, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.answer("/my-queue", *[fault(503, "UNAVAILABLE")] * 2)
    with caplog.at_level(logging.DEBUG, logger="cloudtasks"):
        client.get_queue(name=QUEUE)
    (record,) = caplog.records
    assert record.getMessage().endswith("attempt 3")


def test_each_call_of_a_bulk_run_is_a_line(client: Any, service: Service, caplog: pytest.LogCaptureFixture) -> None:
    service.answer("/tasks", fault(404, "NOT_FOUND"))
    with caplog.at_level(logging.DEBUG, logger="cloudtasks"):
        client.create_tasks(QUEUE, [{"http_request": {"url": "http://x"}}] * 3)
    lines = sorted(record.getMessage().split(" in ")[0] for record in caplog.records)
    method = "google.cloud.tasks.v2.CloudTasks/create_task"
    assert lines == [f"{method}: NOT_FOUND", f"{method}: OK", f"{method}: OK"]


def test_without_the_level_nothing_is_logged(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    client.get_queue(name=QUEUE)
    assert not caplog.records


class Span:
    def __init__(self, name: str, attributes: dict[str, Any]) -> None:
        self.name, self.attributes, self.status, self.ended = name, attributes, None, False

    def set_attribute(self, name: str, value: Any) -> None:
        self.attributes[name] = value

    def set_status(self, status: Any) -> None:
        self.status = status

    def end(self) -> None:
        self.ended = True


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> list[Span]:
    """A module in place of opentelemetry.trace, as the program itself would have imported it."""
    started: list[Span] = []

    class Tracer:
        def start_span(self, name: str, kind: Any, attributes: dict[str, Any]) -> Span:
            started.append(Span(name, attributes))
            return started[-1]

    trace = types.ModuleType("opentelemetry.trace")
    vars(trace).update(
        get_tracer=lambda name: Tracer(),
        SpanKind=types.SimpleNamespace(CLIENT="client"),
        StatusCode=types.SimpleNamespace(ERROR="error"),
        Status=lambda *parts: parts,
    )
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", trace)
    return started


def test_each_call_is_a_span(client: Any, service: Service, spans: list[Span]) -> None:
    service.answer("/my-queue", fault(404, "NOT_FOUND"))
    with pytest.raises(exceptions.NotFound):
        client.get_queue(name=QUEUE)
    client.get_queue(name=QUEUE)
    failed, succeeded = spans
    assert failed.name == "google.cloud.tasks.v2.CloudTasks/get_queue"
    assert (failed.attributes["http.response.status_code"], failed.status) == (404, ("error", "NOT_FOUND"))
    assert failed.attributes["rpc.method"] == "get_queue"
    assert (succeeded.status, succeeded.ended, failed.ended) == (None, True, True)


def test_the_logger_of_googles_client_tells_of_requests_and_responses(
    client: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="google.cloud.tasks_v2"):
        client.get_queue(name=QUEUE)
    name = "google.cloud.tasks_v2.CloudTasksClient.get_queue"
    lines = [record.getMessage() for record in caplog.records]
    assert lines == [f"Sending request for {name}", f"Received response for {name}"]
    record: Any = caplog.records[1]
    assert (record.serviceName, record.rpcName) == ("google.cloud.tasks.v2.CloudTasks", "GetQueue")
    assert record.httpResponse == {"status": 200, "code": "OK"}


@pytest.mark.parametrize("scope", ["google", "google.cloud.tasks_v2"])
def test_the_logging_scope_of_the_environment_writes_lines_of_json(scope: str, service: Service) -> None:
    import json
    import os
    import subprocess

    program = f"""
from cloudtasks import tasks_v2
client = tasks_v2.CloudTasksClient(client_options={{"api_endpoint": {service.endpoint!r}}})
client.get_queue(name={QUEUE!r})
"""
    environment = {**os.environ, "GOOGLE_SDK_PYTHON_LOGGING_SCOPE": scope}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    sent, received = map(json.loads, done.stderr.splitlines())
    assert (sent["severity"], sent["name"]) == ("DEBUG", "google.cloud.tasks_v2")
    assert sent["rpcName"] == received["rpcName"] == "GetQueue"
