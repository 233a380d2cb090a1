"""The base of the API's enums."""

from __future__ import annotations

import enum


class Enum(enum.IntEnum):
    """An IntEnum that compares with numbers and with its own members alone, as proto-plus's do."""

    __hash__ = int.__hash__

    def __eq__(self, other: object) -> bool:
        return int.__eq__(self, other) if self._is_comparable(other) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return int.__ne__(self, other) if self._is_comparable(other) else NotImplemented

    def __lt__(self, other: int) -> bool:
        return int.__lt__(self, other) if self._is_comparable(other) else NotImplemented

    def __le__(self, other: int) -> bool:
        return int.__le__(self, other) if self._is_comparable(other) else NotImplemented

    def __gt__(self, other: int) -> bool:
        return int.__gt__(self, other) if self._is_comparable(other) else NotImplemented

    def __ge__(self, other: int) -> bool:
        return int.__ge__(self, other) if self._is_comparable(other) else NotImplemented

    def _is_comparable(self, other: object) -> bool:
        return type(other) in (type(self), int)
