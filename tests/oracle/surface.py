"""What a package offers, read from the package itself, and what another lacks of it.

:func:`differences` walks two objects side by side. Each finding is the dotted name of what differs, and how.
"""

from __future__ import annotations

import ast
import asyncio
import enum
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import proto
from cloudtasks.retry import DEFAULT
from google.api_core.gapic_v1.client_info import ClientInfo
from google.api_core.gapic_v1.method import DEFAULT as GOOGLE_DEFAULT

Finding = tuple[str, str]
PROTOCOLS = {"__init__", "__call__", "__enter__", "__exit__", "__aenter__", "__aexit__", "__iter__", "__aiter__"}


def is_public(name: str) -> bool:
    return not name.startswith("_")


def public_modules(package: str) -> list[str]:
    """The package and its modules whose names hold no underscore at the start, outermost first."""
    root = importlib.import_module(package)
    found = [module.name for module in pkgutil.walk_packages(root.__path__, f"{package}.")]
    return [package, *(name for name in found if all(map(is_public, name.split("."))))]


def public_names(module: ModuleType) -> list[str]:
    """``__all__``, what the source defines itself (not what it imports), and the version."""
    names = set(getattr(module, "__all__", ()))
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return sorted(name for name in names if is_public(name) or name in ("__all__", "__version__", "__protobuf__"))


def module_differences(google: ModuleType, ours: ModuleType, path: str) -> Iterator[Finding]:
    for name in public_names(google):
        if name == "__all__":
            for missing in filter(is_public, set(google.__all__) - set(getattr(ours, "__all__", ()))):
                yield f"{path}.__all__.{missing}", "is missing"
        elif not hasattr(ours, name):
            yield f"{path}.{name}", "is missing"
        elif name == "__protobuf__":
            for missing in google.__protobuf__.manifest - ours.__protobuf__.manifest:
                yield f"{path}.__protobuf__.{missing}", "is missing"
        else:
            yield from differences(getattr(google, name), getattr(ours, name), f"{path}.{name}")


def differences(google: Any, ours: Any, path: str) -> Iterator[Finding]:
    """What ``ours`` lacks of ``google`` or has otherwise."""
    if isinstance(google, enum.EnumMeta):
        if {member.name: member.value for member in google} != {member.name: member.value for member in ours}:
            yield path, "has other values"
        if not issubclass(ours, enum.IntEnum):
            yield path, "is no IntEnum"
    elif isinstance(google, proto.message.MessageMeta):
        yield from message_differences(google, ours, path)
    elif inspect.isclass(google):
        yield from class_differences(google, ours, path)
    elif inspect.ismodule(google):
        if not inspect.ismodule(ours):
            yield path, "is no module"
    elif callable(google):
        yield from signature_differences(google, ours, path)
    elif isinstance(google, ClientInfo):
        if not hasattr(ours, "to_user_agent"):
            yield path, "is no client info"
    elif not path.endswith("__version__") and google != ours:
        yield path, f"is {ours!r}, not {google!r}"


def message_differences(google: Any, ours: Any, path: str) -> Iterator[Finding]:
    """Fields with all their properties, and nested classes and enums."""
    for name, field in google.meta.fields.items():
        if name not in ours.meta.fields:
            yield f"{path}.{name}", "is missing"
        elif (expected := field_facts(field)) != (got := field_facts(ours.meta.fields[name])):
            yield f"{path}.{name}", f"is {got}, not {expected}"
    if google.meta.full_name != ours.meta.full_name:
        yield path, f"is called {ours.meta.full_name}"
    for name, nested in vars(google).items():
        if is_public(name) and inspect.isclass(nested):
            if hasattr(ours, name):
                yield from differences(nested, getattr(ours, name), f"{path}.{name}")
            else:
                yield f"{path}.{name}", "is missing"
    for name in dir(type(google)):
        if is_public(name) and not hasattr(ours, name):
            yield f"{path}.{name}", "is missing"


def field_facts(field: Any) -> dict[str, Any]:
    return {
        "number": field.number,
        "type": int(field.proto_type),
        "repeated": bool(field.repeated),
        "optional": bool(field.optional),
        "oneof": None if field.optional else field.oneof or None,
        "message": full_name(field.message),
        "enum": full_name(field.enum),
    }


def full_name(type_: Any) -> str | None:
    if type_ is None:
        return None
    name = type_.meta.full_name if hasattr(type_, "meta") else getattr(type_, "DESCRIPTOR", None)
    return str(getattr(name, "full_name", name) or type_.__qualname__).rpartition(".")[2]


def class_differences(google: type, ours: Any, path: str) -> Iterator[Finding]:
    """Methods with their parameters, properties and constants."""
    if not inspect.isclass(ours):
        yield path, "is no class"
        return
    names = {name for name in dir(google) if is_public(name)}
    names |= {name for name in PROTOCOLS & set(dir(google)) if getattr(google, name) is not getattr(object, name, None)}
    names |= {name for name in dir(type(google)) if is_public(name) and name not in ("mro", "register")}
    for name in sorted(names - {"__call__"} if isinstance(google, type) and "__call__" not in vars(google) else names):
        if not hasattr(ours, name):
            yield f"{path}.{name}", "is missing"
            continue
        theirs, own = inspect.getattr_static(google, name, None), inspect.getattr_static(ours, name, None)
        if isinstance(theirs, property):
            if inspect.isroutine(own):
                yield f"{path}.{name}", "is no property"
        else:
            yield from differences(getattr(google, name), getattr(ours, name), f"{path}.{name}")


def signature_differences(google: Any, ours: Any, path: str) -> Iterator[Finding]:
    """Every parameter of Google's with its kind and default. Ours may have more, if they are optional."""
    if not callable(ours):
        yield path, "is not callable"
        return
    if asyncio.iscoroutinefunction(google) != asyncio.iscoroutinefunction(ours):
        yield path, "is async in one and not in the other"
    expected, got = inspect.signature(google).parameters, inspect.signature(ours).parameters
    for name, parameter in expected.items():
        if name not in got:
            yield f"{path}({name})", "is missing"
        elif parameter.kind is not got[name].kind:
            yield f"{path}({name})", f"is {got[name].kind.description}, not {parameter.kind.description}"
        elif not same_default(parameter.default, got[name].default):
            yield f"{path}({name})", f"is {got[name].default!r} by default, not {parameter.default!r}"
    variadic = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    for name in got.keys() - expected.keys():
        if got[name].default is inspect.Parameter.empty and got[name].kind not in variadic:
            yield f"{path}({name})", "is asked for, by ours alone"
    positional = [p.name for p in expected.values() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    own_positional = [p.name for p in got.values() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    if own_positional[: len(positional)] != positional:
        yield path, f"takes {own_positional} by position, not {positional}"


def same_default(google: Any, ours: Any) -> bool:
    if google is GOOGLE_DEFAULT:
        return ours is DEFAULT
    if isinstance(google, ClientInfo):
        return ours is None or hasattr(ours, "to_user_agent")
    return bool(google == ours)
