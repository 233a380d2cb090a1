"""A task and its protobuf message share their fields, in Google's package and in ours."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from cloudtasks import tasks_v2 as ours
from google.api_core import protobuf_helpers
from google.cloud import tasks_v2 as google
from google.protobuf import any_pb2, duration_pb2, field_mask_pb2, json_format, text_format, timestamp_pb2
from google.rpc import status_pb2

both = pytest.mark.parametrize("v2", [google, ours], ids=["google", "ours"])

REQUEST = {"url": "https://a.example", "headers": {"a": "1"}, "http_method": "PUT", "body": b"b"}


def same_everywhere(v2: Any, task: Any, **fields: Any) -> None:
    """The task says the same in each way in which one can ask it."""
    expected = v2.Task(**fields)
    assert task == expected
    assert v2.Task.to_json(task) == v2.Task.to_json(expected)
    assert v2.Task.to_dict(task) == v2.Task.to_dict(expected)
    assert v2.Task.serialize(task) == v2.Task.serialize(expected)
    assert repr(task) == repr(expected)
    assert copy.deepcopy(task) == expected
    assert pickle.loads(pickle.dumps(task)) == expected
    assert v2.CreateTaskRequest(task=task).task == expected


@both
def test_a_field_that_is_set_in_the_protobuf_message_is_in_the_task(v2: Any) -> None:
    task = v2.Task()
    v2.Task.pb(task).name = "a"
    task._pb.http_request.url = "u"
    task._pb.dispatch_count = 3
    assert (task.name, task.http_request.url, "http_request" in task) == ("a", "u", True)
    same_everywhere(v2, task, name="a", http_request={"url": "u"}, dispatch_count=3)


@both
def test_a_field_that_is_set_in_the_task_is_in_the_protobuf_message(v2: Any) -> None:
    task = v2.Task(name="a")
    pb = task._pb
    task.name = "b"
    task.http_request = REQUEST
    task.http_request.headers["c"] = "2"
    task.schedule_time = "2030-01-01T00:00:00.000000007Z"
    task.dispatch_deadline = "15s"
    assert pb.name == "b"
    assert dict(pb.http_request.headers) == {"a": "1", "c": "2"}
    assert (pb.schedule_time.nanos, pb.dispatch_deadline.seconds) == (7, 15)
    del task.schedule_time
    assert not pb.HasField("schedule_time")
    assert task._pb is pb


@both
def test_parse_dict_and_merges_reach_the_task(v2: Any) -> None:
    task = v2.Task(dispatch_count=2)
    json_format.ParseDict({"name": "a", "httpRequest": {"url": "u", "headers": {"k": "v"}}}, task._pb)
    task._pb.MergeFrom(v2.Task.pb(v2.Task(response_count=4)))
    fields: Any = {"name": "a", "http_request": {"url": "u", "headers": {"k": "v"}}}
    same_everywhere(v2, task, dispatch_count=2, response_count=4, **fields)
    task._pb.ClearField("http_request")
    same_everywhere(v2, task, name="a", dispatch_count=2, response_count=4)
    task._pb.Clear()
    same_everywhere(v2, task)


@both
def test_writes_to_maps_times_and_oneofs_reach_the_task(v2: Any) -> None:
    task = v2.Task(http_request=REQUEST)
    pb = v2.Task.pb(task)
    pb.http_request.headers["c"] = "2"
    del pb.http_request.headers["a"]
    pb.schedule_time.CopyFrom(timestamp_pb2.Timestamp(seconds=5))
    pb.dispatch_deadline.FromSeconds(15)
    assert dict(task.http_request.headers) == {"c": "2"}
    assert task.schedule_time.timestamp() == 5
    assert task.dispatch_deadline.total_seconds() == 15
    pb.app_engine_http_request.relative_uri = "/x"
    assert "http_request" not in task
    assert task.app_engine_http_request.relative_uri == "/x"


@both
def test_what_was_read_before_stays_part_of_the_task(v2: Any) -> None:
    task = v2.Task(http_request=REQUEST)
    request, headers = task.http_request, task.http_request.headers
    pb = task._pb
    pb.http_request.url = "u"
    pb.http_request.headers["b"] = "2"
    assert (request.url, headers["b"]) == ("u", "2")
    request.body = b"x"
    headers["c"] = "3"
    assert (pb.http_request.body, pb.http_request.headers["c"]) == (b"x", "3")
    assert task.http_request.headers == {"a": "1", "b": "2", "c": "3"}


@both
def test_the_protobuf_message_of_an_absent_message_makes_it_present(v2: Any) -> None:
    task = v2.Task()
    task.http_request._pb.url = "u"
    same_everywhere(v2, task, http_request={"url": "u"})


@both
def test_the_protobuf_message_of_a_part_is_part_of_what_is_sent(v2: Any) -> None:
    request = v2.CreateTaskRequest(task={"http_request": {"url": "a"}})
    request.task.http_request._pb.url = "b"
    assert request.task.http_request.url == "b"
    assert v2.CreateTaskRequest.to_dict(request)["task"]["http_request"]["url"] == "b"
    assert b"b" in v2.CreateTaskRequest.serialize(request)


@both
def test_wrap_shares_the_protobuf_message(v2: Any) -> None:
    pb = v2.Task.pb()(name="a")
    task = v2.Task.wrap(pb)
    pb.name = "b"
    assert task.name == "b"
    task.http_request.url = "u"
    assert pb.http_request.url == "u"
    assert task._pb is pb
    same_everywhere(v2, task, name="b", http_request={"url": "u"})


@both
def test_a_copy_does_not_share_it(v2: Any) -> None:
    task = v2.Task(name="a")
    pb = task._pb
    for other in (v2.Task(task), v2.Task(pb), copy.deepcopy(task)):
        pb.name = "b"
        assert other.name == "a"
        pb.name = "a"


@both
def test_lists_share_it(v2: Any) -> None:
    response = v2.ListTasksResponse(tasks=[{"name": "a"}, {"name": "b"}])
    first = response.tasks[0]
    pb = response._pb
    pb.tasks[0].name = "c"
    pb.tasks.add(name="d")
    assert first.name == "c"
    assert [task.name for task in response.tasks] == ["c", "b", "d"]
    response.tasks.append({"name": "e"})
    kept = pb.tasks[0]
    response.tasks.pop()
    del response.tasks[1]
    kept.name = "f"
    response.tasks[1].name = "g"
    assert [task.name for task in pb.tasks] == ["f", "g"]
    response.tasks.insert(0, v2.Task(name="h"))
    response.tasks = [*response.tasks, v2.Task(name="i")]
    assert [task.name for task in response.tasks] == ["h", "f", "g", "i"] == [task.name for task in pb.tasks]
    pb.tasks.sort(key=lambda task: task.name, reverse=True)
    assert [task.name for task in response.tasks] == ["i", "h", "g", "f"]


@both
def test_assignment_replaces_what_the_protobuf_message_holds(v2: Any) -> None:
    task = v2.Task(name="a", http_request=REQUEST)
    pb = task._pb
    task.http_request = {"url": "u"}
    assert (pb.http_request.url, len(pb.http_request.headers), pb.http_request.body) == ("u", 0, b"")
    v2.Task.copy_from(task, {"name": "z", "http_request": {"headers": {"k": "v"}}})
    assert (pb.name, pb.http_request.url, dict(pb.http_request.headers)) == ("z", "", {"k": "v"})
    task.http_request.headers.update({"l": "w"})
    task.http_request.headers = {**task.http_request.headers, "m": "x"}
    assert dict(pb.http_request.headers) == {"k": "v", "l": "w", "m": "x"}


@both
def test_from_any_fills_our_messages(v2: Any) -> None:
    packed = any_pb2.Any()
    packed.Pack(v2.Task.pb(v2.Task(name="a")))
    assert protobuf_helpers.from_any_pb(v2.Task, packed).name == "a"


@both
def test_messages_of_googles_packages_are_taken_and_given(v2: Any) -> None:
    task = v2.Task.pb()(
        schedule_time=timestamp_pb2.Timestamp(seconds=5), dispatch_deadline=duration_pb2.Duration(seconds=1)
    )
    assert isinstance(task.schedule_time, timestamp_pb2.Timestamp)
    assert isinstance(task.dispatch_deadline, duration_pb2.Duration)
    request = v2.UpdateQueueRequest.pb()(update_mask=field_mask_pb2.FieldMask(paths=["a"]))
    assert isinstance(request.update_mask, field_mask_pb2.FieldMask)
    metadata = v2.BatchCreateTasksMetadata.pb()()
    metadata.failed_requests[1].CopyFrom(status_pb2.Status(code=5))
    assert isinstance(v2.BatchCreateTasksMetadata.wrap(metadata)._pb.failed_requests[1], status_pb2.Status)


def test_both_packages_have_the_same_protobuf_classes() -> None:
    assert ours.Task.pb() is google.Task.pb()
    assert ours.Task.wrap(google.Task.pb(google.Task(name="a"))).name == "a"


def test_text_format_reads_and_writes_maps_of_our_messages() -> None:
    task = ours.Task(name="a", http_request=REQUEST)
    text = text_format.MessageToString(task)
    assert text == text_format.MessageToString(google.Task(name="a", http_request=REQUEST)._pb)
    assert text_format.Parse(text, ours.Task()) == task
    metadata = ours.BatchCreateTasksMetadata(failed_requests={1: {"code": 5}})
    assert text_format.MessageToString(metadata) == text_format.MessageToString(metadata._pb)
