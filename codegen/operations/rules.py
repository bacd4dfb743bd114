"""Rules that bind several fields: read from the JSON Schema keywords that state them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from .model import Condition, Rule
from .text import Text

JsonObject = dict[str, Any]
Kind = Literal["not_all", "requires", "excludes", "exactly_one"]

KEYWORDS = ("not", "dependentRequired", "if", "oneOf")


def rules_of(schema: JsonObject) -> tuple[Rule, ...]:
    """The rules of one object schema, each with the words of its `x-rules` entry."""
    notes = {note["keyword"]: note for note in schema.get("x-rules", [])}
    return tuple(
        rule for keyword in KEYWORDS if keyword in schema for rule in _compile(keyword, schema, notes.get(keyword, {}))
    )


def _compile(keyword: str, schema: JsonObject, note: JsonObject) -> Iterator[Rule]:
    value = schema[keyword]
    match keyword:
        case "not":
            yield _rule(note, "not_all", value["required"])
        case "oneOf":
            yield _rule(note, "exactly_one", [branch["required"][0] for branch in value])
        case "dependentRequired":
            for given, needed in value.items():
                if needed:
                    yield _rule(note, "requires", needed, (Condition(Text(given)),))
        case _:
            conditions = tuple(_conditions(value))
            yield from _consequences(note, schema["then"], conditions)


def _consequences(note: JsonObject, then: JsonObject, conditions: tuple[Condition, ...]) -> Iterator[Rule]:
    if "required" in then:
        yield _rule(note, "requires", then["required"], conditions)
    forbidden = then.get("not", {})
    if "required" in forbidden:
        yield _rule(note, "excludes", forbidden["required"], conditions)


def _conditions(schema: JsonObject) -> Iterator[Condition]:
    constrained = schema.get("properties", {})
    for field in schema.get("required", []):
        if field not in constrained:
            yield Condition(Text(field))
    for field, value in constrained.items():
        options = [value["const"]] if "const" in value else value["enum"]
        yield Condition(Text(field), tuple(Text(o) if isinstance(o, str) else o for o in options))


def _rule(note: JsonObject, kind: Kind, fields: list[str], conditions: tuple[Condition, ...] = ()) -> Rule:
    default = {"not_all": "cannot be used together", "requires": "must be given", "excludes": "cannot be given here"}
    message = note.get("message") or f"{', '.join(fields)}: {default.get(kind, 'give exactly one')}"
    return Rule(
        id=Text(note.get("id", "-".join([kind.replace("_", "-"), *fields]))),
        kind=kind,
        fields=tuple(map(Text, fields)),
        message=Text(message),
        conditions=conditions,
        errata=Text(note["errata"]) if "errata" in note else None,
        page=Text(note["source"]) if "source" in note else None,
    )
