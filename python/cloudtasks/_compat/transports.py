"""What Google's transport classes are here: where calls go and with which credentials. All calls go over REST."""

from __future__ import annotations

import weakref

from .. import _native
from .._loaded import loaded
from .channel import Channel, target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any


class Transport:
    """The base of the transport classes of all versions, 1.x and 2.x."""

    AUTH_SCOPES: tuple[str, ...] = (_native.SCOPE_CLOUD_PLATFORM,)
    DEFAULT_HOST = _native.SERVICE_HOST
    version: str
    kind = ""
    interceptor: Any = None
    _ignore_credentials = False

    def _set_up(
        self,
        host: str,
        *,
        credentials: Any = None,
        credentials_file: str | None = None,
        scopes: Sequence[str] | None = None,
        quota_project_id: str | None = None,
        client_certificate: Callable[[], tuple[bytes, bytes]] | None = None,
        channel: Any = None,
        url_scheme: str = "https",
        always_use_jwt_access: bool | None = False,
        api_audience: str | None = None,
    ) -> None:
        if credentials is not None and credentials_file is not None:
            from ..exceptions import duplicate_credentials

            raise duplicate_credentials("'credentials_file' and 'credentials' are mutually exclusive")
        if credentials_file is not None:
            credentials = _of_file(credentials_file, scopes, quota_project_id)
        scheme, separator, address = host.rpartition("://")
        if not separator:
            scheme = url_scheme
        # The name of the host stays the given one: to Google, a channel replaces only where calls go.
        self._name = address if ":" in address else f"{address}:443"
        if channel is not None:
            scheme, address = target_of(channel)
            credentials = _channel_credentials(channel, address)
        elif credentials is None and scheme != "http" and not self._ignore_credentials:
            credentials = _default_credentials(scopes, quota_project_id, api_audience or host)
        if always_use_jwt_access:
            credentials = _with_jwt_access(credentials)
        self._scheme, self._address = scheme, address
        self._credentials = credentials
        self._channel = channel
        self._quota_project_id = quota_project_id
        self._client_certificate = client_certificate
        self._client: Any = None
        self._clients: weakref.WeakSet[Any] = weakref.WeakSet()
        self._is_seen = False

    @property
    def host(self) -> str:
        """``host:port``."""
        return self._name

    @property
    def _host(self) -> str:
        """The host by the name that Google's transports give it."""
        return self.host

    def settings(self) -> dict[str, Any]:
        """The settings of a native client that calls through this transport."""
        settings: dict[str, Any] = {"endpoint": f"{self._scheme}://{self._address}"}
        if self._credentials is not None:
            settings["credentials"] = self._credentials
        if self._quota_project_id is not None:
            settings["quota_project"] = self._quota_project_id
        if self._client_certificate is not None:
            settings["client_certificate"] = self._client_certificate()
        return settings

    def serve(self, client: Any) -> None:
        """Becomes the transport of a client; of several, the first stays the one whose methods it calls."""
        if self._client is None:
            self._client = client
        self._clients.add(client)
        if self.interceptor is not None or self._is_seen:
            client._call_through_transport()
        _prepare(self)

    def see_calls(self) -> None:
        """Lets the calls of the clients that use this transport go by its Python objects from now on."""
        self._is_seen = True
        for client in self._clients:
            client._call_through_transport()

    def served(self) -> Any:
        """The client that uses this transport. The transport creates one if it has none."""
        if self._client is None:
            from .. import _client

            make = _client.async_client_class if self.kind == "grpc_asyncio" else _client.client_class
            make(self.version)(transport=self)
        return self._client

    @property
    def channel(self) -> Any:
        """The channel that it was made from, or one that says where it goes. It carries no calls."""
        if self._channel is None:
            self._channel = Channel(self.host, self._credentials)
        return self._channel

    grpc_channel = channel

    @property
    def operations_client(self) -> OperationsClient:
        """A client for the operations of batches."""
        return OperationsClient(self)

    @property
    def _wrapped_methods(self) -> WrappedMethods:
        """Each method, as Google's clients call it. What replaces one is called in its place."""
        if "_wrapped" not in self.__dict__:
            self._wrapped = WrappedMethods(self)
        return self._wrapped

    def uses_session(self) -> bool:
        """Whether calls go by a ``requests`` session: never but in the REST transport."""
        return False

    def close(self) -> Any:
        """Closes the connections. Later calls raise ValueError."""
        for client in self._clients:
            client._close()
        return _nothing() if self.kind == "grpc_asyncio" else None

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @classmethod
    def create_channel(
        cls,
        host: str = DEFAULT_HOST,
        credentials: Any = None,
        credentials_file: str | None = None,
        scopes: Sequence[str] | None = None,
        quota_project_id: str | None = None,
        **kwargs: Any,
    ) -> Channel:
        """What stands for a channel to this host. Options of gRPC have no meaning here."""
        if credentials_file is not None:
            credentials = _of_file(credentials_file, scopes, quota_project_id)
        return Channel(host, credentials)


class WrappedMethods(dict):  # type: ignore[type-arg]
    """The methods of a transport, each by itself; a replaced one is called by the clients that use the transport."""

    def __init__(self, transport: Transport) -> None:
        super().__init__((method, method) for _, method in methods(transport))
        self._transport = weakref.ref(transport)

    def __setitem__(self, method: Any, replacement: Any) -> None:
        super().__setitem__(method, replacement)
        transport = self._transport()
        if transport is not None:
            transport.see_calls()


def _prepare(transport: Transport) -> None:
    """Wraps the methods where a test has replaced what wraps them to Google."""
    from .._credentials import replacement

    module = "method_async" if transport.kind == "grpc_asyncio" else "method"
    wrap = replacement(f"google.api_core.gapic_v1.{module}", "wrap_method")
    if wrap is not None and "_wrapped" not in transport.__dict__:
        wrapped = transport._wrapped_methods
        for method in list(wrapped):
            wrapped[method] = wrap(method)


def _default_credentials(scopes: Any, quota_project: str | None, audience: str) -> Any:
    """The application default credentials, as far as they must be known before the first call."""
    from .._credentials import default_credentials

    credentials = default_credentials(scopes, quota_project)
    with_audience = getattr(credentials, "with_gdch_audience", None)
    return credentials if with_audience is None else with_audience(audience)


def _with_jwt_access(credentials: Any) -> Any:
    """A service account of google-auth that signs its tokens itself."""
    service_account = loaded("google.oauth2.service_account", "Credentials")
    if service_account is None or not isinstance(credentials, service_account):
        return credentials
    return credentials.with_always_use_jwt_access(True)


def _of_file(path: str, scopes: Any, quota_project: str | None) -> Any:
    from .._settings import ClientOptions, credentials_of_options

    options = ClientOptions(credentials_file=path, scopes=scopes, quota_project_id=quota_project)
    credentials = credentials_of_options(options)
    return credentials.with_scopes(list(scopes)) if scopes and hasattr(credentials, "with_scopes") else credentials


def add_methods(transport: type[Transport], version: str) -> None:
    """Gives a transport class the methods of a version."""
    from .._native import method_names

    transport.version = version
    for name in method_names(version):
        setattr(transport, name, _method(name))


def _method(name: str) -> property:
    """The attribute by which one method of the API is called: a request in, its response out."""

    def stub(transport: Transport) -> Any:
        stubs = transport.__dict__.setdefault("_stubs", {})
        if name not in stubs:
            from .stubs import Stub

            stubs[name] = Stub(transport, name)
        return stubs[name]

    return property(stub)


def methods(transport: Transport) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Name and callable of each method."""
    from .._native import method_names

    return ((name, getattr(transport, name)) for name in method_names(transport.version))


_LABELS = {"grpc": "Grpc", "grpc_asyncio": "GrpcAsyncIO", "rest": "Rest"}


class _UnknownLabel(ValueError, KeyError):
    """A label that there is not: a KeyError to Google's clients."""

    __str__ = Exception.__str__


def check_label(label: str) -> str:
    """The label, if there is a transport of its name."""
    if label not in _LABELS:
        raise _UnknownLabel(f"transport: expected 'grpc', 'grpc_asyncio' or 'rest', got {label!r}")
    return label


def class_with_label(version: str, label: str) -> type[Transport]:
    """The transport class of a version: ``grpc``, ``grpc_asyncio`` or ``rest``."""
    from importlib import import_module

    transports = import_module(f"cloudtasks.tasks_{version}.services.cloud_tasks.transports")
    found: type[Transport] = getattr(transports, f"CloudTasks{_LABELS[check_label(label)]}Transport")
    return found


def make_transport(client: Any, given: dict[str, Any], endpoint: str | None, options: Any) -> Transport:
    """The transport that a client's arguments mean: an instance, a class or function that makes one, or a channel."""
    from .._credentials import is_mock

    transport = given.get("transport")
    if transport is None:
        transport = _legacy_class(client._version)(given["channel"], given.get("credentials"))
    elif callable(transport) and not isinstance(transport, Transport):
        transport = _made_by(transport, client, given, endpoint, options)
    if isinstance(transport, Transport) or is_mock(transport):
        return transport
    raise TypeError(
        "transport: expected 'grpc', 'grpc_asyncio', 'rest' or a transport of cloudtasks "
        f"(cloudtasks.tasks_{client._version}.services.cloud_tasks.transports), got {type(transport).__name__}"
    )


def _made_by(make: Callable[..., Any], client: Any, given: dict[str, Any], endpoint: str | None, options: Any) -> Any:
    """What a class or function of either generation makes; those of 1.x are told by what they take."""
    import inspect

    credentials = given.get("credentials")
    if "default_class" in inspect.signature(make).parameters:
        address = endpoint or client.SERVICE_ADDRESS
        return make(credentials=credentials, default_class=_legacy_class(client._version), address=address)
    return make(
        credentials=credentials,
        credentials_file=options.credentials_file,
        host=endpoint or client.DEFAULT_ENDPOINT,
        scopes=options.scopes,
        client_cert_source_for_mtls=options.client_cert_source,
        quota_project_id=options.quota_project_id,
        client_info=given.get("client_info"),
        always_use_jwt_access=True,
        api_audience=options.api_audience,
    )


def _legacy_class(version: str) -> Callable[..., Transport]:
    from importlib import import_module

    module = import_module(f"cloudtasks.tasks_{version}.gapic.transports.cloud_tasks_grpc_transport")
    found: Callable[..., Transport] = module.CloudTasksGrpcTransport
    return found


class OperationsClient:
    """The operations of batches, by the method that Cloud Tasks serves."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_operation(self, name: str, *, retry: Any = None, timeout: Any = None, metadata: Any = ()) -> Any:
        """The state of an operation."""
        call = self._transport.served().get_operation
        return call({"name": name}, retry=retry, timeout=timeout, metadata=metadata)

    def __getattr__(self, name: str) -> Any:
        if name in ("list_operations", "cancel_operation", "delete_operation", "wait_operation"):

            def refuse(*_: Any, **__: Any) -> Any:
                raise NotImplementedError(f"{name}: Cloud Tasks serves get_operation alone; batches are done at once")

            # Only a call is an error: google.api_core.operation keeps cancel_operation for later.
            return refuse
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def _channel_credentials(channel: Any, host: str) -> Any:
    """Those that our channel was made with. A gRPC channel does not tell: to Google, the application's default ones."""
    given = channel.credentials if isinstance(channel, Channel) else None
    if given is not None or host.partition(":")[0].endswith("googleapis.com"):
        return given
    from ..auth import AnonymousCredentials

    return AnonymousCredentials()


async def _nothing() -> None:
    pass
