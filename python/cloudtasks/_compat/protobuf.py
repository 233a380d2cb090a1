"""Real protobuf messages of our types, where the protobuf package is installed.

The types that Google's APIs share come from Google's packages, where these are installed. Types of Cloud Tasks come
from google-cloud-tasks if that is installed, so that both can be used in one process. What is still missing is built
from the API's table, a file for each top-level type, when a type is first asked for. All are in protobuf's default
pool, because a message can hold only messages of the same pool.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from .. import _native
from .shared_types import MODULES

try:
    descriptor_pb2: Any = import_module("google.protobuf.descriptor_pb2")
    descriptor_pool: Any = import_module("google.protobuf.descriptor_pool")
    message_factory: Any = import_module("google.protobuf.message_factory")
    symbol_database: Any = import_module("google.protobuf.symbol_database")
except ImportError as error:
    raise ImportError("protobuf messages need the protobuf package: pip install protobuf") from error

_pool: Any = descriptor_pool.Default()


def message_class(full_name: str) -> Any:
    """The protobuf class of a message: that of Google's packages where they are installed, else one of our making."""
    descriptor = _installed(full_name)
    if descriptor is None:
        _add_file_of(full_name)
        descriptor = _pool.FindMessageTypeByName(full_name)
    # protobuf before 4.22 has no GetMessageClass.
    make = getattr(message_factory, "GetMessageClass", None) or symbol_database.Default().GetPrototype
    return make(descriptor)


def _installed(full_name: str) -> Any:
    """The descriptor of a message that is in the pool, or that another package puts there; else None."""
    try:
        return _pool.FindMessageTypeByName(full_name)
    except KeyError:
        _import_module_of(full_name)
    try:
        return _pool.FindMessageTypeByName(full_name)
    except KeyError:
        return None


def is_installed(full_name: str) -> bool:
    """Whether another package has the class of a message."""
    descriptor = _installed(full_name)
    return descriptor is not None and not descriptor.file.name.startswith("cloudtasks/")


def timestamp(seconds: int, nanos: int) -> Any:
    """A protobuf Timestamp."""
    return message_class("google.protobuf.Timestamp")(seconds=seconds, nanos=nanos)


def _import_module_of(full_name: str) -> None:
    package = full_name.rpartition(".")[0]
    module = MODULES.get(full_name) or MODULES.get(package)
    if full_name.startswith("google.cloud.tasks."):
        # Beneath install_as_google_cloud_tasks() this is our own package, which adds nothing to the pool.
        module = f"google.cloud.tasks_{full_name.split('.')[3]}"
    if module is not None and module not in sys.modules:
        try:
            import_module(module)
        except Exception:  # A package that cannot be imported is as good as none.
            return


def _add_file_of(full_name: str) -> str:
    """Puts the type and all that it uses into the pool; returns the name of its file."""
    descriptor = _installed(full_name)
    if descriptor is not None:
        return str(descriptor.file.name)
    package, top_level = _split(full_name)
    file_name = f"cloudtasks/{package}/{top_level}.proto"
    try:
        _pool.FindFileByName(file_name)
    except KeyError:
        file = _file(package, f"{package}.{top_level}")
        file.name = file_name
        _pool.AddSerializedFile(file.SerializeToString())
    return file_name


def _split(full_name: str) -> tuple[str, str]:
    """Package and top-level type: packages are in lower case, types begin with a capital."""
    parts = full_name.split(".")
    first = next(index for index, part in enumerate(parts) if part[0].isupper())
    return ".".join(parts[:first]), parts[first]


def _file(package: str, full_name: str) -> Any:
    file = descriptor_pb2.FileDescriptorProto(package=package, syntax="proto3")
    used: set[str] = set()
    try:
        descriptor = _native.message_class(full_name).DESCRIPTOR
    except AttributeError:
        file.enum_type.append(_enum(full_name))
    else:
        file.message_type.append(_message(descriptor, used))
    own = {name for name in used if _split(name) == _split(full_name)}
    file.dependency.extend(sorted({_add_file_of(name) for name in used - own}))
    return file


def _enum(full_name: str) -> Any:
    values = [
        descriptor_pb2.EnumValueDescriptorProto(name=member.name, number=member.value)
        for member in _native.enum_class(full_name)
    ]
    return descriptor_pb2.EnumDescriptorProto(name=full_name.rpartition(".")[2], value=values)


def _message(descriptor: Any, used: set[str]) -> Any:
    """The DescriptorProto of a message with all that stands inside it; adds to ``used`` the types of its fields."""
    message = descriptor_pb2.DescriptorProto(name=descriptor.name)
    # Fields of REST alone have no number and no place in protobuf.
    fields = [field for field in descriptor.fields if field.number]
    oneofs = list(dict.fromkeys(field.oneof for field in fields if field.oneof))
    # The oneofs that stand for explicit presence come last.
    oneofs += [f"_{field.name}" for field in fields if field.optional and not field.oneof]
    message.oneof_decl.extend(descriptor_pb2.OneofDescriptorProto(name=name) for name in oneofs)
    for field in fields:
        added = message.field.add(name=field.name, number=field.number, type=field.type, json_name=field.json_name)
        added.label = added.LABEL_REPEATED if field.repeated else added.LABEL_OPTIONAL
        if field.type_name is not None:
            used.add(field.type_name)
            added.type_name = f".{field.type_name}"
        if field.oneof or field.optional:
            added.oneof_index = oneofs.index(field.oneof or f"_{field.name}")
            added.proto3_optional = field.optional and not field.oneof
    entries = {field.type_name for field in fields if field.is_map}
    for nested in descriptor.nested_types:
        inner = message.nested_type.add()
        inner.CopyFrom(_message(nested, used))
        inner.options.map_entry = nested.full_name in entries
    message.enum_type.extend(_enum(name) for name in descriptor.nested_enums)
    return message
