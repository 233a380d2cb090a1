"""The transport of google-cloud-tasks 1.x under its old name."""

from cloudtasks._compat.surface import lazy_module

__getattr__ = lazy_module(__name__, {}, ("cloud_tasks_grpc_transport",))
