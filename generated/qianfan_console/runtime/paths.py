# Generated from spec/ by `make generate`. Do not edit.
"""Where something lies in a body: the names of members and the numbers of items on the way there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


def enter(body: Any, step: str | int) -> tuple[bool, Any]:
    """Whether there is something a step down, and what."""
    if isinstance(body, Mapping) and step in body:
        return True, body[step]
    if isinstance(body, list | tuple) and isinstance(step, int) and step < len(body):
        return True, body[step]
    return False, None


def dotted(path: Path) -> str:
    """As people read it: `items[0].name`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")
