"""Marks for tests that need what not every system has; each says why it skips."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import signal
import sys
import sysconfig
from pathlib import Path

import pytest

fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list descriptors in /proc")
posix_signals = pytest.mark.skipif(
    not hasattr(signal, "pthread_kill"), reason="this system cannot send a signal to a thread or to the own process"
)
resource_limits = pytest.mark.skipif(
    importlib.util.find_spec("resource") is None, reason="this system has no limits of resources for a process"
)
free_threading = pytest.mark.skipif(
    not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this Python always has a GIL"
)


def _under_wine() -> bool:
    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


ctrl_break = pytest.mark.skipif(_under_wine(), reason="Wine without a console delivers no Ctrl-Break")
