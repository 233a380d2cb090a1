"""Cloud Tasks, embedded: queues, tasks and their dispatch, for tests and for work without a network.

    with Emulator() as emulator:
        client = CloudTasksClient(
            credentials=AnonymousCredentials(), client_options={"api_endpoint": emulator.endpoint}
        )
        ...
        assert emulator.wait_idle(timeout=5)

``python -m cloudtasks.emulator --port 8123`` runs it as a program.
"""

from __future__ import annotations

import signal
import sys

from .._native import Emulator, run_emulator_program

__all__ = ("Emulator", "main")


def main() -> int:
    """The program: ``--help`` shows its options. It ends by SIGINT and SIGTERM, which it takes over from Python."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_emulator_program(sys.argv[1:])
