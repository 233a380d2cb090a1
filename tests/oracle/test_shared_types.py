"""Messages that Google's APIs share are those of Google's packages, as google-cloud-tasks gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from cloudtasks import tasks_v2
from cloudtasks.emulator import Emulator
from google.api_core import operation as api_core_operation
from google.cloud.location import locations_pb2
from google.iam.v1 import iam_policy_pb2, policy_pb2
from google.longrunning import operations_pb2
from google.protobuf import empty_pb2, json_format

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
