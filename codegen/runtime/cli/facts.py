"""What the contract says of one Action. Its file has a line for each, so that no other is read."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

_PACKAGE = __name__.rpartition(".runtime.")[0]


def facts(action: str) -> dict[str, Any]:
    """The facts of an Action that the package binds."""
    import json  # noqa: PLC0415 (not for a listing)

    content = _content()
    key = f"\n {json.dumps(action)}: ".encode()
    start = content.index(key) + len(key)
    found: dict[str, Any] = json.loads(content[start : content.index(b"\n", start)].rstrip(b","))
    return found


def _content() -> bytes:
    """The file, from wherever the package was loaded: a folder or a zip file."""
    package = import_module(_PACKAGE)
    loader: Any = package.__spec__.loader if package.__spec__ else None
    content: bytes = loader.get_data(os.path.join(package.__path__[0], "contract.json"))
    return content
