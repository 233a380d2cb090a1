"""Makes ``import google.cloud.tasks_v2`` give this package, as PyMySQL's install_as_MySQLdb does with its peer."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

_PACKAGES = ("tasks", "tasks_v2", "tasks_v2beta2", "tasks_v2beta3")


class _Alias(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers imports beneath ``google.cloud.tasks…`` with this package's module of the same place."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        own = _own_name(name)
        if own is None or importlib.util.find_spec(own) is None:
            return None
        return importlib.machinery.ModuleSpec(name, self)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        own = _own_name(spec.name)
        assert own is not None
        module = importlib.import_module(own)
        self._specs[spec.name] = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Gives back the spec that the import system has just replaced: the module has run already."""
        assert module.__spec__ is not None
        module.__spec__ = self._specs.pop(module.__spec__.name)

    def __init__(self) -> None:
        self._specs: dict[str, importlib.machinery.ModuleSpec | None] = {}


def _own_name(name: str) -> str | None:
    """``cloudtasks.tasks_v2.types`` for ``google.cloud.tasks_v2.types``; None for what is not ours to answer."""
    parts = name.split(".")
    is_ours = parts[:2] == ["google", "cloud"] and len(parts) > 2 and parts[2] in _PACKAGES
    return ".".join(["cloudtasks", *parts[2:]]) if is_ours else None


def install() -> None:
    """See :func:`cloudtasks.install_as_google_cloud_tasks`."""
    if not any(isinstance(finder, _Alias) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Alias())
    google_cloud = _package("google.cloud")
    for name in [name for name in sys.modules if _own_name(name) is not None]:
        del sys.modules[name]
    for package in _PACKAGES:
        vars(google_cloud).pop(package, None)
    for package in _PACKAGES:
        importlib.import_module(f"google.cloud.{package}")


def _package(name: str) -> ModuleType:
    """The package of this name, made up where nothing installed has one."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        pass
    import pkgutil
    import types

    parent, _, child = name.rpartition(".")
    package = types.ModuleType(name, "Made by cloudtasks, because no other package of this name is installed.")
    package.__path__ = pkgutil.extend_path([], name)
    sys.modules[name] = package
    if parent:
        setattr(_package(parent), child, package)
    return package
