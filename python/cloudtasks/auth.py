"""Credentials for clients.

Without ``credentials=``, a client uses the application default credentials, or none if
``CLOUD_TASKS_EMULATOR_HOST`` is set. Credentials of google-auth are accepted, too.
"""

from __future__ import annotations

from . import _native
from ._native import Credentials

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CLOUD_PLATFORM_SCOPE = _native.SCOPE_CLOUD_PLATFORM
"""The scope that clients ask for: all of Google Cloud."""
CLOUD_TASKS_SCOPE = _native.SCOPE_CLOUD_TASKS
"""The scope of Cloud Tasks alone."""

__all__ = ("CLOUD_PLATFORM_SCOPE", "CLOUD_TASKS_SCOPE", "AnonymousCredentials", "Credentials")


class AnonymousCredentials:
    """No credentials: for emulators.

    client = CloudTasksClient(credentials=AnonymousCredentials(), client_options={"api_endpoint": "http://…"})
    """

    token = None
    expired = False
    valid = True
    quota_project_id = None

    def __repr__(self) -> str:
        return "AnonymousCredentials()"

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, AnonymousCredentials)

    __hash__ = object.__hash__
