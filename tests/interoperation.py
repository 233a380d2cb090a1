"""A program that uses this package and google-cloud-tasks in one process, imported in the order asked for.

``python interoperation.py ours-first`` or ``google-first``. It runs with each supported version of protobuf: see
``make protobuf-versions``.
"""

from __future__ import annotations

import copy
import pickle
import sys
from importlib import import_module
from typing import Any

ours: Any
google: Any
order = sys.argv[1]
if order == "ours-first":
    ours = import_module("cloudtasks.tasks_v2")
    first = ours.Task(name="a")._pb
    google = import_module("google.cloud.tasks_v2.types")
else:
    google = import_module("google.cloud.tasks_v2.types")
    ours = import_module("cloudtasks.tasks_v2")
    first = ours.Task(name="a")._pb

protobuf: Any = import_module("google.protobuf")
json_format: Any = import_module("google.protobuf.json_format")
timestamp_pb2: Any = import_module("google.protobuf.timestamp_pb2")


def pb_of(message: Any) -> Any:
    """The protobuf message of one of Google's: 1.x has these themselves, 2.x has others around them."""
    return getattr(message, "_pb", message)


def same_class() -> None:
    """Both packages have one protobuf class for a message."""
    assert type(first) is type(pb_of(google.Task()))
    assert ours.CreateTaskRequest.pb() is type(pb_of(google.CreateTaskRequest()))


def googles_messages_are_taken() -> None:
    """Requests hold Google's messages, whole and as parts."""
    theirs = google.Task(name="t", http_request={"url": "u", "headers": {"a": "b"}, "http_method": 4})
    request = ours.CreateTaskRequest(parent="p", task=theirs)
    assert request.task.http_request == ours.HttpRequest(url="u", headers={"a": "b"}, http_method="PUT")
    request.task = pb_of(theirs)
    assert request.task.name == "t"
    assert ours.Task(pb_of(theirs)) == ours.Task(theirs) == request.task
    assert ours.CreateTaskRequest(request)._pb == pb_of(google.CreateTaskRequest(parent="p", task=pb_of(theirs)))


def our_messages_are_taken() -> None:
    """Google's messages hold the protobuf messages of ours."""
    task = ours.Task(name="t", http_request={"url": "u"})
    request = google.CreateTaskRequest(parent="p", task=task._pb)
    assert request.task.http_request.url == "u"
    pb_of(request).task.MergeFrom(ours.Task(dispatch_count=3)._pb)
    assert request.task.dispatch_count == 3


def fields_are_shared() -> None:
    """What is written to the protobuf message of ours is in ours, and the reverse."""
    task = ours.Task(name="a", http_request={"url": "u", "headers": {"a": "1"}})
    part = task.http_request._pb
    pb = task._pb
    part.body = b"x"
    pb.http_request.headers["b"] = "2"
    pb.schedule_time.CopyFrom(timestamp_pb2.Timestamp(seconds=5))
    json_format.ParseDict({"dispatchCount": 3}, pb)
    assert task.http_request.body == b"x"
    assert task.http_request.headers == {"a": "1", "b": "2"}
    assert (task.schedule_time.timestamp(), task.dispatch_count) == (5, 3)
    task.http_request.headers["c"] = "3"
    task.name = "z"
    assert (pb.name, pb.http_request.headers["c"]) == ("z", "3")
    assert isinstance(ours.Task.pb()(schedule_time=timestamp_pb2.Timestamp()).schedule_time, timestamp_pb2.Timestamp)
    assert pickle.loads(pickle.dumps(task)) == copy.deepcopy(task) == task


def lists_are_shared() -> None:
    """The same for the elements of lists."""
    response = ours.ListTasksResponse(tasks=[{"name": "x"}, {"name": "y"}])
    element = response.tasks[1]._pb
    pb = response._pb
    element.name = "e"
    assert pb.tasks[1].name == "e"
    response.tasks.append(ours.Task(name="z"))
    del response.tasks[0]
    pb.tasks[0].name = "q"
    response.tasks.insert(0, {"name": "i"})
    response.tasks.sort(key=lambda task: task.name, reverse=True)
    assert [task.name for task in response.tasks] == ["z", "q", "i"] == [task.name for task in pb.tasks]
    assert element.name == "q"


same_class()
googles_messages_are_taken()
our_messages_are_taken()
fields_are_shared()
lists_are_shared()
print(f"protobuf {protobuf.__version__}, {order}: as expected")
