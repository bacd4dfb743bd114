"""Discriminators that can tell the branches of a union of classes apart."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from ..load.keywords import walk
from .exclusive import resolved
from .merge import merged
from .vocabulary import JsonObject, kinds


def settled(schema: JsonObject) -> JsonObject:
    """A bundled schema without the discriminators that tell nothing, for those who trust every one that they find."""
    definitions = schema["$defs"]
    objects = {name for name, one in definitions.items() if kinds(merged(one, definitions)) == ["object"]}
    for found in (schema, *definitions.values()):
        for _, inner in walk(found):
            if "discriminator" in inner:
                told = discriminator(inner, definitions, objects)
                inner.update({"discriminator": told} if told else {})
                if not told:
                    del inner["discriminator"]
    return schema


def discriminator(union: JsonObject, definitions: JsonObject, classes: Set[str]) -> JsonObject | None:
    """The union's discriminator if it is one by its schemas too: each branch requires its own values of the field.

    Otherwise it is an annotation, as OpenAPI says, and the `oneOf` decides. So do the schemas where its mapping says
    less than they do, or another thing.
    """
    if not union.get("discriminator"):
        return None
    field, stated = union["discriminator"]["propertyName"], union["discriminator"].get("mapping", {})
    mapping: JsonObject = {}
    for branch in union.get("oneOf") or union.get("anyOf") or ():
        name = branch.get("$ref", "").rpartition("/")[2] if isinstance(branch, dict) else ""
        tags = _tags(definitions[name], field, definitions) if name in classes else None
        if not tags or set(tags) & set(mapping):
            return None
        mapping |= dict.fromkeys(tags, branch["$ref"])
    return {"propertyName": field, "mapping": stated if stated == mapping else mapping} if mapping else None


def _tags(branch: Any, field: str, definitions: JsonObject) -> list[str] | None:
    """The values by which the field tells this branch."""
    if field not in branch.get("required", ()) or field not in branch.get("properties", {}):
        return None
    member = resolved(branch["properties"][field], definitions)
    values = [member["const"]] if "const" in member else member.get("enum", ())
    return values if all(isinstance(value, str) for value in values) else None
