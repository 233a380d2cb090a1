"""The enums, under their 1.x names: those of messages stand in classes of the messages' names."""

from cloudtasks._compat.surface import types_of

_types = types_of(__name__)
HttpMethod = _types.HttpMethod


class Queue:
    """Enums of queues."""

    State = _types.Queue.State


class Task:
    """Enums of tasks."""

    View = _types.Task.View
