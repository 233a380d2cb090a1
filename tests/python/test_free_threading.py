"""Messages, lists and maps that change while something else uses them; with more threads: `test_threads.py`."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from cloudtasks import tasks_v2
from cloudtasks.types import FieldMask

from .. import needs


def test_what_is_appended_while_a_list_is_sorted_is_not_lost() -> None:
    mask = FieldMask(paths=["b", "a"])

    def key(path: str) -> str:
        mask.paths.append("c")
        return path

    with pytest.raises(RuntimeError, match="the list changed"):
        mask.paths.sort(key=key)
    assert list(mask.paths) == ["b", "a", "c", "c"]


def test_what_is_appended_while_a_slice_is_assigned_is_not_lost() -> None:
    response = tasks_v2.ListTasksResponse(tasks=[{"name": "a"}])

    def items() -> Iterator[dict[str, str]]:
        yield {"name": "c"}
        response.tasks.append({"name": "b"})

    with pytest.raises(RuntimeError, match="the list changed"):
        response.tasks[:] = items()
    assert [task.name for task in response.tasks] == ["a", "b"]


def test_a_key_is_popped_once() -> None:
    request = tasks_v2.HttpRequest(headers={str(number): "set" for number in range(1000)})
    barrier = threading.Barrier(2)
    popped: list[list[str]] = [[], []]

    def pop(mine: list[str]) -> None:
        barrier.wait()
        mine.extend(str(number) for number in range(1000) if request.headers.pop(str(number), None) == "set")

    threads = [threading.Thread(target=pop, args=[mine]) for mine in popped]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(popped[0] + popped[1], key=int) == [str(number) for number in range(1000)]


def test_a_default_that_a_missing_key_gets_replaces_no_value() -> None:
    request = tasks_v2.HttpRequest(headers={"key": "value"})
    assert request.headers.setdefault("key", "other") == "value"
    assert request.headers.setdefault("more", "other") == "other"
    assert request.headers["missing"] == ""
    assert request.headers == {"key": "value", "more": "other", "missing": ""}


@needs.free_threading
def test_the_import_leaves_the_gil_off() -> None:
    code = "import sys, cloudtasks.tasks_v2; print(sys._is_gil_enabled())"
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (ended.stdout.strip(), ended.stderr) == ("False", "")


def test_an_operation_that_fails_sets_nothing() -> None:
    task = tasks_v2.Task()
    headers = task.http_request.headers
    with pytest.raises(KeyError):
        headers.popitem()
    assert headers.pop("missing", None) is None
    request = tasks_v2.UpdateQueueRequest()
    paths = request.update_mask.paths
    for fails in (paths.pop, lambda: paths.__setitem__(0, "a"), lambda: paths.__delitem__(-1)):
        with pytest.raises(IndexError):
            fails()
    with pytest.raises(ValueError, match="not in the list"):
        paths.remove("a")
    assert "http_request" not in task
    assert "update_mask" not in request
