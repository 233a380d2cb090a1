"""Calls whose retry or timeout objects drive the attempts: a blocking or awaited call for each."""

from __future__ import annotations

import time

from ._native import abort
from .retry import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def run(bound: Any, request: Any, retry: Any, timeout: Any, metadata: Any, present: bool) -> Any:
    """A blocking call with a retry or timeout object, as ``gapic_v1.method`` puts them together."""
    once = drives(retry) or retry is None

    def attempt(timeout: Any = DEFAULT) -> Any:
        return bound.attempt(request, once, timeout, metadata)

    try:
        response = _decorated(attempt, retry, timeout)()
    except _OutOfTime as out_of_time:
        raise out_of_time.error from out_of_time.error.__cause__
    return bound.present(request, response, retry, timeout, metadata) if present else response


async def run_async(bound: Any, request: Any, retry: Any, timeout: Any, metadata: Any, present: bool) -> Any:
    """:func:`run` for the async client."""
    once = drives(retry) or retry is None

    async def attempt(timeout: Any = DEFAULT) -> Any:
        future = bound.attempt(request, once, timeout, metadata)
        try:
            return await future
        except BaseException:
            abort(future)
            raise

    try:
        response = await _decorated(attempt, retry, timeout)()
    except _OutOfTime as out_of_time:
        raise out_of_time.error from out_of_time.error.__cause__
    return bound.present(request, response, retry, timeout, metadata) if present else response


def drives(option: Any) -> bool:
    """Whether an option is an object that wraps the attempt."""
    return callable(option)


def _decorated(attempt: Callable[..., Any], retry: Any, timeout: Any) -> Callable[[], Any]:
    if drives(timeout):
        attempt = timeout(attempt)
    elif isinstance(timeout, (int, float)):
        attempt = _within(attempt, timeout)
        retry = _no_longer_than(retry, timeout)
    elif timeout is None:
        unlimited = attempt

        def attempt() -> Any:
            return unlimited(timeout=None)

    return retry(attempt) if drives(retry) else attempt


def _no_longer_than(retry: Any, seconds: float) -> Any:
    """The retry object, so that it begins no wait which would pass the timeout of the call.

    ``google.api_core`` calls the limit ``deadline`` in version 1.
    """
    shorten = getattr(retry, "with_timeout", None) or getattr(retry, "with_deadline", None)
    if shorten is None:
        return retry
    own = getattr(retry, "_timeout", getattr(retry, "_deadline", None))
    return retry if own is not None and own <= seconds else shorten(seconds)


class _OutOfTime(BaseException):
    """Ends a retry loop whose timeout has passed, whatever its predicate says."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _within(attempt: Callable[..., Any], seconds: float) -> Callable[[], Any]:
    """Bounds all attempts together: each gets the time that is left."""
    ends = time.monotonic() + seconds
    first = True

    def bounded() -> Any:
        nonlocal first
        left = ends - time.monotonic()
        if left <= 0 and not first:
            from .exceptions import from_status

            message = f"the timeout of {seconds}s passed between two attempts"
            raise _OutOfTime(from_status("DEADLINE_EXCEEDED", None, message))
        first = False
        return attempt(timeout=max(left, 0.0))

    return bounded
