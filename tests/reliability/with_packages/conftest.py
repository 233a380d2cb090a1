from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

QUEUE = "projects/p/locations/l/queues/servers"


class Site:
    """An emulator with a paused queue, and the environment that leads other processes to it."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.environment = {**os.environ, "CLOUD_TASKS_EMULATOR_HOST": emulator.host, "RELIABILITY_QUEUE": QUEUE}
        options = {"api_endpoint": emulator.endpoint}
        self.client: Any = tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options)
        emulator.create_queue(QUEUE)
        self.client.pause_queue(name=QUEUE)

    def tasks(self) -> int:
        return sum(1 for _ in self.client.list_tasks(parent=QUEUE))


@pytest.fixture
def site() -> Iterator[Site]:
    with Emulator() as emulator:
        yield Site(emulator)
