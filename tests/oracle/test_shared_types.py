"""Messages that Google's APIs share are those of Google's packages, as google-cloud-tasks gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.emulator import Emulator
from google.api_core import operation as api_core_operation
from google.cloud import tasks_v2 as google_tasks
from google.cloud.location import locations_pb2
from google.iam.v1 import iam_policy_pb2, policy_pb2
from google.longrunning import operations_pb2
from google.protobuf import empty_pb2, field_mask_pb2, json_format
from google.rpc import status_pb2

PARENT = "projects/my-project/locations/europe-west1"
QUEUE = f"{PARENT}/queues/my-queue"


@pytest.fixture
def client() -> Iterator[Any]:
    with Emulator() as emulator, emulator.client() as client:
        client.create_queue(parent=PARENT, queue={"name": QUEUE})
        yield client


def test_a_policy_that_was_read_is_changed_and_set(client: Any) -> None:
    policy = client.get_iam_policy(resource=QUEUE)
    assert isinstance(policy, policy_pb2.Policy)
    policy.bindings.add(role="roles/viewer", members=["user:a@example.com"])
    changed = client.set_iam_policy(request=iam_policy_pb2.SetIamPolicyRequest(resource=QUEUE, policy=policy))
    assert isinstance(changed, policy_pb2.Policy)
    assert [binding.role for binding in client.get_iam_policy(resource=QUEUE).bindings] == ["roles/viewer"]


def test_a_location_is_googles(client: Any) -> None:
    assert isinstance(client.get_location({"name": PARENT}), locations_pb2.Location)


def test_an_operation_is_googles_and_api_core_follows_it(client: Any) -> None:
    requests = [{"parent": QUEUE, "task": {"http_request": {"url": "http://a.example"}}}]
    batch = client.batch_create_tasks(parent=QUEUE, requests=requests)
    assert isinstance(batch.operation, operations_pb2.Operation)
    assert json_format.MessageToDict(batch.operation)["name"] == batch.operation.name
    assert isinstance(client.get_operation({"name": batch.operation.name}), operations_pb2.Operation)
    pending = operations_pb2.Operation(name=batch.operation.name)
    followed = api_core_operation.from_gapic(
        pending,
        client.transport.operations_client,
        tasks_v2.BatchCreateTasksResponse,
        metadata_type=tasks_v2.BatchCreateTasksMetadata,
    )
    assert followed.result(timeout=10) == batch.result()


def test_a_batch_of_deletions_ends_with_empty(client: Any) -> None:
    client.pause_queue(name=QUEUE)
    task = client.create_task(parent=QUEUE, task={"http_request": {"url": "http://a.example"}})
    operation = client.batch_delete_tasks(parent=QUEUE, names=[task.name])
    assert isinstance(operation.result(timeout=10), empty_pb2.Empty)


both = pytest.mark.parametrize("v2", [google_tasks, tasks_v2], ids=["google", "ours"])


@both
def test_the_status_of_an_attempt_is_googles_and_live(v2: Any) -> None:
    task = v2.Task(last_attempt={"response_status": {"code": 5, "message": "m"}})
    status = task.last_attempt.response_status
    assert type(status) is status_pb2.Status
    status.code = 6
    assert v2.Task.to_dict(task)["last_attempt"]["response_status"]["code"] == 6
    task._pb.last_attempt.response_status.code = 7
    assert (status.code, task.last_attempt.response_status.code) == (7, 7)
    task.last_attempt.response_status = status_pb2.Status(code=8)
    assert task.last_attempt.response_status == status_pb2.Status(code=8)


@both
def test_an_absent_status_becomes_present_when_it_is_written(v2: Any) -> None:
    attempt = v2.Attempt()
    status = attempt.response_status
    assert type(status) is status_pb2.Status
    assert "response_status" not in attempt
    status.code = 3
    assert attempt == v2.Attempt(response_status={"code": 3})


@both
def test_statuses_in_a_map_are_googles_and_live(v2: Any) -> None:
    metadata = v2.BatchCreateTasksMetadata(failed_requests={1: {"code": 5}})
    failed = metadata.failed_requests
    failed[1].code = 6
    failed[2] = status_pb2.Status(code=2)
    assert {type(status) for status in [*failed.values(), failed[2], failed.get(1)]} == {status_pb2.Status}
    assert {key: status.code for key, status in failed.items()} == {1: 6, 2: 2}
    assert metadata == v2.BatchCreateTasksMetadata(failed_requests={1: {"code": 6}, 2: {"code": 2}})


@both
def test_a_field_mask_is_googles_and_live(v2: Any) -> None:
    request = v2.UpdateQueueRequest(update_mask={"paths": ["state"]})
    assert type(request.update_mask) is field_mask_pb2.FieldMask
    request.update_mask.paths.append("name")
    assert request == v2.UpdateQueueRequest(update_mask=field_mask_pb2.FieldMask(paths=["state", "name"]))
