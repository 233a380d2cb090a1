"""Modules of messages under their 1.x names."""

from cloudtasks._compat.surface import lazy_module

_STEMS = ("cloudtasks", "queue", "target", "task")
__getattr__ = lazy_module(__name__, {}, [f"{stem}_pb2{grpc}" for stem in _STEMS for grpc in ("", "_grpc")])
