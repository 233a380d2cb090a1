"""The transport classes of this version, by their labels. They say where calls go; all calls go over REST."""

from cloudtasks._compat.surface import lazy_module

__all__ = (
    "CloudTasksTransport",
    "CloudTasksGrpcTransport",
    "CloudTasksGrpcAsyncIOTransport",
    "CloudTasksRestTransport",
    "CloudTasksRestInterceptor",
)
__getattr__ = lazy_module(
    __name__,
    {
        "CloudTasksTransport": ".base",
        "CloudTasksGrpcTransport": ".grpc",
        "CloudTasksGrpcAsyncIOTransport": ".grpc_asyncio",
        "CloudTasksRestTransport": ".rest",
        "CloudTasksRestInterceptor": ".rest",
    },
    ("base", "grpc", "grpc_asyncio", "rest", "rest_base"),
)
