from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest

from . import service as service_module
from .service import Service

# What a shell starts in the background ignores Ctrl-C, and so would the tests and the programs that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def service() -> Iterator[Service]:
    with service_module.running() as running:
        yield running


@pytest.fixture
def client(service: Service) -> Iterator[Any]:
    from cloudtasks import tasks_v2
    from cloudtasks.auth import AnonymousCredentials

    options = {"api_endpoint": service.endpoint}
    with tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options) as client:
        yield client


@pytest.fixture
def options(service: Service) -> dict[str, Any]:
    """The arguments that point a client at the service."""
    from cloudtasks.auth import AnonymousCredentials

    return {"credentials": AnonymousCredentials(), "client_options": {"api_endpoint": service.endpoint}}
