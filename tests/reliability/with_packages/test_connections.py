"""The connections of HTTP/2 that the clients of Python open: as many as the calls need, and no more than they may."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .http2_site import http2_site

STREAMS, CONNECTIONS, CALLS = 2, 3, 12

# Arguments: the endpoint, the kind of client, the limit of connections and the number of calls.
SCRIPT = """
import asyncio, sys
from concurrent.futures import ThreadPoolExecutor
from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials

endpoint, kind, connections, calls = *sys.argv[1:3], *map(int, sys.argv[3:])
queue = "projects/p/locations/l/queues/q"
options = {"credentials": AnonymousCredentials(), "client_options": {"api_endpoint": endpoint}}
options["max_connections"] = connections

# From the first answer on, a client knows how many streams the server takes.
async def in_a_loop():
    async with tasks_v2.CloudTasksAsyncClient(**options) as client:
        await client.get_queue(name=queue)
        return await asyncio.gather(*(client.get_queue(name=queue) for _ in range(calls)))

if kind == "asyncio":
    answers = asyncio.run(in_a_loop())
elif kind == "threads":
    client = tasks_v2.CloudTasksClient(**options)
    client.get_queue(name=queue)
    with ThreadPoolExecutor(calls) as threads:
        answers = list(threads.map(lambda _: client.get_queue(name=queue), range(calls)))
else:
    client = tasks_v2.CloudTasksClient(**options)
    client.create_tasks(queue, [{}])
    answers = client.create_tasks(queue, [{}] * calls, max_in_flight=calls)
print(sum(1 for answer in answers if answer.name.startswith(queue)))
"""


@pytest.mark.parametrize("kind", ["threads", "asyncio", "create_tasks"])
def test_a_client_opens_connections_for_its_calls_up_to_max_connections(kind: str, tmp_path: Path) -> None:
    with http2_site(tmp_path, streams=STREAMS, at_once=STREAMS * CONNECTIONS) as site:
        arguments = [f"localhost:{site.port}", kind, str(CONNECTIONS), str(CALLS)]
        command = [sys.executable, "-W", "ignore::FutureWarning", "-c", SCRIPT, *arguments]
        environment = {**os.environ, "SSL_CERT_FILE": str(site.roots)}
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr, ended.stdout.strip()) == (0, "", str(CALLS))
    assert (site.connections, site.most_at_once) == (CONNECTIONS, STREAMS * CONNECTIONS)
