"""Calls to hostile servers from Python: see crates/core/tests/reliability/hostile.rs, which starts this.

usage: driver.py blocking|asyncio|bulk CALLS_AT_ONCE

Each line of the standard input has a call, its target and its timeout. Each line of the output has the codes with which
the calls ended, the worst lateness beyond a timeout in milliseconds, and the peak memory of the process in KiB.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from pathlib import Path
from typing import Any

from cloudtasks import tasks_v2
from cloudtasks.auth import AnonymousCredentials
from cloudtasks.exceptions import GoogleAPIError

QUEUE = "projects/p/locations/l/queues/q"
TASK = {"http_request": {"url": "https://example.com/once"}}
# How many tasks a bulk call has under way.
BULK = int(sys.argv[2])

# The exception classes whose names differ from their codes.
CODES = {"SERVICE_UNAVAILABLE": "UNAVAILABLE", "RETRY": "DEADLINE_EXCEEDED"}


def code(error: BaseException) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(error).__name__.removesuffix("Error")).upper()
    return CODES.get(words, words)


def call_once(client: Any, call: str, timeout: float) -> Any:
    if call == "create":
        return client.create_task(parent=QUEUE, task=TASK, timeout=timeout)
    return client.list_tasks(parent=QUEUE, timeout=timeout)


def blocking(call: str, timeout: float, options: dict[str, Any]) -> set[str]:
    with tasks_v2.CloudTasksClient(**options) as client:
        try:
            call_once(client, call, timeout)
        except GoogleAPIError as error:
            return {code(error)}
    return {"OK"}


def bulk(_call: str, timeout: float, options: dict[str, Any]) -> set[str]:
    with tasks_v2.CloudTasksClient(**options) as client:
        results = client.create_tasks(QUEUE, [TASK] * BULK, max_in_flight=BULK, timeout=timeout)
    failed = {code(error) for _, error in results.errors}
    return failed | ({"OK"} if results.succeeded else set())


def in_asyncio(call: str, timeout: float, options: dict[str, Any]) -> set[str]:
    async def main() -> set[str]:
        async with tasks_v2.CloudTasksAsyncClient(**options) as client:
            try:
                await call_once(client, call, timeout)
            except GoogleAPIError as error:
                return {code(error)}
        return {"OK"}

    return asyncio.run(main())


STYLES = {"blocking": blocking, "asyncio": in_asyncio, "bulk": bulk}


def peak() -> str:
    status = Path("/proc/self/status").read_text()
    return re.search(r"VmHWM:\s*(\d+) kB", status)[1]  # type: ignore[index]


def main() -> None:
    make = STYLES[sys.argv[1]]
    for line in sys.stdin.read().splitlines():
        call, endpoint, proxy, credentials_file, milliseconds, runs = line.split("\t")
        options: dict[str, Any] = {"client_options": {"api_endpoint": endpoint}}
        if proxy:
            options["proxy"] = proxy
        if credentials_file:
            options["client_options"]["credentials_file"] = credentials_file
        else:
            options["credentials"] = AnonymousCredentials()
        ends: set[str] = set()
        latest = 0.0
        for run in range(int(runs)):
            timeout = int(milliseconds) * (1 + run % 5) / 1000
            began = time.monotonic()
            ends |= make(call, timeout, options)
            latest = max(latest, time.monotonic() - began - timeout)
        print("row", ",".join(sorted(ends)), f"{latest * 1000:.1f}", peak(), sep="\t", flush=True)


main()
