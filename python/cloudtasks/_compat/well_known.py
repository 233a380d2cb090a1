"""The methods that protobuf adds to some of its well-known types."""

from __future__ import annotations

import datetime
import json
import time
from typing import Any as Anything

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


class FieldMask:
    """Paths of fields."""

    __slots__ = ()

    def ToJsonString(self: Anything) -> str:
        """The paths in camelCase with commas between, as JSON writes them."""
        text: str = json.loads(type(self).to_json(self))
        return text

    def FromJsonString(self: Anything, value: str) -> None:
        """Takes the paths that :meth:`ToJsonString` gave."""
        self.CopyFrom(type(self).from_json(json.dumps(value)))


class Any:
    """Any message, with its type."""

    __slots__ = ()

    def Pack(
        self: Anything, msg: Anything, type_url_prefix: str = "type.googleapis.com/", deterministic: bool | None = None
    ) -> None:
        """Holds a message, ours or protobuf's, from now on. Ours are always in the same order of fields."""
        self.type_url = f"{type_url_prefix.rstrip('/')}/{msg.DESCRIPTOR.full_name}"
        self.value = msg.SerializeToString()

    def Unpack(self: Anything, msg: Anything) -> bool:
        """Fills a message with what this holds; False if that is of another type."""
        if not self.Is(msg.DESCRIPTOR):
            return False
        msg.ParseFromString(self.value)
        return True

    def TypeName(self: Anything) -> str:
        """The full name of the type of what this holds."""
        name: str = self.type_url.rpartition("/")[2]
        return name

    def Is(self: Anything, descriptor: Anything) -> bool:
        """Whether this holds a message of the type."""
        return "/" in self.type_url and self.TypeName() == descriptor.full_name


class Timestamp:
    """An instant, for code that makes one by hand. Fields take it and read as datetimes."""

    __slots__ = ()

    def GetCurrentTime(self: Anything) -> None:
        """Takes the time of now."""
        self.FromNanoseconds(time.time_ns())

    def FromDatetime(self: Anything, dt: datetime.datetime) -> None:
        """Takes a datetime; a naive one is in UTC."""
        aware = dt if dt.tzinfo is not None else dt.replace(tzinfo=datetime.timezone.utc)
        since = aware - _EPOCH
        self.seconds = since.days * 86400 + since.seconds
        self.nanos = since.microseconds * 1000

    def ToDatetime(self: Anything, tzinfo: datetime.tzinfo | None = None) -> datetime.datetime:
        """A datetime, cut to microseconds: naive and in UTC, or in the given time zone."""
        span = datetime.timedelta(seconds=self.seconds, microseconds=self.nanos // 1000)
        return (_EPOCH + span).astimezone(tzinfo) if tzinfo else (_EPOCH + span).replace(tzinfo=None)

    def FromSeconds(self: Anything, seconds: int) -> None:
        """Takes seconds since 1970."""
        self.seconds, self.nanos = seconds, 0

    def ToSeconds(self: Anything) -> int:
        """Whole seconds since 1970."""
        return int(self.seconds)

    def FromNanoseconds(self: Anything, nanos: int) -> None:
        """Takes nanoseconds since 1970."""
        self.seconds, self.nanos = divmod(nanos, 1_000_000_000)

    def ToNanoseconds(self: Anything) -> int:
        """Nanoseconds since 1970."""
        return int(self.seconds) * 1_000_000_000 + int(self.nanos)

    def FromJsonString(self: Anything, value: str) -> None:
        """Takes RFC 3339 text."""
        from ..datetime_helpers import DatetimeWithNanoseconds

        stamp = DatetimeWithNanoseconds.from_rfc3339(value)
        self.seconds, self.nanos = stamp.seconds, stamp.nanos

    def ToJsonString(self: Anything) -> str:
        """RFC 3339 text."""
        from ..datetime_helpers import DatetimeWithNanoseconds

        text: str = DatetimeWithNanoseconds.from_timestamp_pb(self).ToJsonString()
        return text


class Duration:
    """A span of time, for code that makes one by hand. Fields take it and read as timedeltas."""

    __slots__ = ()

    def FromTimedelta(self: Anything, td: datetime.timedelta) -> None:
        """Takes a timedelta."""
        self.FromNanoseconds((td.days * 86400 + td.seconds) * 1_000_000_000 + td.microseconds * 1000)

    def ToTimedelta(self: Anything) -> datetime.timedelta:
        """A timedelta, cut to microseconds."""
        return datetime.timedelta(seconds=self.seconds, microseconds=int(self.nanos / 1000))

    def FromSeconds(self: Anything, seconds: int) -> None:
        """Takes seconds."""
        self.seconds, self.nanos = seconds, 0

    def ToSeconds(self: Anything) -> int:
        """Whole seconds."""
        return int(self.seconds)

    def FromNanoseconds(self: Anything, nanos: int) -> None:
        """Takes nanoseconds. Seconds and the rest get the same sign."""
        sign = -1 if nanos < 0 else 1
        seconds, rest = divmod(abs(nanos), 1_000_000_000)
        self.seconds, self.nanos = sign * seconds, sign * rest

    def ToNanoseconds(self: Anything) -> int:
        """Nanoseconds."""
        return int(self.seconds) * 1_000_000_000 + int(self.nanos)

    def FromJsonString(self: Anything, value: str) -> None:
        """Takes seconds with an ``s`` after them."""
        self.CopyFrom(type(self).from_json(json.dumps(value)))

    def ToJsonString(self: Anything) -> str:
        """Seconds with an ``s`` after them."""
        text: str = json.loads(type(self).to_json(self))
        return text
