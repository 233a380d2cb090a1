"""The datetime that timestamps read as: it keeps nanoseconds."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, SupportsIndex

if TYPE_CHECKING:
    from typing_extensions import Self

_RFC3339 = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?Z")
_SECONDS = "%Y-%m-%dT%H:%M:%S"


if TYPE_CHECKING:
    _Datetime = datetime.datetime
else:
    # Python's own class, also inside of freezegun's freeze_time, which replaces the name: this class outlives that.
    _Datetime = next(base for base in datetime.datetime.__mro__ if base.__module__ == "datetime")


class DatetimeWithNanoseconds(_Datetime):
    """A datetime with nanoseconds, as google-cloud-tasks gives it, and with the methods of protobuf's Timestamp.

    ``nanosecond`` can only be given by keyword, in place of ``microsecond``.
    """

    __slots__ = ("_nanosecond",)
    _nanosecond: int

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        nanosecond = kwargs.pop("nanosecond", 0)
        if nanosecond:
            if "microsecond" in kwargs:
                raise TypeError("Specify only one of 'microsecond' or 'nanosecond'")
            kwargs["microsecond"] = nanosecond // 1000
        made = super().__new__(cls, *args, **kwargs)
        made._nanosecond = nanosecond
        return made

    def replace(self, *args: Any, **kwargs: Any) -> Self:
        """The same time except for what is given. Of ``nanosecond`` and ``microsecond`` only one can be."""
        nanosecond = kwargs.pop("nanosecond", None)
        if nanosecond is not None:
            if "microsecond" in kwargs:
                raise TypeError("Specify only one of 'microsecond' or 'nanosecond'")
            kwargs["microsecond"] = nanosecond // 1000
        elif "microsecond" not in kwargs and len(args) < 7:
            nanosecond = self.nanosecond
        made = super().replace(*args, **kwargs)
        made._nanosecond = made.microsecond * 1000 if nanosecond is None else nanosecond
        return made

    @property
    def nanosecond(self) -> int:
        """Nanoseconds of the second."""
        return self._nanosecond or self.microsecond * 1000

    @property
    def seconds(self) -> int:
        """Whole seconds since 1970-01-01T00:00:00Z; a naive time counts as UTC."""
        aware = self if self.tzinfo is not None else self.replace(tzinfo=datetime.timezone.utc)
        since = aware - EPOCH
        return since.days * 86400 + since.seconds

    @property
    def nanos(self) -> int:
        """Nanoseconds of the second, by protobuf's name."""
        return self.nanosecond

    def rfc3339(self) -> str:
        """RFC 3339 text, such as ``2026-01-02T03:04:05.25Z``."""
        if self._nanosecond == 0:
            return self.strftime(_SECONDS + ".%fZ")
        return f"{self.strftime(_SECONDS)}.{self._nanosecond:09d}".rstrip("0") + "Z"

    @classmethod
    def from_rfc3339(cls, stamp: str) -> Self:
        """The time that RFC 3339 text with ``Z`` tells."""
        found = _RFC3339.match(stamp)
        if found is None:
            raise ValueError(f"Timestamp: {stamp}, does not match pattern: {_RFC3339.pattern}")
        seconds, fraction = found.groups()
        time = _Datetime.strptime(seconds, _SECONDS)
        nanosecond = int((fraction or "").ljust(9, "0"))
        return cls(*time.timetuple()[:6], nanosecond=nanosecond, tzinfo=datetime.timezone.utc)

    def timestamp_pb(self) -> Any:
        """A protobuf Timestamp; the protobuf package must be installed."""
        from cloudtasks._compat.protobuf import timestamp

        return timestamp(self.seconds, self.nanos)

    @classmethod
    def from_timestamp_pb(cls, stamp: Any) -> Self:
        """The time that a protobuf Timestamp holds."""
        time = EPOCH + datetime.timedelta(seconds=stamp.seconds)
        return cls(*time.timetuple()[:6], nanosecond=stamp.nanos, tzinfo=datetime.timezone.utc)

    def ToDatetime(self, tzinfo: datetime.tzinfo | None = None) -> datetime.datetime:
        """A plain datetime: naive and in UTC, or in the given time zone."""
        aware = self if self.tzinfo is not None else self.replace(tzinfo=datetime.timezone.utc)
        local = aware.astimezone(tzinfo or datetime.timezone.utc)
        return datetime.datetime.combine(local.date(), local.time(), tzinfo)

    def ToJsonString(self) -> str:
        """RFC 3339 text with as many digits as protobuf's JSON form gives it."""
        fraction = f"{self.nanosecond:09d}"
        while fraction.endswith("000"):
            fraction = fraction[:-3]
        return self.strftime(_SECONDS) + (f".{fraction}" if fraction else "") + "Z"

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        reduced = super().__reduce_ex__(protocol)
        return (_restore, (*reduced[:2], self._nanosecond))


def _restore(make: Any, arguments: tuple[Any, ...], nanosecond: int) -> DatetimeWithNanoseconds:
    made: DatetimeWithNanoseconds = make(*arguments)
    made._nanosecond = nanosecond
    return made


EPOCH = DatetimeWithNanoseconds(1970, 1, 1, tzinfo=datetime.timezone.utc)
