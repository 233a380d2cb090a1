"""The oracle suite: google-cloud-tasks and our package side by side in one interpreter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from ..service import Answer, Request, Service, serving

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


class Recorder(Service):
    """The service, as this suite reads it: one request after the other, each answered with `status` and `answer`."""

    status = 200
    content = b"{}"
    content_type = "application/json; charset=UTF-8"

    def receive(self, request: Request) -> Answer:
        super().receive(request)
        return Answer(self.status, self.content, content_type=self.content_type)

    def take(self) -> Exchange:
        """The only request since the last call."""
        (request,) = self.requests
        self.requests.clear()
        url = urlsplit(request.path)
        return Exchange(
            verb=request.method,
            path=unquote(url.path),
            query=tuple(sorted(parse_qsl(url.query, keep_blank_values=True))),
            body=request.body,
            routing=request.headers.get("x-goog-request-params"),
            content_type=request.headers.get("Content-Type") if int(request.headers.get("Content-Length", 0)) else None,
        )


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    with serving(Recorder()) as recorder:
        yield recorder
