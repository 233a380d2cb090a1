"""The coroutine of an async call."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


async def invoke(bound: Any, arguments: tuple[Any, ...], keywords: dict[str, Any] | None, present: bool) -> Any:
    """The coroutine of an async call. Cancelling it cancels the request."""
    future = bound.submit(arguments, keywords, present)
    try:
        return await future
    except BaseException:
        bound.abort(future)
        raise
