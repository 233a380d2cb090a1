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

    @classmethod
    def Name(cls, number: int) -> str:
        """The name of a value, as the enums of 1.x tell it; ValueError for a number without one."""
        return cls(number).name

    @classmethod
    def Value(cls, name: str) -> int:
        """The number of a name, as the enums of 1.x tell it; ValueError for a name that there is not."""
        if name not in cls.__members__:
            raise ValueError(f"Enum {cls.__name__} has no value defined for name {name!r}")
        return int(cls[name])

    @classmethod
    def keys(cls) -> list[str]:
        """The names of all values, as the enums of 1.x list them."""
        return list(cls.__members__)

    @classmethod
    def values(cls) -> list[int]:
        """The numbers of all values."""
        return [int(member) for member in cls]

    @classmethod
    def items(cls) -> list[tuple[str, int]]:
        """The pairs of both."""
        return list(zip(cls.keys(), cls.values(), strict=True))

    def _is_comparable(self, other: object) -> bool:
        return type(other) in (type(self), int)
