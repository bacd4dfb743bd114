# Generated from spec/ by `make generate`. Do not edit.
"""Errors of `oneOf` and `anyOf` without a tag: which alternative was meant, or whether none was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .schema import lookup, resolve
from .wire import JsonObject

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

BRANCHES = frozenset({"OneOfNotValid", "AnyOf"})


def kind_of(error: ValidationError) -> str:
    """The name of the kind of error, without the class it is nested in."""
    return type(error.kind).__name__.rpartition("_")[2]


def chosen_branch(error: ValidationError, schema: JsonObject) -> list[ValidationError] | None:
    """The errors of the alternative that alone has members of the value; None when that is none of them, or several."""
    names = [_members(schema, branch) for branch in resolve(schema, error.schema_path)]
    value = error.instance.keys() if isinstance(error.instance, dict) else set()
    chosen = [
        index
        for index, own in enumerate(names)
        if (own & value).difference(*(others for other, others in enumerate(names) if other != index))
    ]
    branches: list[list[ValidationError]] = error.kind.as_dict()["context"]
    return branches[chosen[0]] if len(chosen) == 1 else None


def nearest_branch(error: ValidationError) -> list[ValidationError]:
    """The errors of the alternative that has fewest."""
    branches: list[list[ValidationError]] = error.kind.as_dict()["context"]
    return min((branch for branch in branches if branch), key=len)


def unheard_of(error: ValidationError, schema: JsonObject) -> tuple[list[str], set[str]]:
    """The members of the value that no alternative has, and those that the alternatives have."""
    known: set[str] = set().union(*(_members(schema, branch) for branch in resolve(schema, error.schema_path)))
    value = error.instance if isinstance(error.instance, dict) else {}
    return [name for name in value if name not in known], known


def _members(schema: JsonObject, node: Any) -> set[str]:
    """The names that an alternative speaks of, also in the branches of its own tag."""
    if not isinstance(node, dict):
        return set()
    names = {*node.get("properties", ()), *node.get("required", ())}
    inner = [*node.get("allOf", ()), *node.get("oneOf", ()), *node.get("anyOf", ()), node.get("then")]
    inner += [lookup(schema, node["$ref"])] if "$ref" in node else []
    return names.union(*(_members(schema, each) for each in inner))
