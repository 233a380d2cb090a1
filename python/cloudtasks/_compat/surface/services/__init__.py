"""The service of this version, laid out as in google-cloud-tasks."""

from cloudtasks._compat.surface import lazy_module

__getattr__ = lazy_module(__name__, {}, ("cloud_tasks",))
