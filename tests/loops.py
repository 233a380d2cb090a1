"""Event loops for tests: asyncio.Runner also on Python 3.10, and the loops that clients are tried on."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from typing import Any

import pytest


class _OldRunner:
    """asyncio.Runner for Python 3.10."""

    def __init__(self, *, loop_factory: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop) -> None:
        self._factory = loop_factory

    def __enter__(self) -> _OldRunner:
        self._loop = self._factory()
        return self

    def __exit__(self, *exception: object) -> None:
        self._loop.close()

    def get_loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    def run(self, main: Any) -> Any:
        return self._loop.run_until_complete(main)


Runner: Any = getattr(asyncio, "Runner", _OldRunner)


def uvloop() -> asyncio.AbstractEventLoop:
    """A loop of uvloop; without it the test is skipped."""
    try:
        import uvloop
    except ImportError:
        if os.environ.get("REQUIRE_ALL") == "1":
            raise
        pytest.skip("uvloop is not installed")
    loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    return loop


# On Windows the first is a Proactor, which cannot watch sockets.
LOOPS = [asyncio.new_event_loop, asyncio.SelectorEventLoop if sys.platform == "win32" else uvloop]
