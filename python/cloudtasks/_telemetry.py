"""What can be watched of a call: a DEBUG line of the logger ``cloudtasks``, and an OpenTelemetry span.

Loaded only once the program has imported logging or opentelemetry itself. It records no token, header or body.
"""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DEBUG = 10


def begin(version: str, method: str) -> CallTelemetry | None:
    """What watches this call, or None."""
    logger = tracer = None
    if (logging := sys.modules.get("logging")) is not None:
        logger = logging.getLogger("cloudtasks")
        if not logger.isEnabledFor(_DEBUG):
            logger = None
    if (trace := sys.modules.get("opentelemetry.trace")) is not None:
        tracer = trace.get_tracer("cloudtasks")
    if logger is None and tracer is None:
        return None
    return CallTelemetry(logger, tracer, version, method)


class CallTelemetry:
    """One call that is watched."""

    def __init__(self, logger: Any, tracer: Any, version: str, method: str) -> None:
        self._logger = logger
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
        if self._span is not None:
            if http_status is not None:
                self._span.set_attribute("http.response.status_code", http_status)
            if status != "OK":
                trace = sys.modules["opentelemetry.trace"]
                self._span.set_status(trace.Status(trace.StatusCode.ERROR, status))
                self._span.set_attribute("error.type", status)
            self._span.end()
