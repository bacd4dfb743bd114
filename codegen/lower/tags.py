"""Discriminators that can tell the branches of a union of classes apart."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from .exclusive import resolved
from .vocabulary import JsonObject


def usable(union: JsonObject, definitions: JsonObject, classes: Set[str]) -> bool:
    """Whether the union's discriminator is one by its schemas too: each branch requires its own values of the field.

    Otherwise it is an annotation, as OpenAPI says, and the `oneOf` decides.
    """
    discriminator = union.get("discriminator")
    if not discriminator:
        return False
    field, mapping = discriminator["propertyName"], discriminator.get("mapping", {})
    targets = {tag: ref.rpartition("/")[2] for tag, ref in mapping.items()}
    seen: set[str] = set()
    for branch in union.get("oneOf") or union.get("anyOf") or ():
        name = branch.get("$ref", "").rpartition("/")[2] if isinstance(branch, dict) else ""
        tags = _tags(definitions[name], field, definitions) if name in classes else None
        if not tags or tags & seen or any(targets.get(tag) != name for tag in tags):
            return False
        seen |= tags
    return seen == set(targets)


def _tags(branch: Any, field: str, definitions: JsonObject) -> set[str] | None:
    """The values by which the field tells this branch."""
    if field not in branch.get("required", ()) or field not in branch.get("properties", {}):
        return None
    member = resolved(branch["properties"][field], definitions)
    values = [member["const"]] if "const" in member else member.get("enum", ())
    return set(values) if all(isinstance(value, str) for value in values) else None
