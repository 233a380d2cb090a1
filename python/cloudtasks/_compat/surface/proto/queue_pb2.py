"""Messages and enums under their 1.x names."""

from cloudtasks._compat.surface import pb2_module

__getattr__, __dir__, __all__ = pb2_module(__name__)
