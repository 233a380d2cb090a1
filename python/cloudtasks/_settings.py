"""From the arguments of a client's constructor to the settings of the native client."""

from __future__ import annotations

import os
import sys

from ._native import DEFAULT_UNIVERSE_DOMAIN, EMULATOR_VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


class ClientOptions:
    """Options of a client; the class of this name in google-api-core is accepted, too."""

    api_endpoint: str | None
    client_cert_source: Callable[[], tuple[bytes, bytes]] | None
    client_encrypted_cert_source: Callable[[], tuple[str, str, bytes]] | None
    quota_project_id: str | None
    credentials_file: str | None
    scopes: Sequence[str] | None
    api_key: str | None
    api_audience: str | None
    universe_domain: str | None

    def __init__(self, **options: Any) -> None:
        unknown = set(options) - set(self.__annotations__)
        if unknown:
            raise ValueError(f"ClientOptions does not accept an option '{min(unknown)}'")
        for name in self.__annotations__:
            setattr(self, name, options.get(name))

    def __repr__(self) -> str:
        given = {name: value for name, value in vars(self).items() if value is not None}
        if "api_key" in given:
            given["api_key"] = "***"
        return f"ClientOptions: {given!r}"


def options_of(client_options: Any) -> ClientOptions:
    """Client options as a dict, as an object of any class, or none."""
    if client_options is None:
        return ClientOptions()
    if hasattr(client_options, "keys"):
        return ClientOptions(**client_options)
    if not any(hasattr(client_options, name) for name in ClientOptions.__annotations__):
        kind = type(client_options).__name__
        raise _WrongOptions(f"client_options: expected a dict or ClientOptions, got {kind}")
    return ClientOptions(**{name: getattr(client_options, name, None) for name in ClientOptions.__annotations__})


class _WrongOptions(TypeError, AttributeError):
    """Client options of a wrong type: an AttributeError to Google's clients."""


class Settings:
    """What a client was given, resolved: ``native`` is what the native client is set up with."""

    def __init__(self, universe_domain: str) -> None:
        self.native: dict[str, Any] = {"language": "gl-python/" + ".".join(map(str, sys.version_info[:3]))}
        self.endpoint: str | None = None
        self.universe_domain = universe_domain
        self.label: str | None = None
        self.transport: Any = None
        self.through_transport = False

    @classmethod
    def resolve(cls, client: Any, given: dict[str, Any]) -> Settings:
        """Puts together what the arguments, the options and the environment say, as Google's clients do."""
        options = options_of(given.get("client_options"))
        environment = os.environ.get("GOOGLE_CLOUD_UNIVERSE_DOMAIN")
        named = (options.universe_domain, environment, DEFAULT_UNIVERSE_DOMAIN)
        universe = next(name for name in named if name is not None)
        if not universe.strip():
            raise ValueError("universe_domain: it is empty; leave it out for googleapis.com")
        settings = cls(universe.strip())
        _check_instance(given, options)
        settings._take_credentials(given.get("credentials"), options)
        settings._take_endpoint(client, options)
        if options.universe_domain:
            settings.native["universe_domain"] = settings.universe_domain
        if options.quota_project_id:
            settings.native["quota_project"] = options.quota_project_id
        user_agent = getattr(given.get("client_info"), "user_agent", None)
        if user_agent:
            settings.native["user_agent"] = user_agent
        transport = given.get("transport")
        if isinstance(transport, str):
            from ._compat.transports import check_label

            settings.label = check_label(transport)
        elif transport is not None or "channel" in given:
            settings._take_transport(client, given, options)
        settings._take_default_credentials(options)
        return settings

    def _take_credentials(self, credentials: Any, options: ClientOptions) -> None:
        from_options = [name for name in ("api_key", "credentials_file") if getattr(options, name)]
        if credentials is not None and from_options:
            raise ValueError(f"client_options.{from_options[0]} and credentials are mutually exclusive")
        if len(from_options) > 1:
            raise ValueError("client_options.api_key and client_options.credentials_file are mutually exclusive")
        if from_options:
            credentials = credentials_of_options(options)
        if options.scopes:
            credentials = _scoped(credentials, list(options.scopes))
        if credentials is not None:
            self.native["credentials"] = credentials

    def _take_default_credentials(self, options: ClientOptions) -> None:
        """Where none are given: those of a google-auth that a test has replaced, else an error if there can be none."""
        endpoint = self.native.get("endpoint")
        on_emulator = endpoint is None and any(os.environ.get(name) for name in EMULATOR_VARIABLES)
        if "credentials" in self.native or on_emulator or str(endpoint or "").startswith("http://"):
            return
        from ._credentials import default_credentials

        credentials = default_credentials(options.scopes, options.quota_project_id)
        if credentials is not None:
            self.native["credentials"] = credentials

    def _take_endpoint(self, client: Any, options: ClientOptions) -> None:
        if not options.api_endpoint and not any(name.startswith("GOOGLE_API_USE_") for name in os.environ):
            return
        endpoint, certificate = mtls_endpoint_and_cert_source(type(client), options)
        if certificate is not None:
            self.native["client_certificate"] = certificate()
        if options.api_endpoint or endpoint == client.DEFAULT_MTLS_ENDPOINT:
            self.endpoint = endpoint
            self.native["endpoint"] = endpoint

    def _take_transport(self, client: Any, given: dict[str, Any], options: ClientOptions) -> None:
        from ._compat.transports import Transport, make_transport

        self.transport = make_transport(client, given, self.native.get("endpoint"), options)
        if not issubclass(type(self.transport), Transport):
            # A mock: calls go by its methods, and nowhere else.
            from .auth import AnonymousCredentials

            self.native.update(credentials=AnonymousCredentials(), endpoint="http://127.0.0.1:9")
            self.through_transport = True
            return
        self.endpoint = self.transport.host
        self.native.update(self.transport.settings())


def _check_instance(given: dict[str, Any], options: ClientOptions) -> None:
    """A transport has its own credentials and scopes, so none are given beside one."""
    transport = given.get("transport")
    if transport is None or isinstance(transport, str):
        return
    from ._compat.transports import Transport

    if not isinstance(transport, Transport):
        return
    if "credentials" in given or options.credentials_file or options.api_key:
        raise ValueError("When providing a transport instance, provide its credentials directly.")
    if options.scopes:
        raise ValueError("When providing a transport instance, provide its scopes directly.")


def given_to_constructor(positional: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a client that are not None, by name."""
    given = {name: value for name, value in named.items() if value is not None}
    if not positional:
        return given
    from ._compat.legacy import constructor_keywords

    given = constructor_keywords("CloudTasksClient", positional, given)
    return {name: value for name, value in given.items() if value is not None}


def legacy_defaults(given: dict[str, Any], version: str) -> dict[str, tuple[Any, Any]] | None:
    """Retries and timeouts from a ``client_config``. Warns of arguments that 1.x had deprecated already."""
    for name, instead in (("client_config", ""), ("channel", "; use `transport` instead")):
        if name in given:
            import warnings

            message = f"The `{name}` argument is deprecated{instead}."
            warnings.warn(message, PendingDeprecationWarning, stacklevel=3)
    if "client_config" not in given:
        return None
    from ._compat.legacy import defaults_of

    return defaults_of(given["client_config"], version)


def credentials_of_options(options: ClientOptions) -> Any:
    """The credentials that are given by an API key or a file."""
    from ._credentials import SCOPES, replacement
    from .auth import Credentials

    if options.api_key:
        return Credentials.from_api_key(options.api_key)
    load = replacement("google.auth", "load_credentials_from_file")
    if load is not None:
        return load(
            options.credentials_file,
            scopes=options.scopes,
            default_scopes=SCOPES,
            quota_project_id=options.quota_project_id,
        )[0]
    return Credentials.from_file(options.credentials_file or "")


def _scoped(credentials: Any, scopes: list[str]) -> Any:
    """Credentials with these scopes; the application default credentials where there are none, but on an emulator."""
    from .auth import Credentials

    if credentials is None:
        from ._credentials import replacement

        on_emulator = any(os.environ.get(name) for name in EMULATOR_VARIABLES)
        is_replaced = replacement("google.auth", "default") is not None
        return None if on_emulator or is_replaced else Credentials.application_default().with_scopes(scopes)
    return credentials.with_scopes(scopes) if hasattr(credentials, "with_scopes") else credentials


def mtls_endpoint_and_cert_source(cls: type[Any], client_options: Any) -> tuple[str, Any]:
    """The endpoint and the certificate source by https://google.aip.dev/auth/4114."""
    options = options_of(client_options)
    use_certificate = os.environ.get("GOOGLE_API_USE_CLIENT_CERTIFICATE", "false").lower()
    if use_certificate not in ("true", "false"):
        raise ValueError("Environment variable `GOOGLE_API_USE_CLIENT_CERTIFICATE` must be either `true` or `false`")
    use_mtls = os.environ.get("GOOGLE_API_USE_MTLS_ENDPOINT", "auto").lower()
    if use_mtls not in ("auto", "never", "always"):
        raise _mutual_tls_error(
            "Environment variable `GOOGLE_API_USE_MTLS_ENDPOINT` must be `never`, `auto` or `always`"
        )
    certificate: Callable[[], tuple[bytes, bytes]] | None = None
    if use_certificate == "true":
        certificate = options.client_cert_source
    if options.api_endpoint is not None:
        return options.api_endpoint, certificate
    if use_mtls == "always" or (use_mtls == "auto" and certificate is not None):
        return cls.DEFAULT_MTLS_ENDPOINT, certificate
    return cls.DEFAULT_ENDPOINT, certificate


def _mutual_tls_error(message: str) -> Exception:
    """google-auth's MutualTLSChannelError where it is installed, so that existing code catches it."""
    try:
        from google.auth.exceptions import MutualTLSChannelError
    except ImportError:
        return ValueError(message)
    error: Exception = MutualTLSChannelError(message)
    return error
