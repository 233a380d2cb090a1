"""What 1.x generated for gRPC. The stub makes its calls over REST; a servicer needs grpcio."""

from importlib import import_module
from typing import Any

from cloudtasks import _native
from cloudtasks._compat.surface import version_of
from cloudtasks._compat.transports import methods

_package = __name__.partition(".proto")[0]
_version = version_of(__name__)
_transports = import_module(f"{_package}.gapic.transports.cloud_tasks_grpc_transport")

__all__ = ("CloudTasksServicer", "CloudTasksStub", "add_CloudTasksServicer_to_server")


def _name(method: str) -> str:
    return "".join(map(str.capitalize, method.split("_")))


class CloudTasksStub:
    """The methods of the service by their gRPC names: ``stub.CreateTask(request, timeout=10)``."""

    def __init__(self, channel: object) -> None:
        transport = _transports.CloudTasksGrpcTransport(channel)
        for name, method in methods(transport):
            setattr(self, _name(name), method)


class CloudTasksServicer:
    """The methods of a gRPC server, to derive from: each takes a request and a context. Those here are not there."""


def _unimplemented(self: Any, request: Any, context: Any) -> Any:
    """Says that the method is not implemented."""
    import grpc  # type: ignore[import-untyped, unused-ignore]

    context.set_code(grpc.StatusCode.UNIMPLEMENTED)
    context.set_details("Method not implemented!")
    raise NotImplementedError("Method not implemented!")


for _method in _native.method_names(_version):
    setattr(CloudTasksServicer, _name(_method), _unimplemented)


def add_CloudTasksServicer_to_server(servicer: Any, server: Any) -> None:
    """Lets a server of grpcio answer with the methods of a servicer."""
    import grpc

    handlers = {}
    for name in _native.method_names(_version):
        request, _ = _native.Method(_version, name, False).types
        handlers[_name(name)] = grpc.unary_unary_rpc_method_handler(
            getattr(servicer, _name(name)),
            request_deserializer=_native.message_class(request).FromString,
            response_serializer=lambda response: response.SerializeToString(),
        )
    service = f"google.cloud.tasks.{_version}.CloudTasks"
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, handlers),))
