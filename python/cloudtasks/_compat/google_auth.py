"""Credentials objects of google-auth, used for the tokens that they give.

Nothing here imports google-auth: an object of its is at hand, so that its modules are loaded already.
"""

from __future__ import annotations

from .._credentials import is_mock
from .._loaded import loaded
from .._native import SCOPE_CLOUD_PLATFORM, Credentials

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_SCOPES = [SCOPE_CLOUD_PLATFORM]


def adopt(credentials: Any) -> Credentials:
    """Our form of a credentials object. A separate thread fetches its tokens, never an event loop."""
    if type(credentials).__module__ == "google.auth.api_key":
        return Credentials.from_api_key(credentials.token)
    if is_mock(credentials) and not isinstance(getattr(credentials, "token", None), str):
        return Credentials.anonymous()
    ours = Credentials.from_token_function(_Tokens(credentials))
    project = getattr(credentials, "quota_project_id", None)
    return ours.with_quota_project(project) if project and isinstance(project, str) else ours


class _Tokens:
    """The function that gives the tokens of a google-auth object."""

    def __init__(self, credentials: Any) -> None:
        with_scopes = loaded("google.auth.credentials", "with_scopes_if_required")
        if with_scopes is not None:
            credentials = with_scopes(credentials, None, default_scopes=_SCOPES)
        if hasattr(credentials, "with_always_use_jwt_access"):
            credentials = credentials.with_always_use_jwt_access(True)
        self._credentials = credentials
        self._given: str | None = None

    def __call__(self) -> tuple[str, float | None]:
        credentials = self._credentials
        # To be asked again for a token that is still valid means that the service has refused it.
        if not credentials.valid or credentials.token == self._given:
            credentials.refresh(_request)
        self._given = credentials.token
        return credentials.token, _life(credentials)


def _life(credentials: Any) -> float | None:
    """For how many seconds the token is good; None where it is not known."""
    from datetime import datetime, timezone

    expiry = getattr(credentials, "expiry", None)
    if not isinstance(expiry, datetime):
        return None
    if expiry.tzinfo is None:
        expiry = expiry.replace(tzinfo=timezone.utc)
    return max(0.0, (expiry - datetime.now(timezone.utc)).total_seconds())


class _Response:
    """What google-auth wants of the answer of a token endpoint."""

    def __init__(self, status: int, headers: Any, data: bytes) -> None:
        self.status, self.headers, self.data = status, headers, data


def _request(
    url: str,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    timeout: float = 120,
    **_unused: Any,
) -> _Response:
    """The transport that google-auth fetches tokens with, from the standard library: it needs no other package."""
    import urllib.error
    import urllib.request

    request = urllib.request.Request(url, data=body, headers=dict(headers or {}), method=method)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return _Response(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return _Response(error.code, error.headers, error.read())
    except (urllib.error.URLError, OSError) as error:
        from google.auth.exceptions import TransportError

        raise TransportError(error) from error
