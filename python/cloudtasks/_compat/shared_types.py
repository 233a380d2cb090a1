"""Messages of types that Google's APIs share, as google-cloud-tasks gives them: in the classes of Google's packages."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def give(message: Any) -> Any:
    """The message as one of protobuf, where the package that has its type is installed; else the message itself.

    Both have the methods of protobuf's messages. Fields of REST alone are lost.
    """
    try:
        from . import protobuf
    except ImportError:
        return message
    return message._pb if protobuf.is_installed(message.DESCRIPTOR.full_name) else message


def take(message: Any, full_name: str) -> Any:
    """The reverse: our message of what was given."""
    from .. import _native

    ours = _native.message_class(full_name)
    return message if isinstance(message, ours) else ours.wrap(message)
