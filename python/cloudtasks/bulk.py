"""Many tasks made or deleted by one call, many requests at a time.

    results = client.create_tasks(queue, ({"http_request": {"url": url}} for url in urls))
    for position, error in results.errors: ...

``create_tasks`` and ``delete_tasks`` send one request for each task. The service's own ``batch_create_tasks`` sends up
to 100 tasks in one request, where the project may use it.

Where the transport of a blocking client has an interceptor or a replaced method, each request goes through it, in the
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
    """The result of a task whose request was never sent, since the run ended before."""

    def __init__(self) -> None:
        super().__init__("the run ended before this request was sent")


class Abandoned(Exception):
    """The result of a task whose request was given up under way: whether it arrived is not known."""

    def __init__(self) -> None:
        super().__init__("the run was given up before this request was answered; it may have arrived")


class BulkResults(list[object]):
    """What became of each item, in their order: the task (None for a deletion) or the error."""

    @property
    def errors(self) -> list[tuple[int, Exception]]:
        """The positions of the items that failed, with their errors."""
        return [(position, result) for position, result in enumerate(self) if isinstance(result, Exception)]

    @property
    def succeeded(self) -> list[object]:
        """The results of the items that did not fail."""
        return [result for result in self if not isinstance(result, Exception)]


class BulkStopped(Exception):
    """The run ended before all items were taken; ``__cause__`` tells why, ``results`` what was sent until then."""

    def __init__(self, results: BulkResults) -> None:
        sent = sum(not isinstance(result, NotSent) for result in results)
        super().__init__(f"the run was stopped after {sent} requests; .results tells what became of them")
        self.results = results


class BulkInterrupted(KeyboardInterrupt):
    """Ctrl-C ended the run. Requests under way were waited for; ``results`` tells what was sent until then."""

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
        """Makes a task in the queue ``parent`` for each of ``tasks``, messages or dicts; the iterable may be endless.

        At most ``max_in_flight`` requests are under way at a time. A task that fails has its error as its result and
        does not stop the others. ``deduplicate`` gives tasks without a name a random one, so that sending again after
        a broken connection makes no second task. ``progress`` is called with how many
        have ended and how many of them failed.
        Ctrl-C waits for what is under way and raises BulkInterrupted, an error of the iterable or of ``progress``
        BulkStopped; both have the results so far. SystemExit comes out as it is, with ``results`` too. A second Ctrl-C
        does not wait.
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
        """Deletes a task for each of ``names``, names or tasks. Like :meth:`create_tasks` in all else."""
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
    # SystemExit, for one: it ends the program, and no handler of errors keeps it from that.
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
    """Like ``_native.call_each``, by the transport's Python objects, which need not be safe to call from threads."""
    call = getattr(method.__self__, method.__name__)
    keywords = dict(zip(("retry", "timeout", "metadata", "deduplicate"), options, strict=True))
    if not keywords["deduplicate"]:  # Methods that make nothing do not take it.
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
        """Makes a task in the queue ``parent`` for each of ``tasks``, messages or dicts; the iterable may be endless.

        At most ``max_in_flight`` requests are under way at a time. A task that fails has its error as its result and
        does not stop the others. ``deduplicate`` gives tasks without a name a random one, so that sending again after
        a broken connection makes no second task. ``progress`` is called with how many
        have ended and how many of them failed.
        An error of the iterable or of ``progress`` raises BulkStopped with the results so far. Cancelling waits for
        what is under way; the CancelledError has ``results`` too.
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
        """Deletes a task for each of ``names``, names or tasks. Like :meth:`create_tasks` in all else."""
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
    told = 0
    try:
        async for item in _iterate(items):
            results.append(NotSent())
            under_way.add(asyncio.create_task(send(len(results) - 1, item)))
            if len(under_way) >= limit:
                _, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            if progress is not None and ended > told:
                told = ended
                progress(ended, failed)
        await _all(under_way)
        if progress is not None and ended > told:
            progress(ended, failed)
    except GeneratorExit:
        # The coroutine is closed: it may not wait any more.
        raise
    except Exception as error:
        await _all(under_way)
        raise BulkStopped(results) from error
    except BaseException as stopped:
        # Cancellation, SystemExit, KeyboardInterrupt: they come out as what they are.
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
