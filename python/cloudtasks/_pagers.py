"""Lists that fetch their pages as they are read, and their pages."""

from __future__ import annotations

from .retry import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from typing import Any

    from typing_extensions import Self


class Page:
    """One page of a list: the response, as in 2.x, and as in 1.x an iterator over its items that knows what is left.

    The class of a page derives from this one and from the response's.
    """

    _items: str
    """The repeated field of the response."""
    _iterator: Iterator[Any] | None = None
    _read = 0

    @property
    def num_items(self) -> int:
        """How many items the page has."""
        return len(getattr(self, self._items))

    @property
    def remaining(self) -> int:
        """How many of them have not been read yet."""
        return self.num_items - self._read

    @property
    def raw_page(self) -> Self:
        """The response that the page came in."""
        return self

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        if self._iterator is None:
            self._iterator = iter(getattr(self, self._items))
        item = next(self._iterator)
        self._read += 1
        return item

    def __reduce__(self) -> Any:
        response: Any = type(self).__bases__[1]
        return response(self).__reduce__()


_page_classes: dict[type[Any], type[Any]] = {}


def page_of(response: Any, items: str) -> Any:
    """The page that came in a response whose items are in this field."""
    kind = type(response)
    if kind not in _page_classes:
        names = {"__module__": kind.__module__, "_items": items}
        _page_classes.setdefault(kind, type(kind.__name__, (Page, kind), names))
    return _page_classes[kind](response)


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
        self._used = request.page_token
        self._options = {"retry": retry, "timeout": timeout, "metadata": metadata}

    @property
    def _metadata(self) -> Any:
        """The further headers of each call, with the one that routes it."""
        from ._compat.stubs import routing

        bound: Any = self._method
        return (*(self._options["metadata"] or ()), *routing(bound.__self__.routing_field, self._request))

    @property
    def _retry(self) -> Any:
        """When a failed call is made again."""
        return self._options["retry"]

    @property
    def _timeout(self) -> Any:
        """The seconds that each call has."""
        return self._options["timeout"]

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
        if token == self._used:
            from .exceptions import from_status

            message = "the service returned the page token that was just used, so the list would not end"
            raise from_status("UNKNOWN", 200, message)
        self._request.page_token = token
        return self._method(self._request, **self._options)


class Pager(_Paging):
    """The items of all pages, or with ``pages`` the pages. Attributes are those of the page read last.

    Each page after the first is fetched when it is reached. ``next_page_token`` is where a later call can go on.
    """

    @property
    def pages(self) -> Iterator[Any]:
        """The responses, one a page; see :class:`Page`."""
        for response in self._responses():
            yield page_of(response, self._items)

    def __iter__(self) -> Iterator[Any]:
        for response in self._responses():
            yield from getattr(response, self._items)

    def _responses(self) -> Iterator[Any]:
        yield self._response
        while (response := self._next()) is not None:
            self._response, self._used = response, self._request.page_token
            yield response


class AsyncPager(_Paging):
    """:class:`Pager` for ``async for``."""

    @property
    async def pages(self) -> AsyncIterator[Any]:
        """The responses, one a page; see :class:`Page`."""
        async for response in self._responses():
            yield page_of(response, self._items)

    async def __aiter__(self) -> AsyncIterator[Any]:
        async for response in self._responses():
            for item in getattr(response, self._items):
                yield item

    async def _responses(self) -> AsyncIterator[Any]:
        yield self._response
        while True:
            call: Awaitable[Any] | None = self._next()
            if call is None:
                return
            self._response, self._used = await call, self._request.page_token
            yield self._response


_classes: dict[tuple[str, str, bool], type[_Paging]] = {}


def pager_class(version: str, method: str, items: str, is_async: bool) -> type[Any]:
    """The pager of a method, such as ListTasksPager."""
    key = (version, method, is_async)
    if key not in _classes:
        kind = "AsyncPager" if is_async else "Pager"
        name = "".join(word.capitalize() for word in method.split("_")) + kind
        names = {"__module__": f"cloudtasks.tasks_{version}.services.cloud_tasks.pagers", "_items": items}
        _classes.setdefault(key, type(name, (AsyncPager if is_async else Pager,), names))
    return _classes[key]


def pager(
    bound: Any, facts: tuple[str, str, str, bool], request: Any, response: Any, retry: Any, timeout: Any, metadata: Any
) -> Any:
    """The pager of a list method, which fetches further pages with the options of the first call."""
    given = {"retry": retry, "timeout": timeout, "metadata": metadata}
    return pager_class(*facts)(bound.response, request, response, **given)
