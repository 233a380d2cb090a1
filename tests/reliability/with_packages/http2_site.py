"""A server of HTTP/2 over TLS that limits the streams of a connection and counts what a client opens."""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived, StreamEnded
from h2.settings import SettingCodes, Settings


class Http2Site:
    """Answers the first request at once, and the others as soon as `at_once` of them wait."""

    def __init__(self, folder: Path, streams: int, at_once: int) -> None:
        self.authority = trustme.CA()
        self.roots = folder / "roots.pem"
        self.authority.cert_pem.write_to_path(str(self.roots))
        self.streams = streams
        self.at_once = at_once
        self.connections = 0
        self.most_at_once = 0
        self.requests = 0
        self.port = 0
        self._waiting: list[tuple[H2Connection, asyncio.StreamWriter, int, str]] = []

    async def run(self, started: threading.Event) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_alpn_protocols(["h2"])
        self.authority.issue_cert("localhost").configure_cert(context)
        self.loop, self.ended = asyncio.get_running_loop(), asyncio.Event()
        async with await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context) as server:
            self.port = server.sockets[0].getsockname()[1]
            started.set()
            await self.ended.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        http = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        http.local_settings = Settings(False, {SettingCodes.MAX_CONCURRENT_STREAMS: self.streams})
        http.initiate_connection()
        writer.write(http.data_to_send())
        paths: dict[int, str] = {}
        try:
            while data := await reader.read(65536):
                for event in http.receive_data(data):
                    if isinstance(event, RequestReceived):
                        paths[event.stream_id] = dict(event.headers)[":path"]
                    elif isinstance(event, StreamEnded):
                        self.requests += 1
                        self._waiting.append((http, writer, event.stream_id, paths.pop(event.stream_id)))
                writer.write(http.data_to_send())
                self._answer()
        except ConnectionError:
            pass  # The client's process has ended.
        finally:
            writer.close()

    def _answer(self) -> None:
        self.most_at_once = max(self.most_at_once, len(self._waiting))
        if self.requests > 1 and len(self._waiting) < self.at_once:
            return
        for http, writer, stream, path in self._waiting:
            body = json.dumps({"name": path.removeprefix("/v2/").partition("?")[0]}).encode()
            http.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
            http.send_data(stream, body, end_stream=True)
            writer.write(http.data_to_send())
        self._waiting.clear()


@contextmanager
def http2_site(folder: Path, *, streams: int, at_once: int) -> Iterator[Http2Site]:
    site, started = Http2Site(folder, streams, at_once), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(site.run(started)))
    thread.start()
    assert started.wait(10)
    try:
        yield site
    finally:
        site.loop.call_soon_threadsafe(site.ended.set)
        thread.join()
