"""A command from what the contract says of its Action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..facts import facts
from .command import Command, Pages
from .flags import sections
from .objects import JsonObject, Objects, branches, referred

_RULES = ("not", "dependentRequired", "if", "oneOf")


def described(action: str) -> Command:
    """The command of an Action."""
    return of(action, facts(action))


def of(action: str, found: Mapping[str, Any]) -> Command:
    """The command of an Action that has these facts."""
    pages = found["pagination"]
    return Command(
        action=action,
        route=found["route"],
        family=found["namespace"],
        method=found["method"],
        summary=found["summary"],
        description=found["description"],
        page=found["source"]["page"],
        sections=sections(found["request"]),
        rules=tuple(dict.fromkeys(_rules(found["request"]))),
        examples=found["examples"],
        pages=Pages(pages["items"], pages["more"]) if pages else None,
    )


def _rules(request: JsonObject) -> Iterator[str]:
    """The messages of the rules that bind several fields of an object, the innermost first."""
    objects = Objects(request["$defs"])
    for name in _reached(request, request["$defs"], {}):
        schema = request["$defs"][name]
        if "properties" in schema or "properties" in objects.whole(schema):
            notes = {note["keyword"]: note["message"] for note in schema.get("x-rules", ())}
            yield from (notes[keyword] for keyword in _RULES if keyword in notes)


def _reached(schema: Any, definitions: Mapping[str, JsonObject], entered: dict[str, None]) -> Iterator[str]:
    """The components that a value may be or contain, each behind those that it mentions."""
    if not isinstance(schema, dict):
        return
    name = referred(schema)
    if name and name not in entered:
        entered[name] = None
        yield from _reached(definitions[name], definitions, entered)
        yield name
    inner = [*schema.get("allOf", ()), *branches(schema), *schema.get("properties", {}).values()]
    for part in (*inner, schema.get("items"), schema.get("additionalProperties")):
        yield from _reached(part, definitions, entered)
