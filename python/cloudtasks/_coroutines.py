"""The coroutine of an async call for its bare response."""

from __future__ import annotations

from ._native import abort

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


async def response(bound: Any, arguments: tuple[Any, ...], keywords: dict[str, Any] | None) -> Any:
    """Cancelling it cancels the request."""
    call = bound.submit(arguments, keywords)
    try:
        return await call
    except BaseException:
        abort(call)
        raise
