"""A scripted service: a local HTTP server that records requests and answers each path as it is told."""

from __future__ import annotations

import json
import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

LOCATION = "projects/my-project/locations/europe-west1"
QUEUE = f"{LOCATION}/queues/my-queue"


class Request(NamedTuple):
    """What the service received."""

    method: str
    path: str
    headers: Any
    body: Any
    peer: Any = None
    """The certificate that the client showed over TLS."""


class Answer(NamedTuple):
    """What the service answers; it waits for ``release`` first, where that is given."""

    status: int = 200
    body: Any = MappingProxyType({})
    release: threading.Event | None = None
    content_type: str = "application/json"


def fault(http_status: int, status: str, message: str = "no", **details: Any) -> Answer:
    """An error in Google's form."""
    error = {"code": http_status, "status": status, "message": message}
    return Answer(http_status, {"error": {**error, **details}})


class Service(ThreadingHTTPServer):
    """Answers with what was queued for a path's end, else with an empty object; a GET echoes its name."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[Request] = []
        self.answers: dict[str, deque[Answer]] = defaultdict(deque)
        self.arrived = threading.Condition()
        self.connections = 0

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, suffix: str, *answers: Answer) -> None:
        """Queues answers for paths that end so."""
        self.answers[suffix].extend(answers)

    def hold(self, suffix: str) -> threading.Event:
        """Lets the next call of paths that end so hang until the event is set."""
        release = threading.Event()
        self.answer(suffix, Answer(release=release))
        return release

    def wait_for(self, count: int) -> None:
        """Blocks until this number of requests have arrived."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.requests) >= count, timeout=30), self.requests

    def receive(self, request: Request) -> Answer:
        with self.arrived:
            self.requests.append(request)
            self.arrived.notify_all()
            path = request.path.partition("?")[0]
            for suffix, answers in self.answers.items():
                if answers and path.endswith(suffix):
                    return answers.popleft()
        return Answer(body={"name": path.removeprefix("/v2/")} if request.method == "GET" else {})

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections += 1
        super().process_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Prints nothing: tests break connections on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Service

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        peer = getattr(self.connection, "getpeercert", lambda: None)()
        request = Request(self.command, self.path, self.headers, _decoded(body), peer)
        answer = self.server.receive(request)
        if answer.release is not None:
            answer.release.wait(timeout=60)
        content = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body, default=dict).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PATCH = do_DELETE = _handle

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


def _decoded(body: bytes) -> Any:
    """JSON where it is JSON; else the bytes."""
    try:
        return json.loads(body) if body.strip() else None
    except ValueError:
        return body


_Service = TypeVar("_Service", bound=Service)


@contextmanager
def serving(service: _Service) -> Iterator[_Service]:
    """Answers requests until the end of the block."""
    with service:
        threading.Thread(target=service.serve_forever, args=(0.01,), daemon=True).start()
        yield service
        service.shutdown()


@contextmanager
def running() -> Iterator[Service]:
    """A service that answers requests until the end of the block."""
    with serving(Service()) as service:
        yield service
