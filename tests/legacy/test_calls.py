"""Call sites of google-cloud-tasks 1.x run unchanged: every method, by position and by keyword, on the emulator."""

from __future__ import annotations

import asyncio
import base64
import functools
import itertools
from collections.abc import AsyncIterable, Callable, Iterator
from typing import Any

import pytest
from cloudtasks import exceptions
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.emulator import Emulator

from ..loops import Runner
from .facts import VERSIONS, facts, legacy_messages, package

LOCATION = "projects/my-project/locations/europe-west1"
QUEUE = f"{LOCATION}/queues/my-queue"
TASK = f"{QUEUE}/tasks/my-task"
POLICY = {"bindings": [{"role": "roles/cloudtasks.viewer", "members": ["user:a@example.com"]}]}
VIEW_FULL = 2


def values(version: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """The messages that the script passes: name → type and fields."""
    target = {"pull_target": {}} if version == "v2beta2" else {}
    payload = (
        {"pull_message": {"payload": b"payload", "tag": "my-tag"}}
        if version == "v2beta2"
        else {"http_request": {"url": "http://127.0.0.1:1/", "body": b"payload"}}
    )
    return {
        "queue": ("Queue", {"name": QUEUE, "retry_config": {"max_attempts": 7}, **target}),
        "changed queue": ("Queue", {"name": QUEUE, "retry_config": {"max_attempts": 3}, **target}),
        "mask": ("FieldMask", {"paths": ["retry_config.max_attempts"]}),
        "task": ("Task", {"name": TASK, **payload}),
        "unnamed task": ("Task", payload),
        "policy": ("Policy", POLICY),
        "policy options": ("GetPolicyOptions", {"requested_policy_version": 1}),
        "lease": ("Duration", {"seconds": 60}),
    }


def as_dict(version: str) -> dict[str, Any]:
    return {name: fields for name, (_, fields) in values(version).items()}


def as_message(version: str) -> dict[str, Any]:
    types = package(version).types
    return {name: getattr(types, type_)(**fields) for name, (type_, fields) in values(version).items()}


@functools.cache
def _legacy_bytes() -> dict[tuple[str, str], bytes]:
    keys = [(version, name) for version in VERSIONS for name in values(version)]
    orders = [(version, values(version)[name][0], as_json(*values(version)[name])) for version, name in keys]
    return dict(zip(keys, legacy_messages(orders), strict=True))


def as_legacy_message(version: str) -> dict[str, Any]:
    """What google-cloud-tasks 1.5.0 serialised, read by our classes."""
    types = package(version).types
    made = _legacy_bytes()
    return {name: getattr(types, type_).FromString(made[version, name]) for name, (type_, _) in values(version).items()}


def as_json(type_: str, fields: Any) -> Any:
    if type_ == "FieldMask":
        return "retryConfig.maxAttempts"
    if type_ == "Duration":
        return f"{fields['seconds']}s"
    if isinstance(fields, dict):
        return {name: as_json("", value) for name, value in fields.items()}
    return base64.b64encode(fields).decode() if isinstance(fields, bytes) else fields


class Caller:
    """Calls methods in one of the two forms, and notes which."""

    def __init__(self, version: str, client: Any, by_position: bool) -> None:
        self.version = version
        self.methods = facts(version)["methods"]
        self.client = client
        self.by_position = by_position
        self.called = {"__init__"}

    def __call__(self, method: str, **given: Any) -> Any:
        self.called.add(method)
        function = getattr(self.client, method)
        if not self.by_position:
            return function(**given)
        names = [parameter.partition("=")[0] for parameter in self.methods[method]]
        count = max(names.index(name) for name in given) + 1
        return function(*[given.get(name) for name in names[:count]])


class AwaitingCaller(Caller):
    """The same with the async client: awaits each call, and reads lists to their end."""

    def __init__(self, version: str, client: Any, by_position: bool, runner: asyncio.Runner) -> None:
        super().__init__(version, client, by_position)
        self.run = runner.run

    def __call__(self, method: str, **given: Any) -> Any:
        value = self.run(_awaited(super().__call__(method, **given)))
        return _Listed(self.run, value) if hasattr(value, "pages") else value


async def _awaited(call: Any) -> Any:
    return await call


class _Listed:
    """What an async pager gives."""

    def __init__(self, run: Callable[[Any], list[Any]], pager: Any) -> None:
        self._run, self._pager = run, pager

    def __iter__(self) -> Iterator[Any]:
        return iter(self._run(_collected(self._pager)))

    @property
    def pages(self) -> list[Any]:
        return self._run(_collected(self._pager.pages))


async def _collected(items: AsyncIterable[Any]) -> list[Any]:
    return [item async for item in items]


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def client_of(version: str, emulator: Emulator, kind: str) -> Any:
    options = {"api_endpoint": emulator.endpoint}
    return getattr(package(version), kind)(credentials=AnonymousCredentials(), client_options=options)


FORMS = list(itertools.product([as_dict, as_message, as_legacy_message], ["by_position", "by_keyword"]))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("inputs", "form"), FORMS, ids=lambda value: getattr(value, "__name__", value))
def test_every_method_of_1x_works(
    version: str, inputs: Callable[[str], dict[str, Any]], form: str, emulator: Emulator
) -> None:
    call = Caller(version, client_of(version, emulator, "CloudTasksClient"), form == "by_position")
    use_every_method(call, inputs(version))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("inputs", "form"), FORMS, ids=lambda value: getattr(value, "__name__", value))
def test_every_method_of_1x_works_when_awaited(
    version: str, inputs: Callable[[str], dict[str, Any]], form: str, emulator: Emulator
) -> None:
    with Runner() as runner:
        client = client_of(version, emulator, "CloudTasksAsyncClient")
        use_every_method(AwaitingCaller(version, client, form == "by_position", runner), inputs(version))


def use_every_method(call: Caller, given: dict[str, Any]) -> None:
    use_queues(call, given)
    use_policies(call, given)
    use_tasks(call, given)
    if call.version == "v2beta2":
        use_leases(call, given)
    assert call("purge_queue", name=QUEUE).name == QUEUE
    assert call("delete_queue", name=QUEUE) is None
    assert list(call("list_queues", parent=LOCATION)) == []
    assert call.called == set(call.methods)


def use_queues(call: Caller, given: dict[str, Any]) -> None:
    assert call("create_queue", parent=LOCATION, queue=given["queue"]).retry_config.max_attempts == 7
    changed = call("update_queue", queue=given["changed queue"], update_mask=given["mask"])
    assert changed.retry_config.max_attempts == 3
    assert call("update_queue", queue=given["queue"]).retry_config.max_attempts == 7
    assert call("pause_queue", name=QUEUE).state == call.client.enums.Queue.State.PAUSED
    assert call("get_queue", name=QUEUE).state == call.client.enums.Queue.State.PAUSED
    assert call("resume_queue", name=QUEUE).state == call.client.enums.Queue.State.RUNNING
    assert [queue.name for queue in call("list_queues", parent=LOCATION, filter_="", page_size=5)] == [QUEUE]


def use_policies(call: Caller, given: dict[str, Any]) -> None:
    assert call("set_iam_policy", resource=QUEUE, policy=given["policy"]).bindings[0].role == "roles/cloudtasks.viewer"
    policy = call("get_iam_policy", resource=QUEUE, options_=given["policy options"])
    assert list(policy.bindings[0].members) == ["user:a@example.com"]
    asked = ["cloudtasks.tasks.create"]
    assert list(call("test_iam_permissions", resource=QUEUE, permissions=asked).permissions) == asked


def use_tasks(call: Caller, given: dict[str, Any]) -> None:
    call("pause_queue", name=QUEUE)
    created = call("create_task", parent=QUEUE, task=given["task"], response_view=VIEW_FULL)
    assert created.name == TASK
    assert b"payload" in (body_of(created), body_of(call("get_task", name=TASK, response_view=VIEW_FULL)))
    assert body_of(call("get_task", name=TASK)) == b""
    for _ in range(2):
        call("create_task", parent=QUEUE, task=given["unnamed task"])
    pages = list(call("list_tasks", parent=QUEUE, response_view=VIEW_FULL, page_size=2).pages)
    assert [page.num_items for page in pages] == [2, 1, 0]
    assert [body_of(task) for page in pages for task in page] == [b"payload"] * 3
    assert [page.remaining for page in pages] == [0, 0, 0]
    if call.version == "v2beta2":
        with pytest.raises(exceptions.BadRequest, match="pull"):
            call("run_task", name=TASK, response_view=VIEW_FULL)
    else:
        assert call("run_task", name=TASK, response_view=VIEW_FULL).name == TASK
    assert call("delete_task", name=TASK) is None
    call("resume_queue", name=QUEUE)


def use_leases(call: Caller, given: dict[str, Any]) -> None:
    lease = given["lease"]
    first, second = call(
        "lease_tasks", parent=QUEUE, lease_duration=lease, max_tasks=10, response_view=VIEW_FULL, filter_="tag=my-tag"
    ).tasks
    assert body_of(first) == b"payload"
    renewed = call(
        "renew_lease", name=first.name, schedule_time=first.schedule_time, lease_duration=lease, response_view=VIEW_FULL
    )
    assert renewed.schedule_time >= first.schedule_time
    assert call("acknowledge_task", name=renewed.name, schedule_time=renewed.schedule_time) is None
    freed = call("cancel_lease", name=second.name, schedule_time=second.schedule_time, response_view=VIEW_FULL)
    assert freed.name == second.name
    assert [task.name for task in call("list_tasks", parent=QUEUE)] == [second.name]


def body_of(task: Any) -> bytes:
    places = [("http_request", "body"), ("pull_message", "payload")]
    return b"".join(getattr(getattr(task, payload), body) for payload, body in places if hasattr(task, payload))
