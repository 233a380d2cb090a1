"""The marks by which Python tells a coroutine function that is no function."""

from __future__ import annotations

import asyncio.coroutines
import inspect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _mark_of_inspect() -> Any:
    """None before Python 3.12, which has none."""
    mark = getattr(inspect, "markcoroutinefunction", None)
    return mark and mark(lambda: None)._is_coroutine_marker


of_inspect = _mark_of_inspect()
of_asyncio = getattr(asyncio.coroutines, "_is_coroutine", None)
