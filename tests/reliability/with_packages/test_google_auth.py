"""Credentials objects of google-auth: their tokens are used, and fetched off the calls that do not need them."""

from __future__ import annotations

import asyncio
import base64
import datetime
import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import google.api_core.exceptions
import google.auth.credentials
import google.auth.exceptions
import google.auth.identity_pool
import google.auth.impersonated_credentials
import google.oauth2.credentials
import google.oauth2.service_account
import pytest
from cloudtasks import exceptions, tasks_v2

from ...service import Answer, Request, Service, serving
from .tls_site import tls_site

QUEUE = "projects/p/locations/l/queues/q"


class Issuer(Service):
    """Answers everything; refuses the tokens in `refused`. It issues tokens as well."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str | None] = []
        self.refused: set[str] = set()
        self.issued = 0
        self.token_life = 3600
        self.issuer_status = 200

    def receive(self, request: Request) -> Answer:
        if request.method == "POST":
            return self.issue()
        token = request.headers["Authorization"]
        self.seen.append(token)
        return Answer(401 if token in self.refused else 200)

    def issue(self) -> Answer:
        self.issued += 1
        end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.token_life)
        token = f"issued-{self.issued}"
        answers = {"access_token": token, "expires_in": self.token_life, "token_type": "Bearer"}
        impersonated = {"accessToken": token, "expireTime": end.strftime("%Y-%m-%dT%H:%M:%SZ")}
        return Answer(self.issuer_status, answers | impersonated)


class Counted(google.auth.credentials.Credentials):
    """Gives `token-1`, `token-2` and so on, each valid for this number of seconds."""

    def __init__(self, life: float = 3600) -> None:
        super().__init__()
        self.refreshes = 0
        self.life = life

    def refresh(self, request: Any) -> None:
        self.refreshes += 1
        self.token = f"token-{self.refreshes}"
        now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
        self.expiry = now + datetime.timedelta(seconds=self.life)


def running() -> AbstractContextManager[Issuer]:
    return serving(Issuer())


@pytest.fixture
def service() -> Iterator[Issuer]:
    with running() as service:
        yield service


def client_of(service: Issuer, credentials: Any) -> Any:
    return tasks_v2.CloudTasksClient(credentials=credentials, client_options={"api_endpoint": service.endpoint})


def test_a_token_is_fetched_once_for_all_threads(service: Issuer) -> None:
    credentials = Counted()
    client = client_of(service, credentials)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: client.get_queue(name=QUEUE), range(40)))
    assert credentials.refreshes == 1
    assert service.seen == ["Bearer token-1"] * 40


def test_a_token_that_the_service_refuses_is_fetched_again(service: Issuer) -> None:
    service.refused = {"Bearer token-1"}
    credentials = Counted()
    client_of(service, credentials).get_queue(name=QUEUE)
    assert service.seen == ["Bearer token-1", "Bearer token-2"]


def test_a_service_that_refuses_every_token_is_asked_three_times(service: Issuer) -> None:
    service.refused = {f"Bearer token-{number}" for number in range(1, 9)}
    with pytest.raises(exceptions.Unauthorized):
        client_of(service, Counted()).get_queue(name=QUEUE)
    assert len(service.seen) == 3


def test_a_token_at_its_end_is_fetched_anew(service: Issuer) -> None:
    credentials = Counted(life=0)
    client = client_of(service, credentials)
    client.get_queue(name=QUEUE)
    client.get_queue(name=QUEUE)
    assert service.seen == ["Bearer token-1", "Bearer token-2"]


KEY = Path(__file__).parents[3] / "crates" / "testing" / "src" / "service_account_key.pem"
SCOPES = ["https://www.googleapis.com/auth/cloud-platform"]


def login(service: Issuer, _: Path) -> Any:
    return google.oauth2.credentials.Credentials(
        None, refresh_token="secret", token_uri=service.endpoint, client_id="i", client_secret="secret"
    )


def workload_identity(service: Issuer, folder: Path) -> Any:
    subject = folder / "subject"
    subject.write_text("secret")
    return google.auth.identity_pool.Credentials(
        audience="a",
        subject_token_type="urn:ietf:params:oauth:token-type:jwt",
        token_url=f"{service.endpoint}/sts",
        credential_source={"file": str(subject)},
        scopes=SCOPES,
    )


def impersonated(service: Issuer, folder: Path) -> Any:
    return google.auth.impersonated_credentials.Credentials(
        source_credentials=login(service, folder),
        target_principal="other@p.iam.gserviceaccount.com",
        target_scopes=SCOPES,
        iam_endpoint_override=f"{service.endpoint}/generateAccessToken",
    )


@pytest.mark.parametrize("kind", [login, workload_identity, impersonated])
class TestObjectsOfGoogleAuth:
    """Each kind with what issues its tokens."""

    def test_a_token_that_lives_is_fetched_once(self, kind: Any, service: Issuer, tmp_path: Path) -> None:
        client = client_of(service, kind(service, tmp_path))
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: client.get_queue(name=QUEUE), range(12)))
        assert service.seen == [f"Bearer issued-{service.issued}"] * 12
        assert service.issued == (2 if kind is impersonated else 1)

    @pytest.mark.parametrize("life", [0, -60])
    def test_a_token_that_seems_over_when_it_comes_is_fetched_again_for_the_next_call(
        self, life: int, kind: Any, service: Issuer, tmp_path: Path
    ) -> None:
        service.token_life = life
        client = client_of(service, kind(service, tmp_path))
        for _ in range(2):
            client.get_queue(name=QUEUE)
        first, second = service.seen
        assert first != second

    def test_a_token_that_the_service_refuses_is_fetched_again(
        self, kind: Any, service: Issuer, tmp_path: Path
    ) -> None:
        service.refused = {"Bearer issued-1", "Bearer issued-2"}
        client_of(service, kind(service, tmp_path)).get_queue(name=QUEUE)
        assert service.seen[-1] == "Bearer issued-3"
        assert len(set(service.seen)) == len(service.seen) <= 3

    def test_an_issuer_that_denies_is_reported_and_asked_again(
        self, kind: Any, service: Issuer, tmp_path: Path
    ) -> None:
        client = client_of(service, kind(service, tmp_path))
        service.issuer_status = 403
        with pytest.raises(exceptions.Unauthenticated) as caught:
            client.get_queue(name=QUEUE)
        assert service.seen == []
        assert "secret" not in str(caught.value)
        service.issuer_status = 200
        client.get_queue(name=QUEUE)
        assert len(service.seen) == 1


def test_a_service_account_of_google_auth_signs_its_token_itself(service: Issuer) -> None:
    key = {"client_email": "e@p.iam.gserviceaccount.com", "private_key": KEY.read_text(), "token_uri": service.endpoint}
    account = google.oauth2.service_account.Credentials.from_service_account_info(key)
    client = client_of(service, account)
    for _ in range(2):
        client.get_queue(name=QUEUE)
    first, second = service.seen
    assert first == second
    assert first is not None
    claims = json.loads(base64.urlsafe_b64decode(first.split(".")[1] + "=="))
    assert (claims["iss"], claims["scope"]) == ("e@p.iam.gserviceaccount.com", SCOPES[0])
    assert service.issued == 0


def test_anonymous_credentials_send_none(service: Issuer) -> None:
    client_of(service, google.auth.credentials.AnonymousCredentials()).get_queue(name=QUEUE)
    assert service.seen == [None]


def test_an_error_of_google_auth_is_reported_without_secrets(service: Issuer) -> None:
    class Failing(Counted):
        def refresh(self, request: Any) -> None:
            raise google.auth.exceptions.RefreshError("the login has expired")

    credentials = Failing()
    client = client_of(service, credentials)
    with pytest.raises(exceptions.Unauthenticated, match="the login has expired") as caught:
        client.get_queue(name=QUEUE)
    assert isinstance(caught.value, google.api_core.exceptions.Unauthenticated)
    assert isinstance(caught.value, google.auth.exceptions.RefreshError)
    assert isinstance(caught.value, google.auth.exceptions.DefaultCredentialsError)
    assert not caught.value.retryable
    assert service.seen == []


def test_a_token_is_fetched_off_the_event_loop(service: Issuer) -> None:
    started, released = threading.Event(), threading.Event()

    class Slow(Counted):
        def refresh(self, request: Any) -> None:
            started.set()
            assert released.wait(30), "the event loop does not run at the same time"
            super().refresh(request)

    async def main() -> None:
        options = {"api_endpoint": service.endpoint}
        async with tasks_v2.CloudTasksAsyncClient(credentials=Slow(), client_options=options) as client:
            call = asyncio.create_task(client.get_queue(name=QUEUE))
            while not started.is_set():
                await asyncio.sleep(0)
            released.set()
            await call

    asyncio.run(main())
    assert service.seen == ["Bearer token-1"]


OVER_TLS = f"""
import sys
import google.oauth2.credentials
from cloudtasks import exceptions, tasks_v2
token_uri, endpoint = sys.argv[1:]
login = google.oauth2.credentials.Credentials(
    None, refresh_token="secret", token_uri=token_uri, client_id="i", client_secret="secret"
)
client = tasks_v2.CloudTasksClient(credentials=login, client_options={{"api_endpoint": endpoint}})
try:
    for _ in range(3):
        client.get_queue(name={QUEUE!r}, retry=None)
except exceptions.Unauthenticated as error:
    assert "secret" not in str(error)
    print(error.phase, "certificate" in str(error).lower())
"""


@pytest.mark.parametrize("trusted", [True, False])
def test_a_login_of_google_auth_gets_its_token_over_tls_that_the_system_trusts(trusted: bool, tmp_path: Path) -> None:
    with tls_site(tmp_path, ssl.CERT_NONE) as issuer, running() as service:
        environment = issuer.environment()
        if not trusted:
            del environment["SSL_CERT_FILE"]
        # Google's packages warn of the Python versions that they are about to leave.
        python = [sys.executable, "-W", "ignore::FutureWarning"]
        command = [*python, "-c", OVER_TLS, f"https://localhost:{issuer.server_port}/token", service.endpoint]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert (ended.returncode, ended.stderr) == (0, "")
        if trusted:
            assert (issuer.issued, service.seen) == (1, ["Bearer issued-1"] * 3)
        else:
            assert (issuer.issued, service.seen, ended.stdout) == (0, [], "token True\n")
