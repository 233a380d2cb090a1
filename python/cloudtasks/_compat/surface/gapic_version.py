"""The version of this package, where google-cloud-tasks has its own."""

from cloudtasks._native import __version__

__all__ = ("__version__",)
