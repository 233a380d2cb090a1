"""The table against google-cloud-tasks: nothing missing, nothing different; what REST has beyond it is listed here."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import proto
import pytest
from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor

from .conftest import VERSIONS

ROOT = Path(__file__).resolve().parents[2]
TABLE = json.loads(subprocess.check_output(["cargo", "xtask", "print", "api-table.json"], cwd=ROOT))
MESSAGES = {message["name"]: message for part in TABLE for message in part["messages"]}
ENUMS = {enum["name"]: enum for part in TABLE for enum in part["enums"]}

# What the service's REST API has and Google's Python client has not.
REST_BEYOND_V2BETA2 = {
    "BatchCreateTasksMetadata",
    "BatchCreateTasksMetadata.State",
    "BatchCreateTasksRequest",
    "BatchCreateTasksResponse",
    "BatchDeleteTasksMetadata",
    "BatchDeleteTasksMetadata.State",
    "BatchDeleteTasksRequest",
    "CmekConfig",
    "GetCmekConfigRequest",
    "UpdateCmekConfigRequest",
}
BUFFER = {"BufferTaskRequest", "BufferTaskResponse"}
TYPES_BEYOND = {"v2": BUFFER, "v2beta2": BUFFER | REST_BEYOND_V2BETA2, "v2beta3": BUFFER}
FIELDS_BEYOND = {
    "google.cloud.tasks.v2beta2.Task": {"retry_config"},
    "google.cloud.location.ListLocationsRequest": {"extra_location_types"},
}
METHODS_BEYOND = {
    "v2": {"buffer_task"},
    "v2beta2": {
        "buffer_task",
        "batch_create_tasks",
        "batch_delete_tasks",
        "get_cmek_config",
        "update_cmek_config",
        "get_operation",
    },
    "v2beta3": {"buffer_task"},
}

SCALARS = {
    FieldDescriptor.TYPE_STRING: "string",
    FieldDescriptor.TYPE_BYTES: "bytes",
    FieldDescriptor.TYPE_BOOL: "bool",
    FieldDescriptor.TYPE_INT32: "int32",
    FieldDescriptor.TYPE_INT64: "int64",
    FieldDescriptor.TYPE_DOUBLE: "double",
}
TIMES = {"google.protobuf.Timestamp": "timestamp", "google.protobuf.Duration": "duration"}


def google(version: str) -> Any:
    return importlib.import_module(f"google.cloud.tasks_{version}")


def reachable(version: str) -> tuple[dict[str, Descriptor], dict[str, EnumDescriptor]]:
    """Every message and enum that the version's types and methods lead to."""
    from google.cloud.location import locations_pb2
    from google.iam.v1 import iam_policy_pb2
    from google.longrunning import operations_pb2

    messages: dict[str, Descriptor] = {}
    enums: dict[str, EnumDescriptor] = {}

    def walk(message: Descriptor) -> None:
        if message.full_name in messages or message.full_name in TIMES:
            return
        messages[message.full_name] = message
        enums.update({enum.full_name: enum for enum in message.enum_types})
        for f in message.fields:
            if f.message_type:
                walk(f.message_type)
            if f.enum_type:
                enums[f.enum_type.full_name] = f.enum_type
        for nested in message.nested_types:
            walk(nested)

    for _, cls in inspect.getmembers(google(version).types, inspect.isclass):
        if issubclass(cls, proto.Message):
            walk(cls.pb().DESCRIPTOR)
    for name in (
        "GetIamPolicyRequest",
        "SetIamPolicyRequest",
        "TestIamPermissionsRequest",
        "TestIamPermissionsResponse",
    ):
        walk(getattr(iam_policy_pb2, name).DESCRIPTOR)
    for name in ("GetLocationRequest", "ListLocationsRequest", "ListLocationsResponse"):
        walk(getattr(locations_pb2, name).DESCRIPTOR)
    walk(operations_pb2.GetOperationRequest.DESCRIPTOR)
    walk(operations_pb2.Operation.DESCRIPTOR)
    plain = {name: m for name, m in messages.items() if not m.GetOptions().map_entry}
    return plain, enums


def is_synthetic(oneof: Any) -> bool:
    """Whether a oneof is what protobuf makes of a field that is declared optional."""
    return oneof is not None and oneof.name.startswith("_")


def shape(f: FieldDescriptor) -> dict[str, Any]:
    """A field as the table writes it."""
    value, cardinality = f, "repeated" if f.is_repeated else "singular"
    if f.message_type and f.message_type.GetOptions().map_entry:
        key, value = f.message_type.fields_by_name["key"], f.message_type.fields_by_name["value"]
        cardinality = "map" if key.type == FieldDescriptor.TYPE_STRING else "int_map"
    elif f.has_presence and (not f.message_type or is_synthetic(f.containing_oneof)):
        cardinality = "optional"
    if value.message_type:
        full_name = value.message_type.full_name
        type_, type_name = TIMES.get(full_name, "message"), None if full_name in TIMES else full_name
    elif value.enum_type:
        type_, type_name = "enum", value.enum_type.full_name
    else:
        type_, type_name = SCALARS[value.type], None
    oneof = f.containing_oneof.name if f.containing_oneof else None
    return {
        "number": f.number,
        "json_name": f.json_name,
        "cardinality": cardinality,
        "type": type_,
        "type_name": type_name,
        "oneof": None if oneof == f"_{f.name}" else oneof,
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_every_message_and_field_is_as_googles(version: str) -> None:
    messages, _ = reachable(version)
    for full_name, message in messages.items():
        assert full_name in MESSAGES, f"missing: {full_name}"
        ours = {f["name"].removesuffix("_"): f for f in MESSAGES[full_name]["fields"]}
        theirs = {f.name.removesuffix("_"): shape(f) for f in message.fields}
        beyond = FIELDS_BEYOND.get(full_name, set())
        assert ours.keys() - beyond == theirs.keys(), full_name
        for name, expected in theirs.items():
            assert {key: ours[name][key] for key in expected} == expected, f"{full_name}.{name}"


@pytest.mark.parametrize("version", VERSIONS)
def test_every_enum_value_is_as_googles(version: str) -> None:
    _, enums = reachable(version)
    for full_name, enum in enums.items():
        assert full_name in ENUMS, f"missing: {full_name}"
        ours = {value["name"]: value["number"] for value in ENUMS[full_name]["values"]}
        assert ours == {value.name: value.number for value in enum.values}, full_name


@pytest.mark.parametrize("version", VERSIONS)
def test_the_types_that_google_lacks_are_those_listed(version: str) -> None:
    messages, enums = reachable(version)
    package = f"google.cloud.tasks.{version}."
    ours = {name for name in [*MESSAGES, *ENUMS] if name.startswith(package)}
    beyond = {name.removeprefix(package) for name in ours - messages.keys() - enums.keys()}
    assert beyond == TYPES_BEYOND[version]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_method_has_googles_arguments_path_timeout_and_retry(version: str) -> None:
    client = google(version).CloudTasksClient
    (part,) = (part for part in TABLE if part["version"] == version)
    ours = {method["name"]: method for method in part["methods"]}
    theirs = {
        name: [p for p in inspect.signature(function).parameters if p not in _COMMON]
        for name, function in inspect.getmembers(client, inspect.isfunction)
        if not name.startswith("_") and "metadata" in inspect.signature(function).parameters
    }
    assert ours.keys() - METHODS_BEYOND[version] == theirs.keys()
    base = importlib.import_module(f"google.cloud.tasks_{version}.services.cloud_tasks.transports.base")
    source = inspect.getsource(base.CloudTasksTransport._prep_wrapped_messages)
    for name, arguments in theirs.items():
        assert ours[name]["arguments"] == arguments, name
        assert ours[name]["defaults"] == google_defaults(source, name), name


_COMMON = {"self", "request", "retry", "timeout", "metadata"}


def google_defaults(source: str, method: str) -> str:
    """The timeout and retry that Google's transport wraps a method with, in the table's words."""
    match = re.search(rf"self\.{method}: [\w.]+\(\s*self\.{method},(.*?)client_info=", source, re.DOTALL)
    assert match, method
    wrapped = match.group(1)
    if "default_timeout=None" in wrapped:
        return "untimed"
    assert "default_timeout=20.0" in wrapped, method
    if "default_retry" not in wrapped:
        return "once"
    for setting in ("initial=0.1", "maximum=10.0", "multiplier=1.3", "deadline=20.0"):
        assert setting in wrapped, method
    assert "DeadlineExceeded" in wrapped, method
    assert "ServiceUnavailable" in wrapped, method
    return "retried"
