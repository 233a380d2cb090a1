"""What stands for Google's asyncio gRPC transport: calls go to the same host, over REST."""

from importlib import import_module

from cloudtasks._compat.borrowed import borrow

_grpc = import_module(".grpc", __package__)

__all__ = ("CloudTasksGrpcAsyncIOTransport",)


class CloudTasksGrpcAsyncIOTransport(_grpc.CloudTasksGrpcTransport):  # type: ignore[misc,name-defined]
    """Made from a channel, it calls that channel's host; otherwise ``host``. Its methods are awaited."""

    kind = "grpc_asyncio"


__getattr__ = borrow(
    __name__,
    {"google": "google", "grpc": "grpc", "aio": "grpc.aio", "grpc_helpers_async": "google.api_core.grpc_helpers_async"},
)
