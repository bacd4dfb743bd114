"""What an object with `allOf`, or with keywords beside a reference, looks like as one schema.

For its type only: the result accepts whatever the schema accepts, and may accept more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .vocabulary import IN_PLACE, JsonObject, kinds, notes, words


def merged(schema: Any, definitions: JsonObject) -> JsonObject:
    """One schema of the keywords that all parts of `schema` state alike."""
    if not isinstance(schema, dict):
        return {}
    parts = list(_parts(schema, definitions, frozenset()))
    if len(parts) == 1 and not {"allOf", "$ref"} & set(parts[0]):
        return parts[0]
    whole: JsonObject = notes(schema)
    whole |= _types(parts)
    properties = _properties(parts)
    if properties or any("properties" in part for part in parts):
        whole["properties"] = properties
    required = list(dict.fromkeys(name for part in parts for name in part.get("required", ())))
    if required:
        whole["required"] = required
    for part in parts:
        for word in words(part) - {"type", "properties", "required", "additionalProperties", *IN_PLACE}:
            whole.setdefault(word, part[word])
    if not properties:
        whole |= next(({"additionalProperties": p["additionalProperties"]} for p in parts if _is_map(p)), {})
    return whole


def _is_map(part: JsonObject) -> bool:
    return "properties" not in part and isinstance(part.get("additionalProperties"), dict)


def _parts(schema: Any, definitions: JsonObject, entered: frozenset[str]) -> Iterator[JsonObject]:
    if not isinstance(schema, dict):
        return
    yield schema
    name = schema.get("$ref", "").rpartition("/")[2]
    if name and name not in entered:
        yield from _parts(definitions[name], definitions, entered | {name})
    for branch in schema.get("allOf", ()):
        yield from _parts(branch, definitions, entered)


def _types(parts: list[JsonObject]) -> JsonObject:
    """The types that all parts allow."""
    allowed: list[str] | None = None
    for stated in filter(None, map(kinds, parts)):
        allowed = stated if allowed is None else _both(allowed, stated)
    if not allowed:
        return {}
    return {"type": allowed[0] if len(allowed) == 1 else allowed}


def _both(one: list[str], two: list[str]) -> list[str]:
    found = [kind for kind in one if kind in two or (kind == "integer" and "number" in two)]
    return found + (["integer"] if "number" in one and "integer" in two and "integer" not in found else [])


def _properties(parts: list[JsonObject]) -> JsonObject:
    """Each property, with all that the parts say of it."""
    stated: dict[str, list[Any]] = {}
    for part in parts:
        for name, schema in part.get("properties", {}).items():
            if schema not in stated.setdefault(name, []):
                stated[name].append(schema)
    return {name: found[0] if len(found) == 1 else {"allOf": found} for name, found in stated.items()}
