"""A stand-in of the service over gRPC that answers CreateTask, for the comparison with google-cloud-tasks.

Prints its address, and serves until it is ended.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

import grpc
from google.cloud import tasks_v2

NUMBERS = count(1)


def create(request: tasks_v2.CreateTaskRequest, _context: Any) -> tasks_v2.Task:
    return tasks_v2.Task(request.task, name=f"{request.parent}/tasks/{next(NUMBERS)}")


def main() -> None:
    handler = grpc.unary_unary_rpc_method_handler(
        create,
        request_deserializer=tasks_v2.CreateTaskRequest.deserialize,
        response_serializer=tasks_v2.Task.serialize,
    )
    service = grpc.method_handlers_generic_handler("google.cloud.tasks.v2.CloudTasks", {"CreateTask": handler})
    server = grpc.server(ThreadPoolExecutor(8))
    server.add_generic_rpc_handlers((service,))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"127.0.0.1:{port}", flush=True)
    server.wait_for_termination()


if __name__ == "__main__":
    main()
