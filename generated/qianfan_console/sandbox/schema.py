# Generated from spec/ by `make generate`. Do not edit.
"""Ways to rewrite a JSON Schema as a whole. Schemas are plain JSON; the input is never changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .wire import JsonObject

_ONE = frozenset(
    {"items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "propertyNames", "contains"}
    | {"not", "if", "then", "else"}
)
_LIST = frozenset({"oneOf", "anyOf", "allOf", "prefixItems"})
_MAP = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})
_CLOSERS = ("additionalProperties", "unevaluatedProperties")


def rewrite(schema: Any, change: Callable[[JsonObject], JsonObject]) -> Any:
    """A copy of `schema` with `change` made to each schema inside it, innermost first."""
    if not isinstance(schema, dict):
        return schema
    return change({keyword: _inside(keyword, value, change) for keyword, value in schema.items()})


def _inside(keyword: str, value: Any, change: Callable[[JsonObject], JsonObject]) -> Any:
    if keyword in _ONE:
        return rewrite(value, change)
    if keyword in _LIST:
        return [rewrite(item, change) for item in value]
    if keyword in _MAP:
        return {name: rewrite(item, change) for name, item in value.items()}
    return value


def opened(schema: JsonObject) -> JsonObject:
    """`schema` with unknown members allowed everywhere."""
    return dict(rewrite(schema, lambda node: {k: v for k, v in node.items() if k not in _CLOSERS or v is not False}))


def dispatching(schema: JsonObject) -> JsonObject:
    """`schema` with a condition a tag for each discriminated `oneOf`: equal verdicts, and errors of one branch only."""
    return dict(rewrite(schema, _by_tag))


def _by_tag(node: JsonObject) -> JsonObject:
    discriminator = node.get("discriminator", {})
    mapping = discriminator.get("mapping")
    if "oneOf" not in node or not mapping:
        return node
    tag = discriminator["propertyName"]
    rest = {k: v for k, v in node.items() if k not in {"oneOf", "discriminator"}}
    branches = {
        "type": "object",
        "required": [tag],
        "properties": {tag: {"enum": list(mapping)}},
        "allOf": [_branch(tag, value, ref) for value, ref in mapping.items()],
    }
    return {**rest, "allOf": [*node.get("allOf", []), branches]}


def _branch(tag: str, value: str, ref: str) -> JsonObject:
    chosen = {"type": "object", "required": [tag], "properties": {tag: {"const": value}}}
    return {"if": chosen, "then": {"$ref": ref}}


def resolve(root: JsonObject, path: list[str | int]) -> Any:
    """What lies at `path`, references in between followed as an evaluation follows them."""
    node: Any = root
    for part in path:
        node = lookup(root, node["$ref"]) if part == "$ref" else node[part]
    return node


def lookup(root: JsonObject, ref: str) -> Any:
    """The schema that a local reference names."""
    node: Any = root
    for part in ref.removeprefix("#").split("/")[1:]:
        node = node[part.replace("~1", "/").replace("~0", "~")]
    return node
