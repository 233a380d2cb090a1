"""The async client of this version."""

from cloudtasks._client import async_client_class
from cloudtasks._compat.borrowed import borrow
from cloudtasks._compat.client_info import ClientInfo
from cloudtasks._compat.surface import version_of

__all__ = ("CloudTasksAsyncClient",)

DEFAULT_CLIENT_INFO = ClientInfo()
CloudTasksAsyncClient = async_client_class(version_of(__name__))

__getattr__ = borrow(__name__, {"google": "google"})
