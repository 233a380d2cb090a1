"""What stands for a gRPC channel: it says where calls go, and carries none."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Channel:
    """The target and credentials that a gRPC channel would have. Calls go there over REST."""

    def __init__(self, target: str, credentials: Any = None) -> None:
        self._target = target
        self.credentials = credentials

    def target(self) -> str:
        """``host:port``."""
        return self._target

    def close(self) -> None:
        """Does nothing: there is no connection. Close the client instead."""

    def __getattr__(self, name: str) -> Any:
        if name in ("unary_unary", "unary_stream", "stream_unary", "stream_stream", "subscribe", "unsubscribe"):
            raise NotImplementedError(f"channel.{name}: calls go over REST; call the methods of a client instead")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def target_of(channel: Any) -> tuple[str, str]:
    """Scheme and ``host:port`` of a channel of gRPC or of this module.

    A gRPC channel does not tell whether it is encrypted. On Google's hosts and on port 443 it is taken to be.
    """
    while not hasattr(channel, "target") and hasattr(channel, "_channel"):
        channel = channel._channel
    target = getattr(channel, "target", None)
    if target is None:
        raise TypeError(
            "channel: its target cannot be told; pass client_options={'api_endpoint': 'http://host:port'} instead"
        )
    if callable(target):  # as blocking channels have it; those of asyncio have an attribute
        target = target()
    host = (target.decode() if isinstance(target, bytes) else str(target)).rpartition("/")[2]
    return "https" if is_encrypted(host) else "http", host


def is_encrypted(host: str) -> bool:
    """Whether a host without a scheme speaks TLS: Google's do, and port 443."""
    name, _, port = host.partition(":")
    return port == "443" or name.endswith("googleapis.com")
