"""What 1.x generated for gRPC. The stub makes its calls over REST; there is no gRPC server to write a servicer for."""

from cloudtasks._client import client_class
from cloudtasks._surface import version_of

__all__ = ("CloudTasksServicer", "CloudTasksStub")


class CloudTasksStub:
    """The methods of the service by their gRPC names: ``stub.CreateTask(request, timeout=10)``."""

    def __init__(self, channel: object) -> None:
        client = client_class(version_of(__name__))(channel=channel)
        for name, method in client.transport.methods():
            setattr(self, "".join(map(str.capitalize, name.split("_"))), method)


class CloudTasksServicer:
    """A name to import: a server cannot be written with it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        raise NotImplementedError(
            "CloudTasksServicer: there is no gRPC server here; tests use cloudtasks.emulator.Emulator"
        )
