"""What a constructor can know is an error of the constructor, and who calls without credentials is told what to do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from cloudtasks import exceptions, tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

from ..service import QUEUE, Service

CONTENTS = {
    "no JSON": ("private stuff", "it is not JSON"),
    "an array": ("[]", "expected a JSON object"),
    "no type": ('{"client_email": "private stuff"}', "expected a JSON object with a type"),
    "an unknown type": ('{"type": "cookie"}', "unknown type 'cookie'; expected one of service_account"),
    "no key": ('{"type": "service_account", "client_email": "e"}', "service_account needs private_key"),
}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No emulator, no login of gcloud and no Google Cloud."""
    for variable in ("CLOUD_TASKS_EMULATOR_HOST", "CLOUDTASKS_EMULATOR_HOST", "GOOGLE_APPLICATION_CREDENTIALS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path / "gcloud"))
    monkeypatch.setenv("NO_GCE_CHECK", "true")


def by_method(path: str) -> Any:
    return tasks_v2.CloudTasksClient.from_service_account_file(path)


def by_option(path: str) -> Any:
    return tasks_v2.CloudTasksClient(client_options={"credentials_file": path})


def by_environment(path: str) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOOGLE_APPLICATION_CREDENTIALS", path)
        return tasks_v2.CloudTasksClient()


WAYS = [by_method, by_option, by_environment]


@pytest.mark.parametrize("make", WAYS)
def test_a_credentials_file_that_is_missing(make: Any, tmp_path: Path) -> None:
    path = str(tmp_path / "key.json")
    with pytest.raises(exceptions.DefaultCredentialsError, match=r"key\.json.*No such file") as caught:
        make(path)
    assert isinstance(caught.value, FileNotFoundError)
    assert caught.value.filename == path


@pytest.mark.parametrize("make", WAYS)
@pytest.mark.parametrize("content", CONTENTS)
def test_a_credentials_file_that_is_none(make: Any, content: str, tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    text, problem = CONTENTS[content]
    path.write_text(text)
    with pytest.raises(exceptions.MalformedError, match=r"credentials file .*key\.json") as caught:
        make(str(path))
    assert isinstance(caught.value, ValueError)
    assert problem in str(caught.value)
    assert "private stuff" not in str(caught.value)


def test_a_login_is_no_service_account(tmp_path: Path) -> None:
    path = tmp_path / "login.json"
    path.write_text('{"type": "authorized_user", "client_id": "i", "client_secret": "s", "refresh_token": "r"}')
    with pytest.raises(exceptions.MalformedError, match="expected the type 'service_account', got 'authorized_user'"):
        by_method(str(path))
    by_option(str(path)).close()


def test_no_credentials_is_an_error_of_the_constructor_that_says_what_to_do() -> None:
    for make in (tasks_v2.CloudTasksClient, tasks_v2.CloudTasksAsyncClient):
        with pytest.raises(exceptions.DefaultCredentialsError) as caught:
            make()
        assert str(caught.value).startswith("no application default credentials: set GOOGLE_APPLICATION_CREDENTIALS")
        assert len(str(caught.value)) <= 300


@pytest.mark.parametrize("variable", ["GCE_METADATA_HOST", "K_SERVICE", "KUBERNETES_SERVICE_HOST"])
def test_where_a_metadata_server_may_be_the_first_call_finds_out(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_GCE_CHECK")
    monkeypatch.setenv(variable, "127.0.0.1:9")
    tasks_v2.CloudTasksClient().close()


def test_an_endpoint_in_the_clear_gets_no_default_credentials(
    service: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "there is none"))
    client = tasks_v2.CloudTasksClient(client_options={"api_endpoint": service.endpoint})
    assert client.get_queue(name=QUEUE).name == QUEUE
    assert service.requests[0].headers["authorization"] is None


def test_an_emulator_gives_clients() -> None:
    with Emulator(queues=[QUEUE]) as emulator:
        with emulator.client(timeout=5) as client:
            assert client.get_queue(name=QUEUE).name == QUEUE

        async def main() -> Any:
            async with emulator.async_client() as client:
                return await client.get_queue(name=QUEUE)

        import asyncio

        assert asyncio.run(main()).name == QUEUE


def test_client_options_of_a_wrong_type_and_unknown_labels() -> None:
    for wrong in ("endpoint", 3, ["x"]):
        with pytest.raises(TypeError, match="client_options: expected a dict or ClientOptions") as caught:
            tasks_v2.CloudTasksClient(client_options=wrong)
        assert isinstance(caught.value, AttributeError)
    with pytest.raises(KeyError, match="transport: expected 'grpc'") as unknown:
        tasks_v2.CloudTasksClient(transport="smoke", client_options={"api_endpoint": "http://127.0.0.1:1"})
    assert isinstance(unknown.value, ValueError)


@pytest.mark.parametrize("wrong", [0, -1, "8", 1.5])
@pytest.mark.parametrize("client", [tasks_v2.CloudTasksClient, tasks_v2.CloudTasksAsyncClient])
def test_a_limit_of_connections_is_a_positive_number(client: Any, wrong: Any) -> None:
    with pytest.raises(TypeError, match="max_connections: expected an integer of 1 or more"):
        client(credentials=AnonymousCredentials(), max_connections=wrong)


def test_a_missing_login_is_looked_for_where_gcloud_keeps_it(tmp_path: Path) -> None:
    folder = tmp_path / "gcloud"
    folder.mkdir()
    (folder / "application_default_credentials.json").write_text("{}")
    assert os.environ["CLOUDSDK_CONFIG"] == str(folder)
    tasks_v2.CloudTasksClient().close()
