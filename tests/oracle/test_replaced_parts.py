"""What tests replace in Google's clients has the same effect in ours, and names mean the same."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from importlib import import_module
from typing import Any
from unittest import mock

import google.auth
import pytest
import requests
from cloudtasks import tasks_v2 as ours
from google.api_core import exceptions as core_exceptions
from google.api_core import future
from google.auth import credentials as ga_credentials
from google.auth.transport.requests import AuthorizedSession
from google.cloud import tasks_v2 as google_tasks
from google.cloud.location import locations_pb2
from google.longrunning import operations_pb2
from google.oauth2 import service_account

QUEUE = "projects/p/locations/l/queues/q"
both = pytest.mark.parametrize("v2", [google_tasks, ours], ids=["google", "ours"])
# Google's third one needs an event loop.
labels = pytest.mark.parametrize("label", ["Grpc", "Rest"])


def transport_class(v2: Any, label: str) -> Any:
    transports = import_module(f"{v2.__name__}.services.cloud_tasks.transports")
    return getattr(transports, f"CloudTasks{label}Transport")


def client_of(v2: Any, transport: str = "rest") -> Any:
    return v2.CloudTasksClient(credentials=ga_credentials.AnonymousCredentials(), transport=transport)


def response(content: dict[str, Any], status: int = 200) -> requests.Response:
    answer = requests.Response()
    answer.status_code = status
    answer._content = json.dumps(content).encode()
    return answer


def patched_session(client: Any) -> Any:
    return mock.patch.object(type(client.transport._session), "request")


def patched_requests(_: Any) -> Any:
    return mock.patch.object(requests.Session, "request")


def patched_google_auth(_: Any) -> Any:
    return mock.patch.object(AuthorizedSession, "request")


@both
@pytest.mark.parametrize("patch", [patched_session, patched_requests, patched_google_auth])
def test_calls_of_a_rest_client_go_by_a_replaced_session(v2: Any, patch: Callable[[Any], Any]) -> None:
    client = client_of(v2)
    with patch(client) as request:
        request.return_value = response({"name": f"{QUEUE}/tasks/t", "unknown": 1})
        task = client.create_task(parent=QUEUE, task={"http_request": {"url": "https://a.example", "body": b"b"}})
    assert task.name == f"{QUEUE}/tasks/t"
    (method, url), options = request.call_args
    assert (method.upper(), url) == ("POST", f"https://cloudtasks.googleapis.com/v2/{QUEUE}/tasks")
    sent = {"task": {"httpRequest": {"url": "https://a.example", "body": "Yg=="}}}
    assert json.loads(options["data"]) == sent
    assert options["params"] == [("$alt", "json;enum-encoding=int")]
    assert options["headers"]["x-goog-request-params"] == f"parent={QUEUE}"


@both
def test_an_error_of_a_replaced_session_is_the_error_of_its_status(v2: Any) -> None:
    client = client_of(v2)
    with mock.patch.object(requests.Session, "request") as request:
        request.return_value = response({"error": {"code": 404, "message": "gone", "status": "NOT_FOUND"}}, 404)
        request.return_value.request = requests.Request("GET", "https://a.example")
        with pytest.raises(core_exceptions.NotFound, match="gone"):
            client.get_queue(name=QUEUE)


@both
def test_a_session_that_is_set_makes_the_calls(v2: Any) -> None:
    client = client_of(v2)
    session = client.transport.get_queue._session
    assert session is client.transport._session
    with mock.patch.object(session, "get", return_value=response({"name": QUEUE})) as get:
        assert client.get_queue(name=QUEUE).name == QUEUE
    get.assert_called_once()


@both
@pytest.mark.parametrize("transport", ["grpc", "rest"])
def test_a_wrapped_method_that_is_replaced_makes_the_calls(v2: Any, transport: str) -> None:
    client = client_of(v2, transport)
    replaced = mock.Mock(return_value=v2.Queue(name="n"))
    client.transport._wrapped_methods[client.transport.get_queue] = replaced
    assert client.get_queue(name=QUEUE, timeout=3).name == "n"
    (request,), options = replaced.call_args
    assert request == v2.GetQueueRequest(name=QUEUE)
    assert options["timeout"] == 3
    assert options["metadata"] == (("x-goog-request-params", f"name={QUEUE}"),)


@both
@labels
def test_a_transport_asks_a_replaced_google_auth_for_credentials(v2: Any, label: str) -> None:
    with mock.patch.object(google.auth, "default", autospec=True) as default:
        default.return_value = (ga_credentials.AnonymousCredentials(), None)
        transport_class(v2, label)(**({} if label == "Rest" else {"scopes": ["1"], "quota_project_id": "o"}))
    default.assert_called_once()
    assert default.call_args.kwargs["default_scopes"] == ("https://www.googleapis.com/auth/cloud-platform",)
    assert default.call_args.kwargs["scopes"] == (None if label == "Rest" else ["1"])


@both
@labels
def test_a_transport_lets_a_service_account_sign_its_tokens(v2: Any, label: str) -> None:
    with mock.patch.object(service_account.Credentials, "with_always_use_jwt_access", create=True) as use_jwt:
        credentials = service_account.Credentials(None, None, None)
        transport_class(v2, label)(credentials=credentials, always_use_jwt_access=True)
        use_jwt.assert_called_once_with(True)


@both
@pytest.mark.parametrize("name", ["api_mtls_endpoint", "client_cert_source"])
def test_deprecated_arguments_of_a_transport_warn(v2: Any, name: str) -> None:
    value = "a.example" if name == "api_mtls_endpoint" else (lambda: (b"c", b"k"))
    given = {"credentials": ga_credentials.AnonymousCredentials(), name: value}
    # gRPC may refuse the certificate after the warning.
    with pytest.warns(DeprecationWarning, match=name), contextlib.suppress(ValueError, RuntimeError):
        transport_class(v2, "Grpc")(**given)


@both
def test_credentials_given_twice_are_googles_error(v2: Any) -> None:
    with pytest.raises(core_exceptions.DuplicateCredentialArgs):
        transport_class(v2, "Grpc")(credentials=ga_credentials.AnonymousCredentials(), credentials_file="f.json")


@both
def test_credentials_and_a_transport_that_has_its_own_are_a_value_error(v2: Any) -> None:
    transport = transport_class(v2, "Grpc")(credentials=ga_credentials.AnonymousCredentials())
    for options in ({"credentials_file": "missing.json"}, {"scopes": ["1"]}, {"api_key": "k"}):
        with pytest.raises(ValueError, match="transport instance"):
            v2.CloudTasksClient(client_options=options, transport=transport)


@both
def test_closing_a_client_closes_its_transport(v2: Any) -> None:
    for transport in ("grpc", "rest"):
        client = client_of(v2, transport)
        with mock.patch.object(type(client.transport), "close") as close:
            with client:
                close.assert_not_called()
            close.assert_called_once()


@both
def test_a_list_of_locations_is_the_bare_response(v2: Any) -> None:
    client = client_of(v2)
    with mock.patch.object(type(client.transport.list_locations), "__call__") as call:
        call.return_value = locations_pb2.ListLocationsResponse(next_page_token="t")
        locations = client.list_locations({"name": "projects/p"})
    assert isinstance(locations, locations_pb2.ListLocationsResponse)
    assert locations.next_page_token == "t"


@both
def test_an_operation_is_a_future_of_api_core(v2: Any) -> None:
    client = client_of(v2, "grpc")
    with mock.patch.object(type(client.transport.batch_create_tasks), "__call__") as call:
        call.return_value = operations_pb2.Operation(name="o")
        assert isinstance(client.batch_create_tasks(parent=QUEUE, requests=[]), future.Future)


@both
def test_a_pager_shows_the_headers_of_its_calls(v2: Any) -> None:
    client = client_of(v2, "grpc")
    with mock.patch.object(type(client.transport.list_tasks), "__call__") as call:
        call.return_value = v2.ListTasksResponse()
        pager = client.list_tasks(request={"parent": ""}, metadata=(("a", "b"),))
    assert pager._metadata == (("a", "b"), ("x-goog-request-params", "parent="))
