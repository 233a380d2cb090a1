"""An emulator with a queue that dispatches nothing, and clients of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

from .service import QUEUE


def connect(emulator: Emulator, kind: str = "CloudTasksClient") -> Any:
    """A client of this kind."""
    options = {"api_endpoint": emulator.endpoint}
    return getattr(tasks_v2, kind)(credentials=AnonymousCredentials(), client_options=options)


@contextmanager
def paused_queue() -> Iterator[Emulator]:
    """An emulator whose queue QUEUE is paused."""
    with Emulator(queues=[QUEUE]) as emulator:
        with connect(emulator) as client:
            client.pause_queue(name=QUEUE)
        yield emulator
