"""The v2 API: messages, enums and clients. Names are found when they are first asked for."""

from cloudtasks import _types

__getattr__, __dir__ = _types.version_package(__name__, "v2")
