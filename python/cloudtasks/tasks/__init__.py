"""The stable API, by the name that does not tell its version."""

from cloudtasks import _types

__getattr__, __dir__ = _types.version_package(__name__, "v2")
