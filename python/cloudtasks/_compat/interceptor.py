"""Hooks around the calls of a client whose REST transport has an interceptor."""

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


def intercept(client: Any, interceptor: Any, version: str) -> None:
    """Puts the hooks around the methods of a blocking client."""
    from .._native import method_names

    for name in method_names(version):
        setattr(client, name, Intercepted(getattr(client, name), interceptor))


class Intercepted:
    """A method of one client with the hooks of an interceptor around it."""

    def __init__(self, method: Any, interceptor: Any) -> None:
        self._method = method
        self._interceptor = interceptor
        self.__name__: str = method.__name__
        self.__doc__ = method.__doc__
        self.__signature__ = method.__signature__

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        request, retry, timeout, metadata = self._method.arguments(*arguments, **keywords)
        response = self.response(request, retry=retry, timeout=timeout, metadata=metadata)
        return self._method.present(request, response, retry, timeout, metadata)

    def response(self, request: Any, *, metadata: Any = (), **options: Any) -> Any:
        """The bare response."""
        name = self.__name__
        request, metadata = getattr(self._interceptor, f"pre_{name}")(request, metadata)
        response = self._method.response(request, metadata=metadata, **options)
        response = getattr(self._interceptor, f"post_{name}")(response)
        with_metadata = getattr(self._interceptor, f"post_{name}_with_metadata", None)
        return response if with_metadata is None else with_metadata(response, metadata)[0]
