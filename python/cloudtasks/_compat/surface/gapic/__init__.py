"""Modules of google-cloud-tasks 1.x under their old names."""

from cloudtasks._compat.surface import lazy_module

__getattr__ = lazy_module(__name__, {}, ("cloud_tasks_client", "cloud_tasks_client_config", "enums", "transports"))
