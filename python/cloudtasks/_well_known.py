"""What protobuf gives to some of its own types beyond the manners of all messages."""

from __future__ import annotations

import json
from typing import Any as Anything


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
