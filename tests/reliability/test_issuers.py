"""What those can do who issue tokens: every call ends, and no answer of theirs is worse than an error."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import Credentials

from ..service import QUEUE, Answer, Service
from ..service import running as running_service

KEY = Path(__file__).parents[2] / "crates" / "testing" / "src" / "service_account_key.pem"


@pytest.fixture
def issuer() -> Any:
    with running_service() as issuer:
        yield issuer


def key_file(issuer: Service) -> dict[str, str]:
    return {
        "type": "service_account",
        "client_email": "tester@p.iam.gserviceaccount.com",
        "private_key_id": "key-1",
        "private_key": KEY.read_text(),
        "project_id": "p",
        "token_uri": f"{issuer.endpoint}/token",
    }


@pytest.mark.parametrize("life", [2**63 - 1, 2**64 - 1])
def test_a_token_that_ends_after_all_times_is_used(service: Service, issuer: Service, life: int) -> None:
    issuer.answer("/token", *[Answer(body={"access_token": "t", "expires_in": life})] * 3)
    options = {"api_endpoint": service.endpoint}
    arguments: Any = {
        "credentials": Credentials.service_account_by_exchange(key_file(issuer)),
        "client_options": options,
    }

    async def main() -> None:
        async with tasks_v2.CloudTasksAsyncClient(**arguments) as client:
            await asyncio.wait_for(client.get_queue(name=QUEUE), 30)

    with tasks_v2.CloudTasksClient(**arguments) as client:
        client.get_queue(name=QUEUE)
        tasks = [{"http_request": {"url": "http://localhost/"}}] * 2
        assert client.create_tasks(QUEUE, tasks).errors == []
    asyncio.run(main())
    assert {request.headers["Authorization"] for request in service.requests} == {"Bearer t"}
