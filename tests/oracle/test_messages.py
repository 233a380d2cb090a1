"""The same script of operations on Google's messages and on ours gives the same results and the same exceptions."""

from __future__ import annotations

import ast
import collections.abc
import copy
import datetime
import json
import pickle
import types
import warnings
from pathlib import Path
from typing import Any

import cloudtasks.datetime_helpers
import cloudtasks.types
import proto.datetime_helpers
import pytest
from cloudtasks import tasks_v2 as our_v2
from cloudtasks import tasks_v2beta2 as our_v2beta2
from cloudtasks import tasks_v2beta3 as our_v2beta3
from google.cloud import tasks_v2, tasks_v2beta2, tasks_v2beta3
from google.cloud.location import locations_pb2
from google.iam.v1 import options_pb2, policy_pb2
from google.longrunning import operations_pb2
from google.protobuf import any_pb2, duration_pb2, field_mask_pb2, json_format, text_format, timestamp_pb2
from google.rpc import status_pb2

SHARED = ["Any", "Binding", "FieldMask", "GetPolicyOptions", "Location", "Operation", "Policy", "Status"]
COMMON = {
    "MappingProxyType": types.MappingProxyType,
    "MutableMapping": collections.abc.MutableMapping,
    "MutableSequence": collections.abc.MutableSequence,
    "copy": copy,
    "date": datetime.date,
    "datetime": datetime.datetime,
    "duration_pb2": duration_pb2,
    "field_mask_pb2": field_mask_pb2,
    "json": json,
    "json_format": json_format,
    "text_format": text_format,
    "pickle": pickle,
    "timedelta": datetime.timedelta,
    "timestamp_pb2": timestamp_pb2,
    "timezone": datetime.timezone,
}
GOOGLE: dict[str, Any] = {
    **COMMON,
    **{name: getattr(tasks_v2, name) for name in tasks_v2.types.__all__},
    "t": tasks_v2,
    "b2": tasks_v2beta2,
    "b3": tasks_v2beta3,
    "Any": any_pb2.Any,
    "Binding": policy_pb2.Binding,
    "DatetimeWithNanoseconds": proto.datetime_helpers.DatetimeWithNanoseconds,
    "FieldMask": field_mask_pb2.FieldMask,
    "GetPolicyOptions": options_pb2.GetPolicyOptions,
    "Location": locations_pb2.Location,
    "Operation": operations_pb2.Operation,
    "Policy": policy_pb2.Policy,
    "Status": status_pb2.Status,
}
OURS: dict[str, Any] = {
    **COMMON,
    **{name: getattr(our_v2, name) for name in tasks_v2.types.__all__},
    **{name: getattr(cloudtasks.types, name) for name in SHARED},
    "t": our_v2,
    "b2": our_v2beta2,
    "b3": our_v2beta3,
    "DatetimeWithNanoseconds": cloudtasks.datetime_helpers.DatetimeWithNanoseconds,
}

SCRIPT = Path(__file__).with_name("messages.script").read_text().splitlines()
LINES = [line for line in SCRIPT if line and not line.startswith("#")]


def run(line: str, names: dict[str, Any]) -> object:
    """The value of the last expression of a line in plain form, with what it warned of; or its exception's type."""
    *statements, last = ast.parse(line).body
    scope = dict(names)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            exec(compile(ast.Module(statements, []), line, "exec"), scope)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), line, "eval"), scope)
            else:
                value = exec(compile(ast.Module([last], []), line, "exec"), scope)
            outcome: object = plain(value)
        except Exception as error:
            outcome = f"raises {nearest_public(type(error))}"
    return outcome, [str(warning.message) for warning in warned if warning.category is not DeprecationWarning]


def nearest_public(error: type) -> str:
    """The name that callers catch: binascii.Error and UnicodeError are kinds of ValueError."""
    if error.__module__ == "binascii":
        return "ValueError"
    return "AttributeError" if error.__name__ == "FrozenInstanceError" else error.__name__


def plain(value: object) -> object:
    """A form that shows all that a caller can see, whichever package it comes from."""
    if isinstance(value, (list, tuple)):
        return type(value).__name__, [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, datetime.datetime):
        return value.isoformat(), getattr(value, "nanosecond", None)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, (str, bytes, int, type(None), datetime.timedelta)) and type(value).__module__ in (
        "builtins",
        "datetime",
    ):
        return type(value).__name__, value
    return repr(value)


@pytest.mark.parametrize("line", LINES)
def test_an_operation_gives_what_googles_gives(line: str) -> None:
    operation, _, reason = line.partition("  # differs: ")
    google, ours = run(operation, GOOGLE), run(operation, OURS)
    if reason:
        assert ours != google, "the same as Google's: take the mark off"
    else:
        assert ours == google


def test_the_script_is_long() -> None:
    assert len(LINES) >= 300
