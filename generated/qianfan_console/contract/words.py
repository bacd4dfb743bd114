# Generated from spec/ by `make generate`. Do not edit.
"""Each rule as a sentence for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

from ..runtime.wording import counted
from .asked import asked
from .document import Document
from .rules import Rule
from .schema import Json, unescape

_TYPES = {
    "string": "a string", "integer": "an integer", "number": "a number", "boolean": "true or false", "null": "null",
    "array": "a list", "object": "an object",
}  # fmt: skip
_MOST_VALUES = 12


def _show(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(values: list[Json]) -> str:
    shown = [_show(value) for value in values[:_MOST_VALUES]]
    return ", ".join(shown) + ("" if len(values) <= _MOST_VALUES else f" … ({len(values)} values)")


def _types(value: Json) -> str:
    return " or ".join(_TYPES.get(name, name) for name in ([value] if isinstance(value, str) else value))


def _names(names: list[str]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


_SAY: dict[str, Callable[[Json], str]] = {
    "type": lambda value: f"is {_types(value)}",
    "enum": lambda value: f"is one of {_listed(value)}",
    "const": lambda value: f"is {_show(value)}",
    "minLength": lambda value: f"has {counted(value, 'character')} at least",
    "maxLength": lambda value: f"has {counted(value, 'character')} at most",
    "pattern": lambda value: f"matches {value}",
    "minimum": lambda value: f"is {value} or more",
    "maximum": lambda value: f"is {value} or less",
    "exclusiveMinimum": lambda value: f"is more than {value}",
    "exclusiveMaximum": lambda value: f"is less than {value}",
    "multipleOf": lambda value: f"is a multiple of {value}",
    "minItems": lambda value: f"has {counted(value, 'item')} at least",
    "maxItems": lambda value: f"has {counted(value, 'item')} at most",
    "uniqueItems": lambda _: "has no item twice",
    "contains": lambda _: "has an item of the form that is asked for",
    "minContains": lambda value: f"has {value} or more items of the form that is asked for",
    "maxContains": lambda value: f"has {value} or fewer items of the form that is asked for",
    "minProperties": lambda value: f"has {counted(value, 'member')} at least",
    "maxProperties": lambda value: f"has {counted(value, 'member')} at most",
    "items": lambda _: "has no further items",
    "unevaluatedItems": lambda _: "has no further items",
}


def _condition(parent: Json, key: str, below: str) -> str:
    """When what stands below a keyword of a condition holds; empty where it is none, or cannot be said."""
    if key in ("then", "else") and isinstance(parent, dict) and "if" in parent:
        wanted = _names(asked(parent["if"], parent.get("required", [])))
        return f"{'if' if key == 'then' else 'unless'} {wanted}" if wanted else ""
    return f"with {below}" if key == "dependentSchemas" else ""


def conditions(root: Json, tokens: list[str]) -> list[str]:
    """When a rule holds, by the conditions that its pointer passes."""
    found, schema = [], root
    for token, below in pairwise([*tokens, ""]):
        found.append(_condition(schema, token, unescape(below)))
        schema = schema[int(token)] if isinstance(schema, list) else schema[unescape(token)]
    return [one for one in found if one]


def sentence(document: Document, rule: Rule) -> str:
    """What the rule demands of the place where its schema applies."""
    keyword, *names = (unescape(token) for token in rule.pointer.removeprefix(rule.holder).split("/")[1:])
    schema = document.find(rule.holder).schema
    match keyword:
        case "required":
            return f"{names[0]} is required"
        case "dependentRequired":
            return f"with {names[0]}, {_names(schema[keyword][names[0]])} must be given"
        case "properties":
            return f"{names[0]} is not allowed here"
        case "additionalProperties" | "unevaluatedProperties":
            known = list(schema.get("properties", {}))
            return f"takes no members but {_names(known)}" if known else "takes no further members"
        case "oneOf" | "anyOf":
            how_many = "exactly one" if keyword == "oneOf" else "at least one"
            return _branches(schema[keyword], how_many, schema.get("required", []))
        case "not":
            return _refused(schema[keyword], schema.get("required", []))
        case _:
            return _SAY[keyword](schema[keyword]) if keyword in _SAY else f"{keyword}: {_show(schema[keyword])}"


def _branches(branches: list[Json], how_many: str, present: list[str]) -> str:
    wanted = [_names(asked(branch, present)) for branch in branches]
    if all(wanted):
        return f"has {how_many} of {', '.join(wanted)}"
    shapes = [branch.get("$ref", "").rpartition("/")[2] if isinstance(branch, dict) else "" for branch in branches]
    return f"is {how_many} of {', '.join(shapes)}" if all(shapes) else f"fits {how_many} of {len(shapes)} forms"


def _refused(schema: Json, present: list[str]) -> str:
    together = asked(schema, present)
    if len(together) > 1:
        return f"{_names(together)} cannot be used together"
    return f"{together[0]} is not allowed here" if together else f"is not of the form {_show(schema)}"
