"""``GOOGLE_SDK_PYTHON_LOGGING_SCOPE``, as google-api-core has it: the logger of this name writes lines of JSON."""

from __future__ import annotations

import json
import logging
import os

_FIELDS = ("serviceName", "rpcName", "httpResponse")


def initialize() -> None:
    """Sets up the logger, unless the program has done so itself. google-api-core does it where that is installed."""
    try:
        from google.api_core.client_logging import initialize_logging
    except ImportError:
        _initialize()
    else:
        initialize_logging()


def _initialize() -> None:
    logger = logging.getLogger(os.environ.get("GOOGLE_SDK_PYTHON_LOGGING_SCOPE"))
    if _is_as_it_was(logger):
        handler = logging.StreamHandler()
        handler.setFormatter(_Json())
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
    base = logging.getLogger("google")
    if _is_as_it_was(base):
        base.propagate = False


def _is_as_it_was(logger: logging.Logger) -> bool:
    return not logger.handlers and logger.level == logging.NOTSET and logger.propagate


class _Json(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "timestamp": self.formatTime(record),
            "severity": record.levelname,
            "name": record.name,
            "message": record.getMessage(),
        }
        line.update({name: getattr(record, name) for name in _FIELDS if hasattr(record, name)})
        return json.dumps(line)
