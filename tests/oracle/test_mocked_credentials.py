"""What tests of applications put in the place of credentials and transports is taken as google-cloud-tasks takes it."""

from __future__ import annotations

from typing import Any
from unittest import mock

import cloudtasks.tasks_v2
import google.auth
import google.auth.credentials
import google.auth.exceptions
import google.cloud.tasks_v2
import pytest
from google.oauth2 import service_account

from ..service import QUEUE, Service, running

PACKAGES = [google.cloud.tasks_v2, cloudtasks.tasks_v2]
pytestmark = pytest.mark.parametrize("package", PACKAGES)


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)


def get(package: Any, service: Service, **options: Any) -> str | None:
    """The Authorization of a call."""
    if package is google.cloud.tasks_v2:
        client = package.CloudTasksClient(
            transport=package.services.cloud_tasks.transports.CloudTasksRestTransport(
                host=service.endpoint, url_scheme="http", **options
            )
        )
    else:
        client = package.CloudTasksClient(client_options={"api_endpoint": service.endpoint}, **options)
    assert client.get_queue(name=QUEUE).name == QUEUE
    authorization: str | None = service.requests[-1].headers["authorization"]
    return authorization


MOCKS = {
    "a mock": mock.Mock,
    "a mock of the class": lambda: mock.Mock(spec=google.auth.credentials.Credentials),
    "a magic mock": mock.MagicMock,
    "a magic mock of the class": lambda: mock.MagicMock(spec=google.auth.credentials.Credentials),
    "a mock of service accounts": lambda: mock.create_autospec(service_account.Credentials, instance=True),
}


@pytest.mark.parametrize("make", MOCKS.values(), ids=MOCKS)
def test_mocks_are_credentials_that_prove_nothing(package: Any, make: Any) -> None:
    with running() as service:
        credentials = make()
        credentials.universe_domain = "googleapis.com"
        assert get(package, service, credentials=credentials) is None


def test_the_default_of_google_auth_can_be_replaced(package: Any) -> None:
    credentials = mock.Mock(spec=google.auth.credentials.Credentials)
    for replaced in (mock.Mock(return_value=(credentials, "p")), lambda **_options: (credentials, "p")):
        with mock.patch("google.auth.default", replaced):
            package.CloudTasksClient()
    with mock.patch("google.auth.default", autospec=True, return_value=(credentials, "p")) as default:
        package.CloudTasksClient(client_options={"quota_project_id": "q"})
    scopes = ("https://www.googleapis.com/auth/cloud-platform",)
    default.assert_called_once_with(scopes=None, default_scopes=scopes, quota_project_id="q")


def test_without_credentials_the_constructor_raises_googles_error(package: Any) -> None:
    with pytest.raises(google.auth.exceptions.DefaultCredentialsError):
        package.CloudTasksClient()


@pytest.mark.filterwarnings("ignore:The load_credentials_from_file:DeprecationWarning")
@pytest.mark.parametrize("content", [None, "no json", "{}", '{"type": "x"}', '{"type": "service_account"}'])
def test_files_that_cannot_be_used_raise_googles_errors(package: Any, content: str | None, tmp_path: Any) -> None:
    path = tmp_path / "key.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(FileNotFoundError if content is None else ValueError):
        package.CloudTasksClient.from_service_account_file(str(path))
    with pytest.raises(google.auth.exceptions.DefaultCredentialsError):
        package.CloudTasksClient(client_options={"credentials_file": str(path)})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))
        with pytest.raises(google.auth.exceptions.DefaultCredentialsError):
            package.CloudTasksClient()


def test_an_object_that_is_no_key_is_malformed(package: Any) -> None:
    with pytest.raises(google.auth.exceptions.MalformedError):
        package.CloudTasksClient.from_service_account_info({})


def test_a_service_account_can_be_replaced(package: Any) -> None:
    credentials = google.auth.credentials.AnonymousCredentials()
    for name, argument in (("info", {}), ("file", "key.json"), ("json", "key.json")):
        target = "from_service_account_info" if name == "info" else "from_service_account_file"
        with mock.patch.object(service_account.Credentials, target, return_value=credentials) as load:
            client = getattr(package.CloudTasksClient, f"from_service_account_{name}")(argument)
        load.assert_called_once_with(argument)
        assert client.transport._credentials is credentials


def test_a_mock_is_a_transport(package: Any) -> None:
    class_ = package.services.cloud_tasks.transports.CloudTasksTransport
    transport = mock.Mock(spec=class_)
    assert package.CloudTasksClient(transport=transport).transport is transport


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"transport": "smoke"}, KeyError),
        ({"client_options": "x"}, AttributeError),
        ({"client_options": {"x": 1}}, ValueError),
    ],
)
def test_settings_that_are_wrong(package: Any, options: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        package.CloudTasksClient(credentials=google.auth.credentials.AnonymousCredentials(), **options)
