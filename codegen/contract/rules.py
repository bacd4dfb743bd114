"""The rules that a schema states, each named by the pointer of its keyword."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .document import Document
from .reachable import reachable
from .schema import Json, Node, escape

_BOUNDS = ("minLength", "minItems", "minProperties")
_PLAIN = (
    "enum", "const", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf", "maxItems", "maxProperties", "not", "oneOf", "anyOf", "maxContains", "minContains",
)  # fmt: skip
_CLOSED = ("additionalProperties", "unevaluatedProperties", "unevaluatedItems", "items")
# These say nothing about what is no object.
_OF_OBJECTS = {"required", "properties", "dependentRequired", "minProperties", "maxProperties", "propertyNames"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, the schema that states it, and the member that must be there for it to speak."""

    pointer: str
    holder: str
    trigger: str | None = None


def rules(document: Document) -> list[Rule]:
    """Every rule that a body can break, in a fixed order."""
    return [rule for node in reachable(document, asserted=True) for rule in stated_by(node)]


def stated_by(node: Node) -> Iterator[Rule]:
    """The rules that one schema states by its own keywords."""
    for keyword, value in node.schema.items():
        if _binds(node, keyword, value):
            yield Rule(f"{node.pointer}/{keyword}", node.pointer)
    for name in node.schema.get("required", ()):
        yield Rule(f"{node.pointer}/required/{escape(name)}", node.pointer)
    for name in node.schema.get("dependentRequired", {}):
        yield Rule(f"{node.pointer}/dependentRequired/{escape(name)}", node.pointer, name)
    for name, value in node.schema.get("properties", {}).items():
        if value is False:
            yield Rule(f"{node.pointer}/properties/{escape(name)}", node.pointer)


def _binds(node: Node, keyword: str, value: Json) -> bool:
    schema = node.schema
    if "const" in schema or "enum" in schema:
        # Beside listed values another keyword of the same schema says nothing more.
        return keyword == ("enum" if "enum" in schema else "const")
    if keyword == "type":
        return not implies_object(node)
    if keyword == "contains":
        return "minContains" not in schema
    if keyword in _BOUNDS:
        return bool(value > 0)
    return keyword in _PLAIN or (keyword in _CLOSED and value is False) or (keyword == "uniqueItems" and value is True)


def implies_object(node: Node) -> bool:
    """Whether the schema refuses whatever is no object even without `type`.

    A `not`, or a `oneOf` of several, does so where every schema inside accepts all that is no object.
    """
    refused = [node.schema["not"]] if "not" in node.schema else []
    unions = [node.schema.get("oneOf", ())[:2]]
    return any(_OF_OBJECTS.issuperset(inner) for inner in refused) or any(
        len(union) > 1 and all(_OF_OBJECTS.issuperset(branch) for branch in union) for union in unions
    )
