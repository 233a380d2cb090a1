"""What 1.x generated for gRPC. The stub makes its calls over REST; there is no gRPC server to write a servicer for."""

from importlib import import_module

from cloudtasks._compat.transports import methods

_package = __name__.partition(".proto")[0]
_transports = import_module(f"{_package}.gapic.transports.cloud_tasks_grpc_transport")

__all__ = ("CloudTasksServicer", "CloudTasksStub")


class CloudTasksStub:
    """The methods of the service by their gRPC names: ``stub.CreateTask(request, timeout=10)``."""

    def __init__(self, channel: object) -> None:
        transport = _transports.CloudTasksGrpcTransport(channel)
        for name, method in methods(transport):
            setattr(self, "".join(map(str.capitalize, name.split("_"))), method)


class CloudTasksServicer:
    """A name to import: a server cannot be written with it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        raise NotImplementedError(
            "CloudTasksServicer: there is no gRPC server here; tests use cloudtasks.emulator.Emulator"
        )
