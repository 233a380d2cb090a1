"""Makes ``import google.cloud.tasks_v2`` give this package, as PyMySQL's install_as_MySQLdb does with its peer.

Nothing is imported ahead: what a program or a test puts into ``sys.modules`` under these names stays in force.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys

from .borrowed import SideImports, lend_submodules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType
    from typing import Any

_PACKAGES = ("tasks", "tasks_v2", "tasks_v2beta2", "tasks_v2beta3")
_DISTRIBUTION = "google-cloud-tasks"
_VERSION = "2.26.0"
"""The version of google-cloud-tasks that this package stands for."""


class _Alias(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers imports beneath ``google.cloud.tasks…`` with this package's module of the same place."""

    def __init__(self) -> None:
        self._specs: dict[str, importlib.machinery.ModuleSpec | None] = {}

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

    def find_distributions(self, context: Any = None) -> Iterable[Any]:
        """What ``importlib.metadata`` tells of google-cloud-tasks where that is not installed."""
        from importlib.metadata import MetadataPathFinder

        if getattr(context, "name", None) not in (_DISTRIBUTION, _DISTRIBUTION.replace("-", "_")):
            return []
        if any(True for _ in MetadataPathFinder.find_distributions(context)):
            return []
        from .distribution import StandIn

        return [StandIn(_DISTRIBUTION, _VERSION)]


def _own_name(name: str) -> str | None:
    """``cloudtasks.tasks_v2.types`` for ``google.cloud.tasks_v2.types``; None for what is not ours to answer."""
    parts = name.split(".")
    is_ours = parts[:2] == ["google", "cloud"] and len(parts) > 2 and parts[2] in _PACKAGES
    return ".".join(["cloudtasks", *parts[2:]]) if is_ours else None


def install() -> None:
    """See :func:`cloudtasks.install_as_google_cloud_tasks`."""
    if not any(isinstance(finder, _Alias) for finder in sys.meta_path):
        sys.meta_path[:0] = [_Alias(), SideImports()]
    google_cloud = _package("google.cloud")
    for name in [name for name in sys.modules if _own_name(name) is not None]:
        if _is_installed(sys.modules[name]):
            del sys.modules[name]
    for package in _PACKAGES:
        if _is_installed(vars(google_cloud).get(package)):
            delattr(google_cloud, package)
    for name in ("google", "google.cloud"):
        lend_submodules(sys.modules[name])


def _is_installed(module: Any) -> bool:
    """Whether a module came from google-cloud-tasks, and not from a test that stubs it."""
    return getattr(module, "__spec__", None) is not None and isinstance(getattr(module, "__file__", None), str)


class _GrowingPath:
    """The directories of a package that no one has installed yet: looked for at each import, in all of ``sys.path``."""

    def __init__(self, package: str) -> None:
        self._package = package

    def __iter__(self) -> Iterator[str]:
        import pkgutil

        return iter(pkgutil.extend_path([], self._package))

    def __len__(self) -> int:
        return len(list(self))

    def __getitem__(self, index: int) -> str:
        return list(self)[index]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)!r})"


def _package(name: str) -> ModuleType:
    """The package of this name, made up where nothing installed has one."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        pass
    import types

    parent, _, child = name.rpartition(".")
    package = types.ModuleType(name, "Made by cloudtasks, because no other package of this name is installed.")
    package.__path__ = _GrowingPath(name)  # type: ignore[assignment]
    if parent:
        setattr(_package(parent), child, package)
    sys.modules[name] = package
    return package
