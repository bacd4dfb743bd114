"""Unions: a body belongs to exactly one branch, and a discriminator leads every value of its field to one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..document import JsonObject, escape
from ..problem import Problem
from .index import Index, Key, Site, address, is_union, union_word
from .verdicts import shown

MOST_BRANCHES = 32


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        if not is_union(site.schema):
            continue
        if len(index.leaves(site)) > MOST_BRANCHES:
            yield site.problem(f"more than {MOST_BRANCHES} branches; split the union")


def check_tagged(index: Index) -> Iterator[Problem]:
    """A discriminator tells every branch. Elsewhere one that does not is an annotation, as OpenAPI says."""
    for site in index.sites:
        if "discriminator" in site.schema and is_union(site.schema) and len(index.leaves(site)) <= MOST_BRANCHES:
            yield from _tagged(index, site)


def check_apart(index: Index) -> Iterator[Problem]:
    """Without a discriminator, the branches of a oneOf are told apart by their types or their fields."""
    for site in index.sites:
        if union_word(site.schema) == "oneOf" and "discriminator" not in site.schema:
            yield from _untagged(index, site)


def _tagged(index: Index, union: Site) -> Iterator[Problem]:
    discriminator = union.schema["discriminator"]
    written = union.schema[union_word(union.schema)]
    if not all(isinstance(branch, dict) and "$ref" in branch for branch in written):
        message = "a discriminator tells components; move each branch to components/schemas"
        yield union.problem(message, "/discriminator")
        return
    targets = {tag: address(union.document, ref) for tag, ref in discriminator["mapping"].items()}
    branches = {address(union.document, branch["$ref"]): number for number, branch in enumerate(written)}
    if len(branches) < len(written):
        yield union.problem("a branch stands here twice; remove one", "/oneOf")
    for tag, target in targets.items():
        if target not in branches:
            pointer = f"/discriminator/mapping/{escape(tag)}"
            yield union.problem("leads to no branch of this oneOf; add the branch, or remove the entry", pointer)
    for target, number in branches.items():
        tags = {tag for tag, found in targets.items() if found == target}
        if not tags:
            yield union.problem("no value of the discriminator leads here; add it to the mapping", f"/oneOf/{number}")
        else:
            yield from _branch(index, target, discriminator["propertyName"], tags)


def _branch(index: Index, key: Key, name: str, tags: set[str]) -> Iterator[Problem]:
    branch = index.by_key[key]
    member = index.member(branch, name)
    if member is None or branch.schema.get("type") != "object":
        yield branch.problem(f"a branch told by {shown(name)} is an object that has it; add the property")
        return
    if name not in branch.schema.get("required", []):
        yield branch.problem(f"the discriminator {shown(name)} must be required here; add it to required")
    values = _values(index.solid(member).schema)
    if values is None:
        yield member.problem(f"the discriminator needs its values here; write const: {shown(min(tags))}")
        return
    for value in sorted(values - tags):
        yield member.problem(f"no entry of the mapping leads to {shown(value)}; add one, or remove the value")
    for tag in sorted(tags - values):
        yield member.problem(f"the mapping leads {shown(tag)} here, where it is no value; correct one of the two")


def _values(schema: JsonObject) -> set[str] | None:
    if isinstance(schema.get("const"), str):
        return {schema["const"]}
    return set(schema["enum"]) if all(isinstance(v, str) for v in schema.get("enum", [None])) else None


def _untagged(index: Index, union: Site) -> Iterator[Problem]:
    alike: list[str] = []
    opened: dict[Site, None] = {}
    for (one, first), (two, second) in combinations(enumerate(index.branches(union)), 2):
        pairs = [(a, b) for a in index.leaves(first) for b in index.leaves(second) if not _of_other_kinds(a, b)]
        opened |= dict.fromkeys(leaf for pair in pairs for leaf in pair if not _is_closed(leaf))
        if not all(_exclude(index, a, b) for a, b in pairs):
            alike.append(f"a body can fit branches {one} and {two} alike, which oneOf refuses")
    for leaf in opened:
        message = f"a branch of {union.name}, which has no discriminator, must be told by its fields"
        yield leaf.problem(f"{message}; write an object with additionalProperties: false")
    for message in () if opened else alike:
        yield union.problem(f"{message}; require in one a field that the other does not have", "/oneOf")


def _of_other_kinds(a: Site, b: Site) -> bool:
    one, two = _types(a.schema), _types(b.schema)
    return bool(one and two) and one.isdisjoint(two)


def _is_closed(leaf: Site) -> bool:
    return leaf.schema.get("additionalProperties") is False


def _exclude(index: Index, a: Site, b: Site) -> bool:
    """Whether no body fits both closed objects: one requires what the other does not have, or has of another kind."""
    required = {*a.schema.get("required", []), *b.schema.get("required", [])}
    return any(_disjoint(index, index.member(a, name), index.member(b, name)) for name in required)


def _disjoint(index: Index, a: Site | None, b: Site | None) -> bool:
    if a is None or b is None:
        return True
    one, two = index.solid(a).schema, index.solid(b).schema
    kinds = _types(one), _types(two)
    if kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1]):
        return True
    values = _values(one), _values(two)
    return values[0] is not None and values[1] is not None and values[0].isdisjoint(values[1])


def _types(schema: JsonObject) -> set[str]:
    stated = schema.get("type", [])
    kinds = {stated} if isinstance(stated, str) else set(stated)
    return {"number" if kind == "integer" else kind for kind in kinds}
