"""What our messages do beyond, or otherwise than, those of google-cloud-tasks. What is the same is in tests/oracle."""

from __future__ import annotations

import copy
import gc
import itertools
import pickle
import subprocess
import sys
import threading
import weakref
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import pytest
from cloudtasks import tasks_v2, tasks_v2beta2, tasks_v2beta3, types
from cloudtasks.datetime_helpers import DatetimeWithNanoseconds
from cloudtasks.tasks_v2 import BatchDeleteTasksRequest, HttpRequest, Queue, Task, UriOverride


class Labelled(Task):
    """A user's class with another attribute."""

    def __init__(self, *args: Any, label: str = "", **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.label = label


def test_text_that_is_base64_is_decoded_for_a_body_with_a_warning_that_names_both_fixes() -> None:
    with pytest.warns(UserWarning, match=r"text\.encode\(\).*base64\.b64decode\(text\)"):
        request = HttpRequest(body="aGVsbG8=")
    assert request.body == b"hello"


@pytest.mark.parametrize("text", ["hi", "hello world", '{"a": 1}', "aGk", "aGl=", "aGk=\n", "é"])
def test_any_other_text_is_refused_for_a_body_with_the_fix(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Task\.http_request\.body: expected bytes.*pass text\.encode\(\)"):
        Task(http_request={"body": text})


def test_a_naive_datetime_is_utc() -> None:
    task = Task(schedule_time=datetime(2030, 1, 2, 3, 4, 5, 600))
    assert task.schedule_time == datetime(2030, 1, 2, 3, 4, 5, 600, tzinfo=timezone.utc)


@pytest.mark.parametrize("seconds", [0, 5, 1.25, -0.5, 253_402_300_799])
def test_seconds_are_taken_for_times_and_durations(seconds: float) -> None:
    epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
    assert Task(schedule_time=seconds).schedule_time - epoch == timedelta(seconds=seconds)
    assert Task(dispatch_deadline=seconds).dispatch_deadline == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, -(10**12)])
def test_a_time_out_of_range_is_refused_by_its_field(value: float) -> None:
    with pytest.raises(ValueError, match=r"^Task\.schedule_time: "):
        Task(schedule_time=value)


def test_a_time_before_1970_keeps_its_fraction() -> None:
    time = datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=timezone.utc)
    task = Task(schedule_time=time)
    assert task.schedule_time == time
    assert '"1969-12-31T23:59:59.500Z"' in Task.to_json(task)


def test_nanoseconds_last_through_reading_and_setting() -> None:
    time = Task(schedule_time="2030-01-01T00:00:00.000000007Z").schedule_time
    assert isinstance(time, DatetimeWithNanoseconds)
    assert (time.nanosecond, time.nanos, time.seconds) == (7, 7, 1_893_456_000)
    assert Task(schedule_time=time) == Task(schedule_time="2030-01-01T00:00:00.000000007Z")
    assert pickle.loads(pickle.dumps(time)).nanosecond == copy.deepcopy(time).nanosecond == 7
    assert time.ToDatetime() == datetime(2030, 1, 1)
    assert time.ToJsonString() == time.rfc3339() == "2030-01-01T00:00:00.000000007Z"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Task(nmae="a"), "Unknown field for Task: nmae; did you mean 'name'?"),
        (lambda: Task(httpRequest={}), "Unknown field for Task: httpRequest; did you mean 'http_request'?"),
        (lambda: Task(http_request={"ulr": ""}), "Unknown field for HttpRequest: ulr; did you mean 'url'?"),
    ],
)
def test_an_unknown_field_is_refused_with_the_nearest_name(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message.replace('?', '[?]')}$"):
        make()


def test_an_unknown_attribute_is_refused_with_the_nearest_name() -> None:
    task: Any = Task()
    with pytest.raises(AttributeError, match="nmae; did you mean 'name'"):
        task.nmae = "a"
    with pytest.raises(AttributeError, match="nmae; did you mean 'name'"):
        _ = task.nmae


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Task(http_request={"url": 5}), "Task.http_request.url: expected str, got int"),
        (lambda: HttpRequest(headers={"a": 5}), "HttpRequest.headers[a]: expected str, got int"),
        (lambda: BatchDeleteTasksRequest(names=["a", 5]), "BatchDeleteTasksRequest.names[1]: expected str, got int"),
        (lambda: BatchDeleteTasksRequest(names="ab"), "BatchDeleteTasksRequest.names: expected a list, got str"),
        (lambda: Task(http_request=Queue()), "Task.http_request: expected a dict or HttpRequest, got Queue"),
    ],
)
def test_a_wrong_type_is_refused_by_the_path_of_its_field(make: Any, message: str) -> None:
    with pytest.raises(TypeError) as refused:
        make()
    assert str(refused.value) == message


def test_an_unknown_enum_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"did you mean .*PUT"):
        Task(http_request={"http_method": "PUTT"})


def test_a_read_only_mapping_is_taken_as_a_dict() -> None:
    assert Task(MappingProxyType({"name": "a"}), dispatch_count=1) == Task(name="a", dispatch_count=1)


def test_binary_data_of_other_types_is_copied_into_a_body() -> None:
    buffer = bytearray(b"ab")
    request = HttpRequest(body=buffer)
    buffer[0] = 0
    assert request.body == HttpRequest(body=memoryview(b"ab")).body == b"ab"


def test_a_users_class_keeps_its_class_and_attributes_through_copies_and_pickles() -> None:
    task = Labelled(name="a", label="mine")
    task.extra = 5  # type: ignore[attr-defined]
    task.http_request.url = "u"
    for again in (copy.copy(task), copy.deepcopy(task), pickle.loads(pickle.dumps(task))):
        assert type(again) is Labelled
        assert (again, again.label, again.extra) == (task, "mine", 5)
    assert isinstance(Labelled.from_json('{"name": "b"}'), Labelled)


def test_a_field_of_rest_alone_lasts_through_a_pickle() -> None:
    task = tasks_v2beta2.Task(retry_config={"max_attempts": 3})
    assert pickle.loads(pickle.dumps(task)) == task
    assert tasks_v2beta2.Task.serialize(task) == b""


def test_an_unwritten_child_and_its_parent_are_collected() -> None:
    task = Task()
    gone = weakref.ref(task)
    child = task.http_request
    headers = child.headers
    del task, child
    assert headers == {}
    del headers
    gc.collect()
    assert gone() is None


def test_writing_to_a_view_whose_message_nobody_holds_does_no_harm() -> None:
    headers = Task().http_request.headers
    headers["a"] = "b"
    assert headers == {"a": "b"}


def test_threads_may_share_a_message() -> None:
    task = Task()

    def write(worker: int) -> None:
        for round_ in range(300):
            task.http_request.headers[f"{worker}-{round_}"] = "x"
            task.http_request = task.http_request if round_ % 50 else {"url": "u"}
            assert Task.from_json(Task.to_json(task)).http_request is not None

    threads = [threading.Thread(target=write, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "http_request" in task


def test_a_dict_that_changes_while_it_is_taken_does_no_harm() -> None:
    fields: dict[str, Any] = {"name": "a"}

    class Number:
        def __index__(self) -> int:
            fields.clear()
            return 3

    fields |= {"dispatch_count": Number(), "response_count": 4}
    assert Task(fields) == Task(name="a", dispatch_count=3, response_count=4)


def test_messages_of_another_version_are_not_taken() -> None:
    with pytest.raises(TypeError, match="expected a dict or HttpRequest, got HttpRequest"):
        Task(http_request=tasks_v2beta3.HttpRequest(url="u"))


def test_each_types_module_has_the_types_of_its_subject() -> None:
    from cloudtasks.tasks_v2.types import queue, task

    assert task.__all__ == ("Attempt", "Task")
    assert queue.Queue is tasks_v2.Queue is tasks_v2.types.Queue
    assert "HttpRequest" in dir(tasks_v2)
    with pytest.raises(AttributeError, match="no attribute 'Nope'"):
        _ = queue.Nope


def test_shared_types_behave_like_those_of_protobuf() -> None:
    policy = types.Policy()
    policy.bindings.add(role="r", members=["a"])
    assert policy.HasField is not None
    assert types.Policy.FromString(policy.SerializeToString()) == policy
    assert [field.name for field, _ in policy.ListFields()] == ["bindings"]


def test_protobuf_messages_need_the_protobuf_package() -> None:
    code = "from cloudtasks.tasks_v2 import Task; Task.pb(Task())"
    blocked = f"import sys; sys.modules['google.protobuf'] = None; {code}"
    process = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True)
    assert "ImportError: protobuf messages need the protobuf package: pip install protobuf" in process.stderr


def test_import_loads_nothing_heavy() -> None:
    code = (
        "import sys; before = set(sys.modules); import cloudtasks.tasks_v2 as v2; v2.Task(http_request={'url': 'u'});"
        "print(*sorted(name for name in set(sys.modules) - before if not name.startswith('cloudtasks')))"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"enum", "datetime", "json", "typing", "importlib.metadata", "google"}
    assert not heavy & set(process.stdout.split())


def test_an_optional_default_is_sent_and_a_plain_one_is_not() -> None:
    assert UriOverride.to_json(UriOverride(port=0), indent=None, always_print_fields_with_no_presence=False) == (
        '{"port": "0"}'
    )
    assert Task.to_json(Task(dispatch_count=0), indent=None, always_print_fields_with_no_presence=False) == "{}"


class _Text(str):
    """A str of a user's class."""


def test_a_missing_key_is_kept_as_the_map_keeps_keys() -> None:
    request = tasks_v2.HttpRequest(headers={"a": "1"})
    assert request.headers[b"missing"] == ""  # type: ignore[index]
    assert request.headers[_Text("other")] == ""
    assert {type(key) for key in request.headers} == {str}
    assert sorted(request.headers) == ["a", "missing", "other"]
    tasks_v2.HttpRequest.to_json(request)
    tasks_v2.HttpRequest.serialize(request)


@pytest.mark.parametrize("pairs", [{"a": "1", "b": 2}, [("a", "1"), ("b", 2)]])
def test_an_update_of_a_map_takes_all_entries_or_none(pairs: object) -> None:
    task = tasks_v2.Task()
    with pytest.raises(TypeError, match=r"headers\.?\[b\]"):
        task.http_request.headers.update(pairs)  # type: ignore[arg-type]
    assert dict(task.http_request.headers) == {}
    assert "http_request" not in task
    with pytest.raises(TypeError):
        task.http_request.headers.update({"a": "1"}, b=2)
    assert dict(task.http_request.headers) == {}


class Clearing:
    """Equal to everything, and clears the list to which it is compared."""

    def __init__(self, names: Any) -> None:
        self.names = names

    def __eq__(self, other: object) -> bool:
        self.names.clear()
        return True

    __hash__ = None  # type: ignore[assignment]


class Boundless:
    """Says that it is longer than any memory, or as long as it likes."""

    def __init__(self, length: int) -> None:
        self.length = length

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        raise StopIteration

    def __length_hint__(self) -> int:
        return self.length


class TestHostileCallers:
    """An exception each: no panic, no abort, no loop without end."""

    def test_a_list_that_changes_while_an_element_is_looked_for(self) -> None:
        batch = BatchDeleteTasksRequest(names=["a", "b"])
        with pytest.raises(ValueError, match="the list changed"):
            batch.names.remove(Clearing(batch.names))
        assert list(batch.names) == []

    def test_an_error_of_a_comparison_is_not_swallowed(self) -> None:
        class Failing:
            def __eq__(self, other: object) -> bool:
                raise ZeroDivisionError

            __hash__ = None  # type: ignore[assignment]

        batch = BatchDeleteTasksRequest(names=["a"])
        with pytest.raises(ZeroDivisionError):
            batch.names.index(Failing())
        with pytest.raises(ZeroDivisionError):
            batch.names.remove(Failing())

    def test_a_list_is_compared_with_an_iterable_without_end(self) -> None:
        batch = BatchDeleteTasksRequest(names=["a", "a"])
        assert batch.names != itertools.repeat("a")
        assert batch.names == iter(["a", "a"])

    @pytest.mark.parametrize("length", [2**62, 2**63 - 1, sys.maxsize])
    def test_a_length_hint_makes_no_room(self, length: int) -> None:
        assert list(BatchDeleteTasksRequest(names=Boundless(length)).names) == []
        batch = BatchDeleteTasksRequest(names=["a"])
        batch.names.extend(Boundless(length))
        batch.names[:] = []
        assert list(batch.names) == []

    @pytest.mark.parametrize("indent", [1001, 10**12, sys.maxsize])
    def test_an_indent_beyond_reason_is_refused(self, indent: int) -> None:
        with pytest.raises(ValueError, match="indent: expected at most 1000"):
            Task.to_json(Task(name="t"), indent=indent)
        assert Task.to_json(Task(name="t"), indent=1000)

    def test_binary_times_out_of_range_are_refused(self) -> None:
        # Task.schedule_time, with seconds = 2**62; dispatch_deadline, and its nanos = -1 with seconds = 1.
        for binary in (b"\x22\x0a\x08" + b"\x80" * 8 + b"\x40", b"\x32\x0d\x08\x01\x10" + b"\xff" * 9 + b"\x01"):
            with pytest.raises(ValueError, match=r"schedule_time|dispatch_deadline"):
                Task.deserialize(binary)
