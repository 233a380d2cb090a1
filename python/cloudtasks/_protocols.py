"""What fields and arguments take of other packages, by what it can do: for type checkers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Protocol


class ProtobufMessage(Protocol):
    """A message of protobuf, such as ``google.iam.v1.policy_pb2.Policy``."""

    @property
    def DESCRIPTOR(self) -> Any: ...

    def SerializePartialToString(self) -> bytes: ...


class TimestampLike(Protocol):
    """A Timestamp of protobuf."""

    def ToDatetime(self) -> datetime.datetime: ...

    def ToNanoseconds(self) -> int: ...


class DurationLike(Protocol):
    """A Duration of protobuf."""

    def ToTimedelta(self) -> datetime.timedelta: ...

    def ToNanoseconds(self) -> int: ...


class FieldMaskLike(Protocol):
    """A FieldMask of protobuf."""

    @property
    def paths(self) -> Iterable[str]: ...

    def ToJsonString(self) -> str: ...
