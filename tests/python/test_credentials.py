"""Credentials objects, and that they show no secret."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials, Credentials

from ..service import QUEUE, Service, fault

UNAUTHENTICATED = fault(401, "UNAUTHENTICATED", "expired")


def connect(service: Service, credentials: Any, **options: Any) -> Any:
    endpoint = {"api_endpoint": service.endpoint}
    return tasks_v2.CloudTasksClient(credentials=credentials, client_options={**endpoint, **options})


def authorizations(service: Service) -> list[str | None]:
    return [request.headers["authorization"] for request in service.requests]


def test_an_access_token_goes_with_each_call(service: Service) -> None:
    connect(service, Credentials.from_access_token("secret")).get_queue(name=QUEUE)
    assert authorizations(service) == ["Bearer secret"]


def test_an_api_key_has_a_header_of_its_own(service: Service) -> None:
    connect(service, None, api_key="key").get_queue(name=QUEUE)
    connect(service, Credentials.from_api_key("key")).get_queue(name=QUEUE)
    assert [request.headers["x-goog-api-key"] for request in service.requests] == ["key", "key"]
    assert authorizations(service) == [None, None]


def test_anonymous_credentials_send_nothing(service: Service) -> None:
    connect(service, AnonymousCredentials()).get_queue(name=QUEUE)
    connect(service, Credentials.anonymous()).get_queue(name=QUEUE)
    assert authorizations(service) == [None, None]


def test_a_token_function_is_asked_once_and_again_when_its_token_is_refused(service: Service) -> None:
    asked: list[int] = []

    def token() -> tuple[str, float]:
        asked.append(threading.get_ident())
        return f"t{len(asked)}", 3600

    client = connect(service, Credentials.from_token_function(token))
    for _ in range(3):
        client.get_queue(name=QUEUE)
    service.answer("/my-queue", UNAUTHENTICATED)
    client.get_queue(name=QUEUE)
    assert authorizations(service) == ["Bearer t1"] * 4 + ["Bearer t2"]
    assert threading.get_ident() not in asked


def test_the_error_of_a_token_function_is_told(service: Service) -> None:
    from cloudtasks import exceptions

    def broken() -> str:
        raise LookupError("no token in the safe")

    with pytest.raises(exceptions.Unauthenticated, match="no token in the safe"):
        connect(service, Credentials.from_token_function(broken)).get_queue(name=QUEUE, retry=None)


class GoogleCredentials:
    """What the credentials of google-auth have in common."""

    def __init__(self) -> None:
        self.token: str | None = None
        self.expiry: datetime | None = None
        self.quota_project_id = "billing"
        self.refreshed = 0

    @property
    def valid(self) -> bool:
        return self.token is not None

    def before_request(self, request: Any, method: str, url: str, headers: dict[str, str]) -> None:
        raise AssertionError("only tokens are wanted of it")

    def refresh(self, request: Any) -> None:
        self.refreshed += 1
        self.token = f"g{self.refreshed}"
        self.expiry = datetime.now(timezone.utc).replace(tzinfo=None) + timedelta(hours=1)


def test_objects_of_google_auth_give_tokens_and_the_quota_project(service: Service) -> None:
    client = connect(service, GoogleCredentials())
    client.get_queue(name=QUEUE)
    service.answer("/my-queue", UNAUTHENTICATED)
    client.get_queue(name=QUEUE)
    assert authorizations(service) == ["Bearer g1", "Bearer g1", "Bearer g2"]


def test_tokens_are_fetched_off_the_event_loop(service: Service, options: dict[str, Any]) -> None:
    fetching = threading.Event()
    ticked = threading.Event()

    def token() -> str:
        fetching.set()
        assert ticked.wait(timeout=30), "the loop stood still while the token was fetched"
        return "t"

    async def main() -> None:
        options["credentials"] = Credentials.from_token_function(token)
        call = asyncio.create_task(tasks_v2.CloudTasksAsyncClient(**options).get_queue(name=QUEUE))
        while not fetching.is_set():
            await asyncio.sleep(0)
        ticked.set()
        await call

    asyncio.run(main())


def test_a_key_file_that_is_none_is_refused_without_being_quoted(tmp_path: Any) -> None:
    path = tmp_path / "key.json"
    path.write_text("private stuff")
    with pytest.raises(Exception, match="not JSON") as caught:
        tasks_v2.CloudTasksClient.from_service_account_file(str(path))
    assert "private stuff" not in str(caught.value)
    with pytest.raises(Exception, match="type"):
        tasks_v2.CloudTasksClient.from_service_account_info({"private_key": "private stuff"})


def test_no_secret_is_shown() -> None:
    for credentials in (Credentials.from_access_token("hidden"), Credentials.from_api_key("hidden")):
        assert "hidden" not in repr(credentials)


def test_an_object_that_is_no_credentials_is_refused() -> None:
    with pytest.raises(TypeError, match=r"credentials: expected Credentials of cloudtasks\.auth or of google\.auth"):
        tasks_v2.CloudTasksClient(credentials="key.json")
