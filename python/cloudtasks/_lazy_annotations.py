"""Annotations that are found when they are first looked at: finding them makes classes of messages."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class LazyAnnotations(dict):  # type: ignore[type-arg]
    """The annotations that a function of :mod:`cloudtasks._annotations` finds for these arguments."""

    def __init__(self, function: str, *arguments: Any) -> None:
        super().__init__()
        self._source: tuple[str, tuple[Any, ...]] | None = (function, arguments)

    def _fill(self) -> None:
        if (source := self._source) is not None:
            from . import _annotations

            function, arguments = source
            self.update(getattr(_annotations, function)(*arguments))
            self._source = None  # Not before: another thread would find no annotations.


def _filled(name: str) -> Any:
    """The method of dict of this name, for annotations that are found first."""
    plain = getattr(dict, name)

    def method(self: LazyAnnotations, *arguments: Any) -> Any:
        self._fill()
        return plain(self, *arguments)

    return method


for _name in (
    "__getitem__",
    "__iter__",
    "__len__",
    "__contains__",
    "__eq__",
    "__repr__",
    "get",
    "keys",
    "values",
    "items",
):
    setattr(LazyAnnotations, _name, _filled(_name))
