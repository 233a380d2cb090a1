"""A TLS server with a test authority, and a proxy that leads every host to it."""

from __future__ import annotations

import json
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme

HOSTS = ("localhost", "127.0.0.1", "cloudtasks.googleapis.com", "cloudtasks.mtls.googleapis.com")


class TlsSite(ThreadingHTTPServer):
    """Echoes the name of what is got, and notes each request's Host, the client's certificate and its Authorization.

    What is posted is answered with a token: `issued-1`, `issued-2` and so on.
    """

    daemon_threads = True

    def __init__(self, folder: Path, demand: ssl.VerifyMode) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[tuple[str, str | None]] = []
        self.authorizations: list[str | None] = []
        self.issued = 0
        self.authority = trustme.CA()
        client = self.authority.issue_cert("the-client@example.com")
        self.client_certificate = folder / "client.pem"
        self.client_certificate.write_bytes(b"".join(pem.bytes() for pem in client.cert_chain_pems))
        self.client_key = folder / "client.key"
        self.client_key.write_bytes(client.private_key_pem.bytes())
        self.roots = folder / "roots.pem"
        self.authority.cert_pem.write_to_path(str(self.roots))
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(*HOSTS).configure_cert(self.context)
        self.authority.configure_trust(self.context)
        self.context.verify_mode = demand

    def environment(self, proxy: str | None = None) -> dict[str, str]:
        """What leads a process here: the authority, and the proxy where one is given."""
        mixed = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        return {**mixed, "SSL_CERT_FILE": str(self.roots), **({"HTTPS_PROXY": proxy} if proxy else {})}

    def finish_request(self, request: Any, client_address: Any) -> None:
        try:
            secured = self.context.wrap_socket(request, server_side=True)
        except (ssl.SSLError, OSError):
            return  # The client does not trust us, or we do not trust it: the test looks at the client.
        with secured:
            super().finish_request(secured, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections that a client breaks off are no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: TlsSite

    def do_GET(self) -> None:
        peer: Any = self.connection.getpeercert()  # type: ignore[attr-defined]
        names = [value for kind, value in peer.get("subjectAltName", ())] if peer else [None]
        self.server.requests.append((self.headers["Host"], names[0]))
        self.server.authorizations.append(self.headers["Authorization"])
        self._answer({"name": self.path.partition("?")[0].removeprefix("/v2/")})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.issued += 1
        self._answer({"access_token": f"issued-{self.server.issued}", "expires_in": 3600})

    def _answer(self, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@contextmanager
def tls_site(folder: Path, demand: ssl.VerifyMode) -> Iterator[TlsSite]:
    with TlsSite(folder, demand) as site:
        threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True).start()
        yield site
        site.shutdown()


@contextmanager
def proxy_to(port: int) -> Iterator[str]:
    """A proxy whose every CONNECT leads to this port; gives its URL."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_accept, args=(listener, port), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def _accept(listener: socket.socket, port: int) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_tunnel, args=(client, port), daemon=True).start()


def _tunnel(client: socket.socket, port: int) -> None:
    with client, socket.create_connection(("127.0.0.1", port)) as server:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += client.recv(1)
        client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        back = threading.Thread(target=_copy, args=(server, client), daemon=True)
        back.start()
        _copy(client, server)
        back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # Either side may break off.
