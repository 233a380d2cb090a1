"""Names of Google's transports, for programs that make one to point a client somewhere.

All of them stand for the one transport there is, REST. What they say about host, scheme and credentials is heeded.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class CloudTasksTransport:
    """Where calls go, and with which credentials."""

    AUTH_SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)
    DEFAULT_HOST = "cloudtasks.googleapis.com"
    kind = "rest"

    def __init__(
        self,
        *,
        host: str = DEFAULT_HOST,
        credentials: Any = None,
        credentials_file: str | None = None,
        scopes: Sequence[str] | None = None,
        channel: Any = None,
        url_scheme: str = "https",
        interceptor: Any = None,
        **unused: Any,
    ) -> None:
        if interceptor is not None:
            raise NotImplementedError(
                "interceptor: requests cannot be intercepted here; pass headers as metadata=, or watch the calls "
                'with logging.getLogger("cloudtasks")'
            )
        if credentials is not None and credentials_file is not None:
            from .exceptions import DuplicateCredentialArgs

            raise DuplicateCredentialArgs("'credentials_file' and 'credentials' are mutually exclusive")
        if credentials_file is not None:
            from .auth import Credentials

            credentials = Credentials.from_file(credentials_file)
            if scopes:
                credentials = credentials.with_scopes(list(scopes))
        if channel is not None and not callable(channel):
            host, url_scheme = _target_of(channel)
            credentials = credentials or _anonymous()
        scheme, separator, rest = host.rpartition("://")
        self._scheme = scheme if separator else url_scheme
        self._host = rest if ":" in rest else f"{rest}:443"
        self._credentials = credentials
        self._client: Any = None

    @property
    def host(self) -> str:
        """``host:port``."""
        return self._host

    @property
    def address(self) -> str:
        """The host with its scheme."""
        return f"{self._scheme}://{self._host}"

    @property
    def credentials(self) -> Any:
        """The credentials that were given, or None."""
        return self._credentials

    def serve(self, client: Any) -> None:
        """Becomes the transport of this client."""
        self._client = client

    def close(self) -> None:
        """Closes the connections of the client whose transport it is."""
        if self._client is not None:
            self._client._close()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or self._client is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self._client, name).response


class CloudTasksRestTransport(CloudTasksTransport):
    """The transport over HTTP/1.1 with JSON."""


class CloudTasksGrpcTransport(CloudTasksTransport):
    """Stands for Google's gRPC transport; calls go over REST to the same host."""

    kind = "grpc"


class CloudTasksGrpcAsyncIOTransport(CloudTasksTransport):
    """Stands for Google's asyncio gRPC transport; calls go over REST to the same host."""

    kind = "grpc_asyncio"


class CloudTasksRestInterceptor:
    """A name to import; a transport refuses it with an error that says what to do instead."""


REGISTRY: dict[str, type[CloudTasksTransport]] = {
    "grpc": CloudTasksGrpcTransport,
    "grpc_asyncio": CloudTasksGrpcAsyncIOTransport,
    "rest": CloudTasksRestTransport,
}


def as_transport(transport: Any, channel: Any, credentials: Any, endpoint: str | None) -> CloudTasksTransport:
    """The transport that a client's arguments mean: an instance, a class or function that makes one, or a channel."""
    if channel is not None and transport is None:
        return CloudTasksGrpcTransport(channel=channel, credentials=credentials)
    if callable(transport):
        transport = transport(credentials=credentials, host=endpoint or CloudTasksTransport.DEFAULT_HOST)
    if isinstance(transport, CloudTasksTransport):
        return transport
    expected = "'grpc', 'grpc_asyncio', 'rest' or a transport of cloudtasks"
    raise TypeError(f"transport: expected {expected}, got {type(transport).__name__}")


def _target_of(channel: Any) -> tuple[str, str]:
    """Host and scheme of a gRPC channel. It does not tell whether it is encrypted, but Google's hosts always are."""
    inner = getattr(channel, "_channel", channel)
    try:
        target = inner.target()
    except AttributeError:
        raise TypeError(
            "channel: its target cannot be told; pass client_options={'api_endpoint': 'http://host:port'} instead"
        ) from None
    host = target.decode() if isinstance(target, bytes) else str(target)
    host = host.rpartition("/")[2]
    return host, "https" if host.partition(":")[0].endswith("googleapis.com") else "http"


def _anonymous() -> Any:
    from .auth import AnonymousCredentials

    return AnonymousCredentials()
