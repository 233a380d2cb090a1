"""The transport of google-cloud-tasks 1.x: calls go to its address, over REST."""

from __future__ import annotations

from importlib import import_module

from cloudtasks._compat.channel import Channel, is_encrypted
from cloudtasks._native import SERVICE_HOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_package = __name__.partition(".gapic")[0]
_base = import_module(f"{_package}.services.cloud_tasks.transports.base")
_ADDRESS = f"{SERVICE_HOST}:443"


class CloudTasksGrpcTransport(_base.CloudTasksTransport):  # type: ignore[misc,name-defined]
    """Made from a channel, it calls that channel's host; otherwise ``address``, ``host:port``."""

    kind = "grpc"

    def __init__(self, channel: Any = None, credentials: Any = None, address: str = _ADDRESS) -> None:
        if channel is not None and credentials is not None:
            raise ValueError("The `channel` and `credentials` arguments are mutually exclusive.")
        scheme = "https" if is_encrypted(address) else "http"
        super().__init__(host=address, credentials=credentials, channel=channel, url_scheme=scheme)

    @classmethod
    def create_channel(cls, address: str = _ADDRESS, credentials: Any = None, **kwargs: Any) -> Channel:
        """What stands for a channel to this address. Options of gRPC have no meaning here."""
        return Channel(address, credentials)
