"""The client classes of each version: Google's surface over the native client.

A class has a function for each method of the API's table (:mod:`cloudtasks._methods`); nothing here knows their names.
"""

from __future__ import annotations

import os

from . import _native
from ._credentials import replacement
from ._methods import functions
from ._resource_names import KeyNames, QueueNames
from ._settings import Settings, given_to_constructor, legacy_defaults
from .bulk import AsyncBulk, BlockingBulk
from .retry import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any

    from typing_extensions import Self


_WRAPPING = {False: "google.api_core.gapic_v1.method", True: "google.api_core.gapic_v1.method_async"}
"""The modules that wrap the methods of Google's transports, by whether these are async."""


class _Enums:
    """The module of enums as 1.x has it on the client."""

    def __get__(self, client: _Client | None, owner: type[_Client]) -> Any:
        from importlib import import_module

        return import_module(f"cloudtasks.tasks_{owner._version}.gapic.enums")


class CloudTasksClientMeta(type):
    """The class of the client classes: what they have and their instances have not."""

    _LABEL: str
    _version: str

    def get_transport_class(cls, label: str | None = None) -> type[Any]:
        """The transport class with this label: ``grpc``, ``grpc_asyncio`` or ``rest``."""
        from ._compat.transports import class_with_label

        return class_with_label(cls._version, label or cls._LABEL)


class _Client(_native.Client, metaclass=CloudTasksClientMeta):
    """What the blocking and the async client share."""

    DEFAULT_ENDPOINT = _native.SERVICE_HOST
    DEFAULT_MTLS_ENDPOINT = _native.SERVICE_MTLS_HOST
    SERVICE_ADDRESS = f"{_native.SERVICE_HOST}:443"
    _DEFAULT_ENDPOINT_TEMPLATE = "cloudtasks.{UNIVERSE_DOMAIN}"
    _DEFAULT_UNIVERSE = _native.DEFAULT_UNIVERSE_DOMAIN
    enums = _Enums()
    _LABEL: str
    _version: str
    _is_async: bool

    def __init__(
        self,
        *positional: Any,
        credentials: Any = None,
        transport: Any = None,
        client_options: Any = None,
        client_info: Any = None,
        channel: Any = None,
        client_config: Any = None,
        timeout: Any = DEFAULT,
        retry: Any = DEFAULT,
        proxy: Any = DEFAULT,
        max_response_bytes: int | None = None,
        max_connections: int | None = None,
    ) -> None:
        """Makes a client. It connects at its first call.

        - ``client_options``: a dict or an object with ``api_endpoint``, ``api_key``, ``credentials_file``,
          ``quota_project_id``, ``scopes``, ``universe_domain`` or ``client_cert_source``.
        - ``timeout`` (seconds, or None for no limit) and ``retry``: the defaults of calls that set none.
        - ``proxy``: a URL, or None for no proxy, in place of what ``HTTPS_PROXY`` says.
        - ``max_response_bytes``: the limit of a list, 64 MiB by default. The limit of any other response is 4 MiB, or
          this if it is smaller. A larger response raises ResourceExhausted. So does one that, together with the
          message that is read from it, takes more memory than its limit and 4 MiB.
        - ``max_connections``: the limit of HTTP/2 connections to a server, 8 by default. Google's servers take 100
          calls at once on each.
        - ``transport``: a label, a transport of this version, its class, or a function that makes one. It says where
          calls go.

        Positional arguments, ``channel`` and ``client_config`` are those of the 1.x clients: transport, channel,
        credentials, client_config, client_info, client_options.
        """
        named = {
            "transport": transport,
            "channel": channel,
            "credentials": credentials,
            "client_config": client_config,
            "client_info": client_info,
            "client_options": client_options,
        }
        given = given_to_constructor(positional, named)
        settings = Settings.resolve(self, given)
        if proxy is not DEFAULT:
            settings.native["proxy"] = proxy
        if max_response_bytes is not None:
            settings.native["max_response_bytes"] = max_response_bytes
        if max_connections is not None:
            settings.native["max_connections"] = max_connections
        defaults = legacy_defaults(given, self._version)
        if timeout is not DEFAULT or retry is not DEFAULT:
            defaults = {**(defaults or {}), "": (retry, timeout)}
        self._settings = settings
        self._own_defaults = defaults
        self._configure(settings.native, defaults)
        if settings.through_transport:
            self._call_through_transport()
        elif settings.transport is not None:
            settings.transport.serve(self)
        if (settings.label or getattr(settings.transport, "kind", None)) == "rest":
            self._watch_session()
        if replacement(_WRAPPING[self._is_async], "wrap_method") is not None:
            _ = self.transport  # Google's clients make theirs now, and wrap its methods.

    def __copy__(self) -> Self:
        """A client with the same transport and settings, and its own connections."""
        _ = self.transport  # made at its first use, and shared from then on
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._configure(self._settings.native, self._own_defaults)
        if self._calls_through_transport:
            copy._call_through_transport()
        return copy

    @classmethod
    def from_service_account_info(cls, info: dict[str, Any], *args: Any, **kwargs: Any) -> Self:
        """A client with the credentials of a service account key, given as a dict."""
        from ._credentials import check
        from .auth import Credentials

        load = replacement("google.oauth2.service_account", "Credentials.from_service_account_info")
        if load is None:
            credentials: Any = Credentials.from_info(check(info, "service account key", "service_account"))
        else:
            credentials = load(info)
        return cls(*args, **{**kwargs, "credentials": credentials})

    @classmethod
    def from_service_account_file(cls, filename: str, *args: Any, **kwargs: Any) -> Self:
        """A client with the credentials of a service account key file."""
        from ._credentials import check, read_file
        from .auth import Credentials

        load = replacement("google.oauth2.service_account", "Credentials.from_service_account_file")
        if load is None:
            content = check(read_file(filename), f"credentials file {filename!r}", "service_account")
            credentials: Any = Credentials.from_info(content)
        else:
            credentials = load(filename)
        return cls(*args, **{**kwargs, "credentials": credentials})

    @classmethod
    def from_service_account_json(cls, filename: str, *args: Any, **kwargs: Any) -> Self:
        """:meth:`from_service_account_file` by the name that it has in 1.x."""
        return cls.from_service_account_file(filename, *args, **kwargs)

    def _bound(self, method: str) -> _native.BoundMethod:
        """What calls the method of this name otherwise than users do."""
        return _native.Method(self._version, method, self._is_async).bind(self)

    @property
    def api_endpoint(self) -> str:
        """The address that calls go to, without ``https://``."""
        return self._settings.endpoint or self._endpoint.removeprefix("https://")

    @property
    def universe_domain(self) -> str:
        """The domain of the Google Cloud universe, mostly ``googleapis.com``."""
        return self._settings.universe_domain

    @property
    def transport(self) -> Any:
        """The transport, as far as Google's has meaning here: ``host``, ``kind``, ``close()`` and the methods."""
        settings = self._settings
        if settings.transport is None:
            class_ = type(self).get_transport_class(settings.label or self._LABEL)
            transport: Any = object.__new__(class_)
            transport._ignore_credentials = True
            transport.__init__(host=self.api_endpoint, credentials=settings.native.get("credentials"))
            settings.transport = transport
            transport.serve(self)
        return settings.transport

    @property
    def _transport(self) -> Any:
        """The transport, by the name that tests of Google's clients reach for."""
        return self.transport

    @property
    def _client(self) -> Self:
        """This client: Google's async client has the blocking one inside."""
        return self

    @classmethod
    def get_mtls_endpoint_and_cert_source(cls, client_options: Any = None) -> tuple[str, Any]:
        """The endpoint and the source of the client certificate that the environment and the options ask for."""
        import warnings

        from ._settings import mtls_endpoint_and_cert_source

        warnings.warn(
            "get_mtls_endpoint_and_cert_source is deprecated. Use the api_endpoint property instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        return mtls_endpoint_and_cert_source(cls, client_options)


class _BlockingClient(_Client, BlockingBulk):
    """A client for Cloud Tasks. Threads may share it, and so may a process and the children that it forks."""

    _LABEL = "rest"
    _is_async = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, type: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections, and the transport, also if other clients share it. Later calls raise ValueError."""
        if self._settings.transport is not None:
            self._settings.transport.close()
        self._close()


class _AsyncClient(_Client, AsyncBulk):
    """A client for Cloud Tasks whose calls are awaited. Event loops and threads may share it."""

    _LABEL = "grpc_asyncio"
    _is_async = True

    def __init__(
        self,
        *,
        credentials: Any = None,
        transport: Any = _LABEL,
        client_options: Any = None,
        client_info: Any = None,
        timeout: Any = DEFAULT,
        retry: Any = DEFAULT,
        proxy: Any = DEFAULT,
        max_response_bytes: int | None = None,
        max_connections: int | None = None,
    ) -> None:
        """Makes a client. It connects at its first call. The arguments are those of the blocking client."""
        super().__init__(
            credentials=credentials,
            transport=transport,
            client_options=client_options,
            client_info=client_info,
            timeout=timeout,
            retry=retry,
            proxy=proxy,
            max_response_bytes=max_response_bytes,
            max_connections=max_connections,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes the connections, and the transport, also if other clients share it. Later calls raise ValueError."""
        if self._settings.transport is not None:
            closing = self._settings.transport.close()
            if hasattr(closing, "__await__"):
                await closing
        self._close()


_classes: dict[tuple[str, bool], type[Any]] = {}


def client_class(version: str) -> type[Any]:
    """``CloudTasksClient`` of a version such as ``"v2"``."""
    return _classes.get((version, False)) or _make(version, "CloudTasksClient", _BlockingClient, False)


def async_client_class(version: str) -> type[Any]:
    """``CloudTasksAsyncClient`` of a version such as ``"v2"``."""
    return _classes.get((version, True)) or _make(version, "CloudTasksAsyncClient", _AsyncClient, True)


def _make(version: str, name: str, base: type[_Client], is_async: bool) -> type[Any]:
    if os.environ.get("GOOGLE_SDK_PYTHON_LOGGING_SCOPE"):
        from ._compat.logging_scope import initialize

        initialize()
    names = QueueNames if version == "v2beta2" else KeyNames
    module = f"cloudtasks.tasks_{version}"
    members: dict[str, Any] = {"__module__": module, "__doc__": base.__doc__, "_version": version}
    members |= functions(version, name, is_async)
    # Two threads may reach this at the same time; both must get the same class.
    return _classes.setdefault((version, is_async), CloudTasksClientMeta(name, (base, names), members))
