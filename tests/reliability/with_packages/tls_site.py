"""A TLS server with a test authority, and a proxy that leads every host to it."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import trustme

from ...service import Answer, Request, Service, serving

HOSTS = ("localhost", "127.0.0.1", "cloudtasks.googleapis.com", "cloudtasks.mtls.googleapis.com")


class TlsSite(Service):
    """The service behind TLS. It notes each request's Host, the client's certificate and its Authorization.

    What is posted is answered with a token: `issued-1`, `issued-2` and so on.
    """

    def __init__(self, folder: Path, demand: ssl.VerifyMode) -> None:
        super().__init__()
        self.identities: list[tuple[str, str | None]] = []
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

    def receive(self, request: Request) -> Answer:
        if request.method == "POST":
            self.issued += 1
            return Answer(body={"access_token": f"issued-{self.issued}", "expires_in": 3600})
        names = [value for kind, value in request.peer.get("subjectAltName", ())] if request.peer else [None]
        self.identities.append((request.headers["Host"], names[0]))
        self.authorizations.append(request.headers["Authorization"])
        return super().receive(request)


def tls_site(folder: Path, demand: ssl.VerifyMode) -> AbstractContextManager[TlsSite]:
    return serving(TlsSite(folder, demand))


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
