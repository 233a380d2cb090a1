"""The oracle suite: google-cloud-tasks and our package side by side in one interpreter."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

VERSIONS = ["v2", "v2beta2", "v2beta3"]


@dataclass(frozen=True)
class Exchange:
    """A request as a server sees it, apart from what may differ in form and not in meaning."""

    verb: str
    path: str
    query: tuple[tuple[str, str], ...]
    body: object
    routing: str | None
    content_type: str | None


@dataclass
class Recorder:
    """A loopback server that keeps what it is sent and answers what it is told."""

    server: ThreadingHTTPServer
    requests: list[Exchange] = field(default_factory=list)
    status: int = 200
    answer: bytes = b"{}"
    answer_type: str = "application/json; charset=UTF-8"

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def take(self) -> Exchange:
        """The only request since the last call."""
        (request,) = self.requests
        self.requests.clear()
        return request


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    recorder: Recorder

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        url = urlsplit(self.path)
        recorder = self.recorder
        recorder.requests.append(
            Exchange(
                verb=self.command,
                path=unquote(url.path),
                query=tuple(sorted(parse_qsl(url.query, keep_blank_values=True))),
                body=json.loads(body) if body.strip() else None,
                routing=self.headers.get("x-goog-request-params"),
                content_type=self.headers.get("Content-Type") if body else None,
            )
        )
        self.send_response(recorder.status)
        self.send_header("Content-Type", recorder.answer_type)
        self.send_header("Content-Length", str(len(recorder.answer)))
        self.end_headers()
        self.wfile.write(recorder.answer)

    do_GET = do_POST = do_PATCH = do_DELETE = _serve

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    handler.recorder = Recorder(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield handler.recorder
    server.shutdown()
    server.server_close()
    thread.join()
