"""Calls by a ``requests`` session, as Google's REST transport makes them.

They are made where somebody can tell: a test has replaced the session, or what a session does, or has asked for the
session of a transport. Otherwise the native client makes the calls itself. The request is made by the installed
google-api-core, so that what tests replace there has effect too.
"""

from __future__ import annotations

import sys
from importlib import import_module

from .. import _native
from .._loaded import loaded
from ..retry import DEFAULT
from .shared_types import give

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FUNCTIONS = {
    "google.auth.transport.requests": ("AuthorizedSession.request",),
    "requests.sessions": ("Session.request", "Session.send", "Session.get_adapter"),
    "requests.adapters": ("HTTPAdapter.send",),
}
"""What a call by a session runs through."""


def is_replaced() -> bool:
    """Whether a test has replaced what sessions do."""
    if "requests.sessions" not in sys.modules:
        return False
    for module, names in _FUNCTIONS.items():
        for name in names:
            function = loaded(module, name)
            if function is not None and getattr(function, "__module__", None) != module:
                return True
    return False


def make(credentials: Any, host: str) -> Any:
    """A session that puts the tokens of a transport's credentials on its requests."""
    from ..auth import AnonymousCredentials

    requests = import_module("google.auth.transport.requests")
    if isinstance(credentials, _native.Credentials):
        raise NotImplementedError("a requests session needs credentials of google-auth, not of cloudtasks.auth")
    if credentials is None:
        credentials, _ = import_module("google.auth").default(default_scopes=[_native.SCOPE_CLOUD_PLATFORM])
    elif isinstance(credentials, AnonymousCredentials):
        credentials = import_module("google.auth.credentials").AnonymousCredentials()
    return requests.AuthorizedSession(credentials, default_host=host)


class BySession:
    """Attempts that a session makes."""

    def __init__(self, bound: Any, transport: Any) -> None:
        self._bound = bound
        self._transport = transport

    def attempt(self, request: Any, once: bool, timeout: Any, metadata: Any) -> Any:
        """One attempt."""
        json_format = import_module("google.protobuf.json_format")
        pb = getattr(request, "_pb", request)
        transcoded = import_module("google.api_core.path_template").transcode(self._bound.http_rules, pb)
        body, query = transcoded.get("body"), transcoded.get("query_params")
        body = body and json_format.MessageToJson(body, use_integers_for_enums=True)
        parameters = json_format.MessageToDict(query, use_integers_for_enums=True) if query else {}
        parameters["$alt"] = "json;enum-encoding=int"
        flatten = import_module("google.api_core.rest_helpers").flatten_query_params
        response = getattr(self._transport._session, transcoded["method"])(
            f"{self._transport._host}{transcoded['uri']}",
            timeout=None if timeout is DEFAULT else timeout,
            headers={**dict(metadata or ()), "Content-Type": "application/json"},
            params=flatten(parameters, strict=True),
            data=body,
        )
        if response.status_code >= 400:
            raise _error(response)
        message_class = _native.message_class(self._bound.response_type)
        if self._bound.response_type == "google.protobuf.Empty":
            return message_class()
        answer = message_class.from_json(response.content, ignore_unknown_fields=True)
        is_shared = not self._bound.response_type.startswith("google.cloud.tasks.")
        return give(answer) if is_shared else answer


def _error(response: Any) -> Exception:
    """The error that a response means."""
    from ..exceptions import from_status

    try:
        said = response.json()["error"]
        return from_status(said.get("status"), response.status_code, said["message"], said.get("details", ()))
    except (ValueError, LookupError, TypeError):
        return from_status(None, response.status_code, str(response.text) or "unknown error")
