"""Names of other packages that code finds because google-cloud-tasks imports them. They are imported when asked for."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType
    from typing import Any

_PACKAGES = frozenset(
    {
        *("google", "google.api_core", "google.auth", "google.auth.transport", "google.cloud", "google.cloud.location"),
        *("google.iam", "google.iam.v1", "google.longrunning", "google.oauth2", "google.protobuf", "google.rpc"),
        "google.type",
    }
)
"""Packages of which google-cloud-tasks imports submodules, so that ``google.auth.credentials`` is just there."""


def lend_submodules(package: ModuleType) -> None:
    """Lets a package import a submodule when its attribute is asked for."""
    names = vars(package)
    if "__getattr__" in names or package.__name__ not in _PACKAGES:
        return

    def attribute(name: str) -> Any:
        module = None if name.startswith("_") else _submodule(package.__name__, name)
        if module is None:
            raise AttributeError(f"module {package.__name__!r} has no attribute {name!r}")
        return module

    names["__getattr__"] = attribute
    for name, module in list(sys.modules.items()):
        if name in _PACKAGES and name.rpartition(".")[0] == package.__name__ and module is not None:
            lend_submodules(module)


def _submodule(package: str, name: str) -> Any:
    full_name = f"{package}.{name}"
    try:
        module = importlib.import_module(full_name)
    except ModuleNotFoundError as error:
        if error.name != full_name:
            raise
        return None
    lend_submodules(module)
    return module


class SideImports(importlib.abc.MetaPathFinder):
    """Finds the packages that lend their submodules, and lets them do so."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name not in _PACKAGES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None and hasattr(spec.loader, "exec_module"):
            run = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                run(module)
                lend_submodules(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def borrow(module: str, homes: dict[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a module, for names that tests replace there: each with its home, or ``home:name``."""

    def attribute(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        home, _, attribute = homes[name].partition(":")
        try:
            found: Any = importlib.import_module(home)
        except ImportError as error:
            raise AttributeError(f"module {module!r} has {name!r} only where {home} is installed") from error
        if home.startswith("google"):
            lend_submodules(found)
        return getattr(found, attribute) if attribute else found

    return attribute
