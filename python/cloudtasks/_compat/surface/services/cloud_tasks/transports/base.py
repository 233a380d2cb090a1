"""The base of the transports of this version."""

from __future__ import annotations

from cloudtasks._compat.borrowed import borrow
from cloudtasks._compat.client_info import ClientInfo
from cloudtasks._compat.surface import version_of
from cloudtasks._compat.transports import Transport, add_methods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ("CloudTasksTransport",)

DEFAULT_CLIENT_INFO = ClientInfo()


class CloudTasksTransport(Transport):
    """Where calls go, and with which credentials."""

    def __init__(
        self,
        *,
        host: str = Transport.DEFAULT_HOST,
        credentials: Any = None,
        credentials_file: str | None = None,
        scopes: Sequence[str] | None = None,
        quota_project_id: str | None = None,
        client_info: Any = DEFAULT_CLIENT_INFO,
        always_use_jwt_access: bool | None = False,
        api_audience: str | None = None,
        **kwargs: Any,
    ) -> None:
        self._set_up(
            host,
            credentials=credentials,
            credentials_file=credentials_file,
            scopes=scopes,
            quota_project_id=quota_project_id,
            always_use_jwt_access=always_use_jwt_access,
            api_audience=api_audience,
            **kwargs,
        )


add_methods(CloudTasksTransport, version_of(__name__))

__getattr__ = borrow(
    __name__,
    {
        "google": "google",
        "gapic_v1": "google.api_core.gapic_v1",
        "ga_credentials": "google.auth.credentials",
        "service_account": "google.oauth2.service_account",
    },
)
