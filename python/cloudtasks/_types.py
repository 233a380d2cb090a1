"""The modules of message types, computed from the API's table: a class is made when its name is first asked for."""

from __future__ import annotations

import sys

from . import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    ModuleHooks = tuple[Callable[[str], Any], Callable[[], list[str]]]

_CLIENTS = ("CloudTasksAsyncClient", "CloudTasksClient")
_MODULES = {"enums": "gapic.enums", "types": "types"}
"""Modules that 1.x has as attributes of the package."""


def version_package(module: str, version: str) -> ModuleHooks:
    """``__getattr__`` and ``__dir__`` of a package such as ``cloudtasks.tasks_v2``: the types and the clients.

    The package also finds the modules that are written once for all versions.
    """
    if module.endswith(version):
        sys.modules[module].__path__.append(__file__.rpartition("_types")[0] + "_compat/surface")

    def find(name: str) -> Any:
        if name == "CloudTasksClient":
            from ._client import client_class

            return client_class(version)
        if name == "CloudTasksAsyncClient":
            from ._client import async_client_class

            return async_client_class(version)
        if name in _MODULES:
            from importlib import import_module

            return import_module(f"cloudtasks.tasks_{version}.{_MODULES[name]}")
        if name == "__version__":
            return _native.__version__
        return _native.type_named(version, name)

    return _hooks(module, lambda: (*_CLIENTS, *_native.type_names(version)), find)


def types_package(module: str, version: str) -> ModuleHooks:
    """``__getattr__`` and ``__dir__`` of a package such as ``cloudtasks.tasks_v2.types``: all types of the version."""

    def find(name: str) -> Any:
        # In 1.x this package has the messages that Google's APIs share too, and the modules that they come from.
        found = _native.type_named(version, name) or _native.type_named("common", name)
        return _pb2_module(version, name) if found is None and name.endswith("_pb2") else found

    return _hooks(module, lambda: _native.type_names(version), find)


def _pb2_module(version: str, name: str) -> Any:
    """A module of generated messages, such as ``task_pb2`` of a version or ``policy_pb2`` of another package."""
    from importlib import import_module

    if name in ("cloudtasks_pb2", "queue_pb2", "target_pb2", "task_pb2"):
        return import_module(f"cloudtasks.tasks_{version}.proto.{name}")
    for package in ("google.protobuf", "google.iam.v1", "google.rpc", "google.type", "google.api"):
        try:
            return import_module(f"{package}.{name}")
        except ImportError:
            continue
    return None


def types_module(module: str) -> ModuleHooks:
    """``__getattr__`` and ``__dir__`` of a module such as ``cloudtasks.tasks_v2.types.queue``."""
    _, package, _, home = module.split(".")
    version = package.removeprefix("tasks_")

    def names() -> list[str]:
        return _native.type_names(version, home)

    def find(name: str) -> Any:
        # Names of other modules answer too: Google's modules import each other's types.
        return _native.type_named(version, name)

    return _hooks(module, names, find)


def _hooks(module: str, names: Callable[[], Iterable[str]], find: Callable[[str], Any]) -> ModuleHooks:
    namespace = sys.modules[module].__dict__

    def attribute(name: str) -> Any:
        if name == "__all__":
            value: Any = tuple(sorted(names()))
        elif name == "__protobuf__":
            value = _manifest(module, names())
        else:
            value = find(name) or _submodule(module, name)
            if value is None:
                raise AttributeError(f"module {module!r} has no attribute {name!r}")
        namespace[name] = value
        return value

    def directory() -> list[str]:
        return sorted({*namespace, *names()})

    return attribute, directory


def _manifest(module: str, names: Iterable[str]) -> Any:
    """What proto-plus keeps of a module of messages."""
    from types import SimpleNamespace

    package = f"google.cloud.tasks.{module.split('.')[1].removeprefix('tasks_')}"
    return SimpleNamespace(package=package, marshal=package, manifest=frozenset(names))


def _submodule(package: str, name: str) -> Any:
    """The module of this name in the package; Google's packages import theirs, so that they are attributes."""
    if name.startswith("__") or not hasattr(sys.modules[package], "__path__"):
        return None
    module = f"{package}.{name}"
    try:
        __import__(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None
    return sys.modules[module]


class EnumMethods:
    """What the API's enums have beyond an IntEnum: that of proto-plus's, and of those of 1.x.

    They compare with numbers and with their own members alone. The class stands here, where types are looked up,
    because to load a module for it would take a fifth of the first call; it is not an enum itself for the same reason.
    """

    __slots__ = ()
    __hash__ = int.__hash__

    def __eq__(self: Any, other: object) -> bool:
        return int.__eq__(self, other) if self._is_comparable(other) else NotImplemented

    def __ne__(self: Any, other: object) -> bool:
        return int.__ne__(self, other) if self._is_comparable(other) else NotImplemented

    def __lt__(self: Any, other: int) -> bool:
        return int.__lt__(self, other) if self._is_comparable(other) else NotImplemented

    def __le__(self: Any, other: int) -> bool:
        return int.__le__(self, other) if self._is_comparable(other) else NotImplemented

    def __gt__(self: Any, other: int) -> bool:
        return int.__gt__(self, other) if self._is_comparable(other) else NotImplemented

    def __ge__(self: Any, other: int) -> bool:
        return int.__ge__(self, other) if self._is_comparable(other) else NotImplemented

    @classmethod
    def Name(cls: Any, number: int) -> str:
        """The name of a value, as the enums of 1.x tell it; ValueError for a number without one."""
        name: str = cls(number).name
        return name

    @classmethod
    def Value(cls: Any, name: str) -> int:
        """The number of a name, as the enums of 1.x tell it; ValueError for a name that there is not."""
        if name not in cls.__members__:
            raise ValueError(f"Enum {cls.__name__} has no value defined for name {name!r}")
        return int(cls[name])

    @classmethod
    def keys(cls: Any) -> list[str]:
        """The names of all values, as the enums of 1.x list them."""
        return list(cls.__members__)

    @classmethod
    def values(cls: Any) -> list[int]:
        """The numbers of all values."""
        return [int(member) for member in cls]

    @classmethod
    def items(cls) -> list[tuple[str, int]]:
        """The pairs of both."""
        return list(zip(cls.keys(), cls.values(), strict=True))

    def _is_comparable(self, other: object) -> bool:
        return type(other) in (type(self), int)
