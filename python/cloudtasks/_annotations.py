"""The annotations of client methods and of messages, as types that exist when the program runs."""

from __future__ import annotations

import datetime
from collections.abc import MutableMapping, MutableSequence, Sequence
from typing import Any

from . import _native

_SCALARS = {1: float, 3: int, 5: int, 8: bool, 9: str, 12: bytes}
"""By the numbers that protobuf gives to types."""
_ENUM = 14
_TIMES = {"google.protobuf.Timestamp": datetime.datetime, "google.protobuf.Duration": datetime.timedelta}


def of_method(version: str, method: _native.Method) -> dict[str, Any]:
    """Every parameter of a client method and its result, by name."""
    request, response = map(_native.message_class, method.types)
    annotations: dict[str, Any] = {"request": request | dict | None, "legacy": Any}
    for field in request.DESCRIPTOR.fields:
        annotations[field.name] = _type_of(field) | None
        if field.name in ("filter", "options"):
            annotations[f"{field.name}_"] = annotations[field.name]
    annotations |= {"retry": Any, "timeout": Any, "metadata": Sequence[tuple[str, str | bytes]]}
    if method.is_deduplicable:
        annotations["deduplicate"] = bool
    annotations["return"] = _result(version, method, response)
    return annotations


def of_message(full_name: str) -> dict[str, Any]:
    """Every field of a message, by name: the type that it reads as, without the None of an absent time."""
    return {field.name: _type_read(field) for field in _native.message_class(full_name).DESCRIPTOR.fields}


def _type_read(field: Any) -> Any:
    if field.is_map:
        key, value = field.message_type.fields
        return MutableMapping[_type_read(key), _type_read(value)]  # type: ignore[misc]
    if field.type in _SCALARS:
        element: Any = _SCALARS[field.type]
    elif field.type == _ENUM:
        element = _native.enum_class(field.type_name)
    else:
        element = _TIMES.get(field.type_name) or _native.message_class(field.type_name)
    return MutableSequence[element] if field.repeated else element


def _type_of(field: Any) -> Any:
    if field.is_map:
        key, value = field.message_type.fields
        return dict[_type_of(key), _type_of(value)]  # type: ignore[misc]
    if field.type in _SCALARS:
        element: Any = _SCALARS[field.type]
    elif field.type == _ENUM:
        element = _native.enum_class(field.type_name) | int | str
    elif field.type_name in _TIMES:
        element = _TIMES[field.type_name]
    else:
        element = _native.message_class(field.type_name) | dict
    return Sequence[element] if field.repeated else element


def _result(version: str, method: _native.Method, response: Any) -> Any:
    if method.paged is not None:
        from ._pagers import pager_class

        return pager_class(version, method.__name__, method.paged, method.is_async)
    if method.is_long_running:
        from ._operations import AsyncOperation, Operation

        return AsyncOperation if method.is_async else Operation
    return None if method.types[1] == "google.protobuf.Empty" else response
