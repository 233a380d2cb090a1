"""Creates or deletes many tasks with one call, many requests at a time.

    results = client.create_tasks(queue, ({"http_request": {"url": url}} for url in urls))
    for position, error in results.errors: ...

``create_tasks`` and ``delete_tasks`` send one request for each task. The service's own ``batch_create_tasks`` sends up
to 100 tasks in one request, if the project may use it.

If the transport of a blocking client has an interceptor or a replaced method, each request goes through it, in the
caller's thread and one at a time.
"""

from __future__ import annotations

from . import _native
from .retry import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable
    from typing import Any

    Progress = Callable[[int, int], Any]


class NotSent(Exception):
    """The result of a task whose request was never sent, because the run ended first."""

    def __init__(self) -> None:
        super().__init__("the run ended before this request was sent")


class Abandoned(Exception):
    """The result of a task whose request was under way when the run was abandoned: it may have arrived."""

    def __init__(self) -> None:
        super().__init__("the run was abandoned before this request was answered; it may have arrived")


class BulkResults(list[object]):
    """The result of each item, in the order of the items: the task (None for a deletion) or the error."""

    @property
    def errors(self) -> list[tuple[int, Exception]]:
        """The positions of the items that failed, with their errors."""
        return [(position, result) for position, result in enumerate(self) if isinstance(result, Exception)]

    @property
    def succeeded(self) -> list[object]:
        """The results of the items that did not fail."""
        return [result for result in self if not isinstance(result, Exception)]


class BulkStopped(Exception):
    """The run ended before all items were taken. ``__cause__`` is the reason; ``results`` has the results so far."""

    def __init__(self, results: BulkResults) -> None:
        sent = sum(not isinstance(result, NotSent) for result in results)
        super().__init__(f"the run was stopped after {sent} requests; .results has their results")
        self.results = results


class BulkInterrupted(KeyboardInterrupt):
    """Ctrl-C ended the run, after the requests under way had ended. ``results`` has the results so far."""

    def __init__(self, results: BulkResults) -> None:
        super().__init__()
        self.results = results


class BlockingBulk:
    """The bulk calls of the blocking clients."""

    _bound: Any

    def create_tasks(
        self,
        parent: str,
        tasks: Iterable[Any],
        *,
        max_in_flight: int = 64,
        response_view: Any = None,
        retry: Any = DEFAULT,
        timeout: Any = DEFAULT,
        metadata: Any = (),
        deduplicate: bool = False,
        progress: Progress | None = None,
    ) -> BulkResults:
        """Creates a task in the queue ``parent`` for each of ``tasks``, messages or dicts. The iterable may be endless.

        At most ``max_in_flight`` requests are under way at a time. The result of a task that fails is its error; the
        others go on. ``retry``, ``timeout`` (in seconds) and ``metadata`` apply to each request. ``deduplicate`` gives
        tasks without a name a random one, so that a retry after a broken connection creates no second task.
        ``progress`` is called with the number of tasks that have ended, and how many of these failed.

        Ctrl-C waits for the requests under way and raises BulkInterrupted. An error of the iterable or of ``progress``
        raises BulkStopped. Both have the results so far. SystemExit is raised unchanged, also with ``results``. A
        second Ctrl-C does not wait.
        """
        fields = {"parent": parent, "response_view": response_view}
        options = (retry, timeout, metadata, deduplicate)
        return _call_each(self._bound("create_task"), tasks, fields, "task", options, max_in_flight, progress)

    def delete_tasks(
        self,
        names: Iterable[Any],
        *,
        max_in_flight: int = 64,
        retry: Any = DEFAULT,
        timeout: Any = DEFAULT,
        metadata: Any = (),
        progress: Progress | None = None,
    ) -> BulkResults:
        """Deletes a task for each of ``names``, names or tasks. Otherwise like :meth:`create_tasks`."""
        options = (retry, timeout, metadata, False)
        return _call_each(self._bound("delete_task"), map(_name, names), {}, "name", options, max_in_flight, progress)


def _call_each(
    method: Any,
    items: Iterable[Any],
    fields: dict[str, Any],
    item_field: str,
    options: tuple[Any, Any, Any, bool],
    limit: int,
    progress: Progress | None,
) -> BulkResults:
    _check_limit(limit)
    if method.__self__._calls_through_transport:
        found, stopped = _call_in_turn(method, items, fields, item_field, options, progress)
    else:
        found, stopped = _native.call_each(method, items, fields, item_field, options, limit, progress)
    results = BulkResults(found)
    if stopped is None:
        return results
    if type(stopped) is KeyboardInterrupt:
        raise BulkInterrupted(results) from stopped
    if isinstance(stopped, Exception):
        raise BulkStopped(results) from stopped
    # Such as SystemExit, which is raised unchanged, so that `except Exception` does not catch it.
    stopped.results = results  # type: ignore[attr-defined]
    raise stopped


def _call_in_turn(
    method: Any,
    items: Iterable[Any],
    fields: dict[str, Any],
    item_field: str,
    options: tuple[Any, Any, Any, bool],
    progress: Progress | None,
) -> tuple[list[Any], BaseException | None]:
    """Like ``_native.call_each``, but through the Python objects of the transport, which may not be thread-safe."""
    call = getattr(method.__self__, method.__name__)
    keywords = dict(zip(("retry", "timeout", "metadata", "deduplicate"), options, strict=True))
    if not keywords["deduplicate"]:  # Only methods that create something accept it.
        del keywords["deduplicate"]
    results: list[Any] = []
    failed = 0
    try:
        for item in items:
            results.append(Abandoned())
            request = {**fields, item_field: item}
            try:
                results[-1] = call(request, **keywords)
            except Exception as error:
                results[-1] = error
                failed += 1
            if progress is not None:
                progress(len(results), failed)
    except BaseException as stopped:
        return results, stopped
    return results, None


class AsyncBulk:
    """The bulk calls of the async clients. Iterables may be async ones."""

    create_task: Any
    delete_task: Any

    async def create_tasks(
        self,
        parent: str,
        tasks: Iterable[Any] | AsyncIterable[Any],
        *,
        max_in_flight: int = 64,
        response_view: Any = None,
        retry: Any = DEFAULT,
        timeout: Any = DEFAULT,
        metadata: Any = (),
        deduplicate: bool = False,
        progress: Progress | None = None,
    ) -> BulkResults:
        """Creates a task in the queue ``parent`` for each of ``tasks``, messages or dicts. The iterable may be endless.

        At most ``max_in_flight`` requests are under way at a time. The result of a task that fails is its error; the
        others go on. ``retry``, ``timeout`` (in seconds) and ``metadata`` apply to each request. ``deduplicate`` gives
        tasks without a name a random one, so that a retry after a broken connection creates no second task.
        ``progress`` is called with the number of tasks that have ended, and how many of these failed.

        An error of the iterable or of ``progress`` raises BulkStopped with the results so far. A cancellation waits
        for the requests under way; the CancelledError has ``results``, too.
        """
        options = {"retry": retry, "timeout": timeout, "metadata": metadata, "deduplicate": deduplicate}

        def create(task: Any) -> Any:
            return self.create_task({"parent": parent, "task": task, "response_view": response_view}, **options)

        return await _await_each(create, tasks, max_in_flight, progress)

    async def delete_tasks(
        self,
        names: Iterable[Any] | AsyncIterable[Any],
        *,
        max_in_flight: int = 64,
        retry: Any = DEFAULT,
        timeout: Any = DEFAULT,
        metadata: Any = (),
        progress: Progress | None = None,
    ) -> BulkResults:
        """Deletes a task for each of ``names``, names or tasks. Otherwise like :meth:`create_tasks`."""
        options = {"retry": retry, "timeout": timeout, "metadata": metadata}

        def delete(name: Any) -> Any:
            return self.delete_task(name=_name(name), **options)

        return await _await_each(delete, names, max_in_flight, progress)


async def _await_each(
    call: Callable[[Any], Any],
    items: Iterable[Any] | AsyncIterable[Any],
    limit: int,
    progress: Progress | None,
) -> BulkResults:
    import asyncio

    _check_limit(limit)
    results = BulkResults()
    ended = failed = 0

    async def send(position: int, item: Any) -> None:
        nonlocal ended, failed
        try:
            results[position] = await call(item)
        except Exception as error:
            results[position] = error
            failed += 1
        ended += 1

    under_way: set[asyncio.Task[None]] = set()
    reported = 0
    try:
        async for item in _iterate(items):
            results.append(NotSent())
            under_way.add(asyncio.create_task(send(len(results) - 1, item)))
            if len(under_way) >= limit:
                _, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            if progress is not None and ended > reported:
                reported = ended
                progress(ended, failed)
        await _all(under_way)
        if progress is not None and ended > reported:
            progress(ended, failed)
    except GeneratorExit:
        # The coroutine is closed, so it must not wait.
        raise
    except Exception as error:
        await _all(under_way)
        raise BulkStopped(results) from error
    except BaseException as stopped:
        # Cancellation, SystemExit and KeyboardInterrupt are raised unchanged.
        await _all(under_way)
        stopped.results = results  # type: ignore[attr-defined]
        raise
    return results


async def _all(tasks: set[Any]) -> None:
    import asyncio

    if tasks:
        await asyncio.wait(tasks)


async def _iterate(items: Iterable[Any] | AsyncIterable[Any]) -> AsyncIterator[Any]:
    if hasattr(items, "__aiter__"):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


def _name(task: Any) -> Any:
    return task if isinstance(task, str) else task.name


def _check_limit(limit: int) -> None:
    if not isinstance(limit, int) or limit < 1:
        raise ValueError(f"max_in_flight: expected a number of at least 1, got {limit!r}")
