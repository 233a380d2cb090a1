"""google-cloud-tasks in its default mode, gRPC, drives the emulator in all versions; reflection describes these."""

from __future__ import annotations

import asyncio
import json
import os
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from types import ModuleType
from typing import Any

import grpc
import proto
import pytest
from google.api_core.exceptions import AlreadyExists, InvalidArgument, NotFound
from google.cloud import tasks_v2, tasks_v2beta2, tasks_v2beta3
from google.cloud.location import locations_pb2
from google.iam.v1 import iam_policy_pb2, policy_pb2
from google.protobuf import duration_pb2, field_mask_pb2
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

HOST = os.environ["CLOUD_TASKS_EMULATOR_HOST"]
PARENT = "projects/grpc/locations/us-central1"
QUEUE = f"{PARENT}/queues/q"
VERSIONS = [tasks_v2, tasks_v2beta2, tasks_v2beta3]


def post(path: str) -> Any:
    with urllib.request.urlopen(urllib.request.Request(f"http://{HOST}{path}", method="POST")) as answer:
        return json.load(answer)


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    post("/emulator/reset")
    yield
    post("/emulator/reset")


def transport(module: ModuleType, name: str, channel: Any) -> Any:
    services = __import__(f"{module.__name__}.services.cloud_tasks.transports", fromlist=[name])
    return getattr(services, name)(channel=channel)


def client_of(module: ModuleType, channel: grpc.Channel) -> Any:
    return module.CloudTasksClient(transport=transport(module, "CloudTasksGrpcTransport", channel))


def tomorrow() -> datetime:
    return datetime.now(timezone.utc) + timedelta(days=1)


@pytest.mark.parametrize("module", VERSIONS)
def test_a_queue_and_a_task_live(module: ModuleType) -> None:
    with grpc.insecure_channel(HOST) as channel:
        client = client_of(module, channel)
        made = client.create_queue(parent=PARENT, queue={"name": QUEUE})
        assert (made.name, made.state) == (QUEUE, module.Queue.State.RUNNING)
        with pytest.raises(AlreadyExists, match="Queue already exists"):
            client.create_queue(parent=PARENT, queue={"name": QUEUE})
        assert [queue.name for queue in client.list_queues(parent=PARENT)] == [QUEUE]

        name = f"{QUEUE}/tasks/t"
        request = {"url": "http://127.0.0.1:1/", "body": b"payload", "headers": {"a": "b"}}
        task = {"name": name, "http_request": request, "schedule_time": tomorrow()}
        made = client.create_task(parent=QUEUE, task=task)
        assert (made.name, made.view, made.http_request.body) == (name, module.Task.View.BASIC, b"")
        with pytest.raises(AlreadyExists):
            client.create_task(parent=QUEUE, task=task)
        full = client.get_task(request={"name": name, "response_view": module.Task.View.FULL})
        assert (full.http_request.body, full.http_request.headers["a"]) == (b"payload", "b")
        assert [task.name for task in client.list_tasks(parent=QUEUE)] == [name]
        client.delete_task(name=name)
        with pytest.raises(NotFound):
            client.get_task(name=name)

        mask = field_mask_pb2.FieldMask(paths=["retry_config.max_attempts"])
        queue = {"name": QUEUE, "retry_config": {"max_attempts": 7}}
        assert client.update_queue(queue=queue, update_mask=mask).retry_config.max_attempts == 7
        assert client.pause_queue(name=QUEUE).state == module.Queue.State.PAUSED
        policy = policy_pb2.Policy(bindings=[policy_pb2.Binding(role="roles/viewer", members=["user:a@example.com"])])
        client.set_iam_policy(request=iam_policy_pb2.SetIamPolicyRequest(resource=QUEUE, policy=policy))
        assert client.get_iam_policy(resource=QUEUE).bindings[0].role == "roles/viewer"
        locations = client.list_locations(locations_pb2.ListLocationsRequest(name="projects/grpc"))
        assert "us-central1" in [location.location_id for location in locations.locations]
        client.delete_queue(name=QUEUE)
        with pytest.raises(NotFound):
            client.get_queue(name=QUEUE)


@pytest.mark.parametrize("module", VERSIONS)
def test_asyncio_creates_many_at_once(module: ModuleType) -> None:
    post(f"/emulator/queues?name={QUEUE}")

    async def create() -> list[str]:
        async with grpc.aio.insecure_channel(HOST) as channel:
            client = module.CloudTasksAsyncClient(
                transport=transport(module, "CloudTasksGrpcAsyncIOTransport", channel)
            )
            task = {"http_request": {"url": "http://127.0.0.1:1/"}, "schedule_time": tomorrow()}
            # More than a connection may have under way.
            made = await asyncio.gather(*[client.create_task(parent=QUEUE, task=task) for _ in range(300)])
            listed = [task.name async for task in await client.list_tasks(parent=QUEUE)]
            assert sorted(listed) == sorted(task.name for task in made)
            with pytest.raises(NotFound):
                await client.get_queue(name=f"{PARENT}/queues/none")
            return listed

    assert len(set(asyncio.run(create()))) == 300


def test_tasks_are_leased_renewed_and_acknowledged() -> None:
    with grpc.insecure_channel(HOST) as channel:
        client = client_of(tasks_v2beta2, channel)
        client.create_queue(parent=PARENT, queue={"name": QUEUE, "pull_target": {}})
        client.create_task(parent=QUEUE, task={"pull_message": {"payload": b"work", "tag": "a"}})
        minute = duration_pb2.Duration(seconds=60)
        view = tasks_v2beta2.Task.View.FULL
        lease = {"parent": QUEUE, "max_tasks": 1, "lease_duration": minute, "response_view": view}
        (leased,) = client.lease_tasks(lease).tasks
        assert leased.pull_message.payload == b"work"
        renewed = client.renew_lease(name=leased.name, schedule_time=leased.schedule_time, lease_duration=minute)
        cancelled = client.cancel_lease(name=leased.name, schedule_time=renewed.schedule_time)
        assert cancelled.name == leased.name
        (leased,) = client.lease_tasks({**lease, "filter": "tag=a"}).tasks
        client.acknowledge_task(name=leased.name, schedule_time=leased.schedule_time)
        assert list(client.lease_tasks(lease).tasks) == []


@pytest.mark.parametrize("module", [tasks_v2, tasks_v2beta3])
def test_a_batch_is_an_operation(module: ModuleType) -> None:
    post(f"/emulator/queues?name={QUEUE}")
    with grpc.insecure_channel(HOST) as channel:
        client = client_of(module, channel)
        task = {"http_request": {"url": "http://127.0.0.1:1/"}, "schedule_time": tomorrow()}
        operation = client.batch_create_tasks({"parent": QUEUE, "requests": [{"parent": QUEUE, "task": task}] * 3})
        tasks = operation.result(timeout=10).tasks
        assert len(tasks) == 3
        client.batch_delete_tasks({"parent": QUEUE, "names": [task.name for task in tasks]}).result(timeout=10)
        assert list(client.list_tasks(parent=QUEUE)) == []


def test_compression_is_taken_and_given() -> None:
    post(f"/emulator/queues?name={QUEUE}")
    with grpc.insecure_channel(HOST, compression=grpc.Compression.Gzip) as channel:
        request = {"url": "http://127.0.0.1:1/", "body": b"x" * 100_000}
        client = client_of(tasks_v2, channel)
        name = client.create_task(parent=QUEUE, task={"http_request": request, "schedule_time": tomorrow()}).name
        full = client.get_task(request={"name": name, "response_view": tasks_v2.Task.View.FULL})
        assert full.http_request.body == b"x" * 100_000


def test_an_invalid_argument_has_the_words_of_the_service() -> None:
    post(f"/emulator/queues?name={QUEUE}")
    with grpc.insecure_channel(HOST) as channel:
        client = client_of(tasks_v2, channel)
        with pytest.raises(InvalidArgument, match=r"HttpRequest\.url is required"):
            client.create_task(parent=QUEUE, task={"http_request": {"http_method": "POST"}})


def described(message: Descriptor) -> list[tuple[Any, ...]]:
    """What a message is on the wire and in JSON."""

    def describe(field: FieldDescriptor) -> tuple[Any, ...]:
        inner = field.message_type or field.enum_type
        oneof = field.containing_oneof and field.containing_oneof.name
        # proto-plus writes names that are words of Python with an underscore at their end.
        name = field.name.rstrip("_")
        return (field.number, name, field.type, field.is_repeated, inner and inner.full_name, oneof, field.json_name)

    return sorted(describe(field) for field in message.fields)


def snake_case(name: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name).lstrip("_")


@pytest.mark.parametrize("module", VERSIONS)
def test_reflection_describes_what_googles_client_speaks(module: ModuleType) -> None:
    package = module.__name__.replace("cloud.tasks_", "cloud.tasks.")
    with grpc.insecure_channel(HOST) as channel:
        database = ProtoReflectionDescriptorDatabase(channel)
        services = set(database.get_services())
        assert {f"{package}.CloudTasks", "google.longrunning.Operations", "grpc.health.v1.Health"} <= services
        pool = DescriptorPool(database)
        methods = {snake_case(method.name) for method in pool.FindServiceByName(f"{package}.CloudTasks").methods}
        assert {
            name for name in vars(module.CloudTasksClient) if name.endswith(("_task", "_tasks", "_queue"))
        } <= methods
        public = [getattr(module, name) for name in module.__all__]
        messages = [each for each in public if isinstance(each, type) and issubclass(each, proto.Message)]
        theirs = [message.pb(message()).DESCRIPTOR for message in messages]
        assert len(theirs) > 25
        for their in theirs:
            assert described(pool.FindMessageTypeByName(their.full_name)) == described(their), their.full_name
