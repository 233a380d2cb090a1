"""What stands for Google's gRPC transport: calls go to the same host, over REST."""

from __future__ import annotations

import warnings
from importlib import import_module

from cloudtasks._compat.borrowed import borrow
from cloudtasks._compat.channel import Channel
from cloudtasks._native import SERVICE_HOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_base = import_module(".base", __package__)

__all__ = ("CloudTasksGrpcTransport",)


class CloudTasksGrpcTransport(_base.CloudTasksTransport):  # type: ignore[misc,name-defined]
    """Made from a channel, it calls that channel's host; otherwise ``host``."""

    kind = "grpc"

    def __init__(
        self,
        *,
        host: str = SERVICE_HOST,
        credentials: Any = None,
        credentials_file: str | None = None,
        scopes: Sequence[str] | None = None,
        channel: Channel | Callable[..., Channel] | None = None,
        api_mtls_endpoint: str | None = None,
        client_cert_source: Callable[[], tuple[bytes, bytes]] | None = None,
        ssl_channel_credentials: Any = None,
        client_cert_source_for_mtls: Callable[[], tuple[bytes, bytes]] | None = None,
        quota_project_id: str | None = None,
        client_info: Any = _base.DEFAULT_CLIENT_INFO,
        always_use_jwt_access: bool | None = False,
        api_audience: str | None = None,
    ) -> None:
        for name, given in (("api_mtls_endpoint", api_mtls_endpoint), ("client_cert_source", client_cert_source)):
            if given:
                warnings.warn(f"{name} is deprecated", DeprecationWarning, stacklevel=2)
        if callable(channel):
            channel = channel(host, credentials=credentials, credentials_file=credentials_file, scopes=scopes)
        super().__init__(
            host=api_mtls_endpoint or host,
            credentials=credentials,
            credentials_file=credentials_file,
            scopes=scopes,
            quota_project_id=quota_project_id,
            client_certificate=client_cert_source or client_cert_source_for_mtls,
            channel=channel,
            always_use_jwt_access=always_use_jwt_access,
            api_audience=api_audience,
        )


__getattr__ = borrow(
    __name__,
    {
        "google": "google",
        "grpc": "grpc",
        "grpc_helpers": "google.api_core.grpc_helpers",
        "operations_v1": "google.api_core.operations_v1",
    },
)
