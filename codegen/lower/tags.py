"""Discriminators: whether they do tell the branches of a union apart, by the schemas of the branches."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from ..load.keywords import walk
from .exclusive import resolved
from .merge import merged
from .vocabulary import JsonObject, kinds


def settled(schema: JsonObject) -> JsonObject:
    """The bundled `schema`, changed in place: a discriminator stays only where the schemas bear it out.

    Whatever reads the schema after this, validator or code generator, trusts every discriminator that it finds.
    """
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
    """The union's discriminator, if each branch requires values of the field that no other branch has; else None.

    Without that a discriminator is an annotation, as OpenAPI says, and the `oneOf` decides. Where its mapping differs
    from what the schemas say, or is incomplete, the schemas win.
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
