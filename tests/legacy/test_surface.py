"""Every name of google-cloud-tasks 1.5.0 is there, with the parameters, fields and values that it had."""

from __future__ import annotations

import importlib
import inspect
from functools import reduce
from typing import Any

import pytest

from .facts import VERSIONS, facts, package

pytestmark = pytest.mark.parametrize("version", VERSIONS)


def module(version: str, name: str) -> Any:
    return importlib.import_module(f"cloudtasks.tasks_{version}.{name}")


def test_the_package_has_the_names_of_1x(version: str) -> None:
    for name in facts(version)["all"]:
        assert hasattr(package(version), name)
    for name, value in facts(version)["constants"].items():
        assert getattr(package(version).CloudTasksClient, name) == value


def test_every_method_takes_the_parameters_of_1x(version: str) -> None:
    from cloudtasks._compat.legacy import parameters
    from cloudtasks._native import Method

    for name, expected in facts(version)["methods"].items():
        if name == "__init__":
            continue
        *fields, retry, timeout, metadata = expected
        assert (retry, timeout, metadata) == ("retry=DEFAULT", "timeout=DEFAULT", "metadata=None")
        request = Method(version, name, False).positional
        assert list(parameters(request)) == [field.removesuffix("=None") for field in fields], name


def test_the_client_takes_the_constructor_arguments_of_1x(version: str) -> None:
    from cloudtasks._compat.legacy import CONSTRUCTOR

    assert [f"{name}=None" for name in CONSTRUCTOR] == facts(version)["methods"]["__init__"]


def test_helpers_work_on_the_class_and_on_an_instance(version: str) -> None:
    from cloudtasks.auth import AnonymousCredentials

    client = package(version).CloudTasksClient
    instance = client(credentials=AnonymousCredentials())
    for name, expected in facts(version)["helpers"].items():
        if name.startswith("from_"):
            assert callable(getattr(client, name))
            continue
        assert list(inspect.signature(getattr(client, name)).parameters) == expected
        assert getattr(client, name)(*expected) == getattr(instance, name)(**dict(zip(expected, expected, strict=True)))
    assert client.task_path("p", "l", "q", "t") == "projects/p/locations/l/queues/q/tasks/t"
    assert client.location_path("p", "l") == "projects/p/locations/l"


def test_enums_stand_in_the_enums_module_and_on_the_client(version: str) -> None:
    enums = package(version).enums
    assert enums is module(version, "gapic.enums")
    assert enums is package(version).CloudTasksClient.enums
    for name, values in facts(version)["enums"].items():
        enum = reduce(getattr, name.split("."), enums)
        assert values.items() <= {member.name: member.value for member in enum}.items()


def test_enums_tell_names_and_numbers_as_protobufs_do(version: str) -> None:
    state = package(version).types.Queue.State
    assert (state.Value("PAUSED"), state.Name(2), dict(state.items())["DISABLED"]) == (2, "PAUSED", 3)
    assert (state.keys()[1], state.values()) == ("RUNNING", [0, 1, 2, 3])
    for wrong in (lambda: state.Value("NOPE"), lambda: state.Name(9)):
        with pytest.raises(ValueError, match="State"):
            wrong()


def test_modules_are_attributes_of_their_packages(version: str) -> None:
    assert package(version).gapic.transports.cloud_tasks_grpc_transport.CloudTasksGrpcTransport
    assert package(version).proto.task_pb2.Task is package(version).types.Task


def test_every_type_has_its_fields(version: str) -> None:
    types = package(version).types
    for name, expected in facts(version)["types"].items():
        type_ = getattr(types, name)
        fields = field_numbers(type_)
        assert {field: number for field, (number, *_) in expected["fields"].items()}.items() <= fields.items(), name
        for enum, values in expected["enums"].items():
            members = {member.name: member.value for member in getattr(type_, enum)}
            assert values.items() <= members.items()


def field_numbers(type_: Any) -> dict[str, int]:
    if hasattr(type_, "meta"):
        return {name.removesuffix("_"): field.number for name, field in type_.meta.fields.items()}
    return {field.name: field.number for field in type_.DESCRIPTOR.fields}


def test_pb2_modules_have_their_messages_and_the_values_of_their_enums(version: str) -> None:
    for name, messages in facts(version)["proto"].items():
        for message in messages:
            assert hasattr(module(version, f"proto.{name}"), message), f"{name}.{message}"
    target = module(version, "proto.target_pb2")
    assert target.POST == target.HttpMethod.POST == 1
    assert module(version, "proto.task_pb2").Task is package(version).types.Task


def test_the_old_client_module_has_the_same_client(version: str) -> None:
    assert module(version, "gapic.cloud_tasks_client").CloudTasksClient is package(version).CloudTasksClient


def test_the_default_client_config_is_that_of_1x(version: str) -> None:
    assert module(version, "gapic.cloud_tasks_client_config").config == facts(version)["client_config"]


def test_a_stub_has_the_methods_by_their_grpc_names(version: str) -> None:
    from cloudtasks._compat.channel import Channel

    stub = module(version, "proto.cloudtasks_pb2_grpc").CloudTasksStub(Channel("localhost:8123"))
    (interface,) = facts(version)["client_config"]["interfaces"].values()
    for name in interface["methods"]:
        assert callable(getattr(stub, name))


def test_a_servicer_has_the_methods_of_1x(version: str) -> None:
    grpc_module = module(version, "proto.cloudtasks_pb2_grpc")
    (interface,) = facts(version)["client_config"]["interfaces"].values()
    assert all(callable(getattr(grpc_module.CloudTasksServicer(), name)) for name in interface["methods"])
    assert callable(grpc_module.add_CloudTasksServicer_to_server)


def test_values_of_enums_are_attributes_of_their_messages(version: str) -> None:
    types = package(version).types
    assert (types.Task.BASIC, types.Task.FULL) == (1, 2)
    assert (types.Queue.RUNNING, types.Queue.PAUSED) == (1, 2)
    assert types.task_pb2.Task is types.Task
    assert all(
        getattr(types, f"{stem}_pb2").__name__.endswith(stem + "_pb2") for stem in ("cloudtasks", "queue", "target")
    )
