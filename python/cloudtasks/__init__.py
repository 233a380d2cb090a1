"""A client for Google Cloud Tasks, with an embedded emulator.

``cloudtasks.tasks_v2`` and its siblings hold the clients and messages of each version of the API.

PYTEST_DONT_REWRITE: there is no assertion here to rewrite, and a ``sitecustomize`` may import this before pytest runs.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    __version__: str
else:

    def __getattr__(name: str) -> str:
        if name == "__version__":
            from ._native import __version__

            return __version__
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ("__version__", "install_as_google_cloud_tasks")


def install_as_google_cloud_tasks() -> None:
    """Registers this package as ``google.cloud.tasks``, ``tasks_v2``, ``tasks_v2beta2`` and ``tasks_v2beta3``.

    Call it before the first import of these names, at the start of the program or in ``sitecustomize``. Afterwards
    they mean this package, with all their submodules, whether or not google-cloud-tasks is installed. Modules that
    took names from google-cloud-tasks before keep what they took. Nothing is imported ahead, so that what a test puts
    into ``sys.modules`` under these names is what it gets.
    """
    from ._compat.install import install

    install()
