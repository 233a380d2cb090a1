"""The blocking client of this version."""

from cloudtasks._client import CloudTasksClientMeta, client_class
from cloudtasks._compat.borrowed import borrow
from cloudtasks._compat.client_info import ClientInfo
from cloudtasks._compat.surface import version_of

__all__ = ("CloudTasksClient", "CloudTasksClientMeta")

DEFAULT_CLIENT_INFO = ClientInfo()
CloudTasksClient = client_class(version_of(__name__))

__getattr__ = borrow(
    __name__,
    {
        "google": "google",
        "mtls": "google.auth.transport.mtls",
        "service_account": "google.oauth2.service_account",
        "gapic_v1": "google.api_core.gapic_v1",
    },
)
