"""Messages from JSON or binary keep values that were not read yet in another form, which users must not notice."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import threading
import weakref
from collections.abc import Callable

import pytest
from cloudtasks.tasks_v2 import AppEngineHttpRequest, HttpRequest, ListTasksResponse, Task

HEADERS = {"Content-Type": "text/plain", "X-Ä": "ü"}
FIELDS = {
    "name": "projects/p/locations/l/queues/q/tasks/t",
    "http_request": {"url": "https://example.com/", "headers": HEADERS, "oidc_token": {"service_account_email": "a@b"}},
}
JSON = Task.to_json(Task(FIELDS))
WIRE = Task.serialize(Task(FIELDS))

DECODERS: dict[str, Callable[[], Task]] = {
    "from JSON": lambda: Task.from_json(JSON),
    "from the wire": lambda: Task.deserialize(WIRE),
    "in a list": lambda: ListTasksResponse.from_json(f'{{"tasks": [{JSON}, {JSON}]}}').tasks[1],
}


@pytest.fixture(params=DECODERS.values(), ids=list(DECODERS))
def task(request: pytest.FixtureRequest) -> Task:
    made: Task = request.param()
    return made


def test_what_was_not_read_is_written_compared_copied_and_pickled_as_it_is(task: Task) -> None:
    assert Task.to_json(task) == JSON
    assert Task.serialize(task) == WIRE
    assert pickle.loads(pickle.dumps(task)) == Task(FIELDS)
    assert copy.deepcopy(task) == task
    assert task == Task(FIELDS)
    assert Task.to_dict(task) == Task.to_dict(Task(FIELDS))
    assert repr(task) == repr(Task(FIELDS))


def test_what_is_read_is_one_live_object(task: Task) -> None:
    request, headers = task.http_request, task.http_request.headers
    assert type(request) is HttpRequest
    assert task.http_request is request
    assert request.headers is headers
    headers["New"] = "1"
    request.oidc_token.audience = "b"
    assert dict(task.http_request.headers) == {**HEADERS, "New": "1"}
    assert json.loads(Task.to_json(task))["httpRequest"]["oidcToken"]["audience"] == "b"


def test_an_unread_member_of_a_oneof_gives_way_to_another(task: Task) -> None:
    assert "http_request" in task
    task.app_engine_http_request = AppEngineHttpRequest(relative_uri="/")
    assert "http_request" not in task
    assert task.HasField("app_engine_http_request")


def test_an_unread_message_can_be_deleted_or_merged_into(task: Task) -> None:
    task.MergeFrom(Task(http_request={"body": b"x", "headers": {"Later": "2"}}))
    assert task.http_request.body == b"x"
    assert dict(task.http_request.headers) == {**HEADERS, "Later": "2"}
    del task.http_request
    assert task == Task(name=FIELDS["name"])


def test_a_copy_of_an_unread_message_is_not_linked_to_it(task: Task) -> None:
    twin = copy.deepcopy(task)
    twin.http_request.headers.clear()
    assert dict(task.http_request.headers) == HEADERS


@pytest.mark.parametrize("count", [1, 8, 9, 200])
def test_maps_of_any_size_keep_the_order_and_the_last_of_two_equal_keys(count: int) -> None:
    entries = [(f"K{i}", str(i)) for i in range(count)] + [("K0", "again")]
    members = ",".join(f'"{key}":"{value}"' for key, value in entries)
    for look in (lambda _: None, lambda request: request.headers):
        request = HttpRequest.from_json(f'{{"headers":{{{members}}}}}')
        look(request)
        assert json.loads(HttpRequest.to_json(request))["headers"] == dict(entries)
        assert list(request.headers.items()) == list(dict(entries).items())


def test_texts_that_a_list_repeats_and_texts_that_nearly_do_are_told_apart() -> None:
    urls = [f"https://example.com/{'x' * (i % 70)}{i % 3}" for i in range(500)] + ["", "a", "ä", "a\0", "\0a"]
    page = json.dumps({"tasks": [{"httpRequest": {"url": url}} for url in urls]})
    assert [task.http_request.url for task in ListTasksResponse.from_json(page).tasks] == urls


def test_threads_that_read_at_once_get_the_same_object() -> None:
    for _ in range(200):
        task = Task.from_json(JSON)
        barrier, seen = threading.Barrier(4), []

        def read(task: Task = task, barrier: threading.Barrier = barrier, seen: list[object] = seen) -> None:
            barrier.wait()
            seen.append(task.http_request)

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(request) for request in seen}) == 1


def test_a_cycle_through_what_was_decoded_is_collected() -> None:
    class Holder(Task):
        pass

    holder = Holder.from_json(JSON)
    holder.self = holder
    gone = weakref.ref(holder)
    del holder
    gc.collect()
    assert gone() is None
