"""The clients of this version."""

from cloudtasks._compat.surface import lazy_module

__all__ = ("CloudTasksClient", "CloudTasksAsyncClient")
__getattr__ = lazy_module(
    __name__,
    {"CloudTasksClient": ".client", "CloudTasksAsyncClient": ".async_client"},
    ("async_client", "client", "pagers", "transports"),
)
