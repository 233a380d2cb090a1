"""Messages and the protobuf messages in them, handed out in any order, stay views of the same data, as Google's do.

Random programs run on both packages: they hand out messages, parts of messages and protobuf messages of both, and write
to what they have. After each step everything that was handed out has to hold the same in both packages.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from typing import Any

import pytest
from cloudtasks import tasks_v2 as ours
from google.cloud import tasks_v2 as google

PROGRAMS = 20_000 if os.environ.get("SOAK") else 400
STEPS = 20

Handles = list[tuple[str, Any]]
"""What was handed out: its kind, and a message or protobuf message."""

PARTS = {
    "CreateTaskRequest": {"task": "Task"},
    "Task": {
        "http_request": "HttpRequest",
        "app_engine_http_request": "AppEngineHttpRequest",
        "first_attempt": "Attempt",
    },
    "HttpRequest": {"oidc_token": "OidcToken"},
    "AppEngineHttpRequest": {"app_engine_routing": "AppEngineRouting"},
    "BatchCreateTasksRequest": {},
    "BatchCreateTasksResponse": {},
}
LISTS = {"BatchCreateTasksRequest": ("requests", "CreateTaskRequest"), "BatchCreateTasksResponse": ("tasks", "Task")}
TEXTS = {
    "CreateTaskRequest": "parent",
    "Task": "name",
    "HttpRequest": "url",
    "AppEngineHttpRequest": "relative_uri",
    "OidcToken": "audience",
    "AppEngineRouting": "service",
    "BatchCreateTasksRequest": "parent",
}
MAPS = {"HttpRequest": "headers", "AppEngineHttpRequest": "headers"}
FILLED = {
    "CreateTaskRequest": {"task": {"name": "f", "http_request": {"url": "u", "oidc_token": {"audience": "x"}}}},
    "Task": {"http_request": {"url": "f", "headers": {"f": "1"}}, "dispatch_count": 2},
    "HttpRequest": {"oidc_token": {"audience": "f"}},
    "AppEngineHttpRequest": {"relative_uri": "f"},
    "OidcToken": {"audience": "f"},
    "AppEngineRouting": {"service": "f"},
    "Attempt": {"response_status": {"code": 3}},
    "BatchCreateTasksRequest": {"requests": [{"parent": "f", "task": {"name": "g"}}, {"parent": "h"}]},
    "BatchCreateTasksResponse": {"tasks": [{"name": "f", "http_request": {"url": "u"}}, {"name": "g"}]},
}
ACTIONS = [
    *("_pb", "_pb", "part", "part", "element", "text", "text", "map", "set", "clear", "append", "merge", "whole list"),
    *("set element", "insert", "pop", "whole map", "time", "copy"),
]
ROOTS = ["CreateTaskRequest", "Task", "BatchCreateTasksRequest", "BatchCreateTasksResponse"]

Step = Callable[[Any, Handles], None]


def is_protobuf(handle: Any) -> bool:
    return hasattr(type(handle), "ListFields") and not hasattr(type(handle), "to_dict")


def a_step(choose: random.Random, kinds: list[tuple[str, bool]]) -> tuple[Step, tuple[str, bool] | None] | None:
    """A step on one of the handles, and the kind of the handle that it adds."""
    index = choose.randrange(len(kinds))
    kind, of_protobuf = kinds[index]
    text, number = choose.choice("abcdef"), choose.randrange(3)
    part = choose.choice([*PARTS.get(kind, {}), ""])
    action = choose.choice(ACTIONS)
    match action:
        case "_pb" if not of_protobuf:
            return lambda v2, handles: handles.append((kind, handles[index][1]._pb)), (kind, True)
        case "part" if part:
            new = (PARTS[kind][part], of_protobuf)
            return lambda v2, handles: handles.append((new[0], getattr(handles[index][1], part))), new
        case "element" if kind in LISTS:
            name, element = LISTS[kind]

            def read(v2: Any, handles: Handles) -> None:
                held = getattr(handles[index][1], name)
                handles.append(
                    (element, held[number % len(held)] if len(held) else new_message(v2, element, of_protobuf))
                )

            return read, (element, of_protobuf)
        case "text" if kind in TEXTS:
            return lambda v2, handles: setattr(handles[index][1], TEXTS[kind], text), None
        case "map" if kind in MAPS:

            def put(v2: Any, handles: Handles) -> None:
                getattr(handles[index][1], MAPS[kind])[text] = "v"

            return put, None
        case "set" if part and not of_protobuf:
            value = FILLED[PARTS[kind][part]]
            return lambda v2, handles: setattr(handles[index][1], part, value), None
        case "clear" if part and of_protobuf:
            return lambda v2, handles: handles[index][1].ClearField(part), None
        case "clear" if part:
            return lambda v2, handles: delattr(handles[index][1], part), None
        case "append" if kind in LISTS:
            name, element = LISTS[kind]

            def add(v2: Any, handles: Handles) -> None:
                held = getattr(handles[index][1], name)
                held.add() if of_protobuf else held.append(FILLED[element])

            return add, None
        case "whole list" if kind in LISTS and not of_protobuf:
            name, element = LISTS[kind]
            return lambda v2, handles: setattr(handles[index][1], name, [FILLED[element]] * number), None
        case "set element" | "insert" | "pop" if kind in LISTS and not of_protobuf:
            name, element = LISTS[kind]

            def change(v2: Any, handles: Handles) -> None:
                held = getattr(handles[index][1], name)
                if not len(held):
                    return
                if action == "set element":
                    held[number % len(held)] = FILLED[element]
                elif action == "insert":
                    held.insert(number % len(held), FILLED[element])
                else:
                    held.pop(number % len(held))

            return change, None
        case "whole map" if kind in MAPS and not of_protobuf:
            return lambda v2, handles: setattr(handles[index][1], MAPS[kind], {text: "w"}), None
        case "time" if kind == "Task" and of_protobuf:
            return lambda v2, handles: handles[index][1].schedule_time.FromSeconds(number), None
        case "time" if kind == "Task":
            return lambda v2, handles: setattr(
                handles[index][1], "schedule_time", f"2030-01-0{number + 1}T00:00:00Z"
            ), None
        case "copy" if of_protobuf:
            return lambda v2, handles: handles[index][1].CopyFrom(getattr(v2, kind)(FILLED[kind])._pb), None
        case "copy":
            return lambda v2, handles: getattr(v2, kind).copy_from(handles[index][1], FILLED[kind]), None
        case "merge" if of_protobuf:
            filled = FILLED[kind]
            return lambda v2, handles: handles[index][1].MergeFrom(getattr(v2, kind)(filled)._pb), None
    return None


def new_message(v2: Any, kind: str, of_protobuf: bool) -> Any:
    message = getattr(v2, kind)()
    return message._pb if of_protobuf else message


def state(v2: Any, handles: Handles) -> list[bytes]:
    """What each handle holds. It is read without handing out anything."""
    return [
        handle.SerializeToString(deterministic=True) if is_protobuf(handle) else sorted_form(v2, kind, handle)
        for kind, handle in handles
    ]


def sorted_form(v2: Any, kind: str, message: Any) -> bytes:
    binary = type(message).serialize(message)
    form: bytes = getattr(google, kind).pb().FromString(binary).SerializeToString(deterministic=True)
    return form


@pytest.mark.parametrize("part", range(8))
def test_random_programs_see_the_same_in_both_packages(part: int) -> None:
    for seed in range(part, PROGRAMS, 8):
        choose = random.Random(seed)
        root = choose.choice(ROOTS)
        fields = FILLED[root] if choose.random() < 0.7 else {}
        handles: dict[Any, Handles] = {v2: [(root, getattr(v2, root)(fields))] for v2 in (google, ours)}
        kinds = [(root, False)]
        for number in range(STEPS):
            made = a_step(choose, kinds)
            if made is None:
                continue
            step, added = made
            for v2 in (google, ours):
                step(v2, handles[v2])
            kinds += [added] if added else []
            assert state(ours, handles[ours]) == state(google, handles[google]), f"seed {seed}, step {number}"


@pytest.mark.parametrize("v2", [google, ours], ids=["google", "ours"])
def test_a_part_is_handed_out_before_its_whole(v2: Any) -> None:
    task = v2.Task(http_request={"url": "a", "oidc_token": {"audience": "a"}})
    part = task.http_request._pb
    inner = task.http_request.oidc_token._pb
    whole = task._pb
    part.url, inner.audience = "b", "b"
    assert (whole.http_request.url, whole.http_request.oidc_token.audience) == ("b", "b")
    assert task == v2.Task(http_request={"url": "b", "oidc_token": {"audience": "b"}})


@pytest.mark.parametrize("v2", [google, ours], ids=["google", "ours"])
def test_an_element_is_handed_out_before_its_list(v2: Any) -> None:
    response = v2.ListTasksResponse(tasks=[{"name": "a"}, {"name": "b"}])
    element = response.tasks[1]._pb
    whole = response._pb
    element.name = "c"
    assert whole.tasks[1].name == "c"
    metadata = v2.BatchCreateTasksMetadata(failed_requests={1: {"code": 5}})
    status = metadata.failed_requests[1]
    status = getattr(status, "_pb", status)
    whole = metadata._pb
    status.code = 6
    assert whole.failed_requests[1].code == 6
