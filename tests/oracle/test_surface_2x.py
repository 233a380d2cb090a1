"""Every public name of google-cloud-tasks exists here with the same meaning, but for those that the docs list."""

from __future__ import annotations

import importlib
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from .surface import module_differences, public_modules

PACKAGES = ["google.cloud.tasks", "google.cloud.tasks_v2", "google.cloud.tasks_v2beta2", "google.cloud.tasks_v2beta3"]
MODULES = [module for package in PACKAGES for module in public_modules(package)]
PAGE = Path(__file__).parents[2] / "docs" / "compatibility.md"


def documented_exceptions() -> dict[str, str]:
    """Name pattern → reason, from the table under the heading "Missing names"."""
    _, _, section = PAGE.read_text().partition("## Missing names\n")
    rows = re.findall(r"^\| `([^`|]+)` \| ([^|]+) \|$", section.partition("\n## ")[0], re.MULTILINE)
    return dict(rows)


def ours(module: str) -> str:
    return module.replace("google.cloud", "cloudtasks", 1)


def findings(module: str) -> list[tuple[str, str]]:
    google = importlib.import_module(module)
    name = module.removeprefix("google.cloud.")
    try:
        own = importlib.import_module(ours(module))
    except ImportError as error:
        return [(name, str(error))]
    return list(module_differences(google, own, name))


def matches(path: str, pattern: str) -> bool:
    """A pattern holds for all versions and for every place where a name can be imported from."""
    return fnmatchcase(path, f"*.{pattern}")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_all_that_googles_has(module: str) -> None:
    exceptions = documented_exceptions()
    missing = [f"{path} {how}" for path, how in findings(module) if not any(matches(path, e) for e in exceptions)]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_an_attribute_of_its_package(module: str) -> None:
    package, _, name = ours(module).rpartition(".")
    if package != "cloudtasks":
        assert getattr(importlib.import_module(package), name) is importlib.import_module(ours(module))


def test_every_exception_in_the_docs_is_one_and_has_a_reason() -> None:
    found = [path for module in MODULES for path, _ in findings(module)]
    for pattern, reason in documented_exceptions().items():
        assert len(reason.strip()) > 10, pattern
        assert any(matches(path, pattern) for path in found), f"{pattern} is there: take its row out of {PAGE.name}"


def test_the_search_covers_the_whole_package() -> None:
    assert len(MODULES) > 50
    assert "google.cloud.tasks_v2beta3.services.cloud_tasks.transports.rest" in MODULES
