"""Long-running operations as futures."""

from __future__ import annotations

import time

from . import _native
from ._loaded import loaded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_INITIAL_DELAY, _MULTIPLIER, _MAX_DELAY = _native.POLL_DELAYS


class _BaseOperation:
    """The state of an operation that was last received."""

    def __init__(self, operation: Any, client: Any, response_type: str, metadata_type: str) -> None:
        self._operation = operation
        self._client = client
        self._response_type = response_type
        self._metadata_type = metadata_type
        self._callbacks: list[Callable[[Any], Any]] = []

    @property
    def operation(self) -> Any:
        """The google.longrunning.Operation as last received: protobuf's where googleapis-common-protos is installed."""
        from ._compat.shared_types import give

        return give(self._operation)

    @property
    def metadata(self) -> Any:
        """The progress of the operation; None if the service does not report any."""
        return self._unpacked(self._operation.metadata, self._metadata_type)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._operation.name!r}>"

    def _unpacked(self, any_message: Any, full_name: str) -> Any:
        if not any_message.type_url:
            return None
        return _native.message_class(full_name).deserialize(any_message.value)

    def _error(self) -> Exception | None:
        """The error of the operation, if it failed."""
        if "error" not in self._operation:
            return None
        from .exceptions import from_status

        status = self._operation.error
        return from_status(_native.status_name(status.code), None, status.message)

    def _value(self) -> Any:
        """The result of a finished operation.

        A batch whose requests all failed ends without a response and without an error; its metadata has the errors.
        """
        error = self._error()
        if error is not None:
            raise error
        if self._response_type == "google.protobuf.Empty":
            from ._compat.shared_types import give

            return give(_native.message_class(self._response_type)())
        value = self._unpacked(self._operation.response, self._response_type)
        return value if value is not None else _native.message_class(self._response_type)()

    def _waits(self, timeout: float | None) -> Iterator[float]:
        """The seconds to wait before each poll, until the timeout has passed."""
        ends = None if timeout is None else time.monotonic() + timeout
        wait = _INITIAL_DELAY
        while True:
            left = _MAX_DELAY if ends is None else ends - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"the operation {self._operation.name} was not done within {timeout} s")
            yield min(wait, left)
            wait = min(wait * _MULTIPLIER, _MAX_DELAY)

    def _update(self, operation: Any) -> None:
        from ._compat.shared_types import take

        self._operation = take(operation, "google.longrunning.Operation")

    def _finish(self) -> None:
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback(self)


class Operation(_BaseOperation):
    """An operation of the blocking client.

    operation = client.batch_create_tasks(parent=queue, requests=requests)
    print(operation.result(timeout=30).tasks)
    """

    def done(self, retry: Any = None) -> bool:
        """Whether the operation has ended. Asks the service, unless the operation is known to have ended."""
        if not self._operation.done:
            self._update(self._client.get_operation(name=self._operation.name))
            if self._operation.done:
                self._finish()
        return bool(self._operation.done)

    def running(self) -> bool:
        """Whether the operation has not ended."""
        return not self.done()

    def result(self, timeout: float | None = None, retry: Any = None, polling: Any = None) -> Any:
        """Waits for the operation and returns its response, or raises its error.

        Raises TimeoutError if the operation has not ended after ``timeout`` seconds; None waits without limit.
        """
        waits = self._waits(timeout)
        while not self.done():
            time.sleep(next(waits))
        return self._value()

    def exception(self, timeout: float | None = None) -> Exception | None:
        """Waits for the operation, as :meth:`result` does, and returns its error; None after success."""
        waits = self._waits(timeout)
        while not self.done():
            time.sleep(next(waits))
        return self._error()

    def add_done_callback(self, callback: Callable[[Operation], Any]) -> None:
        """Calls ``callback`` with this operation when it is known to have ended; at once if it already is."""
        self._callbacks.append(callback)
        if self._operation.done:
            self._finish()

    def cancel(self) -> bool:
        """The service does not cancel batches: False."""
        return False

    def cancelled(self) -> bool:
        """False: see :meth:`cancel`."""
        return False


class AsyncOperation(_BaseOperation):
    """:class:`Operation` of the async client. Methods that may ask the service are coroutines."""

    async def done(self, retry: Any = None) -> bool:
        """Whether the operation has ended."""
        if not self._operation.done:
            self._update(await self._client.get_operation(name=self._operation.name))
            if self._operation.done:
                self._finish()
        return bool(self._operation.done)

    async def running(self) -> bool:
        """Whether the operation has not ended."""
        return not await self.done()

    async def result(self, timeout: float | None = None, retry: Any = None, polling: Any = None) -> Any:
        """Waits for the operation and returns its response, or raises its error.

        Raises TimeoutError if the operation has not ended after ``timeout`` seconds; None waits without limit.
        """
        await self._wait(timeout)
        return self._value()

    async def exception(self, timeout: float | None = None) -> Exception | None:
        """Waits for the operation, as :meth:`result` does, and returns its error; None after success."""
        await self._wait(timeout)
        return self._error()

    async def _wait(self, timeout: float | None) -> None:
        import asyncio

        waits = self._waits(timeout)
        while not await self.done():
            await asyncio.sleep(next(waits))

    def add_done_callback(self, callback: Callable[[AsyncOperation], Any]) -> None:
        """Calls ``callback`` with this operation when it is known to have ended; at once if it already is."""
        self._callbacks.append(callback)
        if self._operation.done:
            self._finish()

    async def cancel(self) -> bool:
        """The service does not cancel batches: False."""
        return False

    async def cancelled(self) -> bool:
        """False: see :meth:`cancel`."""
        return False


def operation(bound: Any, response: Any, types: tuple[str, str], is_async: bool) -> Any:
    """The future of a long-running operation."""
    _register(is_async)
    return (AsyncOperation if is_async else Operation)(response, bound.__self__, *types)


def _register(is_async: bool) -> None:
    """Makes operations instances of google-api-core's class, where a program has that loaded."""
    module = "google.api_core.operation_async" if is_async else "google.api_core.operation"
    own: Any = AsyncOperation if is_async else Operation
    for google in (loaded(module, own.__name__), loaded("google.api_core.future.base", "Future")):
        if google and not issubclass(own, google):
            google.register(own)
