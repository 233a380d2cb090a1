"""The hooks of the interceptor of a REST transport. :class:`cloudtasks._compat.stubs.Stub` calls them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_UNSEEN = frozenset({"get_location", "list_locations", "get_operation"})
"""Methods whose responses are shown without metadata alone."""


def add_hooks(interceptor: type[Any], version: str) -> None:
    """Gives an interceptor class the hooks of each method: they change nothing."""
    from .._native import method_names

    for name in method_names(version):
        setattr(interceptor, f"pre_{name}", _before)
        setattr(interceptor, f"post_{name}", _after)
        if name not in _UNSEEN:
            setattr(interceptor, f"post_{name}_with_metadata", _after_with_metadata)


def _before(self: Any, request: Any, metadata: Any) -> tuple[Any, Any]:
    """Sees a request and the headers that go with it; returns both."""
    return request, metadata


def _after(self: Any, response: Any) -> Any:
    """Sees a response; returns it."""
    return response


def _after_with_metadata(self: Any, response: Any, metadata: Any) -> tuple[Any, Any]:
    """Sees a response and the headers of its request; returns both."""
    return response, metadata
