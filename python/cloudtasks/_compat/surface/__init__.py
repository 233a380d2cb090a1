"""The modules that google-cloud-tasks has beneath each version, in 2.x and in 1.x, written once for all three.

``cloudtasks.tasks_v2`` and its siblings search this directory in addition to their own. So each of them has these
modules as its own, and a module tells by its name which version it serves.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any


def version_of(module: str) -> str:
    """The version whose module this is: ``"v2"`` for ``"cloudtasks.tasks_v2.gapic.enums"``."""
    return module.split(".")[1].removeprefix("tasks_")


def types_of(module: str) -> Any:
    """The package of messages of the version whose module this is."""
    return import_module(f"cloudtasks.tasks_{version_of(module)}.types")


def lazy_module(
    module: str,
    homes: Mapping[str, str],
    submodules: Collection[str] = (),
) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package that imports what is asked for: names from their homes, and submodules."""

    def attribute(name: str) -> Any:
        if name in submodules:
            return import_module(f".{name}", module)
        if name not in homes:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        return getattr(import_module(homes[name], module), name)

    return attribute


def pb2_module(module: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], tuple[str, ...]]:
    """``__getattr__``, ``__dir__`` and ``__all__`` of a 1.x module of messages, such as ``proto.task_pb2``.

    It has the messages and enums of the module of types of the same name, and the values of these enums.
    """
    stem = module.rpartition(".")[2].removesuffix("_pb2")
    types = import_module(f".{stem}", types_of(module).__name__)
    names = tuple(types.__all__)
    values = {value.name: value.value for name in names for value in _values(getattr(types, name))}

    def attribute(name: str) -> Any:
        if name in values:
            return values[name]
        if name == "DESCRIPTOR":
            return _file_descriptor(types, names)
        if name not in names:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        return getattr(types, name)

    return attribute, lambda: sorted((*names, *values)), names


def _values(type_: Any) -> Any:
    return getattr(type_, "__members__", {}).values()


def _file_descriptor(types: Any, names: tuple[str, ...]) -> Any:
    """protobuf's descriptor of the file that the messages of a module stand in."""
    message = next(getattr(types, name) for name in names if hasattr(getattr(types, name), "pb"))
    return message.pb()().DESCRIPTOR.file
