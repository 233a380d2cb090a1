"""What can be watched of a call: DEBUG lines of the logger ``cloudtasks`` and of Google's, and an OpenTelemetry span.

Loaded only once the program has imported logging or opentelemetry itself. It records no token, header or body.
"""

from __future__ import annotations

import sys
import time

from ._loaded import loaded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DEBUG = 10


def begin(version: str, method: str) -> CallTelemetry | None:
    """What watches this call, or None."""
    logger = google = tracer = None
    if (get_logger := loaded("logging", "getLogger")) is not None:
        names = ("cloudtasks", f"google.cloud.tasks_{version}")
        logger, google = (_enabled(get_logger(name)) for name in names)
    if (get_tracer := loaded("opentelemetry.trace", "get_tracer")) is not None:
        tracer = get_tracer("cloudtasks")
    if logger is None and google is None and tracer is None:
        return None
    return CallTelemetry(logger, google, tracer, version, method)


def _enabled(logger: Any) -> Any:
    return logger if logger.isEnabledFor(_DEBUG) else None


class CallTelemetry:
    """One call that is watched."""

    def __init__(self, logger: Any, google: Any, tracer: Any, version: str, method: str) -> None:
        self._logger = logger
        self._google = google
        self._name = f"google.cloud.tasks_{version}.CloudTasksClient.{method}"
        self._extra = {"serviceName": f"google.cloud.tasks.{version}.CloudTasks", "rpcName": _camel_case(method)}
        if google is not None:
            google.debug("Sending request for %s", self._name, extra=self._extra, stacklevel=3)
        self._method = f"google.cloud.tasks.{version}.CloudTasks/{method}"
        self._span = self._start_span(tracer, version, method) if tracer is not None else None
        self._started = time.monotonic()

    def _start_span(self, tracer: Any, version: str, method: str) -> Any:
        attributes = {
            "rpc.system": "http",
            "rpc.service": f"google.cloud.tasks.{version}.CloudTasks",
            "rpc.method": method,
        }
        kind = sys.modules["opentelemetry.trace"].SpanKind.CLIENT
        return tracer.start_span(self._method, kind=kind, attributes=attributes)

    def end(self, status: str, http_status: int | None, attempts: int) -> None:
        """The call has ended with this google.rpc status."""
        if self._logger is not None:
            milliseconds = (time.monotonic() - self._started) * 1000
            self._logger.debug(
                "%s: %s in %.1f ms, attempt %d", self._method, status, milliseconds, attempts, stacklevel=2
            )
        if self._google is not None:
            answer = {"httpResponse": {"status": http_status, "code": status}}
            self._google.debug("Received response for %s", self._name, extra={**self._extra, **answer}, stacklevel=2)
        if self._span is not None:
            if http_status is not None:
                self._span.set_attribute("http.response.status_code", http_status)
            if status != "OK":
                trace = sys.modules["opentelemetry.trace"]
                self._span.set_status(trace.Status(trace.StatusCode.ERROR, status))
                self._span.set_attribute("error.type", status)
            self._span.end()


def _camel_case(method: str) -> str:
    return "".join(map(str.capitalize, method.split("_")))
