"""The call forms of google-cloud-tasks 1.x: positional arguments, lists that fetch when read, client_config."""

from __future__ import annotations

import time

from .._pagers import page_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

_UNDERSCORED = frozenset({"filter", "options"})
_CALL_OPTIONS = ("retry", "timeout", "metadata")
CONSTRUCTOR = ("transport", "channel", "credentials", "client_config", "client_info", "client_options")


def parameters(fields: Sequence[tuple[str, bool]]) -> dict[str, str]:
    """The parameters of a 1.x method in their order, each with the request field that it sets."""
    names = (field.removesuffix("_") for field, _ in fields)
    return {f"{name}_" if name in _UNDERSCORED else name: name for name in names}


def keywords_of(
    method: str, fields: Sequence[tuple[str, bool]], positional: Sequence[Any], keywords: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The keywords that say what a positional call says, such as ``create_task(parent, task)``.

    ``fields`` are those that 1.x takes by position, each with whether it is required.
    """
    fields_by_name = parameters(fields)
    given = _bind(method, (*fields_by_name, *_CALL_OPTIONS), positional, keywords or {})
    for name, (_, is_required) in zip(fields_by_name, fields, strict=True):
        if is_required and name not in given:
            raise TypeError(f"{method}() needs the argument {name!r}")
    return given


def constructor_keywords(client: str, positional: Sequence[Any], keywords: Mapping[str, Any]) -> dict[str, Any]:
    """The keywords of a client whose arguments were given by position."""
    return _bind(client, CONSTRUCTOR, positional, keywords)


def _bind(
    function: str, names: Sequence[str], positional: Sequence[Any], keywords: Mapping[str, Any]
) -> dict[str, Any]:
    if len(positional) > len(names):
        raise TypeError(f"{function}() takes at most {len(names)} arguments by position, got {len(positional)}")
    given = dict(zip(names, positional))  # noqa: B905 (fewer may be given)
    for name, value in keywords.items():
        if name in given:
            raise TypeError(f"{function}() got multiple values for argument {name!r}")
        given[name] = value
    return given


class PageIterator:
    """What list methods return to a 1.x call. Nothing is fetched before it is read; it can be read once."""

    max_results = None
    client = None

    def __init__(self, fetch: Callable[..., Any], keywords: Mapping[str, Any], items: str) -> None:
        self._fetch = fetch
        self._keywords = dict(keywords)
        self._items = items
        self._started = False
        self._active: Iterator[Any] | None = None
        self.page_number = 0
        """How many pages have been fetched."""
        self.num_results = 0
        """How many items have been read."""
        self.next_page_token: str | None = None
        """Where the next page starts; None after the last."""

    @property
    def pages(self) -> Iterator[Any]:
        """The pages, each fetched when it is reached; see :class:`cloudtasks._pagers.Page`."""
        self._start()
        return self._counted_pages()

    def __iter__(self) -> Iterator[Any]:
        self._start()
        return self._counted_items()

    def __next__(self) -> Any:
        if self._active is None:
            self._active = iter(self)
        return next(self._active)

    def _start(self) -> None:
        if self._started:
            raise ValueError("Iterator has already started", self)
        self._started = True

    def _counted_pages(self) -> Iterator[Any]:
        for response in self._responses():
            page = page_of(response, self._items)
            self.num_results += page.num_items
            yield page

    def _counted_items(self) -> Iterator[Any]:
        for response in self._responses():
            for item in getattr(response, self._items):
                self.num_results += 1
                yield item

    def _responses(self) -> Iterator[Any]:
        while self.page_number == 0 or self.next_page_token:
            response = self._fetch(**self._keywords, page_token=self.next_page_token)
            self.page_number += 1
            self.next_page_token = response.next_page_token or None
            yield response


def defaults_of(client_config: Mapping[str, Any], version: str) -> dict[str, tuple[Any, Any]]:
    """Retry and timeout of each method, from the ``client_config`` of a 1.x client."""
    interface = client_config["interfaces"][f"google.cloud.tasks.{version}.CloudTasks"]
    return {_snake_case(name): _retry_and_timeout(interface, method) for name, method in interface["methods"].items()}


def _retry_and_timeout(interface: Mapping[str, Any], method: Mapping[str, Any]) -> tuple[Any, Any]:
    if method.get("retry_params_name") is None:
        return None, method["timeout_millis"] / 1000
    from .. import exceptions
    from ..retry import Retry, if_exception_type

    settings = interface["retry_params"][method["retry_params_name"]]
    codes = interface["retry_codes"][method["retry_codes_name"]]
    total = settings["total_timeout_millis"] / 1000
    retry = Retry(
        if_exception_type(*map(exceptions.class_of_status, codes)),
        initial=settings["initial_retry_delay_millis"] / 1000,
        maximum=settings["max_retry_delay_millis"] / 1000,
        multiplier=settings["retry_delay_multiplier"],
        timeout=total,
    )
    timeout = GrowingTimeout(
        initial=settings["initial_rpc_timeout_millis"] / 1000,
        maximum=settings["max_rpc_timeout_millis"] / 1000,
        multiplier=settings["rpc_timeout_multiplier"],
        total=total,
    )
    return retry if codes else None, timeout


class GrowingTimeout:
    """Gives each attempt more time than the one before, and all of them together a total. All are seconds."""

    def __init__(self, initial: float, maximum: float, multiplier: float, total: float) -> None:
        self.initial, self.maximum, self.multiplier, self.total = initial, maximum, multiplier, total

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        ends = time.monotonic() + self.total
        grown = self.initial

        def timed(*arguments: Any, **keywords: Any) -> Any:
            nonlocal grown
            timeout = max(0.0, min(grown, self.maximum, ends - time.monotonic()))
            grown *= self.multiplier
            return function(*arguments, **{**keywords, "timeout": timeout})

        return timed


def _snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
