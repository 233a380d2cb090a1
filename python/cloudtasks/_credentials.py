"""Credentials files, and what can be told of the credentials of a client without asking anybody over the network."""

from __future__ import annotations

import os
import sys

from ._loaded import loaded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)

_METADATA_SERVER_VARIABLES = (
    *("GCE_METADATA_HOST", "GCE_METADATA_ROOT", "GCE_METADATA_IP"),
    *("K_SERVICE", "CLOUD_RUN_JOB", "FUNCTION_TARGET", "GAE_ENV", "GAE_RUNTIME", "KUBERNETES_SERVICE_HOST"),
)


def read_file(path: Any) -> dict[str, Any]:
    """The content of a credentials file. Errors name the file and do not quote it."""
    from .exceptions import DefaultCredentialsError, MalformedError, unusable_credentials

    name = os.fspath(path)
    try:
        with open(name, "rb") as file:
            content = file.read()
    except OSError as problem:
        message = f"credentials file {name!r}: {problem.strerror}"
        error = unusable_credentials(DefaultCredentialsError, message, type(problem))
        error.errno, error.filename = problem.errno, name  # type: ignore[attr-defined]
        raise error from None
    import json

    try:
        return check(json.loads(content), f"credentials file {name!r}")
    except (UnicodeDecodeError, json.JSONDecodeError):
        # The parser's error quotes the file, so it is not passed on.
        message = f"credentials file {name!r}: it is not JSON"
        raise unusable_credentials(MalformedError, message, ValueError) from None


def check(content: Any, what: str = "credentials", kind: str | None = None) -> dict[str, Any]:
    """The content of a credentials file, if it is one, and of this kind."""
    problem = _problem(content, kind)
    if problem is None:
        found: dict[str, Any] = content
        return found
    from .exceptions import MalformedError, unusable_credentials

    raise unusable_credentials(MalformedError, f"{what}: {problem}", ValueError)


def _problem(content: Any, kind: str | None) -> str | None:
    if not isinstance(content, dict) or not isinstance(content.get("type"), str):
        return 'expected a JSON object with a type, such as "service_account"'
    from ._native import CREDENTIAL_FILE_TYPES

    needed = dict(CREDENTIAL_FILE_TYPES)
    if content["type"] not in needed:
        return f"unknown type {content['type']!r}; expected one of {', '.join(needed)}"
    if kind is not None and content["type"] != kind:
        return f"expected the type {kind!r}, got {content['type']!r}"
    missing = [name for name in needed[content["type"]] if name not in content]
    return f"{content['type']} needs {', '.join(missing)}" if missing else None


def default_credentials(scopes: Any, quota_project: str | None) -> Any:
    """Those of a google-auth that a test has replaced; else None, and an error if it is plain that there are none."""
    default = replacement("google.auth", "default")
    if default is None:
        check_default()
        return None
    credentials, _ = default(scopes=scopes, default_scopes=SCOPES, quota_project_id=quota_project)
    return credentials


def check_default() -> None:
    """Raises DefaultCredentialsError where it is plain that no application default credentials will be found."""
    path = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS")
    if path:
        read_file(path)
    elif not os.path.exists(_login()) and not _may_have_metadata_server():
        from ._native import NO_DEFAULT_CREDENTIALS
        from .exceptions import DefaultCredentialsError, unusable_credentials

        raise unusable_credentials(DefaultCredentialsError, NO_DEFAULT_CREDENTIALS)


def _login() -> str:
    """Where gcloud keeps the login of `gcloud auth application-default login`."""
    folder = os.environ.get("CLOUDSDK_CONFIG")
    if not folder:
        if sys.platform == "win32":
            folder = os.path.join(os.environ.get("APPDATA", ""), "gcloud")
        else:
            folder = os.path.join(os.path.expanduser("~"), ".config", "gcloud")
    return os.path.join(folder, "application_default_credentials.json")


def _may_have_metadata_server() -> bool:
    """Whether this may be a machine of Google Cloud. Only where that is out of the question it is False."""
    if os.environ.get("NO_GCE_CHECK", "").lower() == "true":
        return False
    if any(os.environ.get(variable) for variable in _METADATA_SERVER_VARIABLES):
        return True
    if sys.platform != "linux":
        return sys.platform != "darwin"
    try:
        with open("/sys/class/dmi/id/product_name") as product:
            if "Google" in product.read():
                return True
        with open("/etc/hosts") as hosts:
            return "metadata.google.internal" in hosts.read()
    except OSError:
        return True


def replacement(module: str, name: str) -> Any:
    """What a test has put in the place of a function of google-auth; None where that is as it was, or not loaded."""
    found = loaded(module, name)
    is_own = found is None or (str(getattr(found, "__module__", "")).startswith("google.") and not is_mock(found))
    return None if is_own else found


def is_mock(value: Any) -> bool:
    """Whether a value is one of unittest.mock's, or a function that one stands behind."""
    return type(value).__module__ in ("unittest.mock", "mock.mock") or hasattr(value, "mock")
