"""The messages and enums of the v2 API."""

from cloudtasks import _types

__getattr__, __dir__ = _types.types_package(__name__, "v2")
