"""Mutual TLS from Python, against a server that asks for client certificates: who identifies itself, and where."""

from __future__ import annotations

import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from .tls_site import TlsSite, proxy_to, tls_site

QUEUE = "projects/p/locations/l/queues/q"
PLAIN, MUTUAL = "cloudtasks.googleapis.com", "cloudtasks.mtls.googleapis.com"
CLIENT = "the-client@example.com"

# Arguments: the certificate, its key, the endpoint or nothing, and whether there is a certificate source.
SCRIPT = f"""
import pathlib, sys
from cloudtasks import exceptions, tasks_v2
from cloudtasks.auth import AnonymousCredentials

chain, key, endpoint, certified = sys.argv[1:]
options = {{}}
if endpoint:
    options["api_endpoint"] = endpoint
if certified:
    options["client_cert_source"] = lambda: (pathlib.Path(chain).read_bytes(), pathlib.Path(key).read_bytes())
client = tasks_v2.CloudTasksClient(credentials=AnonymousCredentials(), client_options=options)
try:
    print(client.get_queue(name={QUEUE!r}, retry=None).name)
except exceptions.FailedPrecondition as error:  # permanent: another try would fail too
    print(error.phase, error.may_have_arrived)
"""


def get(site: TlsSite, environment: dict[str, str], endpoint: str, certified: bool) -> str:
    """Gets a queue in a new process, and returns what that printed."""
    # Google's packages warn of the Python versions that they are about to leave.
    python = [sys.executable, "-W", "ignore::FutureWarning"]
    arguments = [str(site.client_certificate), str(site.client_key), endpoint, "certified" if certified else ""]
    command = [*python, "-c", SCRIPT, *arguments]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.strip()


@pytest.mark.parametrize(
    ("use_certificate", "use_endpoint", "certified", "host", "identity"),
    [
        (None, None, True, PLAIN, None),
        ("false", "auto", True, PLAIN, None),
        ("true", "auto", True, MUTUAL, CLIENT),
        ("true", None, True, MUTUAL, CLIENT),
        ("true", "never", True, PLAIN, CLIENT),
        ("true", "always", True, MUTUAL, CLIENT),
        ("true", "auto", False, PLAIN, None),
        ("false", "always", True, MUTUAL, None),
        (None, "always", False, MUTUAL, None),
    ],
)
def test_the_environment_says_where_to_call_and_whether_to_identify(
    use_certificate: str | None,
    use_endpoint: str | None,
    certified: bool,
    host: str,
    identity: str | None,
    tmp_path: Path,
) -> None:
    with tls_site(tmp_path, ssl.CERT_OPTIONAL) as site, proxy_to(site.server_port) as proxy:
        environment = site.environment(proxy)
        if use_certificate:
            environment["GOOGLE_API_USE_CLIENT_CERTIFICATE"] = use_certificate
        if use_endpoint:
            environment["GOOGLE_API_USE_MTLS_ENDPOINT"] = use_endpoint
        assert get(site, environment, "", certified) == QUEUE
        assert site.identities == [(host, identity)]


@pytest.mark.parametrize("certified", [True, False])
def test_a_server_that_demands_a_certificate(certified: bool, tmp_path: Path) -> None:
    with tls_site(tmp_path, ssl.CERT_REQUIRED) as site:
        endpoint = f"localhost:{site.server_port}"
        environment = {**site.environment(), "GOOGLE_API_USE_CLIENT_CERTIFICATE": "true"}
        answer = get(site, environment, endpoint, certified)
        if certified:
            assert (answer, site.identities) == (QUEUE, [(endpoint, CLIENT)])
        else:
            # With TLS 1.3 the refusal comes after the client's own part of the handshake, when it may have sent.
            assert answer in ("TLS handshake False", "wait for the response True")
            assert site.identities == []
