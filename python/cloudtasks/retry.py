"""Retry policies: when a failed call is made again.

Each method has a default (see its documentation). ``retry=None`` turns retries off; a :class:`Retry` replaces the
default. Objects of ``google.api_core.retry`` are accepted, too, and mean the same as there.

    from cloudtasks.retry import Retry, if_exception_type
    client.create_task(request, retry=Retry(if_exception_type(ServiceUnavailable), initial=0.2, timeout=30))
"""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from typing import Any

    from typing_extensions import Self


class _Default:
    """The value of an argument that was not given: the default of the method applies."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<the method's default>"

    def __reduce__(self) -> str:
        return "DEFAULT"


DEFAULT = _Default()


def if_exception_type(*exception_types: type[BaseException]) -> Callable[[BaseException], bool]:
    """Returns a predicate: whether an error is of one of these types."""

    def matches(error: BaseException) -> bool:
        return isinstance(error, exception_types)

    return matches


def if_transient_error(error: BaseException) -> bool:
    """A predicate: the service failed (500), is overloaded (429) or cannot be reached (503)."""
    from . import exceptions

    return isinstance(
        error, (exceptions.InternalServerError, exceptions.TooManyRequests, exceptions.ServiceUnavailable)
    )


class _Backoff:
    """What :class:`Retry` and :class:`AsyncRetry` share: the settings, and the decision after a failed attempt."""

    def __init__(
        self,
        predicate: Callable[[BaseException], bool] = if_transient_error,
        initial: float = 1.0,
        maximum: float = 60.0,
        multiplier: float = 2.0,
        timeout: float | None = 120.0,
        on_error: Callable[[BaseException], Any] | None = None,
        **aliases: float | None,
    ) -> None:
        unknown = set(aliases) - {"deadline"}
        if unknown:
            raise TypeError(f"{type(self).__name__}() has no argument {min(unknown)!r}")
        for name, value in (("initial", initial), ("maximum", maximum), ("multiplier", multiplier)):
            if not value >= 0:
                raise ValueError(f"{name}: expected a number that is not negative, got {value!r}")
        self._predicate = predicate
        self._initial = initial
        self._maximum = maximum
        self._multiplier = multiplier
        self._timeout = aliases.get("deadline", timeout)
        self._on_error = on_error

    @property
    def timeout(self) -> float | None:
        """How many seconds after the first attempt a call is retried; None for no limit."""
        return self._timeout

    deadline = timeout

    def with_timeout(self, timeout: float | None) -> Self:
        """A copy with another timeout."""
        return self._with(timeout=timeout)

    with_deadline = with_timeout

    def with_predicate(self, predicate: Callable[[BaseException], bool]) -> Self:
        """A copy with another predicate."""
        return self._with(predicate=predicate)

    def with_delay(
        self, initial: float | None = None, maximum: float | None = None, multiplier: float | None = None
    ) -> Self:
        """A copy with other delays, in seconds; a value of None stays as it is."""
        given = {"initial": initial, "maximum": maximum, "multiplier": multiplier}
        return self._with(**{name: value for name, value in given.items() if value is not None})

    def _with(self, **changes: Any) -> Self:
        settings = {
            name: getattr(self, f"_{name}")
            for name in ("predicate", "initial", "maximum", "multiplier", "timeout", "on_error")
        }
        return type(self)(**{**settings, **changes})

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__} initial={self._initial:.1f} maximum={self._maximum:.1f} "
            f"multiplier={self._multiplier:.1f} timeout={self._timeout}>"
        )

    def _delays(self) -> Iterator[float]:
        import random

        delay = min(self._initial, self._maximum)
        while True:
            yield random.uniform(0.0, delay)
            delay = min(delay * self._multiplier, self._maximum)

    def _delay_after(self, error: Exception, delays: Iterator[float], ends: float | None, on_error: Any) -> float:
        """The seconds to wait after this error. Raises it, or a RetryError, if no attempt follows."""
        if not self._predicate(error):
            raise error
        on_error = on_error or self._on_error
        if on_error is not None:
            on_error(error)
        delay = next(delays)
        if ends is not None and time.monotonic() + delay > ends:
            from . import exceptions

            raise exceptions.retry_error(f"Timeout of {self._timeout:.1f}s exceeded", error) from error
        return delay

    def _ends(self) -> float | None:
        return None if self._timeout is None else time.monotonic() + self._timeout


class Retry(_Backoff):
    """Retries a call after an error that ``predicate`` accepts.

    The delay is random between 0 and a bound that starts at ``initial`` seconds and grows by ``multiplier`` up to
    ``maximum`` seconds. RetryError is raised if the next attempt would start more than ``timeout`` seconds after the
    first. ``on_error`` is called with each accepted error.
    """

    def __call__(self, function: Callable[..., Any], on_error: Any = None) -> Callable[..., Any]:
        def retried(*arguments: Any, **keywords: Any) -> Any:
            delays, ends = self._delays(), self._ends()
            while True:
                try:
                    return function(*arguments, **keywords)
                except Exception as error:
                    delay = self._delay_after(error, delays, ends, on_error)
                time.sleep(delay)

        return retried


class AsyncRetry(_Backoff):
    """:class:`Retry` for the async client."""

    def __call__(self, function: Callable[..., Awaitable[Any]], on_error: Any = None) -> Callable[..., Awaitable[Any]]:
        async def retried(*arguments: Any, **keywords: Any) -> Any:
            import asyncio

            delays, ends = self._delays(), self._ends()
            while True:
                try:
                    return await function(*arguments, **keywords)
                except Exception as error:
                    delay = self._delay_after(error, delays, ends, on_error)
                await asyncio.sleep(delay)

        return retried
