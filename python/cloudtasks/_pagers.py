"""Lists that fetch their pages as they are read."""

from __future__ import annotations

from .retry import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from typing import Any


class _Paging:
    """What both kinds share: the call that fetches a page, and the last page's attributes."""

    _items: str
    """The repeated field of the response."""

    def __init__(
        self,
        method: Callable[..., Any],
        request: Any,
        response: Any,
        *,
        retry: Any = DEFAULT,
        timeout: Any = DEFAULT,
        metadata: Any = (),
    ) -> None:
        self._method = method
        self._request = type(request)(request)
        self._response = response
        self._options = {"retry": retry, "timeout": timeout, "metadata": metadata}

    def __getattr__(self, name: str) -> Any:
        if name == "_response":  # not yet set: __init__ was not run, as by copy or pickle
            raise AttributeError(name)
        return getattr(self._response, name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}<{self._response!r}>"

    def _next(self) -> Any:
        """The call for the page after the last one, or None at the end."""
        token = self._response.next_page_token
        if not token:
            return None
        self._request.page_token = token
        return self._method(self._request, **self._options)


class Pager(_Paging):
    """The items of all pages, or with ``pages`` the pages. Attributes are those of the page read last.

    Each page after the first is fetched when it is reached. ``next_page_token`` is where a later call can go on.
    """

    @property
    def pages(self) -> Iterator[Any]:
        """The responses, one a page."""
        yield self._response
        while (response := self._next()) is not None:
            self._response = response
            yield response

    def __iter__(self) -> Iterator[Any]:
        for page in self.pages:
            yield from getattr(page, self._items)


class AsyncPager(_Paging):
    """:class:`Pager` for ``async for``."""

    @property
    async def pages(self) -> AsyncIterator[Any]:
        """The responses, one a page."""
        yield self._response
        while True:
            call: Awaitable[Any] | None = self._next()
            if call is None:
                return
            self._response = await call
            yield self._response

    async def __aiter__(self) -> AsyncIterator[Any]:
        async for page in self.pages:
            for item in getattr(page, self._items):
                yield item


_classes: dict[tuple[str, str, bool], type[_Paging]] = {}


def pager_class(version: str, method: str, items: str, is_async: bool) -> type[Any]:
    """The pager of a method, such as ListTasksPager."""
    key = (version, method, is_async)
    if key not in _classes:
        kind = "AsyncPager" if is_async else "Pager"
        name = "".join(word.capitalize() for word in method.split("_")) + kind
        names = {"__module__": f"cloudtasks.tasks_{version}.services.cloud_tasks.pagers", "_items": items}
        _classes[key] = type(name, (AsyncPager if is_async else Pager,), names)
    return _classes[key]
