"""For every method of every version: what we send is what Google's own REST transport sends."""

from __future__ import annotations

import importlib
import inspect
from dataclasses import replace
from typing import Any

import pytest
from google.auth.credentials import AnonymousCredentials
from google.protobuf.descriptor import Descriptor, FieldDescriptor

from .conftest import VERSIONS, Recorder

LOCATION = "projects/my-project/locations/europe-west1"
QUEUE = f"{LOCATION}/queues/my-queue"
TASK = f"{QUEUE}/tasks/my-task"
NAMES = {
    "location": LOCATION,
    "queue": QUEUE,
    "task": TASK,
    "cmek": f"{LOCATION}/cmekConfig",
    "operation": f"{LOCATION}/operations/my-operation",
    "project": "projects/my-project",
}

# method → the resource that its path names, as (request field, kind of name)
METHODS: dict[str, tuple[str, str]] = {
    "list_queues": ("parent", "location"),
    "get_queue": ("name", "queue"),
    "create_queue": ("parent", "location"),
    "update_queue": ("queue.name", "queue"),
    "delete_queue": ("name", "queue"),
    "purge_queue": ("name", "queue"),
    "pause_queue": ("name", "queue"),
    "resume_queue": ("name", "queue"),
    "get_iam_policy": ("resource", "queue"),
    "set_iam_policy": ("resource", "queue"),
    "test_iam_permissions": ("resource", "queue"),
    "list_tasks": ("parent", "queue"),
    "get_task": ("name", "task"),
    "create_task": ("parent", "queue"),
    "delete_task": ("name", "task"),
    "run_task": ("name", "task"),
    "batch_create_tasks": ("parent", "queue"),
    "batch_delete_tasks": ("parent", "queue"),
    "lease_tasks": ("parent", "queue"),
    "acknowledge_task": ("name", "task"),
    "renew_lease": ("name", "task"),
    "cancel_lease": ("name", "task"),
    "get_cmek_config": ("name", "cmek"),
    "update_cmek_config": ("cmek_config.name", "cmek"),
    "get_location": ("name", "location"),
    "list_locations": ("name", "project"),
    "get_operation": ("name", "operation"),
}

# We ask for enums as numbers in every answer, Google's transport not in those of its mixins.
WITHOUT_ALT = {"get_location", "list_locations", "get_operation"}

# Google's REST transport raises NotImplementedError for this one.
GRPC_ONLY = {"upload_queue_yaml"}


def google_methods(version: str) -> list[str]:
    client = importlib.import_module(f"google.cloud.tasks_{version}").CloudTasksClient
    return [name for name in [*METHODS, *GRPC_ONLY] if hasattr(client, name)]


def sample(descriptor: Descriptor, depth: int = 0) -> dict[str, Any]:
    """A request with every field set, but one of each oneof."""
    out: dict[str, Any] = {}
    for position, f in enumerate(descriptor.fields):
        oneof = f.containing_oneof
        if oneof and len(oneof.fields) > 1 and oneof.fields[-1].name != f.name:
            continue
        if f.message_type and f.message_type.GetOptions().map_entry:
            value_field = f.message_type.fields_by_name["value"]
            value = sample(value_field.message_type) if value_field.message_type else "välue/1"
            out[f.name] = {"X-Key": value} if f.message_type.fields_by_name["key"].type == f.TYPE_STRING else {3: value}
        else:
            value = sample_value(f, position, depth)
            out[f.name] = [value, value] if f.is_repeated else value
    return out


def sample_value(f: FieldDescriptor, position: int, depth: int) -> Any:
    if f.message_type:
        full_name = f.message_type.full_name
        if full_name == "google.protobuf.Timestamp":
            return {"seconds": 1790000000 + position, "nanos": 120000000}
        if full_name == "google.protobuf.Duration":
            return {"seconds": 30 + position}
        if full_name == "google.protobuf.FieldMask":
            return {"paths": ["rate_limits.max_dispatches_per_second", "state"]}
        if full_name == "google.protobuf.Any":
            return {}
        return sample(f.message_type, depth + 1)
    if f.enum_type:
        return f.enum_type.values[-1].number
    return {
        f.TYPE_STRING: f"text {position} & ümlaut",
        f.TYPE_BYTES: b"\x00\xffbytes",
        f.TYPE_BOOL: True,
        f.TYPE_INT32: 7 + position,
        f.TYPE_INT64: 7_000_000_000 + position,
        f.TYPE_DOUBLE: 1.5 + position,
    }[f.type]


def descriptor_of(version: str, method: str) -> Descriptor:
    from google.cloud.location import locations_pb2
    from google.iam.v1 import iam_policy_pb2
    from google.longrunning import operations_pb2

    name = "".join(word.capitalize() for word in method.split("_")) + "Request"
    for module in (iam_policy_pb2, locations_pb2, operations_pb2):
        if hasattr(module, name):
            return getattr(module, name).DESCRIPTOR
    google = importlib.import_module(f"google.cloud.tasks_{version}")
    return getattr(google.types, name, None).pb().DESCRIPTOR  # type: ignore[union-attr]


def with_name(request: dict[str, Any], method: str) -> dict[str, Any]:
    path, kind = METHODS[method]
    *parents, leaf = path.split(".")
    target = request
    for parent in parents:
        target = target.setdefault(parent, {})
    target[leaf] = NAMES[kind]
    return request


def clients(version: str, recorder: Recorder) -> tuple[Any, Any]:
    google = importlib.import_module(f"google.cloud.tasks_{version}").CloudTasksClient(
        credentials=AnonymousCredentials(), transport="rest", client_options={"api_endpoint": recorder.endpoint}
    )
    ours = importlib.import_module(f"cloudtasks.tasks_{version}").CloudTasksClient(
        credentials=AnonymousCredentials(), client_options={"api_endpoint": recorder.endpoint}
    )
    return google, ours


CASES = [
    (version, method, form)
    for version in VERSIONS
    for method in google_methods(version)
    if method not in GRPC_ONLY
    for form in ("full", "bare")
]


@pytest.mark.parametrize(("version", "method", "form"), CASES)
def test_a_request_is_the_one_that_googles_transport_sends(
    version: str, method: str, form: str, recorder: Recorder
) -> None:
    request = sample(descriptor_of(version, method)) if form == "full" else {}
    request = with_name(request, method)
    sent = []
    for client in clients(version, recorder):
        result = getattr(client, method)(request=request)
        assert result is None or result is not NotImplemented
        sent.append(recorder.take())
    theirs, ours = sent
    if method in WITHOUT_ALT:
        ours = replace(ours, query=tuple(pair for pair in ours.query if pair[0] != "$alt"))
    assert ours == theirs


@pytest.mark.parametrize("version", VERSIONS)
def test_every_method_of_google_is_compared(version: str) -> None:
    client = importlib.import_module(f"google.cloud.tasks_{version}").CloudTasksClient
    methods = {
        name
        for name, function in inspect.getmembers(client, inspect.isfunction)
        if not name.startswith("_") and "metadata" in inspect.signature(function).parameters
    }
    assert methods - set(METHODS) - GRPC_ONLY == set()
