"""Random messages of every type: our JSON and binary forms are those of protobuf, both ways."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import cloudtasks.types
import pytest
from cloudtasks import _native, tasks_v2, tasks_v2beta2, tasks_v2beta3
from google.protobuf import json_format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Google's own classes stand in for those that we build, where it has them.
for package in ("tasks_v2", "tasks_v2beta2", "tasks_v2beta3"):
    importlib.import_module(f"google.cloud.{package}")

EXAMPLES = 400 if os.environ.get("SOAK") else 40
"""Messages of each type."""
YEAR_1, YEAR_10000 = -62_135_596_800, 253_402_300_800
TEN_THOUSAND_YEARS = 315_576_000_000
NANOS = st.one_of(st.just(0), st.integers(0, 999).map(lambda n: n * 1_000_000), st.integers(0, 999_999_999))
PATHS = st.from_regex(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)?", fullmatch=True)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
DOUBLE, INT64, INT32, BOOL, STRING, MESSAGE, BYTES, ENUM = 1, 3, 5, 8, 9, 11, 12, 14
SCALARS = {
    DOUBLE: st.floats(),
    INT64: st.integers(-(2**63), 2**63 - 1),
    INT32: st.integers(-(2**31), 2**31 - 1),
    BOOL: st.booleans(),
    STRING: TEXT,
    BYTES: st.binary(max_size=6),
}


NOT_COMPARED = {
    # Compared as fields of other messages. Alone, they are written like any message, not as text.
    "google.protobuf.Duration",
    "google.protobuf.Timestamp",
    # Protobuf calls a field of it `type`, the table `type_`.
    "google.rpc.PreconditionFailure",
    "google.rpc.PreconditionFailure.Violation",
}


def all_types() -> Iterator[str]:
    for module in (tasks_v2.types, tasks_v2beta2.types, tasks_v2beta3.types, cloudtasks.types):
        for name in module.__all__:
            descriptor = getattr(getattr(module, name), "DESCRIPTOR", None)
            if descriptor is not None and descriptor.full_name not in NOT_COMPARED:
                yield descriptor.full_name
                yield from (nested.full_name for nested in descriptor.nested_types if not nested.name.endswith("Entry"))


@cache
def fields_of(full_name: str) -> st.SearchStrategy[dict[str, Any]]:
    """What a constructor takes for a random message; of a oneof at most one member."""
    if full_name == "google.protobuf.FieldMask":
        return st.fixed_dictionaries({"paths": st.lists(PATHS, max_size=3)})
    if full_name == "google.protobuf.Any":
        return fields_of("google.rpc.Help.Link").map(packed_link)
    # Fields of REST alone have no place in protobuf.
    fields = [field for field in _native.message_class(full_name).DESCRIPTOR.fields if field.number]
    parts: list[st.SearchStrategy[dict[str, Any]]] = [
        st.fixed_dictionaries({}, optional={field.name: values(field) for field in fields if not field.oneof})
    ]
    for oneof in sorted({field.oneof for field in fields if field.oneof}):
        members = [st.fixed_dictionaries({field.name: values(field)}) for field in fields if field.oneof == oneof]
        parts.append(st.one_of(st.just({}), *members))
    return st.tuples(*parts).map(lambda dicts: {name: value for part in dicts for name, value in part.items()})


def packed_link(fields: dict[str, Any]) -> dict[str, Any]:
    link = cloudtasks.types.Help.Link(fields)
    return {"type_url": "type.googleapis.com/google.rpc.Help.Link", "value": link.SerializeToString()}


def values(field: Any) -> st.SearchStrategy[Any]:
    if field.is_map:
        key, value = field.message_type.fields
        return st.dictionaries(one(key), one(value), max_size=2)
    return st.lists(one(field), max_size=2) if field.repeated else one(field)


def one(field: Any) -> st.SearchStrategy[Any]:
    if field.type == ENUM:
        known = [member.value for member in field.enum]
        return st.one_of(st.sampled_from(known), st.integers(-(2**31), 2**31 - 1))
    if field.type != MESSAGE:
        return SCALARS[field.type]
    if field.type_name == "google.protobuf.Timestamp":
        return st.fixed_dictionaries({"seconds": st.integers(YEAR_1, YEAR_10000 - 1), "nanos": NANOS})
    if field.type_name == "google.protobuf.Duration":
        parts = st.tuples(st.integers(0, TEN_THOUSAND_YEARS - 1), NANOS, st.sampled_from([1, -1]))
        return parts.map(lambda part: {"seconds": part[0] * part[2], "nanos": part[1] * part[2]})
    return st.deferred(lambda: fields_of(field.type_name))


@pytest.mark.parametrize("full_name", list(all_types()))
def test_json_and_binary_forms_are_protobufs(full_name: str) -> None:
    check = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))(
        given(fields_of(full_name))(lambda fields: compare(_native.message_class(full_name), fields))
    )
    check()


def compare(ours: Any, fields: dict[str, Any]) -> None:
    message = ours(fields)
    protobuf = ours.pb()(**fields)
    text = as_json(protobuf)

    binary = ours.serialize(message)
    assert len(binary) == protobuf.ByteSize()
    assert alike(ours.pb().FromString(binary), protobuf)
    assert same(ours.deserialize(protobuf.SerializeToString()), message)

    rest_only = {field.json_name for field in ours.DESCRIPTOR.fields if not field.number}
    own_text = without(ours.to_json(message), rest_only)
    assert json.loads(own_text) == json.loads(as_json(protobuf, always_print_fields_with_no_presence=True))
    assert json.loads(ours.to_json(message, always_print_fields_with_no_presence=False)) == json.loads(text)
    assert same(ours.from_json(text), message)
    assert alike(json_format.Parse(own_text, ours.pb()()), protobuf)


def without(text: str, names: set[str]) -> str:
    """The JSON of a message without the members of these names."""
    value = json.loads(text)
    return json.dumps({name: item for name, item in value.items() if name not in names}) if names else text


def as_json(protobuf: Any, **options: bool) -> str:
    return json_format.MessageToJson(protobuf, use_integers_for_enums=True, **options)


def alike(one: Any, other: Any) -> bool:
    """Equal, also where there are numbers that do not equal themselves."""
    return one == other or json.loads(as_json(one)) == json.loads(as_json(other))


def same(one: Any, other: Any) -> bool:
    """As :func:`alike`, of our messages."""
    return one == other or json.loads(type(one).to_json(one)) == json.loads(type(other).to_json(other))
