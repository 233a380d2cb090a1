"""Tasks and their attempts."""

from cloudtasks import _types

__getattr__, __dir__ = _types.types_module(__name__)
