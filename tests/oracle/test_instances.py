"""What instances of message classes have, and what takes them apart: vars, dir, pickle, cloudpickle, dill, copy."""

from __future__ import annotations

import copy
import pickle
from typing import Any, get_args, get_origin, get_type_hints

import cloudpickle
import dill
import pytest
from cloudtasks import tasks_v2 as ours
from google.auth.credentials import AnonymousCredentials
from google.cloud import tasks_v2 as google

both = pytest.mark.parametrize("v2", [google, ours], ids=["google", "ours"])
picklers = pytest.mark.parametrize("pickler", [pickle, cloudpickle, dill], ids=lambda module: module.__name__)

CLASS_METHODS = ("pb", "wrap", "serialize", "deserialize", "to_json", "from_json", "to_dict", "copy_from", "meta")


def round_trip(pickler: Any, value: Any) -> Any:
    return pickler.loads(pickler.dumps(value))


@both
def test_the_methods_of_proto_plus_belong_to_the_class_alone(v2: Any) -> None:
    task = v2.Task(name="a")
    for name in CLASS_METHODS:
        assert hasattr(v2.Task, name)
        assert not hasattr(task, name)
        assert name not in dir(task)
    assert v2.Task.to_dict(task)["name"] == "a"


@both
def test_vars_shows_the_protobuf_message(v2: Any) -> None:
    task = v2.Task(name="a")
    assert vars(task) == {"_pb": task._pb}
    assert task.__dict__["_pb"] is task._pb


@both
def test_meta_describes_the_class(v2: Any) -> None:
    task = v2.Task()
    assert v2.Task.meta is v2.Task._meta is task._meta
    assert v2.Task._meta.full_name == "google.cloud.tasks.v2.Task"
    assert v2.Task._meta.fields["name"].number == 1
    assert v2.Task._meta.pb is v2.Task.pb()


@both
@picklers
def test_messages_classes_and_enums_are_pickled(v2: Any, pickler: Any) -> None:
    task = v2.Task(name="a", http_request={"url": "u", "headers": {"a": "b"}}, schedule_time="2030-01-01T00:00:00Z")
    assert round_trip(pickler, task) == task
    assert round_trip(pickler, v2.Task) is v2.Task
    assert round_trip(pickler, v2.HttpMethod.POST) is v2.HttpMethod.POST
    assert round_trip(pickler, v2.CloudTasksClient) is v2.CloudTasksClient
    assert round_trip(pickler, v2.CloudTasksClient.create_task) is v2.CloudTasksClient.create_task


@both
@pytest.mark.parametrize("pickler", [cloudpickle, dill], ids=lambda module: module.__name__)
def test_a_function_that_closes_over_messages_is_pickled(v2: Any, pickler: Any) -> None:
    """As Beam, Dask and Ray send functions to their workers."""
    task = v2.Task(name="a")

    def make(url: str) -> Any:
        return v2.CreateTaskRequest(parent="p", task=v2.Task(name=task.name, http_request={"url": url}))

    made = round_trip(pickler, make)("u")
    assert v2.CreateTaskRequest.to_dict(made) == v2.CreateTaskRequest.to_dict(make("u"))


@both
@picklers
def test_a_client_is_not_pickled(v2: Any, pickler: Any) -> None:
    client = v2.CloudTasksClient(credentials=AnonymousCredentials())
    with pytest.raises(TypeError):
        pickler.dumps(client)
    with pytest.raises(TypeError):
        pickler.dumps(client.create_task)


@both
def test_a_copy_of_a_client_shares_its_transport(v2: Any) -> None:
    client = v2.CloudTasksClient(credentials=AnonymousCredentials())
    assert copy.copy(client).transport is client.transport


@pytest.mark.parametrize(
    "name", ["Task", "HttpRequest", "Queue", "RetryConfig", "ListTasksResponse", "CreateTaskRequest"]
)
def test_classes_are_annotated_with_the_types_of_their_fields(name: str) -> None:
    times = {"Timestamp": "datetime", "Duration": "timedelta"}

    def names(v2: Any) -> dict[str, str]:
        hints = get_type_hints(getattr(v2, name))
        found = {
            field: getattr(get_origin(hint) or hint, "__name__", "") + str([part.__name__ for part in get_args(hint)])
            for field, hint in hints.items()
        }
        return {field: times.get(text.removesuffix("[]"), text.removesuffix("[]")) for field, text in found.items()}

    expected = names(google)
    own = names(ours)
    assert {field: own[field] for field in expected} == expected
    assert getattr(ours, name).__annotations__.keys() == own.keys()
