# Generated from spec/ by `make generate`. Do not edit.
"""What the contract says of one Action: for help and for errors, never for a call that works.

The contract's file has a line for each Action, so that no other is read.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

_PACKAGE = __name__.rpartition(".runtime.")[0]


def facts(action: str) -> dict[str, Any]:
    """The facts of an Action; none where the contract knows no such Action, or a bundle has left its file out."""
    import json  # noqa: PLC0415 (not for a listing)

    content = _content()
    key = f"\n {json.dumps(action)}: ".encode()
    start = content.find(key)
    if start < 0:
        return {}
    start += len(key)
    found: dict[str, Any] = json.loads(content[start : content.index(b"\n", start)].rstrip(b","))
    return found


def _content() -> bytes:
    """The file, from wherever the package was loaded: a folder or a zip file."""
    package = import_module(_PACKAGE)
    loader: Any = package.__spec__.loader if package.__spec__ else None
    try:
        content: bytes = loader.get_data(os.path.join(package.__path__[0], "contract.json"))
    except OSError:  # a bundle of the modules alone: an error must still be the error that it is, with fewer words
        return b""
    return content
