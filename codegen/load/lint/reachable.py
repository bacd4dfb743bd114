"""Whether some body satisfies the rules of an object with each of its fields, and with each value that they test."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

from ...lower.forms import compiled
from ..document import JsonObject
from ..problem import Problem
from .index import Index, Site, is_union, mapping
from .verdicts import shown, validator

MOST_BODIES = 2_048
_RULES = ("not", "if", "dependentRequired", "oneOf")
_ABSENT = object()


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        if not is_union(site.schema) and any(rule in site.schema for rule in _RULES) and _is_plain(site.schema):
            yield from list(_tested(index, site)) or _reachable(index, site)


def _is_plain(schema: JsonObject) -> bool:
    """Whether the rules are of the forms that bind presence and plain values; others cannot be tried out."""
    rules = {word for word in (*_RULES, "then", "else") if word in schema}
    return rules <= compiled(schema, typed=False) and not {"allOf", "anyOf"} & set(schema)


def _reachable(index: Index, site: Site) -> Iterator[Problem]:
    options = {name: _options(index, site, name) for name in sorted(_bound(site.schema))}
    if prod(len(values) + 1 for values in options.values()) > MOST_BODIES:
        yield site.problem("the rules bind too many fields and values to be tried out; split the object")
        return
    valid = list(_valid(site.schema, options))
    if not valid:
        yield site.problem("the rules contradict each other, so that no body fits; correct one of them")
        return
    for name, values in options.items():
        found = [body[name] for body in valid if name in body]
        if not found:
            yield site.problem(f"the rules never let {shown(name)} be given; correct them, or remove the property")
            continue
        for value in values:
            if value not in found:
                message = f"the rules never let {shown(name)} be {shown(value)}; correct them, or remove the value"
                yield site.problem(message)


def _valid(schema: JsonObject, options: dict[str, list[Any]]) -> Iterator[JsonObject]:
    """The bodies that satisfy the rules, of the fields that the rules bind."""
    rules = {keyword: schema[keyword] for keyword in (*_RULES, "then") if keyword in schema}
    rules["required"] = [name for name in schema.get("required", []) if name in options]
    fits = validator(rules)
    for choice in product(*([_ABSENT, *values] for values in options.values())):
        body = {name: value for name, value in zip(options, choice, strict=True) if value is not _ABSENT}
        if fits.is_valid(body):
            yield body


def _bound(schema: JsonObject) -> set[str]:
    bound = {name for branch in schema.get("oneOf", []) for name in branch["required"]}
    for holder in ("not", "if", "then"):
        condition = mapping(schema.get(holder))
        bound.update(condition.get("required", []), mapping(condition.get("not")).get("required", []))
    for name, needed in schema.get("dependentRequired", {}).items():
        bound.update([name], needed)
    return bound


def _options(index: Index, site: Site, name: str) -> list[Any]:
    """The values worth trying: those that a condition tests and the field may have, or one that stands for all."""
    tested = _tested_values(site).get(name, [])
    return _declared(index, site, name) or [*tested, "any other"] if tested else ["any"]


def _tested_values(site: Site) -> dict[str, list[Any]]:
    tests = mapping(site.schema.get("if")).get("properties", {})
    return {name: test["enum"] if "enum" in test else [test["const"]] for name, test in tests.items()}


def _declared(index: Index, site: Site, name: str) -> list[Any]:
    member = index.member(site, name)
    schema = index.solid(member).schema if member else {}
    return [schema["const"]] if "const" in schema else list(schema.get("enum", []))


def _tested(index: Index, site: Site) -> Iterator[Problem]:
    for name, values in _tested_values(site).items():
        member = index.member(site, name)
        schema = index.solid(member).schema if member else {}
        if "oneOf" in schema:
            message = f"{shown(name)} is a union, which equals no plain value; test another field"
            yield site.problem(message, "/if/properties")
            continue
        kind = validator({keyword: schema[keyword] for keyword in ("type", "enum", "const") if keyword in schema})
        for value in values:
            if not kind.is_valid(value):
                message = f"{shown(name)} is never {shown(value)}, so the rule never applies; correct the value"
                yield site.problem(message, "/if/properties")
