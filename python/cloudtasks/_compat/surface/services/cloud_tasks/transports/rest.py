"""The transport over REST."""

from __future__ import annotations

import dataclasses
from importlib import import_module

from cloudtasks._compat import session
from cloudtasks._compat.borrowed import borrow
from cloudtasks._compat.interceptor import add_hooks
from cloudtasks._compat.surface import version_of
from cloudtasks._native import SERVICE_HOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_base = import_module(".base", __package__)

__all__ = ("CloudTasksRestTransport",)

DEFAULT_CLIENT_INFO = _base.DEFAULT_CLIENT_INFO


class CloudTasksRestInterceptor:
    """Sees each request before it is sent and each response after, and may change them.

    Derive from it and override ``pre_create_task``, ``post_create_task`` and so on.
    """


add_hooks(CloudTasksRestInterceptor, version_of(__name__))


@dataclasses.dataclass
class CloudTasksRestStub:
    """What the methods of Google's REST transport derive from. Those of ours are not made of such parts."""

    _session: Any
    _host: str
    _interceptor: CloudTasksRestInterceptor


class CloudTasksRestTransport(_base.CloudTasksTransport):  # type: ignore[misc,name-defined]
    """Calls ``host``, which may hold a scheme and a port."""

    kind = "rest"

    def __init__(
        self,
        *,
        host: str = SERVICE_HOST,
        credentials: Any = None,
        credentials_file: str | None = None,
        scopes: Sequence[str] | None = None,
        client_cert_source_for_mtls: Callable[[], tuple[bytes, bytes]] | None = None,
        quota_project_id: str | None = None,
        client_info: Any = DEFAULT_CLIENT_INFO,
        always_use_jwt_access: bool | None = False,
        url_scheme: str = "https",
        interceptor: CloudTasksRestInterceptor | None = None,
        api_audience: str | None = None,
    ) -> None:
        super().__init__(
            host=host,
            credentials=credentials,
            credentials_file=credentials_file,
            scopes=scopes,
            quota_project_id=quota_project_id,
            client_certificate=client_cert_source_for_mtls,
            url_scheme=url_scheme,
            always_use_jwt_access=always_use_jwt_access,
            api_audience=api_audience,
        )
        self.interceptor = interceptor

    @property
    def _session(self) -> Any:
        """A ``requests`` session. Calls go by it once it has been asked for: its settings then have effect."""
        if "session" not in self.__dict__:
            self._session = session.make(self._credentials, self.DEFAULT_HOST)
        return self.session

    @_session.setter
    def _session(self, value: Any) -> None:
        self.session = value
        self.see_calls()

    @property
    def _interceptor(self) -> Any:
        """The interceptor, or one that changes nothing."""
        return self.interceptor or CloudTasksRestInterceptor()

    def uses_session(self) -> bool:
        """Whether calls go by the session."""
        return "session" in self.__dict__ or session.is_replaced()

    def close(self) -> Any:
        """Closes the connections. Later calls raise ValueError."""
        if "session" in self.__dict__:
            self.session.close()
        return super().close()

    @property
    def host(self) -> str:
        """The host with its scheme."""
        return f"{self._scheme}://{self._address}"


__getattr__ = borrow(
    __name__,
    {
        "google": "google",
        "AuthorizedSession": "google.auth.transport.requests:AuthorizedSession",
        "json_format": "google.protobuf.json_format",
        "rest_helpers": "google.api_core.rest_helpers",
        "operations_v1": "google.api_core.operations_v1",
    },
)
