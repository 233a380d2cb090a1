"""What the program has imported itself. We import no such module for it."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def loaded(module: str, attribute: str) -> Any:
    """An attribute of a module. None where the module is not loaded, or while another thread loads it."""
    found: Any = sys.modules.get(module)
    for name in attribute.split("."):
        found = getattr(found, name, None)
    return found
