"""The answers that a server gives to Google's own client, given to ours: the same results and the same exceptions."""

from __future__ import annotations

import json
from typing import Any

import cloudtasks.exceptions
import grpc
import pytest
from google.api_core import exceptions
from google.protobuf.json_format import MessageToJson
from google.protobuf.message import Message

from .conftest import VERSIONS, Recorder
from .test_requests import CASES, clients, descriptor_of, sample, with_name

ANSWERED = sorted({(version, method) for version, method, _ in CASES})
ERROR_INFO = {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    "reason": "RATE_LIMIT_EXCEEDED",
    "domain": "cloudtasks.googleapis.com",
    "metadata": {"service": "cloudtasks.googleapis.com"},
}
STATUSES = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "OUT_OF_RANGE": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "ALREADY_EXISTS": 409,
    "ABORTED": 409,
    "RESOURCE_EXHAUSTED": 429,
    "CANCELLED": 499,
    "INTERNAL": 500,
    "UNKNOWN": 500,
    "DATA_LOSS": 500,
    "UNIMPLEMENTED": 501,
    "UNAVAILABLE": 503,
    "DEADLINE_EXCEEDED": 504,
}


def protobuf_of(result: Any) -> Message | None:
    """What a call of Google's client came back with, as the protobuf message on the wire."""
    if result is None or isinstance(result, Message):
        return result
    if hasattr(result, "_response"):
        result = result._response
    return type(result).pb(result)


def ours_as(google: Message, result: Any) -> Message:
    """What our client came back with, in Google's class by way of its binary form."""
    result = getattr(result, "_response", result)
    if isinstance(result, type(google)):
        return result
    return type(google).FromString(type(result).serialize(result))


def call(client: Any, method: str, version: str) -> Any:
    return getattr(client, method)(request=with_name({}, method), retry=None)


@pytest.mark.parametrize(("version", "method"), [case for case in ANSWERED if not case[1].startswith("batch_")])
def test_an_answer_becomes_the_same_result(version: str, method: str, recorder: Recorder) -> None:
    google, ours = clients(version, recorder)
    empty = protobuf_of(call(google, method, version))
    if empty is None:
        assert call(ours, method, version) is None
        return
    recorder.content = MessageToJson(type(empty)(**sample(empty.DESCRIPTOR)), use_integers_for_enums=True).encode()
    expected = protobuf_of(call(google, method, version))
    assert expected != empty
    assert ours_as(expected, call(ours, method, version)) == expected


@pytest.mark.parametrize("method", ["batch_create_tasks", "batch_delete_tasks"])
@pytest.mark.parametrize("version", ["v2", "v2beta3"])
def test_an_operation_ends_with_the_same_result(version: str, method: str, recorder: Recorder) -> None:
    package = f"type.googleapis.com/google.cloud.tasks.{version}"
    create = method == "batch_create_tasks"
    tasks = {"tasks": [{"name": "my-task", "dispatchCount": 3}]}
    recorder.content = json.dumps(
        {
            "name": "projects/p/locations/l/operations/o",
            "done": True,
            "metadata": {"@type": f"{package}.{'BatchCreateTasksMetadata' if create else 'BatchDeleteTasksMetadata'}"},
            "response": {"@type": f"{package}.BatchCreateTasksResponse", **tasks}
            if create
            else {"@type": "type.googleapis.com/google.protobuf.Empty"},
        }
    ).encode()
    theirs, ours = (call(client, method, version) for client in clients(version, recorder))
    assert ours.done() is theirs.done() is True
    assert type(ours.metadata).__name__ == type(theirs.metadata).__name__
    assert ours.exception() is theirs.exception() is None
    if create:
        assert type(ours.result()).to_dict(ours.result()) == type(theirs.result()).to_dict(theirs.result())


def raised(client: Any, method: str, version: str) -> Any:
    with pytest.raises(exceptions.GoogleAPICallError) as caught:
        call(client, method, version)
    return caught.value


@pytest.mark.parametrize(("version", "method"), ANSWERED)
@pytest.mark.parametrize("status", ["NOT_FOUND", "UNAVAILABLE"])
def test_every_method_raises_what_googles_raises(version: str, method: str, status: str, recorder: Recorder) -> None:
    recorder.status = STATUSES[status]
    recorder.content = json.dumps({"error": {"code": recorder.status, "message": "text", "status": status}}).encode()
    theirs, ours = (raised(client, method, version) for client in clients(version, recorder))
    compare_errors(theirs, ours)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("details", [None, [ERROR_INFO], [ERROR_INFO, {"@type": "example.com/Other", "more": [1]}]])
@pytest.mark.parametrize("status", STATUSES)
def test_a_status_becomes_the_class_that_either_transport_of_googles_raises(
    version: str, status: str, details: Any, recorder: Recorder
) -> None:
    recorder.status = STATUSES[status]
    error = {"code": recorder.status, "message": "the message", "status": status}
    if details is not None:
        error |= {"details": details, "errors": [{"domain": "global", "reason": "x"}]}
    recorder.content = json.dumps({"error": error}).encode()
    google, own = clients(version, recorder)
    ours = raised(own, "get_queue", version)
    if status != "UNAUTHENTICATED":  # There Google's client asks the credentials for another token first.
        compare_errors(raised(google, "get_queue", version), ours)
    over_grpc = exceptions.from_grpc_status(grpc.StatusCode[status], "the message")
    assert isinstance(ours, type(over_grpc))
    assert isinstance(ours, getattr(cloudtasks.exceptions, type(over_grpc).__name__))
    assert ours.grpc_status_code is grpc.StatusCode[status]


@pytest.mark.parametrize("status", [402, 405, 411, 412, 416, 418, 500, 502, 503, 504, 520])
@pytest.mark.parametrize("body", [b"<html>not json</html>", b"", b"{}", b'{"error": "text"}'])
def test_an_answer_without_a_status_is_judged_by_its_http_status(status: int, body: bytes, recorder: Recorder) -> None:
    recorder.status, recorder.content = status, body
    if body == b'{"error": "text"}':
        google, ours = clients("v2", recorder)
        with pytest.raises(AttributeError):
            call(google, "get_queue", "v2")
        assert raised(ours, "get_queue", "v2").code == status
        return
    theirs, ours_raised = (raised(client, "get_queue", "v2") for client in clients("v2", recorder))
    compare_errors(theirs, ours_raised)


def compare_errors(theirs: Any, ours: Any) -> None:
    # Over REST Google's client knows the HTTP status alone, over gRPC these two are no InternalServerError.
    is_other_500 = isinstance(ours, (cloudtasks.exceptions.Unknown, cloudtasks.exceptions.DataLoss))
    assert isinstance(ours, exceptions.ServerError if is_other_500 else type(theirs))
    assert ours.code == theirs.code
    for name in ("errors", "details", "reason", "domain", "metadata"):
        assert getattr(ours, name) == getattr(theirs, name), name
    if not theirs.message.endswith(("unknown error", "{}")):  # Ours says that there was no message.
        assert theirs.message.endswith(ours.message)
    assert str(ours).startswith(f"{int(ours.code)} {ours.message}")


def test_every_method_with_an_answer_is_replayed() -> None:
    assert {method for _, method in ANSWERED} >= {"create_task", "lease_tasks", "update_cmek_config", "get_operation"}
    assert all(descriptor_of(version, method) for version, method in ANSWERED)
