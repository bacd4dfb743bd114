# Generated from spec/ by `make generate`. Do not edit.
"""What a condition asks for in words, where it is about members that are given and values that they have."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from .schema import Json

_SPOKEN = {"required", "properties", "type", "title", "description"}


class _NoWords(Exception):  # noqa: N818 (no error: the condition is shown as it is)
    """It asks for something else."""


def asked(schema: Json, present: Collection[str] = ()) -> list[str]:
    """Each thing that must be so, as `config.x` for a member that is given; empty where words do not suffice.

    Args:
        present: members that are there anyway.
    """
    try:
        return list(dict.fromkeys(_asked(schema, "", present)))
    except _NoWords:
        return []


def _asked(schema: Json, place: str, present: Collection[str] = ()) -> Iterator[str]:
    if not isinstance(schema, dict):
        raise _NoWords
    if "const" in schema or "enum" in schema:
        values = [schema["const"]] if "const" in schema else schema["enum"]
        yield f"{place} {' or '.join(json.dumps(value, ensure_ascii=False) for value in values)}".strip()
        return
    needed, described = schema.get("required", []), schema.get("properties", {})
    # What holds only where a member is given takes more words.
    if not schema.keys() <= _SPOKEN or not (needed or described) or described.keys() - {*needed, *present}:
        raise _NoWords
    for name in dict.fromkeys([*needed, *described]):
        inner = f"{place}.{name}".removeprefix(".")
        if name in described:
            yield from _asked(described[name], inner)
        else:
            yield inner
