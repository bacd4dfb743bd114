"""The alternatives of an object schema: one for each way through its `oneOf`, `anyOf`, `allOf` and `if`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any, TypeAlias

from ..load import Document, SpecTree
from .blocks import PageError

Known: TypeAlias = tuple[Document, Any]


@dataclass
class Variant:
    """One alternative: its fields, which are required, which exclude each other, and the values that pick it."""

    properties: dict[str, Known] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    exclusive: frozenset[frozenset[str]] = frozenset()
    tags: dict[str, str] = field(default_factory=dict)
    errata: frozenset[str] = frozenset()

    def joined(self, other: Variant) -> Variant:
        """Both at once."""
        return Variant(
            {**self.properties, **other.properties},
            self.required | other.required,
            self.exclusive | other.exclusive,
            {**self.tags, **other.tags},
            self.errata | other.errata,
        )


def follow(tree: SpecTree, document: Document, schema: Any) -> tuple[Document, dict[str, Any]]:
    """What a reference stands for, with the keywords that stand beside it."""
    home, target = tree.follow(document, schema)
    beside = {key: value for key, value in schema.items() if key != "$ref"} if isinstance(schema, dict) else {}
    return home, {**(target if isinstance(target, dict) else {}), **beside}


def ids_of(tree: SpecTree, document: Document, schema: Any) -> frozenset[str]:
    """The errata ids at a schema and at the component that it refers to."""
    _, target = tree.follow(document, schema)
    return frozenset(
        str(id_) for part in (schema, target) if isinstance(part, dict) for id_ in part.get("x-errata", ())
    )


def is_object(tree: SpecTree, document: Document, schema: Any) -> bool:
    """Whether the schema, or any of its alternatives, has fields of its own."""
    home, target = follow(tree, document, schema)
    branches = [*target.get("oneOf", ()), *target.get("anyOf", ()), *target.get("allOf", ())]
    return target.get("type") == "object" or any(is_object(tree, home, branch) for branch in branches)


def expand(tree: SpecTree, document: Document, schema: Any) -> list[Variant]:
    """The alternatives of an object schema.

    Raises:
        PageError: a conditional keyword that is not of a known form.
    """
    home, target = follow(tree, document, schema)
    alternatives = [[_own(tree, home, target, ids_of(tree, document, schema))]]
    alternatives += [expand(tree, home, part) for part in target.get("allOf", ())]
    for keyword in ("oneOf", "anyOf"):
        if keyword in target:
            alternatives.append([variant for part in target[keyword] for variant in expand(tree, home, part)])
    if "if" in target:
        alternatives.append(list(_conditional(tree, home, target)))
    return [_joined(parts) for parts in product(*alternatives)]


def _joined(parts: tuple[Variant, ...]) -> Variant:
    whole = Variant()
    for part in parts:
        whole = whole.joined(part)
    return whole


def _own(tree: SpecTree, home: Document, target: dict[str, Any], errata: frozenset[str]) -> Variant:
    properties = {name: (home, schema) for name, schema in target.get("properties", {}).items()}
    leaves = {name: follow(tree, *schema)[1] for name, schema in properties.items()}
    tags = {name: str(leaf["const"]) for name, leaf in leaves.items() if "const" in leaf}
    return Variant(properties, frozenset(target.get("required", ())), _exclusive(target.get("not")), tags, errata)


def _exclusive(negated: Any) -> frozenset[frozenset[str]]:
    """Pairs from `not: {required: [a, b]}`, alone or under `anyOf`."""
    if not isinstance(negated, dict):
        return frozenset()
    parts = [negated, *negated.get("anyOf", ())]
    return frozenset(frozenset(part["required"]) for part in parts if len(part.get("required", ())) == 2)


def _conditional(tree: SpecTree, home: Document, target: dict[str, Any]) -> Iterator[Variant]:
    """`if` a property has one of some values: an alternative for each value that the property can have."""
    tests = target["if"].get("properties", {}) if isinstance(target["if"], dict) else {}
    if len(tests) != 1:
        raise PageError(0, f"{home.name}: an `if` that does not test the value of one property; use a oneOf")
    ((name, test),) = tests.items()
    chosen = _values(test)
    every = _values(follow(tree, home, target.get("properties", {}).get(name, {}))[1])
    if not chosen or not every:
        raise PageError(0, f"{home.name}: an `if` on {name!r}, whose values are not listed; use a oneOf")
    for value in every:
        then = target.get("then" if value in chosen else "else", {})
        yield from (variant.joined(Variant(tags={name: str(value)})) for variant in expand(tree, home, then))


def _values(schema: dict[str, Any]) -> list[Any]:
    return [schema["const"]] if "const" in schema else list(schema.get("enum", ()))
