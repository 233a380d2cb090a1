"""What a client says of itself in the header ``x-goog-api-client``."""

from __future__ import annotations

_NAMES = {
    "user_agent": "",
    "python_version": "gl-python/",
    "grpc_version": "grpc/",
    "rest_version": "rest/",
    "api_core_version": "gax/",
    "gapic_version": "gapic/",
    "client_library_version": "gccl/",
    "protobuf_runtime_version": "pb/",
}


class ClientInfo:
    """The part that a caller may set is ``user_agent``. The class of this name in google-api-core is accepted, too."""

    def __init__(self, **versions: str | None) -> None:
        unknown = versions.keys() - _NAMES.keys()
        if unknown:
            raise TypeError(f"ClientInfo() got an unexpected keyword argument {min(unknown)!r}")
        for name in _NAMES:
            setattr(self, name, versions.get(name))

    def to_user_agent(self) -> str:
        """The text of the header."""
        given = ((prefix, getattr(self, name)) for name, prefix in _NAMES.items())
        return " ".join(f"{prefix}{value}" for prefix, value in given if value is not None)
