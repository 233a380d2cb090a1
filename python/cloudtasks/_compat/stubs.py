"""The methods of a transport as Python objects, as the multi-callables of gRPC are to Google's clients.

Calls go by them only where somebody can tell: the transport has an interceptor, is not ours (a mock), or has a method
that was replaced. Otherwise the native client makes the calls itself.
"""

from __future__ import annotations

from .. import _native
from .._attempts import run, run_async
from ..retry import DEFAULT
from .session import BySession

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class StubType(type):
    """Notes when tests replace what stubs do: ``patch.object(type(client.transport.create_task), "__call__")``."""

    def __setattr__(cls, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name == "__call__":
            _native.call_through_transports(value is not _OWN_CALL)


class Stub(metaclass=StubType):
    """One method of a transport: a request in, its response out."""

    def __init__(self, transport: Any, name: str) -> None:
        self._transport = transport
        self._name = name

    @property
    def _session(self) -> Any:
        """The session of a REST transport."""
        return self._transport._session

    @property
    def bound(self) -> Any:
        """The native method that it stands for."""
        return self._transport.served()._bound(self._name)

    def __call__(
        self, request: Any, timeout: Any = DEFAULT, metadata: Any = (), retry: Any = None, **_of_grpc: Any
    ) -> Any:
        bound = self.bound
        if bound.is_async:
            return self._awaited(bound, request, timeout, metadata, retry)
        request, *_ = bound.arguments(request)
        interceptor = self._transport.interceptor
        attempts: Any = Direct(bound)
        if self._transport.uses_session():
            attempts = BySession(bound, self._transport)
            interceptor = self._transport._interceptor
        if interceptor is None:
            return run(attempts, request, retry, timeout, metadata, False)
        request, metadata = getattr(interceptor, f"pre_{self._name}")(request, metadata)
        response = run(attempts, request, retry, timeout, metadata, False)
        response = getattr(interceptor, f"post_{self._name}")(response)
        with_metadata = getattr(interceptor, f"post_{self._name}_with_metadata", None)
        return response if with_metadata is None else with_metadata(response, metadata)[0]

    async def _awaited(self, bound: Any, request: Any, timeout: Any, metadata: Any, retry: Any) -> Any:
        request, *_ = bound.arguments(request)
        return await run_async(Direct(bound), request, retry, timeout, metadata, False)

    def __repr__(self) -> str:
        return f"<{self._name} of {type(self._transport).__name__}>"


_OWN_CALL = Stub.__call__


class Direct:
    """Attempts that the native client makes."""

    def __init__(self, bound: Any) -> None:
        self.attempt = bound.attempt


class Through:
    """Attempts that a stub makes."""

    def __init__(self, bound: Any, request: Any, stub: Any) -> None:
        self._stub = stub
        self._routing = routing(bound.routing_field, request)
        self.present = bound.present

    def attempt(self, request: Any, once: bool, timeout: Any, metadata: Any) -> Any:
        """One attempt, with the header that routes it."""
        return self._stub(request, timeout=timeout, metadata=(*(metadata or ()), *self._routing))


def routing(field: str | None, request: Any) -> list[tuple[str, str]]:
    """The header that routes a request."""
    from functools import reduce
    from urllib.parse import urlencode

    if field is None:
        return []
    value = reduce(getattr, field.split("."), request)
    return [("x-goog-request-params", urlencode([(field, value)], safe="/"))]


def call(bound: Any, request: Any, retry: Any, timeout: Any, metadata: Any, present: bool) -> Any:
    """A blocking call by the client's transport."""
    stub, wrapped = _callables(bound)
    if wrapped is not stub:
        options = {"retry": retry, "timeout": timeout, "metadata": _with_routing(bound, request, metadata)}
        response = wrapped(request, **options)
        return bound.present(request, response, retry, timeout, metadata) if present else response
    retry, timeout = _defaults(bound, retry, timeout)
    return run(Through(bound, request, stub), request, retry, timeout, metadata, present)


async def call_async(bound: Any, request: Any, retry: Any, timeout: Any, metadata: Any, present: bool) -> Any:
    """An awaited call by the client's transport."""
    stub, wrapped = _callables(bound)
    if wrapped is not stub:
        options = {"retry": retry, "timeout": timeout, "metadata": _with_routing(bound, request, metadata)}
        response = await wrapped(request, **options)
        return bound.present(request, response, retry, timeout, metadata) if present else response
    retry, timeout = _defaults(bound, retry, timeout)
    return await run_async(Through(bound, request, stub), request, retry, timeout, metadata, present)


def _callables(bound: Any) -> tuple[Any, Any]:
    """The transport's object for a method, and what a test has put in its place among the wrapped methods."""
    transport = bound.__self__.transport
    stub = getattr(transport, bound.__name__)
    wrapped = getattr(transport, "__dict__", {}).get("_wrapped")
    return stub, stub if wrapped is None else wrapped.get(stub, stub)


def _with_routing(bound: Any, request: Any, metadata: Any) -> tuple[Any, ...]:
    return (*(metadata or ()), *routing(bound.routing_field, request))


def _defaults(bound: Any, retry: Any, timeout: Any) -> tuple[Any, Any]:
    """The method's own retry and timeout where the call names none."""
    from ..retry import AsyncRetry, Retry, if_exception_type

    is_retried, limit = bound.defaults
    if _is_default(timeout):
        timeout = limit
    if _is_default(retry):
        retry = None
        if is_retried:
            from .. import exceptions

            errors = if_exception_type(exceptions.DeadlineExceeded, exceptions.ServiceUnavailable)
            initial, multiplier, maximum, total = _native.RETRY_DEFAULTS
            retry_type = AsyncRetry if bound.is_async else Retry
            retry = retry_type(errors, initial, maximum, multiplier, total)
    return retry, timeout


def _is_default(option: Any) -> bool:
    return option is DEFAULT or type(option) is object or type(option).__name__ == "_MethodDefault"
