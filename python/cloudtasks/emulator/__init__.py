"""Cloud Tasks, embedded: queues, tasks and their dispatch, for tests and for work without a network.

    with Emulator() as emulator:
        client = emulator.client()
        ...
        assert emulator.wait_idle(timeout=5)

``python -m cloudtasks.emulator --port 8123`` runs it as a program.
"""

from __future__ import annotations

import signal
import sys

from .. import _native
from .._native import run_emulator_program
from ._attempt import Attempt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..tasks_v2 import CloudTasksAsyncClient, CloudTasksClient

__all__ = ("Attempt", "Emulator", "main")


class Emulator(_native.Emulator):
    """Cloud Tasks on a thread of this process, listening on loopback."""

    def client(self, **options: Any) -> CloudTasksClient:
        """A blocking client of this emulator; ``options`` are those of the client."""
        from ..tasks_v2 import CloudTasksClient

        return CloudTasksClient(**self._options(options))

    def async_client(self, **options: Any) -> CloudTasksAsyncClient:
        """An async client of this emulator; ``options`` are those of the client."""
        from ..tasks_v2 import CloudTasksAsyncClient

        return CloudTasksAsyncClient(**self._options(options))

    def attempts(self) -> list[Attempt]:
        """The attempts that ended, oldest first."""
        return [Attempt(record) for record in super().attempts()]

    def _options(self, options: dict[str, Any]) -> dict[str, Any]:
        return {**options, "client_options": {**(options.get("client_options") or {}), "api_endpoint": self.endpoint}}


def main() -> int:
    """The program: ``--help`` shows its options. It ends by SIGINT and SIGTERM, which it takes over from Python."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_emulator_program(sys.argv[1:])
