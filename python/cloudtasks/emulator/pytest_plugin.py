"""Fixtures for pytest, which finds them by itself where this package is installed.

def test_a_signup_sends_a_welcome_mail(cloud_tasks_emulator, cloud_tasks_queue): ...
"""

from __future__ import annotations

import pytest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Emulator


@pytest.fixture(scope="session")
def _cloud_tasks_emulator_process() -> Iterator[Emulator]:
    from . import Emulator

    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def cloud_tasks_emulator(
    _cloud_tasks_emulator_process: Emulator, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Emulator]:
    """An empty emulator; clients that name no endpoint talk to it."""
    emulator = _cloud_tasks_emulator_process
    from .._native import EMULATOR_VARIABLES

    for variable in EMULATOR_VARIABLES:
        monkeypatch.setenv(variable, emulator.host)
    yield emulator
    emulator.reset()


@pytest.fixture
def cloud_tasks_queue(cloud_tasks_emulator: Emulator) -> str:
    """The name of a queue in the emulator."""
    name = "projects/test-project/locations/us-central1/queues/test-queue"
    cloud_tasks_emulator.create_queue(name)
    return name
