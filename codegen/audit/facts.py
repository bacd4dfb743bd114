"""What the spec says, in the words of a vendor's tables: objects by path, each with the claims on its fields.

The branches of a `oneOf` are laid over each other. A field that only some of them require or allow is required or
allowed under a condition, which names the discriminator's values in those branches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..load import Document, SpecTree
from .claims import Claims
from .statements import NONE, listed, span
from .variants import Known, Variant, expand, follow, ids_of, is_object

_DEPTH = 16


@dataclass(frozen=True)
class SpecField:
    """The claims of the spec on one field. `errata` hang at its object or further up; `members` are an object's."""

    claims: Claims
    errata: frozenset[str]
    members: tuple[str, ...] = ()
    alias_of: str | None = None


@dataclass(frozen=True)
class SpecObject:
    """One object of a body, by its path."""

    fields: dict[str, SpecField]
    errata: frozenset[str]


@dataclass
class SpecSide:
    """One side of an Action: its objects by path. The body itself has the empty path."""

    objects: dict[str, SpecObject] = field(default_factory=dict)

    def named(self, name: str) -> list[str]:
        """The paths of the objects whose last part is `name`."""
        return [path for path in self.objects if path.rpartition(".")[2] == name]


def read_side(tree: SpecTree, document: Document, schema: Any, errata: frozenset[str]) -> SpecSide:
    """The objects of a body with this schema. `errata` are the ids that hang at the operation."""
    side = SpecSide()
    _object(tree, side, "", [(document, schema)], errata)
    return side


def _object(tree: SpecTree, side: SpecSide, path: str, schemas: list[Known], errata: frozenset[str]) -> None:
    variants = [variant for document, schema in schemas for variant in expand(tree, document, schema)]
    names = dict.fromkeys(name for variant in variants for name in variant.properties)
    found = {name: list(_distinct(v.properties[name] for v in variants if name in v.properties)) for name in names}
    ids = errata.union(
        *(variant.errata for variant in variants), *(ids_of(tree, *part) for parts in found.values() for part in parts)
    )
    fields: dict[str, SpecField] = {}
    side.objects[path] = SpecObject(fields, ids)
    for name, parts in found.items():
        below = f"{path}.{name}" if path else name
        inner = [item for part in parts for item in _items(tree, *part)]
        objects = [item for item in inner if is_object(tree, *item)]
        if objects and below.count(".") < _DEPTH:
            _object(tree, side, below, objects, ids)
        members = tuple(sorted(side.objects[below].fields)) if below in side.objects else ()
        alias = next((follow(tree, *part)[1].get("x-alias-of") for part in parts), None)
        fields[name] = SpecField(_claims(tree, name, parts, inner, variants), ids, members, alias)


def _distinct(schemas: Iterator[Known]) -> Iterator[Known]:
    seen: set[str] = set()
    for document, schema in schemas:
        key = f"{document.name} {schema!r}"
        if key not in seen:
            seen.add(key)
            yield document, schema


def _items(tree: SpecTree, document: Document, schema: Any) -> Iterator[Known]:
    """The schema, or for an array that of its items."""
    home, target = follow(tree, document, schema)
    if target.get("type") == "array":
        yield from _items(tree, home, target.get("items", {}))
    else:
        yield document, schema


def _claims(tree: SpecTree, name: str, found: list[Known], inner: list[Known], variants: list[Variant]) -> Claims:
    leaves = [follow(tree, *part)[1] for part in inner]
    return Claims(
        type=_one(_type(tree, *schema) for schema in found),
        required=_required(name, variants),
        length=_one(_span(leaf, "minLength", "maxLength") for leaf in leaves),
        range=_one(_range(leaf) for leaf in leaves),
        enum=_enum(leaves),
        conditions=frozenset(_conditions(name, variants)),
    )


def _one(texts: Iterator[str]) -> str:
    return " or ".join(sorted(set(texts)))


def _type(tree: SpecTree, document: Document, schema: Any) -> str:
    home, target = follow(tree, document, schema)
    if target.get("type") == "array":
        return _type(tree, home, target.get("items", {})) + "[]"
    if is_object(tree, document, schema):
        return "object"
    if "x-upload" in target:
        return "file"
    written = target.get("type", "anything")
    return " or ".join(sorted(written)) if isinstance(written, list) else str(written)


def _span(leaf: dict[str, Any], low: str, high: str) -> str:
    """Lengths. A minimum of one is our rule for required strings, not a claim of the page."""
    if high not in leaf and leaf.get(low, 0) in {0, 1}:
        return NONE
    return span(leaf.get(low, 0), leaf.get(high))


def _range(leaf: dict[str, Any]) -> str:
    low, high = leaf.get("minimum"), leaf.get("maximum")
    left, right = leaf.get("exclusiveMinimum"), leaf.get("exclusiveMaximum")
    if left is None and right is None:
        return span(low, high)
    bounds = span(low if left is None else left, high if right is None else right)
    return f"{'(' if left is not None else ''}{bounds}{')' if right is not None else ''}"


def _enum(leaves: list[dict[str, Any]]) -> str:
    values: set[str] = set()
    for leaf in leaves:
        if "const" not in leaf and "enum" not in leaf:
            return NONE
        values.update(map(str, [leaf["const"]] if "const" in leaf else leaf["enum"]))
    return listed(values)


def _required(name: str, variants: list[Variant]) -> str:
    wanting = [variant for variant in variants if name in variant.required]
    if len(wanting) == len(variants):
        return "always"
    if not wanting:
        return "never"
    if tag := _told_apart(variants, wanting):
        return f"when {tag}"
    alone = [sorted(variant.required) for variant in variants]
    if all(len(names) == 1 for names in alone) and len(wanting) == 1:
        return "one of " + ", ".join(sorted({names[0] for names in alone}))
    return "sometimes"


def _conditions(name: str, variants: list[Variant]) -> Iterator[str]:
    allowing = [variant for variant in variants if name in variant.properties]
    rivals = {other for variant in allowing for pair in variant.exclusive if name in pair for other in pair - {name}}
    yield from (f"never with {other}" for other in rivals)
    if len(allowing) == len(variants):
        return
    if tag := _told_apart(variants, allowing):
        yield f"only with {tag}"
        return
    beside = {other for variant in allowing for other in variant.properties}
    yield from (f"never with {other}" for variant in variants for other in variant.properties if other not in beside)


def _told_apart(variants: list[Variant], chosen: list[Variant]) -> str | None:
    """The discriminator and its values that mean exactly the chosen variants."""
    for tag in dict.fromkeys(tag for variant in chosen for tag in variant.tags):
        values = {variant.tags.get(tag) for variant in chosen}
        rest = {variant.tags.get(tag) for variant in variants if variant not in chosen}
        if None not in values | rest and not values & rest:
            return f"{tag}={'|'.join(sorted(map(str, values)))}"
    return None
