"""Queues, with their rates and retry rules."""

from cloudtasks import _types

__getattr__, __dir__ = _types.types_module(__name__)
