"""The functions of the client classes, compiled from the API's table.

Each has the signature that its users see and hands all its arguments to the native method.
"""

from __future__ import annotations

from . import _native
from ._lazy_annotations import LazyAnnotations
from .retry import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BLOCKING = """\
def {name}(self, request=None, *legacy, {parameters}, retry=DEFAULT, timeout=DEFAULT, metadata=(){more}):
    return _{name}(self, request, legacy, ({values},), retry, timeout, metadata{deduplicate})
"""
_AWAITED = """\
async def {name}(self, request=None, *legacy, {parameters}, retry=DEFAULT, timeout=DEFAULT, metadata=(){more}):
    call = _{name}(self, request, legacy, ({values},), retry, timeout, metadata{deduplicate})
    try:
        return await call
    except BaseException:
        _abort(call)
        raise
"""
_LEGACY_NAMES = {"filter": "filter_", "options": "options_"}
"""Fields that the 1.x clients take under another name."""


def functions(version: str, owner: str, is_async: bool) -> dict[str, Any]:
    """The functions of a client class by name: ``async def`` ones for an async client."""
    methods = {name: _native.Method(version, name, is_async) for name in _native.method_names(version)}
    source = "".join(_source(method, is_async) for method in methods.values())
    namespace: dict[str, Any] = {f"_{name}": method.call for name, method in methods.items()}
    namespace |= {"__name__": f"cloudtasks.tasks_{version}", "DEFAULT": DEFAULT, "_abort": _native.abort}
    exec(compile(source, f"<the methods of Cloud Tasks {version}>", "exec"), namespace)
    made = {}
    for name, method in methods.items():
        function = made[name] = namespace[name]
        function.__qualname__ = f"{owner}.{name}"
        function.__doc__ = method.help
        function.__annotations__ = LazyAnnotations("of_method", version, method)
    return made


def _source(method: _native.Method, is_async: bool) -> str:
    parameters, values = [], []
    for field in method.request_fields:
        parameters.append(f"{field}=None")
        legacy = _LEGACY_NAMES.get(field)
        if legacy is not None:
            parameters.append(f"{legacy}=None")
        values.append(field if legacy is None else f"{legacy} if {field} is None else {field}")
    return (_AWAITED if is_async else _BLOCKING).format(
        name=method.__name__,
        parameters=", ".join(parameters),
        values=", ".join(values),
        more=", deduplicate=False" if method.is_deduplicable else "",
        deduplicate=", deduplicate" if method.is_deduplicable else "",
    )
