"""What ``importlib.metadata`` is told of a distribution that this package stands in for."""

from __future__ import annotations

import os
from importlib.metadata import Distribution
from pathlib import Path


class StandIn(Distribution):
    """A distribution with a name and a version, and no files."""

    def __init__(self, name: str, version: str) -> None:
        self._stated = {"METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"}

    def read_text(self, filename: str | os.PathLike[str]) -> str | None:
        return self._stated.get(os.fspath(filename))

    def locate_file(self, path: str | os.PathLike[str]) -> Path:
        return Path(path)
