"""The client, under its 1.x name."""

from cloudtasks._client import client_class
from cloudtasks._compat.surface import version_of

CloudTasksClient = client_class(version_of(__name__))
